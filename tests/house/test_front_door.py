"""`qa-desk` on a machine without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from qa_desk import commands
from qa_desk.__main__ import opens_window
from qa_desk.cli import HOMES

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


def test_every_command_is_found_in_its_module() -> None:
    folder = Path(commands.__file__).parent
    with_commands = {
        file.stem for file in folder.glob("*.py") if "\ndef register(app" in file.read_text("utf-8")
    }
    assert with_commands <= {*HOMES}
    for module, names in HOMES.items():
        several = typer.Typer()
        import_module(f"qa_desk.commands.{module}").register(several)
        assert {*typer.main.get_group(several).commands} == {*names}


def test_a_command_that_computes_nothing_does_not_load_the_statistics() -> None:
    loads = (
        "import sys; sys.argv[1:] = ['sync', '-h']; from qa_desk.cli import app; app(standalone_mode=False)"
    )
    code = f"{loads}; print([m for m in sys.modules if m in ('scipy', 'fastapi', 'openpyxl')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 0 and told.stdout.splitlines()[-1] == "[]", told.stdout + told.stderr
