"""Which parts of a recording are played, in which order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Route:
    """A stretch to repeat, stretches to leave out, where to stop; in ms. `level` evens out the loudness.

    A loop plays all of itself: nothing is left out of it.
    """

    loop: Part | None = None
    skips: tuple[Part, ...] = ()
    stop_ms: int | None = None
    level: bool = False


class Way:
    """A route in frames of one recording."""

    def __init__(self, route: Route, rate: int, frames: int) -> None:
        self.end = min(frames, _frame(route.stop_ms, rate)) if route.stop_ms is not None else frames
        loop = _part(route.loop, rate, self.end) if route.loop else None
        self._loop = loop if loop and loop[1] > loop[0] else None
        self._skips = [_part(skip, rate, self.end) for skip in route.skips]
        self._starts = [start for start, _end in self._skips]

    def begin(self, frame: int) -> int:
        """Where playing begins when asked to begin here."""
        frame = min(frame, self.end)
        place = bisect_right(self._starts, frame) - 1
        if self._loops(frame) or place < 0 or frame >= self._skips[place][1]:
            return frame
        return self._skips[place][1]

    def cut(self, frame: int) -> tuple[int, int | None]:
        """The next place where sound is cut, and where it goes on; None at the end."""
        if self._loop is not None and self._loops(frame):
            return self._loop[1], self._loop[0]
        place = bisect_right(self._starts, frame)
        if place < len(self._skips):
            start, end = self._skips[place]
            return start, (end if end < self.end else None)
        return self.end, None

    def _loops(self, frame: int) -> bool:
        return self._loop is not None and frame < self._loop[1]


def _frame(ms: int, rate: int) -> int:
    return round(ms * rate / 1000)


def _part(part: Part, rate: int, end: int) -> Part:
    start, stop = (min(end, max(0, _frame(ms, rate))) for ms in part)
    return start, max(start, stop)
