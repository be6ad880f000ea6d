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
    return Chart("xmr", base.centre, judged(limited, base.centre), size, state_of(size), base.sigma)


@dataclass(frozen=True, slots=True)
class Lot:
    """What one period gave: `count` bad or errors of `size` calls stood for, from `n` looked at.

    `worth` is what n is worth where calls weigh differently (Kish); `heaviest` the share of the size that the heaviest
    call has, 0 where all weigh alike.
    """

    count: float
    size: float
    n: int
    worth: float
    heaviest: float


def lot_of(counts: Sequence[int], weights: Sequence[float]) -> Lot:
    """A period's calls, each with its count and the number of calls it stands for."""
    if not counts:
        return Lot(0.0, 0.0, 0, 0.0, 0.0)
    size = sum(weights)
    count = sum(c * w for c, w in zip(counts, weights, strict=True))
    if max(weights) == min(weights):
        return Lot(count, size, len(counts), len(counts), 0.0)
    return Lot(count, size, len(counts), size**2 / sum(w * w for w in weights), max(weights) / size)


def p_chart(
    bad: Sequence[int], n: Sequence[int], baseline: int | None = None, *, exact: bool = True
) -> Chart:
    """A chart of shares, p̄ ± 3 sqrt(p̄(1-p̄)/n) clipped (NIST 6.3.3.2); n = 0 is a gap.

    With under 5 expected errors, limits are the binomial's own unless `exact` is off. From mean n 200 and
    sigma_z 1.2 on, limits are Laney's.
    """
    return weighed_p([Lot(b, size, size, size, 0.0) for b, size in zip(bad, n, strict=True)], baseline, exact)


def weighed_p(lots: Sequence[Lot], baseline: int | None = None, exact: bool = True) -> Chart:
    """The p chart where calls stand for different numbers of calls: weighted shares, limits at the effective n.

    Where errors are few the exact limit counts in calls of the heaviest kind and one half (see `_roomy`).
    """
    size = _size(lots, baseline)
    base = [lot for lot in lots[:size] if lot.n]
    points = _counted(lots)
    if size < LEAST or not base:
        return Chart("p", None, points, size, "too_few")
    p = sum(lot.count for lot in base) / sum(lot.size for lot in base)
    if not any(lot.count for lot in base) or all(lot.count == lot.size for lot in base):
        return Chart("p", float(round(p)), points, size, "undefined")
    laney = sigma_z([lot.count / lot.size * lot.worth for lot in base], [lot.worth for lot in base], p)
    worth = sum(lot.worth for lot in base) / size
    wide = laney if laney is not None and laney > 1.2 and worth > 200 else 1.0
    limited = []
    for point, lot in zip(points, lots, strict=True):
        if not lot.n:
            limited.append(point)
            continue
        if exact and lot.worth * min(p, 1 - p) < RARE:
            low, high = _roomy(lot, *_binomial(p, max(1, int(lot.worth))))
        else:
            half = 3 * wide * sqrt(p * (1 - p) / lot.worth)
            low, high = p - half, p + half
        limited.append(replace(point, low=max(0.0, low), high=min(1.0, high)))
    return Chart("p", p, judged(limited, p), size, state_of(size), laney=laney)


def u_chart(
    errors: Sequence[int], n: Sequence[int], baseline: int | None = None, *, exact: bool = True
) -> Chart:
    """A chart of errors per call, ū ± 3 sqrt(ū/n), floor 0 (NIST 6.3.3.1); n = 0 is a gap."""
    return weighed_u(
        [Lot(e, size, size, size, 0.0) for e, size in zip(errors, n, strict=True)], baseline, exact
    )


def weighed_u(lots: Sequence[Lot], baseline: int | None = None, exact: bool = True) -> Chart:
    """The u chart where calls stand for different numbers of calls, as `weighed_p`."""
    size = _size(lots, baseline)
    base = [lot for lot in lots[:size] if lot.n]
    points = _counted(lots)
    if size < LEAST or not base:
        return Chart("u", None, points, size, "too_few")
    u = sum(lot.count for lot in base) / sum(lot.size for lot in base)
    if u == 0:
        return Chart("u", u, points, size, "undefined")
    limited = []
    for point, lot in zip(points, lots, strict=True):
        if not lot.n:
            limited.append(point)
            continue
        if exact and lot.worth * u < RARE:
            low, high = _roomy(lot, *_poisson(u, max(1, int(lot.worth)) if lot.heaviest else lot.worth))
        else:
            half = 3 * sqrt(u / lot.worth)
            low, high = u - half, u + half
        limited.append(replace(point, low=max(0.0, low), high=high))
    return Chart("u", u, judged(limited, u), size, state_of(size))


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


def sigma_z(bad: Sequence[float], n: Sequence[float], p: float) -> float | None:
    """Laney's spread of the points beyond chance: mean moving range of their z over 1.128; None under two."""
    z = [(b / size - p) / sqrt(p * (1 - p) / size) for b, size in zip(bad, n, strict=True) if size]
    if len(z) < 2:
        return None
    return sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / D2


def _size(lots: Sequence[Lot], baseline: int | None) -> int:
    return min(len(lots), baseline) if baseline is not None else max(0, min(PREFERRED, len(lots) - 1))


def state_of(size: int) -> ChartState:
    """Whether limits from so many points stand."""
    return "ok" if size >= PREFERRED else "provisional"


def _counted(lots: Sequence[Lot]) -> tuple[Point, ...]:
    return tuple(Point(lot.count / lot.size if lot.n else None, lot.n) for lot in lots)


def _roomy(lot: Lot, low: float, high: float) -> tuple[float, float]:
    """Limits at the effective n made wide enough for steps of unequal size.

    A weighted share does not move in steps of 1 / worth: a few heavy calls, or one and some light ones, would pass a
    limit that equal calls do not. So the upper one allows as many calls of the heaviest kind and half of one more, and
    there is no lower one. Simulated false alarms stay under 0.3 % a point (tests/cli/test_weighed.py).
    """
    if not lot.heaviest:
        return low, high
    return 0.0, (round(high * max(1, int(lot.worth))) + 0.5) * lot.heaviest


def _binomial(p: float, n: int) -> tuple[float, float]:
    from scipy import stats

    low, high = stats.binom.ppf(TAIL, n, p), stats.binom.ppf(1 - TAIL, n, p)
    return float(low) / n, float(high) / n


def _poisson(u: float, n: float) -> tuple[float, float]:
    from scipy import stats

    low, high = stats.poisson.ppf(TAIL, u * n), stats.poisson.ppf(1 - TAIL, u * n)
    return float(low) / n, float(high) / n
