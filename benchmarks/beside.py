"""The same statistics from QA Desk and from others, in the same run: seconds of each, and whether both say the same.

statsmodels where it has the model (`pip install --group bench .`), else what an analyst would write in a few lines, as
in R: a loop over agents, one least-squares fit for each subset, one fit for each bootstrap draw.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from math import factorial
from typing import Any

import numpy as np
from scipy import optimize, stats

from benchmarks.insights import invented
from qa_desk.stats.drivers import find_drivers
from qa_desk.stats.importance import lmg
from qa_desk.stats.intervals import wilson
from qa_desk.stats.ordinal import ordinal_logit
from qa_desk.stats.severity import severity
from qa_desk.stats.shares import most_likely, plug_in

NAIVE_DRAWS = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """One line. `apart` is the largest difference between both answers; None where the other is not installed."""

    what: str
    other: str
    seconds: float
    other_seconds: float | None
    apart: float | None


def lines() -> list[Beside]:
    """Every comparison."""
    return [intervals(), logit(), shapley(), shrinkage(), crossed_model(), bootstrap()]


def intervals() -> Beside:
    """Wilson's interval of a thousand agents."""
    random = np.random.default_rng(1)
    n = random.integers(1, 400, 1000)
    x = random.binomial(n, 0.8)
    took, ours = timed(lambda: np.array([[e.low, e.high] for e in map(wilson, x.tolist(), n.tolist())]))
    name = "statsmodels proportion_confint, one by one"
    if not has_statsmodels():
        return Beside("Wilson, 1,000 agents", name, took, None, None)
    from statsmodels.stats.proportion import proportion_confint

    def other() -> Any:
        return np.array([proportion_confint(a, b, method="wilson") for a, b in zip(x, n, strict=True)])

    seconds, theirs = timed(other)
    return Beside("Wilson, 1,000 agents", name, took, seconds, gap(ours, theirs))


def logit() -> Beside:
    """The ordinal logit of a rating on ten questions."""
    columns, rating, code = invented(10_000, 100)
    x = np.nan_to_num(columns.values, nan=0.75)[:, :10]
    took, ours = timed(lambda: ordinal_logit(x, rating, code))
    what = "ordinal logit, 10,000 x 10, errors by agent"
    name = "statsmodels OrderedModel (BFGS), no clusters"
    if not has_statsmodels():
        return Beside(what, name, took, None, None)
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    seconds, theirs = timed(
        lambda: OrderedModel(rating.astype(int), x, distr="logit").fit(method="bfgs", disp=False)
    )
    return Beside(what, name, took, seconds, gap(ours.beta, theirs.params[:10]))


def shapley() -> Beside:
    """Shares of R² of ten drivers: closed form on correlations beside one fit for each of 1,024 subsets."""
    columns, rating, _ = invented(5000, 50)
    x = np.nan_to_num(columns.values, nan=0.75)[:, :10]
    r = np.corrcoef(np.column_stack([x, rating]).T)
    took, ours = timed(lambda: lmg(r[:10, :10], r[:10, 10]))
    seconds, theirs = timed(lambda: naive_lmg(x, rating))
    name = "R-style: numpy lstsq for each of 1,024 subsets"
    return Beside("LMG shares of R², 5,000 x 10", name, took, seconds, gap(ours.shares, theirs))


