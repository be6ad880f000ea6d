"""Check values of the specification that no other test holds, and the same figures by a second implementation.

The others: intervals and differences in test_intervals, test_differences; shares, means, ranking and the funnel in
test_shares, test_means; the gate in test_gate; charts and trend in test_charts; agreement in test_agreement and
test_agreement_published; alignment in test_alignment; drivers in test_drivers, a random intercept (wine) in
test_ordinal_agents; severity in test_severity, InstEval and another package in test_severity_second; coaching in
test_coaching; surveys in test_surveys; weighted means (R's `api`) in tests/sampling; ends and by-products of all these
in test_check_values_more.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from qa_desk.stats.charts import baseline_of, ewma, sigma_z
from qa_desk.stats.differences import jeffreys
from qa_desk.stats.gate_means import calls_needed, chance
from qa_desk.stats.groups import groups_of
from qa_desk.stats.importance import lmg
from qa_desk.stats.intervals import mean_rating, wilson
from qa_desk.stats.means import paule_mandel, shrunk_means, tau_weights
from qa_desk.stats.means import plug_in as pulled
from qa_desk.stats.ranking import mean_limits, share_limits
from qa_desk.stats.response import weighted_share
from qa_desk.stats.shares import Terms, moments, most_likely, plug_in, shrunk_shares
from qa_desk.stats.trend import trend
from tests.stats.test_charts import MONTGOMERY, VISCOSITY, WAFERS, WEEKS
from tests.stats.test_shares import TUMOURS, N, X

MEANS, CALLS = [3.2, 3.9, 4.1, 4.4, 4.6, 3.6], [10, 25, 40, 60, 15, 5]
V = [1.1**2 / n for n in CALLS]
PWC = {  # agent: ratings, mean, sd, ends of t, satisfied, ends of Wilson
    "Becky": (517, 3.3714, 1.2379, 3.2644, 3.4783, 261, 0.4619, 0.5477),
    "Dan": (523, 3.4474, 1.2013, 3.3442, 3.5506, 261, 0.4564, 0.5417),
    "Diane": (501, 3.4052, 1.2122, 3.2988, 3.5116, 246, 0.4475, 0.5347),
    "Greg": (502, 3.4044, 1.1845, 3.3005, 3.5082, 241, 0.4367, 0.5238),
    "Jim": (536, 3.3937, 1.2228, 3.2899, 3.4974, 268, 0.4578, 0.5422),
    "Joe": (484, 3.3306, 1.2134, 3.2222, 3.4389, 230, 0.4311, 0.5197),
    "Martha": (514, 3.4708, 1.1913, 3.3676, 3.5740, 271, 0.4840, 0.5700),
    "Stewart": (477, 3.4004, 1.2371, 3.2891, 3.5117, 245, 0.4688, 0.5582),  # the note prints 0.5584
}


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(0, 5, 0.0, 0.379377), (5, 5, 0.620623, 1.0), (1, 1, 0.146746, 1.0), (0, 100, 0.0, 0.024745)],
)
def test_jeffreys_ends_are_forced_where_all_or_nothing_succeeds(
    x: int, n: int, low: float, high: float
) -> None:
    assert (jeffreys(x, n).low, jeffreys(x, n).high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("ratings", "low", "high", "top", "two"),
    [
        ([5, 4, 5, 3, 5], 3.252822, 4.793736, (0.230724, 0.882379), (0.375535, 0.963776)),
        ([5, 5, 5, 5, 5], 3.696638, 4.997318, (0.565518, 1.0), (0.565518, 1.0)),
        ([1, 1, 1], 1.005110, 2.828988, (0.0, 0.561497), (0.0, 0.561497)),
        ([5], 2.058619, 4.978111, (0.206549, 1.0), (0.206549, 1.0)),
        ([5, 5, 4, 5, 3, 5, 4, 5, 1, 5], 3.258189, 5.0, (0.312674, 0.831820), (0.490162, 0.943318)),
    ],
)
def test_ratings_of_one_agent(
    ratings: list[int], low: float, high: float, top: tuple[float, float], two: tuple[float, float]
) -> None:
    found = mean_rating([float(r) for r in ratings])
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
    for least, ends in ((5, top), (4, two)):
        share = wilson(sum(r >= least for r in ratings), len(ratings))
        assert (share.low, share.high) == pytest.approx(ends, abs=1e-6)


def test_the_dirichlet_interval_by_a_million_draws() -> None:
    """One imaginary rating spread over five levels; the draws of the specification gave 3.257 to 4.798."""
    drawn = np.random.default_rng(5).dirichlet([0.2, 0.2, 1.2, 1.2, 3.2], 400_000) @ np.arange(1, 6)
    found = mean_rating([5.0, 4, 5, 3, 5])
    assert (found.low, found.high) == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=0.01)


def test_the_beta_binomial_fixture_whole() -> None:
    fit = moments(X, N)
    assert (fit.mean * fit.strength, (1 - fit.mean) * fit.strength) == pytest.approx(
        (6.756144, 3.277733), abs=1e-5
    )
    by_moments = plug_in(X, N, fit)
    expected = [(0.7605, 0.5666, 0.9097), (0.5434, 0.3898, 0.6929), (0.7769, 0.6591, 0.8757),
                (0.6962, 0.5843, 0.7974), (0.4497, 0.2911, 0.6138), (0.8182, 0.6162, 0.9543),
                (0.7415, 0.6468, 0.8260), (0.5747, 0.4369, 0.7069)]  # fmt: skip
    for one, (mean, low, high) in zip(by_moments, expected, strict=True):
        assert (one.mean, one.low, one.high) == pytest.approx((mean, low, high), abs=1e-4)
    fit = most_likely(X, N)
    assert (1 - fit.mean) * fit.strength == pytest.approx(3.415976, abs=1e-3)
    terms = Terms.of(np.array(X, float), np.array(N, float))
    flat = float(terms.log_likelihood(sum(X) / sum(N), np.zeros(1))[0])
    constant = sum(np.log(stats.binom.pmf(x, n, 0.5)) - n * np.log(0.5) for x, n in zip(X, N, strict=True))
    assert fit.log_likelihood is not None
    assert (fit.log_likelihood + constant, flat + constant) == pytest.approx(
        (-24.211441, -28.731983), abs=1e-4
    )
    assert 2 * (fit.log_likelihood - flat) == pytest.approx(9.0411, abs=1e-3)


def test_the_likelihood_is_scipys_beta_binomial_and_its_own_maximum() -> None:
    def loss(at: np.ndarray) -> float:
        a, b = np.exp(at)
        return -float(stats.betabinom.logpmf(X, N, a, b).sum())

    best = optimize.minimize(loss, (1.5, 1.0), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12})
    assert best.fun == pytest.approx(24.211441, abs=1e-5)
    fit = most_likely(X, N)
    assert np.exp(best.x) == pytest.approx((fit.mean * fit.strength, (1 - fit.mean) * fit.strength), rel=1e-4)
    tumours = most_likely([x for x, _ in TUMOURS], [n for _, n in TUMOURS])
    assert (tumours.mean * tumours.strength, (1 - tumours.mean) * tumours.strength) == pytest.approx(
        (2.341613, 14.114799), abs=1e-3
    )


def test_ends_of_mixed_posteriors_are_where_their_cumulative_function_says() -> None:
    """The short search near a guess gives the ends that a plain bisection of the same mixture gives."""
    found = shrunk_shares(X, N)
    x, n = np.array(X, float), np.array(N, float)
    mean = (x.sum() + 0.5) / (n.sum() + 1)
    root = 0.999 * (np.arange(400) + 0.5) / 400
    rho = root**2
    log = Terms.of(x, n).log_likelihood(float(mean), rho) - 0.5 * (root / 0.2) ** 2
    w = np.exp(log - log.max())
    w /= w.sum()
    m = 1 / rho - 1
    for i, one in enumerate(found):

        def share(at: float, i: int = i) -> float:
            return float(stats.beta.cdf(at, x[i] + mean * m, n[i] - x[i] + (1 - mean) * m) @ w)

        assert (share(one.low), share(one.high)) == pytest.approx((0.025, 0.975), abs=1e-5)


def test_the_normal_fixture_pulled_in() -> None:
    fit = paule_mandel(MEANS, V)
    b = [fit.tau2 / (fit.tau2 + v) for v in V]
    assert b == pytest.approx([0.5791, 0.7748, 0.8462, 0.8920, 0.6736, 0.4076], abs=1e-4)
    assert [se for _, se in pulled(MEANS, V, fit)] == pytest.approx(
        [0.2777, 0.1988, 0.1629, 0.1358, 0.2420, 0.3356], abs=1e-4
    )


def test_the_full_posterior_by_quadrature() -> None:
    """Mean and sd of the first agent over tau by scipy's quadrature."""
    y, v = np.array(MEANS), np.array(V)

    def parts(tau: float) -> tuple[float, float, float]:
        w = 1 / (v + tau**2)
        mu = (w * y).sum() / w.sum()
        log = 0.5 * (np.log(w).sum() - np.log(w.sum()) - (w * (y - mu) ** 2).sum() - (tau / 0.5) ** 2)
        b = tau**2 / (tau**2 + v[0])
        return float(np.exp(log)), float(b * y[0] + (1 - b) * mu), float(b * v[0] + (1 - b) ** 2 / w.sum())

    whole = integrate.quad(lambda t: parts(t)[0], 0, 3)[0]
    mean = integrate.quad(lambda t: parts(t)[0] * parts(t)[1], 0, 3)[0] / whole
    second = integrate.quad(lambda t: parts(t)[0] * (parts(t)[2] + parts(t)[1] ** 2), 0, 3)[0] / whole
    found = shrunk_means(MEANS, V, 0.5)[0]
    assert (found.mean, found.sd) == pytest.approx((mean, (second - mean**2) ** 0.5), abs=1e-4)
    assert (mean, found.sd) == pytest.approx((3.6268, 0.3375), abs=1e-4)


