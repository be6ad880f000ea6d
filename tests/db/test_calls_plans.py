"""The list of calls stays fast because of its indexes: no page sorts the whole table or reads all of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from db.engine import driver_of
from db.queries.acting import Acting
from db.queries.call_order import SORTS
from db.queries.calls import CallFilter, Sort, call_hits, calls_page
from tests.db.calls_world import made_world

COACH = Acting("p5", "Coach", frozenset({"coach"}))
AGENT = Acting("p1", "Agent 1", frozenset({"agent"}))
COMMON = {
    "everything": CallFilter(),
    "one agent": CallFilter(agents=("p1",)),
    "one queue": CallFilter(queues=("a",)),
    "scored": CallFilter(scored=True),
    "with moments": CallFilter(has_moments=True),
    "a month": CallFilter(since=datetime(2023, 11, 20, tzinfo=UTC), until=datetime(2023, 12, 20, tzinfo=UTC)),
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    engine = made_world(tmp_path_factory.mktemp("plans") / "a.db").engine
    with engine.connect() as open_connection:
        yield open_connection


def plans(connection: Connection, acting: Acting, wanted: CallFilter, sort: Sort) -> list[str]:
    """How SQLite would run each statement of the first two pages."""
    raw = driver_of(connection)
    ran: list[str] = []
    raw.set_trace_callback(ran.append)
    first = calls_page(connection, acting, wanted, sort, None, 10)
    calls_page(connection, acting, wanted, sort, first.next_cursor, 10)
    raw.set_trace_callback(None)
    found = []
    for statement in ran:
        if statement.startswith("SELECT i.number"):
            found += [row[3] for row in raw.execute("EXPLAIN QUERY PLAN " + statement)]
    assert found
    return found


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", SORTS)
def test_no_order_is_made_by_sorting_the_table(connection: Connection, column: str, descending: bool) -> None:
    steps = plans(connection, COACH, CallFilter(), Sort(column, descending))
    assert not [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]
    assert not [step for step in steps if step in ("SCAN i", "SCAN interaction")]


@pytest.mark.parametrize("name", COMMON)
@pytest.mark.parametrize("acting", [COACH, AGENT])
def test_common_filters_seek_their_index(connection: Connection, name: str, acting: Acting) -> None:
    steps = plans(connection, acting, COMMON[name], Sort())
    assert not [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step]
    assert not [step for step in steps if step in ("SCAN i", "SCAN interaction")]


@pytest.mark.parametrize(
    ("words", "marked"),
    [("stolen", {"stolen"}), ("stol", {"stolen"}), ("抱怨", {"抱怨"}), ("stolen card", {"stolen card"})],
)
def test_a_found_call_shows_what_was_said_and_when(connection, words: str, marked: set[str]) -> None:
    page = calls_page(connection, COACH, CallFilter(text=words), Sort(), None, 20)
    hits = call_hits(connection, COACH, CallFilter(text=words), [row.id for row in page.rows])
    assert set(hits) == {row.id for row in page.rows} and hits
    for hit in hits.values():
        assert hit.kind == "turn" and hit.at_ms is not None
        assert {text for text, fits in hit.parts if fits} == marked


def test_without_a_search_there_are_no_hits(connection: Connection) -> None:
    assert call_hits(connection, COACH, CallFilter(), ["c001"]) == {}
    assert call_hits(connection, COACH, CallFilter(text="x"), ["unknown"]) == {}
