"""Where the hub keeps recordings: a folder, or an S3-compatible store. Uploads go on where they stopped.

Neither kind remembers anything in the process, so several hubs share one. What is whole is said by `hub_blob`; until
then an upload may be written by anybody who may, and is thrown away when its SHA-256 is not what was said.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qa_desk.errors import N_, QADeskError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

NAME = re.compile(r"[0-9a-f]{64}")
BLOCK = 1 << 20


class StoreProblem(QADeskError):
    """A store of recordings that cannot be used."""


class BlobStore(Protocol):
    """Bytes by the SHA-256 they are known by."""

    def uploaded(self, name: str) -> int:
        """How many bytes of an upload under way are there, without a gap."""

    def write(self, name: str, offset: int, data: bytes) -> None:
        """Add to an upload; durable on return. `OSError` where there is no room."""

    def finish(self, name: str, digest: str) -> int | None:
        """Make an upload the recording, durable on return; its size, None (and nothing left) for another digest."""

    def size(self, name: str) -> int | None:
        """How long a recording is; None where there is none."""

    def read(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """Its bytes from `start` up to but not including `end`."""

    def remove(self, name: str) -> None:
        """Let a recording and an upload under way go."""

    def check(self) -> None:
        """`StoreProblem` where the store does not answer."""


def open_store(place: str) -> BlobStore:
    """The store at a path, or at `s3://bucket/prefix` with AWS's own variables (`AWS_ENDPOINT_URL` for others)."""
    if "://" not in place:
        return Folder(Path(place))
    try:
        from obstore.exceptions import BaseError
        from obstore.store import from_url
    except ImportError as error:
        raise StoreProblem(
            N_("Object stores need obstore."), hint=N_("Install it with: pip install “qa-desk[hub]”")
        ) from error
    plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
    try:
        store = from_url(
            place,
            client_options={"allow_http": plain, "timeout": "60s"},
            retry_config={"max_retries": 4},
        )
    except (BaseError, ValueError) as error:
        raise StoreProblem(
            N_("The store of recordings cannot be used: {reason}."), reason=str(error).splitlines()[0]
        ) from error
    return Objects(store)


class Folder:
    """Files in two-letter folders; an upload under way stands beside as `.part`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where a recording is kept, whether or not it is there."""
        return self.root / name[:2] / name

    def uploaded(self, name: str) -> int:
        """How many bytes of an upload are there, without a gap."""
        part = self._part(name)
        return part.stat().st_size if part.is_file() else 0

    def write(self, name: str, offset: int, data: bytes) -> None:
        """Add to an upload."""
        part = self._part(name)
        part.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        with part.open("r+b") as file:
            file.seek(offset)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(offset)
                raise

    def finish(self, name: str, digest: str) -> int | None:
        """Make an upload the recording."""
        part = self._part(name)
        with part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != digest:
            part.unlink()
            return None
        size = part.stat().st_size
        part.replace(self.path(name))
        if os.name == "posix":
            handle = os.open(part.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return size

    def size(self, name: str) -> int | None:
        """How long a recording is."""
        path = self.path(name)
        return path.stat().st_size if path.is_file() else None

    def read(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """A range of its bytes."""
        with self.path(name).open("rb") as file:
            file.seek(start)
            while start < end and (block := file.read(min(BLOCK, end - start))):
                start += len(block)
                yield block

    def remove(self, name: str) -> None:
        """Let it go."""
        self.path(name).unlink(missing_ok=True)
        self._part(name).unlink(missing_ok=True)

    def check(self) -> None:
        """Whether the store answers."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreProblem(
                N_("The store of recordings cannot be used: {reason}."), reason=error.strerror or str(error)
            ) from error

    def _part(self, name: str) -> Path:
        return self.path(name).with_suffix(".part")


class Objects:
    """Objects in a bucket. The parts of an upload are objects named by their offset, made one at its end."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store

    def uploaded(self, name: str) -> int:
        """How many bytes of an upload are there, without a gap."""
        return self._parts(name)[1]

    def write(self, name: str, offset: int, data: bytes) -> None:
        """Add to an upload."""
        import obstore

        obstore.put(self.store, f"uploads/{name}/{offset:016}", data)

    def finish(self, name: str, digest: str) -> int | None:
        """Make an upload the recording."""
        import obstore

        keys, size = self._parts(name)
        found = hashlib.sha256()
        with tempfile.TemporaryFile() as whole:
            for key in keys:
                for block in obstore.get(self.store, key).stream(min_chunk_size=BLOCK):
                    found.update(block)
                    whole.write(block)
            whole.seek(0)
            right = found.hexdigest() == digest
            if right:
                obstore.put(self.store, self._key(name), whole)
        self._forget_upload(name)
        return size if right else None

    def size(self, name: str) -> int | None:
        """How long a recording is."""
        import obstore

        try:
            return int(obstore.head(self.store, self._key(name))["size"])
        except FileNotFoundError:
            return None

    def read(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """A range of its bytes."""
        import obstore

        if start < end:
            found = obstore.get(self.store, self._key(name), options={"range": (start, end)})
            for block in found.stream(min_chunk_size=BLOCK):
                yield bytes(block)

    def remove(self, name: str) -> None:
        """Let it go."""
        import obstore

        self._forget_upload(name)
        obstore.delete(self.store, [self._key(name)])

    def check(self) -> None:
        """Whether the store answers."""
        import obstore
        from obstore.exceptions import BaseError

        try:
            next(iter(obstore.list(self.store, "uploads", chunk_size=1)), None)
        except (BaseError, OSError) as error:
            raise StoreProblem(
                N_("The store of recordings cannot be used: {reason}."), reason=str(error).splitlines()[0]
            ) from error

    def _key(self, name: str) -> str:
        return f"recordings/{name[:2]}/{name}"

    def _parts(self, name: str) -> tuple[list[str], int]:
        """The parts that follow each other from the beginning, and where they end."""
        import obstore

        found = {
            int(str(entry["path"]).rpartition("/")[2]): (str(entry["path"]), int(entry["size"]))
            for page in obstore.list(self.store, f"uploads/{name}")
            for entry in page
        }
        keys, end = [], 0
        while end in found and found[end][1]:
            key, size = found[end]
            keys.append(key)
            end += size
        return keys, end

    def _forget_upload(self, name: str) -> None:
        import obstore

        keys = [str(e["path"]) for page in obstore.list(self.store, f"uploads/{name}") for e in page]
        if keys:
            obstore.delete(self.store, keys)
