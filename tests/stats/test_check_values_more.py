"""Check values that are the ends and by-products of others: the centre of eight equals, charts, drivers, coaching."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qa_desk.stats.charts import LAMBDA, WIDTH, baseline_of, p_chart, xmr
from qa_desk.stats.coaching import ancova, expected_rise, shrunk_gains
from qa_desk.stats.differences import auc, newcombe
from qa_desk.stats.gate import Prior, answers_alone, beats
from qa_desk.stats.gate_means import mean_gate
from qa_desk.stats.importance import gains, johnson, lmg
from qa_desk.stats.intervals import mean_rating
from qa_desk.stats.means import shrunk_means
from qa_desk.stats.ordinal import ordinal_logit
from qa_desk.stats.ranking import better, overdispersion, share_limits, tie_groups
from qa_desk.stats.shares import moments, most_likely
from qa_desk.stats.trend import trend
from tests.stats.published import HOUSING, SWISS
from tests.stats.test_charts import NIST, WAFERS, WEEKS
from tests.stats.test_check_values import PWC
from tests.stats.test_coaching import EIGHT, TWELVE
from tests.stats.test_drivers import FOUR, THREE

N = [row[0] for row in PWC.values()]
MEANS, SDS = [row[1] for row in PWC.values()], [row[2] for row in PWC.values()]
TOP = [101, 118, 107, 105, 111, 89, 112, 100]
SATISFIED = [row[5] for row in PWC.values()]


def test_eight_equal_agents_pulled_in_with_their_ends_and_order() -> None:
    shown = shrunk_means(MEANS, [1.212605**2 / n for n in N], 0.5)
    ends = [(3.3279, 3.4538), (3.3566, 3.4846), (3.3422, 3.4660), (3.3419, 3.4657), (3.3384, 3.4606),
            (3.3070, 3.4451), (3.3617, 3.4968), (3.3396, 3.4648)]  # fmt: skip
    for one, sd, (low, high) in zip(
        shown, [0.0311, 0.0317, 0.0305, 0.0305, 0.0302, 0.0344, 0.0336, 0.0308], ends, strict=True
    ):
        assert one.sd == pytest.approx(sd, abs=1.5e-4)
        assert (one.low, one.high) == pytest.approx((low, high), abs=5e-4)
    beaten = [better(shown[6], shown[i]) for i in (1, 2, 3, 7, 4, 0, 5)]
    assert beaten == pytest.approx([0.544, 0.627, 0.628, 0.635, 0.649, 0.687, 0.739], abs=1e-3)
    assert tie_groups(shown) == [[6, 1, 2, 3, 7, 4, 0, 5]]


def test_eight_equal_agents_differ_less_than_chance_in_every_measure() -> None:
    for hits, mean in ((SATISFIED, 0.499013), (TOP, 0.207943)):
        fit = most_likely(hits, N)
        assert moments(hits, N).state == "boundary" and fit.rho < 1e-8
        assert fit.mean == pytest.approx(mean, abs=1e-6)
    assert overdispersion(((np.array(MEANS) - 3.403552) * np.sqrt(N) / 1.212605).tolist()) == 1.0


def test_the_gate_of_means_decides_nothing_among_equals() -> None:
    answers = mean_gate(MEANS, SDS, N, 0.5)
    assert [one.probability for one in answers] == pytest.approx(
        [0.4021, 0.6322, 0.5050, 0.5025, 0.4683, 0.3055, 0.6899, 0.4909], abs=1e-3
    )
    assert {one.verdict for one in answers} == {"undecided"}
    others = sum(SATISFIED), sum(N)
    alone = [answers_alone(x, n, others[0] - x, others[1] - n) for x, n in zip(SATISFIED, N, strict=True)]
    assert alone == pytest.approx([0.612, 0.501, 0.351, 0.182, 0.520, 0.132, 0.915, 0.752], abs=1e-3)


def test_posteriors_behind_the_gate() -> None:
    assert beats((9, 13), (330, 72)) == pytest.approx(0.0000172875, abs=1e-10)
    prior = Prior(0.8, np.array([0.02]), np.ones(1))
    strength = 49.0
    posterior = stats.beta(0.8 * strength + 42, 0.2 * strength + 8)
    assert (posterior.mean(), *posterior.interval(0.95)) == pytest.approx((0.8202, 0.7392, 0.8890), abs=1e-4)
    assert prior.reaches(0.8, 42, 50) == pytest.approx(posterior.sf(0.8), abs=1e-6)


def test_one_agents_ratings_with_an_imaginary_one() -> None:
    """m' and sd of the Dirichlet behind the interval; five 5s have a width too."""
    for ratings, mean, sd in (
        ([5, 4, 5, 3, 5], 4.166667, 0.403359), ([5] * 5, 4.666667, 0.356348), ([5], 4.0, 0.816497),
        ([1, 1, 1], 1.5, 0.5),
    ):  # fmt: skip
        found = mean_rating([float(r) for r in ratings])
        n = len(ratings) + 1
        first = (sum(ratings) + 3) / n
        spread = (((sum(r * r for r in ratings) + 11) / n - first**2) / (n + 1)) ** 0.5
        assert (first, spread) == pytest.approx((mean, sd), abs=1e-6)
        k = (first - 1) / 4 * (5 - first) / 4 / (spread / 4) ** 2 - 1
        beta = stats.beta((first - 1) / 4 * k, (5 - first) / 4 * k)
        assert (found.low, found.high) == pytest.approx(tuple(1 + 4 * beta.ppf([0.025, 0.975])), abs=1e-5)


