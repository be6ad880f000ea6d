"""Which calls and whose a statistic is about, and who may ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection

from db.queries.acting import Acting
from db.queries.insights import Scope, find_team
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.scorecard import BEGINNING, SATISFIED

LOW = 0.25
"""A rating at or below this share of its scale is low: 1 and 2 of 5."""
TOP = 1.0 - 1e-9
PASSED = 0.75
"""A question counts as passed from this share of its points on."""


class TeamMissing(QADeskError):
    """No team is called so."""


class NotForAgents(QADeskError):
    """Somebody who is only an agent asked about many people."""


@dataclass(frozen=True, slots=True)
class Window:
    """The span (UTC, half-open), the team and the channels a statistic is about; none is everybody, or all."""

    since: datetime
    until: datetime
    team_id: str | None = None
    team: str | None = None
    channels: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """The same as queries want it."""
        return Scope(self.since, self.until, self.team_id, self.channels)


def window(
    desk: Desk,
    since: date | None = None,
    until: date | None = None,
    team: str | None = None,
    zone: tzinfo | None = None,
) -> Window:
    """Whole days of `zone` (this computer's by default), `until` included; `TeamMissing`."""
    start = BEGINNING if since is None else _midnight(since, zone)
    end = datetime.now(UTC) + timedelta(minutes=1)
    if until is not None:
        end = _midnight(until + timedelta(days=1), zone)
    if team is None:
        return Window(start, end)
    with desk.reading() as connection:
        found = find_team(connection, acting_of(desk), team)
    if found is None:
        raise TeamMissing(N_("There is no team called “{name}”."), name=team)
    return Window(start, end, *found)


def first_day(months: int, today: date | None = None) -> date:
    """The first day of so many calendar months, the running one last; of this computer's time zone."""
    first = (today or datetime.now().astimezone().date()).replace(day=1)
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def recent(months: int | None, team_id: str = "", channels: tuple[str, ...] = ()) -> Window:
    """The last months (None: everything) of a team known by its id ("" everybody), of some channels."""
    since = BEGINNING if months is None else _midnight(first_day(months), None)
    return Window(since, datetime.now(UTC) + timedelta(minutes=1), team_id or None, None, channels)


def acting_of(desk: Desk) -> Acting:
    """Who asks; nobody asking is a bug."""
    if desk.acting is None:
        raise TypeError("somebody has to ask")
    return desk.acting


def widely(desk: Desk) -> Acting:
    """Who asks about many people; `NotForAgents` for somebody who sees only what is their own."""
    acting = acting_of(desk)
    if acting.only_agent:
        raise NotForAgents(
            N_("This looks across many people."),
            hint=N_("Your own figures are on your scorecard: qa-desk scorecard NAME."),
        )
    return acting


def codes(values: Sequence[str]) -> tuple[list[str], list[int]]:
    """The different values in order of name, and each value's place among them."""
    names = sorted(set(values))
    place = {name: i for i, name in enumerate(names)}
    return names, [place[value] for value in values]


def question_texts(connection: Connection, versions: Sequence[str]) -> Mapping[str, scoring.Question]:
    """Questions by key over form versions; of a question that changed, the version named first."""
    found: dict[str, scoring.Question] = {}
    for version in dict.fromkeys(versions):
        for question in definition_of(connection, version).questions():
            found.setdefault(question.key, question)
    return found


def is_satisfied(rating: float) -> bool:
    """Top-two-box: a rating as a share of its scale."""
    return rating >= SATISFIED


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    at = datetime.combine(day, time(), zone)
    return (at if zone else at.astimezone()).astimezone(UTC)
