"""From a recording to blocks ready for the device: read, loop, change speed, change rate."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import soxr

from qa_desk.audio.decode import AudioSource, Samples
from qa_desk.audio.stretch import Stretch

CHUNK_SECONDS = 0.1
FADE_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Block:
    """Sound for the device, shape (n, channels); its first frame is `start_ms`, each next `step_ms` later."""

    samples: Samples
    start_ms: float
    step_ms: float


@dataclass(slots=True)
class _Span:
    """From this frame of the stream on, the recording runs on from `media`."""

    stream: int
    media: int


class Feed:
    """Reads `source` from `start_ms` on, in blocks at `rate` Hz; used by one thread."""

    def __init__(self, source: AudioSource, rate: int, start_ms: float, loop: tuple[int, int] | None) -> None:
        self._source = source
        self._rate = rate
        self._loop = _loop_frames(loop, source)
        self._at = min(source.frames, round(start_ms * source.rate / 1000))
        self._stretch = Stretch(source.rate, source.channels)
        self._spans = [_Span(0, self._at)]
        self._pushed = 0
        self._end: int | None = None
        self._flushed = False
        self._fade = max(1, round(source.rate * FADE_SECONDS))
        self._fade_in_next = False
        same = source.rate == rate
        self._convert = (
            None if same else soxr.ResampleStream(source.rate, rate, source.channels, dtype="float32")
        )

    def next_block(self, speed: float) -> Block | None:
        """The next block, about 15 ms; None at the end of the recording."""
        while missing := self._stretch.missing:
            self._push(missing)
        position = self._stretch.position
        step_ms = speed * 1000 / self._rate
        if self._end is not None and position >= self._end:
            return self._rest(position, step_ms)
        samples = self._stretch.take(speed)
        if self._end is not None:
            samples = samples[: math.ceil((self._end - position) / speed)]
        if self._convert is not None:
            samples = self._convert.resample_chunk(samples)
        return Block(np.ascontiguousarray(samples), self._media_ms(position), step_ms)

    def _rest(self, position: float, step_ms: float) -> Block | None:
        """What the rate converter still holds."""
        if self._convert is None or self._flushed:
            return None
        self._flushed = True
        nothing = np.zeros((0, self._source.channels), np.float32)
        samples = self._convert.resample_chunk(nothing, last=True)
        return Block(samples, self._media_ms(position), step_ms) if len(samples) else None

    def _push(self, missing: int) -> None:
        samples = None if self._end is not None else self._read(missing)
        if samples is None:
            self._end = self._pushed if self._end is None else self._end
            samples = np.zeros((missing, self._source.channels), np.float32)
        else:
            self._pushed += len(samples)
        self._stretch.push(samples)

    def _read(self, missing: int) -> Samples | None:
        """The next piece of the recording or of the loop, faded where it is cut; None at the end."""
        boundary = self._source.frames
        if self._loop and self._at < self._loop[1]:
            boundary = self._loop[1]
        count = max(missing, round(CHUNK_SECONDS * self._source.rate))
        if boundary - self._at < count + self._fade:
            count = boundary - self._at
        if count <= 0:
            return None
        samples = self._source.read(self._at, count)
        self._at += count
        if self._fade_in_next:
            _fade(samples[: self._fade], rising=True)
            self._fade_in_next = False
        if self._at >= boundary:
            _fade(samples[-self._fade :], rising=False)
            if self._loop and boundary == self._loop[1]:
                self._turn(self._pushed + count)
        return samples

    def _turn(self, stream: int) -> None:
        assert self._loop is not None
        self._at = self._loop[0]
        self._spans.append(_Span(stream, self._at))
        self._fade_in_next = True

    def _media_ms(self, position: float) -> float:
        while len(self._spans) > 1 and self._spans[1].stream <= position:
            self._spans.pop(0)
        span = self._spans[0]
        return (span.media + position - span.stream) * 1000 / self._source.rate


def _fade(samples: Samples, *, rising: bool) -> None:
    ramp = (np.arange(len(samples), dtype=np.float32) + 0.5) / max(1, len(samples))
    samples *= (ramp if rising else ramp[::-1])[:, None]


def _loop_frames(loop: tuple[int, int] | None, source: AudioSource) -> tuple[int, int] | None:
    if loop is None:
        return None
    start, end = (min(source.frames, round(ms * source.rate / 1000)) for ms in loop)
    return (start, end) if end > start else None
