"""An MP3 file as it reads with silence where frames are missing; the file itself is not touched."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from qa_desk.at_rest.files import open_clear, size_of
from qa_desk.audio.mpeg import Gap


def filled(path: Path, gaps: Sequence[Gap]) -> io.RawIOBase:
    """The file as it reads with silence in its gaps."""
    return _Spliced(path, gaps)


class _Spliced(io.RawIOBase):
    """A file seen with its gaps filled; the file itself is not touched."""

    def __init__(self, path: Path, gaps: Sequence[Gap]) -> None:
        self._file = open_clear(path)
        self.mode = "rb"
        self._pieces: list[bytes | tuple[int, int]] = []
        at = 0
        for gap in gaps:
            self._pieces += [(at, gap.start), gap.silence]
            at = gap.end
        self._pieces.append((at, size_of(path)))
        self._starts = [0]
        for piece in self._pieces:
            length = len(piece) if isinstance(piece, bytes) else piece[1] - piece[0]
            self._starts.append(self._starts[-1] + length)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        done = 0
        while done < len(view) and self._at < self._starts[-1]:
            place = bisect_right(self._starts, self._at) - 1
            inside, left = self._at - self._starts[place], self._starts[place + 1] - self._at
            count = min(len(view) - done, left)
            piece = self._pieces[place]
            if isinstance(piece, bytes):
                data = piece[inside : inside + count]
            else:
                self._file.seek(piece[0] + inside)
                data = self._file.read(count)
            if not data:
                break
            view[done : done + len(data)] = data
            done += len(data)
            self._at += len(data)
        return done

    def close(self) -> None:
        self._file.close()
        super().close()
