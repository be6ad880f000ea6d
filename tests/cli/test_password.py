"""`qa-desk password`, and every other command once there is one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa_desk.work.set_up import create_workspace

GOOD = "river stone lamp"


def run(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("QA_DESK_")}
    return subprocess.run(
        [sys.executable, "-m", "qa_desk", *words, "-w", str(root)],
        env={**plain, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "ws", founder="Ada").close()
    return tmp_path / "ws"


def test_a_command_asks_for_the_password_there_is(root: Path) -> None:
    assert run(root, "calls", "--as", "Ada", "--json").returncode == 0
    done = run(root, "password", "--as", "Ada", QA_DESK_NEW_PASSWORD=GOOD)
    assert done.returncode == 0, done.stderr
    refused = run(root, "calls", "--as", "Ada", "--json")
    assert refused.returncode == 1 and "QA_DESK_PASSWORD" in refused.stderr and not refused.stdout
    wrong = run(root, "calls", "--as", "Ada", "--json", QA_DESK_PASSWORD="no")
    assert wrong.returncode == 1 and "not the password of Ada" in wrong.stderr
    right = run(root, "calls", "--as", "Ada", "--json", QA_DESK_PASSWORD=GOOD)
    assert right.returncode == 0 and json.loads(right.stdout) == []


def test_a_password_for_once_has_to_be_changed(root: Path) -> None:
    from qa_desk.work import people
    from qa_desk.work.desk import Desk
    from qa_desk.workspace import Workspace

    workspace = Workspace.open(root)
    people.add(Desk(workspace), "Cleo", ("coach",))
    workspace.close()
    assert run(root, "password", "--as", "Ada", "--for", "Cleo", QA_DESK_NEW_PASSWORD=GOOD).returncode == 0
    once = run(root, "calls", "--as", "Cleo", QA_DESK_PASSWORD=GOOD)
    assert once.returncode == 1 and "qa-desk password --as Cleo" in once.stderr
    own = {"QA_DESK_PASSWORD": GOOD, "QA_DESK_NEW_PASSWORD": "cloud paper seven"}
    assert run(root, "password", "--as", "Cleo", **own).returncode == 0
    assert run(root, "calls", "--as", "Cleo", QA_DESK_PASSWORD="cloud paper seven").returncode == 0
    assert run(root, "password", "--as", "Cleo", "--for", "Ada", "--remove").returncode == 1
