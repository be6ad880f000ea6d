"""A workspace appears whole or not at all, whoever else makes one and whatever stops its making."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa_desk.work import set_up
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import create_workspace, open_or_create
from qa_desk.workspace import DATABASE, HALF_MADE_S, WorkspaceError

MAKE = """
import sys
from qa_desk.work import set_up
def wait(desk): print("nearly", flush=True); sys.stdin.read()
set_up.install_starter_forms = wait
set_up.create_workspace(__import__("pathlib").Path(sys.argv[1]))
"""


def founders(root: Path) -> int:
    """How many people are in a workspace that can be opened and acted in."""
    workspace = open_or_create(root)
    Desk(workspace)
    with workspace.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one()
    workspace.close()
    return int(found)


def test_one_killed_while_it_is_made_leaves_none_and_the_next_is_whole(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    process = subprocess.Popen(
        [sys.executable, "-c", MAKE, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline().strip() == b"nearly"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    (left,) = root.iterdir()
    assert founders(root) == 1
    os.utime(left, (time.time() - 2 * HALF_MADE_S,) * 2)
    assert founders(root) == 1
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == []


def test_an_error_while_it_is_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(desk: Desk) -> None:
        raise RuntimeError("no forms")

    monkeypatch.setattr(set_up, "install_starter_forms", fail)
    with pytest.raises(RuntimeError):
        create_workspace(tmp_path / "ws")
    assert list((tmp_path / "ws").iterdir()) == []


def test_many_making_the_same_one_at_once_share_the_first(tmp_path: Path) -> None:
    code = "import sys, pathlib; from qa_desk.work.set_up import open_or_create as o; o(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(tmp_path / "ws")]
    several = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[1] for process in several] == [""] * 3
    assert founders(tmp_path / "ws") == 1


def test_on_a_disk_without_links_one_that_is_there_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", none)
    assert founders(tmp_path / "ws") == 1
    before = (tmp_path / "ws" / DATABASE).stat().st_ino
    with pytest.raises(WorkspaceError, match="already a workspace"):
        create_workspace(tmp_path / "ws")
    assert (tmp_path / "ws" / DATABASE).stat().st_ino == before
