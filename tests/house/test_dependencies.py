"""Every dependency has its reason, an exact version, and no one registry it must come from."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
PROJECT_FILE = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PROJECT_FILE)
EXTRAS = [name for extra in PROJECT["project"]["optional-dependencies"].values() for name in extra]
GROUPS = [name for group in PROJECT["dependency-groups"].values() for name in group]
NAMED = [*PROJECT["project"]["dependencies"], *EXTRAS, *GROUPS]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def plain_name(requirement: str) -> str:
    """The package's name as registries compare it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.mark.parametrize("requirement", NAMED)
def test_each_dependency_has_its_reason_beside_it(requirement: str) -> None:
    lines = [line for line in PROJECT_FILE.splitlines() if f'"{requirement}"' in line]
    assert any(line.partition("#")[2].strip() for line in lines), f"why {requirement}? Say so in its line."


def test_each_dependency_has_an_exact_version() -> None:
    pinned = {plain_name(line) for line in CONSTRAINTS.splitlines() if "==" in line}
    assert {plain_name(requirement) for requirement in NAMED} - pinned == set()


def test_the_exact_versions_name_no_registry() -> None:
    lines = [line for line in CONSTRAINTS.splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)] == []


def test_thousands_of_text_changes_keep_the_interpreter_whole(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None at each such call, then aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(3_000):
        label.setText(str(number))
        label.update()
    assert sys.getrefcount(None) > before - 500
