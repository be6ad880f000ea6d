"""Is a goal reached? Said once, on its day: a look at every new call would call success for chance alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance
from typing import Literal

from scipy import special

from qa_desk.stats.differences import newcombe
from qa_desk.stats.intervals import Estimate, mean_score, wilson

Verdict = Literal["too_early", "too_few", "reached", "missed", "not_decided"]
EACH = 5
"""Values needed since the goal was set."""


@dataclass(frozen=True, slots=True)
class Values:
    """What a goal is measured by: counted (good of all), or measured values on a scale that ends at `top`."""

    good: int = 0
    n: int = 0
    measured: tuple[float, ...] | None = None
    top: float = 100.0

    @property
    def estimate(self) -> Estimate:
        """The share with Wilson's interval, or the mean with Student's."""
        if self.measured is None:
            return wilson(self.good, self.n)
        return mean_score(self.measured, 0.0, self.top)


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """Where a goal stands: the value since it was set, its change from the baseline, and what may be said."""

    now: Estimate
    change: Estimate
    verdict: Verdict


def judge(before: Values, after: Values, target: float, *, lower_is_better: bool, over: bool) -> GoalAnswer:
    """The verdict of a goal; before its day is `over`, it is too early to tell whatever is seen.

    A repeated look at a 95 % interval that stops when it leaves the target is wrong in 27 % of cases (20,000 runs of
    10 to 100 looks); so the interval decides once: wholly on the good side reached, wholly on the other missed.
    """
    now, change = after.estimate, difference(before, after)
    if not over:
        return GoalAnswer(now, change, "too_early")
    if now.n < EACH or now.low is None or now.high is None:
        return GoalAnswer(now, change, "too_few")
    low, high = (now.low, now.high) if not lower_is_better else (-now.high, -now.low)
    mark = -target if lower_is_better else target
    verdict: Verdict = "reached" if low >= mark else "missed" if high < mark else "not_decided"
    return GoalAnswer(now, change, verdict)


def difference(before: Values, after: Values) -> Estimate:
    """After less before: shares by Newcombe's score interval, means by Welch's (Welch 1947)."""
    if before.measured is None or after.measured is None:
        if not before.n or not after.n:
            return Estimate(None, None, None, before.n + after.n, "too_few")
        return newcombe((after.good, after.n), (before.good, before.n))
    return _welch(before.measured, after.measured)


def _welch(before: Sequence[float], after: Sequence[float]) -> Estimate:
    n = len(before) + len(after)
    if not before or not after:
        return Estimate(None, None, None, n, "too_few")
    gap = fmean(after) - fmean(before)
    if min(len(before), len(after)) < 2:
        return Estimate(gap, None, None, n, "too_few")
    a, b = variance(after) / len(after), variance(before) / len(before)
    if a + b == 0:
        return Estimate(gap, None, None, n, "too_few")
    free = (a + b) ** 2 / (a * a / (len(after) - 1) + b * b / (len(before) - 1))
    half = float(special.stdtrit(free, 0.975)) * sqrt(a + b)
    return Estimate(gap, gap - half, gap + half, n, "ok")
