"""Agents' own levels drawn from one spread: Randall's wine (R `clmm`), quadrature by scipy, and a known truth."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, special, stats

from qa_desk.stats.columns import single
from qa_desk.stats.driver_sizes import sizes
from qa_desk.stats.drivers import find_drivers
from qa_desk.stats.ordinal import NotEstimable, TopShare, ordinal_logit
from qa_desk.stats.ordinal_agents import _Mixed, ordinal_with_agents
from tests.stats.published import WINE

JUDGE, WARM, CONTACT, _ = np.indices(WINE.shape).reshape(4, -1)
X, Y = np.column_stack([WARM, CONTACT]).astype(float), WINE.ravel()


def centre(spread: float, n: int = 4000, agents: int = 80, seed: int = 4) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(seed)
    code = random.integers(0, agents, n)
    level = random.normal(0, spread, agents)[code]
    x = (random.random((n, 3)) < 0.7).astype(float)
    mood = x @ np.array([1.0, 0.5, 0.0]) + level + random.logistic(size=n)
    return x, 1.0 + np.searchsorted([-1.0, 0.0, 1.0, 2.0], mood), code


def test_randalls_wine_as_clmm_fits_it() -> None:
    fit = ordinal_with_agents(X, Y, JUDGE)
    assert fit.fixed.beta == pytest.approx([3.061897, 1.833432], abs=1e-5)
    assert fit.fixed.cuts == pytest.approx([-1.623490, 1.512797, 4.227058, 6.086158], abs=1e-5)
    assert fit.spread == pytest.approx(1.134783, abs=1e-5)
    assert fit.fixed.log_likelihood == pytest.approx(-81.532461, abs=1e-6)
    few = ordinal_with_agents(X, Y, JUDGE, nodes=9)
    assert few.spread == pytest.approx(fit.spread, abs=1e-6), (
        "nodes around each judge's peak need not be many"
    )
    assert 0.5 < fit.low < fit.spread < fit.high < 2.5


def test_the_likelihood_is_scipys_quadrature() -> None:
    fit = ordinal_with_agents(X, Y, JUDGE)
    cuts = np.r_[-np.inf, fit.fixed.cuts, np.inf]

    def of_judge(judge: int) -> float:
        mine, code = X[judge == JUDGE] @ fit.fixed.beta, Y[judge == JUDGE].astype(int)

        def density(u: float) -> float:
            at = mine + fit.spread * u
            return float(
                np.prod(special.expit(cuts[code] - at) - special.expit(cuts[code - 1] - at))
                * stats.norm.pdf(u)
            )

        return float(np.log(integrate.quad(density, -9, 9, epsabs=0, epsrel=1e-10)[0]))

    assert sum(of_judge(j) for j in range(9)) == pytest.approx(fit.fixed.log_likelihood, abs=1e-7)


def test_gradient_and_information_are_those_of_differences() -> None:
    model = _Mixed(X, (Y - 1).astype(int), JUDGE, 4, 31)
    theta, step = np.array([-1.6, 1.5, 4.2, 6.0, 3.0, 1.8, 1.1]), 1e-5
    gradient, hessian, by_judge = model.derivatives(theta)
    ways = step * np.eye(7)
    assert gradient == pytest.approx([(model.value(theta + d) - model.value(theta - d)) / 2 / step for d in ways],
                                     abs=1e-6)  # fmt: skip
    around = [model.derivatives(theta + d)[0] - model.derivatives(theta - d)[0] for d in ways]
    assert hessian == pytest.approx(np.array(around) / 2 / step, abs=1e-6)
    assert by_judge.sum(0) == pytest.approx(gradient)


def test_a_known_spread_is_found_and_slopes_are_larger_than_without_it() -> None:
    x, y, code = centre(1.0)
    fit, plain = ordinal_with_agents(x, y, code), ordinal_logit(x, y, code)
    assert fit.low < 1.0 < fit.high and fit.high - fit.low < 0.6
    assert np.abs(fit.fixed.beta - [1.0, 0.5, 0.0]).max() < 3.5 * fit.fixed.se.max()
    shrink = plain.beta[0] / fit.fixed.beta[0]
    assert shrink == pytest.approx(1 / np.sqrt(1 + 0.346 * fit.spread**2), abs=0.03)
    assert fit.plain == pytest.approx(fit.fixed.se, rel=0.5)


def test_where_agents_do_not_differ_the_spread_is_none_and_the_rest_as_without() -> None:
    spreads = []
    for seed in range(6):
        x, y, code = centre(0.0, 1000, 40, seed)
        fit = ordinal_with_agents(x, y, code)
        spreads.append((fit.low, fit.spread, fit.high))
        if fit.spread == 0:
            plain = ordinal_logit(x, y)
            assert fit.fixed.beta == pytest.approx(plain.beta) and fit.gain == 0
    assert sum(low == 0 for low, _, _ in spreads) >= 5 and any(spread == 0 for _, spread, _ in spreads)
    assert all(high < 0.6 for _, _, high in spreads)


def test_a_share_averaged_over_agents_is_that_of_drawn_agents() -> None:
    x, y, code = centre(1.0)
    fit = ordinal_with_agents(x, y, code)
    top = TopShare(fit.fixed, x, 4.0, fit.spread)
    drawn = np.random.default_rng(2).normal(0, fit.spread, 4000)[:, None]
    base = x @ fit.fixed.beta - fit.fixed.cuts[2]
    without = base - x[:, 0] * fit.fixed.beta[0]
    rows = np.random.default_rng(3).integers(0, len(x), 500)
    change = special.expit(without[rows] + fit.fixed.beta[0] + drawn) - special.expit(without[rows] + drawn)
    assert top.change(0, float(fit.fixed.beta[0])) == pytest.approx(change.mean(), abs=0.005)


def test_drivers_say_how_far_agents_differ_beyond_them() -> None:
    x, y, code = centre(1.0)
    columns = single(["a", "b", "c"], x)
    own, drawn = find_drivers(columns, y, code, 4), find_drivers(columns, y, code, 4, levels="spread")
    assert (own.levels, own.between, drawn.levels) == ("own", None, "spread")
    assert drawn.between is not None and drawn.between.sd.n == 80 and drawn.between.p < 1e-6
    assert drawn.between.sd.low is not None and drawn.between.sd.low < 1.0 < (drawn.between.sd.high or 0)
    assert drawn.between.lower is not None and drawn.between.upper is not None
    assert drawn.between.lower + 0.2 < drawn.between.upper
    assert [one.share for one in own.drivers] == [one.share for one in drawn.drivers]
    for one, other in zip(own.drivers, drawn.drivers, strict=True):
        assert one.effect.value == pytest.approx(other.effect.value, abs=0.02)
        assert other.effect.low is not None and other.effect.low <= (other.effect.value or 0)


def test_what_cannot_be_estimated_falls_back_and_says_so() -> None:
    x = np.arange(40, dtype=float)[:, None]
    with pytest.raises(NotEstimable):
        ordinal_with_agents((x > 20).astype(float), np.where(x[:, 0] > 20, 5.0, 1.0), np.arange(40) % 4)
    with pytest.raises(NotEstimable):
        ordinal_with_agents(x, np.full(40, 5.0), np.arange(40) % 4)
    found = sizes((x > 20).astype(float), np.where(x[:, 0] > 20, 5.0, 1.0), np.arange(40) % 4, 4, "spread")
    assert found.fit is None and found.levels == "none"
    assert found.notes == ("no_spread_between_agents", "sizes_cannot_be_estimated")
    few = sizes(X, Y, JUDGE, 4, "spread")
    assert few.between is not None and few.between.sd.state == "too_few" and few.between.sd.low is None
