"""Who can be told apart: groups of agents, and the funnel that plain chance draws. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from scipy import special, stats

from qa_desk.stats.shares import Posterior

CERTAIN = 0.95
EXACT_BELOW = 200
"""Below this many answers a funnel's limits for shares come from the binomial itself."""
SHARES_OF_CHANCE = {95: (0.025, 0.975), 998: (0.001, 0.999)}


def better(one: Posterior, other: Posterior) -> float:
    """P(one's true value is above the other's), both posteriors taken as normal and independent."""
    spread = sqrt(one.sd**2 + other.sd**2)
    if spread == 0:
        return 0.5 if one.mean == other.mean else float(one.mean > other.mean)
    return float(special.ndtr((one.mean - other.mean) / spread))


def tie_groups(found: Sequence[Posterior], certain: float = CERTAIN) -> list[list[int]]:
    """Places of agents from best to worst, those who cannot be told from a group's leader together.

    The first leads; the next joins unless P(leader above it) reaches `certain`. Compared with the leader only,
    since pairwise ties do not carry over.
    """
    order = sorted(range(len(found)), key=lambda i: -found[i].mean)
    groups: list[list[int]] = []
    for place in order:
        if groups and better(found[groups[-1][0]], found[place]) < certain:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


@dataclass(frozen=True, slots=True)
class Limits:
    """What chance alone gives at one n: 95 % and 99.8 % limits."""

    n: float
    low95: float
    high95: float
    low998: float
    high998: float


Place = Literal["inside", "above_95", "below_95", "above_998", "below_998"]


def share_limits(target: float, n: float, widen: float = 1.0) -> Limits:
    """Limits for a share at a target (Spiegelhalter 2005, doi:10.1002/sim.1970); interpolated exact below 200.

    `widen` multiplies the distance from the target (`overdispersion`'s root).
    """
    ends = []
    for level in (0.025, 0.975, 0.001, 0.999):
        if n < EXACT_BELOW:
            end = _exact(target, n, level)
        else:
            end = target + float(special.ndtri(level)) * sqrt(target * (1 - target) / n)
        ends.append(min(1.0, max(0.0, target + (end - target) * widen)))
    return Limits(n, *ends)


def mean_limits(
    target: float, sd: float, n: float, widen: float = 1.0, scale: tuple[float, float] = (0.0, 100.0)
) -> Limits:
    """Limits for a mean: target ± z sd/√n, clipped to the scale."""
    ends = [
        target + float(special.ndtri(level)) * sd / sqrt(n) * widen for level in (0.025, 0.975, 0.001, 0.999)
    ]
    return Limits(n, *(min(scale[1], max(scale[0], end)) for end in ends))


def overdispersion(z: Sequence[float]) -> float:
    """phi: the mean of z² after pulling in 10 % at both ends; 1 with under ten agents or where it is less."""
    if len(z) < 10:
        return 1.0
    low, high = np.quantile(z, [0.1, 0.9])
    return max(1.0, float((np.clip(z, low, high) ** 2).mean()))


def place_of(value: float, limits: Limits) -> Place:
    """Where a value stands in the funnel."""
    if value > limits.high998:
        return "above_998"
    if value < limits.low998:
        return "below_998"
    if value > limits.high95:
        return "above_95"
    return "below_95" if value < limits.low95 else "inside"


def _exact(target: float, n: float, level: float) -> float:
    if target <= 0 or target >= 1:
        return target
    r = float(stats.binom.ppf(level, n, target))
    at = float(stats.binom.cdf(r, n, target))
    before = float(stats.binom.cdf(r - 1, n, target))
    return (r - (at - level) / (at - before)) / n
