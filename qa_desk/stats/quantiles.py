"""Quantiles of many distributions at once, where only their cumulative functions are known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-10
"""Parts of a mixture with less than this share of the weight are left out."""


def quantile(
    cdf: Callable[[Floats], Floats], share: float, low: Floats, high: Floats, tolerance: float = 1e-8
) -> Floats:
    """Where each cumulative function reaches `share`: (k,) points to (k,) shares, bracketed by `low`, `high`.

    Regula falsi with Illinois steps (Dowell and Jarratt 1971, doi:10.1007/BF01934364), a halving every third
    step so that a flat end cannot hold it up.
    """
    low, high = low.astype(float).copy(), high.astype(float).copy()
    under, over = cdf(low) - share, cdf(high) - share
    kept = np.zeros(len(low))
    for step in range(120):
        width = high - low
        if not len(low) or width.max() <= tolerance:
            break
        with np.errstate(divide="ignore", invalid="ignore"):
            middle = low - under * width / (over - under)
        awkward = ~np.isfinite(middle) | (middle <= low) | (middle >= high) | (step % 3 == 2)
        middle = np.where(awkward, (low + high) / 2, middle)
        at = cdf(middle) - share
        right = at < 0
        low, under = np.where(right, middle, low), np.where(right, at, under)
        high, over = np.where(right, high, middle), np.where(right, over, at)
        over = np.where(right & (kept > 0), over / 2, over)
        under = np.where(~right & (kept < 0), under / 2, under)
        kept = np.where(right, 1.0, -1.0)
        exact = np.abs(at) < 1e-14
        low, high = np.where(exact, middle, low), np.where(exact, middle, high)
    return (low + high) / 2


def interval(cdf: Callable[[Floats], Floats], mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """The 2.5 and 97.5 % points of each; both lie within Cantelli's bounds (Cantelli 1928) of mean and sd."""
    near, far = sd * (0.025 / 0.975) ** 0.5, sd * (0.975 / 0.025) ** 0.5
    low = quantile(cdf, 0.025, mean - far * 1.001, mean + near * 1.001)
    return low, quantile(cdf, 0.975, mean - near * 1.001, mean + far * 1.001)


def heavy(weights: Floats) -> NDArray[np.bool_]:
    """Which parts of a mixture carry weight that matters."""
    kept: NDArray[np.bool_] = weights > NEGLIGIBLE * weights.max()
    return kept
