"""Few round values for an axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10

from ui.charts.content import Axis

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def rounded(low: float, high: float, about: int = 4) -> list[float]:
    """About so many round values from `low` to `high`, both ends included where they are round."""
    if not high > low:
        return [low]
    rough = (high - low) / max(1, about)
    ten = 10.0 ** floor(log10(rough))
    step = next(s * ten for s in STEPS if s * ten >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(i * step, 12) for i in range(first, last + 1)]


def axis_over(
    values: Sequence[float | None],
    shown: Callable[[float], str],
    *,
    within: tuple[float, float] | None = None,
    title: str = "",
    grid: bool = True,
    about: int = 4,
) -> Axis:
    """An axis that holds these values with some air, never beyond `within`; an empty one shows all of `within`."""
    known = [v for v in values if v is not None]
    floor_, top = within or (float("-inf"), float("inf"))
    low, high = (min(known), max(known)) if known else (within or (0.0, 1.0))
    if known:
        air = (high - low) * 0.08 or abs(high) * 0.05 or 0.5
        low, high = max(floor_, low - air), min(top, high + air)
    ticks = tuple((value, shown(value)) for value in rounded(low, high, about))
    return Axis(low, high, ticks, title, grid)
