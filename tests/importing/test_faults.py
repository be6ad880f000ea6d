"""kill -9, a full disk and a second import at the same time: nothing lost, nothing doubled, nothing half-written."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_desk import recordings
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import create_workspace
from qa_desk.workspace import Workspace
from tests.importing.conftest import bring_in, listed
from tests.importing.recordings import a_day, tone

SPARE = recordings.LEFT_FREE >> 20
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
    for attempt in range(4):
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

    def copy_until_full(source: Path, target: Path, key: bytes | None = None) -> tuple[str, int]:
        if next(written) >= 6:
            target.write_bytes(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return copy(source, target, key)

    monkeypatch.setattr(recordings, "_copy", copy_until_full)
    found = bring_in(desk, folder)
    assert (found.added, len(found.refused)) == (6, 4)
    assert "disk is full" in found.refused[0].reason
    assert not list((tmp_path / "ws" / "recordings").glob("*.partial"))
    assert desk.workspace.check().ok
    monkeypatch.undo()
    assert bring_in(desk, folder).added == 4
    assert len(listed(desk)) == 10


def leave_halves(root: Path) -> Path:
    """What a process killed while copying, and one killed while joining, leave in the store."""
    store = root / "recordings"
    (store / "x.partial").mkdir(parents=True)
    for path in (store / "a.partial", store / "x.partial" / "joined.flac"):
        path.write_bytes(b"half")
    return store


@pytest.mark.skipif(sys.platform == "win32", reason="there, what was left goes by age")
def test_what_a_killed_import_left_is_gone_when_the_workspace_is_opened_or_checked(desk: Desk) -> None:
    store = leave_halves(desk.workspace.root)
    Workspace.open(desk.workspace.root).close()
    assert not list(store.glob("*.partial"))
    leave_halves(desk.workspace.root)
    assert desk.workspace.check().ok
    assert not list(store.glob("*.partial"))


def test_what_another_import_is_writing_is_left_alone_until_it_is_old(desk: Desk) -> None:
    store = leave_halves(desk.workspace.root)
    os.utime(store / "a.partial", (time.time() - 7200,) * 2)
    with desk.workspace.recordings.filling():
        Workspace.open(desk.workspace.root).close()
        assert [path.name for path in store.glob("*.partial")] == ["x.partial"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which six megabytes may be used; only root can make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={6 + SPARE}m", "none", folder], capture_output=True
        ).returncode
    ):
        pytest.skip("a small disk can only be made as root")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_on_a_disk_that_is_really_full_nothing_is_half_written_and_room_lets_the_rest_in(
    small_disk: Path, tmp_path: Path
) -> None:
    folder = a_day(tmp_path / "day", 40)
    for n in range(40):
        tone(folder / f"call-{n:03}.wav", 20, 200 + 10 * n)
    command = [*COMMAND, str(folder), "-w", str(small_disk / "ws"), "--json"]
    first = subprocess.run(command, capture_output=True, text=True)
    assert first.returncode == 3, first.stdout + first.stderr
    said = json.loads(first.stdout)
    assert 0 < said["added"] < 40
    assert said["added"] + len(said["refused"]) == 40
    assert all("full" in one["reason"] for one in said["refused"]), said["refused"]
    found, _ = content(small_disk / "ws")
    assert len(found) == said["added"] and all(all(part is not None for part in row) for row in found)
    assert not list((small_disk / "ws").rglob("*.partial"))
    subprocess.run(["mount", "-o", f"remount,size={64 + SPARE}m", small_disk], check=True)
    assert subprocess.run(command, capture_output=True).returncode == 0
    found, whole = content(small_disk / "ws")
    assert whole and [row[0] for row in found] == [f"call-{n:03}" for n in range(40)]


def test_a_database_that_cannot_grow_refuses_rows_and_takes_them_once_it_can(
    small_disk: Path, tmp_path: Path
) -> None:
    table = tmp_path / "calls.csv"
    rows = "".join(f"c{n},2026-03-01T10:00:00Z,Agent {n % 3},60\n" for n in range(8_000))
    table.write_text(f"call_id,started_at,agent,duration_s\n{rows}")
    create_workspace(small_disk / "ws").close()
    (small_disk / "filler").write_bytes(b"0" * (shutil.disk_usage(small_disk).free - (2 << 20)))
    command = [*COMMAND, str(table), "-w", str(small_disk / "ws"), "--json"]
    first = subprocess.run(command, capture_output=True, text=True)
    assert first.returncode == 3, first.stdout[-500:] + first.stderr
    said = json.loads(first.stdout)
    (small_disk / "filler").unlink()
    assert len(content(small_disk / "ws")[0]) == said["added"] < 8_000
    assert len([one for one in said["refused"] if one["line"]]) == 8_000 - said["added"]
    assert subprocess.run(command, capture_output=True).returncode == 0
    found, whole = content(small_disk / "ws")
    assert whole and len(found) == 8_000
