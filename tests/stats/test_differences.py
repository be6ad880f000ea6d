"""Differences of shares, adjusted p and rank measures against published figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats.differences import auc, auc_se, benjamini_hochberg, holm, jeffreys, newcombe, spearman
from qa_desk.stats.intervals import wilson

TWICE = [
    (81, 263, 0.255289, 0.366210, 0.254522, 0.365647),
    (15, 148, 0.062386, 0.160487, 0.060449, 0.157643),
    (0, 20, 0, 0.161125, 0, 0.116639),
    (1, 29, 0.006113, 0.171755, 0.003746, 0.150078),
    (4, 5, 0.375535, 0.963776, 0.371374, 0.977487),
    (9, 10, 0.595850, 0.982124, 0.618685, 0.988988),
    (27, 30, 0.743789, 0.965400, 0.756598, 0.971019),
    (45, 60, 0.627679, 0.842235, 0.630485, 0.846059),
    (90, 100, 0.825634, 0.944771, 0.829876, 0.947415),
    (1, 7, 0.025680, 0.513128, 0.015877, 0.500797),
    (0, 7, 0, 0.354330, 0, 0.292436),
    (7, 7, 0.645670, 1, 0.707564, 1),
    (0, 1, 0, 0.793451, 0, 0.853254),
    (50, 100, 0.403832, 0.596168, 0.403174, 0.596826),
    (0, 100, 0, 0.036993, 0, 0.024745),
]
SCORES = [90, 85, 70, 88, 80, 75, 60, 82, 95, 92, 78, 81, 65, 72, 84, 68, 91, 89, 74, 86, 55, 79, 77, 71]
RATINGS = [5, 5, 4, 4, 5, 3, 2, 4, 5, 5, 3, 5, 1, 4, 5, 3, 4, 5, 5, 5, 2, 4, 5, 3]


@pytest.mark.parametrize(("x", "n", "w_low", "w_high", "j_low", "j_high"), TWICE)
def test_both_intervals_of_a_share(
    x: int, n: int, w_low: float, w_high: float, j_low: float, j_high: float
) -> None:
    w, j = wilson(x, n), jeffreys(x, n)
    assert (w.low, w.high, j.low, j.high) == pytest.approx((w_low, w_high, j_low, j_high), abs=1e-6)


def test_the_difference_of_two_shares() -> None:
    found = newcombe((56, 70), (48, 80))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.052431, 0.333873), abs=2e-6)
    found = newcombe((42, 50), (30, 50))
    assert (found.low, found.high) == pytest.approx((0.063887, 0.398009), abs=1e-6)
    found = newcombe((45, 60), (12, 25))
    assert (found.value, found.low, found.high) == pytest.approx((0.27, 0.048205, 0.471978), abs=1e-6)
    assert newcombe((1, 2), (0, 0)).state == "too_few" and jeffreys(0, 0).state == "too_few"


def test_many_tests_at_once() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
         0.7590, 1]  # fmt: skip
    assert sum(one <= 0.05 for one in holm(p)) == 3
    adjusted = benjamini_hochberg(p)
    assert sum(one <= 0.05 for one in adjusted) == 4
    assert adjusted[:10] == pytest.approx(
        [0.0015, 0.0030, 0.0095, 0.0356, 0.0603, 0.0639, 0.0639, 0.0645, 0.0765, 0.4860], abs=1e-4
    )
    assert holm([]) == [] and benjamini_hochberg([]) == []


def test_score_beside_rating() -> None:
    top = [r == 5 for r in RATINGS]
    assert spearman(SCORES, RATINGS) == pytest.approx(0.704142, abs=1e-6)
    assert auc(SCORES, top) == pytest.approx(0.825175, abs=1e-6)
    assert auc_se(SCORES, top) == pytest.approx(0.087240, abs=1e-6)
    assert spearman([1, 1], [1, 2]) is None and spearman([], []) is None
    assert auc([1, 2], [True, True]) is None and auc_se([1, 2], [True, False]) is None


@given(st.lists(st.floats(0, 1), max_size=20))
def test_adjusting_never_makes_a_claim_easier(p: list[float]) -> None:
    for raw, strict, loose in zip(p, holm(p), benjamini_hochberg(p), strict=True):
        assert raw <= loose + 1e-12 and loose <= strict + 1e-12 and strict <= 1


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_difference_lies_in_its_interval(x: int, more: int, y: int, more_y: int) -> None:
    found = newcombe((x, x + more), (y, y + more_y))
    if found.value is not None and found.low is not None and found.high is not None:
        assert -1 <= found.low <= found.value + 1e-12 and found.value <= found.high + 1e-12 <= 1 + 1e-9
