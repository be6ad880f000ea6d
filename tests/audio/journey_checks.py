"""A recording whose every second has its own pitch, and what is wrong with how it was heard: clicks, gaps, order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tests.audio.null_sink import Heard
from tests.audio.sounds import Signal

RATE = 48_000
LOUD = 0.5
QUIET = 0.02
PIECE = RATE // 20
STEEPER = 1.5
"""A bend so much sharper than the pitch of its place has is a click."""
ROUGH = 0.0015
"""What stretching and the server's own arithmetic may add to a bend, everywhere: 56 dB below the tone."""


def hertz_of(second: float) -> float:
    """Every second of the recording has its own pitch, so that what is heard tells where it comes from."""
    return 300.0 + 40.0 * second


def staircase(seconds: int, silent: set[int]) -> Signal:
    """A tone that climbs a step each second without a jump in its wave; some seconds are silent."""
    pitch = np.repeat([hertz_of(second) for second in range(seconds)], RATE)
    wave = LOUD * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)
    for second in silent:
        wave[second * RATE : (second + 1) * RATE] = 0
        edge = np.linspace(1, 0, RATE // 100)
        wave[second * RATE - len(edge) : second * RATE] *= edge
        wave[(second + 1) * RATE : (second + 1) * RATE + len(edge)] *= edge[::-1]
    return wave[:, None].astype(np.float32)


def sounding(heard: Heard) -> Heard:
    """From the first sound to the last."""
    loud = np.flatnonzero(np.abs(heard[:, 0]) > QUIET)
    return heard[loud[0] : loud[-1] + 1]


def pitches(heard: Heard) -> npt.NDArray[np.float64]:
    """The pitch of each twentieth of a second; 0 where it is not loud all through."""
    size, found = 1 << 16, []
    for at in range(0, len(heard) - PIECE + 1, PIECE):
        part = heard[at : at + PIECE, 0]
        blocks = np.abs(part).reshape(20, -1).max(axis=1)
        spectrum = np.abs(np.fft.rfft(part * np.hanning(PIECE), size))
        found.append(spectrum.argmax() * RATE / size if blocks.min() > 0.3 else 0.0)
    return np.array(found)


def seconds_heard(heard: Heard) -> list[int]:
    """Which seconds of the recording are heard, in order, each run once; doubtful pieces are left out."""
    found: list[int] = []
    for hertz in pitches(heard):
        second = (hertz - 300.0) / 40.0
        if hertz and abs(second - round(second)) < 0.3 and (not found or found[-1] != round(second)):
            found.append(round(second))
    return found


def silences(heard: Heard) -> list[float]:
    """Seconds of each stretch in which nothing sounds, of 20 ms or more."""
    block = RATE // 1000
    quiet = np.abs(heard[: len(heard) // block * block, 0].reshape(-1, block)).max(axis=1) < QUIET
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet, [0]]).astype(int)))
    runs = (edges[1::2] - edges[::2]) / 1000
    return [float(run) for run in runs if run >= 0.020]


def clicks(heard: Heard) -> list[float]:
    """Where, in seconds, the wave bends more sharply than the pitches heard around that place can."""
    bends = np.abs(np.diff(heard[:, 0].astype(np.float64), n=2))
    around = pitches(heard)
    known = around[around > 0]
    if not len(known):
        return []
    found = []
    for piece in range(-(-len(bends) // PIECE)):
        near = around[max(0, piece - 2) : piece + 3]
        hertz = near.max() if len(near) and near.max() > 0 else known.max()
        allowed = LOUD * (2 * np.pi * hertz / RATE) ** 2 * STEEPER + ROUGH
        sharp = np.flatnonzero(bends[piece * PIECE : (piece + 1) * PIECE] > allowed)
        if len(sharp):
            found.append(float((piece * PIECE + sharp[0]) / RATE))
    return found
