"""What the hub refused waits on the desk for its person: seen with its reason, tried again, or let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries.acting import Acting
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.work.desk import Desk
from qa_desk.work.set_aside import Aside, AsideError, let_go, try_again
from qa_desk.work.sync_status import sync_status
from qa_desk.workspace import Workspace
from tests.sync.hub_world import company, meet, rows, serving, write

COACH = Acting("coach1", "Coach1", frozenset({"coach"}), frozenset({"team1"}))
SHOWN = "SELECT tag, note, end_ms, author_id FROM moment WHERE id = 'shared1'"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """An administrator's desk and a coach's."""
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        yield admin, hub.join(tmp_path / "coach", "Coach1")


def waiting(workspace: Workspace, acting: Acting = COACH) -> list[Aside]:
    return list(sync_status(Desk(workspace, acting)).aside)


def audited(workspace: Workspace) -> list[tuple[object, ...]]:
    return rows(
        workspace, "SELECT action, subject_table, subject_id FROM audit_event ORDER BY seq DESC LIMIT 1"
    )


def test_an_edit_that_was_refused_is_seen_with_its_reason_and_goes_through_once_it_is_allowed(
    two: tuple[Workspace, Workspace],
) -> None:
    admin, coach = two
    write(admin, "UPDATE moment SET author_id = 'coach2' WHERE id = 'shared1'")
    meet(admin, coach)
    write(coach, "UPDATE moment SET tag = 'mine', note = 'my words' WHERE id = 'shared1'")
    meet(coach, admin)
    one = next(one for one in waiting(coach) if one.values)
    assert (one.table, one.pk, one.about, one.why) == (
        "moment",
        "shared1",
        "c1",
        "written in somebody else's name",
    )
    assert {(v.column, v.mine) for v in one.values} == {("tag", "mine"), ("note", "my words")}
    write(admin, "UPDATE moment SET author_id = 'coach1' WHERE id = 'shared1'")
    meet(admin, coach)
    desk = Desk(coach, COACH)
    try_again(desk, one.digest)
    assert audited(coach) == [("sync.settle", "moment", "shared1")]
    assert [p for report in meet(coach, admin) for p in report.problems] == []
    assert rows(admin, SHOWN) == rows(coach, SHOWN) == [("mine", "my words", 9, "coach1")]
    with pytest.raises(AsideError, match="does not wait any more"):
        try_again(desk, one.digest)
    for other in waiting(coach):
        let_go(desk, other.digest)
    assert waiting(coach) == [] == rows(coach, "SELECT * FROM sync_aside")


def test_a_new_row_that_was_refused_stays_here_and_is_sent_again(two: tuple[Workspace, Workspace]) -> None:
    admin, coach = two
    write(admin, "UPDATE role_grant SET valid_to = '2021-01-01' WHERE id = 'gcoach1'")
    sync_hub(admin)
    write(
        coach,
        "INSERT INTO moment (id, interaction_id, author_id, start_ms, end_ms, tag, note, shared, channel,"
        " deleted, created_at, updated_at) VALUES ('new', 'call1', 'coach1', 0, 9, 'calm', 'new words',"
        " 0, 'both', 0, 0, 0)",
    )
    sync_hub(coach)
    (one,) = (
        one for one in waiting(coach, Acting("admin", "Admin", frozenset({"admin"}))) if one.pk == "new"
    )
    assert one.here_only and one.again and {"calm", "new words"} <= {value.mine for value in one.values}
    write(admin, "UPDATE role_grant SET valid_to = NULL WHERE id = 'gcoach1'")
    meet(admin, coach)
    try_again(Desk(coach, Acting("admin", "Admin", frozenset({"admin"}))), one.digest)
    meet(coach, admin)
    asked = "SELECT tag, note FROM moment WHERE id = 'new'"
    assert rows(admin, asked) == rows(coach, asked) == [("calm", "new words")]


def test_what_is_let_go_is_kept_by_the_audit_log_only_and_a_stranger_sees_nothing_of_it(
    two: tuple[Workspace, Workspace],
) -> None:
    admin, coach = two
    write(coach, "UPDATE moment SET author_id = 'coach2', tag = 'x' WHERE id = 'shared1'")
    meet(coach, admin)
    (one, *_) = waiting(coach)
    stranger = Acting("coach2", "Coach2", frozenset({"coach"}), frozenset({"team2"}))
    assert waiting(coach, stranger) == []
    with pytest.raises(AsideError):
        let_go(Desk(coach, stranger), one.digest)
    let_go(Desk(coach, COACH), one.digest)
    said = rows(
        coach, "SELECT before FROM audit_event WHERE action = 'sync.settle' ORDER BY seq DESC LIMIT 1"
    )
    assert "somebody else" in str(said) and '"tag": "x"' in str(said).replace("'", '"')
    assert one.digest not in str(rows(coach, "SELECT digest FROM sync_aside"))
