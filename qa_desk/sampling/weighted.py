"""Averages over calls drawn with unequal chances: a hunt for bad calls does not bend them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance
from typing import NamedTuple

from qa_desk.stats.intervals import Z95


class Observation(NamedTuple):
    """A score with the weight of its call (1 / its chance of being drawn)."""

    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class WeightedMean:
    """A weighted mean with its standard error and 95 % interval; `n_effective` is Kish's.

    `not_covered` is the share of calls in strata from which nothing is scored: the mean speaks for the rest.
    """

    value: float | None
    se: float | None
    low: float | None
    high: float | None
    n: int
    n_effective: float
    not_covered: float = 0.0


def hajek(observations: Sequence[Observation]) -> WeightedMean:
    """The Hajek mean, sum wy / sum w, with its linearised standard error (Sarndal et al. 1992, section 5.7)."""
    n, total = len(observations), sum(o.weight for o in observations)
    if not n:
        return WeightedMean(None, None, None, None, 0, 0.0)
    mean = sum(o.value * o.weight for o in observations) / total
    effective = total**2 / sum(o.weight**2 for o in observations)
    if n == 1:
        return WeightedMean(mean, None, None, None, 1, effective)
    squares = sum((o.weight * (o.value - mean) / total) ** 2 for o in observations)
    se = sqrt(n / (n - 1) * squares)
    return WeightedMean(mean, se, *_ends(mean, se, n), n, effective)


def stratified(strata: Sequence[tuple[int, Sequence[float]]]) -> WeightedMean:
    """The mean over strata of (calls in the frame, scores drawn), with the finite population correction.

    A stratum of one score takes the spread of the others; one without a score is not covered (Cochran 1977, 5).
    """
    frame = sum(size for size, _ in strata)
    known = [(size, list(scores)) for size, scores in strata if scores and size]
    covered = sum(size for size, _ in known)
    n = sum(len(scores) for _, scores in known)
    if not covered:
        return WeightedMean(None, None, None, None, 0, 0.0, 1.0 if frame else 0.0)
    weights = [size / len(scores) for size, scores in known for _ in scores]
    effective = sum(weights) ** 2 / sum(w * w for w in weights)
    mean = sum(size * fmean(scores) for size, scores in known) / covered
    missing = 1 - covered / frame
    spread = _pooled(known)
    if spread is None:
        return WeightedMean(mean, None, None, None, n, effective, missing)
    squares = 0.0
    for size, scores in known:
        own = variance(scores) if len(scores) > 1 else spread
        squares += (size / covered) ** 2 * (1 - len(scores) / size) * own / len(scores)
    se = sqrt(squares)
    return WeightedMean(mean, se, *_ends(mean, se), n, effective, missing)


def _pooled(known: Sequence[tuple[int, list[float]]]) -> float | None:
    several = [scores for _, scores in known if len(scores) > 1]
    freedom = sum(len(scores) - 1 for scores in several)
    return sum((len(s) - 1) * variance(s) for s in several) / freedom if freedom else None


def _ends(mean: float, se: float, n: int | None = None) -> tuple[float, float]:
    if n is None:
        return mean - Z95 * se, mean + Z95 * se
    from scipy import special

    half = float(special.stdtrit(n - 1, 0.975)) * se
    return mean - half, mean + half
