"""Recordings on the hub: files by their SHA-256, uploaded in parts that go on where they stopped, then checked."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from sqlalchemy import Connection, select

from qa_desk.hub.devices import Caller
from qa_desk.hub.rows import Rows
from qa_desk.hub.tables import ROW

NAME = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """A folder of recordings; a part under way stands beside as `.part`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where a recording is kept, whether or not it is there."""
        return self.root / sha256[:2] / sha256

    def size(self, sha256: str) -> tuple[int, bool]:
        """How many bytes are there, and whether that is all."""
        if self.path(sha256).is_file():
            return self.path(sha256).stat().st_size, True
        part = self._part(sha256)
        return (part.stat().st_size if part.is_file() else 0), False

    def append(self, sha256: str, offset: int, data: bytes, *, last: bool) -> int | None:
        """Add a part that begins at `offset`; the size then, None where it does not fit or the whole is not right."""
        size, whole = self.size(sha256)
        if whole:
            return size
        if offset != size:
            return None
        part = self._part(sha256)
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if last:
            with part.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    part.unlink()
                    return None
            part.replace(self.path(sha256))
        return offset + len(data)

    def _part(self, sha256: str) -> Path:
        return self.path(sha256).with_suffix(".part")


def may_read(connection: Connection, caller: Caller, sha256: str) -> bool:
    """True where a row that this caller holds names the recording; knowing its hash is not enough."""
    needle = f'"sha256":"{sha256}"'
    query = select(ROW.c.pk).where(ROW.c.tbl == "recording", ROW.c.doc.contains(needle, autoescape=True))
    keys = [("recording", str(pk)) for (pk,) in connection.execute(query)]
    rows = Rows(connection)
    rows.load(keys)
    return any(caller.reach.holds(stream) for key in keys for stream in rows.streams[key])
