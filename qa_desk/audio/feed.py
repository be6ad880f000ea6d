"""From a recording to blocks ready for the device: read, cut, level, change speed, change rate."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np
import soxr

from qa_desk.audio.decode import AudioSource, Samples
from qa_desk.audio.level import Leveller
from qa_desk.audio.route import Route, Way
from qa_desk.audio.stretch import Stretch

CHUNK_SECONDS = 0.1
FADE_SECONDS = 0.005
MOST_STEP = 3.5

__all__ = ["FADE_SECONDS", "Block", "Feed", "Route"]


@dataclass(frozen=True, slots=True)
class Block:
    """Sound for the device, shape (n, channels); its first frame is `start_ms`, each next `step_ms` later."""

    samples: Samples
    start_ms: float
    step_ms: float


@dataclass(frozen=True, slots=True)
class _Span:
    """From this frame of a stream on, the recording runs on from `media` (frames) by `step` each."""

    stream: float
    media: float
    step: float = 1.0

    def at(self, place: float) -> float:
        return self.media + (place - self.stream) * self.step


class Feed:
    """Reads `source` from `start_ms` on, in blocks at `rate` Hz; used by one thread."""

    def __init__(self, source: AudioSource, rate: int, start_ms: float, route: Route) -> None:
        self._source = source
        self._rate = rate
        self._way = Way(route, source.rate, source.frames)
        self._at = self._way.begin(round(start_ms * source.rate / 1000))
        self._level = Leveller(source.rate, source.channels) if route.level else None
        self._stretch = Stretch(source.rate, source.channels)
        self._spans = deque([_Span(0, self._at)])
        self._pushed = 0
        self._edge = 0.0
        self._end: int | None = None
        self._fade = max(1, round(source.rate * FADE_SECONDS))
        self._fade_in_next = False
        self._convert = _Converter(source, rate) if source.rate != rate else None

    def next_block(self, speed: float) -> Block | None:
        """The next block, about 15 ms; None at the end of the recording."""
        while missing := self._stretch.missing:
            self._push(missing)
        start = self._edge
        if self._end is not None and start >= self._end:
            return self._convert.rest() if self._convert is not None else None
        # A piece of stretched sound is loudest where the next begins: there its place is true.
        self._edge = self._stretch.position + self._stretch.hop
        step = (self._edge - start) / self._stretch.hop
        samples = self._stretch.take(speed)
        if self._end is not None:
            samples = samples[: math.ceil((self._end - start) / step)]
        while len(self._spans) > 1 and self._spans[1].stream <= start:
            self._spans.popleft()
        media = self._spans[0].at(start)
        if self._convert is not None:
            return self._convert.block(samples, media, step)
        return Block(np.ascontiguousarray(samples), media * 1000 / self._rate, step * 1000 / self._rate)

    def _push(self, missing: int) -> None:
        samples = None if self._end is not None else self._read(missing)
        if samples is None:
            self._end = self._pushed if self._end is None else self._end
            samples = np.zeros((missing, self._source.channels), np.float32)
        else:
            self._pushed += len(samples)
        self._stretch.push(samples)

    def _read(self, missing: int) -> Samples | None:
        """The next piece of what is played, faded where it is cut; None at the end."""
        boundary, after = self._way.cut(self._at)
        count = max(missing, round(CHUNK_SECONDS * self._source.rate))
        if boundary - self._at < count + self._fade:
            count = boundary - self._at
        if count <= 0:
            if after is None:
                return None
            self._turn(self._pushed, after)
            return self._read(missing)
        samples = self._source.read(self._at, count)
        self._at += count
        if self._level is not None:
            self._level.apply(samples)
        if self._fade_in_next:
            _fade(samples[: self._fade], rising=True)
            self._fade_in_next = False
        if self._at >= boundary:
            _fade(samples[-self._fade :], rising=False)
            if after is not None:
                self._turn(self._pushed + count, after)
        return samples

    def _turn(self, stream: int, after: int) -> None:
        self._at = after
        self._spans.append(_Span(stream, after))
        self._fade_in_next = True


class _Converter:
    """To another rate; keeps count of what it holds back, so that places stay true."""

    def __init__(self, source: AudioSource, rate: int) -> None:
        self._from, self._to, self._channels = source.rate, rate, source.channels
        self._soxr = soxr.ResampleStream(source.rate, rate, source.channels, dtype="float32")
        self._taken = 0
        self._given = 0
        self._spans: deque[_Span] = deque()
        self._flushed = False

    def block(self, samples: Samples, media: float, step: float) -> Block:
        """What comes out when these samples, from frame `media` on, go in."""
        self._spans.append(_Span(self._taken, media, step))
        self._taken += len(samples)
        return self._out(self._soxr.resample_chunk(samples))

    def rest(self) -> Block | None:
        """What is still inside; None once that is out."""
        if self._flushed:
            return None
        self._flushed = True
        return self._out(self._soxr.resample_chunk(np.zeros((0, self._channels), np.float32), last=True))

    def _out(self, samples: Samples) -> Block:
        start = self._media(self._given)
        self._given += len(samples)
        step = (self._media(self._given) - start) / max(1, len(samples))
        if not 0 <= step <= MOST_STEP * self._from / self._to:  # cut in here
            step = self._spans[0].step * self._from / self._to if self._spans else 0.0
        return Block(samples, start * 1000 / self._from, step * 1000 / self._from)

    def _media(self, given: int) -> float:
        """Which frame of the recording the so manieth frame given out is."""
        place = given * self._from / self._to
        while len(self._spans) > 1 and self._spans[1].stream <= place + 1e-6:
            self._spans.popleft()
        return self._spans[0].at(place) if self._spans else 0.0


def _fade(samples: Samples, *, rising: bool) -> None:
    ramp = (np.arange(len(samples), dtype=np.float32) + 0.5) / max(1, len(samples))
    samples *= (ramp if rising else ramp[::-1])[:, None]
