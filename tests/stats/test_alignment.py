"""The alignment gap on worked fixtures, and on calls whose truth is known."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.alignment import _counts, _draws, adjusted, question_alignment, weighted_quantile
from qa_desk.stats.differences import auc, spearman
from qa_desk.stats.response import bounds, response, weighted_share
from qa_desk.stats.score_alignment import most_apart, phi, reliability_ceiling, score_alignment
from tests.stats.test_differences import RATINGS, SCORES

AGENTS = [i // 4 for i in range(24)]
PASSED = [bool(int(c)) for c in "110110011110001011010100"]
TOP = [rating == 5 for rating in RATINGS]


def test_the_worked_question() -> None:
    found = question_alignment(AGENTS, PASSED, TOP)
    assert (found.passed.n, found.failed.n) == (13, 11)
    assert found.difference.value == pytest.approx(0.342657, abs=1e-6)
    assert (found.difference.low, found.difference.high) == pytest.approx((0.0, 0.636364), abs=1e-6)
    assert found.p == pytest.approx(0.0826, abs=1e-4)
    assert found.within == pytest.approx(0.210526, abs=1e-6)
    assert found.verdict == "too_few" and adjusted([found])[0].verdict == "too_few"


def test_a_real_centre_in_which_what_agents_wrote_down_says_nothing_of_the_rating(shared_data: Path) -> None:
    with (shared_data / "csat" / "call-center-5000.csv").open() as lines:
        rows = [row for row in csv.DictReader(lines) if row["Answered (Y/N)"] == "Y"]
    resolved = [row["Resolved"] == "Y" for row in rows]
    happy = [int(row["Satisfaction rating"]) >= 4 for row in rows]
    names = sorted({row["Agent"] for row in rows})
    found = adjusted([question_alignment([names.index(row["Agent"]) for row in rows], resolved, happy)])[0]
    assert (found.passed.n, found.failed.n) == (3646, 408)
    assert found.difference.value == pytest.approx(-0.025624, abs=1e-6)
    ends = (found.difference.low, found.difference.high)  # of 2,000 draws beside 20,000 with another seed
    assert ends == pytest.approx((-0.0711, 0.0188), abs=0.006)
    assert found.verdict == "no_evidence"
    assert auc([float(yes) for yes in resolved], happy) == pytest.approx(0.495361, abs=1e-6)
    talked = [
        sum(int(part) * 60**n for n, part in enumerate(reversed(r["AvgTalkDuration"].split(":"))))
        for r in rows
    ]
    rating = [float(row["Satisfaction rating"]) for row in rows]
    assert spearman([float(s) for s in talked], rating) == pytest.approx(-0.001637, abs=1e-6)


def test_every_draw_of_six_agents_is_counted() -> None:
    counts = _counts(np.array(AGENTS), np.array(PASSED), np.array(TOP))
    draws, chances, dropped = _draws(counts, 1)
    assert len(draws) + dropped == 462
    mean = float(draws @ chances)
    assert float(np.sqrt((draws - mean) ** 2 @ chances)) == pytest.approx(0.166569, abs=1e-6)
    assert weighted_quantile(draws, chances, 0.05) == pytest.approx(0.044444, abs=1e-6)
    assert weighted_quantile(draws, chances, 0.95) == pytest.approx(0.583333, abs=1e-6)


def centre(effect: float, seed: int = 5) -> tuple[list[int], list[bool], list[bool]]:
    random = np.random.default_rng(seed)
    agents = np.repeat(np.arange(20), 100)
    passed = random.random(2000) < 0.7
    top = random.random(2000) < 0.5 + effect * passed + 0.05 * np.sin(agents)
    return agents.tolist(), passed.tolist(), top.tolist()


@pytest.mark.parametrize(("effect", "verdict"), [(0.2, "predicts"), (-0.2, "reverse"), (0.0, "no_evidence")])
def test_the_verdict_follows_the_truth(effect: float, verdict: str) -> None:
    found = adjusted([question_alignment(*centre(effect))])[0]
    assert found.verdict in (verdict, "no_link" if effect == 0 else verdict)
    assert found.difference.low is not None and found.difference.high is not None
    assert found.difference.low <= effect <= found.difference.high


def test_what_decides_among_many_questions_is_the_difference_without_each_agent() -> None:
    rows = list(zip(AGENTS, PASSED, TOP, strict=True))
    without = []
    for agent in range(6):
        kept = [(passed, top) for who, passed, top in rows if who != agent]
        sides = [[top for passed, top in kept if passed is side] for side in (True, False)]
        without.append(np.mean(sides[0]) - np.mean(sides[1]))
    error = np.sqrt(5 / 6 * np.sum((np.array(without) - np.mean(without)) ** 2))
    expected = 2 * scipy.stats.t.sf(0.342657 / error, 5)
    assert question_alignment(AGENTS, PASSED, TOP).t_p == pytest.approx(expected, abs=1e-6)


def test_failures_of_a_single_agent_name_no_question() -> None:
    agents = np.repeat(np.arange(8), 40)
    passed = agents > 0
    top = passed | (np.arange(320) % 4 == 0)
    found = adjusted([question_alignment(agents, passed, top)])[0]
    assert found.difference.value == pytest.approx(0.75) and found.verdict == "no_evidence"


def test_what_cannot_be_tested_is_said() -> None:
    every = question_alignment(AGENTS, [True] * 24, TOP)
    assert (every.verdict, every.note, every.p) == ("too_few", "no failures", None)
    assert question_alignment([], [], []).verdict == "too_few"
    one = question_alignment([1] * 60, [True, False] * 30, [True] * 60)
    assert one.verdict == "too_few" and one.difference.value == 0 and one.difference.low is None


def test_score_and_rating_of_twenty_calls() -> None:
    scores = [95, 92, 90, 88, 97, 85, 91, 93, 89, 96, 60, 94, 70, 98, 87, 90, 75, 92, 86, 99]
    ratings = [5, 3, 4, 2, 5, 4, 1, 5, 3, 4, 2, 2, 4, 5, 3, 1, 1, 5, 4, 2]
    found = score_alignment(
        [i % 6 for i in range(20)],
        scores,
        ratings,
        [s >= 85 for s in scores],
        [r >= 4 for r in ratings],
        [r <= 2 for r in ratings],
    )
    assert found.rank_correlation.value == pytest.approx(0.362392, abs=1e-6)
    assert found.warns_of_low.value == pytest.approx(0.576923, abs=1e-6)
    assert found.level_gap == pytest.approx(0.35) and found.disconnect.value == pytest.approx(0.45)
    assert found.false_comfort.value == pytest.approx(5 / 17)
    assert found.phi == pytest.approx(0.140028, abs=1e-6)
    assert found.verdict == "too_few"
    assert most_apart(scores, ratings, 1)[0][0] in (6, 19)


def test_leaving_out_agents_is_the_same_as_computing_without_them() -> None:
    from qa_desk.stats.differences import auc

    found = score_alignment(AGENTS, SCORES, RATINGS, PASSED, TOP, [r <= 3 for r in RATINGS])
    without = []
    for agent in range(6):
        rows = [i for i in range(24) if AGENTS[i] != agent]
        without.append(auc([-SCORES[i] for i in rows], [RATINGS[i] <= 3 for i in rows]))
    spread = np.array(without, float)
    se = np.sqrt(5 / 6 * ((spread - spread.mean()) ** 2).sum())
    assert found.warns_of_low.value is not None and found.warns_of_low.low is not None
    assert found.warns_of_low.value - found.warns_of_low.low == pytest.approx(2.570582 * se, rel=1e-5)


def test_no_calls_no_crash() -> None:
    found = score_alignment([], [], [], [], [], [])
    assert (found.n, found.level_gap, found.phi, found.verdict) == (0, None, None, "too_few")
    flat = score_alignment([1, 2], [80, 80], [5, 5], [True, True], [True, True], [False, False])
    assert flat.rank_correlation.state == "undefined" and flat.warns_of_low.value is None
    assert phi([], []) is None and most_apart([], [], 5) == []
    assert reliability_ceiling(0.2, 0.45) == pytest.approx(0.298, abs=1e-3)
    assert reliability_ceiling(0.2, 0.0) is None


def test_who_answers_the_survey() -> None:
    found = response([40, 90], [200, 180])
    assert found.chi2 == pytest.approx(37.883, abs=1e-3) and found.p == pytest.approx(7.5e-10, rel=0.01)
    assert found.differs
    assert weighted_share([40, 1], [45, 5], [150, 50]) == pytest.approx(0.71667, abs=1e-5)
    assert bounds(34, 40, 200) == pytest.approx((0.17, 0.97))
    assert response([], []).p is None and response([5, 0], [5, 0]).p is None
    assert weighted_share([1], [0], [10]) is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), max_size=120))
def test_any_calls_give_an_interval_around_the_difference(calls: list[tuple[int, bool, bool]]) -> None:
    agents, passed, top = ([row[i] for row in calls] for i in range(3))
    found = adjusted([question_alignment(agents, passed, top)])[0].difference  # type: ignore[arg-type]
    if found.low is not None:
        assert found.value is not None and found.high is not None
        assert -1 <= found.low <= found.value <= found.high <= 1
