"""Goals: judged once on their day, by the whole interval."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats.goals import Values, difference, judge

COUNTS = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, COUNTS, st.floats(0.01, 1), st.booleans())
def test_nothing_is_said_before_the_day(
    before: tuple[int, int], after: tuple[int, int], target: float, lower: bool
) -> None:
    answer = judge(Values(*before), Values(*after), target, lower_is_better=lower, over=False)
    assert answer.verdict == "too_early"


@given(COUNTS, st.floats(0.01, 0.99))
def test_a_reached_goal_has_its_whole_interval_on_the_good_side(
    after: tuple[int, int], target: float
) -> None:
    answer = judge(Values(), Values(*after), target, lower_is_better=False, over=True)
    low, high = answer.now.low, answer.now.high
    if answer.verdict == "reached":
        assert low is not None and low >= target and after[1] >= 5
    if answer.verdict == "missed":
        assert high is not None and high < target
    if after[1] < 5:
        assert answer.verdict == "too_few"


def test_lower_can_be_better() -> None:
    talked = Values(measured=(0.4, 0.42, 0.41, 0.39, 0.4, 0.43), top=1.0)
    assert judge(talked, talked, 0.5, lower_is_better=True, over=True).verdict == "reached"
    assert judge(talked, talked, 0.3, lower_is_better=True, over=True).verdict == "missed"
    assert judge(talked, talked, 0.41, lower_is_better=True, over=True).verdict == "not_decided"


def test_the_change_of_shares_is_newcombes_and_of_means_welchs() -> None:
    found = difference(Values(48, 80), Values(56, 70))
    assert (found.low, found.high) == pytest.approx((0.052432, 0.333873), abs=1e-6)

    found = difference(
        Values(measured=(75.0, 78.0, 71.0, 74.0, 77.0)), Values(measured=(82.0, 85.0, 79.0, 88.0))
    )
    from scipy import stats

    check = stats.ttest_ind([82, 85, 79, 88], [75, 78, 71, 74, 77], equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((check.low, check.high), abs=1e-9)
    assert difference(Values(), Values(3, 4)).value is None
    assert difference(Values(measured=(5.0,)), Values(measured=())).value is None


def test_an_agent_just_at_the_target_is_rarely_called_either_way() -> None:
    draws = np.random.default_rng(5).binomial(60, 0.8, 4000)
    said = [judge(Values(), Values(int(x), 60), 0.8, lower_is_better=False, over=True).verdict for x in draws]
    assert said.count("reached") / len(said) < 0.04 and said.count("missed") / len(said) < 0.04
