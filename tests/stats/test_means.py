"""Check values for means of many agents: the BCG trials (metafor), a fixture, and a centre where nobody differs."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.stats.means import (
    dersimonian_laird,
    paule_mandel,
    plug_in,
    pooled_variance,
    shrunk_means,
    tau_weights,
)
from qa_desk.stats.ranking import better, mean_limits, overdispersion, place_of, share_limits, tie_groups
from qa_desk.stats.shares import Posterior

BCG = [(4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
       (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232),
       (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825)]  # fmt: skip
MEANS, N = [3.2, 3.9, 4.1, 4.4, 4.6, 3.6], [10, 25, 40, 60, 15, 5]
VARIANCES = [1.21 / n for n in N]
SAME = [(3.3714, 1.2379, 517), (3.4474, 1.2013, 523), (3.4052, 1.2122, 501), (3.4044, 1.1845, 502),
        (3.3937, 1.2228, 536), (3.3306, 1.2134, 484), (3.4708, 1.1913, 514), (3.4004, 1.2371, 477)]  # fmt: skip


def risk_ratios() -> tuple[list[float], list[float]]:
    y = [log((a / (a + b)) / (c / (c + d))) for a, b, c, d in BCG]
    return y, [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in BCG]


def test_the_bcg_trials_come_out_as_in_metafor() -> None:
    y, v = risk_ratios()
    fit = dersimonian_laird(y, v)
    assert (fit.tau2, fit.q, fit.mean) == pytest.approx((0.308760, 152.2330, -0.714117), abs=1e-4)
    fit = paule_mandel(y, v)
    assert (fit.tau2, fit.mean, fit.se) == pytest.approx((0.318068, -0.714968, 0.180892), abs=1e-6)
    shrunk = plug_in(y, v, fit)[:3]
    assert [m for m, _ in shrunk] == pytest.approx([-0.8011, -1.2550, -0.9895], abs=1e-4)
    assert [se for _, se in shrunk] == pytest.approx([0.4114, 0.3542, 0.4366], abs=1e-4)


def test_the_fixture_by_both_estimates() -> None:
    fit = dersimonian_laird(MEANS, VARIANCES)
    assert (fit.tau2, fit.q, fit.mean) == pytest.approx((0.112255, 15.683818, 4.049903), abs=1e-6)
    fit = paule_mandel(MEANS, VARIANCES)
    assert (fit.tau2, fit.mean, fit.se) == pytest.approx((0.166492, 4.033973, 0.199736), abs=1e-6)
    assert [m for m, _ in plug_in(MEANS, VARIANCES, fit)] == pytest.approx(
        [3.5510, 3.9302, 4.0898, 4.3605, 4.4153, 3.8571], abs=1e-4
    )


def test_what_is_shown_of_the_fixture() -> None:
    shown = shrunk_means(MEANS, VARIANCES, 0.5)
    assert [p.mean for p in shown] == pytest.approx(
        [3.6268, 3.9562, 4.0952, 4.3391, 4.3812, 3.8905], abs=1e-4
    )
    assert [p.sd for p in shown] == pytest.approx([0.3375, 0.1969, 0.1569, 0.1404, 0.2500, 0.3396], abs=1e-4)
    assert [p.low for p in shown] == pytest.approx([2.9336, 3.5569, 3.7835, 4.0693, 3.9333, 3.1516], abs=2e-4)
    assert [p.high for p in shown] == pytest.approx(
        [4.2180, 4.3239, 4.4015, 4.6171, 4.9041, 4.4908], abs=2e-4
    )
    assert tau_weights(MEANS, VARIANCES, 0.5).rms == pytest.approx(0.44322, abs=1e-4)


def test_who_can_be_told_apart_in_the_fixture() -> None:
    shown = shrunk_means(MEANS, VARIANCES, 0.5)
    chances = [better(shown[4], shown[i]) for i in (3, 2, 1, 5, 0)]
    assert chances == pytest.approx([0.5583, 0.8336, 0.9091, 0.8777, 0.9638], abs=3e-4)
    assert tie_groups(shown) == [[4, 3, 2, 1, 5], [0]]
    assert tie_groups(shown, 0.90) == [[4, 3, 2], [1, 5, 0]]


def test_eight_agents_who_do_not_differ_are_one_group_inside_the_funnel() -> None:
    means, sds, n = zip(*SAME, strict=True)
    pooled = pooled_variance(sds, n)
    assert pooled is not None and pooled**0.5 == pytest.approx(1.212605, abs=1e-4)
    variances = [pooled / size for size in n]
    fit = paule_mandel(means, variances)
    assert fit.q == pytest.approx(4.42298, abs=5e-3) and (fit.tau2, fit.state) == (0, "boundary")
    shown = shrunk_means(means, variances, 0.5)
    assert [p.mean for p in shown] == pytest.approx(
        [3.3963, 3.4134, 3.4038, 3.4037, 3.4012, 3.3877, 3.4185, 3.4028], abs=1e-4
    )
    assert (shown[6].low, shown[6].high) == pytest.approx((3.3617, 3.4968), abs=5e-4)
    assert tie_groups(shown) == [[6, 1, 2, 3, 7, 4, 0, 5]]
    for mean, size in zip(means, n, strict=True):
        assert place_of(mean, mean_limits(3.403552, pooled**0.5, size, scale=(1, 5))) == "inside"


def test_nothing_to_compare_is_no_crash() -> None:
    assert shrunk_means([], [], 0.5) == []
    assert shrunk_means([4.0], [0.1], 0.5)[0].mean == 4.0
    assert pooled_variance([0.0], [1]) is None and pooled_variance([], []) is None
    assert tie_groups([]) == []
    assert tie_groups([Posterior(0.5, 0.0, 0.5, 0.5, 0.5)] * 3) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("n", "limits"),
    [
        (10, (0.4705, 0.9767, 0.3025, 0.9991)),
        (20, (0.5839, 0.9383, 0.4607, 0.9957)),
        (30, (0.6321, 0.9190, 0.5348, 0.9731)),
        (50, (0.6729, 0.8956, 0.6009, 0.9452)),
        (100, (0.7135, 0.8703, 0.6632, 0.9090)),
    ],
)
def test_the_funnel_of_shares_is_exact_where_n_is_small(n: int, limits: tuple[float, ...]) -> None:
    found = share_limits(0.8, n)
    assert (found.low95, found.high95, found.low998, found.high998) == pytest.approx(limits, abs=1e-4)


def test_the_funnel_where_n_is_large() -> None:
    found = share_limits(0.499013, 500)
    assert (found.low95, found.high95, found.low998, found.high998) == pytest.approx(
        (0.4552, 0.5428, 0.4299, 0.5681), abs=1e-4
    )
    found = mean_limits(3.403552, 1.212605, 30, scale=(1, 5))
    assert (found.low95, found.high95, found.low998, found.high998) == pytest.approx(
        (2.9696, 3.8375, 2.7194, 4.0877), abs=1e-4
    )
    assert overdispersion([0.1] * 20) == 1.0 and overdispersion([-3.0, 3.0] * 10) == pytest.approx(9.0)
    assert share_limits(1.0, 10).low95 == 1.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 50)), min_size=2, max_size=8))
def test_shrinking_stays_between_lowest_and_highest(rows: list[tuple[float, int]]) -> None:
    means, n = [m for m, _ in rows], [size for _, size in rows]
    shown = shrunk_means(means, [100 / size for size in n], 10)
    assert sorted(i for group in tie_groups(shown) for i in group) == list(range(len(rows)))
    for found in shown:
        assert min(means) - 1e-6 <= found.mean <= max(means) + 1e-6
        assert found.low < found.mean < found.high
