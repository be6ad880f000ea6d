"""Did coaching work: worked examples (R lm, vcovHC), and what chance alone may not be called."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.coaching import ancova, expected_rise, one_agent, shrunk_gains, verdict
from qa_desk.stats.differences import newcombe
from qa_desk.stats.intervals import Estimate

EIGHT = ([68, 70, 72, 78, 80, 82, 84, 86], [76, 75, 79, 79, 80, 81, 85, 85], [True] * 3 + [False] * 5)
TWELVE = (
    [62, 65, 68, 70, 72, 75, 78, 80, 82, 85, 88, 90],
    [70, 72, 71, 76, 71, 80, 77, 79, 83, 82, 86, 87],
    [True, True, True, True, False, True, False, False, False, False, False, False],
)
AT_20 = (np.array([0.05]), np.ones(1))


def test_eight_agents_as_r_fits_them() -> None:
    found = ancova(*EIGHT)
    assert (found.effect.value, found.slope, found.plain_se) == pytest.approx(
        (4.666667, 0.833333, 2.276449), abs=1e-6
    )
    assert found.verdict == "too_few"


def test_twelve_agents_with_honest_errors() -> None:
    found = ancova(*TWELVE)
    assert (found.effect.value, found.slope) == pytest.approx((5.083654, 0.848339), abs=1e-6)
    assert (found.plain_se, found.se) == pytest.approx((1.419615, 1.481836), abs=1e-6)
    assert (found.effect.low, found.effect.high) == pytest.approx((1.731509, 8.435799), abs=1e-5)
    assert found.verdict == "too_few" and (found.coached, found.others) == (5, 7)


def test_the_verdict_is_what_the_interval_allows() -> None:
    said = [verdict(Estimate(0, low, high, 9, "ok"), 3) for low, high in
            [(3.5, 9), (1, 9), (-9, -1), (-2, 2), (-5, 2)]]  # fmt: skip
    assert said == ["clearly_improved", "improved", "worse", "no_worthwhile_change", "not_decided"]


def test_a_shrunk_baseline() -> None:
    b, gains = shrunk_gains(*EIGHT, 12.5)
    assert b == pytest.approx(0.724843, abs=1e-6) and gains[:3].mean() == pytest.approx(3.364780, abs=1e-6)
    assert shrunk_gains([80, 80, 80], [82, 81, 80], [True, False, False], 12.5)[0] == 0


def test_one_agent_is_judged_against_what_was_to_be_expected() -> None:
    found = one_agent((18, 30), (26, 30), 0.75, *AT_20)
    assert found.expected == pytest.approx(0.658163, abs=1e-6) and found.tail == pytest.approx(
        0.030753, abs=1e-6
    )
    assert found.verdict == "not_decided"
    alone = newcombe((26, 30), (18, 30))
    assert (alone.low, alone.high) == pytest.approx(
        (0.042, 0.461), abs=1e-3
    )  # says improved, and would be wrong
    assert one_agent((18, 30), (30, 30), 0.75, *AT_20).verdict in ("improved", "clearly_improved")
    assert one_agent((18, 30), (8, 30), 0.75, *AT_20).verdict == "worse"
    assert one_agent((3, 4), (26, 30), 0.75, *AT_20).verdict == "too_few"
    assert one_agent((18, 30), (0, 0), 0.75, *AT_20).verdict == "too_few"
    rising = one_agent((18, 30), (26, 30), 0.75, *AT_20, drift=0.5)
    assert rising.expected > found.expected and rising.tail > found.tail


def test_the_rise_that_chance_alone_gives_the_worst_fifth() -> None:
    sd = (0.75 * 0.25 / 25 * (1 + 24 * 0.05)) ** 0.5
    assert expected_rise(0.05, 25, sd) == pytest.approx(0.078, abs=1e-3)


def test_coaching_the_worst_without_effect_is_not_called_improved() -> None:
    random, wrong, right = np.random.default_rng(5), 0, 0
    for effect in (0.0, 5.0):
        for _ in range(300):
            true = random.normal(80, 4, 60)
            before, after = (true + random.normal(0, 10 / 8**0.5, 60) for _ in range(2))
            worst = np.argsort(before)[:12]
            coached = np.zeros(60, bool)
            coached[worst] = True
            said = ancova(before, after + effect * coached, coached).verdict  # type: ignore[arg-type]
            better = said in ("improved", "clearly_improved")
            wrong, right = wrong + (better and not effect), right + (better and bool(effect))
    assert wrong / 300 < 0.06 and right / 300 > 0.55


def test_what_cannot_be_compared_is_said() -> None:
    assert ancova([], [], []).verdict == "too_few"
    assert ancova([1.0, 2.0], [2.0, 3.0], [True, True]).effect.value is None
    flat = ancova([80.0] * 8, EIGHT[1], EIGHT[2])
    assert flat.slope is None and flat.effect.value is not None
    strata = ancova(TWELVE[0] * 2, TWELVE[1] * 2, TWELVE[2] * 2, [0] * 12 + [1] * 12, list(range(12)) * 2)
    assert strata.effect.value == pytest.approx(5.083654, abs=1e-6) and strata.effect.low is not None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100), st.booleans()), max_size=30))
def test_any_group_gets_an_answer(rows: list[tuple[float, float, bool]]) -> None:
    before, after, coached = ([row[i] for row in rows] for i in range(3))
    found = ancova(before, after, coached)  # type: ignore[arg-type]
    e = found.effect
    assert e.value is None or e.value == e.value
    assert e.low is None or (e.value is not None and e.high is not None and e.low <= e.value <= e.high)
