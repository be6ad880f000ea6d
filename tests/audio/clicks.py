"""A recording of clicks at known times, and how far the playhead is from what is heard."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa_desk.audio import Player
from tests.audio.null_sink import Heard, NullSink
from tests.audio.sounds import write

EVERY_MS = 400
CLICK_MS = 4
OLD_SECONDS = 0.4
LOOK_SECONDS = 0.003
APART_SECONDS = 0.03
"""A click between two looks farther apart than this tells nothing: the looking thread did not run."""


def click_track(path: Path, rate: int, seconds: float) -> Path:
    """Clicks of 4 ms, one every 400 ms; the first at 200 ms."""
    samples = np.zeros((round(rate * seconds), 1), np.float32)
    click = round(rate * CLICK_MS / 1000)
    shape = np.sin(2 * np.pi * 1000 * np.arange(click) / rate) * np.hanning(click) * 0.9
    for ms in range(EVERY_MS // 2, round(seconds * 1000) - 10, EVERY_MS):
        at = round(ms * rate / 1000)
        samples[at : at + click, 0] = shape
    return write(path, samples, rate)


def clicks_in(heard: Heard, rate: int) -> npt.NDArray[np.float64]:
    """Seconds of the middle of every click heard."""
    loud = np.abs(heard[:, 0]) > 0.15
    edges = np.nonzero(loud)[0]
    if not len(edges):
        return np.zeros(0)
    groups = np.split(edges, np.nonzero(np.diff(edges) > rate * 0.02)[0] + 1)
    return np.array([(group[0] + group[-1]) / 2 / rate for group in groups])


@dataclass(frozen=True, slots=True)
class Errors:
    """How many ms the playhead was ahead of the sound at every click; how often it went back."""

    ms: npt.NDArray[np.float64]
    backwards: int

    @property
    def worst(self) -> float:
        return float(np.abs(self.ms).max())


class Watch:
    """Looks at the playhead all the time on a thread of its own."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._times: list[float] = []
        self._places: list[float] = []
        self._jumps: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._stop.wait(0.002):
            before = time.monotonic()
            place = self._player.position_ms
            after = time.monotonic()
            if after - before < LOOK_SECONDS:  # else this thread was held up, and nobody knows when it looked
                self._times.append((before + after) / 2)
                self._places.append(place)

    def seek(self, ms: int) -> None:
        """Seek, and look away while the device still plays what it held before."""
        self._jumps.append(time.monotonic())
        self._player.seek(ms)

    def errors(self, sink: NullSink, heard: Heard) -> Errors:
        """Compare with what was recorded meanwhile."""
        self._stop.set()
        self._thread.join()
        first = sink.heard_at()
        times, places = np.array(self._times), np.array(self._places)
        found = []
        for click in clicks_in(heard, sink.rate):
            at = first + click
            if not times[0] < at < times[-1] or any(0 < at - jump < OLD_SECONDS for jump in self._jumps):
                continue
            next_look = int(np.searchsorted(times, at))
            if times[next_look] - times[next_look - 1] > APART_SECONDS:
                continue
            place = np.interp(at, times, places) - CLICK_MS / 2
            nearest = round((place - EVERY_MS / 2) / EVERY_MS) * EVERY_MS + EVERY_MS / 2
            found.append(place - nearest)
        return Errors(np.array(found), int((np.diff(places) < 0).sum()))
