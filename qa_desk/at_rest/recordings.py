"""Encrypting the recordings of a workspace one by one, and back: each is copied aside, compared, then exchanged.

Killed at any point every recording is whole, encrypted or not, and readable; the next run goes on with the rest.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from qa_desk.at_rest.files import Damaged, is_encrypted, key_like, open_clear, writing
from qa_desk.recordings import RecordingStore, sha256_of, sync_folder


def convert_files(root: Path, key: bytes | None) -> int:
    """Encrypt all recordings of a workspace that are in clear, or put those in clear that are not (no key); how many.

    Caches of the other kind are removed: they can be made again. `NoKey` for one that another key encrypted, `OSError`
    on a full disk; what was done until then stays done. A damaged one stays as it is.
    """
    store, count = RecordingStore(root / "recordings", key=key), 0
    store.sweep()
    for path in [*_files(root / "cache"), *store.root.glob("*.coming")]:
        if is_encrypted(path) != (key is not None):
            _remove(path)
    for path in in_clear(root) if key is not None else _encrypted(root):
        with suppress(Damaged):
            _convert(store, path)
            count += 1
    return count


def in_clear(root: Path) -> Iterator[Path]:
    """Recordings that anybody with the disk can hear."""
    return (path for path in _recordings(root) if not is_encrypted(path))


def blank(handle: int) -> None:
    """Overwrite a file that has no name any more: whoever waited for it fails instead of writing to nowhere, and less
    of what was in clear is left on the disk. One that has a name elsewhere (a copy made of links) is left alone."""
    if os.name != "posix":
        return
    with suppress(OSError):
        if os.fstat(handle).st_nlink:
            return
        size, block = os.fstat(handle).st_size, b"\0" * (1 << 20)
        for start in range(0, size, len(block)):
            os.pwrite(handle, block[: min(len(block), size - start)], start)
        os.fsync(handle)


def _convert(store: RecordingStore, path: Path) -> None:
    partial, facts = store.root / f"{uuid.uuid4().hex}.partial", path.stat()
    try:
        with store.filling():
            with open_clear(path) as source, writing(partial, store.key) as target:
                found = _copied(source, target)
            if sha256_of(partial) != found:
                raise OSError(f"the copy of {path.name} is not the same")
            os.utime(partial, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # which go first when room is short
            _exchange(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _copied(source: BinaryIO, target: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := source.read(1 << 20):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()


def _exchange(partial: Path, path: Path) -> None:
    if os.name == "nt":  # no file that is open can be replaced there
        partial.replace(path)
        return
    with path.open("rb+") as stale:
        partial.replace(path)
        sync_folder(path.parent)
        blank(stale.fileno())


def _remove(path: Path) -> None:
    with path.open("rb+") as file:
        path.unlink() if os.name == "posix" else None
        blank(file.fileno())
    path.unlink(missing_ok=True)


def _encrypted(root: Path) -> Iterator[Path]:
    for path in _recordings(root):
        if is_encrypted(path):
            key_like(path)
            yield path


def _recordings(root: Path) -> list[Path]:
    return sorted(path for path in (root / "recordings").glob("??/*") if path.is_file())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