def test_the_funnel_at_two_hundred_is_normal_and_nearly_exact() -> None:
    found = share_limits(0.8, 200)
    assert (found.low95, found.high95, found.low998, found.high998) == pytest.approx(
        (0.7407, 0.8516, 0.7060, 0.8802), abs=8e-3
    )
    just = share_limits(0.8, 199)
    assert just.low998 == pytest.approx(0.7060, abs=1e-3) and just.high95 == pytest.approx(0.8516, abs=1e-3)


def run_length(weight: float, width: float, shift: float) -> float:
    """Mean run length of an EWMA with steady limits: Crowder's integral equation, Gauss-Legendre, 101 nodes."""
    limit = width * (weight / (2 - weight)) ** 0.5
    at, w = np.polynomial.legendre.leggauss(101)
    at, w = at * limit, w * limit
    kernel = stats.norm.pdf((at - (1 - weight) * at[:, None]) / weight - shift) / weight
    lengths = np.linalg.solve(np.eye(101) - kernel * w, np.ones(101))
    return float(1 + (stats.norm.pdf(at / weight - shift) / weight * w) @ lengths)


@pytest.mark.parametrize(
    ("weight", "width", "lengths"),
    [
        (0.2, 2.7, (237.7, 29.31, 8.77, 3.37)),
        (0.2, 2.962, (499.74, 41.76, 10.54, 3.74)),
        (0.1, 2.814, (499.58, 31.30, 10.33, 4.36)),
    ],
)
def test_how_long_slow_drift_takes_to_speak(weight: float, width: float, lengths: tuple[float, ...]) -> None:
    """Lucas and Saccucci 1990 print 500, 41.8, 10.5, 3.7 and 500, 31.3, 10.3, 4.4."""
    found = [run_length(weight, width, shift) for shift in (0, 0.5, 1, 2)]
    assert found == pytest.approx(lengths, rel=2e-3)


def test_our_own_drift_chart_alarms_falsely_once_in_370_points() -> None:
    assert run_length(LAMBDA, WIDTH, 0) == pytest.approx(370, rel=0.01)


def test_false_alarms_where_limits_come_from_few_points() -> None:
    """1.9 % a point at 12 points, 1.08 % at 20 (40,000 simulations): hence provisional below 20."""
    random = np.random.default_rng(6)
    for m, rate in ((12, 0.019), (20, 0.0108)):
        values = random.normal(size=(20_000, m + 1))
        for row in values[:400]:
            base = baseline_of(row[:m].tolist())
            sigma = np.abs(np.diff(row[:m])).mean() / 1.128
            assert (base.low, base.high) == pytest.approx(
                (row[:m].mean() - 3 * sigma, row[:m].mean() + 3 * sigma)
            )
        centre, sigma = values[:, :m].mean(1), np.abs(np.diff(values[:, :m])).mean(1) / 1.128
        outside = (np.abs(values[:, m] - centre) > 3 * sigma).mean()
        assert outside == pytest.approx(rate, abs=0.004)


def test_charts_with_every_digit() -> None:
    base = baseline_of(NIST)
    assert (base.low, base.high) == pytest.approx((45.815111, 55.804889), abs=2e-3)
    assert baseline_of(WEEKS[:11]).range_high == pytest.approx(15.0282) and 84 - 68 > 15.0282
    assert xmr(WEEKS, least=12).signals == (), "with the bad week inside its own limits nothing is seen"
    chart = p_chart(WAFERS, [50] * 30, 30)
    assert chart.centre is not None and chart.laney is not None
    widened = chart.centre + (chart.points[0].high or 0) - chart.centre
    assert chart.centre + (widened - chart.centre) * chart.laney == pytest.approx(0.528472, abs=1e-5)


def test_a_trends_variance() -> None:
    found = trend([82, 85, 79, 88, 84, 81, 90, 77, 86, 83, 88, 91])
    assert found.s is not None and found.z is not None
    assert ((found.s - 1) / found.z) ** 2 == pytest.approx(211.666667, abs=1e-6)


