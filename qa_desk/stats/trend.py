"""Is somebody getting better: a trend that no single point can make. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from scipy import special, stats

LEAST = 8

Way = Literal["rising", "falling", "no_trend", "too_few"]


@dataclass(frozen=True, slots=True)
class Trend:
    """Slope per period with its 95 % interval, p of the test, and what may be said."""

    way: Way
    slope: float | None
    low: float | None
    high: float | None
    p: float | None
    n: int
    s: int = 0
    z: float = 0.0


def trend(values: Sequence[float | None]) -> Trend:
    """Mann-Kendall's test with ties and continuity corrected, and the Theil-Sen slope, over equal periods.

    Mann 1945 (doi:10.2307/1907187), Kendall 1975; Sen 1968 (doi:10.1080/01621459.1968.10480934). Periods without
    a value are left out; under eight values nothing is said.
    """
    at = np.array([i for i, v in enumerate(values) if v is not None], float)
    y = np.array([v for v in values if v is not None], float)
    n = len(y)
    if n < LEAST:
        return Trend("too_few", None, None, None, None, n)
    s = int(np.sign(np.triu(y[None, :] - y[:, None], 1)).sum())
    _, ties = np.unique(y, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    if variance <= 0:
        return Trend("no_trend", 0.0, 0.0, 0.0, 1.0, n)
    z = (s - np.sign(s)) / sqrt(variance)
    p = float(2 * special.ndtr(-abs(z)))
    slope, _, low, high = map(float, stats.theilslopes(y, at, 0.95))
    way: Way = "no_trend" if p >= 0.05 else "rising" if s > 0 else "falling"
    return Trend(way, slope, low, high, p, n, s, float(z))
