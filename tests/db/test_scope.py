"""Nothing of another scope: each query asked by each kind of person shows the calls that are theirs to see."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from db.engine import writing
from db.queries import agents, review
from db.queries.acting import Acting, find_acting, people_who_may_act
from db.queries.calls import SORTS, CallFilter, Sort, all_calls, calls_page, count_calls
from db.queries.choices import call_choices
from tests.db.calls_world import World, made_world

BOSS = Acting("boss", "Boss", frozenset({"coach"}))
PLANNED = ("c003", "c077", "c120")
ROLES = {
    "lead0": [("lead", "t0")],
    "coach3": [("coach", "t3")],
    "both": [("coach", "t1"), ("coach", "t3")],
    "plays": [("coach", "t3"), ("agent", None)],
    "exec": [("executive", None)],
    "mixed": [("executive", None), ("coach", "t2")],
    "wide": [("coach", "t3"), ("lead", None)],
    "admin": [("admin", None), ("coach", "t3")],
    "p1": [("agent", None)],
}
IN_TREE = {"t0": {"t0", "t1", "t2"}, "t1": {"t1"}, "t2": {"t2"}, "t3": {"t3"}}


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    made = made_world(tmp_path_factory.mktemp("scope") / "a.db")
    with writing(made.engine).begin() as connection:
        for person, held in ROLES.items():
            if person != "p1":
                add(connection, "person", id=person, name=person, languages="[]", active=True, created_at=0)
            for n, (role, team) in enumerate(held):
                add(
                    connection, "role_grant", id=f"{person}{n}", person_id=person, role=role, team_id=team,
                    valid_from="2000-01-01",
                )  # fmt: skip
        add(
            connection, "listening_session", id="s", month="2023-12", title="", target_minutes=60,
            mask_agent=True, mask_voice=False, seed="1", plan="{}", state="planned", position=0, at_ms=0,
            created_at=0, updated_at=0, deleted=False,
        )  # fmt: skip
        for n, call in enumerate(PLANNED):
            add(
                connection, "listening_item", id=f"li{n}", session_id="s", interaction_id=call, position=n,
                start_ms=0, end_ms=0, stratum="", weight=1, state="planned", reason="",
            )  # fmt: skip
    return made


def add(connection: Connection, table: str, **row: object) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + n for n in row)})"), row)


def seen(connection: Connection, who: str) -> set[str]:
    """The plain way: which calls this person's grants open."""
    held = ROLES[who]
    if any(role in ("coach", "lead", "admin") and team is None for role, team in held):
        return {row.id for row in all_calls(connection, BOSS, CallFilter())}
    teams = set().union(*(IN_TREE[team] for role, team in held if team is not None and role != "agent"))
    spells = connection.execute(text("SELECT person_id, team_id, valid_from, valid_to FROM membership")).all()
    found = set(PLANNED) if ("executive", None) in held else set()
    for row in all_calls(connection, BOSS, CallFilter()):
        day = row.started_at.date().isoformat()
        if row.agent_id == who or any(
            row.agent_id == person and team in teams and since <= day < (until or "9999")
            for person, team, since, until in spells
        ):
            found.add(row.id)
    return found


def acting(connection: Connection, who: str) -> Acting:
    found = find_acting(connection, who)
    assert found is not None
    return found


@given(
    st.sampled_from(sorted(ROLES)), st.builds(Sort, st.sampled_from(SORTS), st.booleans()), st.integers(1, 60),
    st.sampled_from(["", "thank", "praise", "抱怨"]),
)  # fmt: skip
@settings(max_examples=120, deadline=None)
def test_a_list_of_calls_holds_those_and_no_other(
    world: World, who: str, sort: Sort, limit: int, words: str
) -> None:
    with world.engine.connect() as connection:
        asking = acting(connection, who)
        mine = seen(connection, who)
        wanted = CallFilter(text=words)
        if words and who != "p1":
            mine &= {row.id for row in all_calls(connection, BOSS, wanted)}
        found, cursor = [], None
        while True:
            page = calls_page(connection, asking, wanted, sort, cursor, limit)
            found += [row.id for row in page.rows]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert len(found) == len(set(found)) == count_calls(connection, asking, wanted).number
        assert set(found) <= mine if words and who == "p1" else set(found) == mine


@pytest.mark.parametrize("who", sorted(ROLES))
def test_a_call_of_another_scope_is_not_there_by_any_question(world: World, who: str) -> None:
    with world.engine.connect() as connection:
        asking, mine = acting(connection, who), seen(connection, who)
        for row in all_calls(connection, BOSS, CallFilter()):
            known = row.id in mine
            assert (review.call_header(connection, asking, row.id) is not None) == known, row
            assert (review.find_call(connection, asking, row.external_id) is not None) == known
            for ask in (review.turns, review.moments, review.surveys, review.evaluations_of_call):
                if not known:
                    assert ask(connection, asking, row.id) == []
                elif not asking.only_agent:
                    assert ask(connection, asking, row.id) == ask(connection, BOSS, row.id)
            onwards = review.next_unscored(connection, asking, row.id)
            assert onwards is None or onwards in mine


def test_agents_and_names_follow_the_teams(world: World) -> None:
    names = {
        "lead0": {"p0", "p1", "p2"}, "coach3": {"p1", "p3"}, "both": {"p1", "p3"}, "p1": {"p1"}, "exec": set(),
    }  # fmt: skip
    with world.engine.connect() as connection:
        for who, whose in names.items():
            asking = acting(connection, who)
            assert {agent.id for agent in agents.agents(connection, asking)} == whose, who
            assert {one.value for one in call_choices(connection, asking).agents} == whose
            for agent in (f"p{n}" for n in range(6)):
                assert agents.may_see(connection, asking, agent) == (agent in whose)
        assert {one.value for one in call_choices(connection, acting(connection, "lead0")).teams} == IN_TREE[
            "t0"
        ]


def test_a_grant_counts_on_its_days_only(world: World) -> None:
    with world.engine.connect() as connection:
        before = acting(connection, "coach3")
        assert before.teams == {"t3"} and not before.sees_all
        assert acting(connection, "wide").sees_all and acting(connection, "admin").sees_all
        transaction = connection.get_transaction() or connection.begin()
        connection.execute(
            text("UPDATE role_grant SET valid_to = :d WHERE person_id = 'coach3'"), {"d": date.today()}
        )
        assert acting(connection, "coach3").roles == frozenset()
        assert {one.person_id for one in people_who_may_act(connection)} >= {"coach3", "wide"}
        transaction.rollback()
