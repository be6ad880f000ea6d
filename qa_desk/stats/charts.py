"""Control charts for one agent: XmR for scores, p and u for errors, EWMA for slow drift. Pure.

Formulas and published data: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3 (https://www.itl.nist.gov/div898/
handbook/pmc/section3/pmc3.htm); Montgomery, Introduction to Statistical Quality Control.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from typing import Literal

from qa_desk.stats.signals import Chart, ChartState, Point, judged

D2 = 1.128
"""Mean range of two normal values in standard deviations, the one constant all charts here use."""
MR_UPPER = 3.267
PREFERRED, LEAST = 20, 12
"""Points a baseline should have, and must have."""
LAMBDA, WIDTH = 0.2, 2.86
"""EWMA: about one false alarm in 370 points."""
RARE = 5
"""Below so many expected errors limits come from the binomial or Poisson itself."""
TAIL = 0.0013498980316300933


@dataclass(frozen=True, slots=True)
class Baseline:
    """Centre and step of individual values: mean, mean moving range, sigma = MR/1.128, limits at 3 sigma."""

    centre: float
    moving_range: float
    sigma: float
    low: float
    high: float
    range_high: float


def baseline_of(values: Sequence[float]) -> Baseline:
    """Limits of individual values (XmR; Shewhart 1931, NIST 6.3.2.2); `ValueError` under two values."""
    if len(values) < 2:
        raise ValueError("a baseline needs two values")
    centre = sum(values) / len(values)
    moving = [abs(b - a) for a, b in pairwise(values)]
    mr = sum(moving) / len(moving)
    sigma = mr / D2
    return Baseline(centre, mr, sigma, centre - 3 * sigma, centre + 3 * sigma, MR_UPPER * mr)


def xmr(
    values: Sequence[float | None],
    n: Sequence[int] | None = None,
    scale: tuple[float, float] = (0.0, 100.0),
    least: int = LEAST,
) -> Chart:
    """A chart of individual values, None for a period without any; drawn limits are clipped to the scale.

    Limits come from the first 20 values, or from all but the newest while there are fewer: a point is never
    judged by limits it helped to make once the baseline stands.
    """
    counts = list(n) if n is not None else [int(v is not None) for v in values]
    points = [Point(v, c) for v, c in zip(values, counts, strict=True)]
    seen = [v for v in values if v is not None]
    size = min(PREFERRED, len(seen) - 1)
    if size < least:
        return Chart("xmr", None, tuple(points), max(0, size), "too_few")
    base = baseline_of(seen[:size])
    if base.sigma == 0:
        return Chart("xmr", base.centre, tuple(points), size, "undefined")
    low, high = max(scale[0], base.low), min(scale[1], base.high)
    limited = [replace(point, low=low, high=high) for point in points]
    return Chart("xmr", base.centre, judged(limited, base.centre), size, _state(size), base.sigma)


def p_chart(
    bad: Sequence[int], n: Sequence[int], baseline: int | None = None, *, exact: bool = True
) -> Chart:
    """A chart of shares, p̄ ± 3 sqrt(p̄(1-p̄)/n) clipped (NIST 6.3.3.2); n = 0 is a gap.

    With under 5 expected errors, limits are the binomial's own unless `exact` is off. From mean n 200 and
    sigma_z 1.2 on, limits are Laney's.
    """
    size = _size(n, baseline)
    total = sum(n[:size])
    if size < LEAST or not total:
        return Chart("p", None, _counted(bad, n), size, "too_few")
    p = sum(bad[:size]) / total
    if p in (0.0, 1.0):
        return Chart("p", p, _counted(bad, n), size, "undefined")
    laney = sigma_z(bad[:size], n[:size], p)
    wide = laney if laney is not None and laney > 1.2 and total / size > 200 else 1.0
    points = []
    for point in _counted(bad, n):
        if not point.n:
            points.append(point)
        elif exact and point.n * min(p, 1 - p) < RARE:
            low, high = _binomial(p, point.n)
            points.append(replace(point, low=low, high=high))
        else:
            half = 3 * wide * sqrt(p * (1 - p) / point.n)
            points.append(replace(point, low=max(0.0, p - half), high=min(1.0, p + half)))
    return Chart("p", p, judged(points, p), size, _state(size), laney=laney)


def u_chart(
    errors: Sequence[int], n: Sequence[int], baseline: int | None = None, *, exact: bool = True
) -> Chart:
    """A chart of errors per call, ū ± 3 sqrt(ū/n), floor 0 (NIST 6.3.3.1); n = 0 is a gap."""
    size = _size(n, baseline)
    total = sum(n[:size])
    if size < LEAST or not total:
        return Chart("u", None, _counted(errors, n), size, "too_few")
    u = sum(errors[:size]) / total
    if u == 0:
        return Chart("u", u, _counted(errors, n), size, "undefined")
    points = []
    for point in _counted(errors, n):
        if not point.n:
            points.append(point)
        elif exact and point.n * u < RARE:
            low, high = _poisson(u, point.n)
            points.append(replace(point, low=low, high=high))
        else:
            half = 3 * sqrt(u / point.n)
            points.append(replace(point, low=max(0.0, u - half), high=u + half))
    return Chart("u", u, judged(points, u), size, _state(size))


def ewma(
    values: Sequence[float], mean: float, sigma: float, weight: float = LAMBDA, width: float = WIDTH
) -> Chart:
    """z_i = λx_i + (1-λ)z_(i-1) from z_0 = `mean`, limits mean ± L σ sqrt(λ/(2-λ)(1-(1-λ)^2i)) (NIST 6.3.2.4)."""
    z, points = mean, []
    for i, value in enumerate(values, start=1):
        z = weight * value + (1 - weight) * z
        half = width * sigma * sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * i)))
        signal: Literal["beyond"] | None = "beyond" if abs(z - mean) > half else None
        points.append(Point(z, 1, mean - half, mean + half, signal))
    return Chart("ewma", mean, tuple(points), 0, "ok" if sigma > 0 else "undefined", sigma)


def cusum(values: Sequence[float], target: float, slack: float) -> tuple[list[float], list[float]]:
    """Upper and lower cumulative sums of what exceeds `target` by more than `slack` (Page 1954; NIST 6.3.2.3)."""
    upper, lower, high, low = [], [], 0.0, 0.0
    for value in values:
        high = max(0.0, high + value - target - slack)
        low = max(0.0, low + target - slack - value)
        upper.append(high)
        lower.append(low)
    return upper, lower


def sigma_z(bad: Sequence[int], n: Sequence[int], p: float) -> float | None:
    """Laney's spread of the points beyond chance: mean moving range of their z over 1.128; None under two."""
    z = [(b / size - p) / sqrt(p * (1 - p) / size) for b, size in zip(bad, n, strict=True) if size]
    if len(z) < 2:
        return None
    return sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / D2


def _size(n: Sequence[int], baseline: int | None) -> int:
    return min(len(n), baseline) if baseline is not None else max(0, min(PREFERRED, len(n) - 1))


def _state(size: int) -> ChartState:
    return "ok" if size >= PREFERRED else "provisional"


def _counted(count: Sequence[int], n: Sequence[int]) -> tuple[Point, ...]:
    return tuple(Point(c / size if size else None, size) for c, size in zip(count, n, strict=True))


def _binomial(p: float, n: int) -> tuple[float, float]:
    from scipy import stats

    low, high = stats.binom.ppf(TAIL, n, p), stats.binom.ppf(1 - TAIL, n, p)
    return float(low) / n, float(high) / n


def _poisson(u: float, n: int) -> tuple[float, float]:
    from scipy import stats

    low, high = stats.poisson.ppf(TAIL, u * n), stats.poisson.ppf(1 - TAIL, u * n)
    return float(low) / n, float(high) / n
