"""Activity of a whole recording, read once in pieces of half a minute; memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from qa_desk.audio.activity.frames import HOP, HOP_MS, KEYS, RATE, WINDOW, Frames, likeness, look_at
from qa_desk.audio.activity.spans import Flags, Span, closed, common, gaps, spans_of, united, without_short
from qa_desk.audio.decode import AudioSource, open_source
from qa_desk.audio.errors import Cancelled
from qa_desk.audio.probe import duration_ms

PIECE_FRAMES = 1500
SMOOTH = 5
LEAST_CONTRAST = 0.3
CONTRAST_SHARE = 0.12
RANGE_DB = 36.0
QUIETEST_DB = -62.0
BRIDGE = 10
SHORTEST = 3
CROSSTALK = 0.2
LOUDER_DB = 1.5
TONAL = 0.85
TONE_FRAMES = 22
KEY_FRAMES = 3
MUSIC_MS = 10_000
MUSIC_BRIDGE = 15

Curve = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Digit:
    """A telephone key heard at `start_ms`, one of 0-9 * # A-D."""

    start_ms: int
    end_ms: int
    key: str
    channel: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Spans in ms, `speech` per channel. `crosstalk` is how much one side is heard on the other, 0 to 1."""

    duration_ms: int
    speech: tuple[tuple[Span, ...], ...]
    hold: tuple[Span, ...]
    tones: tuple[Span, ...]
    digits: tuple[Digit, ...]
    crosstalk: float

    @property
    def overtalk(self) -> tuple[Span, ...]:
        """Where both talk."""
        return common(*self.speech) if len(self.speech) == 2 else ()

    @property
    def silence(self) -> tuple[Span, ...]:
        """Where nobody talks and nothing else sounds."""
        return gaps(united(*self.speech, self.hold, self.tones), self.duration_ms)


def find_activity(
    path: Path,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache_dir: Path | None = None,
) -> Activity:
    """Listen through a recording. `AudioError` where it cannot be read, `Cancelled` when not wanted."""
    with open_source(path, cache_dir) as source:
        frames, alike = _frames_of(source, progress, cancelled)
        length = duration_ms(source.frames, source.rate)
    crosstalk = float(np.median(alike)) if alike else 0.0
    tonal = [closed(_tones(one), 2) for one in frames]
    music = [_music(_raw(one) & ~tone) for one, tone in zip(frames, tonal, strict=True)]
    speech = [
        _raw(one) & ~closed(_keyed(one), 2) & ~tone & ~hold
        for one, tone, hold in zip(frames, tonal, music, strict=True)
    ]
    if len(speech) == 2 and crosstalk > CROSSTALK:
        speech = _gated(speech, frames)
    spans = tuple(spans_of(without_short(closed(flags, BRIDGE), SHORTEST), HOP_MS) for flags in speech)
    return Activity(
        duration_ms=length,
        speech=tuple(
            tuple((start, min(end, length)) for start, end in one if start < length) for one in spans
        ),
        hold=united(*(spans_of(flags, HOP_MS) for flags in music)),
        tones=united(*(spans_of(flags, HOP_MS) for flags in tonal)),
        digits=tuple(sorted(_digits(frames), key=lambda digit: digit.start_ms)),
        crosstalk=crosstalk,
    )


def _frames_of(
    source: AudioSource, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
) -> tuple[list[Frames], list[float]]:
    lanes = [_Lane() for _channel in range(source.channels)]
    alike: list[float] = []
    try:
        for piece, share in _pieces(source):
            if cancelled and cancelled():
                raise Cancelled
            sides = np.ascontiguousarray(piece.T)
            for lane, side in zip(lanes, sides, strict=True):
                lane.add(side)
            if len(sides) == 2:
                alike += likeness(*sides)
            if progress:
                progress(share)
        return [lane.frames() for lane in lanes], alike
    finally:
        for lane in lanes:
            lane.close()


class _Lane:
    """One channel on a thread of its own, a few pieces behind the reading."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "activity")
        self._found: list[Future[Frames]] = []
        self._noise: Curve | None = None

    def add(self, side: Curve) -> None:
        self._found.append(self._thread.submit(self._look, side))
        if len(self._found) > 2:
            self._found[-3].result()

    def _look(self, side: Curve) -> Frames:
        found, self._noise = look_at(side, self._noise)
        return found

    def frames(self) -> Frames:
        return _joined([found.result() for found in self._found])

    def close(self) -> None:
        self._thread.shutdown(cancel_futures=True)


