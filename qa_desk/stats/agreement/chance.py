"""Agreement beyond chance on choices: percent, Gwet, Fleiss, Brennan-Prediger, Krippendorff, Cohen.

Gwet, Handbook of Inter-Rater Reliability (4th ed., 2014); Krippendorff, Computing Krippendorff's
Alpha-Reliability (2011); Cohen's standard error by Fleiss, Cohen and Everitt (1969).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import sqrt

import numpy as np

from qa_desk.stats.agreement.ratings import Floats, Level, Ratings, weights
from qa_desk.stats.agreement.result import Coefficient
from qa_desk.stats.intervals import Z95

NOBODY_TWICE = "no unit was scored by two evaluators"
NO_VARIATION = "no variation: every score is the same"
ONE_CATEGORY = "only one category is declared"
Expected = Callable[[Floats, Floats], tuple[float, Floats]]
"""From the shares of the categories (q) and of each unit (n x q): chance agreement, whole and per unit."""


def percent(ratings: Ratings, weighting: str = "identity") -> Coefficient:
    """The share of pairs of evaluators that agree, averaged over units scored twice.

    Its variance is that of the coefficients below without chance, so that both speak of the same units.
    """
    w = weights(weighting, ratings.values)
    found = _beyond_chance(ratings, w, lambda pi, unit: (0.0, np.zeros(len(unit))))
    return replace(found, low=None if found.low is None else max(0.0, found.low), expected=None)


def gwet(ratings: Ratings, weighting: str = "identity") -> Coefficient:
    """AC1 (identity weights) or AC2: not upset by one choice being far the commonest."""
    w, q = weights(weighting, ratings.values), len(ratings.categories)
    if q < 2:
        return _undefined(0, ONE_CATEGORY)
    share = w.sum() / (q * (q - 1))

    def expected(pi: Floats, unit: Floats) -> tuple[float, Floats]:
        return float(share * (pi * (1 - pi)).sum()), share * (unit * (1 - pi)).sum(axis=1)

    return _beyond_chance(ratings, w, expected)


def fleiss(ratings: Ratings, weighting: str = "identity") -> Coefficient:
    """Fleiss' kappa for any number of evaluators and gaps, weighted as Gwet generalises it."""
    w = weights(weighting, ratings.values)

    def expected(pi: Floats, unit: Floats) -> tuple[float, Floats]:
        return float(pi @ w @ pi), unit @ ((w + w.T) / 2) @ pi

    return _beyond_chance(ratings, w, expected)


def brennan_prediger(ratings: Ratings, weighting: str = "identity") -> Coefficient:
    """Chance agreement as if every category were equally likely."""
    w, q = weights(weighting, ratings.values), len(ratings.categories)
    chance = float(w.sum() / q**2) if q else 0.0
    return _beyond_chance(ratings, w, lambda pi, unit: (chance, np.full(len(unit), chance)))


def _beyond_chance(ratings: Ratings, w: Floats, expected: Expected) -> Coefficient:
    """(observed - expected) / (1 - expected) with Gwet's linearised variance and t interval."""
    if not ratings.categories:
        return _undefined(0, NOBODY_TWICE)
    counts = ratings.counts
    counts = counts[counts.sum(axis=1) > 0]
    agreed = _pair_agreement(counts, w)
    twice = ~np.isnan(agreed)
    n, paired = len(counts), int(twice.sum())
    if not paired:
        return _undefined(0, NOBODY_TWICE)
    unit = counts / counts.sum(axis=1, keepdims=True)
    observed = float(agreed[twice].mean())
    chance, chance_of = expected(unit.mean(axis=0), unit)
    if chance >= 1:
        return _undefined(paired, NO_VARIATION)
    value = (observed - chance) / (1 - chance)
    part = np.where(twice, (n / paired) * (np.nan_to_num(agreed) - chance) / (1 - chance), 0.0)
    part = part - 2 * (1 - value) * (chance_of - chance) / (1 - chance)
    note = NO_VARIATION if (unit.mean(axis=0) > 0).sum() == 1 else ""
    if n < 2:
        return Coefficient(value, None, None, paired, "too_few", None, observed, chance, note)
    se = sqrt(float(((part - value) ** 2).sum()) / (n * (n - 1)))
    low, high = _ends(value, se, n)
    return Coefficient(value, low, high, paired, "ok", se, observed, chance, note)


def _pair_agreement(counts: Floats, w: Floats) -> Floats:
    """Per unit the weighted share of agreeing pairs; NaN where fewer than two scored it."""
    scored = counts.sum(axis=1)
    agreeing = (counts * (counts @ w - 1)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(scored >= 2, agreeing / (scored * (scored - 1)), np.nan))


