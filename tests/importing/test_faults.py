"""kill -9, a full disk and a second import at the same time: nothing lost, nothing doubled, nothing half-written."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa_desk import recordings
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import create_workspace
from qa_desk.workspace import Workspace
from tests.importing.conftest import bring_in, listed
from tests.importing.recordings import a_day

COMMAND = [sys.executable, "-m", "qa_desk", "import"]


def content(root: Path) -> tuple[list[tuple[object, ...]], bool]:
    """What an import left: each call with its sound, words and rating; and whether every file is whole."""
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        rows = connection.exec_driver_sql(
            """SELECT i.external_id, i.rating_value, p.name, r.sha256, r.frames,
              (SELECT group_concat(t.text, '|') FROM turn t JOIN transcript s ON s.id = t.transcript_id
               WHERE s.interaction_id = i.id)
            FROM interaction i LEFT JOIN person p ON p.id = i.agent_id
            LEFT JOIN recording r ON r.interaction_id = i.id ORDER BY 1"""
        ).all()
        people = connection.exec_driver_sql("SELECT count(*) FROM person WHERE name LIKE 'Agent %'").scalar()
    ok = workspace.check().ok and people == 3
    workspace.close()
    return [tuple(row) for row in rows], ok


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_it_comes_to_the_same(desk: Desk, tmp_path: Path) -> None:
    folder = a_day(tmp_path / "day", 60)
    bring_in(desk, folder)
    desk.workspace.close()
    expected, _ = content(tmp_path / "ws")
    chance = random.Random(20261123)
    for attempt in range(6):
        root = tmp_path / f"killed-{attempt}"
        for _ in range(3):
            process = subprocess.Popen([*COMMAND, str(folder), "-w", str(root)], stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=0.5 + chance.random())
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
        if (root / "qa_desk.db").is_file():
            found, _ = content(root)
            assert set(found) <= set(expected)  # each call that is there is whole
        done = subprocess.run([*COMMAND, str(folder), "-w", str(root)], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert content(root) == (expected, True)


@pytest.mark.slow
def test_two_imports_at_once_add_each_call_once(tmp_path: Path) -> None:
    folder, root = a_day(tmp_path / "day", 60), tmp_path / "both"
    create_workspace(root).close()
    both = [
        subprocess.Popen(
            [*COMMAND, str(folder), "-w", str(root), "--json"], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    found, whole = content(root)
    assert whole
    assert [row[0] for row in found] == [f"call-{n:03}" for n in range(60)]


def test_a_full_disk_refuses_what_does_not_fit_and_the_rest_goes_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_day(tmp_path / "day", 10)
    copy, written = recordings._copy, iter(range(100))

    def copy_until_full(source: Path, target: Path) -> tuple[str, int]:
        if next(written) >= 6:
            target.write_bytes(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return copy(source, target)

    monkeypatch.setattr(recordings, "_copy", copy_until_full)
    found = bring_in(desk, folder)
    assert (found.added, len(found.refused)) == (6, 4)
    assert "disk is full" in found.refused[0].reason
    assert not list((tmp_path / "ws" / "recordings").glob("*.partial"))
    assert desk.workspace.check().ok
    monkeypatch.undo()
    assert bring_in(desk, folder).added == 4
    assert len(listed(desk)) == 10


def test_files_a_killed_import_left_are_swept_when_they_are_old(tmp_path: Path) -> None:
    store = recordings.RecordingStore(tmp_path)
    old, new = tmp_path / "a.partial", tmp_path / "b.partial"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    assert store.sweep() == 1
    assert [path.name for path in tmp_path.glob("*.partial")] == ["b.partial"]
