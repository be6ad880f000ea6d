"""Intervals for shares and means. Nothing here returns NaN; too little data is a state, not a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt
from statistics import fmean, stdev
from typing import Literal

Z95 = 1.959963984540054
SMALL = 10
"""Below this many ratings the t interval of a mean is not shown."""

State = Literal["ok", "too_few", "undefined"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval and the n it rests on; all three null where nothing can be said."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    state: State


def wilson(successes: int, n: int) -> Estimate:
    """A share with Wilson's score interval (Wilson 1927, doi:10.1080/01621459.1927.10502953); 0..1.

    `ValueError` unless 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    if n == 0:
        return Estimate(None, None, None, 0, "too_few")
    return Estimate(successes / n, *score_ends(successes / n, n), n, "ok")


def score_ends(share: float, n: float) -> tuple[float, float]:
    """Wilson's ends of a share that rests on `n` answers, or on what unequal ones are worth."""
    z2 = Z95 * Z95
    scale = 1 + z2 / n
    centre = (share + z2 / (2 * n)) / scale
    half = Z95 / scale * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return 0.0 if share == 0 else centre - half, 1.0 if share == 1 else centre + half


def mean_score(scores: Sequence[float], low: float = 0.0, high: float = 100.0) -> Estimate:
    """The mean of scores on a bounded scale with Student's t interval, clipped to the scale.

    One score, or all alike, has a mean but no honest t interval: state `too_few`, no ends.
    """
    n = len(scores)
    if n == 0:
        return Estimate(None, None, None, 0, "too_few")
    mean = fmean(scores)
    spread = stdev(scores) if n > 1 else 0.0
    if spread == 0.0:
        return Estimate(mean, None, None, n, "too_few")
    half = _t975(n - 1) * spread / sqrt(n)
    return Estimate(mean, max(low, mean - half), min(high, mean + half), n, "ok")


def mean_counted(values: Mapping[float, int], low: float = 0.0, high: float = 100.0) -> Estimate:
    """As `mean_score`, of values given with how often each was seen: quick for very many of few kinds."""
    seen = [(value, times) for value, times in values.items() if times > 0]
    n = sum(times for _, times in seen)
    if len(seen) < 2:  # nothing, or all alike: no honest t interval
        return Estimate(seen[0][0] if seen else None, None, None, n, "too_few")
    mean = fsum(value * times for value, times in seen) / n
    spread = sqrt(fsum(times * (value - mean) ** 2 for value, times in seen) / (n - 1))
    half = _t975(n - 1) * spread / sqrt(n)
    return Estimate(mean, max(low, mean - half), min(high, mean + half), n, "ok")


def mean_rating(ratings: Sequence[float], low: float = 1.0, high: float = 5.0) -> Estimate:
    """The raw mean of ratings on an equally spaced scale of `low`..`high` with a 95 % interval.

    From ten ratings that differ on: Student's t, clipped. Fewer, or all alike: a Dirichlet prior of one imaginary
    rating spread evenly over the five-point scale, its posterior mean fitted by a Beta through its first two
    moments (QA Desk's statistics, section 1; Gelman et al., Bayesian Data Analysis, 3.4).
    """
    n = len(ratings)
    if n == 0:
        return Estimate(None, None, None, 0, "too_few")
    if n >= SMALL and min(ratings) != max(ratings):
        return mean_score(ratings, low, high)
    on_five = [1 + 4 * (rating - low) / (high - low) for rating in ratings]
    first = (sum(on_five) + 3) / (n + 1)
    second = (sum(r * r for r in on_five) + 11) / (n + 1)
    variance = (second - first * first) / (n + 2)
    mu, v = (first - 1) / 4, variance / 16
    k = mu * (1 - mu) / v - 1
    start, end = _beta_quantiles(mu * k, (1 - mu) * k)
    width = high - low
    return Estimate(fmean(ratings), low + width * start, low + width * end, n, "ok")


@lru_cache(maxsize=4096)
def _t975(freedom: int) -> float:
    from scipy import special

    return float(special.stdtrit(freedom, 0.975))


def _beta_quantiles(a: float, b: float) -> tuple[float, float]:
    from scipy import special

    return float(special.betaincinv(a, b, 0.025)), float(special.betaincinv(a, b, 0.975))
