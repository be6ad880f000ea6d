"""The list of calls: filtered, searched, sorted, a page at a time, as fast with a million as with a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection

from db.engine import driver_of
from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.blind import AGENT, RATING, SCORES, hidden
from db.queries.call_filter import CallFilter, conditions, left_out, marks
from db.queries.call_hits import Hit, TextSearch, call_hits
from db.queries.call_order import SORTS, Sort
from db.queries.call_pages import CallReader, Place
from db.queries.call_seen import OWN, seen

__all__ = [
    "SORTS",
    "CallCount",
    "CallFilter",
    "CallRow",
    "Hit",
    "Page",
    "Place",
    "Sort",
    "all_calls",
    "call_hits",
    "calls_for_export",
    "calls_page",
    "count_calls",
]


class CallRow(NamedTuple):
    """One line of the list; a tuple as it was read, because a thousand lines are made while somebody scrolls.

    `number` is this file's own, `score` is percent, the rating is as the customer gave it and (`rating`) as a
    share of its scale.
    """

    number: int
    id: str
    source: str
    external_id: str
    started_ms: int
    agent_id: str | None
    agent: str | None
    customer: str | None
    tier: str | None
    reason: str | None
    queue: str | None
    direction: str
    channel: str
    duration_ms: int
    rating_value: float | None
    rating_max: float | None
    rating: float | None
    score: float | None
    evaluations: int
    moments: int
    recordings: int
    outcome: str
    language: str | None
    blind: int = 0
    """Bits of `db.queries.blind`: what of it is hidden, because this person scores it blind."""

    @property
    def started_at(self) -> datetime:
        """When the call began, UTC."""
        return from_epoch_ms(self.started_ms)

    @property
    def has_recording(self) -> bool:
        """True where there is sound."""
        return self.recordings > 0


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order. It may hold fewer than asked for, even none; the end is where `next_cursor` is None."""

    rows: tuple[CallRow, ...]
    next_cursor: Place | None


@dataclass(frozen=True, slots=True)
class CallCount:
    """How many calls fit; `more` where counting stopped at `number`.

    `left_out` where calls that the person scores blind are not listed, because the list would tell what is hidden.
    """

    number: int
    more: bool
    left_out: bool = False


def calls_page(
    connection: Connection,
    acting: Acting,
    wanted: CallFilter,
    sort: Sort,
    after: Place | None = None,
    limit: int = 100,
) -> Page:
    """The next calls in order, at most `limit`. `KeyError` for an unknown sort column."""
    numbers, cursor = CallReader(connection, acting, wanted, sort, limit).read(after)
    return Page(_rows(connection, acting, numbers), cursor)


def all_calls(
    connection: Connection, acting: Acting, wanted: CallFilter, sort: Sort | None = None
) -> Iterator[CallRow]:
    """Every call that fits, one after the other, without holding them all; newest first unless told otherwise."""
    cursor: Place | None = None
    while True:
        page = calls_page(connection, acting, wanted, sort or Sort(), cursor, limit=500)
        yield from page.rows
        cursor = page.next_cursor
        if cursor is None:
            return


CHANNELS = "SELECT interaction_id, max(channels) FROM recording WHERE interaction_id IN ({}) GROUP BY 1"


def calls_for_export(
    connection: Connection, acting: Acting, wanted: CallFilter, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Calls as plain values for scripts, newest first; `channels` counts those of the sound, None without any."""
    found = islice(all_calls(connection, acting, wanted), limit)
    while batch := tuple(islice(found, 500)):
        ids = tuple(row.id for row in batch)
        rows = connection.exec_driver_sql(CHANNELS.format(marks(ids)), ids)
        channels = {str(row[0]): int(row[1]) for row in rows}
        for row in batch:
            yield {
                "id": row.id,
                "external_id": row.external_id,
                "source": row.source,
                "agent": row.agent,
                "customer": row.customer,
                "tier": row.tier,
                "started_at": row.started_at,
                "duration_ms": row.duration_ms,
                "channel": row.channel,
                "channels": channels.get(row.id),
                "direction": row.direction,
                "queue": row.queue,
                "reason": row.reason,
                "outcome": row.outcome,
                "language": row.language,
                "rating": row.rating_value,
                "rating_max": row.rating_max,
                "score": row.score,
                "evaluations": row.evaluations,
                "moments": row.moments,
            }


def count_calls(
    connection: Connection, acting: Acting, wanted: CallFilter, at_most: int = 10_000, by: str = ""
) -> CallCount:
    """How many calls fit, counted up to `at_most` unless nothing is asked for; `by` names the order.

    May be slow: not for the UI thread.
    """
    parts = conditions(connection, acting, wanted, by)
    blind = bool(left_out(connection, acting, wanted, by))
    search = TextSearch.of(acting, wanted)
    if search is not None:
        parts.append(search.condition())
        if not search.match:
            return CallCount(0, False, blind)
    if not parts:
        number = connection.exec_driver_sql("SELECT count(*) FROM interaction").scalar_one()
        return CallCount(int(number), False, blind)
    where = " AND ".join(part.sql for part in parts)
    params = tuple(value for part in parts for value in part.params)
    limited = f"SELECT 1 FROM interaction i WHERE {where} LIMIT {at_most + 1}"
    number = int(connection.exec_driver_sql(f"SELECT count(*) FROM ({limited})", params).scalar_one())
    return CallCount(min(number, at_most), number > at_most, blind)


COLUMNS = """
SELECT i.number, i.id, i.source, i.external_id, i.started_at, i.agent_id, p.name, c.reference, c.tier, r.path,
  i.queue, i.direction, i.channel, i.duration_ms, i.rating_value, i.rating_max, i.rating, {score},
  {evaluations}, {moments},
  EXISTS (SELECT 1 FROM recording WHERE interaction_id = i.id), i.outcome, i.language
FROM interaction i
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN reason r ON r.id = i.reason_id
WHERE i.number IN ({numbers})
"""


def _rows(connection: Connection, acting: Acting, numbers: Sequence[int]) -> tuple[CallRow, ...]:
    if not numbers:
        return ()
    sql = COLUMNS.format(numbers=marks(tuple(numbers)), **{name: seen(acting, name) for name in OWN})
    found = {row[0]: row for row in driver_of(connection).execute(sql, tuple(numbers))}
    blind = hidden(connection, acting)
    rows = (CallRow(*found[number]) for number in numbers)
    return tuple(_blinded(row, blind[row.id]) if row.id in blind else row for row in rows)


def _blinded(row: CallRow, bits: int) -> CallRow:
    """The row without what its evaluator may not know yet."""
    row = row._replace(blind=bits)
    if bits & RATING:
        row = row._replace(rating_value=None, rating_max=None, rating=None)
    if bits & AGENT:
        row = row._replace(agent_id=None, agent=None)
    if bits & SCORES:
        row = row._replace(score=None)
    return row
