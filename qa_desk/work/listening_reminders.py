"""What a person is reminded of: sessions that come, and what they promised to do, in the app and for their calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.queries import listening as reads
from db.queries.listening import ComingSession
from db.queries.listening_actions import ActionRow, open_actions
from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.permissions import may, require
from qa_desk.work.sampling.calendar import Entry, as_calendar

AHEAD = timedelta(days=14)
"""So long before, a session or a due day is spoken of."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """Of one person: sessions they are invited to or lead, soonest first, and their open actions."""

    today: date
    sessions: tuple[ComingSession, ...]
    actions: tuple[ActionRow, ...]

    @property
    def soon(self) -> tuple[ComingSession, ...]:
        """Sessions of the next two weeks."""
        return tuple(one for one in self.sessions if one.held_on <= self.today + AHEAD)

    @property
    def overdue(self) -> tuple[ActionRow, ...]:
        """Actions whose day has passed."""
        return tuple(one for one in self.actions if one.due is not None and one.due < self.today)

    @property
    def due(self) -> tuple[ActionRow, ...]:
        """Actions of the next two weeks."""
        last = self.today + AHEAD
        return tuple(one for one in self.actions if one.due is not None and self.today <= one.due <= last)

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to say."""
        return not (self.soon or self.due or self.overdue)


def reminders_of(desk: Desk, today: date | None = None) -> Reminders:
    """What the acting person is reminded of on a day, today by default; nothing for somebody who may not listen."""
    today = today or datetime.now().astimezone().date()
    if not may(desk.acting, "listening.hold") or desk.acting is None:
        return Reminders(today, (), ())
    with desk.reading() as connection:
        return Reminders(
            today,
            tuple(reads.coming(connection, desk.acting, today)),
            tuple(open_actions(connection, desk.acting.person_id)),
        )


def entries(desk: Desk, today: date | None = None) -> list[Entry]:
    """Sessions and due days as entries of a calendar."""
    return sorted(_entries(reminders_of(desk, today)), key=lambda entry: (entry.day, entry.title))


def write_calendar(desk: Desk, path: Path) -> int:
    """Write them to a file; how many. `ListeningError` where it cannot be written."""
    require(desk.acting, "listening.hold")
    found = entries(desk)
    try:
        path.write_bytes(as_calendar(found, datetime.now(UTC)))
    except OSError as error:
        raise ListeningError(
            N_("The calendar {name} could not be written: {reason}."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    return len(found)


def _entries(found: Reminders) -> Iterator[Entry]:
    for one in found.sessions:
        yield Entry(f"listening|{one.id}", one.held_on, f"QA Desk: {one.title or one.month}")
    for action in found.actions:
        if action.due is not None:
            yield Entry(f"action|{action.id}", action.due, f"QA Desk: {action.text}")
