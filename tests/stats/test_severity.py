"""Severity against lme4 (Penicillin, a fixture), a team with its own strict evaluator, and broken links."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.crossed import crossed
from qa_desk.stats.links import Link, links
from qa_desk.stats.severity import severity

FIXTURE = [(0, 0, 80), (0, 0, 84), (0, 1, 72), (1, 0, 88), (1, 1, 78), (1, 1, 80), (2, 1, 70), (2, 2, 79),
           (2, 2, 83), (3, 2, 90), (3, 0, 86), (3, 2, 92), (4, 1, 66), (4, 0, 75), (4, 2, 77)]  # fmt: skip
PENICILLIN = """
27 23 26 23 23 21 27 23 26 23 23 21 25 21 25 24 24 20 26 23 25 23 23 20 25 22 26 22 23 20 24 22 25 23 22 19
24 20 23 21 22 19 26 22 26 24 24 21 24 21 24 22 22 20 24 21 24 23 22 19 26 23 26 24 24 21 25 22 26 24 24 20
26 24 26 24 25 22 26 23 26 23 23 20 26 23 25 24 24 22 25 22 25 23 23 20 25 21 24 23 23 20 25 22 24 23 23 19
24 21 23 21 21 19 26 23 26 24 24 21 25 21 24 22 22 18 25 22 25 22 22 20 24 21 24 22 24 19 24 21 24 22 21 18
"""
A, E, Y = (np.array([row[i] for row in FIXTURE]) for i in range(3))


def test_the_fixture_as_lmer_fits_it() -> None:
    fit = crossed(Y.astype(float), A, E)
    assert (fit.agents.variance, fit.evaluators.variance, fit.residual) == pytest.approx(
        (32.0273, 37.2546, 3.0724), abs=2e-3
    )
    assert fit.deviance == pytest.approx(79.6758, abs=1e-4) and fit.coefficients[0] == pytest.approx(
        80.0, abs=0.01
    )
    assert fit.evaluators.effects == pytest.approx([1.9358, -6.7653, 4.8294], abs=1e-3)
    agents = fit.coefficients[0] + fit.agents.effects
    assert agents == pytest.approx([79.6426, 85.6832, 76.4813, 85.2990, 72.8939], abs=1e-3)
    se = fit.sd(np.zeros((1, 5)), np.zeros((1, 3)), np.ones((1, 1)))
    assert se[0] == pytest.approx(4.3622, abs=1e-3)


def test_penicillin_as_lme4_prints_it() -> None:
    y = np.array(PENICILLIN.split(), float)
    plate, sample = np.repeat(np.arange(24), 6), np.tile(np.arange(6), 24)
    fit = crossed(y, plate, sample)
    assert fit.deviance == pytest.approx(330.860589, abs=1e-5)
    assert (fit.agents.variance, fit.evaluators.variance, fit.residual) == pytest.approx(
        (0.71690821, 3.73091787, 0.30241546), abs=1e-5
    )
    assert fit.evaluators.effects == pytest.approx(
        [2.187058, -1.010476, 1.937900, -0.096895, -0.013842, -3.003745], abs=1e-4
    )
    swapped = crossed(y, sample, plate)
    assert swapped.deviance == pytest.approx(fit.deviance) and swapped.agents.effects == pytest.approx(
        fit.evaluators.effects, abs=1e-5
    )


def test_raw_and_adjusted_stand_side_by_side() -> None:
    found = severity(Y.tolist(), A.tolist(), E.tolist())
    assert found.state == "ok"
    assert [e.raw.value for e in found.evaluators] == pytest.approx([82.6, 73.2, 84.2])
    strict = found.evaluators[1]
    assert strict.severity.value == pytest.approx(6.7653, abs=2e-3) and strict.flagged
    raw, adjusted = ([getattr(a, kind).value for a in found.agents] for kind in ("raw", "adjusted"))
    assert raw[3] > raw[1] and adjusted[1] > adjusted[3]


def test_a_strict_evaluator_of_one_team_is_not_taken_for_a_bad_team() -> None:
    random = np.random.default_rng(4)
    team = np.arange(40) // 10
    ability, strict = (
        random.normal(80, 4, 40) + np.array([0, 3, -3, 0])[team],
        np.array([0.0, 5.0, -4.0, -1.0]),
    )
    agents = np.repeat(np.arange(40), 25)
    own = random.random(1000) < 0.7
    judge = np.where(own, team[agents], random.integers(0, 4, 1000))
    scores = ability[agents] - strict[judge] + random.normal(0, 6, 1000)
    found = severity(scores.tolist(), agents.tolist(), judge.tolist(), team[agents].tolist())
    said = np.array([e.severity.value for e in found.evaluators])
    assert said == pytest.approx(strict - strict.mean(), abs=1.6)
    inside = [
        e.severity.low <= t <= e.severity.high
        for e, t in zip(found.evaluators, strict - strict.mean(), strict=True)
        if e.severity.low is not None and e.severity.high is not None
    ]
    assert sum(inside) >= 3
    raw = np.corrcoef([a.raw.value for a in found.agents], ability)[0, 1]
    adjusted = np.corrcoef([a.adjusted.value for a in found.agents], ability)[0, 1]
    assert adjusted > raw


def test_what_is_not_connected_is_refused_with_the_missing_link() -> None:
    agents, judges = [0, 0, 1, 1, 2, 3], [0, 1, 0, 1, 2, 2]
    graph = links(agents, judges)
    assert [(p.agents, p.evaluators) for p in graph.parts] == [((0, 1), (0, 1)), ((2, 3), (2,))]
    assert graph.missing == (Link(2, 0),)
    found = severity([80, 82, 84, 86, 70, 72], agents, judges)
    assert found.state == "not_connected" and found.agents[0].adjusted.value is None
    assert found.agents[0].raw.value == 81
    assert graph.weak == (0, 1, 2)


def test_too_little_for_severity_is_an_answer() -> None:
    assert severity([], [], []).state in ("too_few", "undefined")
    assert severity([80.0, 81.0], [0, 1], [0, 0]).state == "undefined"
    assert severity([80.0] * 15, A.tolist(), E.tolist()).state == "too_few"
    same = severity([80.0, 90.0] * 30, [i // 2 % 6 for i in range(60)], [i // 12 % 4 for i in range(60)])
    assert same.state == "boundary"
    assert all(e.severity.value == pytest.approx(0, abs=1e-6) for e in same.evaluators)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 100)), max_size=60))
def test_any_scores_give_an_answer_without_nan(rows: list[tuple[int, int, int]]) -> None:
    names = sorted({row[0] for row in rows})
    judges = sorted({row[1] for row in rows})
    found = severity(
        [float(row[2]) for row in rows], [names.index(r[0]) for r in rows], [judges.index(r[1]) for r in rows]
    )
    for one in found.agents:
        for estimate in (one.raw, one.adjusted):
            assert estimate.value is None or estimate.value == estimate.value
    if found.state in ("ok", "boundary"):
        assert sum(e.severity.value or 0 for e in found.evaluators) == pytest.approx(0, abs=1e-6)


def test_penicillin_with_its_errors() -> None:
    """lme4: intercept 22.972222 (0.808595), sd 0.846703 between plates, conditional sd of a sample 0.202171."""
    y = np.array(PENICILLIN.split(), float)
    fit = crossed(y, np.repeat(np.arange(24), 6), np.tile(np.arange(6), 24))
    spreads = (fit.agents.variance**0.5, fit.evaluators.variance**0.5, fit.residual**0.5)
    assert spreads == pytest.approx((0.846703, 1.931614, 0.549923), abs=1e-4)
    assert fit.coefficients[0] == pytest.approx(22.972222, abs=1e-6)
    mean = fit.sd(np.zeros((1, 24)), np.zeros((1, 6)), np.ones((1, 1)))
    assert mean[0] == pytest.approx(0.808595, abs=1e-4)
    system = fit._sums._reduced(*fit._ratios)[2][:6, :6]  # as lme4 does, the mean taken as known
    known = fit.residual * fit._ratios[1] ** 2 * np.linalg.inv(system)
    assert known[0, 0] ** 0.5 == pytest.approx(0.202171, abs=1e-5)
