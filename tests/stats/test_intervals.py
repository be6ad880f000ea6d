"""Check values from the design's statistics, section 1 (statsmodels and R agree with them)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats import mean_rating, mean_score, wilson


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (0, 5, 0.0, 0.434482),
        (5, 5, 0.565518, 1.0),
        (1, 1, 0.206549, 1.0),
        (4, 5, 0.375535, 0.963776),
        (9, 10, 0.595850, 0.982124),
        (27, 30, 0.743789, 0.965400),
        (90, 100, 0.825634, 0.944771),
        (50, 100, 0.403832, 0.596168),
        (0, 100, 0.0, 0.036993),
    ],
)
def test_wilson_matches_the_published_table(x: int, n: int, low: float, high: float) -> None:
    found = wilson(x, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("ratings", "mean", "low", "high"),
    [
        ([5, 4, 5, 3, 5], 4.4, 3.252822, 4.793736),
        ([5, 5, 5, 5, 5], 5, 3.696638, 4.997318),
        ([1, 1, 1], 1, 1.005110, 2.828988),
        ([5], 5, 2.058619, 4.978111),
        ([5, 5, 4, 5, 3, 5, 4, 5, 1, 5], 4.2, 3.258189, 5.0),
    ],
)
def test_mean_rating_matches_the_published_table(
    ratings: list[float], mean: float, low: float, high: float
) -> None:
    found = mean_rating(ratings)
    assert (found.value, found.low, found.high) == pytest.approx((mean, low, high), abs=1e-5)


def test_a_ten_point_scale_gives_the_same_picture() -> None:
    five, ten = mean_rating([5, 4, 5, 3, 5]), mean_rating([10, 7.75, 10, 5.5, 10], 1, 10)
    assert five.low is not None and ten.low is not None
    assert (ten.low - 1) / 9 == pytest.approx((five.low - 1) / 4)


def test_too_little_is_said_not_guessed() -> None:
    assert wilson(0, 0).value is None
    assert mean_score([]).state == "too_few"
    assert mean_score([80.0]).low is None
    assert mean_score([80.0, 80.0]).high is None


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60))
def test_the_interval_is_ordered_and_on_the_scale(ratings: list[float]) -> None:
    found = mean_rating(ratings)
    assert found.low is not None and found.high is not None
    assert 1 <= found.low < found.high <= 5
