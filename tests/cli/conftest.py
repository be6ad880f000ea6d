"""`qa-desk` commands run in this process, on copies of one sample workspace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from qa_desk.cli import app
from qa_desk.sample.build import create_sample

Run = Callable[..., Result]


DAY = date(2026, 11, 23)
"""The sample is made for a day; what statistics find in it is judged on one and the same."""


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, made once; tests that write take `sample_root`."""
    root = tmp_path_factory.mktemp("sample") / "ws"
    create_sample(root, today=DAY).close()
    return root


@pytest.fixture
def sample_root(sample_made: Path, tmp_path: Path) -> Path:
    """A sample workspace of this test's own."""
    return Path(shutil.copytree(sample_made, tmp_path / "ws"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line; `run("calls", "--json")`."""
    for name in ("QA_DESK_WORKSPACE", "QA_DESK_AS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(part) for part in arguments])


def data(result: Result) -> Any:
    """What a command printed as JSON; the test fails where it ended with an error."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
