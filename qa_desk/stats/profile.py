"""What a group of agents does differently: one value an agent, two groups, an effect with its interval. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import special

from qa_desk.stats.intervals import Estimate

LEAST = 3
"""Agents each group needs."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Means over agents of each group, their difference in the measure's unit, Hedges' g, p of the difference."""

    best: float | None
    others: float | None
    best_n: int
    others_n: int
    difference: Estimate
    effect: Estimate
    p: float | None


def contrast(best: Sequence[float], others: Sequence[float]) -> Contrast:
    """Best less others: Welch's t interval of the difference, Hedges' g with a normal interval.

    The agent is the unit, so that one with many calls does not speak for all. Welch 1947
    (doi:10.1093/biomet/34.1-2.28). Hedges 1981 (doi:10.3102/10769986006002107): g = J d, J = 1 - 3/(4(n-2) - 1),
    variance N/(n1 n2) + g²/(2N). Under three agents a group, or where nobody differs within either, nothing is said.
    """
    a, b = np.asarray(best, float), np.asarray(others, float)
    n1, n2 = len(a), len(b)
    means = (float(a.mean()) if n1 else None, float(b.mean()) if n2 else None)
    nothing = Estimate(None, None, None, n1 + n2, "too_few")
    if n1 < LEAST or n2 < LEAST:
        return Contrast(*means, n1, n2, nothing, nothing, None)
    v1, v2 = float(a.var(ddof=1)), float(b.var(ddof=1))
    d = float(a.mean() - b.mean())
    se2 = v1 / n1 + v2 / n2
    if se2 <= 1e-18:
        flat = Estimate(d, None, None, n1 + n2, "undefined")
        return Contrast(*means, n1, n2, flat, Estimate(None, None, None, n1 + n2, "undefined"), None)
    freedom = se2**2 / (v1**2 / (n1**2 * (n1 - 1)) + v2**2 / (n2**2 * (n2 - 1)))
    half = float(special.stdtrit(freedom, 0.975)) * sqrt(se2)
    p = float(2 * special.stdtr(freedom, -abs(d) / sqrt(se2)))
    free = n1 + n2 - 2
    pooled = sqrt(((n1 - 1) * v1 + (n2 - 1) * v2) / free)
    g = (1 - 3 / (4 * free - 1)) * d / pooled
    wide = 1.959964 * sqrt((n1 + n2) / (n1 * n2) + g**2 / (2 * (n1 + n2)))
    n = n1 + n2
    return Contrast(
        *means, n1, n2, Estimate(d, d - half, d + half, n, "ok"), Estimate(g, g - wide, g + wide, n, "ok"), p
    )
