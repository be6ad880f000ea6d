"""Recordings through the hub: sent in parts that go on where they stopped, fetched whole and checked by their hash."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy import text

from qa_desk.recordings import sha256_of
from qa_desk.sync.hub import PART, Wire
from qa_desk.sync.session import Report
from qa_desk.workspace import Workspace


def exchange(workspace: Workspace, wire: Wire, report: Report) -> None:
    """Send recordings the hub lacks, fetch those that are missing here."""
    with workspace.reading() as connection:
        rows = connection.execute(text("SELECT DISTINCT sha256, suffix FROM recording")).all()
    for sha256, suffix in rows:
        here = workspace.recordings.path_of(sha256, suffix)
        status, headers, _ = wire.ask("HEAD", f"/v1/blobs/{sha256}")
        whole = status == 200 and headers.get("upload-complete") == "1"
        if here.is_file() and status == 200 and not whole:
            report.recordings_sent += _send(wire, here, sha256, int(headers.get("upload-offset", "0")))
        elif whole and not here.is_file():
            report.recordings_received += _fetch(workspace, wire, sha256, suffix)
        elif not here.is_file():
            report.recordings_missing += 1


def _send(wire: Wire, path: Path, sha256: str, offset: int) -> bool:
    """Send a file from an offset on; True when the hub has all of it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        for _ in range(2 * size // PART + 8):
            file.seek(offset)
            data = file.read(PART)
            last = offset + len(data) >= size
            sent = {"Upload-Offset": str(offset), "Upload-Last": str(int(last))}
            status, headers, _ = wire.ask("PATCH", f"/v1/blobs/{sha256}", data, sent)
            if status not in (204, 409):
                return False
            offset = int(headers.get("upload-offset", "0"))
            if status == 204 and last:
                return True
    return False


def _fetch(workspace: Workspace, wire: Wire, sha256: str, suffix: str) -> bool:
    status, _, data = wire.ask("GET", f"/v1/blobs/{sha256}")
    if status != 200:
        return False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{sha256}{suffix}"
        path.write_bytes(data)
        if sha256_of(path) != sha256:
            return False
        workspace.recordings.add(path)
    return True
