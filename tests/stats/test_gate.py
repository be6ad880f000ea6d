"""The gate against worked tables: a group of eight, a centre where nobody differs, and a simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.gate import GateRule, Prior, _more, answers_alone, beats, falsely_paid, share_gate
from qa_desk.stats.gate_means import calls_needed, chance, mean_gate
from qa_desk.stats.means import TauWeights, tau_weights

N = [50, 40, 60, 30, 80, 45, 70, 25]
X = [42, 30, 45, 27, 58, 33, 60, 15]
SAME_N = [517, 523, 501, 502, 536, 484, 514, 477]
SAME_X = [261, 261, 246, 241, 268, 230, 271, 245]


def test_the_worked_group() -> None:
    answers = share_gate(X, N, GateRule(minimum=20))
    assert [a.probability for a in answers] == pytest.approx(
        [0.753783, 0.433427, 0.397067, 0.788799, 0.232824, 0.366272, 0.865472, 0.204452], abs=1e-3
    )
    assert [a.reference for a in answers] == pytest.approx(
        [0.764957, 0.777008, 0.778592, 0.764151, 0.786604, 0.779494, 0.756798, 0.785904], abs=1e-6
    )
    assert {a.verdict for a in answers} == {"undecided"}
    nearer = share_gate(X, N, GateRule(minimum=20, margin=0.05))
    assert [a.probability for a in nearer] == pytest.approx(
        [0.987404, 0.881148, 0.881132, 0.989815, 0.776187, 0.845148, 0.998034, 0.647822], abs=1e-3
    )
    assert nearer[0].verdict == "eligible" and nearer[0].more is None


def test_where_nobody_differs_nobody_is_called_eligible() -> None:
    answers = share_gate(SAME_X, SAME_N)
    assert [a.probability for a in answers] == pytest.approx(
        [0.5435, 0.5002, 0.4423, 0.3673, 0.5077, 0.3418, 0.6936, 0.5991], abs=1e-3
    )
    assert {a.verdict for a in answers} == {"undecided"}
    others = sum(SAME_X) - 271, sum(SAME_N) - 514
    assert answers_alone(271, 514, *others) == pytest.approx(
        0.915, abs=1e-3
    )  # why ratings alone may not decide


@pytest.mark.parametrize(
    ("rho", "p"), [(0.005, 0.637261), (0.01, 0.675904), (0.02, 0.713450), (0.05, 0.752071), (0.10, 0.770438)]
)
def test_one_agent_at_one_likeness(rho: float, p: float) -> None:
    prior = Prior(0.8, np.array([rho]), np.ones(1))
    assert prior.reaches(0.8, 42, 50) == pytest.approx(p, abs=1e-6)
    if rho == 0.02:
        assert _more(prior, 0.8, 42, 50, GateRule()) == 138


@pytest.mark.parametrize(
    ("x", "n", "plain", "margin"),
    [
        (42, 50, 0.749914, 0.931133),
        (45, 50, 0.966740, 0.995500),
        (9, 10, 0.772835, 0.866750),
        (28, 30, 0.975786, 0.994789),
        (36, 50, 0.088768, 0.309703),
        (30, 30, 0.999733, 0.999966),
        (0, 0, 0.295287, 0.333475),
    ],
)
def test_what_ratings_alone_say(x: int, n: int, plain: float, margin: float) -> None:
    assert answers_alone(x, n, 800, 1000) == pytest.approx(plain, abs=1e-4)
    assert answers_alone(x, n, 800, 1000, 0.05) == pytest.approx(margin, abs=1e-4)


def test_two_betas() -> None:
    assert beats((19, 3), (330, 72)) == pytest.approx(0.746025, abs=1e-6)
    assert beats((17, 5), (330, 72)) == pytest.approx(0.321343, abs=1e-6)


def test_too_few_is_an_answer() -> None:
    assert share_gate([], []) == []
    assert share_gate([9], [10])[0].verdict == "too_few"
    assert share_gate([9, 8, 7], [10, 10, 10])[0].verdict == "too_few"
    little = share_gate([*X, 5], [*N, 5])[-1]
    assert little.verdict == "too_few" and little.more is not None and little.more >= 25
    none = share_gate([*X, 0], [*N, 0])[-1]
    assert (none.verdict, none.probability, none.seen.n) == ("too_few", None, 0)
    fixed = share_gate(X, N, GateRule(minimum=20, reference=0.5))
    assert fixed[0].verdict == "eligible" and fixed[0].reference == 0.5
    assert falsely_paid(fixed) is not None and falsely_paid([]) is None


def test_many_agents_are_judged_as_few_are() -> None:
    random = np.random.default_rng(3)
    n = random.integers(30, 90, 24)
    x = random.binomial(n, random.beta(40, 12, 24))
    answers = share_gate(x.tolist(), n.tolist())
    from qa_desk.stats.shares import rho_weights

    for i in (0, 7, 23):
        centre = (x.sum() - x[i] + 0.5) / (n.sum() - n[i] + 1)
        prior = Prior(centre, *rho_weights(x.tolist(), n.tolist(), centre))
        assert answers[i].probability == pytest.approx(prior.reaches(centre, x[i], n[i]), abs=1e-6)


@pytest.mark.slow
def test_of_a_group_of_equals_next_to_nobody_is_promoted_and_of_unequal_ones_mostly_rightly() -> None:
    random, called, right = np.random.default_rng(9), 0, 0
    for _ in range(12):
        n = random.integers(20, 81, 60)
        answers = share_gate(random.binomial(n, 0.8).tolist(), n.tolist(), GateRule(minimum=20))
        called += sum(a.verdict == "eligible" for a in answers)
    assert called <= 0.01 * 12 * 60
    called = 0
    for _ in range(12):
        n = random.integers(20, 81, 60)
        true = 1 / (1 + np.exp(-(np.log(4) + random.normal(0, 0.5, 60))))
        answers = share_gate(random.binomial(n, true).tolist(), n.tolist(), GateRule(minimum=20))
        good = true >= true.mean()
        called += sum(a.verdict == "eligible" for a in answers)
        right += sum(a.verdict == "eligible" and bool(g) for a, g in zip(answers, good, strict=True))
    assert 0.14 < called / 720 < 0.27 and right / called > 0.92


@pytest.mark.parametrize(
    ("mean", "n", "p", "more"),
    [
        (4.5, 5, 0.662330, 17),
        (4.5, 8, 0.731762, 14),
        (4.5, 20, 0.887840, 2),
        (4.3, 20, 0.728260, 52),
        (3.7, 20, 0.112160, 2),
        (4.12, 60, 0.546612, float("inf")),
    ],
)
def test_means_as_worked(mean: float, n: int, p: float, more: float) -> None:
    d, others = mean - 4.1, 1.21 / 400
    assert chance(d, 1.21 / n + others, 0.3) == pytest.approx(p, abs=1e-6)
    assert calls_needed(d, 1.21, others, 0.3) - n == more


def test_means_averaged_over_what_is_not_known() -> None:
    means, n = [3.2, 3.9, 4.1, 4.4, 4.6, 3.6], [10, 25, 40, 60, 15, 5]
    answers = mean_gate(means, [0.0] * 6, n, 0.5, variance=1.21)
    assert [a.probability for a in answers] == pytest.approx(
        [0.0485, 0.1626, 0.3748, 0.9569, 0.8737, 0.2593], abs=2e-4
    )
    assert [a.verdict for a in answers] == [
        "not_eligible", "undecided", "undecided", "eligible", "undecided", "too_few",
    ]  # fmt: skip
    weights = tau_weights(means, [1.21 / size for size in n], 0.5)
    assert isinstance(weights, TauWeights)
    assert mean_gate([4.0], [1.0], [20], 0.5)[0].verdict == "too_few"
    assert mean_gate([], [], [], 0.5) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=7))
def test_any_group_gets_answers(counts: list[tuple[int, int]]) -> None:
    for answer in share_gate([good for good, _ in counts], [good + bad for good, bad in counts]):
        assert answer.probability is None or 0 <= answer.probability <= 1
        assert answer.more is None or 0 <= answer.more <= 500
