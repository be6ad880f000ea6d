"""What customers wrote without rating goes from desk to desk: once, found by words, and to whom it concerns."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from db.queries.acting import people_who_may_act
from db.search import match_expression
from qa_desk.importing import ImportOptions, preview
from qa_desk.sync.folder import sync_folder
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.work.desk import Desk
from qa_desk.work.import_calls import import_calls
from qa_desk.work.permissions import may
from qa_desk.work.set_up import create_workspace
from qa_desk.workspace import Workspace
from tests.sync.hub_world import company, meet, rows, serving
from tests.sync.test_folder import holds

WORDS = "SELECT verbatim FROM survey_comment"


def bring_in(workspace: Workspace, *tables: Path) -> int:
    """Import as somebody who may; how many answers were new."""
    with workspace.reading() as connection:
        who = next(one for one in people_who_may_act(connection) if may(one, "call.import"))
    desk = Desk(workspace, who)
    found = import_calls(desk, preview(desk, list(tables), ImportOptions()))
    assert not found.refused
    return found.answers


def calls_found(workspace: Workspace, words: str) -> list[object]:
    """External ids of calls in whose words something is found."""
    query = (
        "SELECT i.external_id FROM search_text s JOIN interaction i ON i.id = s.interaction_id"
        " WHERE search_text MATCH :m"
    )
    with workspace.reading() as connection:
        return list(connection.execute(text(query), {"m": match_expression(words)}).scalars())


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two calls, and what their customers wrote."""
    calls, words = tmp_path / "calls.csv", tmp_path / "words.csv"
    calls.write_text(
        "call_id,started_at,agent,duration_s\na,2026-03-01T10:00:00Z,Ana,60\nb,2026-03-02T10:00:00Z,Bo,60\n"
    )
    words.write_text(
        "survey_id,call_id,rating,comment,answered_at\n"
        "s1,a,,nobody called back,2026-03-01T12:00:00Z\ns2,b,,服务让人不愉快,2026-03-02T12:00:00Z\n",
        encoding="utf-8",
    )
    return calls, words


def test_words_without_a_rating_reach_another_desk_and_are_found_there(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    one, two = (
        create_workspace(tmp_path / "one", "One", "Ann"),
        create_workspace(tmp_path / "two", "Two", "Bob"),
    )
    assert bring_in(one, *files) == 2
    for workspace in (one, two, one):
        sync_folder(workspace, share)
    assert holds(one) == holds(two)
    assert sorted(rows(two, WORDS)) == [("nobody called back",), ("服务让人不愉快",)]
    assert rows(two, "SELECT count(*) FROM survey_response") == [(0,)], "words alone are in no average"
    assert calls_found(two, "called back") == ["a"] and calls_found(two, "愉快") == ["b"]


def test_the_same_words_imported_on_two_desks_are_there_once(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    one, two = (
        create_workspace(tmp_path / "one", "One", "Ann"),
        create_workspace(tmp_path / "two", "Two", "Bob"),
    )
    assert bring_in(one, *files) == bring_in(two, *files) == 2
    for workspace in (one, two, one, two):
        sync_folder(workspace, share)
    assert holds(one) == holds(two)
    joined = (
        "SELECT i.external_id, c.verbatim FROM survey_comment c JOIN interaction i ON i.id = c.interaction_id"
    )
    for workspace in (one, two):
        assert sorted(rows(workspace, joined)) == [("a", "nobody called back"), ("b", "服务让人不愉快")]
        assert calls_found(workspace, "called back") == ["a"]
        assert bring_in(workspace, files[1]) == 0, "and a third import knows them"


def test_a_coach_gets_the_words_of_the_own_teams_calls_alone(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub" / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        desks = {name: hub.join(tmp_path / name, name.title()) for name in ("coach1", "coach2", "agent1")}
        words = tmp_path / "words.csv"
        words.write_text(
            "survey_id,call_id,rating,comment,answered_at\n"
            "s1,c1,,canary nobody called back,2020-01-02T12:00:00Z\n"
        )
        assert bring_in(admin, words) == 1
        meet(admin, *desks.values())
        found = {name: rows(workspace, WORDS) for name, workspace in desks.items()}
        assert found == {"coach1": [("canary nobody called back",)], "coach2": [], "agent1": []}
        assert calls_found(desks["coach1"], "called back") == ["c1"]
        assert b"canary nobody" not in (desks["coach2"].root / "qa_desk.db").read_bytes()