def alpha(ratings: Ratings, level: Level | str = "nominal", draws: int = 0, seed: int = 1) -> Coefficient:
    """Krippendorff's alpha at a level (nominal, ordinal, interval, ratio), units with at least two scores.

    With `draws`, a percentile interval from resampling whole units; undefined draws are left out, and over
    one in twenty of them leaves no interval.
    """
    counts = ratings.counts
    counts = counts[counts.sum(axis=1) >= 2]
    if not len(counts):
        return _undefined(0, NOBODY_TWICE)
    pairs = _coincidences(counts)
    value = _alpha_of(pairs.sum(axis=0)[None], ratings.values, level)[0]
    if np.isnan(value):
        return _undefined(len(counts), NO_VARIATION)
    if not draws or len(counts) < 10:
        note = "fewer than 10 units: no interval" if draws else ""
        return Coefficient(float(value), None, None, len(counts), "too_few" if draws else "ok", note=note)
    times = np.random.default_rng(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), draws)
    drawn = _alpha_of(np.tensordot(times.astype(float), pairs, axes=1), ratings.values, level)
    known = drawn[~np.isnan(drawn)]
    if len(known) < 0.95 * draws:
        note = "too many resamples without variation: no interval"
        return Coefficient(float(value), None, None, len(counts), "too_few", note=note)
    low, high = np.quantile(known, [0.025, 0.975])
    return Coefficient(float(value), float(low), float(high), len(counts), "ok", float(known.std(ddof=1)))


def _coincidences(counts: Floats) -> Floats:
    """Units x q x q: the pairs of values within a unit, each unit weighing as many values as it has."""
    pairs = counts[:, :, None] * counts[:, None, :]
    own = np.arange(counts.shape[1])
    pairs[:, own, own] -= counts
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None])


def _alpha_of(pairs: Floats, values: Floats, level: str) -> Floats:
    """Alpha of each of m x q x q sums of coincidences; NaN where nothing varies."""
    totals = pairs.sum(axis=2)
    n = totals.sum(axis=1)
    far = _distance(totals, values, level)
    seen = (pairs * far).sum(axis=(1, 2))
    chance = (totals[:, :, None] * totals[:, None, :] * far).sum(axis=(1, 2)) / np.maximum(n - 1, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(chance > 0, 1 - seen / chance, np.nan))


def _distance(totals: Floats, values: Floats, level: str) -> Floats:
    """Squared difference between categories, m x q x q; only the ordinal one depends on the totals."""
    q = len(values)
    if level == "ordinal":
        running = np.concatenate([np.zeros((len(totals), 1)), totals.cumsum(axis=1)], axis=1)
        low, high = np.minimum.outer(np.arange(q), np.arange(q)), np.maximum.outer(np.arange(q), np.arange(q))
        between = running[:, high + 1] - running[:, low]
        return np.asarray((between - (totals[:, :, None] + totals[:, None, :]) / 2) ** 2 * (low != high))
    a, b = values[:, None], values[None, :]
    if level == "nominal":
        far = (a != b).astype(float)
    elif level == "interval":
        far = (a - b) ** 2
    else:
        if (values < 0).any():
            raise ValueError("ratios of negative numbers mean nothing")
        with np.errstate(invalid="ignore"):
            far = np.nan_to_num(((a - b) / (a + b)) ** 2)
    return np.broadcast_to(far, (len(totals), q, q))


def cohen(ratings: Ratings, weighting: str = "identity") -> Coefficient:
    """Cohen's kappa of exactly two evaluators over the units both scored. `ValueError` for another number."""
    if ratings.codes.shape[1] != 2:
        raise ValueError("Cohen's kappa compares two evaluators")
    both = ratings.codes[(ratings.codes >= 0).all(axis=1)]
    n, q = len(both), len(ratings.categories)
    if not n:
        return _undefined(0, NOBODY_TWICE)
    table = np.zeros((q, q))
    np.add.at(table, (both[:, 0], both[:, 1]), 1 / n)
    w = weights(weighting, ratings.values)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed, chance = float((w * table).sum()), float(rows @ w @ columns)
    if chance >= 1 - 1e-15:
        return _undefined(n, NO_VARIATION)
    value = (observed - chance) / (1 - chance)
    mean = (w @ columns)[:, None] + (rows @ w)[None, :]
    inner = (table * (w - mean * (1 - value)) ** 2).sum() - (value - chance * (1 - value)) ** 2
    se = sqrt(max(0.0, float(inner)) / n) / (1 - chance)
    return Coefficient(value, value - Z95 * se, min(1.0, value + Z95 * se), n, "ok", se, observed, chance)


def _ends(value: float, se: float, n: int) -> tuple[float, float]:
    from scipy import special

    half = float(special.stdtrit(n - 1, 0.975)) * se
    return value - half, min(1.0, value + half)


def _undefined(n: int, note: str) -> Coefficient:
    return Coefficient(None, None, None, n, "undefined", note=note)
