"""Severity by a second implementation (`mixedlm`), and on lme4's InstEval: 73,421 ratings of 1,128 lecturers."""

from __future__ import annotations

import csv
import gzip
from importlib.resources import files

import mixedlm
import numpy as np
import pandas as pd
import pytest

from qa_desk.stats.crossed import _Sums, crossed

SPREADS = {"student": 0.325906, "lecturer": 0.523197, "rest": 1.177786}


@pytest.mark.parametrize("seed", [1, 2])
def test_unequal_numbers_of_scores_as_another_package_fits_them(seed: int) -> None:
    random = np.random.default_rng(seed)
    agent, judge = random.integers(0, 30, 300), random.integers(0, 6, 300)
    y = 80 + random.normal(0, 4, 30)[agent] + random.normal(0, 3, 6)[judge] + random.normal(0, 7, 300)
    ours = crossed(y, agent, judge)
    table = pd.DataFrame({"y": y, "agent": agent.astype(str), "judge": judge.astype(str)})
    theirs = mixedlm.lmer("y ~ 1 + (1 | agent) + (1 | judge)", table)
    assert ours.deviance == pytest.approx(theirs.REMLcrit(), abs=1e-4)
    assert ours.coefficients[0] == pytest.approx(theirs.fixef()["(Intercept)"], abs=1e-3)
    assert ours.residual**0.5 == pytest.approx(theirs.sigma, abs=1e-3)


def test_seventy_thousand_ratings_of_lecturers_as_lme4_prints_them() -> None:
    """REML 237783.880 where lme4 found its least, mean 3.254158, and lecturers 1, 6 and 7.

    One look at lme4's own peak: climbing there takes half a minute with so many on both sides, as no centre has.
    """
    with gzip.open(files(mixedlm) / "datasets" / "data" / "InstEval.csv.gz", "rt") as lines:
        rows = [(float(row["y"]), int(row["s"]), int(row["d"])) for row in csv.DictReader(lines)]
    y = np.array([row[0] for row in rows])
    student = np.unique([row[1] for row in rows], return_inverse=True)[1]
    names, lecturer = np.unique([row[2] for row in rows], return_inverse=True)
    sums = _Sums(y, student, lecturer, np.ones((len(y), 1)))
    ratios = SPREADS["student"] / SPREADS["rest"], SPREADS["lecturer"] / SPREADS["rest"]
    assert (len(y), sums.b, sums.s, names[:3].tolist()) == (73421, 2972, 1128, [1, 6, 7])
    assert sums.deviance(*ratios) == pytest.approx(237783.880, abs=1e-3)
    _, of_lecturers, mean, residual, _ = sums.solution(*ratios)
    assert (mean[0], residual**0.5) == pytest.approx((3.254158, SPREADS["rest"]), abs=1e-5)
    assert of_lecturers[:3] == pytest.approx([0.412920, -0.439602, 0.609648], abs=1e-4)