def test_the_real_centres_table() -> None:
    for n, mean, sd, low, high, satisfied, wilson_low, wilson_high in PWC.values():
        half = stats.t.ppf(0.975, n - 1) * sd / n**0.5
        assert (mean - half, mean + half) == pytest.approx((low, high), abs=1.5e-4)
        share = wilson(satisfied, n)
        assert (share.low, share.high) == pytest.approx((wilson_low, wilson_high), abs=5e-5)
    n = [row[0] for row in PWC.values()]
    y, sp2 = [row[1] for row in PWC.values()], 1.212605**2
    fit = paule_mandel(y, [sp2 / one for one in n])
    assert (fit.q, fit.tau2) == pytest.approx((4.42298, 0.0), abs=5e-3)
    weights = tau_weights(y, [sp2 / one for one in n], 0.5)
    assert weights.rms == pytest.approx(0.03773, abs=2e-4)
    assert float(weights.tau @ weights.weights) == pytest.approx(0.02875, abs=2e-4)


@pytest.mark.parametrize(
    ("n", "share", "mean", "wide_share", "wide_mean"),
    [
        (100, (0.4010, 0.5970), (3.1659, 3.6412), (0.3445, 0.6535), (3.0288, 3.7783)),
        (500, (0.4552, 0.5428), (3.2973, 3.5098), (0.4299, 0.5681), (3.2360, 3.5711)),
    ],
)
def test_the_funnel_of_the_real_centre(
    n: int,
    share: tuple[float, float],
    mean: tuple[float, float],
    wide_share: tuple[float, float],
    wide_mean: tuple[float, float],
) -> None:
    of_means = mean_limits(3.403552, 1.212605, n, scale=(1.0, 5.0))
    assert (of_means.low95, of_means.high95) == pytest.approx(mean, abs=1e-4)
    assert (of_means.low998, of_means.high998) == pytest.approx(wide_mean, abs=1e-4)
    of_shares = share_limits(0.499013, n)
    tolerance = (
        1e-4 if n >= 200 else 6e-3
    )  # below 200 the exact limits stand in for the normal ones given here
    assert (of_shares.low95, of_shares.high95) == pytest.approx(share, abs=tolerance)
    assert (of_shares.low998, of_shares.high998) == pytest.approx(wide_share, abs=tolerance)


