"""Agreement on further published tables: Hayes and Krippendorff 2007, Krippendorff 2018, the worked articles."""

from __future__ import annotations

import numpy as np
import pytest

from qa_desk.stats.agreement import Ratings, alpha, bland_altman, cohen, fleiss, gwet, icc, percent
from qa_desk.stats.crossed import crossed
from tests.stats.published import HAYES
from tests.stats.test_agreement import (
    DIAGNOSES,
    KRIPPENDORFF,
    LARGE,
    MINI,
    SHROUT_FLEISS,
    of_counts,
    of_evaluators,
    of_square,
)

WORKED = """
A . . . . . 3 4 1 2 1 1 3 3 . 3
B 1 . 2 1 3 3 4 3 . . . . . . .
C . . 2 1 3 4 4 . 2 1 1 3 3 . 4
"""
TWO_VALUES = """
A 0 1 0 1 1 0 0 0 1 1 1 1
B 0 1 0 1 0 0 0 0 1 1 0 1
C 0 1 1 0 0 1 0 0 1 0 0 0
"""
FOUR_NAMES = """
A a a c c c c c b b b b d
B a c c c c c b b b b b d
"""
FOURTEEN = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
            [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]  # fmt: skip
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]


@pytest.mark.parametrize(
    ("level", "value"),
    [("ordinal", 0.759829), ("nominal", 0.476510), ("interval", 0.757378), ("ratio", 0.662123)],
)
def test_forty_units_of_five_coders(level: str, value: float) -> None:
    """The paper prints 0.7598 and 0.4765."""
    assert alpha(Ratings.of(HAYES), level).value == pytest.approx(value, abs=1e-6)


def test_forty_units_drawn_again() -> None:
    found = alpha(Ratings.of(HAYES), "ordinal", draws=5000, seed=1)
    assert (found.low, found.high) == pytest.approx((0.624, 0.842), abs=0.02)


@pytest.mark.parametrize(
    ("table", "level", "value"),
    [
        (WORKED, "nominal", 0.691358),
        (WORKED, "interval", 0.810845),
        (WORKED, "ordinal", 0.806721),
        (TWO_VALUES, "nominal", 0.234375),
        (FOUR_NAMES, "nominal", 0.759162),
    ],
)
def test_worked_tables(table: str, level: str, value: float) -> None:
    """The encyclopedia's 3 x 15 and Krippendorff 2018, pages 306 and 310."""
    assert alpha(of_evaluators(table), level).value == pytest.approx(value, abs=1e-6)


def test_fourteen_raters_of_ten_units() -> None:
    rows = [[str(c) for c, n in enumerate(unit) for _ in range(n)] for unit in FOURTEEN]
    found = fleiss(Ratings.of(rows, [str(c) for c in range(5)]))
    assert found.value == pytest.approx(0.209930704, abs=1e-9)
    assert (found.observed, found.expected) == pytest.approx((0.378022, 0.212755), abs=1e-6)


@pytest.mark.parametrize(
    ("level", "low"), [("nominal", 0.403), ("ordinal", 0.436), ("interval", 0.418), ("ratio", 0.429)]
)
def test_krippendorffs_table_drawn_again(level: str, low: float) -> None:
    found = alpha(of_evaluators(KRIPPENDORFF), level, draws=20_000, seed=3)
    assert (found.low, found.high) == pytest.approx((low, 1.0), abs=0.03)


@pytest.mark.parametrize(
    ("weighting", "low"), [("linear", 0.6005), ("quadratic", 0.6852), ("ordinal", 0.6636)]
)
def test_gwets_other_intervals(weighting: str, low: float) -> None:
    found = gwet(of_evaluators(KRIPPENDORFF), weighting)
    assert (found.low, found.high) == pytest.approx((low, 1.0), abs=1e-4)


def test_what_chance_alone_would_agree() -> None:
    assert fleiss(of_evaluators(KRIPPENDORFF)).expected == pytest.approx(0.238715, abs=1e-6)
    three = of_square(ABSTRACTORS)
    kappa = cohen(three)
    assert percent(three).value == pytest.approx(0.89) and kappa.expected == pytest.approx(0.4597, abs=1e-6)
    assert (kappa.low, kappa.high) == pytest.approx((0.680947, 0.911872), abs=1e-6)
    assert percent(of_counts(DIAGNOSES)).value == pytest.approx(0.551111, abs=1e-6)


@pytest.mark.parametrize(
    ("table", "se", "low", "high"),
    [([[90, 4], [4, 2]], 0.03316, 0.844, 0.976), ([[118, 5], [2, 0]], 0.02306, 0.895, 0.986)],
)
def test_how_sure_ac1_is_where_nearly_everything_passes(
    table: list[list[int]], se: float, low: float, high: float
) -> None:
    found = gwet(of_square(table))
    assert found.se == pytest.approx(se, abs=1e-5)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-3)


def test_the_crossed_model_gives_the_same_intraclass_correlation() -> None:
    """Shrout and Fleiss' table by REML: 2.555556, 5.244444, 1.019444, hence (2,1) and (2,4) without mean squares."""
    y = np.array(SHROUT_FLEISS, float)
    fit = crossed(y.ravel(), np.repeat(np.arange(6), 4), np.tile(np.arange(4), 6))
    unit, judge, rest = fit.agents.variance, fit.evaluators.variance, fit.residual
    assert (unit, judge, rest) == pytest.approx((2.555556, 5.244444, 1.019444), abs=1e-4)
    both = icc(y)
    assert both.single.value == pytest.approx(unit / (unit + judge + rest), abs=1e-5)
    assert both.average.value == pytest.approx(unit / (unit + (judge + rest) / 4), abs=1e-5)


def test_peak_flow_limits_are_as_sure_as_their_error_says() -> None:
    """Error of a limit 16.395; 2.131450 is Student's t of 16."""
    limits = bland_altman(LARGE, MINI).limits
    assert limits is not None
    for one in limits:
        assert one.low is not None and one.high is not None
        assert (one.high - one.low) / 2 / 2.119905 == pytest.approx(16.395, abs=1e-2)
