"""Check values for shares of many agents: a fixture, rat tumours, baseball, and a centre where nobody differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.shares import moments, most_likely, plug_in, shrunk_shares

N = [12, 30, 45, 60, 25, 8, 80, 40]
X = [10, 15, 36, 42, 9, 8, 60, 22]

TUMOURS = (
    [(0, 20)] * 7 + [(0, 19)] * 4 + [(0, 18)] * 2 + [(0, 17), (1, 20), (1, 20), (1, 20), (1, 20), (1, 19)]
    + [(1, 19), (1, 18), (1, 18), (2, 25), (2, 24), (2, 23)] + [(2, 20)] * 6 + [(1, 10), (5, 49), (2, 19)]
    + [(5, 46), (3, 27), (2, 17), (7, 49), (7, 47), (3, 20), (3, 20), (2, 13), (9, 48), (10, 50)]
    + [(4, 20)] * 7 + [(10, 48), (4, 19), (4, 19), (4, 19), (5, 22), (11, 46), (12, 49), (5, 20), (5, 20)]
    + [(6, 23), (5, 19), (6, 22), (6, 20), (6, 20), (6, 20), (16, 52), (15, 47), (15, 46), (9, 24), (4, 14)]
)  # fmt: skip
HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
LATER = [.346, .298, .276, .222, .273, .270, .263, .210, .269, .230, .264, .256, .303, .264, .226, .285, .316,
         .200]  # fmt: skip
NOBODY_DIFFERS = {
    "Becky": (261, 517, 0.5001, 0.4807, 0.5219),
    "Dan": (261, 523, 0.4990, 0.4786, 0.5195),
    "Diane": (246, 501, 0.4976, 0.4752, 0.5167),
    "Greg": (241, 502, 0.4956, 0.4704, 0.5131),
    "Jim": (268, 536, 0.4992, 0.4790, 0.5198),
    "Joe": (230, 484, 0.4949, 0.4682, 0.5120),
    "Martha": (271, 514, 0.5041, 0.4876, 0.5321),
    "Stewart": (245, 477, 0.5015, 0.4832, 0.5258),
}


def test_moments_and_likelihood_of_the_fixture() -> None:
    fit = moments(X, N)
    assert (fit.mean, fit.rho, fit.strength) == pytest.approx((0.673333, 0.090630, 10.033877), abs=1e-5)
    fit = most_likely(X, N)
    assert (fit.mean, fit.rho) == pytest.approx((0.668402, 0.088483), abs=1e-5)
    assert fit.mean * fit.strength == pytest.approx(6.885590, abs=1e-3)


@pytest.mark.parametrize(
    ("place", "mean", "low", "high"),
    [
        (0, 0.7571, 0.5640, 0.9068),
        (1, 0.5430, 0.3899, 0.6921),
        (2, 0.7755, 0.6578, 0.8743),
        (3, 0.6954, 0.5837, 0.7965),
        (4, 0.4500, 0.2919, 0.6135),
        (5, 0.8134, 0.6115, 0.9511),
        (6, 0.7407, 0.6461, 0.8252),
        (7, 0.5742, 0.4368, 0.7061),
    ],
)
def test_plug_in_matches_the_table(place: int, mean: float, low: float, high: float) -> None:
    found = plug_in(X, N, most_likely(X, N))[place]
    assert (found.mean, found.low, found.high) == pytest.approx((mean, low, high), abs=1e-4)


def test_rat_tumours() -> None:
    x, n = zip(*TUMOURS, strict=True)
    assert (len(x), sum(x), sum(n)) == (71, 267, 1739)
    fit = most_likely(x, n)
    assert (fit.mean, fit.rho) == pytest.approx((0.142292, 0.057286), abs=1e-5)
    fit = moments(x, n)
    assert (fit.mean, fit.rho) == pytest.approx((0.153537, 0.043867), abs=1e-5)
    shown = shrunk_shares(x, n)
    last, first = shown[-1], shown[0]
    assert (last.mean, last.low, last.high) == pytest.approx((0.2137, 0.0910, 0.3771), abs=2e-4)
    assert (first.mean, first.low, first.high) == pytest.approx((0.0706, 0.0096, 0.1724), abs=2e-4)


def test_baseball_is_foretold_better_than_by_the_raw_averages() -> None:
    shown = shrunk_shares(HITS, [45] * 18)
    error = sum((p.mean - true) ** 2 for p, true in zip(shown, LATER, strict=True))
    assert error == pytest.approx(0.02131, abs=1e-4)
    assert (shown[0].mean, shown[0].low, shown[0].high) == pytest.approx((0.2883, 0.2414, 0.3792), abs=2e-4)
    assert sum(p.low <= true <= p.high for p, true in zip(shown, LATER, strict=True)) == 16


def test_where_nobody_differs_the_fit_says_so_and_the_interval_keeps_its_width() -> None:
    x = [row[0] for row in NOBODY_DIFFERS.values()]
    n = [row[1] for row in NOBODY_DIFFERS.values()]
    assert moments(x, n).rho == 0 and moments(x, n).state == "boundary"
    fit = most_likely(x, n)
    assert fit.rho < 1e-8 and fit.mean == pytest.approx(0.499013, abs=1e-6)
    for found, (_, _, mean, low, high) in zip(shrunk_shares(x, n), NOBODY_DIFFERS.values(), strict=True):
        assert (found.mean, found.low, found.high) == pytest.approx((mean, low, high), abs=2e-4)


def test_an_agent_without_answers_gets_the_groups_own_spread() -> None:
    nothing, something = shrunk_shares([0, 30], [0, 40])
    assert nothing.low < something.low and nothing.high > something.mean
    assert shrunk_shares([], []) == []
    assert 0 < shrunk_shares([0], [0])[0].mean < 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=9))
def test_shrinking_stays_between_the_agent_and_the_group(counts: list[tuple[int, int]]) -> None:
    x, n = [good for good, _ in counts], [good + bad for good, bad in counts]
    group = (sum(x) + 0.5) / (sum(n) + 1)
    for good, size, found in zip(x, n, shrunk_shares(x, n), strict=True):
        assert 0 <= found.low <= found.mean <= found.high <= 1
        assert found.high > found.low
        raw = good / size if size else group
        assert min(raw, group) - 1e-9 <= found.mean <= max(raw, group) + 1e-9
