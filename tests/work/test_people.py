"""People and teams: who may change them, and that nothing is lost when they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from db.queries.acting import Acting, find_acting
from db.queries.agents import may_see
from db.queries.people import PersonRow, people, teams
from qa_desk.work import Desk
from qa_desk.work import people as work
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.set_up import seat_founder
from qa_desk.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    workspace = Workspace.create(tmp_path / "w", "Test")
    founder = seat_founder(Desk(workspace), "Founder")
    with workspace.reading() as connection:
        return Desk(workspace, find_acting(connection, founder))


def listed(desk: Desk) -> dict[str, PersonRow]:
    assert desk.acting is not None
    with desk.reading() as connection:
        return {row.id: row for row in people(connection, desk.acting)}


def with_role(desk: Desk, *roles: str) -> Desk:
    return Desk(desk.workspace, Acting("somebody", "Some Body", frozenset(roles)))


def a_call(desk: Desk, call: str, agent: str) -> None:
    with desk.workspace.session() as session, session.begin():
        session.execute(
            text(
                "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms,"
                " outcome, imported_at, agent_id) VALUES (:c, 'pbx', :c, 'voice', 'in', 0, 1, 'unknown', 0, :a)"
            ),
            {"c": call, "a": agent},
        )


def events(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        return list(connection.execute(text("SELECT action FROM audit_event ORDER BY seq")).scalars())


def test_a_new_person_has_a_name_roles_and_a_team(desk: Desk) -> None:
    team = work.add_team(desk, "Cards")
    key = work.add(desk, "  Marta   Lindqvist ", {"agent", "coach"}, team)
    row = listed(desk)[key]
    assert (row.name, row.roles, row.team, row.active) == (
        "Marta Lindqvist",
        ("agent", "coach"),
        "Cards",
        True,
    )
    with desk.reading() as connection:
        assert desk.acting is not None
        assert [(team.name, team.members) for team in teams(connection, desk.acting)] == [("Cards", 1)]
    assert events(desk)[-2:] == ["team.edit", "person.add"]


def test_a_name_twice_or_none_is_refused_and_nothing_is_written(desk: Desk) -> None:
    work.add(desk, "Dan")
    before = listed(desk)
    for name in ("dan", "   "):
        with pytest.raises(work.PeopleError):
            work.add(desk, name)
    assert listed(desk) == before


def test_roles_change_from_today_on_and_can_be_taken_back_at_once(desk: Desk) -> None:
    key = work.add(desk, "Dan")
    work.set_roles(desk, key, {"coach", "agent"})
    work.set_roles(desk, key, {"coach"})
    assert listed(desk)[key].roles == ("coach",)
    work.set_roles(desk, key, ())
    assert listed(desk)[key].roles == ()


def test_a_first_team_counts_from_the_start_a_second_from_today(desk: Desk) -> None:
    key = work.add(desk, "Dan")
    first, second = work.add_team(desk, "A"), work.add_team(desk, "B")
    work.set_team(desk, key, first)
    work.set_team(desk, key, second)
    with desk.reading() as connection:
        spells = connection.execute(
            text("SELECT team_id, valid_from, valid_to IS NULL FROM membership ORDER BY valid_from")
        ).all()
    assert [(spell[0], spell[2]) for spell in spells] == [(first, 0), (second, 1)]
    assert spells[0][1] == "1970-01-01"
    assert listed(desk)[key].team == "B"
    work.set_team(desk, key, None)
    assert listed(desk)[key].team is None


def test_the_last_administrator_stays(desk: Desk) -> None:
    assert desk.acting is not None
    founder = desk.acting.person_id
    with pytest.raises(work.PeopleError, match="at least one administrator"):
        work.set_roles(desk, founder, {"coach"})
    with pytest.raises(work.PeopleError, match="yourself"):
        work.set_active(desk, founder, False)
    work.add(desk, "Second", {"admin"})
    work.set_roles(desk, founder, {"coach"})
    assert listed(desk)[founder].roles == ("coach",)


def test_who_left_keeps_calls_and_may_come_back(desk: Desk) -> None:
    key = work.add(desk, "Dan")
    a_call(desk, "c1", key)
    work.set_active(desk, key, False)
    assert (listed(desk)[key].active, listed(desk)[key].calls) == (False, 1)
    work.set_active(desk, key, True)
    assert listed(desk)[key].active


def test_two_entries_of_one_person_become_one(desk: Desk) -> None:
    known, imported = work.add(desk, "Andrew King"), work.add(desk, "AndrewK")
    work.add_alias(desk, imported, "pbx", "AndrewK")
    for call in ("c1", "c2"):
        a_call(desk, call, imported)
    assert work.merge(desk, imported, known) == 2
    rows = listed(desk)
    assert (rows[known].calls, [alias.external_id for alias in rows[known].aliases]) == (2, ["AndrewK"])
    assert (rows[imported].calls, rows[imported].active, rows[imported].roles) == (0, False, ())
    with pytest.raises(work.PeopleError):
        work.merge(desk, known, known)


def test_one_name_in_another_system_is_one_person(desk: Desk) -> None:
    one, two = work.add(desk, "One"), work.add(desk, "Two")
    work.add_alias(desk, one, "pbx", "17")
    with pytest.raises(work.PeopleError, match="is already One"):
        work.add_alias(desk, two, "pbx", "17")


@pytest.mark.parametrize(
    ("roles", "change"),
    [
        (("coach",), lambda desk: work.add(desk, "X")),
        (("lead",), lambda desk: work.add(desk, "X", {"admin"})),
        (("lead",), lambda desk: work.set_roles(desk, "p", {"coach"})),
        (("agent",), lambda desk: work.rename(desk, "p", "X")),
        (("executive",), lambda desk: work.add_team(desk, "X")),
        (("coach",), lambda desk: work.merge(desk, "p", "q")),
    ],
)
def test_only_whose_role_allows_it_changes_people(
    desk: Desk, roles: tuple[str, ...], change: Callable[[Desk], object]
) -> None:
    before = (listed(desk), events(desk))
    with pytest.raises(PermissionDenied):
        change(with_role(desk, *roles))
    assert (listed(desk), events(desk)) == before


def test_an_agent_finds_no_colleagues(desk: Desk) -> None:
    key = work.add(desk, "Dan")
    agent = Desk(desk.workspace, Acting(key, "Dan", frozenset({"agent"})))
    assert set(listed(agent)) == {key}


def test_a_coach_of_a_team_sees_that_team_from_today(desk: Desk) -> None:
    team, other = work.add_team(desk, "Cards"), work.add_team(desk, "Travel")
    below = work.add_team(desk, "Cards, night", team)
    agent, coach = work.add(desk, "Ann", ("agent",), below), work.add(desk, "Cleo", ("coach",))
    work.set_roles(desk, coach, {"coach", "executive"}, team)
    with desk.reading() as connection:
        acting = find_acting(connection, "Cleo")
        assert acting is not None and acting.roles == {"coach", "executive"}
        assert acting.teams == {team, below} and not acting.sees_all
        assert may_see(connection, acting, agent) and not may_see(connection, acting, coach + "x")
    work.set_roles(desk, coach, {"coach"}, other)
    with desk.reading() as connection:
        acting = find_acting(connection, "Cleo")
        assert acting is not None and acting.teams == {other} and not may_see(connection, acting, agent)
        (row,) = [row for row in people(connection, acting) if row.id == coach]
        assert row.over_id == other
    work.set_roles(desk, coach, {"coach"})
    with desk.reading() as connection:
        acting = find_acting(connection, "Cleo")
        assert acting is not None and acting.sees_all
