"""How far percent agreement and Gwet's coefficient would move with other calls: whole units drawn anew."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qa_desk.stats.agreement.ratings import Floats, Ratings, weights

FEWEST = 10
"""Fewer units say nothing about other units."""


@dataclass(frozen=True, slots=True)
class Resampled:
    """Percentile intervals of `draws` resamples; None where there are too few units or too little variation."""

    draws: int
    percent_low: float | None = None
    percent_high: float | None = None
    ac_low: float | None = None
    ac_high: float | None = None


def resampled(ratings: Ratings, weighting: str, draws: int = 2000, seed: int = 1) -> Resampled:
    """Resample units with all their scores; `weighting` is that of the coefficient, percent has none."""
    counts = ratings.counts
    counts = counts[counts.sum(axis=1) > 0]
    scored = counts.sum(axis=1)
    twice, q = scored >= 2, counts.shape[1]
    if twice.sum() < FEWEST or q < 2:
        return Resampled(draws)
    n = len(counts)
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), draws).astype(float)
    pairs = times @ twice
    alike = _mean_agreement(times, counts, scored, twice, np.eye(q))
    w = weights(weighting, ratings.values)
    observed = _mean_agreement(times, counts, scored, twice, w)
    share = (times @ (counts / scored[:, None])) / n
    expected = w.sum() / (q * (q - 1)) * (share * (1 - share)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        beyond = (observed - expected) / (1 - expected)
    known = (pairs > 0) & (expected < 1)
    if known.sum() < 0.95 * draws:
        return Resampled(draws)
    ends = [float(end) for found in (alike, beyond) for end in np.quantile(found[known], [0.025, 0.975])]
    return Resampled(draws, *ends)


def _mean_agreement(times: Floats, counts: Floats, scored: Floats, twice: Floats, w: Floats) -> Floats:
    """Of each draw, the mean over its units of the weighted share of agreeing pairs."""
    pairs = np.maximum(scored * (scored - 1), 1)
    of_unit = np.where(twice, (counts * (counts @ w - 1)).sum(axis=1) / pairs, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((times @ of_unit) / (times @ twice))
