"""The list of calls: whatever is asked for, every call that fits comes once, in order, and nobody else's."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.models import from_epoch_ms
from db.queries import call_pages
from db.queries.acting import Acting
from db.queries.call_order import SORTS
from db.queries.calls import CallFilter, CallRow, Sort, all_calls, calls_for_export, calls_page, count_calls
from tests.db.calls_world import DAY_MS, START_MS, Said, World, made_world

COACH = Acting("p5", "Coach", frozenset({"coach"}))
AGENT = Acting("p1", "Agent 1", frozenset({"agent"}))
TEAM_DAYS = {
    "t0": [("p0", "1970-01-01", "9999"), ("p1", "1970-01-01", "2023-12-01"), ("p2", "2023-11-20", "9999")],
    "t3": [("p1", "2023-12-01", "9999"), ("p3", "1970-01-01", "9999")],
}
REASONS = {"r0": {"Cards", "Cards / Lost"}, "r1": {"Cards / Lost"}, "r2": {"Fees"}}
BANDS = {
    "low": lambda rating: rating is not None and rating <= 0.25,
    "middle": lambda rating: rating is not None and 0.25 < rating < 0.75,
    "high": lambda rating: rating is not None and rating >= 0.75,
    "none": lambda rating: rating is None,
}


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    return made_world(tmp_path_factory.mktemp("calls") / "a.db")


@pytest.fixture
def small_steps():
    """Sizes so small that a few calls walk every road that a million would."""
    names = ("FIRST_LOOK", "MOST_LOOKED_AT", "FEW", "FEW_HITS", "MANY_HITS", "A_SEEK")
    before = {name: getattr(call_pages, name) for name in names}

    def set_all(**sizes: int) -> None:
        for name, value in {**before, **sizes}.items():
            setattr(call_pages, name, value)

    yield set_all
    set_all()


def subsets(*values: str):
    return st.just(()) | st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


days = st.none() | st.integers(0, 40).map(lambda n: from_epoch_ms(START_MS) + timedelta(days=n))
durations = st.none() | st.sampled_from([0, 1000, 60_000, 300_000])
filters = st.builds(
    CallFilter,
    text=st.sampled_from(["", "", "", "thank", "card stolen", "抱怨", "praise", "nothing", '"', "ref"]),
    agents=subsets("p0", "p1", "p4"),
    teams=subsets("t0", "t3"),
    queues=subsets("a", "B"),
    reasons=subsets("r0", "r1", "r2"),
    tiers=subsets("Gold", "Silver"),
    directions=subsets("in", "internal"),
    channels=subsets("voice", "email"),
    outcomes=subsets("failed"),
    languages=subsets("zh-CN", "en"),
    since=days,
    until=days,
    min_duration_ms=durations,
    max_duration_ms=durations,
    ratings=subsets("low", "middle", "high", "none"),
    scored=st.none() | st.booleans(),
    has_moments=st.none() | st.booleans(),
    has_sound=st.none() | st.booleans(),
)
sorts = st.builds(Sort, st.sampled_from(SORTS), st.booleans())
sizes = st.fixed_dictionaries(
    {
        "FIRST_LOOK": st.integers(1, 40),
        "MOST_LOOKED_AT": st.integers(1, 80),
        "FEW": st.sampled_from([0, 5, 30, 1000]),
        "FEW_HITS": st.sampled_from([0, 3, 1000]),
        "MANY_HITS": st.sampled_from([1, 5, 1000]),
        "A_SEEK": st.just(1),
    }
)


def paged(connection, acting: Acting, wanted: CallFilter, sort: Sort, limit: int) -> list[CallRow]:
    rows: list[CallRow] = []
    cursor = None
    for _ in range(2000):
        page = calls_page(connection, acting, wanted, sort, cursor, limit)
        assert len(page.rows) <= limit
        rows += page.rows
        cursor = page.next_cursor
        if cursor is None:
            return rows
    raise AssertionError("paging does not end")


def all_rows(connection, acting: Acting) -> list[CallRow]:
    return list(all_calls(connection, acting, CallFilter()))


def fits(row: CallRow, wanted: CallFilter, said: list[Said], acting: Acting) -> bool:
    day = row.started_at.date().isoformat()
    teams = [spell for team in wanted.teams for spell in TEAM_DAYS[team]]
    reasons = {path for reason in wanted.reasons for path in REASONS[reason]}
    return all(
        [
            not wanted.agents or row.agent_id in wanted.agents,
            not wanted.teams or any(row.agent_id == p and a <= day < b for p, a, b in teams),
            not wanted.queues or row.queue in wanted.queues,
            not wanted.reasons or row.reason in reasons,
            not wanted.tiers or row.tier in wanted.tiers,
            not wanted.directions or row.direction in wanted.directions,
            not wanted.channels or row.channel in wanted.channels,
            not wanted.outcomes or row.outcome in wanted.outcomes,
            not wanted.languages or row.language in wanted.languages,
            wanted.since is None or row.started_at >= wanted.since,
            wanted.until is None or row.started_at < wanted.until,
            wanted.min_duration_ms is None or row.duration_ms >= wanted.min_duration_ms,
            wanted.max_duration_ms is None or row.duration_ms <= wanted.max_duration_ms,
            not wanted.ratings or any(BANDS[band](row.rating) for band in wanted.ratings),
            wanted.scored is None or (row.evaluations > 0) is wanted.scored,
            wanted.has_moments is None or (row.moments > 0) is wanted.has_moments,
            wanted.has_sound is None or row.has_recording is wanted.has_sound,
            not wanted.text or any(one_fits(wanted.text, one, acting) for one in said),
        ]
    )


def one_fits(words: str, said: Said, acting: Acting) -> bool:
    if words == '"' or (acting.only_agent and not said.shared):
        return False
    return all(word in said.text for word in words.split())


def in_order(rows: list[CallRow], sort: Sort, numbers: dict[str, int]) -> list[CallRow]:
    """The rows sorted the slow and plain way."""
    if sort.column == "external_id":
        return sorted(rows, key=lambda row: (row.source, row.external_id), reverse=sort.descending)
    if sort.column in ("started_at", "duration_ms", "score"):
        rows = sorted(rows, key=lambda row: numbers[row.id], reverse=sort.descending)
    else:
        rows = sorted(rows, key=lambda row: (row.started_at, numbers[row.id]), reverse=True)
    if sort.column == "agent":
        rows = sorted(rows, key=lambda row: row.agent_id or "", reverse=sort.descending)
    given_value = [row for row in rows if value_of(row, sort) is not None]
    given_value.sort(key=lambda row: value_of(row, sort), reverse=sort.descending)
    return given_value + [row for row in rows if value_of(row, sort) is None]


def value_of(row: CallRow, sort: Sort) -> Any:
    return getattr(row, sort.column)


def call_numbers(connection) -> dict[str, int]:
    return {row.id: row.number for row in connection.execute(text("SELECT id, number FROM interaction"))}


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(filters, sorts, st.integers(1, 60), sizes, st.sampled_from([COACH, AGENT]))
def test_every_call_that_fits_comes_once_and_in_order(
    world, small_steps, wanted: CallFilter, sort: Sort, limit: int, steps: dict[str, int], acting: Acting
) -> None:
    engine, said = world.engine, world.said
    small_steps()
    with engine.connect() as connection:
        everything = all_rows(connection, acting)
        right = [row for row in everything if fits(row, wanted, said[row.id], acting)]
        small_steps(**steps)
        found = paged(connection, acting, wanted, sort, limit)
        assert found == in_order(right, sort, call_numbers(connection))
        assert count_calls(connection, acting, wanted).number == len(right)


@given(filters, sorts)
@settings(max_examples=50, deadline=None)
def test_an_agent_sees_no_call_of_another(world, wanted: CallFilter, sort: Sort) -> None:
    engine = world.engine
    with engine.connect() as connection:
        assert {row.agent_id for row in paged(connection, AGENT, wanted, sort, 50)} <= {AGENT.person_id}


def test_the_plain_list_is_the_table(world) -> None:
    engine, said = world.engine, world.said
    with engine.connect() as connection:
        rows = all_rows(connection, COACH)
        assert {row.id for row in rows} == set(said)
        starts = [row.started_at for row in rows]
        assert starts == sorted(starts, reverse=True)
        assert starts[0].tzinfo is UTC
        own = connection.execute(text("SELECT count(*) FROM interaction WHERE agent_id = 'p1'")).scalar()
        assert len(all_rows(connection, AGENT)) == own > 0


def test_a_count_stops_where_it_is_told_to(world) -> None:
    engine, said = world.engine, world.said
    with engine.connect() as connection:
        everything = count_calls(connection, COACH, CallFilter())
        assert (everything.number, everything.more) == (len(said), False)
        some = count_calls(connection, COACH, CallFilter(directions=("in", "out", "internal")), at_most=20)
        assert (some.number, some.more) == (20, True)


def test_two_chinese_characters_are_found(world) -> None:
    engine, said = world.engine, world.said
    complained = {call for call, passages in said.items() if any("抱怨" in one.text for one in passages)}
    with engine.connect() as connection:
        rows = paged(connection, COACH, CallFilter(text="抱怨"), Sort(), 50)
        assert {row.id for row in rows} == complained


def test_a_call_that_arrives_while_paging_breaks_nothing(tmp_path) -> None:
    engine = made_world(tmp_path / "a.db", calls=40).engine
    with engine.connect() as connection:
        first = calls_page(connection, COACH, CallFilter(), Sort(), None, 20)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms,"
                " outcome, imported_at) VALUES ('new', 's', 'n', 'voice', 'in', :at, 1, 'unknown', 0)"
            ),
            {"at": START_MS + 90 * DAY_MS},
        )
    with engine.connect() as connection:
        rest = calls_page(connection, COACH, CallFilter(), Sort(), first.next_cursor, 200)
    ids = [row.id for row in (*first.rows, *rest.rows)]
    assert len(ids) == len(set(ids)) == 40


def test_scripts_get_plain_values_as_many_as_asked_for(world) -> None:
    with world.engine.connect() as connection:
        rows = all_rows(connection, COACH)
        plain = list(calls_for_export(connection, COACH, CallFilter()))
        assert [row["id"] for row in plain] == [row.id for row in rows]
        assert {row["channels"] for row in plain} == {None, 1}
        for row, one in zip(rows, plain, strict=True):
            assert (one["channels"] is not None) is row.has_recording
            assert (one["rating"] is None) is (row.rating is None)
        assert list(calls_for_export(connection, COACH, CallFilter(), limit=7)) == plain[:7]
