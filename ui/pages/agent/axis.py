"""Where the months and percents of the chart lie, in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QRectF

from db.queries.agents import Coaching
from qa_desk.stats import Estimate
from qa_desk.work.scorecard import Month

LEFT: Final = 34
RIGHT: Final = 48
MONTHS: Final = 24
HEAD: Final = 28
"""Height of a panel's title."""
FOOT: Final = 25
"""Height of a panel's line of n."""
GAP: Final = 8
ENOUGH: Final = 5
"""The interval of fewer says so little that it may run out of the scale."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The months across `box`."""

    box: QRectF
    months: int

    @property
    def left(self) -> float:
        return self.box.left() + LEFT

    @property
    def right(self) -> float:
        return self.box.right() - RIGHT

    @property
    def step(self) -> float:
        """Pixels per month."""
        return (self.right - self.left) / max(1, self.months)

    def x(self, place: float) -> float:
        """Where a month's middle is; fractions lie between months."""
        return self.left + (place + 0.5) * self.step

    def column(self, place: int) -> tuple[float, float]:
        """Left and right end of a month."""
        return self.left + place * self.step, self.left + (place + 1) * self.step

    def month_at(self, x: float) -> int:
        """The month at a place, or -1."""
        at = int((x - self.left) // self.step)
        return at if 0 <= at < self.months else -1


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: `top` of its title to `foot` of its n, the scale from `low` to 100 between `head` and them."""

    top: float
    foot: float
    low: float

    @property
    def head(self) -> float:
        return self.top + HEAD

    def y(self, percent: float) -> float:
        """Where a percent is; what is below the scale lies on its lowest line."""
        height = self.foot - FOOT - self.head
        return self.head + height * (1 - (max(percent, self.low) - self.low) / (100 - self.low))


def panels_in(box: QRectF, low: float) -> tuple[Panel, Panel]:
    """Two panels of one height, above the line of months."""
    height = (box.height() - MONTHS - GAP) / 2
    first = Panel(box.top(), box.top() + height, low)
    return first, Panel(first.foot + GAP, first.foot + GAP + height, low)


def floor_of(values: Iterable[Estimate]) -> float:
    """The lowest line, 0, 20, 40 or 60, that shows every value, and every interval that is more than a guess."""
    ends = [
        end for one in values for end in (one.value, one.low if one.n >= ENOUGH else None) if end is not None
    ]
    return float(min(60, max(0, int(min(ends, default=0) // 20) * 20)))


def coached_at(months: Sequence[Month], held: Iterable[Coaching]) -> list[tuple[float, Coaching]]:
    """Where coaching sessions stand between the months, by the day of this computer's time zone."""
    places = {month.first_day: place for place, month in enumerate(months)}
    found = []
    for session in held:
        day = session.held_at.astimezone().date()
        first = day.replace(day=1)
        if first in places:
            days = ((first + timedelta(days=31)).replace(day=1) - first).days
            found.append((places[first] - 0.5 + (day.day - 0.5) / days, session))
    return found
