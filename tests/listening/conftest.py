"""A workspace with sample calls, a planned session of November, and two executives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries.acting import find_acting
from qa_desk.sample.build import create_sample
from qa_desk.work import listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.workspace import Workspace

HOST = "高志远"


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, made once."""
    root = tmp_path_factory.mktemp("sample") / "ws"
    create_sample(root).close()
    return root


@pytest.fixture
def root(sample_made: Path, tmp_path: Path) -> Path:
    """A sample workspace of this test's own."""
    return Path(shutil.copytree(sample_made, tmp_path / "ws"))


@pytest.fixture
def workspace(root: Path) -> Iterator[Workspace]:
    opened = Workspace.open(root)
    yield opened
    opened.close()


def sits(workspace: Workspace, name: str = HOST) -> Desk:
    """The desk with somebody at it."""
    with workspace.reading() as connection:
        found = find_acting(connection, name)
    assert found is not None
    return Desk(workspace, found)


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return sits(workspace)


@pytest.fixture
def planned(desk: Desk) -> str:
    """A kept session of the newest month with sound."""
    plan = listening_plan.draw(desk, PlanRequest(months(desk.workspace)[-1], 20, "7"))
    return listening_plan.save(desk, plan, title="November")


def months(workspace: Workspace) -> list[str]:
    """The months that have recordings, oldest first."""
    from sqlalchemy import text

    asked = text(
        "SELECT DISTINCT strftime('%Y-%m', i.started_at / 1000, 'unixepoch') FROM interaction i"
        " JOIN recording r ON r.interaction_id = i.id ORDER BY 1"
    )
    with workspace.reading() as connection:
        return [str(month) for month in connection.execute(asked).scalars()]
