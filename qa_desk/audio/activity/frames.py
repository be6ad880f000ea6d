"""What every 20 ms of a recording sound like: spectrum above the line's noise, tones, keys, likeness of both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import fft

RATE = 8000
HOP = 160
WINDOW = 256
HOP_MS = 20.0
LOW, HIGH = 8, 112
"""Bins of 31.25 Hz that a telephone carries: 250 to 3500 Hz."""
NOISE_SHARE = 0.2
STRONGEST = 8
NOISE_EVERY = 3
FLOOR_POWER = np.float32(3e-8)
KEY_TONAL = 0.85
KEYS = ("123A", "456B", "789C", "*0#D")
KEY_HERTZ = np.array([697, 770, 852, 941, 1209, 1336, 1477, 1633])
LIKENESS_EVERY = 10
LAG = 320
SIZE = fft.next_fast_len(RATE + LAG, real=True)

Array = npt.NDArray[np.float32]


@dataclass(slots=True)
class Frames:
    """One channel, one value per 20 ms.

    Spectral contrast over noise, power over noise, tonality 0 to 1, strongest bin, telephone key or -1.
    """

    excess: Array
    power: Array
    tonal: Array
    pitch: npt.NDArray[np.intp]
    key: npt.NDArray[np.int8]


_TAPER = np.hanning(WINDOW).astype(np.float32)
_SCALE = np.float32(1.0 / (_TAPER @ _TAPER))
_TURNS = np.exp(-2j * np.pi * KEY_HERTZ[None, :] * np.arange(WINDOW)[:, None] / RATE)
_KEY_WAVES = (np.concatenate([_TURNS.real, _TURNS.imag], axis=1) * _TAPER[:, None]).astype(np.float32)


def look_at(samples: Array, noise_before: Array | None) -> tuple[Frames, Array]:
    """Frames of one channel at 8 kHz, shape (n,); n must be HOP * frames + WINDOW - HOP. The noise found, by bin."""
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    spectrum = fft.rfft(windows * _TAPER, axis=1)[:, LOW:HIGH]
    power = (np.square(spectrum.real) + np.square(spectrum.imag)) * _SCALE
    smooth = _evened(power)
    noise = _noise_of(smooth, noise_before)
    # Neighbouring bins were evened out together: every second one tells as much.
    excess = _contrast(np.log((smooth[:, ::2] + FLOOR_POWER) / (noise[::2] + FLOOR_POWER)))
    total = power.sum(axis=1) + np.float32(1e-12)
    above = np.maximum(total - noise.sum(), 0)
    tonal, pitch = _tonality(power, total)
    return Frames(excess, above, tonal, pitch, _keys(windows, total, tonal)), noise


def _evened(power: Array) -> Array:
    """Mean over five frames and three bins, so that chance peaks of noise even out."""
    out = power.copy()
    for step in (1, 2):
        out[step:] += power[:-step]
        out[:-step] += power[step:]
    out[:, 1:-1] = (out[:, :-2] + out[:, 1:-1] + out[:, 2:]) / np.float32(3)
    return out / np.float32(5)


def _contrast(over_noise: Array) -> Array:
    """How far the strongest bins stand out of the middle ones: speech is peaky, and a louder line is not."""
    bins = over_noise.shape[1]
    ordered = np.sort(over_noise, axis=1)  # ten times faster than partition at two places
    contrast: Array = ordered[:, bins - STRONGEST :].mean(axis=1) - ordered[:, bins // 2]
    return contrast


def _noise_of(smooth: Array, before: Array | None) -> Array:
    """The noise of the line per bin: what is quiet here; rises slowly where somebody talks all the time."""
    some = np.ascontiguousarray(smooth[::NOISE_EVERY].T)
    place = int(some.shape[1] * NOISE_SHARE)
    quiet: Array = np.partition(some, place, axis=1)[:, place]
    if before is not None:
        quiet = np.minimum(quiet, before * np.float32(4))
    return quiet


def _tonality(power: Array, total: Array) -> tuple[Array, npt.NDArray[np.intp]]:
    """Share of the power in the strongest two tones: near 1 for ringing, keys and whistles, never for speech."""
    best = pitch = np.argmax(power, axis=1)
    rows = np.arange(len(power))
    rest = power.copy()
    strongest = np.zeros(len(power), np.float32)
    for _tone in range(2):
        for step in (-2, -1, 0, 1, 2):
            place = np.clip(best + step, 0, power.shape[1] - 1)
            strongest += rest[rows, place]
            rest[rows, place] = 0
        best = np.argmax(rest, axis=1)
    return strongest / total, pitch


def _keys(windows: Array, total: Array, tonal: Array) -> npt.NDArray[np.int8]:
    """Which telephone key sounds, 0 to 15 by row and column; -1 for none."""
    out = np.full(len(windows), -1, np.int8)
    loud = np.flatnonzero((total > 1e-6) & (tonal > KEY_TONAL))
    if not len(loud):
        return out
    parts = windows[loud] @ _KEY_WAVES
    tones = (np.square(parts[:, :8]) + np.square(parts[:, 8:])) * _SCALE
    row, column = tones[:, :4].argmax(axis=1), tones[:, 4:].argmax(axis=1)
    lines = np.arange(len(loud))
    low, high = tones[lines, row], tones[lines, column + 4]
    others = np.maximum(_second(tones[:, :4]) / (low + 1e-12), _second(tones[:, 4:]) / (high + 1e-12))
    twist = low / (high + 1e-12)
    # Two pure tones hold about 0.66 of what their own frequencies show in a tapered window.
    pure = (low + high) > 0.5 * total[loud]
    is_key = pure & (others < 0.1) & (twist > 0.1) & (twist < 10)
    out[loud[is_key]] = (row * 4 + column)[is_key]
    return out


def _second(values: Array) -> Array:
    second: Array = np.partition(values, -2, axis=1)[:, -2]
    return second


def likeness(left: Array, right: Array) -> list[float]:
    """How much one side is heard on the other, 0 to 1, looked at one second in ten, where either is loud."""
    found = []
    for start in range(0, len(left) - RATE + 1, LIKENESS_EVERY * RATE):
        one, two = left[start : start + RATE], right[start : start + RATE]
        energy = float(one @ one) * float(two @ two)
        if max(float(one @ one), float(two @ two)) < RATE * 1e-5 or energy <= 0:
            continue
        match = fft.irfft(fft.rfft(one, SIZE) * np.conj(fft.rfft(two, SIZE)), SIZE)
        peak = max(np.abs(match[:LAG]).max(), np.abs(match[-LAG:]).max())
        found.append(float(peak / np.sqrt(energy)))
    return found
