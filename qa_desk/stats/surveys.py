"""What customers' surveys come to: boxes and means of CSAT, net promoters, effort, resolved. Pure.

Values are shares of their scale, 0 worst and 1 best, each standing `count` times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from qa_desk.stats.intervals import SMALL, Z95, Estimate, mean_rating, wilson

Counted = Sequence[tuple[float, int]]
"""Answers as share of the scale, and how many there are of each."""
TOP = 1.0 - 1e-9
SATISFIED = 0.75
"""The two best of five."""
PROMOTER, DETRACTOR = 0.9 - 1e-9, 0.6 + 1e-9
"""9 and 10, and 0 to 6, of 0 to 10 (Reichheld 2003)."""
EASY = 4 / 6 - 1e-9
"""5 to 7 of 1 to 7."""
YES = 0.5
MOST = 1000
"""Answers, all alike, beyond which more no longer change an interval that is shown."""
EXTRA = (0.75, 1.5, 0.75)
"""Imaginary detractors, passives and promoters of the adjusted interval."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """CSAT: share of the best answer, of the two best, and the mean on the scale asked for."""

    top: Estimate
    satisfied: Estimate
    mean: Estimate


def boxes(answers: Counted, scale: tuple[float, float] = (1.0, 5.0)) -> Boxes:
    """Top box, top two boxes and mean; Wilson's and Student's or Dirichlet's intervals as for every rating."""
    return Boxes(at_least(answers, TOP), at_least(answers, SATISFIED), mean_of(answers, scale))


def at_least(answers: Counted, least: float) -> Estimate:
    """The share of answers at or above a share of the scale, Wilson's interval."""
    return wilson(sum(n for value, n in answers if value >= least), sum(n for _, n in answers))


def mean_of(answers: Counted, scale: tuple[float, float]) -> Estimate:
    """The mean on a scale, as `mean_rating` gives it of every single answer."""
    from qa_desk.stats.groups import counted_groups

    low, high = scale
    n = sum(count for _, count in answers)
    if n < SMALL or len({value for value, _ in answers}) < 2:
        few = [low + (high - low) * value for value, count in answers for _ in range(min(count, MOST))]
        found = mean_rating(few, low, high)
        return Estimate(found.value, found.low, found.high, n, found.state)
    cells = np.array(answers, float)
    values = low + (high - low) * cells[:, 0]
    return counted_groups(values, cells[:, 1], np.zeros(len(cells), int), 1).estimates(low, high)[0]


def net_promoters(answers: Counted) -> Estimate:
    """The net promoter score in points, -100 to 100, promoters less detractors.

    An answer is +1, 0 or -1, so its variance is p + d - (p - d)². The interval is Wald's with three imaginary answers
    (3/4 promoters, 3/2 passives, 3/4 detractors; Rocks 2016, doi:10.1080/00031305.2016.1158124), which keeps its level
    with few answers and has width where all are alike; the point stays the plain score.
    """
    n = sum(count for _, count in answers)
    if not n:
        return Estimate(None, None, None, 0, "too_few")
    promoters = sum(count for value, count in answers if value >= PROMOTER)
    detractors = sum(count for value, count in answers if value <= DETRACTOR)
    worth = n + sum(EXTRA)
    up, down = (promoters + EXTRA[2]) / worth, (detractors + EXTRA[0]) / worth
    half = Z95 * sqrt((up + down - (up - down) ** 2) / worth)
    centre, value = up - down, (promoters - detractors) / n
    low, high = max(-1.0, min(value, centre - half)), min(1.0, max(value, centre + half))
    return Estimate(100 * value, 100 * low, 100 * high, n, "ok")