def naive_lmg(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """LMG as its definition says it (Lindeman, Merenda and Gold 1980)."""
    p, whole = x.shape[1], ((y - y.mean()) ** 2).sum()
    r2 = {(): 0.0}
    for size in range(1, p + 1):
        for chosen in combinations(range(p), size):
            table = np.column_stack([np.ones(len(y)), x[:, chosen]])
            rest = y - table @ np.linalg.lstsq(table, y, rcond=None)[0]
            r2[chosen] = 1 - (rest**2).sum() / whole
    shares = np.zeros(p)
    for chosen, value in r2.items():
        weight = (
            factorial(len(chosen)) * factorial(p - len(chosen) - 1) / factorial(p) if len(chosen) < p else 0
        )
        for j in range(p):
            if j not in chosen:
                shares[j] += weight * (r2[tuple(sorted((*chosen, j)))] - value)
    return shares


def shrinkage() -> Beside:
    """Beta-binomial empirical Bayes of 500 agents: fit, posterior means and ends."""
    random = np.random.default_rng(2)
    n = random.integers(10, 200, 500)
    x = random.binomial(n, random.beta(20, 6, 500))

    def own() -> Any:
        fit = most_likely(x.tolist(), n.tolist())
        return np.array([[p.mean, p.low, p.high] for p in plug_in(x.tolist(), n.tolist(), fit)])

    def naive() -> Any:
        def loss(at: Any) -> float:
            a, b = np.exp(at)
            return -sum(stats.betabinom.logpmf(xi, ni, a, b) for xi, ni in zip(x, n, strict=True))

        a, b = np.exp(optimize.minimize(loss, (2.0, 1.0), method="Nelder-Mead", options={"xatol": 1e-6}).x)
        posteriors = [stats.beta(a + xi, b + ni - xi) for xi, ni in zip(x, n, strict=True)]
        return np.array([[p.mean(), p.ppf(0.025), p.ppf(0.975)] for p in posteriors])

    took, ours = timed(own)
    seconds, theirs = timed(naive)
    return Beside("beta-binomial empirical Bayes, 500 agents", "R-style: scipy.stats, agent by agent", took, seconds,
                  gap(ours, theirs))  # fmt: skip


def crossed_model() -> Beside:
    """Severity: agents and evaluators as crossed random effects, REML."""
    random = np.random.default_rng(3)
    agents, judges = random.integers(0, 60, 1500), random.integers(0, 8, 1500)
    y = 80 + random.normal(0, 4, 60)[agents] - random.normal(0, 3, 8)[judges] + random.normal(0, 8, 1500)
    took, ours = timed(lambda: severity(y.tolist(), agents.tolist(), judges.tolist()))
    what, name = "crossed severity model, 1,500 scores, 60 x 8", "statsmodels MixedLM, variance components"
    if not has_statsmodels():
        return Beside(what, name, took, None, None)
    import pandas as pd
    from statsmodels.regression.mixed_linear_model import MixedLM

    frame = pd.DataFrame({"y": y, "a": agents, "e": judges, "one": 1})

    def other() -> Any:
        parts = {"a": "0 + C(a)", "e": "0 + C(e)"}
        return MixedLM.from_formula("y ~ 1", groups="one", vc_formula=parts, re_formula="0", data=frame).fit(
            reml=True
        )

    seconds, theirs = timed(other)
    variances = sorted([float(v) for v in theirs.vcomp] + [float(theirs.scale)])
    own = sorted(v or 0.0 for v in (ours.agent_variance, ours.evaluator_variance, ours.residual_variance))
    return Beside(what, name, took, seconds, gap(np.sqrt(own), np.sqrt(variances)))


def bootstrap() -> Beside:
    """All of drivers (LMG of forty with 200 draws of agents) beside 200 draws of one least-squares fit each."""
    columns, rating, code = invented(20_000, 200)
    x = np.column_stack([np.ones(len(rating)), np.nan_to_num(columns.values, nan=0.75)])
    rows = [np.flatnonzero(code == agent) for agent in range(200)]
    random = np.random.default_rng(4)

    def naive() -> None:
        for _ in range(NAIVE_DRAWS):
            drawn = np.concatenate([rows[agent] for agent in random.integers(0, 200, 200)])
            np.linalg.lstsq(x[drawn], rating[drawn], rcond=None)

    took, _ = timed(lambda: find_drivers(columns, rating, code, 4))
    seconds, _ = timed(naive)
    name = f"R-style: 200 draws of rows, one lstsq each, no LMG ({NAIVE_DRAWS} draws timed)"
    return Beside(
        "drivers with intervals by agent, 20,000 x 40", name, took, seconds * 200 / NAIVE_DRAWS, None
    )


def has_statsmodels() -> bool:
    """Whether it is installed."""
    return find_spec("statsmodels") is not None


def gap(ours: Any, theirs: Any) -> float:
    """The largest difference."""
    return float(np.max(np.abs(np.asarray(ours, float) - np.asarray(theirs, float))))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of one run and its result."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def print_lines(found: list[Beside]) -> None:
    """The table in Markdown."""
    print("| statistic | beside | QA Desk, s | the other, s | times faster | largest difference |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for one in found:
        other = "not installed" if one.other_seconds is None else f"{one.other_seconds:.3f}"
        times = "–" if one.other_seconds is None else f"{one.other_seconds / one.seconds:.1f}"
        apart = "–" if one.apart is None else f"{one.apart:.1g}"
        print(f"| {one.what} | {one.other} | {one.seconds:.3f} | {other} | {times} | {apart} |")


if __name__ == "__main__":
    print_lines(lines())
