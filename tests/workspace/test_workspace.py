"""A workspace folder: made, opened, backed up, checked; what is wrong with it is said in plain words."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from qa_desk import recordings
from qa_desk.recordings import StoreError, sha256_of
from qa_desk.work import Desk
from qa_desk.work.audit import verify_chain
from qa_desk.workspace import DATABASE, Workspace, WorkspaceError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", "North team")


def test_a_new_workspace_knows_its_name_and_opens_again(workspace: Workspace) -> None:
    workspace.close()
    again = Workspace.open(workspace.root)
    assert again.name == "North team"
    assert again.check().ok


def test_a_folder_with_a_workspace_is_not_overwritten(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="already a workspace"):
        Workspace.create(workspace.root, "Other")
    assert workspace.name == "North team"


def test_a_folder_without_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="There is no workspace in"):
        Workspace.open(tmp_path)


def test_a_newer_workspace_is_refused_with_advice(workspace: Workspace) -> None:
    with sqlite3.connect(workspace.root / DATABASE) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceError, match=r"newer QA Desk .* Update QA Desk"):
        Workspace.open(workspace.root)


def test_a_damaged_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"x" * 5000)
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace.open(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == b"x" * 5000


def test_a_backup_is_a_whole_database_and_old_ones_go(workspace: Workspace) -> None:
    paths = [workspace.backup() for _ in range(16)]
    kept = sorted((workspace.root / "backups").glob("qa_desk-*.db"))
    assert kept == sorted(paths)[-14:]
    with sqlite3.connect(kept[-1]) as raw:
        assert raw.execute("SELECT value FROM workspace_fact WHERE key = 'name'").fetchone() == (
            "North team",
        )


def test_a_recording_is_stored_once_under_its_content(workspace: Workspace, tmp_path: Path) -> None:
    one, two = tmp_path / "a.WAV", tmp_path / "b.wav"
    one.write_bytes(b"sound" * 1000)
    two.write_bytes(b"sound" * 1000)
    first, second = workspace.recordings.add(one), workspace.recordings.add(two)
    assert first == second
    assert sha256_of(workspace.recordings.find(first.sha256, ".wav")) == first.sha256
    assert len(list(workspace.recordings.root.rglob("*.*"))) == 1


def test_a_full_disk_leaves_no_half_recording(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.wav"
    source.write_bytes(b"sound")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(recordings.os, "fsync", full)
    with pytest.raises(StoreError, match="disk is full"):
        workspace.recordings.add(source)
    assert list(workspace.recordings.root.rglob("*.*")) == []


def test_check_finds_lost_and_changed_recordings(workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "a.wav"
    source.write_bytes(b"sound")
    stored = workspace.recordings.add(source)
    with workspace.session() as session, session.begin():
        session.execute(
            text(
                "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms,"
                " outcome, imported_at) VALUES ('i', 's', 'x', 'voice', 'in', 0, 1, 'resolved', 0)"
            )
        )
        session.execute(
            text(
                "INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels,"
                " frames, duration_ms, size_bytes, match, original_name, notes)"
                " VALUES ('r', 'i', 0, :s, '.wav', 'WAV', 'PCM_16', 8000, 1, 1, 1, 5, 'exact', 'a.wav', '[]')"
            ),
            {"s": stored.sha256},
        )
    assert workspace.check().ok
    stored.path.write_bytes(b"other")
    assert workspace.check().changed_recordings == (stored.path.name,)
    stored.path.unlink()
    assert workspace.check().missing_recordings == (stored.path.name,)
    with pytest.raises(StoreError, match="missing"):
        workspace.recordings.find(stored.sha256, ".wav")


def test_an_edited_audit_log_shows(workspace: Workspace) -> None:
    desk = Desk(workspace)
    for count in range(3):
        with desk.change("workspace.set_up") as change:
            change.audit("workspace_fact", "name", after={"count": count})
    with desk.reading() as connection:
        assert verify_chain(connection) == []
    with sqlite3.connect(workspace.root / DATABASE) as raw:
        raw.execute("DROP TRIGGER audit_event_no_update")
        raw.execute("UPDATE audit_event SET after = '{\"count\": 7}' WHERE seq = 2")
    with desk.reading() as connection:
        assert len(verify_chain(connection)) == 1


WRITER = """
import sys
from pathlib import Path
from qa_desk.work import Desk
from qa_desk.workspace import Workspace
desk = Desk(Workspace.open(Path(sys.argv[1])))
for count in range(40):
    with desk.change("workspace.set_up") as change:
        change.audit("workspace_fact", f"{sys.argv[2]}-{count}", after=count)
"""


def test_two_programs_may_write_at_once(workspace: Workspace) -> None:
    command = [sys.executable, "-c", WRITER, str(workspace.root)]
    running = [subprocess.Popen([*command, name]) for name in ("one", "two")]
    desk = Desk(workspace)

    def write(name: str) -> None:
        for count in range(20):
            with desk.change("workspace.set_up") as change:
                change.audit("workspace_fact", f"{name}-{count}", after=count)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("three", "four")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait(60) for process in running] == [0, 0]
    with desk.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit_event")).scalar() == 120
        assert verify_chain(connection) == []
