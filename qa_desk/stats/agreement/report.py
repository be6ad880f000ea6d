"""All that can be said about one table of scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qa_desk.stats.agreement.chance import alpha, brennan_prediger, cohen, fleiss, gwet, percent
from qa_desk.stats.agreement.ratings import Level, Ratings
from qa_desk.stats.agreement.result import Coefficient
from qa_desk.stats.agreement.totals import BlandAltman, Icc, bland_altman, icc
from qa_desk.stats.agreement.verdict import Verdict, verdict

WEIGHTS = {"nominal": "identity", "ordinal": "ordinal", "interval": "quadratic"}
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Coefficients of one table; `ac` is AC1 where choices have no order, else AC2. `kappa` for two evaluators.

    `icc` and `against_group` only where scores are numbers: each evaluator against the mean of the others.
    """

    level: Level
    units: int
    units_scored_twice: int
    evaluators: int
    categories: tuple[str, ...]
    weights: str
    percent: Coefficient
    alpha: Coefficient
    ac: Coefficient
    fleiss: Coefficient
    brennan_prediger: Coefficient
    kappa: Coefficient | None
    icc: Icc | None
    against_group: tuple[BlandAltman, ...] | None
    verdict: Verdict


def agreement(ratings: Ratings, level: Level = "nominal", *, draws: int = DRAWS, seed: int = 1) -> Agreement:
    """Every coefficient that fits the level, with intervals: analytic for the kappas, `draws` resamples for alpha."""
    weighting = WEIGHTS[level]
    scored = (ratings.codes >= 0).sum(axis=1)
    evaluators = int((ratings.codes >= 0).any(axis=0).sum())
    alike, ac = percent(ratings), gwet(ratings, weighting)
    numbers = level == "interval"
    return Agreement(
        level=level,
        units=int((scored > 0).sum()),
        units_scored_twice=int((scored > 1).sum()),
        evaluators=evaluators,
        categories=ratings.categories,
        weights=weighting,
        percent=alike,
        alpha=alpha(ratings, level, draws, seed),
        ac=ac,
        fleiss=fleiss(ratings, weighting),
        brennan_prediger=brennan_prediger(ratings, weighting),
        kappa=cohen(ratings, weighting) if ratings.codes.shape[1] == 2 else None,
        icc=icc(ratings.scores) if numbers else None,
        against_group=_against_group(ratings) if numbers else None,
        verdict=verdict(ac, alike, evaluators),
    )


def _against_group(ratings: Ratings) -> tuple[BlandAltman, ...]:
    scores = ratings.scores
    found = []
    for column in range(scores.shape[1]):
        others = np.delete(scores, column, axis=1)
        known = (~np.isnan(others)).sum(axis=1)
        means = np.where(known > 0, np.nansum(others, axis=1) / np.maximum(known, 1), np.nan)
        found.append(bland_altman(scores[:, column].tolist(), means.tolist()))
    return tuple(found)
