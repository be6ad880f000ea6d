"""Summaries of customers' surveys: boxes, net promoters with an interval that keeps its level, who answers at all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats import mean_rating, wilson
from qa_desk.stats.response import response
from qa_desk.stats.surveys import EASY, at_least, boxes, mean_of, net_promoters


def nps(*values: int) -> list[tuple[float, int]]:
    return [(value / 10, 1) for value in values]


def test_boxes_and_mean_are_those_of_the_ratings() -> None:
    ratings = [5, 5, 4, 5, 3, 5, 4, 5, 1, 5]
    found = boxes([((value - 1) / 4, 1) for value in ratings])
    assert found.top == wilson(6, 10) and found.satisfied == wilson(8, 10)
    assert found.top.low == pytest.approx(0.312674, abs=1e-6)
    expected = mean_rating([float(r) for r in ratings])
    assert (found.mean.value, found.mean.low, found.mean.n) == pytest.approx((4.2, expected.low, 10))
    same = mean_of([(1.0, 3)], (1.0, 5.0))
    assert same.low is not None and same.low < 5 and same.value == 5, "all alike has an interval too"
    assert mean_of([], (1.0, 5.0)).value is None and boxes([]).top.state == "too_few"


def test_nine_and_ten_promote_and_up_to_six_detract() -> None:
    assert net_promoters(nps(10, 9, 8, 7, 6, 0)).value == pytest.approx(0)
    assert net_promoters(nps(10, 9, 9, 8)).value == pytest.approx(75)
    assert net_promoters(nps(6, 6)).value == -100
    assert at_least([(5 - 1) / 6 for _ in ()], EASY).value is None
    assert at_least([((5 - 1) / 6, 3), ((4 - 1) / 6, 1)], EASY).value == 0.75


def test_the_net_promoters_interval_has_the_variance_of_plus_one_nothing_and_minus_one() -> None:
    """100 answers, 50 promoters, 20 detractors: p + d - (p - d)² of 103 with the imaginary ones."""
    found = net_promoters([(1.0, 50), (0.8, 30), (0.0, 20)])
    up, down = 50.75 / 103, 20.75 / 103
    half = 1.959964 * ((up + down - (up - down) ** 2) / 103) ** 0.5
    assert (found.value, found.low, found.high) == pytest.approx(
        (30, 100 * (up - down - half), 100 * (up - down + half)), abs=1e-4
    )
    same = net_promoters(nps(10, 10, 10))
    assert same.value == same.high == 100 and same.low is not None and same.low < 60


@pytest.mark.parametrize(
    ("n", "chances"), [(10, (0.2, 0.3, 0.5)), (20, (0.05, 0.15, 0.8)), (60, (0.4, 0.2, 0.4))]
)
def test_the_net_promoters_interval_holds_the_truth(n: int, chances: tuple[float, float, float]) -> None:
    draws = np.random.default_rng(4).multinomial(n, chances, size=4000)
    truth, inside = 100 * (chances[2] - chances[0]), 0
    known: dict[tuple[int, int], bool] = {}
    for down, _, up in draws.tolist():
        if (down, up) not in known:
            one = net_promoters([(0.0, down), (0.8, n - down - up), (1.0, up)])
            assert one.low is not None and one.high is not None
            known[down, up] = one.low <= truth <= one.high
        inside += known[down, up]
    assert 0.93 <= inside / 4000 <= 0.985


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 40)), max_size=12))
def test_nothing_is_ever_nan(rows: list[tuple[int, int]]) -> None:
    answers = [(value / 10, count) for value, count in rows if count]
    for one in (net_promoters(answers), *vars_of(answers)):
        for end in (one.value, one.low, one.high):
            assert end is None or np.isfinite(end)
        if one.value is not None and one.low is not None and one.high is not None:
            assert one.low <= one.value + 1e-9 and one.value <= one.high + 1e-9


def vars_of(answers: list[tuple[float, int]]) -> tuple[object, ...]:
    found = boxes(answers)
    return found.top, found.satisfied


def test_rates_that_differ_are_told_from_chance_also_with_few() -> None:
    """40 of 200 and 90 of 180 differ (chi-squared 37.883); a dozen agents with two surveys each do not."""
    found = response([40, 90], [200, 180])
    assert found.chi2 == pytest.approx(37.883, abs=1e-3) and found.p == pytest.approx(7.5e-10, rel=0.02)
    assert found.differs
    few = response([2, 0, 1, 0, 2, 0, 1, 1, 0, 2, 0, 1], [2] * 12)
    assert few.p is not None and few.p > 0.05 and not few.differs
    random = np.random.default_rng(9)
    false = 0
    for _ in range(60):
        sent = random.integers(1, 6, 30)
        false += response(random.binomial(sent, 0.1).tolist(), sent.tolist()).differs
    assert false <= 3, "a warning at 1 % is rarely a false one, whatever the counts"