def test_shares_of_r2_lie_between_entering_first_and_last() -> None:
    r = np.corrcoef(SWISS.T)
    drivers, target = r[1:, 1:], r[1:, 0]
    groups = [[j] for j in range(5)]
    first = [gains(drivers, target, groups, np.array([np.roll(np.arange(5), -j)]))[0, j] for j in range(5)]
    last = [gains(drivers, target, groups, np.array([np.roll(np.arange(5), -j - 1)]))[0, j] for j in range(5)]
    assert first == pytest.approx([0.124665, 0.417164, 0.440616, 0.215004, 0.173519], abs=1e-6)
    assert last == pytest.approx([0.042870, 0.007387, 0.161963, 0.062373, 0.056945], abs=1e-6)


def test_r2_of_every_subset() -> None:
    target = np.array([0.6, 0.5, 0.3])
    found = {}
    for members in ([0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]):
        found[tuple(members)] = lmg(THREE[np.ix_(members, members)], target[members]).r2
    assert list(found.values()) == pytest.approx(
        [0.36, 0.25, 0.09, 0.413333, 0.393750, 0.274725, 0.431029], abs=1e-6
    )
    other, four = np.array([0.5, 0.4, 0.3]), np.array([0.5, 0.4, 0.3, 0.2])
    assert lmg(THREE, other).r2 == pytest.approx(0.308235, abs=1e-6)
    assert johnson(THREE, other) == pytest.approx([0.174946, 0.079717, 0.053572], abs=1e-6)
    whole = lmg(FOUR, four)
    assert whole.r2 == pytest.approx(0.312560, abs=1e-6)
    pairs = (float(whole.shares[:2].sum()), float(whole.shares[2:].sum()))
    assert pairs == pytest.approx((0.251118, 0.061442), abs=1e-6)


def test_tenants_cuts_are_as_sure_as_polr_says() -> None:
    contact, kind, influence, level = np.indices(HOUSING.shape).reshape(4, -1)
    x = np.column_stack([influence == 1, influence == 2, kind == 1, kind == 2, kind == 3, contact == 1])
    fit = ordinal_logit(x.astype(float), level.astype(float), weights=HOUSING.ravel())
    assert np.sqrt(np.diag(fit.covariance)[:2]) == pytest.approx([0.124847, 0.125472], abs=1e-5)
    assert fit.steps <= 6


def test_eight_agents_coached_by_hand() -> None:
    found = ancova(*EIGHT)
    assert found.effect.value is not None and found.plain_se is not None
    half = stats.t.ppf(0.975, 5) * found.plain_se
    assert (found.effect.value - half, found.effect.value + half) == pytest.approx(
        (-1.185133, 10.518466), abs=1e-5
    )
    share, gain = shrunk_gains(*EIGHT, 12.5)
    assert np.var(EIGHT[0], ddof=1) == pytest.approx(45.428571, abs=1e-6)
    assert share == pytest.approx(32.928571 / 45.428571, abs=1e-6)
    baselines = np.mean(EIGHT[0]) + share * (np.array(EIGHT[0]) - np.mean(EIGHT[0]))
    assert baselines == pytest.approx(
        [70.614, 72.0637, 73.5134, 77.8624, 79.3121, 80.7618, 82.2115, 83.6612], abs=1e-4
    )
    raw = np.array(EIGHT[1]) - baselines
    assert gain == pytest.approx(raw - raw[3:].mean(), abs=1e-6)


def test_twelve_agents_have_the_plain_interval_too() -> None:
    found = ancova(*TWELVE)
    assert found.effect.value is not None and found.plain_se is not None
    half = stats.t.ppf(0.975, 9) * found.plain_se
    assert (found.effect.value - half, found.effect.value + half) == pytest.approx(
        (1.872262, 8.295046), abs=1e-5
    )


@pytest.mark.parametrize(
    ("likeness", "n", "rise"),
    [(0.05, 25, 0.078), (0.05, 100, 0.024), (0.10, 25, 0.059)],
)
def test_what_chance_alone_gives_the_worst_fifth(likeness: float, n: int, rise: float) -> None:
    sd = (0.75 * 0.25 / n * (1 + (n - 1) * likeness)) ** 0.5
    assert expected_rise(likeness, n, sd) == pytest.approx(rise, abs=1e-3)


def test_the_real_centres_resolved_calls_do_not_rank_with_satisfaction() -> None:
    """1810 of 3646 satisfied where resolved, 213 of 408 where not."""
    passed = [True] * 3646 + [False] * 408
    top = [True] * 1810 + [False] * 1836 + [True] * 213 + [False] * 195
    assert newcombe((1810, 3646), (213, 408)).value == pytest.approx(-0.025624, abs=1e-6)
    assert auc([float(one) for one in passed], top) == pytest.approx(0.495361, abs=1e-6)
