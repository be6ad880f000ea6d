"""What is counted by month and agent is always what counting the calls gives, whatever happens to the rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text

from db.engine import open_engine, writing
from db.queries.acting import Acting
from db.queries.insights import RatingCount, Scope
from db.queries.insights_counts import rating_counts, rating_scale
from db.upgrade import _migrate

LEAD = Acting("p0", "Lead", frozenset({"lead"}))
BEGUN = datetime(2025, 11, 20, tzinfo=UTC)
AGENTS, CHANNELS = ("p0", "p1", "p2"), ("voice", "chat")
OUTCOMES = ("resolved", "abandoned", "failed", "unknown")

at = st.integers(0, 120 * 24 * 3600).map(lambda s: int((BEGUN + timedelta(seconds=s)).timestamp() * 1000))
agent = st.sampled_from((*AGENTS, None))
call = st.tuples(st.just("call"), agent, at, st.sampled_from(CHANNELS), st.sampled_from(OUTCOMES))
rated = st.tuples(
    st.just("rated"), st.integers(0, 40), st.integers(1, 5), at, st.sampled_from(((1, 5), (1, 10)))
)
moved = st.tuples(
    st.just("moved"), st.integers(0, 40), agent, at, st.sampled_from(CHANNELS), st.sampled_from(OUTCOMES)
)
gone = st.tuples(st.just("gone"), st.integers(0, 40))
edits = st.lists(st.one_of(call, call, rated, rated, moved, gone), min_size=1, max_size=40)
teams = st.lists(
    st.tuples(st.sampled_from(AGENTS), st.sampled_from(("a", "b")), st.integers(0, 110), st.integers(1, 60)),
    max_size=6,
)
span = st.tuples(at, at).map(lambda two: (min(two), max(two) + 1))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path: Path = tmp_path_factory.mktemp("rollup") / "a.db"
    made = open_engine(path, create=True)
    _migrate(made)
    with writing(made).begin() as connection:
        for who in AGENTS:
            run(
                connection,
                "INSERT INTO person (id, name, languages, active, created_at) VALUES (?, ?, '[]', 1, 0)",
                who,
                who,
            )
        run(connection, "INSERT INTO team (id, name) VALUES ('a', 'A')")
        run(connection, "INSERT INTO team (id, name, parent_id) VALUES ('b', 'B', 'a')")
        run(connection, "INSERT INTO sync_applying VALUES (1)")  # so that facts may be changed and removed
    yield made
    made.dispose()


def run(connection: Connection, statement: str, *values: object) -> None:
    connection.exec_driver_sql(statement, values)


def apply(connection: Connection, number: int, edit: tuple[object, ...]) -> None:
    kind, *rest = edit
    if kind == "call":
        run(
            connection,
            "INSERT INTO interaction (id, source, external_id, direction, duration_ms, imported_at, agent_id,"
            " started_at, channel, outcome) VALUES (?, 's', ?, 'in', 1000, 0, ?, ?, ?, ?)",
            f"c{number}",
            f"c{number}",
            *rest,
        )
    elif kind == "rated":
        which, value, when, scale = rest
        run(
            connection,
            "INSERT INTO survey_response (id, interaction_id, source, external_id, kind, scale_min, scale_max,"
            " value, answered_at, link) SELECT ?, id, 's', ?, 'csat', ?, ?, ?, ?, 'call_id' FROM interaction"
            " WHERE id = ?",
            f"r{number}",
            f"r{number}",
            *scale,  # type: ignore[misc]
            value,
            when,
            f"c{which}",
        )
    elif kind == "moved":
        run(
            connection,
            "UPDATE interaction SET agent_id = ?, started_at = ?, channel = ?, outcome = ? WHERE id = ?",
            *rest[1:],
            f"c{rest[0]}",
        )
    else:
        run(connection, "DELETE FROM survey_response WHERE interaction_id = ?", f"c{rest[0]}")
        run(connection, "DELETE FROM interaction WHERE id = ?", f"c{rest[0]}")


def counted(connection: Connection, scope: Scope) -> dict[tuple[str, float | None], int]:
    """By counting the calls one by one: what the rollup must come to."""
    rows = connection.execute(
        text(
            f"SELECT i.agent_id, i.rating, count(*) FROM interaction i WHERE {scope.within()}"
            " AND i.agent_id IS NOT NULL AND (i.rating IS NOT NULL OR i.outcome NOT IN ('abandoned', 'failed'))"
            " GROUP BY 1, 2"
        ),
        scope.named,
    )
    return {(who, rating): calls for who, rating, calls in rows}


def as_counted(found: list[RatingCount]) -> dict[tuple[str, float | None], int]:
    return {(one.agent, one.rating): one.calls for one in found}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits, teams, st.lists(span, min_size=1, max_size=3), st.sampled_from(((), ("chat",), CHANNELS)))
def test_the_rollup_is_what_counting_the_calls_gives(
    engine: Engine,
    edits: list[tuple[object, ...]],
    teams: list[tuple[str, str, int, int]],
    spans: list[tuple[int, int]],
    channels: tuple[str, ...],
) -> None:
    with writing(engine).connect() as connection, connection.begin() as work:
        for number, (who, team, start, days) in enumerate(teams):
            first, last = (BEGUN + timedelta(days=d) for d in (start, start + days))
            run(
                connection,
                "INSERT INTO membership (id, person_id, team_id, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)",
                f"m{number}",
                who,
                team,
                f"{first:%Y-%m-%d}",
                None if number % 3 == 0 else f"{last:%Y-%m-%d}",
            )
        for number, edit in enumerate(edits):
            apply(connection, number, edit)
        for since, until in spans:
            for team in (None, "a", "b"):
                ends = (datetime.fromtimestamp(ms / 1000, UTC) for ms in (since, until))
                scope = Scope(*ends, team, channels)
                assert as_counted(rating_counts(connection, LEAD, scope)) == counted(connection, scope)
        scales = connection.execute(
            text("SELECT scale_min, scale_max, count(*) FROM survey_response GROUP BY 1, 2")
        )
        kept = connection.execute(text("SELECT scale_min, scale_max, answers FROM survey_scale"))
        assert {tuple(row) for row in scales} == {tuple(row) for row in kept}
        left = connection.execute(text("SELECT count(*) FROM rating_month WHERE calls <= 0")).scalar()
        assert left == 0
        work.rollback()


def test_a_file_from_before_is_counted_when_it_is_upgraded(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "old.db", create=True)
    _migrate(engine, "0011")
    with writing(engine).begin() as connection:
        run(
            connection,
            "INSERT INTO person (id, name, languages, active, created_at) VALUES ('p0', 'P', '[]', 1, 0)",
        )
        apply(connection, 0, ("call", "p0", int(BEGUN.timestamp() * 1000), "voice", "resolved"))
        apply(connection, 1, ("call", "p0", int(BEGUN.timestamp() * 1000), "voice", "abandoned"))
        apply(connection, 2, ("rated", 0, 10, 5, (1, 10)))
    _migrate(engine)
    with engine.connect() as connection:
        scope = Scope(BEGUN, BEGUN + timedelta(days=90))
        assert as_counted(rating_counts(connection, LEAD, scope)) == {("p0", 1.0): 1}
        assert rating_scale(connection, LEAD) == (1.0, 10.0)
