"""A desk over an empty workspace, for importing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries.acting import people_who_may_act
from qa_desk.importing import ImportOptions, preview
from qa_desk.work.desk import Desk
from qa_desk.work.import_calls import ImportSummary, import_calls
from qa_desk.work.set_up import create_workspace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of the first person of a new workspace."""
    workspace = create_workspace(tmp_path / "ws")
    with workspace.reading() as connection:
        acting = people_who_may_act(connection)[0]
    yield Desk(workspace, acting)
    workspace.close()


def bring_in(desk: Desk, *paths: Path, **options: object) -> ImportSummary:
    """Look and import."""
    return import_calls(desk, preview(desk, paths, ImportOptions(**options)))  # type: ignore[arg-type]


def listed(desk: Desk) -> dict[str, dict[str, object]]:
    """Every call as scripts see it, by its id at the source."""
    from db.queries.calls import CallFilter, calls_for_export

    assert desk.acting is not None
    with desk.reading() as connection:
        return {call["external_id"]: call for call in calls_for_export(connection, desk.acting, CallFilter())}
