"""The one chunk of a WAV file that recorders get wrong: where its sound starts and how long it says it is."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from qa_desk.at_rest.files import open_clear, size_of

HEAD_LIMIT = 1 << 20
UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class DataChunk:
    """The `data` chunk: byte offset of its sound, the size it declares, the bytes really there."""

    offset: int
    declared: int
    present: int

    @property
    def unfinished(self) -> bool:
        """True where the recorder never came back to write the size."""
        return self.present > 0 and self.declared in (0, UNKNOWN)

    @property
    def cut_short(self) -> bool:
        """True where the header promises more than the file holds."""
        return not self.unfinished and self.declared > self.present


def data_chunk(path: Path) -> DataChunk | None:
    """The data chunk of a RIFF/WAVE file; None for anything else (RF64 looks after itself)."""
    size = size_of(path)
    with open_clear(path) as file:
        head = file.read(12)
        if len(head) < 12 or head[:4] != b"RIFF" or head[8:12] != b"WAVE":
            return None
        while file.tell() < min(size, HEAD_LIMIT):
            chunk = file.read(8)
            if len(chunk) < 8:
                return None
            kind, declared = struct.unpack("<4sI", chunk)
            if kind == b"data":
                return DataChunk(file.tell(), declared, size - file.tell())
            file.seek(declared + (declared & 1), 1)
    return None


def repaired_header(path: Path, chunk: DataChunk) -> bytes:
    """The bytes before the sound, with sizes that are true."""
    with open_clear(path) as file:
        head = bytearray(file.read(chunk.offset))
    struct.pack_into("<I", head, 4, min(chunk.offset + chunk.present - 8, UNKNOWN))
    struct.pack_into("<I", head, chunk.offset - 4, min(chunk.present, UNKNOWN))
    return bytes(head)
