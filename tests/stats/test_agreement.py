"""Agreement between evaluators: published tables, edge cases, rules that always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats.agreement import (
    Ratings,
    agreement,
    alpha,
    bland_altman,
    brennan_prediger,
    cohen,
    fleiss,
    gwet,
    icc,
    percent,
)

KRIPPENDORFF = """
A 1 2 3 3 2 1 4 1 2 . . .
B 1 2 3 3 2 2 4 1 2 5 . 3
C . 3 3 3 2 3 4 2 2 5 1 .
D 1 2 3 3 2 4 4 1 2 5 1 .
"""
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
LARGE = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
MINI = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
DIAGNOSES = "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"


def of_evaluators(text: str) -> Ratings:
    """A table with one line per evaluator, dots where nothing was scored."""
    lines = [line.split()[1:] for line in text.strip().splitlines()]
    return Ratings.of([[None if cell == "." else cell for cell in unit] for unit in zip(*lines, strict=True)])


def of_square(table: list[list[int]]) -> Ratings:
    """Two evaluators' choices, from the table of how often each pair occurred."""
    rows = [
        [str(i), str(j)] for i, line in enumerate(table) for j, times in enumerate(line) for _ in range(times)
    ]
    return Ratings.of(rows, [str(i) for i in range(len(table))])


def of_counts(text: str) -> Ratings:
    """Units as counts per category, one digit each."""
    rows = [[str(c) for c, digit in enumerate(unit) for _ in range(int(digit))] for unit in text.split()]
    return Ratings.of(rows, [str(c) for c in range(len(text.split()[0]))])


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("nominal", 0.7434210526),
        ("ordinal", 0.8153875038),
        ("interval", 0.8491071429),
        ("ratio", 0.7974027747),
    ],
)
def test_krippendorffs_table_gives_his_alphas(level: str, expected: float) -> None:
    assert alpha(of_evaluators(KRIPPENDORFF), level).value == pytest.approx(expected, abs=5e-11)


@pytest.mark.parametrize(
    ("coefficient", "weighting", "value", "se"),
    [
        (gwet, "identity", 0.77544407, 0.14294995),
        (gwet, "linear", 0.85873914, 0.11732902),
        (gwet, "quadratic", 0.91400072, 0.10396224),
        (gwet, "ordinal", 0.89893977, 0.10690352),
        (fleiss, "identity", 0.76116928, 0.15301920),
        (fleiss, "linear", 0.81794477, 0.14850436),
        (fleiss, "quadratic", 0.86493506, 0.14603361),
        (fleiss, "ordinal", 0.85020619, 0.14703569),
        (brennan_prediger, "identity", 0.77272727, 0.14471662),
        (brennan_prediger, "linear", 0.84848485, 0.12335612),
        (brennan_prediger, "quadratic", 0.90151515, 0.11089437),
        (brennan_prediger, "ordinal", 0.88636364, 0.11390590),
    ],
)
def test_gwets_tables_and_standard_errors(coefficient, weighting: str, value: float, se: float) -> None:  # type: ignore[no-untyped-def]
    found = coefficient(of_evaluators(KRIPPENDORFF), weighting)
    assert found.value == pytest.approx(value, abs=6e-9)
    assert found.se == pytest.approx(se, abs=6e-9)


def test_gwets_interval_ends_at_one() -> None:
    found = gwet(of_evaluators(KRIPPENDORFF))
    assert found.low == pytest.approx(0.4608, abs=1e-4)
    assert found.high == 1
    assert (found.observed, found.expected) == pytest.approx((0.81818182, 0.19032118))


def test_percent_agreement_over_the_units_scored_twice() -> None:
    found = percent(of_evaluators(KRIPPENDORFF))
    assert (found.value, found.n) == (pytest.approx(0.81818182), 11)
    assert found.se == pytest.approx(0.12560896, abs=1e-8)


@pytest.mark.parametrize(
    ("weighting", "value", "se"),
    [
        ("identity", 0.796409402, 0.058910718),
        ("linear", 0.842902028, 0.047872122),
        ("quadratic", 0.892156863, 0.035351508),
    ],
)
def test_cohens_kappa_of_three_abstractors(weighting: str, value: float, se: float) -> None:
    found = cohen(of_square([[13, 0, 0], [0, 20, 7], [0, 4, 56]]), weighting)
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.se == pytest.approx(se, abs=1e-9)


def test_ac1_of_three_abstractors() -> None:
    found = gwet(of_square([[13, 0, 0], [0, 20, 7], [0, 4, 56]]))
    assert (found.value, found.se) == pytest.approx((0.849330548, 0.043435189))


def test_fleiss_table_of_six_raters() -> None:
    ratings = of_counts(DIAGNOSES)
    assert fleiss(ratings).value == pytest.approx(0.413926499)
    assert fleiss(ratings).se == pytest.approx(0.0811929, abs=1e-7)
    assert gwet(ratings).value == pytest.approx(0.444800733)
    assert gwet(ratings).se == pytest.approx(0.0841876, abs=1e-7)


@pytest.mark.parametrize(
    ("table", "agree", "kappa", "ac1", "krippendorff"),
    [
        ([[90, 4], [4, 2]], 0.92, 0.290780, 0.909829, 0.294326),
        ([[118, 5], [2, 0]], 0.944, -0.023392, 0.940776, -0.024691),
        ([[40, 9], [6, 45]], 0.85, 0.699519, 0.700748, 0.700752),
        ([[80, 10], [5, 5]], 0.85, 0.318182, 0.808000, 0.317714),
        ([[45, 15], [25, 15]], 0.60, 0.130435, 0.266055, 0.125275),
        ([[25, 35], [5, 35]], 0.60, 0.259259, 0.207921, 0.195960),
    ],
)
def test_where_nearly_everything_passes_kappa_falls_and_ac1_does_not(
    table: list[list[int]], agree: float, kappa: float, ac1: float, krippendorff: float
) -> None:
    ratings = of_square(table)
    found = [percent(ratings).value, cohen(ratings).value, gwet(ratings).value, alpha(ratings).value]
    assert found == pytest.approx([agree, kappa, ac1, krippendorff], abs=6e-7)


