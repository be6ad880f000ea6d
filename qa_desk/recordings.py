"""The store of recordings: files beside the database, known by their content."""

from __future__ import annotations

import errno
import hashlib
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from qa_desk.errors import N_, QADeskError

BLOCK = 1 << 20


class StoreError(QADeskError):
    """A recording that could not be put away or found again."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store: its SHA-256 in hex, its suffix with the dot, its size in bytes."""

    sha256: str
    suffix: str
    size: int
    path: Path


class RecordingStore:
    """Recordings under `root`, two-letter folders, named by content; adding one twice keeps one."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path_of(self, sha256: str, suffix: str) -> Path:
        """Where a recording is kept, whether or not it is there."""
        return self.root / sha256[:2] / f"{sha256}{suffix}"

    def find(self, sha256: str, suffix: str) -> Path:
        """The path of a recording; `StoreError` when the file is gone."""
        path = self.path_of(sha256, suffix)
        if not path.is_file():
            raise StoreError(
                N_("The sound of this call is missing from the workspace ({name})."),
                hint=N_("Restore the folder “recordings” from a backup, or import the call again."),
                name=path.name,
            )
        return path

    def add(self, source: Path) -> StoredFile:
        """Copy a file in, whole or not at all; durable on return. `StoreError` on a full disk."""
        suffix = source.suffix.lower()
        self.root.mkdir(parents=True, exist_ok=True)
        partial = self.root / f"{uuid.uuid4().hex}.partial"
        try:
            sha256, size = _copy(source, partial)
            path = self.path_of(sha256, suffix)
            path.parent.mkdir(exist_ok=True)
            if path.is_file() and path.stat().st_size == size:
                partial.unlink()
            else:
                partial.replace(path)
                _sync_folder(path.parent)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise _store_error(error, source) from error
        return StoredFile(sha256, suffix, size, path)

    def sweep(self) -> int:
        """Remove half-written files that a killed process left behind an hour ago or more; how many."""
        removed = 0
        for partial in self.root.glob("*.partial"):
            try:
                if _age_seconds(partial) > 3600:
                    partial.unlink()
                    removed += 1
            except OSError:
                continue  # another process took it meanwhile
        return removed


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's content, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reader, target.open("xb") as writer:
        while block := reader.read(BLOCK):
            digest.update(block)
            writer.write(block)
            size += len(block)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows makes the rename durable by itself and cannot open folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _age_seconds(path: Path) -> float:
    import time

    return time.time() - path.stat().st_mtime


def _store_error(error: OSError, source: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            N_("The disk is full; “{name}” was not copied."),
            hint=N_("Free some space and import again: what is already in stays."),
            name=source.name,
        )
    return StoreError(
        N_("“{name}” could not be copied into the workspace: {reason}."),
        hint=N_("Check that the file can be read and the workspace folder can be written."),
        name=source.name,
        reason=error.strerror or str(error),
    )
