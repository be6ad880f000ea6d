"""The store of recordings: files beside the database, known by their content."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from qa_desk.at_rest.files import open_clear, size_of, writing
from qa_desk.errors import N_, QADeskError

if sys.platform != "win32":
    import fcntl

BLOCK = 1 << 20
LEFT_FREE = 32 << 20
"""Bytes of the disk that recordings never take: calls must still be noted, and drafts saved."""
GIVEN_UP_S = 7 * 86400
"""A recording that was on its way from a hub and did not go on for so long is not waited for."""
SURELY_DEAD_S = 3600
"""Where nothing tells whether a writer lives, what is in the making is left alone this long."""


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
    """Recordings under `root`, two-letter folders, named by content; adding one twice keeps one.

    With `key` what is added is encrypted; read it with `open_clear`.
    """

    def __init__(
        self, root: Path, ask_for: Callable[[str, str], None] | None = None, key: bytes | None = None
    ) -> None:
        self.root, self.ask_for, self.key = root, ask_for, key

    def path_of(self, sha256: str, suffix: str) -> Path:
        """Where a recording is kept, whether or not it is there."""
        return self.root / sha256[:2] / f"{sha256}{suffix}"

    def find(self, sha256: str, suffix: str) -> Path:
        """The path of a recording, which counts as used now; fetched where it is elsewhere. `StoreError` when it is
        gone, and what `ask_for` raises where it cannot be had."""
        path = self.path_of(sha256, suffix)
        if not path.is_file() and self.ask_for is not None:
            self.ask_for(sha256, suffix)
        with suppress(OSError):
            os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
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
        partial = self.root / f"{uuid.uuid4().hex}.partial"
        try:
            with self.filling():
                self.make_sure_of_room(source.stat().st_size)
                sha256, size = _copy(source, partial, self.key)
                path = self.path_of(sha256, suffix)
                path.parent.mkdir(exist_ok=True)
                if path.is_file() and size_of(path) == size:
                    partial.unlink()
                else:
                    partial.replace(path)
                    sync_folder(path.parent)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise _store_error(error, source) from error
        return StoredFile(sha256, suffix, size, path)

    def adopt(self, whole: Path, sha256: str, suffix: str) -> Path:
        """Put away a file of this folder whose content was checked; durable on return."""
        path = self.path_of(sha256, suffix)
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        path.parent.mkdir(exist_ok=True)
        whole.replace(path)
        sync_folder(path.parent)
        return path

    def make_sure_of_room(self, size: int) -> None:
        """`OSError` (ENOSPC) where so many bytes more would leave less than `LEFT_FREE`."""
        if shutil.disk_usage(self.root).free < size + LEFT_FREE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Hold the store while `*.partial` are made in it, so that no `sweep` takes them; ends with the process."""
        self.root.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":  # no folder can be held there; `sweep` goes by age
            yield
            return
        handle = os.open(self.root, os.O_RDONLY)
        try:
            with suppress(OSError):  # a network folder without locks
                fcntl.flock(handle, fcntl.LOCK_SH)
            yield
        finally:
            os.close(handle)

    def sweep(self) -> int:
        """Remove what killed processes left half-written, unless somebody is adding just now; how many."""
        if not self.root.is_dir():
            return 0
        with _alone(self.root) as alone:
            half = [
                path for path in self.root.glob("*.partial") if alone or _age_seconds(path) > SURELY_DEAD_S
            ]
            half += [path for path in self.root.glob("*.coming") if _age_seconds(path) > GIVEN_UP_S]
            return sum(_removed(path) for path in half)


def sha256_of(path: Path) -> str:
    """SHA-256 of what a file holds in clear, in hex."""
    with open_clear(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Path, target: Path, key: bytes | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with open_clear(source) as reader, writing(target, key) as writer:
        while block := reader.read(BLOCK):
            digest.update(block)
            writer.write(block)
            size += len(block)
    return digest.hexdigest(), size


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder durable."""
    if os.name != "posix":
        return  # Windows makes the rename durable by itself and cannot open folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone(root: Path) -> Iterator[bool]:
    """Whether nobody is adding to the store; then nobody can begin to before the block ends."""
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _removed(partial: Path) -> bool:
    if partial.is_dir():
        shutil.rmtree(partial, ignore_errors=True)
        return not partial.exists()
    try:
        partial.unlink()
    except OSError:  # taken by another process meanwhile, or not ours to remove
        return False
    return True


def _age_seconds(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


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
