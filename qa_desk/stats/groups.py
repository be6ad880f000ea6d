"""Means of many groups at once. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qa_desk.stats.intervals import Estimate, score_ends
from qa_desk.stats.quantiles import Floats


@dataclass(frozen=True, slots=True)
class Groups:
    """Per code 0..k-1: how many values, their mean (0 without any), their sd (0 under two), the mean's error.

    `effective` is what n is worth where values weigh differently (Kish); without weights it is n.
    """

    n: NDArray[np.int64]
    mean: Floats
    sd: Floats
    se: Floats
    effective: Floats

    def estimates(self, low: float = 0.0, high: float = 100.0) -> list[Estimate]:
        """Each mean with Student's t interval clipped to the scale, as `intervals.mean_score` gives it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            half = special.stdtrit(np.maximum(self.n - 1, 1), 0.975) * self.se
        out = []
        for n, mean, sd, width in zip(self.n, self.mean, self.sd, half, strict=True):
            if n == 0:
                out.append(Estimate(None, None, None, 0, "too_few"))
            elif n == 1 or sd == 0:
                out.append(Estimate(float(mean), None, None, int(n), "too_few"))
            else:
                ends = max(low, float(mean - width)), min(high, float(mean + width))
                out.append(Estimate(float(mean), *ends, int(n), "ok"))
        return out


def groups_of(values: Floats, code: NDArray[np.int64], count: int) -> Groups:
    """The groups of (n,) values by (n,) codes; spread is taken around each group's own mean."""
    return counted_groups(values, np.ones(len(values)), code, count)


def counted_groups(
    values: Floats, counts: Floats, code: NDArray[np.int64], count: int, weights: Floats | None = None
) -> Groups:
    """The same for values that each stand `counts` times, and each time for `weights` calls (all 1 by default).

    The weighted mean is Hajek's with its linearised error (Sarndal et al. 1992, 5.7); with equal weights it is the
    plain mean with sd / sqrt(n).
    """
    n = np.bincount(code, counts, count)
    w = np.ones(len(values)) if weights is None else weights
    whole = np.bincount(code, counts * w, count)
    mean = np.bincount(code, values * counts * w, count) / np.where(whole > 0, whole, 1.0)
    left = values - mean[code]
    free = np.maximum(n - 1, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.bincount(code, counts * w * left * left, count) / whole * (n / free)
        error = np.bincount(code, counts * (w * left) ** 2, count) / whole**2 * (n / free)
        effective = whole**2 / np.bincount(code, counts * w * w, count)
    sd, se = np.sqrt(np.nan_to_num(spread)), np.sqrt(np.nan_to_num(error))
    still = (sd < 1e-9 * np.maximum(1.0, np.abs(mean))) | (n < 2)
    sd[still] = se[still] = 0.0
    return Groups(n.astype(int), mean, sd, se, np.nan_to_num(effective))


def weighted_score(scores: Sequence[float], weights: Sequence[float]) -> Estimate:
    """The mean of scores of 0 to 100 that stand for different numbers of calls; as `mean_score` with equal weights."""
    values, w = np.asarray(scores, float), np.asarray(weights, float)
    return counted_groups(values, np.ones(len(values)), np.zeros(len(values), int), 1, w).estimates()[0]


def weighted_share(hits: Sequence[bool], weights: Sequence[float]) -> Estimate:
    """The share of hits that stand for different numbers of calls: Wilson's interval at Kish's effective n.

    As `wilson` with equal weights. n is how many there are.
    """
    if not hits:
        return Estimate(None, None, None, 0, "too_few")
    w = np.asarray(weights, float)
    found = np.asarray(hits, bool)
    share = 1.0 if found.all() else float(w[found].sum() / w.sum())
    worth = float(w.sum() ** 2 / (w * w).sum())
    return Estimate(share, *score_ends(share, worth), len(w), "ok")
