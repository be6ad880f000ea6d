"""What became of the sessions of a year: who listened how long, and what came of what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from db.models import to_epoch_ms
from db.queries.listening_actions import ActionRow, all_actions
from db.queries.listening_heard import ListenedMonth, listened_in
from qa_desk.stats import Estimate
from qa_desk.stats.differences import newcombe
from qa_desk.stats.intervals import wilson
from qa_desk.work.desk import Desk
from qa_desk.work.listening_plan import HIGH
from qa_desk.work.permissions import require

WINDOW = timedelta(days=60)
"""So long before an action was closed, and so long after, the ratings of its reason are looked at."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A closed action, and the satisfied share of its reason before and after it was closed, with the difference.

    It says what happened, not why: other things changed in these weeks too.
    """

    action: ActionRow
    before: Estimate
    after: Estimate
    difference: Estimate


@dataclass(frozen=True, slots=True)
class Year:
    """Months by person, and every action: open ones and what came of the closed ones."""

    year: str
    months: tuple[ListenedMonth, ...]
    open_actions: tuple[ActionRow, ...]
    outcomes: tuple[Outcome, ...]


def year_of(desk: Desk, year: str) -> Year:
    """The year as four digits."""
    require(desk.acting, "listening.hold")
    with desk.reading() as connection:
        actions = all_actions(connection)
        return Year(
            year,
            tuple(listened_in(connection, year)),
            tuple(action for action in actions if action.state == "open"),
            tuple(
                _outcome(connection, action)
                for action in actions
                if action.closed_at is not None and (action.month or "").startswith(year)
            ),
        )


RATED = """
SELECT coalesce(sum(i.rating >= :high), 0), count(*) FROM interaction i
WHERE i.reason_id = :reason AND i.rating IS NOT NULL AND i.started_at >= :since AND i.started_at < :until
"""


def _outcome(connection: Connection, action: ActionRow) -> Outcome:
    closed = action.closed_at
    assert closed is not None
    before = _rated(connection, action.reason_id, closed - WINDOW, closed)
    after = _rated(connection, action.reason_id, closed, closed + WINDOW)
    return Outcome(action, wilson(*before), wilson(*after), newcombe(after, before))


def _rated(
    connection: Connection, reason_id: str | None, since: datetime, until: datetime
) -> tuple[int, int]:
    """Satisfied customers, and all who answered."""
    if reason_id is None:
        return 0, 0
    named = {
        "reason": reason_id,
        "high": HIGH,
        "since": to_epoch_ms(since),
        "until": to_epoch_ms(until),
    }
    satisfied, n = connection.execute(text(RATED), named).one()
    return int(satisfied), int(n)
