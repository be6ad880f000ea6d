"""Two workspaces edit apart, meet in a folder, and show the same."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from db.engine import check_integrity
from db.models import Interaction, Moment, Person, Recording, from_epoch_ms
from db.queries.acting import find_acting
from db.queries.insights import Scope
from db.queries.insights_calls import verbatims
from db.queries.review import customer_words
from db.search import match_expression
from db.sync.tables import synced_tables
from qa_desk.cli import app
from qa_desk.sync.conflicts import open_conflicts, settle
from qa_desk.sync.folder import FolderError, sync_folder
from qa_desk.work import moments
from qa_desk.work.audit import verify_chain
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import create_workspace
from qa_desk.workspace import DATABASE, Workspace


def holds(workspace: Workspace) -> dict[str, list[str]]:
    """Every row that syncs, in one order."""
    with workspace.reading() as connection:
        assert check_integrity(connection) == []
        assert verify_chain(connection) == []
        return {
            table.name: sorted(
                repr(tuple(row))
                for row in connection.exec_driver_sql(
                    "SELECT " + ", ".join(f'"{c}"' for c in table.columns) + f" FROM {table.name}"
                )
            )
            for table in synced_tables().values()
        }


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Workspace, Workspace, Path]:
    """Two workspaces that met once, with a call, its recording and a moment in it."""
    share = tmp_path / "share"
    share.mkdir()
    one, two = (
        create_workspace(tmp_path / "one", "One", "Ann"),
        create_workspace(tmp_path / "two", "Two", "Bob"),
    )
    sound = tmp_path / "call.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\1\2" * 8000)
    stored = one.recordings.add(sound)
    now = from_epoch_ms(1_700_000_000_000)
    with one.session() as session, session.begin():
        ann = session.scalars(text("SELECT id FROM person")).one()
        call = {"source": "s", "external_id": "c", "started_at": now, "imported_at": now, "duration_ms": 1000}
        session.add(Interaction(id="call", **call))
        session.flush()
        session.add(
            Recording(
                id="rec",
                interaction_id="call",
                sha256=stored.sha256,
                suffix=".wav",
                container="wav",
                codec="pcm",
                rate=8000,
                channels=1,
                frames=8000,
                duration_ms=1000,
                size_bytes=stored.size,
                original_name="c.wav",
            )
        )
        moment = {"author_id": ann, "start_ms": 0, "end_ms": 9, "created_at": now, "updated_at": now}
        session.add(Moment(id="m", interaction_id="call", note="heron", **moment))
    for workspace in (one, two, one):
        sync_folder(workspace, share)
    assert holds(one) == holds(two)
    return one, two, share


def meet(*workspaces: Workspace, share: Path) -> None:
    for workspace in (*workspaces, *workspaces):
        sync_folder(workspace, share)


def note_of(workspace: Workspace) -> str:
    with workspace.reading() as connection:
        return str(connection.execute(text("SELECT note FROM moment")).scalar_one())


def write_note(workspace: Workspace, words: str) -> None:
    with workspace.session() as session, session.begin():
        session.execute(text("UPDATE moment SET note = :w"), {"w": words})


def hits(workspace: Workspace, words: str) -> int:
    with workspace.reading() as connection:
        query = "SELECT count(*) FROM search_text WHERE search_text MATCH :m"
        return int(connection.execute(text(query), {"m": match_expression(words)}).scalar_one())


def test_both_show_the_same_people_forms_and_calls_and_can_play_and_find_them(
    pair: tuple[Workspace, Workspace, Path],
) -> None:
    one, two, _ = pair
    with two.reading() as connection:
        names = connection.execute(text("SELECT name FROM person ORDER BY name")).scalars().all()
        assert names == ["Ann", "Bob"]
        doubles = "SELECT count(*) - count(DISTINCT key || language) FROM form"
        assert connection.execute(text(doubles)).scalar() == 0
    assert two.check().ok
    assert hits(two, "heron") == hits(one, "heron") or hits(two, "heron") == 1
    assert two.check().recordings == 1


def test_edits_made_apart_on_both_desks_are_on_both_afterwards(
    pair: tuple[Workspace, Workspace, Path],
) -> None:
    one, two, share = pair
    with one.session() as session, session.begin():
        session.execute(text("UPDATE moment SET tag = 'praise'"))
    with two.session() as session, session.begin():
        session.add(Person(name="Cem", created_at=from_epoch_ms(5)))
        session.execute(text("UPDATE moment SET end_ms = 700"))
    meet(one, two, share=share)
    assert holds(one) == holds(two)
    with one.reading() as connection:
        assert connection.execute(text("SELECT tag, end_ms FROM moment")).one() == ("praise", 700)
        assert connection.execute(text("SELECT count(*) FROM person")).scalar() == 3


def test_a_note_changed_on_both_waits_for_a_person_and_is_settled_for_all(
    pair: tuple[Workspace, Workspace, Path],
) -> None:
    one, two, share = pair
    write_note(one, "calm voice")
    write_note(two, "kind words")
    meet(one, two, share=share)
    assert note_of(one) == note_of(two)
    with one.reading() as connection:
        (conflict,) = open_conflicts(connection)
        ann = find_acting(connection, "Ann")
    assert {side.text for side in conflict.sides} == {"calm voice", "kind words"}
    settle(Desk(one, ann), conflict, "calm voice, kind words")
    meet(one, two, share=share)
    for workspace in (one, two):
        assert note_of(workspace) == "calm voice, kind words"
        with workspace.reading() as connection:
            assert open_conflicts(connection) == []
    assert holds(one) == holds(two)
    assert hits(two, "calm") == 1 and hits(two, "heron") == 0


def test_settling_for_the_words_shown_already_ends_it_too(pair: tuple[Workspace, Workspace, Path]) -> None:
    one, two, share = pair
    write_note(one, "calm voice")
    write_note(two, "kind words")
    meet(one, two, share=share)
    with two.reading() as connection:
        (conflict,) = open_conflicts(connection)
        bob = find_acting(connection, "Bob")
    settle(Desk(two, bob), conflict, note_of(two))
    meet(one, two, share=share)
    with one.reading() as connection:
        assert open_conflicts(connection) == []


def test_a_use_case_is_captured_like_any_other_change(pair: tuple[Workspace, Workspace, Path]) -> None:
    one, two, share = pair
    with one.reading() as connection:
        ann = find_acting(connection, "Ann")
    moments.edit(Desk(one, ann), "m", note="through the app")
    meet(one, two, share=share)
    assert note_of(two) == "through the app"


def test_a_copied_workspace_becomes_a_desk_of_its_own(
    pair: tuple[Workspace, Workspace, Path], tmp_path: Path
) -> None:
    one, two, share = pair
    write_note(one, "before the copy")
    one.close()
    shutil.copytree(one.root, tmp_path / "copy")
    copy = Workspace.open(tmp_path / "copy")
    write_note(copy, "on the copy")
    with one.session() as session, session.begin():
        session.execute(text("UPDATE moment SET tag = 'pain'"))
    meet(one, copy, two, share=share)
    assert holds(one) == holds(two) == holds(copy)
    assert note_of(two) == "on the copy"
    assert len(list((share / "desks").iterdir())) == 3
    with two.reading() as connection:
        assert open_conflicts(connection) == []


def test_a_database_restored_from_yesterday_gets_everything_back(
    pair: tuple[Workspace, Workspace, Path], tmp_path: Path
) -> None:
    one, two, share = pair
    old = one.backup(tmp_path / "yesterday.db")
    write_note(one, "today")
    meet(one, two, share=share)
    one.close()
    with sqlite3.connect(old) as source, sqlite3.connect(one.root / DATABASE) as target:
        source.backup(target)  # into the same file: nothing of it tells that it is an older state
    restored = Workspace.open(one.root)
    with restored.session() as session, session.begin():
        session.execute(text("UPDATE moment SET tag = 'idea'"))
    meet(restored, two, share=share)
    assert note_of(restored) == note_of(two) == "today"
    assert holds(restored) == holds(two)


def test_damaged_changes_are_named_left_alone_and_taken_when_they_are_whole_again(
    pair: tuple[Workspace, Workspace, Path],
) -> None:
    one, two, share = pair
    write_note(one, "whole")
    sync_folder(one, share)
    newest = max(share.glob("desks/*/*.changes"), key=lambda path: path.stat().st_mtime_ns)
    good = newest.read_bytes()
    newest.write_bytes(good[:-3] + b"???")
    report = sync_folder(two, share)
    assert len(report.problems) == 1 and newest.name in report.problems[0]
    assert note_of(two) == "heron"
    newest.write_bytes(good)
    assert sync_folder(two, share).problems == []
    assert note_of(two) == "whole"


def test_a_folder_that_was_emptied_is_offered_everything_and_nothing_counts_as_deleted(
    pair: tuple[Workspace, Workspace, Path],
) -> None:
    one, two, share = pair
    before = holds(one)
    shutil.rmtree(share)
    share.mkdir()
    meet(one, two, share=share)
    assert holds(one) == holds(two) == before


def test_a_folder_that_is_not_there_is_named_and_nothing_is_made(
    pair: tuple[Workspace, Workspace, Path], tmp_path: Path
) -> None:
    with pytest.raises(FolderError, match="no folder"):
        sync_folder(pair[0], tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_the_command_says_what_went_and_came(pair: tuple[Workspace, Workspace, Path]) -> None:
    one, two, share = pair
    sync_folder(two, share)
    write_note(one, "by the command")
    command = [sys.executable, "-m", "qa_desk", "sync", "--folder", str(share), "--json", "--workspace"]
    sent, came = (
        json.loads(subprocess.run([*command, str(w.root)], capture_output=True, check=True).stdout)
        for w in (one, two)
    )
    assert sent["sent"] == 1 and sent["received"] == 0
    assert came["received"] == 1 and came["tables"] == {"moment": 1} and came["conflicts"] == 0


def test_a_workspace_that_never_syncs_does_not_keep_every_change_and_offers_all_when_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa_desk.sync import fold
    from qa_desk.sync.session import keep_log_short
    from tests.sync.hub_world import company, empty, rows, write

    one, two = company(tmp_path / "one"), empty(tmp_path / "two")
    for n in range(30):
        write(one, "UPDATE moment SET tag = :tag WHERE id = 'shared1'", tag=f"tag {n}")
    assert keep_log_short(one) == 0 and rows(one, "SELECT count(*) FROM sync_log") != [(0,)]
    monkeypatch.setattr(fold, "LONG", 20)
    assert keep_log_short(one) >= 30
    assert (
        rows(one, "SELECT count(*) FROM sync_log") == rows(one, "SELECT count(*) FROM sync_outbox") == [(0,)]
    )
    (tmp_path / "share").mkdir()
    for workspace in (one, two, one):
        assert sync_folder(workspace, tmp_path / "share").problems == []
    assert holds(one) == holds(two)


def test_a_customers_words_without_a_rating_reach_the_other_desk(
    pair: tuple[Workspace, Workspace, Path], tmp_path: Path
) -> None:
    """Imported on one desk: on the other the same fact, shown in Review, heard in Voices, found by searching."""
    one, two, share = pair
    with one.session() as session, session.begin():
        ann, bob = session.scalars(text("SELECT id FROM person ORDER BY name")).all()
        session.execute(text("UPDATE interaction SET agent_id = :bob"), {"bob": bob})
    table = tmp_path / "answers.csv"
    table.write_text(
        "Call ID,Survey date,Comment\nc,2023-11-15 09:00,The egret never rang back\n", encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["import", str(table), "-w", str(one.root), "--as", ann])
    assert done.exit_code == 0, done.output
    assert (hits(one, "egret"), hits(two, "egret")) == (1, 0)
    meet(one, two, share=share)
    assert holds(one) == holds(two) and len(holds(two)["survey_comment"]) == 1
    assert hits(two, "egret") == 1
    with two.reading() as connection:
        acting, ever = find_acting(connection, ann), Scope(from_epoch_ms(0), from_epoch_ms(4_000_000_000_000))
        assert acting is not None
        assert customer_words(connection, acting, "call") == ["The egret never rang back"]
        assert [one.words for one in verbatims(connection, acting, ever)] == ["The egret never rang back"]
    meet(two, one, share=share)
    assert len(holds(one)["survey_comment"]) == len(holds(two)["survey_comment"]) == 1
