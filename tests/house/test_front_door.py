"""`qa-desk` on a machine without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa_desk.__main__ import opens_window

NO_TOOLKIT = """
import runpy, sys
sys.modules["PySide6"] = None  # importing it now fails
sys.argv = ["qa-desk", *sys.argv[1:]]
runpy.run_module("qa_desk", run_name="__main__", alter_sys=True)
"""


def without_a_screen(*arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-c", NO_TOOLKIT, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_help_needs_neither_a_display_nor_the_window_toolkit() -> None:
    done = without_a_screen("--help")
    assert done.returncode == 0, done.stderr
    for command in ("sample", "import", "calls", "score", "scorecard", "check", "backup"):
        assert command in done.stdout, command


def test_a_command_needs_no_window_toolkit(tmp_path: Path) -> None:
    done = without_a_screen("calls", "--workspace", str(tmp_path))
    assert done.returncode == 1
    assert "There is no workspace" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_workspace_may_be_named_before_the_command(tmp_path: Path) -> None:
    done = without_a_screen("--workspace", str(tmp_path), "calls")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("", True),
        ("open --theme dark", True),
        ("--workspace w --as Maria", True),
        ("--workspace=w --page calls", True),
        ("--workspace w --as Maria calls", False),
        ("-w w score", False),
        ("--help", False),
    ],
)
def test_the_window_opens_unless_a_command_is_named(line: str, window: bool) -> None:
    assert opens_window(line.split()) is window
