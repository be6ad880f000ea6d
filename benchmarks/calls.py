"""The Calls page with a million calls, beside the SQL one would write by hand for the same rows.

The statement by hand reads the same columns of the same hundred calls over a plain `sqlite3` connection with the
same settings. It has no bound on what it may cost; `calls_page` has.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from benchmarks.million_calls import million_calls
from benchmarks.table import Row
from db.engine import PRAGMAS, open_engine
from db.queries.acting import Acting
from db.queries.call_hits import forget_searches
from db.queries.calls import CallFilter, Place, Sort, calls_page

COACH = Acting("nobody", "Coach", frozenset({"coach"}))
T = TypeVar("T")
LIMIT = 100
PAGE_MS = 50

COLUMNS = """
SELECT i.id, i.source, i.external_id, i.started_at, i.agent_id, p.name, c.reference, c.tier, r.path, i.queue,
  i.direction, i.channel, i.duration_ms, i.rating_value, i.rating_max, i.rating, i.score, i.evaluation_count,
  i.moment_count, EXISTS (SELECT 1 FROM recording WHERE interaction_id = i.id), i.outcome, i.language
FROM {source} LEFT JOIN person p ON p.id = i.agent_id LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN reason r ON r.id = i.reason_id WHERE {where} ORDER BY {order} LIMIT 100
"""
NEWEST = "i.started_at DESC, i.number DESC"
SAID = "i.number IN (SELECT rowid >> 20 FROM search_text WHERE search_text MATCH '{}')"


@dataclass(frozen=True, slots=True)
class Case:
    """One way to look at the list, and the statement by hand for the same."""

    name: str
    wanted: CallFilter
    sort: Sort
    where: str
    order: str = NEWEST
    deep: bool = False


CASES = (
    Case("first page", CallFilter(), Sort(), "1"),
    Case("page 2,000 and something", CallFilter(), Sort(), "(i.started_at, i.number) < ({}, {})", deep=True),
    Case("one agent", CallFilter(agents=("p0003",)), Sort(), "i.agent_id = 'p0003'"),
    Case(
        "gold customers, incoming",
        CallFilter(tiers=("Gold",), directions=("in",)),
        Sort(),
        "+c.tier = 'Gold' AND +i.direction = 'in'",
    ),
    Case("longest first", CallFilter(), Sort("duration_ms"), "1", "i.duration_ms DESC, i.number DESC"),
    Case(
        "worst score first",
        CallFilter(scored=True),
        Sort("score", False),
        "i.score >= 0",
        "i.score, i.number",
    ),
    Case(
        "a team's longest calls",
        CallFilter(agents=("p0001", "p0013", "p0025")),
        Sort("duration_ms"),
        "+i.agent_id IN ('p0001', 'p0013', 'p0025')",
        "i.duration_ms DESC, i.number DESC",
    ),
    Case("searched, rare word", CallFilter(text='"抱怨"'), Sort(), SAID.format('"抱 怨"')),
    Case("searched, every fourth call", CallFilter(text='"thank"'), Sort(), "+" + SAID.format('"thank"')),
    Case(
        "searched, every fourth call, longest first",
        CallFilter(text='"thank"'),
        Sort("duration_ms"),
        "+" + SAID.format('"thank"'),
        "i.duration_ms DESC, i.number DESC",
    ),
)


def rows(quick: bool) -> list[Row]:
    """Each case measured in turns with its statement by hand; medians."""
    path = million_calls(50_000 if quick else 1_000_000)
    engine, plain = open_engine(path), sqlite3.connect(path)
    for pragma in PRAGMAS:
        plain.execute(pragma)
    with engine.connect() as connection:
        table = [_measured(connection, plain, case, 3 if quick else 9) for case in CASES]
    engine.dispose()
    plain.close()
    return table


def _measured(connection: Connection, plain: sqlite3.Connection, case: Case, turns: int) -> Row:
    after, where = None, case.where
    if case.deep:
        count = plain.execute("SELECT count(*) FROM interaction").fetchone()[0]
        place = plain.execute(
            f"SELECT i.started_at, i.number FROM interaction i ORDER BY {NEWEST} LIMIT 1 OFFSET {count // 5}"
        ).fetchone()
        after, where = Place(place), case.where.format(*place)
    sql = COLUMNS.format(source="interaction i", where=where, order=case.order)
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(turns + 1):
        forget_searches()
        seconds, page = _timed(lambda: calls_page(connection, COACH, case.wanted, case.sort, after, LIMIT))
        by_hand, found = _timed(lambda: plain.execute(sql).fetchall())
        assert [row.id for row in page.rows] == [row[0] for row in found], case.name
        if turn:  # the first warms the caches
            ours.append(seconds)
            theirs.append(by_hand)
    return Row(
        name=f"calls: {case.name}",
        baseline="the SQL by hand",
        seconds=statistics.median(ours),
        baseline_seconds=statistics.median(theirs),
        target=1.5,
        seconds_target=PAGE_MS / 1000,
    )


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


if __name__ == "__main__":
    from benchmarks.table import print_table

    print_table(rows(quick=False))
