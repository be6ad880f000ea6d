"""What a group does differently: against scipy's Welch test and a worked effect size, and what may not be said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from qa_desk.stats.profile import contrast

values = st.lists(st.floats(0, 1), min_size=3, max_size=12)


@settings(max_examples=60, deadline=None)
@given(values, values)
def test_the_difference_is_welchs(best: list[float], others: list[float]) -> None:
    found = contrast(best, others)
    if max(np.std(best), np.std(others)) < 1e-6:
        assert found.difference.low is None or found.p is not None
        return
    welch = stats.ttest_ind(best, others, equal_var=False)
    ends = welch.confidence_interval(0.95)
    assert found.p == pytest.approx(welch.pvalue, abs=1e-9)
    assert (found.difference.low, found.difference.high) == pytest.approx((ends.low, ends.high), abs=1e-9)


def test_the_effect_is_hedges() -> None:
    best, others = [5.0, 6.0, 7.0, 8.0], [2.0, 3.0, 4.0, 5.0, 6.0]
    pooled = ((3 * np.var(best, ddof=1) + 4 * np.var(others, ddof=1)) / 7) ** 0.5
    d = (6.5 - 4.0) / pooled
    found = contrast(best, others)
    assert found.effect.value == pytest.approx((1 - 3 / 27) * d)
    assert found.effect.low is not None and found.effect.low < found.effect.value < (found.effect.high or 0)


def test_two_agents_or_no_spread_say_nothing() -> None:
    few = contrast([0.9, 0.8], [0.4, 0.5, 0.6])
    assert few.difference.state == "too_few" and few.p is None and few.best == pytest.approx(0.85)
    flat = contrast([1.0] * 4, [1.0] * 5)
    assert flat.effect.state == "undefined" and flat.effect.value is None


def test_equals_are_seldom_called_different() -> None:
    random = np.random.default_rng(11)
    wrong = sum(contrast(random.normal(size=6), random.normal(size=8)).p < 0.05 for _ in range(1500))
    assert wrong / 1500 == pytest.approx(0.05, abs=0.02)
