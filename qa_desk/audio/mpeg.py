"""MP3 files with damage inside: where frames are missing, and how many.

A decoder goes on with the next frame it finds, so that everything after damage would be heard too early, or it gives
up for the rest of the file.
"""

from __future__ import annotations

import mmap
import struct
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa_desk.at_rest.files import is_encrypted, open_clear

Data = mmap.mmap | bytes

BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s of layer III by index: MPEG 1, and 2 with 2.5."""
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
SAME = 0xFFFE0C00
"""Sync, version, layer and rate: what all frames of a file share."""
NO_CHECKSUM = 0x00010000
SYNC_FRAMES = 3
"""So many frames must follow each other before bytes count as frames again."""
NEAR = 16
TAIL = (b"TAG", b"APETAGEX", b"LYRICSBEGIN")


@dataclass(frozen=True, slots=True)
class _Hole:
    """Bytes without frames behind `before` frames, the last with this header; `likely` so many are missing.

    At a `seam` bytes were taken out: what is left is no sum of frames. Damage leaves the bytes of what it spoils.
    """

    start: int
    end: int
    header: int
    before: int
    likely: float
    seam: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes `start` to `end` hold no frames; `frames` of `header` belong there, `samples` each.

    `at_ms` is its place in the recording. Not `sure`: bytes are gone, and nothing in the file says how many.
    """

    start: int
    end: int
    frames: int
    header: int
    samples: int
    rate: int
    at_ms: int
    sure: bool

    @property
    def ms(self) -> int:
        """How much sound is missing."""
        return round(self.frames * self.samples * 1000 / self.rate)

    @property
    def silence(self) -> bytes:
        """That many frames of silence."""
        header = self.header | NO_CHECKSUM
        return (struct.pack(">I", header) + bytes(_size(header) - 4)) * self.frames


def gaps_in(path: Path) -> tuple[Gap, ...]:
    """Where an MP3 file lacks frames in its middle; none for a whole one or anything else."""
    facts = path.stat()
    return _gaps(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=8)
def _gaps(path: Path, size: int, _changed: int) -> tuple[Gap, ...]:
    if size < 64:
        return ()
    if is_encrypted(path):
        with open_clear(path) as clear:
            whole = clear.read()
        return _scan(whole, len(whole))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _scan(data, size)


def _scan(data: Data, size: int) -> tuple[Gap, ...]:
    at = _first(data, size)
    if at is None:
        return ()
    kind = _word(data, at) & SAME
    first, header = at, _word(data, at)
    found: list[_Hole] = []
    frames, before = 0, deque([_size(header)], maxlen=NEAR)
    while at + 4 <= size:
        word = _word(data, at)
        length = _size(word) if word & SAME == kind else 0
        if length:
            header, frames, at = word, frames + 1, at + length
            before.append(length)
            continue
        begins = _resync(data, at, size, kind)
        if begins is None:
            break
        near = (*before, *_sizes(data, begins, size, kind))
        lost = begins - at
        likely = lost * len(near) / sum(near)
        found.append(_Hole(at, begins, header, frames, likely, _is_seam(lost, likely, header)))
        at = begins
    return _counted(data, first, found, frames, at, size)


def _first(data: Data, size: int) -> int | None:
    """The first frame, behind a tag of the beginning."""
    at = 0
    if data[:3] == b"ID3" and size > 10:
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    end = min(size - 4, at + 65_536)
    while at < end:
        at = data.find(b"\xff", at, end)
        if at < 0:
            return None
        word = _word(data, at)
        if _is_frame(word) and _follow(data, at, size, word & SAME):
            return at
        at += 1
    return None


def _resync(data: Data, at: int, size: int, kind: int) -> int | None:
    """Where frames go on behind damage; None where they do not."""
    begin = struct.pack(">I", kind)[:1]
    while (at := data.find(begin, at + 1, size - 4)) >= 0:
        if _word(data, at) & SAME == kind and _follow(data, at, size, kind):
            return at
    return None


def _follow(data: Data, at: int, size: int, kind: int) -> bool:
    """True where frames of a kind follow each other from here, or up to the end."""
    for _frame in range(SYNC_FRAMES):
        word = _word(data, at)
        length = _size(word) if word & SAME == kind else 0
        if not length:
            return False
        at += length
        if at + 4 > size or data[at : at + 11].startswith(TAIL):
            return _frame > 0
    return True


