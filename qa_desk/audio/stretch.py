"""Faster and slower at the same pitch, as it streams: WSOLA, one decision for all channels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa_desk.audio.decode import Samples

HOP_SECONDS = 0.015
SEARCH_SECONDS = 0.0075
COARSE_RATE = 8000
SILENCE = 1e-9


class Stretch:
    """Pieces of 15 ms are laid over each other where they fit best; at speed 1 they fit exactly.

    Push samples of shape (n, channels), then take one hop after another; the speed may differ for each.
    Positions count pushed frames from 0 on.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self.hop = max(1, round(rate * HOP_SECONDS))
        self._reach = max(1, round(rate * SEARCH_SECONDS))
        self._coarse = max(1, rate // COARSE_RATE)
        self._input = np.zeros((0, channels), np.float32)
        self._base = 0
        self._target = 0.0
        self._follow = -1
        self._tail = np.zeros((self.hop, channels), np.float32)
        rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(self.hop) + 0.5) / self.hop)
        self._rise = rise.astype(np.float32)[:, None]

    @property
    def position(self) -> float:
        """Where in the pushed sound the next hop begins; true to 7.5 ms."""
        return self._target

    @property
    def missing(self) -> int:
        """How many more frames must be pushed before the next hop."""
        needed = max(round(self._target) + self._reach, self._follow) + 2 * self.hop
        return max(0, needed - self._base - len(self._input))

    def push(self, samples: Samples) -> None:
        """Add sound at the end."""
        keep_from = max(self._base, min(round(self._target), self._follow) - self._reach - 1)
        if self._follow >= 0 and keep_from > self._base:
            self._input = self._input[keep_from - self._base :]
            self._base = keep_from
        self._input = np.concatenate([self._input, samples])

    def take(self, speed: float) -> Samples:
        """The next hop of output; `missing` must be 0. Moves on by `speed` hops of input."""
        start = self._fitting(speed)
        piece = self._input[start - self._base : start - self._base + 2 * self.hop]
        if self._follow < 0:  # nothing before the first piece: its own beginning stands in
            self._tail = piece[: self.hop] * (1.0 - self._rise)
        out: Samples = self._tail + piece[: self.hop] * self._rise
        self._tail = piece[self.hop :] * (1.0 - self._rise)
        self._follow = start + self.hop
        self._target += self.hop * speed
        return out

    def _fitting(self, speed: float) -> int:
        """Where to take the next piece from, so that it continues the last one."""
        target = round(self._target)
        if self._follow < 0:
            return target
        if speed == 1.0 and abs(self._follow - target) <= self._reach:
            return self._follow
        first = max(self._base, target - self._reach)
        region = self._mono(first, target + self._reach + self.hop)
        template = self._mono(self._follow, self._follow + self.hop)
        if float(template @ template) < SILENCE:
            return target
        return first + self._best_lag(region, template)

    def _best_lag(self, region: npt.NDArray[np.float32], template: npt.NDArray[np.float32]) -> int:
        step = self._coarse
        if step == 1:
            return _most_alike(region, template)
        around = _most_alike(region[::step], template[::step]) * step
        low = max(0, around - step)
        high = min(len(region) - len(template), around + step)
        return low + _most_alike(region[low : high + len(template)], template)

    def _mono(self, start: int, end: int) -> npt.NDArray[np.float32]:
        lanes = self._input[start - self._base : end - self._base]
        return lanes[:, 0] if lanes.shape[1] == 1 else lanes.sum(axis=1)


def _most_alike(region: npt.NDArray[np.float32], template: npt.NDArray[np.float32]) -> int:
    """The lag at which the region looks most like the template, loudness aside."""
    match = np.correlate(region, template, "valid")
    power = np.concatenate([[0.0], np.cumsum(np.square(region, dtype=np.float64))])
    energy = power[len(template) :] - power[: -len(template)]
    return int(np.argmax(match / np.sqrt(energy + SILENCE)))
