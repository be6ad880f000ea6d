"""Control charts: what a point is and which points say that something changed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

RUN = 8
"""So many points in a row on one side of the centre are a signal."""

Signal = Literal["beyond", "run"]
ChartState = Literal["ok", "provisional", "too_few", "undefined"]
FALSE_ALARMS = 0.122
"""Share of 24-point charts of pure noise, limits of their own, on which some rule falsely speaks (simulated)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its value (None is a gap), the n behind it, limits where known, and what it signals."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart. `baseline` counts the points its limits come from; under 20 they are provisional.

    `sigma` is the step of one standard deviation on a chart of equal steps; `laney` the spread beyond chance on
    a p chart (Laney 2002, doi:10.1081/QEN-120006555).
    """

    kind: Literal["xmr", "p", "u", "ewma"]
    centre: float | None
    points: tuple[Point, ...]
    baseline: int
    state: ChartState
    sigma: float | None = None
    laney: float | None = None

    @property
    def signals(self) -> tuple[int, ...]:
        """Places of the points that signal."""
        return tuple(i for i, point in enumerate(self.points) if point.signal is not None)


def judged(points: Sequence[Point], centre: float) -> tuple[Point, ...]:
    """The points with their signals: one beyond its limits, or the eighth and later in a row on one side.

    Nelson's rules 1 and 2 with eight (Nelson 1984, doi:10.1080/00224065.1984.11978921). Trends are left out: they
    cost a third of the run length and find nothing sooner. A point on the centre breaks a run, and so does a gap
    of more than two periods.
    """
    out, side, run, gap = [], 0, 0, 0
    for point in points:
        if point.value is None:
            gap += 1
            if gap > 2:
                side, run = 0, 0
            out.append(point)
            continue
        gap = 0
        here = (point.value > centre) - (point.value < centre)
        run = run + 1 if here == side and here else int(here != 0)
        side = here
        out.append(replace(point, signal=_signal(point, run)))
    return tuple(out)


def _signal(point: Point, run: int) -> Signal | None:
    assert point.value is not None
    if (point.high is not None and point.value > point.high) or (
        point.low is not None and point.value < point.low
    ):
        return "beyond"
    return "run" if run >= RUN else None