def _sizes(data: Data, at: int, size: int, kind: int) -> list[int]:
    """Of the next few frames."""
    found: list[int] = []
    while len(found) < NEAR and at + 4 <= size:
        word = _word(data, at)
        if word & SAME != kind or not _size(word):
            break
        found.append(_size(word))
        at += found[-1]
    return found


def _is_seam(lost: int, likely: float, header: int) -> bool:
    """Frames are multiples of what 8 kbit/s take, but for a byte of padding; long damage may be any length."""
    step = _slots(header) * 8000 / _rate(header)
    return abs(lost - round(lost / step) * step) > 1 + likely


def _counted(
    data: Data, first: int, found: Sequence[_Hole], frames: int, end: int, size: int
) -> tuple[Gap, ...]:
    """How many frames belong into each gap: by the size of those near it and the count the file itself states."""
    if not found:
        return ()
    gone = _gone(data, first, found, frames, end, size)
    shares = [hole.likely for hole in found]
    if gone is not None:
        shares = _shared_out(found, gone)
    gaps: list[Gap] = []
    done, share, filled = 0, 0.0, 0
    for hole, likely in zip(found, shares, strict=True):
        share += likely
        count, done = round(share) - done, round(share)
        samples, rate = _slots(hole.header) * 8, _rate(hole.header)
        at_ms = round((hole.before + filled) * samples * 1000 / rate)
        sure = gone is not None or not hole.seam
        gaps.append(Gap(hole.start, hole.end, count, hole.header, samples, rate, at_ms, sure))
        filled += count
    return tuple(gaps)


def _gone(data: Data, first: int, found: Sequence[_Hole], frames: int, end: int, size: int) -> int | None:
    """How many frames the middle lacks by the count the file states; None where it states none or lost its end."""
    stated = _stated(data, first)
    if stated is None or stated[0] + 1 < frames:
        return None
    lost = sum(hole.end - hole.start for hole in found)
    usual = max(1.0, (end - first - lost) / max(1, frames))
    has_all_bytes = stated[1] <= min(end, size) - first + usual
    has_its_end = end <= size and any(hole.seam for hole in found)
    missing = stated[0] + 1 - frames  # the frame that states it is not counted by it
    return missing if has_all_bytes or has_its_end else None


def _shared_out(found: Sequence[_Hole], gone: int) -> list[float]:
    """Damage lost about what its bytes tell, seams share the rest alike; without seams all is damage."""
    damage = sum(hole.likely for hole in found if not hole.seam)
    seams = sum(hole.seam for hole in found)
    if not seams:
        return [gone * hole.likely / damage for hole in found]
    rest = max(0.0, gone - damage) / seams
    return [rest if hole.seam else min(1.0, gone / damage) * hole.likely for hole in found]


def _stated(data: Data, first: int) -> tuple[int, int] | None:
    """Frames and bytes by the file's own first frame (Xing, Info); None where it does not say both."""
    for mark in (b"Xing", b"Info"):
        place = data.find(mark, first, first + 64)
        if place >= 0:
            flags, frames, size = struct.unpack_from(">III", data, place + 4)
            return (frames, size) if flags & 3 == 3 and frames else None
    return None


def _word(data: Data, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _is_frame(word: int) -> bool:
    return word & 0xFFE60000 == 0xFFE20000 and word >> 19 & 3 != 1 and _size(word) > 0


@lru_cache(maxsize=4096)
def _sized(word: int) -> int:
    version, rate_index, index = word >> 19 & 3, word >> 10 & 3, word >> 12 & 15
    if version == 1 or rate_index == 3 or index in (0, 15):
        return 0
    rate, bits = RATES[version][rate_index], BITRATES[3 if version == 3 else 2][index]
    return _slots(word) * bits * 1000 // rate + (word >> 9 & 1)


def _slots(word: int) -> int:
    """An eighth of the samples of a frame."""
    return 144 if word >> 19 & 3 == 3 else 72


def _rate(word: int) -> int:
    return RATES[word >> 19 & 3][word >> 10 & 3]


def _size(word: int) -> int:
    """Bytes of a frame of layer III; 0 where the header is none."""
    return _sized(word & 0xFFFFFE00)
