"""Words and chapters inside a sound file, where players look for them: ID3, Vorbis comments, RIFF cue points.

Written here because the libraries that could are under the GPL; each format needs little more than a page.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LONGEST_WORDS = 2_000
LONGEST_PACKET = 255 * 255 - 255
"""An Ogg page holds so many bytes; chapters that do not fit are left out from the end."""
RIFF_LIMIT = 0xFFFFFFFF - 8
TOP_LEVEL_ORDERED = b"\x03"
UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the file, ms, and what a player calls it."""

    start_ms: int
    end_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a file says of itself."""

    title: str = ""
    note: str = ""
    chapters: tuple[Chapter, ...] = ()


def write_mp3_label(sound: Path, target: Path, label: Label) -> None:
    """Copy an MP3 without a tag to `target`, an ID3 2.3 tag with CTOC and CHAP frames before it."""
    frames = [_frame("TIT2", _id3_text(label.title)), _frame("COMM", _id3_comment(label.note))]
    if label.chapters:
        ids = [f"ch{place}".encode() + b"\0" for place in range(min(255, len(label.chapters)))]
        contents = b"toc\0" + TOP_LEVEL_ORDERED + bytes([len(ids)]) + b"".join(ids)
        frames.append(_frame("CTOC", contents))
        for name, chapter in zip(ids, label.chapters, strict=False):
            times = struct.pack(">4I", chapter.start_ms, chapter.end_ms, UNKNOWN, UNKNOWN)
            frames.append(_frame("CHAP", name + times + _frame("TIT2", _id3_text(chapter.title))))
    body = b"".join(frames)
    with target.open("wb") as out, sound.open("rb") as file:
        out.write(b"ID3\x03\x00\x00" + _synchsafe(len(body)) + body)
        shutil.copyfileobj(file, out, 1 << 20)


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(body), 0) + body


def _id3_text(words: str) -> bytes:
    return b"\x01" + words[:LONGEST_WORDS].encode("utf-16")


def _id3_comment(words: str) -> bytes:
    return b"\x01und" + "".encode("utf-16") + b"\0\0" + words[:LONGEST_WORDS].encode("utf-16")


def _synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def write_opus_label(path: Path, label: Label) -> None:
    """Replace the comments of an Ogg Opus file by these, with CHAPTER000 and so on as players read them.

    Only the page of the comments changes; `ValueError` where the file is not as libsndfile writes it.
    """
    data = path.read_bytes()
    first = _page_end(data, 0)
    second = _page_end(data, first)
    body = first + 27 + data[first + 26]
    if data[body : body + 8] != b"OpusTags":
        raise ValueError("the second page holds no comments")
    (length,) = struct.unpack_from("<I", data, body + 8)
    packet = _opus_packet(data[body + 12 : body + 12 + length], _comments(label))
    laces = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = bytearray(data[first : first + 26]) + bytes([len(laces)]) + laces
    head[22:26] = bytes(4)
    page = bytes(head) + packet
    page = page[:22] + struct.pack("<I", _ogg_checksum(page)) + page[26:]
    path.write_bytes(data[:first] + page + data[second:])


def _page_end(data: bytes, at: int) -> int:
    if data[at : at + 4] != b"OggS":
        raise ValueError("not a page")
    segments = data[at + 26]
    return at + 27 + segments + sum(data[at + 27 : at + 27 + segments])


def _comments(label: Label) -> Iterable[str]:
    if label.title:
        yield f"TITLE={label.title[:LONGEST_WORDS]}"
    if label.note:
        yield f"COMMENT={label.note[:LONGEST_WORDS]}"
    for place, chapter in enumerate(label.chapters[:1000]):
        seconds, ms = divmod(chapter.start_ms, 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        yield f"CHAPTER{place:03d}={hours:02d}:{minutes:02d}:{seconds:02d}.{ms:03d}"
        yield f"CHAPTER{place:03d}NAME={chapter.title[:LONGEST_WORDS]}"


def _opus_packet(vendor: bytes, comments: Iterable[str]) -> bytes:
    head = b"OpusTags" + struct.pack("<I", len(vendor)) + vendor
    held: list[bytes] = []
    size = len(head) + 4
    for comment in comments:
        words = comment.encode()
        size += 4 + len(words)
        if size > LONGEST_PACKET:
            break
        held.append(struct.pack("<I", len(words)) + words)
    return head + struct.pack("<I", len(held)) + b"".join(held)


def _ogg_checksum(page: bytes) -> int:
    checksum = 0
    for byte in page:
        checksum = (checksum << 8 & 0xFFFFFFFF) ^ _OGG_TABLE[checksum >> 24 ^ byte]
    return checksum


def _ogg_table() -> list[int]:
    values = np.arange(256, dtype=np.uint64) << np.uint64(24)
    for _bit in range(8):
        over = (values >> np.uint64(31)) & np.uint64(1)
        values = ((values << np.uint64(1)) & np.uint64(0xFFFFFFFF)) ^ (over * np.uint64(0x04C11DB7))
    return [int(value) for value in values]


_OGG_TABLE = _ogg_table()


def write_wav_chapters(path: Path, chapters: Sequence[Chapter], rate: int) -> None:
    """Add cue points with their names and lengths behind the sound of a WAV file of `rate` Hz.

    `ValueError` where the file would be larger than a WAV file can say.
    """
    if not chapters:
        return
    frames = [
        (one.start_ms * rate // 1000, max(1, (one.end_ms - one.start_ms) * rate // 1000)) for one in chapters
    ]
    points = b"".join(
        struct.pack("<II4sIII", place + 1, start, b"data", 0, 0, start)
        for place, (start, _n) in enumerate(frames)
    )
    names = [
        struct.pack("<I", place + 1) + one.title[:LONGEST_WORDS].encode() + b"\0"
        for place, one in enumerate(chapters)
    ]
    lengths = [
        struct.pack("<II4s4H", place + 1, length, b"rgn ", 0, 0, 0, 65001)
        for place, (_start, length) in enumerate(frames)
    ]
    # All names before the lengths: ffmpeg stops at the first length.
    words = b"".join([_chunk(b"labl", one) for one in names] + [_chunk(b"ltxt", one) for one in lengths])
    added = _chunk(b"cue ", struct.pack("<I", len(chapters)) + points) + _chunk(b"LIST", b"adtl" + words)
    with path.open("rb+") as file:
        end = file.seek(0, 2)
        if end + len(added) > RIFF_LIMIT:
            raise ValueError("too large for a WAV file")
        file.write(bytes(end & 1) + added)
        total = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", total - 8))


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) & 1)