def test_shrout_and_fleiss() -> None:
    found = icc(np.array(SHROUT_FLEISS, dtype=float))
    squares = (found.between_units, found.between_evaluators, found.residual)
    assert squares == pytest.approx((11.241667, 32.486111, 1.019444), abs=1e-6)
    single, average = found.single, found.average
    assert (single.value, single.low, single.high) == pytest.approx((0.289764, 0.018787, 0.761084), abs=1e-6)
    assert (average.value, average.low, average.high) == pytest.approx(
        (0.620051, 0.071137, 0.927232), abs=1e-6
    )


def test_bland_and_altmans_peak_flow() -> None:
    found = bland_altman(LARGE, MINI)
    bias = found.bias
    assert (bias.value, bias.low, bias.high) == pytest.approx((-2.117647, -22.0488, 17.8135), abs=1e-4)
    assert found.sd == pytest.approx(38.765130, abs=1e-6)
    assert found.limits is not None
    low, high = found.limits
    assert (low.value, high.value) == pytest.approx((-78.095905, 73.860611), abs=1e-2)
    assert (low.low, low.high, high.low, high.high) == pytest.approx(
        (-112.852, -43.340, 39.105, 108.616), abs=1e-2
    )


def test_every_score_the_same_is_no_proof_of_agreement() -> None:
    found = agreement(Ratings.of([["yes", "yes"]] * 12, ["no", "yes"]))
    assert found.percent.value == 1
    assert found.ac.value == 1
    assert found.alpha.value is None
    assert found.alpha.note == "no variation: every score is the same"
    assert found.verdict == "no_failures_seen"


def test_one_disagreement_in_five() -> None:
    ratings = Ratings.of([["1", "1"]] * 4 + [["1", "0"]])
    assert alpha(ratings).value == pytest.approx(0.0)
    assert gwet(ratings).value == pytest.approx(0.756098, abs=1e-6)


def test_nobody_scored_the_same_unit() -> None:
    found = agreement(Ratings.of([["1", None], [None, "2"]]))
    assert found.alpha.state == found.ac.state == "undefined"
    assert found.verdict == "too_few"


def test_an_empty_table() -> None:
    found = agreement(Ratings.of([]), "interval")
    assert found.units == 0
    assert found.percent.value is None


def test_a_single_category_is_undefined() -> None:
    assert gwet(Ratings.of([["1", "1"]], ["1"])).state == "undefined"


def test_scores_without_variation_between_the_units() -> None:
    found = icc(np.full((12, 3), 80.0))
    assert found.single.state == "undefined"


def test_units_not_everybody_scored_are_left_out_of_the_icc_and_it_says_so() -> None:
    found = icc(np.array([*SHROUT_FLEISS, [1.0, np.nan, 2.0, 3.0]], dtype=float))
    assert found.single.value == pytest.approx(0.289764, abs=1e-6)
    assert "1 units" in found.single.note


def test_resampled_interval_holds_the_value_and_is_the_same_each_time() -> None:
    first = alpha(of_evaluators(KRIPPENDORFF), "ordinal", draws=2000, seed=7)
    again = alpha(of_evaluators(KRIPPENDORFF), "ordinal", draws=2000, seed=7)
    assert first == again
    assert first.low is not None
    assert first.high is not None
    assert 0.3 < first.low < 0.8153875 < first.high <= 1


cells = st.one_of(st.none(), st.sampled_from(["1", "2", "3", "4"]))
tables = st.integers(2, 5).flatmap(
    lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=20)
)


@given(tables, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_evaluators_matters(rows, random) -> None:  # type: ignore[no-untyped-def]
    turned = [list(row) for row in rows]
    places = list(range(len(rows[0])))
    random.shuffle(places)
    random.shuffle(turned)
    turned = [[row[p] for p in places] for row in turned]
    choices = ["1", "2", "3", "4"]
    for level in ("nominal", "ordinal", "interval"):
        one = agreement(Ratings.of(rows, choices), level, draws=0)
        other = agreement(Ratings.of(turned, choices), level, draws=0)
        for name in ("percent", "alpha", "ac", "fleiss", "brennan_prediger"):
            a, b = getattr(one, name), getattr(other, name)
            assert a.state == b.state
            assert a.value == pytest.approx(b.value, abs=1e-9)


@given(tables)
def test_nothing_is_ever_nan_and_nothing_exceeds_one(rows) -> None:  # type: ignore[no-untyped-def]
    found = agreement(Ratings.of(rows, ["1", "2", "3", "4"]), "interval", draws=50)
    for c in (found.percent, found.alpha, found.ac, found.fleiss, found.brennan_prediger):
        for number in (c.value, c.low, c.high):
            assert number is None or number <= 1 + 1e-9
            assert number is None or number == number


def test_a_mean_of_evaluators_who_differ_more_than_the_units_has_no_value() -> None:
    found = icc(np.array([[1.0, 1.0], [1.0, 4.0], [4.0, 1.0]]))
    assert found.average.value is None and found.average.state == "undefined"
    assert found.single.value is not None and found.single.value < 0
