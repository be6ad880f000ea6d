"""A recording on its way from the hub: what came so far, on which the next try goes on."""

from __future__ import annotations

import io
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from qa_desk.at_rest.files import open_clear, size_of, writing


class Coming:
    """Parts of one recording in the store's folder. With `key` they are encrypted at rest, one file for each."""

    def __init__(self, root: Path, sha256: str, key: bytes | None) -> None:
        self.root, self._sha256, self._key = root, sha256, key

    def size(self) -> int:
        """Bytes that came so far."""
        return sum(size_of(part) for part in self._parts())

    def add(self, data: bytes) -> None:
        """Keep what comes next. `OSError`; then nothing of it is kept."""
        self.root.mkdir(parents=True, exist_ok=True)
        partial = self.root / f"{uuid.uuid4().hex}.partial"
        try:
            with writing(partial, self._key) as file:
                file.write(data)
            partial.replace(self.root / f"{self._sha256}.{len(self._parts()):06}.coming")
        finally:
            partial.unlink(missing_ok=True)

    def drop(self) -> None:
        """Begin anew."""
        for part in self._parts():
            part.unlink(missing_ok=True)

    @contextmanager
    def reading(self) -> Iterator[BinaryIO]:
        """All that came, in order."""
        parts = _Parts(self._parts())
        try:
            yield cast(BinaryIO, io.BufferedReader(parts))
        finally:
            parts.close()

    def copy_to(self, target: BinaryIO) -> None:
        """Write all that came."""
        with self.reading() as source:
            shutil.copyfileobj(source, target, 1 << 20)

    def _parts(self) -> list[Path]:
        found = self.root.glob(f"{self._sha256}*.coming")
        return sorted(
            found, key=lambda part: (part.name.count("."), part.name)
        )  # one of an earlier release is first


class _Parts(io.RawIOBase):
    """Files as if they were one."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__()
        self._paths, self._file = paths[::-1], cast(BinaryIO, io.BytesIO())

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not (data := self._file.read(len(view))) and self._paths:
            self._file.close()
            self._file = open_clear(self._paths.pop())
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