def _pieces(source: AudioSource) -> Iterator[tuple[Curve, float]]:
    """The recording at 8 kHz, PIECE_FRAMES hops at a time, with what the last window needs; the end is filled up."""
    convert = (
        None
        if source.rate == RATE
        else soxr.ResampleStream(source.rate, RATE, source.channels, "float32", "LQ")
    )
    wanted, read = PIECE_FRAMES * HOP, source.rate * 30
    held = np.zeros((0, source.channels), np.float32)
    at = 0
    while at < source.frames or len(held) > WINDOW - HOP:
        while at < source.frames and len(held) < wanted + WINDOW - HOP:
            block = source.read(at, read)
            at += len(block)
            if convert is not None:
                block = convert.resample_chunk(block, last=at >= source.frames)
            held = np.concatenate([held, block])
        hops = min(PIECE_FRAMES, max(1, -(-(len(held) - WINDOW + HOP) // HOP)))
        missing = hops * HOP + WINDOW - HOP - len(held)
        if missing > 0:
            held = np.concatenate([held, np.zeros((missing, source.channels), np.float32)])
        yield held[: hops * HOP + WINDOW - HOP], min(1.0, at / source.frames)
        held = held[hops * HOP :]
        if at >= source.frames and missing > 0:
            return


def _joined(parts: list[Frames]) -> Frames:
    names = ("excess", "power", "tonal", "pitch", "key")
    return Frames(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _raw(one: Frames) -> Flags:
    """The spectrum stands out of this line's usual one, and is not forty times quieter than the loudest."""
    even = _smooth(one.excess, SMOOTH)
    stands_out = even > _threshold(even)
    loud = 10 * np.log10(one.power + 1e-12)
    top = np.percentile(loud[stands_out], 95) if stands_out.any() else 0.0
    flags: Flags = stands_out & (_smooth(loud, SMOOTH) > max(top - RANGE_DB, QUIETEST_DB))
    return flags


def _threshold(even: Curve) -> float:
    low, high = np.percentile(even, (15, 95))
    return float(low + max(LEAST_CONTRAST, CONTRAST_SHARE * (high - low)))


def _smooth(values: Curve, width: int) -> Curve:
    if len(values) < width:
        return values
    return np.convolve(values, np.full(width, 1 / width, np.float32), "same").astype(np.float32)


def _tones(one: Frames) -> Flags:
    """Ringing and other signals: pure tones held for a while."""
    steady = np.abs(np.diff(one.pitch, prepend=one.pitch[:1])) <= 1
    return without_short((one.tonal > TONAL) & (one.excess > _threshold(one.excess)) & steady, TONE_FRAMES)


def _keyed(one: Frames) -> Flags:
    return without_short(one.key >= 0, KEY_FRAMES)


def _music(active: Flags) -> Flags:
    """Hold music: sound that goes on for many seconds without the pauses speech has."""
    long = without_short(closed(active, 4), round(MUSIC_MS / HOP_MS))
    return closed(long, MUSIC_BRIDGE)


def _gated(speech: list[Flags], frames: list[Frames]) -> list[Flags]:
    """One side leaks into the other: only the clearly louder one talks."""
    loud = [_smooth(10 * np.log10(one.power + 1e-12), SMOOTH) for one in frames]
    return [flags & (loud[channel] > loud[1 - channel] - LOUDER_DB) for channel, flags in enumerate(speech)]


def _digits(frames: list[Frames]) -> list[Digit]:
    found = []
    for channel, one in enumerate(frames):
        for key in np.unique(one.key[one.key >= 0]):
            runs = without_short(closed(one.key == key, 1), KEY_FRAMES)
            name = KEYS[key // 4][key % 4]
            found += [Digit(start, end, name, channel) for start, end in spans_of(runs, HOP_MS)]
    return found