def test_charts_with_the_constant_of_the_second_note() -> None:
    """Limits use 3/1.128; 2.66 of the first note is the same to four figures."""
    base = baseline_of(VISCOSITY)
    assert (base.centre, base.range_high) == pytest.approx((33.523333, 1.570494), abs=1e-5)
    assert (base.low, base.high) == pytest.approx((32.244633, 34.802033), abs=3e-4)
    for weeks, low, high in ((WEEKS[:11], 71.309455, 95.781455), (WEEKS, 67.257273, 97.242727)):
        found = baseline_of(weeks)
        assert (found.low, found.high) == pytest.approx((low, high), abs=4e-3)
    assert sigma_z(WAFERS, [50] * 30, sum(WAFERS) / 1500) == pytest.approx(1.660867, abs=1e-5)


def test_drift_of_montgomerys_data_to_the_last_figure() -> None:
    slow = ewma(MONTGOMERY, 10.0, 1.0, 0.1, 2.7).points
    assert [slow[i].value for i in (0, 1, 27, 28, 29)] == pytest.approx(
        [9.945, 9.7495, 10.573137, 10.646823, 10.634141], abs=1e-6
    )
    assert (slow[1].low, slow[1].high, slow[29].high) == pytest.approx((9.6368, 10.3632, 10.6187), abs=2e-4)
    quick = ewma(MONTGOMERY, 10.0, 1.0, 0.2, 2.7).points
    assert [quick[i].value for i in (0, 1, 2, 28)] == pytest.approx([9.89, 9.51, 9.466, 10.951040], abs=1e-6)
    assert [(quick[i].low, quick[i].high) for i in (1, 2)] == [
        pytest.approx((9.308463, 10.691537), abs=1e-6), pytest.approx((9.226913, 10.773087), abs=1e-6)
    ]  # fmt: skip
    assert quick[28].high == pytest.approx(10.899999, abs=2e-4)


