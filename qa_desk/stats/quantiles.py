"""Quantiles of many distributions at once, where only their cumulative functions are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEAR = 0.1
"""How far around a guessed end one looks first, in standard deviations."""
STEADY = 1e-6
NEGLIGIBLE = 1e-10
"""Parts of a mixture with less than this share of the weight are left out."""


def quantile(
    cdf: Callable[[Floats], Floats], share: float, low: Floats, high: Floats, tolerance: float = 1e-8
) -> Floats:
    """Where each cumulative function reaches `share`: (k,) points to (k,) shares, bracketed by `low`, `high`.

    Regula falsi with Illinois steps (Dowell and Jarratt 1971, doi:10.1007/BF01934364), a halving every third
    step so that a flat end cannot hold it up. A point is found where its bracket or its last step is narrow enough.
    """
    low, high = low.astype(float).copy(), high.astype(float).copy()
    under, over = cdf(low) - share, cdf(high) - share
    kept = np.zeros(len(low))
    found, before = (low + high) / 2, np.full(len(low), np.inf)
    for step in range(120):
        halving = step % 3 == 2
        with np.errstate(divide="ignore", invalid="ignore"):
            middle = low - under * (high - low) / (over - under)
        awkward = ~np.isfinite(middle) | (middle <= low) | (middle >= high) | halving
        middle = np.where(awkward, (low + high) / 2, middle)
        at = cdf(middle) - share
        steady = ~awkward & (np.abs(middle - before) <= tolerance) & (np.abs(at) <= STEADY)
        before = np.where(awkward, before, middle)
        right = at < 0
        low, under = np.where(right, middle, low), np.where(right, at, under)
        high, over = np.where(right, high, middle), np.where(right, over, at)
        over = np.where(right & (kept > 0), over / 2, over)
        under = np.where(~right & (kept < 0), under / 2, under)
        kept = np.where(right, 1.0, -1.0)
        exact = steady | (np.abs(at) < 1e-14)
        low, high = np.where(exact, middle, low), np.where(exact, middle, high)
        found = (low + high) / 2
        if not len(low) or (high - low).max() <= tolerance:
            break
    return found


def interval(
    cdf: Callable[[Floats], Floats], mean: Floats, sd: Floats, guess: Sequence[Floats] | None = None
) -> tuple[Floats, Floats]:
    """The 2.5 and 97.5 % points of each; both lie within Cantelli's bounds (Cantelli 1928) of mean and sd.

    Near a `guess` of both ends the search is short; where the guess is off it goes on within the bounds.
    """
    near, far = sd * (0.025 / 0.975) ** 0.5, sd * (0.975 / 0.025) ** 0.5
    low = mean - far * 1.001, mean + near * 1.001
    high = mean - near * 1.001, mean + far * 1.001
    if guess is not None:
        low, high = (
            _narrowed(cdf, share, ends, at, sd)
            for share, ends, at in ((0.025, low, guess[0]), (0.975, high, guess[1]))
        )
    return quantile(cdf, 0.025, *low), quantile(cdf, 0.975, *high)


def _narrowed(
    cdf: Callable[[Floats], Floats], share: float, ends: tuple[Floats, Floats], guess: Floats, sd: Floats
) -> tuple[Floats, Floats]:
    left, right = (np.clip(guess + side * NEAR * sd, *ends) for side in (-1, 1))
    return np.where(cdf(left) < share, left, ends[0]), np.where(cdf(right) > share, right, ends[1])


def heavy(weights: Floats) -> NDArray[np.bool_]:
    """Which parts of a mixture carry weight that matters."""
    kept: NDArray[np.bool_] = weights > NEGLIGIBLE * weights.max()
    return kept
