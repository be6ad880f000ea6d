"""Recordings through a shared folder: known by their content, copied once, checked on arrival."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from sqlalchemy import text

from qa_desk.at_rest.files import open_clear, writing
from qa_desk.recordings import sha256_of
from qa_desk.sync.session import Report
from qa_desk.workspace import Workspace


def exchange_recordings(workspace: Workspace, folder: Path, report: Report) -> None:
    """Copy recordings that only one side has, both ways. What is not there yet is counted, not an error."""
    with workspace.reading() as connection:
        rows = connection.execute(text("SELECT DISTINCT sha256, suffix FROM recording")).all()
    for sha256, suffix in rows:
        here = workspace.recordings.path_of(sha256, suffix)
        there = folder / sha256[:2] / f"{sha256}{suffix}"
        if here.is_file() and not there.is_file():
            _copy(here, there)
            report.recordings_sent += 1
        elif there.is_file() and not here.is_file():
            if sha256_of(there) == sha256:
                workspace.recordings.add(there)
                report.recordings_received += 1
            else:
                report.problems.append(f"{there.name}: damaged")
        elif not here.is_file():
            report.recordings_missing += 1


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.partial")
    try:
        with open_clear(source) as file, writing(partial, None) as out:
            shutil.copyfileobj(file, out, 1 << 20)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
