"""Brings quiet and loud speakers to about the same loudness, each channel for itself, as it streams."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa_desk.audio.decode import Samples

WINDOW_SECONDS = 0.01
TARGET_DB = -17.0
MOST_BOOST_DB, MOST_CUT_DB = 24.0, -12.0
QUIETEST_DB = -58.0
OVER_NOISE_DB = 9.0
FALL, RISE = 0.02, 0.25
"""How far the estimate moves in 10 ms towards what is quieter or louder: half a second, or 40 ms."""
NOISE_RISE_DB = 0.01
KNEE = 0.8


class Leveller:
    """Follows how loudly each channel speaks and makes up for it; what is not speech leaves it alone."""

    def __init__(self, rate: int, channels: int) -> None:
        self._window = max(1, round(rate * WINDOW_SECONDS))
        self._speech: npt.NDArray[np.float64] = np.full(channels, np.nan)
        self._noise: npt.NDArray[np.float64] = np.full(channels, 0.0)
        self._gain: npt.NDArray[np.float32] | None = None

    def apply(self, samples: Samples) -> None:
        """Change samples, shape (n, channels), where they are; the gain moves smoothly."""
        if not len(samples):
            return
        loud = self._loudness(samples)
        gains = np.array([self._follow(window) for window in loud], np.float32)
        before = gains[0] if self._gain is None else self._gain
        self._gain = gains[-1]
        ends = np.minimum(np.arange(1, len(gains) + 1) * self._window, len(samples))
        places = np.arange(1, len(samples) + 1)
        for channel in range(samples.shape[1]):
            curve = np.interp(places, [0, *ends], [before[channel], *gains[:, channel]])
            samples[:, channel] *= curve.astype(np.float32)
        _limit(samples)

    def _loudness(self, samples: Samples) -> npt.NDArray[np.float64]:
        """Decibels of every window, shape (windows, channels)."""
        starts = np.arange(0, len(samples), self._window)
        counts = np.diff([*starts, len(samples)])[:, None]
        power = np.add.reduceat(np.square(samples, dtype=np.float64), starts, axis=0) / counts
        if np.isnan(self._speech).any():  # nobody spoke yet: begin with what is loudest here
            first = 10 * np.log10(power.max(axis=0) + 1e-12)
            self._speech = np.where(np.isnan(self._speech) & (first > QUIETEST_DB), first, self._speech)
        decibels: npt.NDArray[np.float64] = 10 * np.log10(power + 1e-12)
        return decibels

    def _follow(self, loud: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The gain after one more window."""
        self._noise = np.minimum(self._noise + NOISE_RISE_DB, loud)
        speaks = loud > np.maximum(QUIETEST_DB, self._noise + OVER_NOISE_DB)
        speech = np.where(np.isnan(self._speech), loud, self._speech)
        step = np.where(loud > speech, RISE, FALL)
        moved = speech + step * (loud - speech)
        self._speech = np.where(speaks, moved, self._speech)
        wanted = np.where(np.isnan(self._speech), 0.0, TARGET_DB - self._speech)
        gain: npt.NDArray[np.float64] = 10 ** (np.clip(wanted, MOST_CUT_DB, MOST_BOOST_DB) / 20)
        return gain


def _limit(samples: Samples) -> None:
    """Round off what would be louder than full."""
    over = np.abs(samples) > KNEE
    if over.any():
        loud = samples[over]
        above = (np.abs(loud) - KNEE) / (1 - KNEE)
        samples[over] = np.sign(loud) * (KNEE + (1 - KNEE) * np.tanh(above))
