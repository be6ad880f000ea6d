"""Means of many groups at once. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qa_desk.stats.intervals import Estimate
from qa_desk.stats.quantiles import Floats


@dataclass(frozen=True, slots=True)
class Groups:
    """Per code 0..k-1: how many values, their mean (0 without any) and their sd (0 under two)."""

    n: NDArray[np.int64]
    mean: Floats
    sd: Floats

    def estimates(self, low: float = 0.0, high: float = 100.0) -> list[Estimate]:
        """Each mean with Student's t interval clipped to the scale, as `intervals.mean_score` gives it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            half = special.stdtrit(np.maximum(self.n - 1, 1), 0.975) * self.sd / np.sqrt(self.n)
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


def counted_groups(values: Floats, counts: Floats, code: NDArray[np.int64], count: int) -> Groups:
    """The same for values that each stand `counts` times."""
    n = np.bincount(code, counts, count)
    mean = np.bincount(code, values * counts, count) / np.maximum(n, 1)
    left = values - mean[code]
    sd = np.sqrt(np.bincount(code, counts * left * left, count) / np.maximum(n - 1, 1))
    sd[sd < 1e-9 * np.maximum(1.0, np.abs(mean))] = 0.0
    return Groups(n.astype(int), mean, sd)
