"""Where the sound stands: what was handed to the device and when, as one value any process can reckon with."""

from __future__ import annotations

import mmap
import os
import struct
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

clock = time.perf_counter
"""Seconds on a clock that all processes of this computer share and that is fine enough on every system."""

KEPT = 48
_HEAD = struct.Struct("<I3q2dqdqdqI")
_STRETCH = struct.Struct("<3q2d")
_ROOM = _HEAD.size + KEPT * _STRETCH.size


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames `first` to `end` of the device's stream were take `serial` from `start_ms` on."""

    serial: int
    first: int
    end: int
    start_ms: float
    step_ms: float

    def at(self, frame: float) -> float:
        """Place in the recording, ms; the nearest of its own for a frame outside."""
        return self.start_ms + min(max(0.0, frame - self.first), self.end - self.first) * self.step_ms


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of the clock at one moment. The device's `frame` is heard `delay` seconds after `since`.

    `seek` is the last seek obeyed, `start_ms` where what plays began, `valid` the first take after the last jump,
    `deck` changes with the device; `handed` counts its frames, `underruns` those times sound was late.
    """

    seek: int = 0
    valid: int = 0
    deck: int = 0
    rate: float = 1.0
    since: float = 0.0
    frame: int = 0
    delay: float = 0.0
    handed: int = 0
    start_ms: float = 0.0
    underruns: int = 0
    stretches: tuple[Stretch, ...] = ()

    def heard(self, now: float) -> float:
        """Which frame of the device's stream leaves it at this time."""
        return min(self.frame + (now - self.since - self.delay) * self.rate, self.handed)

    def place(self, heard: float) -> float:
        """Where in the recording a frame is, in ms."""
        for stretch in reversed(self.stretches):
            if stretch.serial < self.valid:
                break
            if stretch.first <= heard:
                return stretch.at(heard)
        return self.start_ms

    def packed(self) -> bytes:
        """As bytes with a checksum."""
        kept = self.stretches[-KEPT:]
        facts = (self.seek, self.valid, self.deck, self.rate, self.since, self.frame, self.delay)
        head = _HEAD.pack(0, *facts, self.handed, self.start_ms, self.underruns, len(kept))
        body = head + b"".join(_STRETCH.pack(s.serial, s.first, s.end, s.start_ms, s.step_ms) for s in kept)
        return struct.pack("<I", zlib.crc32(body)) + body[4:]

    @staticmethod
    def unpacked(data: bytes) -> Reading | None:
        """Back from bytes; None where they were taken in the middle of being written."""
        checksum, *facts, count = _HEAD.unpack_from(data)
        if count > KEPT:
            return None
        body = bytes(4) + data[4 : _HEAD.size + count * _STRETCH.size]
        if zlib.crc32(body) != checksum:
            return None
        facts.append(tuple(Stretch(*found) for found in _STRETCH.iter_unpack(body[_HEAD.size :])))
        return Reading(*facts)


class Playhead:
    """Where a person is in the recording, whether or not the engine knows yet."""

    def __init__(self) -> None:
        self._seeks = 0
        self._wanted_ms = 0.0
        self._scrubbing = False
        self._ended = False
        self._heard = (0, 0.0)

    def go(self, ms: float, *, scrubbing: bool) -> int:
        """Somebody asks for a place; the number of this wish, which the engine gives back once it obeyed."""
        self._seeks += 1
        self._wanted_ms, self._scrubbing, self._ended = ms, scrubbing, False
        return self._seeks

    def end(self) -> None:
        """Everything was heard."""
        self._ended = True

    def place(self, reading: Reading) -> float | None:
        """What is heard now, ms; None at the end. Never goes back by itself."""
        if self._ended:
            return None
        if reading.seek < self._seeks or self._scrubbing:
            return self._wanted_ms
        heard = reading.heard(clock())
        if self._heard[0] == reading.deck:
            heard = max(heard, self._heard[1])
        self._heard = (reading.deck, heard)
        return reading.place(heard)


class SharedReading:
    """A reading two processes look at; one writes."""

    def __init__(self, path: Path | None = None) -> None:
        """Makes the file without a `path`, else opens one that was made."""
        self._made = path is None
        if path is None:
            handle, name = tempfile.mkstemp(prefix="qa-desk-sound-")
            os.write(handle, Reading().packed().ljust(_ROOM, b"\0"))
            path = Path(name)
        else:
            handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self.path = path
        self._memory = mmap.mmap(handle, _ROOM)
        os.close(handle)
        self._last = Reading()

    def write(self, reading: Reading) -> None:
        """Publish; one copy, so that a reader hardly ever meets a half of it."""
        data = reading.packed()
        self._memory[: len(data)] = data

    def read(self) -> Reading:
        """The newest reading; the one before while it is being written."""
        self._last = Reading.unpacked(self._memory[:]) or self._last
        return self._last

    def close(self) -> None:
        """Let go; whoever made it also removes it."""
        self._memory.close()
        if self._made:
            self.path.unlink(missing_ok=True)
