"""A text that two people changed apart, settled at one desk and followed through the hub to the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries.acting import find_acting
from qa_desk.sync.conflicts import Conflict, open_conflicts, settle
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.work.desk import Desk
from qa_desk.workspace import Workspace
from tests.sync.hub_world import Server, company, meet, rows, serving, write
from tests.sync.test_folder import hits, holds


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Server]:
    """A running hub on an empty database."""
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as server:
        yield server


def conflicts(workspace: Workspace) -> list[Conflict]:
    with workspace.reading() as connection:
        return open_conflicts(connection)


def says(workspace: Workspace) -> object:
    ((note,),) = rows(workspace, "SELECT note FROM moment WHERE id = 'shared1'")
    return note


def test_a_note_settled_at_one_desk_is_settled_at_all_through_the_hub(hub: Server, tmp_path: Path) -> None:
    admin = company(tmp_path / "admin")
    enrol(admin, hub.url, hub.code("Admin"))
    sync_hub(admin)
    coach, other = (hub.join(tmp_path / who, who) for who in ("Coach1", "Coach2"))
    write(admin, "UPDATE moment SET note = 'calm voice' WHERE id = 'shared1'")
    write(coach, "UPDATE moment SET note = 'kind words' WHERE id = 'shared1'")
    meet(admin, coach, other)
    (here,), (there,) = conflicts(admin), conflicts(coach)
    assert (here.table, here.pk, here.field) == (there.table, there.pk, there.field)
    assert {side.text for side in here.sides} == {side.text for side in there.sides}
    assert {side.text for side in here.sides} == {"calm voice", "kind words"}
    assert says(admin) == says(coach) == here.sides[0].text
    late = hub.join(tmp_path / "late", "Admin")  # a new desk learns of the conflict as well
    assert {side.text for side in conflicts(late)[0].sides} == {"calm voice", "kind words"}

    with coach.reading() as connection:
        acting = find_acting(connection, "Coach1")
    settle(Desk(coach, acting), there, "calm voice, kind words")
    assert conflicts(coach) == [] and conflicts(admin) != []
    meet(coach, admin, late, other)
    for desk in (coach, admin, late):
        assert says(desk) == "calm voice, kind words"
        assert conflicts(desk) == []
        assert (hits(desk, "calm"), hits(desk, '"shared of 1"')) == (1, 0)
    assert holds(admin) == holds(late)
    assert rows(other, "SELECT * FROM sync_text WHERE value LIKE '%calm%' OR value LIKE '%kind%'") == []
    event = (
        "SELECT a.action, p.name FROM audit_event a JOIN person p ON p.id = a.actor_id"
        " WHERE a.subject_id = 'shared1'"
    )
    assert rows(admin, event) == [("sync.settle", "Coach1")]
    assert [(report.sent, report.received) for report in meet(coach, admin, late)] == [(0, 0)] * 6
    for desk in (admin, coach, other, late):
        desk.close()


def test_who_wrote_on_before_the_settlement_came_has_a_conflict_with_it_and_nothing_is_overwritten(
    hub: Server, tmp_path: Path
) -> None:
    one = company(tmp_path / "one")
    enrol(one, hub.url, hub.code("Admin"))
    sync_hub(one)
    two = hub.join(tmp_path / "two", "Admin")
    write(one, "UPDATE moment SET note = 'calm voice' WHERE id = 'shared1'")
    write(two, "UPDATE moment SET note = 'kind words' WHERE id = 'shared1'")
    meet(one, two)
    with one.reading() as connection:
        acting = find_acting(connection, "Admin")
    settle(Desk(one, acting), conflicts(one)[0], "both")
    write(two, "UPDATE moment SET note = 'kind words, and slowly' WHERE id = 'shared1'")
    meet(one, two)
    for desk in (one, two):
        (conflict,) = conflicts(desk)
        assert {side.text for side in conflict.sides} == {"both", "kind words, and slowly"}
    assert says(one) == says(two)
    settle(Desk(two, acting), conflicts(two)[0], "both, slowly")
    meet(two, one)
    assert says(one) == says(two) == "both, slowly"
    assert conflicts(one) == conflicts(two) == []
    assert holds(one) == holds(two)
