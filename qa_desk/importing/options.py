"""What a person answers once per import, and what is assumed where nobody was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem
from qa_desk.importing.mapping import TableMapping

SURVEY_WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read what the files leave open.

    `profile` names a saved way to read tables. `time_zone` is an IANA name for times without a zone; None takes
    this computer's. `day_first` says whether 3/4 is in April where the whole column does not tell.
    `agent_channel` says where the agent speaks in stereo files: 0 left, 1 right, None not known.
    `survey_window` is how long after a call's end an answer may still be about it where only the customer links
    them. `mappings` are tables whose columns somebody assigned by hand.
    """

    profile: str | None = None
    time_zone: str | None = None
    agent_channel: int | None = None
    source: str | None = None
    day_first: bool | None = None
    survey_window: timedelta = SURVEY_WINDOW
    mappings: Mapping[Path, TableMapping] = field(default_factory=dict)


class Zone:
    """A time zone for times without one; `None` is this computer's."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self._info: tzinfo | None = None if name is None else _zone(name)

    def aware(self, naive: datetime) -> tuple[datetime, int]:
        """A wall-clock time as UTC, and the minutes its clock was ahead of UTC."""
        local = naive.astimezone() if self._info is None else naive.replace(tzinfo=self._info)
        offset = local.utcoffset() or timedelta()
        return local.astimezone(UTC), round(offset.total_seconds() / 60)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImportProblem(
            N_("There is no time zone called “{name}”."),
            hint=N_("Use a name such as Europe/Berlin or Asia/Shanghai."),
            name=name,
        ) from error