def test_a_trend_has_theil_sens_slope_and_its_ends() -> None:
    values = [82.0, 85, 79, 88, 84, 81, 90, 77, 86, 83, 88, 91]
    found, slopes = trend(values), stats.theilslopes(values, range(12), 0.95)
    assert found.slope == pytest.approx(slopes.slope)
    assert (found.low, found.high) == pytest.approx((slopes.low_slope, slopes.high_slope), abs=1e-9)


@pytest.mark.parametrize(
    ("mean", "n", "p"),
    [(4.5, 5, 0.662330), (4.5, 8, 0.731762), (4.5, 20, 0.887840), (4.3, 20, 0.728260), (3.7, 20, 0.112160),
     (4.12, 60, 0.546612)],
)  # fmt: skip
def test_the_gate_of_means_by_integrating_what_is_believed(mean: float, n: int, p: float) -> None:
    d, tau, q = mean - 4.1, 0.3, 1.21 / n + 0.003025
    assert chance(d, q, tau) == pytest.approx(p, abs=1e-6)

    def joint(gap: float) -> float:
        return float(stats.norm.pdf(gap, 0, tau) * stats.norm.pdf(d, gap, q**0.5))

    above, below = integrate.quad(joint, 0, 4)[0], integrate.quad(joint, -4, 0)[0]
    assert above / (above + below) == pytest.approx(p, abs=1e-5)


def test_how_many_more_calls_settle_the_gate() -> None:
    assert calls_needed(0.4, 1.21, 0.003025, 0.3) == 22 and calls_needed(0.2, 1.21, 0.003025, 0.3) == 72
    assert chance(0.4, 1.21 / 22 + 0.003025, 0.3) == pytest.approx(0.90231, abs=1e-5)
    assert chance(0.4, 1.21 / 21 + 0.003025, 0.3) == pytest.approx(0.89535, abs=1e-5)
    assert chance(0.2, 1.21 / 72 + 0.003025, 0.3) == pytest.approx(0.90072, abs=1e-5)
    assert calls_needed(0.02, 1.21, 0.003025, 0.3) == float("inf")
    assert calls_needed(0.0716, 1.21, 0.003025, 0.3) == float("inf")
    assert calls_needed(0.0717, 1.21, 0.003025, 0.3) < float("inf"), "0.071660 is the smallest gap decidable"


def test_near_duplicates_share_their_credit() -> None:
    r = np.array([[1, 0.999, 0], [0.999, 1, 0], [0, 0, 1.0]])
    assert lmg(r, np.array([0.5, 0.5, 0.3])).shares[:2] == pytest.approx([0.125063] * 2, abs=1e-6)


def test_weights_for_those_who_did_not_answer() -> None:
    assert weighted_share([40, 1], [45, 5], [150, 50]) == pytest.approx(0.71667, abs=1e-5)


def test_groups_are_those_of_numpy() -> None:
    random = np.random.default_rng(8)
    values, code = random.normal(80, 9, 300), random.integers(0, 7, 300)
    found = groups_of(values, code, 7)
    for i in range(7):
        mine = values[code == i]
        assert (found.mean[i], found.sd[i], found.se[i]) == pytest.approx(
            (mine.mean(), mine.std(ddof=1), stats.sem(mine))
        )
