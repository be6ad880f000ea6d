"""The outline of a recording: lowest, highest and mean loudness of every 10 ms, ready at any zoom."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from qa_desk.audio.decode import AudioSource, Pcm, open_source
from qa_desk.audio.errors import Cancelled
from qa_desk.audio.probe import duration_ms

Low = npt.NDArray[np.int16]
Loudness = npt.NDArray[np.uint16]
Values = npt.NDArray[Any]

BINS_PER_SECOND = 100
STEP = 4
BINS_PER_BLOCK = 4096
FRAMES_IN_CACHE = 160_000
PARTIAL_EVERY_SECONDS = 0.25
MS = 1000.0

Progress = Callable[[float], None]


class Peaks:
    """Outline of a recording of `duration_ms`, per channel; samples are 16 bit, -32768 to 32767.

    `low`, `high` and `rms` hold one value per bin of `bin_frames` frames (about 10 ms), shape (channels, bins).
    Coarser levels, each of 4 bins of the one below, are worked out from them. While a recording is still being
    read, `frames` is its full length and there are bins for the part that is known.
    """

    def __init__(
        self, rate: int, frames: int, bin_frames: int, low: Values, high: Values, rms: Values
    ) -> None:
        self.rate = rate
        self.frames = frames
        self.bin_frames = bin_frames
        self._levels = _pyramid(low, high, rms)

    @property
    def low(self) -> Low:
        """Lowest sample of every bin."""
        return self._levels[0][0]

    @property
    def high(self) -> Low:
        """Highest sample of every bin."""
        return self._levels[0][1]

    @property
    def rms(self) -> Loudness:
        """Root mean square of every bin."""
        return self._levels[0][2]

    @property
    def channels(self) -> int:
        """1 or 2."""
        return len(self._levels[0][0])

    @property
    def duration_ms(self) -> int:
        """Length of the whole recording."""
        return duration_ms(self.frames, self.rate)

    @property
    def known_ms(self) -> int:
        """How much of it has an outline; all of it unless still being read."""
        known: int = self.low.shape[1] * self.bin_frames
        return min(self.duration_ms, duration_ms(known, self.rate))

    def columns(self, channel: int, start_ms: float, end_ms: float, width: int) -> tuple[Low, Low, Loudness]:
        """Lowest, highest, rms for `width` columns of equal time from start to end; 0 outside the recording.

        A column covers every bin it touches of the coarsest level whose bins are no wider than a column.
        """
        width = max(0, width)
        bin_ms = self.bin_frames * MS / self.rate
        per_column = (end_ms - start_ms) / bin_ms / max(1, width)
        level = 0
        while level + 1 < len(self._levels) and STEP ** (level + 1) <= per_column:
            level += 1
        low, high, rms = (values[channel] for values in self._levels[level])
        edges = (start_ms + (end_ms - start_ms) / max(1, width) * np.arange(width + 1)) / (
            bin_ms * STEP**level
        )
        first = np.floor(edges[:-1] + 1e-9).astype(np.int64)
        last = np.maximum(np.ceil(edges[1:] - 1e-9).astype(np.int64), first + 1)
        return _gather(low, high, rms, first, last)


def compute_peaks(
    path: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    partial: Callable[[Peaks], None] | None = None,
    cache_dir: Path | None = None,
) -> Peaks:
    """Outline a recording, block by block. Runs on any thread and lets others run; memory stays flat.

    `progress` hears 0 to 1; `partial` gets what is known so far a few times a second; `Cancelled` is raised soon
    after `cancelled()` is true. `AudioError` where the recording cannot be read.
    """
    # One thread decodes the next block while this one outlines the last: both let others run.
    with open_source(path, cache_dir) as source, ThreadPoolExecutor(1, "decode") as decoder:
        outline = _Outline(source, decoder)
        shown = time.monotonic()
        while outline.step():
            if cancelled and cancelled():
                raise Cancelled
            if progress:
                progress(outline.share)
            if partial and time.monotonic() - shown > PARTIAL_EVERY_SECONDS:
                partial(outline.peaks())
                shown = time.monotonic()
        return outline.peaks()


class _Outline:
    """The bins found so far."""

    def __init__(self, source: AudioSource, decoder: Executor) -> None:
        self._source, self._decoder = source, decoder
        self.bin_frames = max(1, round(source.rate / BINS_PER_SECOND))
        self._bins = -(-source.frames // self.bin_frames)
        self._done = 0
        shape = (source.channels, self._bins)
        self._low, self._high = np.zeros(shape, np.int16), np.zeros(shape, np.int16)
        self._rms = np.zeros(shape, np.uint16)
        self._next = self._decode(0)

    @property
    def share(self) -> float:
        return self._done / self._bins

    def step(self) -> bool:
        """Outline the next block; False once there is none."""
        count = min(BINS_PER_BLOCK, self._bins - self._done)
        if count <= 0:
            return False
        block = self._next.result()
        self._next = self._decode(self._done + count)
        here = slice(self._done, self._done + count)
        self._low[:, here], self._high[:, here], self._rms[:, here] = outline_block(block, self.bin_frames)
        self._done += count
        return True

    def _decode(self, first: int) -> Future[Pcm]:
        frames = BINS_PER_BLOCK * self.bin_frames
        return self._decoder.submit(self._source.read_pcm, first * self.bin_frames, frames)

    def peaks(self) -> Peaks:
        known = slice(0, self._done)
        return Peaks(
            self._source.rate,
            self._source.frames,
            self.bin_frames,
            self._low[:, known],
            self._high[:, known],
            self._rms[:, known],
        )


def outline_block(block: Pcm, bin_frames: int) -> tuple[Low, Low, Loudness]:
    """Lowest, highest and rms of each bin of samples (n, channels); the last bin may be short."""
    whole = len(block) // bin_frames
    piece = max(1, FRAMES_IN_CACHE // bin_frames) * bin_frames
    pieces = [block[at : min(at + piece, whole * bin_frames)] for at in range(0, whole * bin_frames, piece)]
    found = [_outline_bins(part, bin_frames) for part in pieces]
    rest = block[whole * bin_frames :]
    if len(rest):
        found.append(_outline_bins(rest, len(rest)))
    low, high, power = (np.concatenate(parts).T for parts in zip(*found, strict=True))
    return low, high, _root(power)


def _outline_bins(block: Pcm, bin_frames: int) -> tuple[Values, Values, Values]:
    """Whole bins only: lowest, highest, mean square, shape (bins, channels).

    Bins are laid on the fast axis, where numpy compares many at once; a stereo frame moves there as one number.
    """
    channels = block.shape[1]
    frames = block.view(np.int32) if channels == 2 else block
    lanes = np.ascontiguousarray(frames.reshape(-1, bin_frames).T).view(np.int16)
    power = lanes.astype(np.float32)
    np.square(power, out=power)
    mean = power.sum(axis=0) / np.float32(bin_frames)
    low, high, mean = (
        values.reshape(-1, channels) for values in (lanes.min(axis=0), lanes.max(axis=0), mean)
    )
    return low, high, mean


def _root(power: Values) -> Loudness:
    loudness: Loudness = np.rint(np.sqrt(power)).astype(np.uint16)
    return loudness


def _pyramid(low: Low, high: Low, rms: Loudness) -> list[tuple[Values, Values, Values]]:
    levels: list[tuple[Values, Values, Values]] = [(low, high, rms)]
    while (bins := low.shape[1]) > STEP:
        counts = np.full(-(-bins // STEP), STEP, np.float32)
        counts[-1] = bins - (len(counts) - 1) * STEP
        power = sum(_every_fourth(np.square(rms, dtype=np.float32), "constant"))
        low = reduce(np.minimum, _every_fourth(low, "edge"))
        high = reduce(np.maximum, _every_fourth(high, "edge"))
        rms = _root(power / counts)
        levels.append((low, high, rms))
    return levels


def _every_fourth(values: Values, ending: Literal["edge", "constant"]) -> list[Values]:
    """First, second, third and fourth of every four bins; a last group is filled up with its edge, or 0."""
    missing = -values.shape[1] % STEP
    whole = np.pad(values, ((0, 0), (0, missing)), ending) if missing else values
    return [whole[:, place::STEP] for place in range(STEP)]


def _gather(
    low: Values, high: Values, rms: Values, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]
) -> tuple[Low, Low, Loudness]:
    """Combine bins first[i] up to last[i] into column i; bins that do not exist count for nothing."""
    bins = len(low)
    lows, highs, louds = (np.zeros(len(first), values.dtype) for values in (low, high, rms))
    inside = (first < bins) & (last > 0)
    if not inside.any():
        return lows, highs, louds
    begin, end = np.maximum(first[inside], 0), np.minimum(last[inside], bins)
    base, top = int(begin[0]), int(end[-1])
    pairs = np.stack([begin, end], axis=1).ravel() - base

    lows[inside] = np.minimum.reduceat(_padded(low[base:top]), pairs)[::2]
    highs[inside] = np.maximum.reduceat(_padded(high[base:top]), pairs)[::2]
    power = np.add.reduceat(_padded(np.square(rms[base:top], dtype=np.float32)), pairs)[::2]
    louds[inside] = _root(power / (end - begin))
    return lows, highs, louds


def _padded(values: Values) -> Values:
    """One more at the end, because an end may point just past the last bin."""
    return np.append(values, values[-1])
