"""What moves the rating over 100,000 evaluations x 40 questions, severity, and a thousand agents ranked.

The baselines are plain numpy: one least-squares fit of the same table (what a person would start with), for the
shares of R² one fit per order and step, for severity least squares on dummies.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks.table import Row
from qa_desk.stats.columns import Columns, single
from qa_desk.stats.crossed import crossed
from qa_desk.stats.drivers import Drivers, find_drivers
from qa_desk.stats.gate import share_gate
from qa_desk.stats.importance import lmg
from qa_desk.stats.ordinal import ordinal_logit
from qa_desk.stats.ordinal_agents import ordinal_with_agents
from qa_desk.stats.ranking import tie_groups
from qa_desk.stats.shares import shrunk_shares

TRUE_DRIVERS = (4, 17, 30)


def invented(evaluations: int, agents: int, seed: int = 3) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Forty correlated questions, one in twenty not applicable, of which three move the rating."""
    random = np.random.default_rng(seed)
    code = random.integers(0, agents, evaluations)
    ability = random.normal(0, 0.5, agents)[code]
    hidden = (
        random.normal(size=(evaluations, 1)) * 0.6 + ability[:, None] + random.normal(size=(evaluations, 40))
    )
    items = (hidden > -0.8).astype(float)
    mood = (
        items[:, TRUE_DRIVERS] @ np.array([0.9, 0.7, 0.5]) + 0.5 * ability + random.logistic(size=evaluations)
    )
    items[random.random(items.shape) < 0.05] = np.nan
    rating = 1.0 + np.searchsorted([-1.2, -0.3, 0.8, 2.0], mood)
    return single([f"q{j:02}" for j in range(40)], items), rating, code


def rows(quick: bool) -> list[Row]:
    """All rows; `quick` on a tenth of the data."""
    n, agents = (10_000, 100) if quick else (100_000, 1000)
    columns, rating, code = invented(n, agents)
    filled = np.nan_to_num(columns.values, nan=0.75)
    table = np.column_stack([np.ones(n), filled])
    one_fit = best(lambda: np.linalg.lstsq(table, rating, rcond=None))
    took, found = timed(lambda: find_drivers(columns, rating, code, 4))
    check(found)
    size = f"{n:,} x 40"
    out = [
        Row(f"drivers, all of it, {size}", "one numpy lstsq", took, one_fit, seconds_target=15),
        Row(
            f"ordinal logit with clustered errors, {size}",
            "one numpy lstsq",
            best(lambda: ordinal_logit(filled, rating, code), 1),
            one_fit,
            target=20,
        ),
    ]
    fixed = best(lambda: ordinal_logit(filled, rating, code), 1)
    drawn = best(lambda: ordinal_with_agents(filled, rating, code), 1)
    name = f"ordinal logit with a random intercept, {size}"
    out.append(Row(name, "our ordinal logit without", drawn, fixed, seconds_target=15))
    r = np.corrcoef(np.column_stack([filled, rating]).T)
    a_step = best(lambda: np.linalg.lstsq(table[:, :21], rating, rcond=None))
    naive = a_step * 40 * 2000
    orders = best(lambda: lmg(r[:40, :40], r[:40, 40]))
    out.append(
        Row("shares of R², 2,000 orders", "numpy lstsq a step, one timed", orders, naive, target=0.001)
    )
    return [*out, *many_agents(agents), strict(n, agents)]


def many_agents(agents: int) -> list[Row]:
    """Ranking and the gate over many agents, beside the plain interval of each."""
    random = np.random.default_rng(5)
    n = random.integers(30, 400, agents)
    x = random.binomial(n, random.beta(40, 12, agents))

    def plain() -> list[float]:
        from qa_desk.stats.differences import jeffreys

        return [jeffreys(int(a), int(b)).low or 0.0 for a, b in zip(x, n, strict=True)]

    beside = best(plain)
    pulled = best(lambda: tie_groups(shrunk_shares(x.tolist(), n.tolist())))
    gate = best(lambda: share_gate(x.tolist(), n.tolist()), 1)
    return [
        Row(
            f"{agents:,} agents pulled in and grouped",
            "Jeffreys' interval of each",
            pulled,
            beside,
            seconds_target=2,
        ),
        Row(f"the gate for {agents:,} agents", "Jeffreys' interval of each", gate, beside, seconds_target=5),
    ]


def strict(n: int, agents: int) -> Row:
    """The crossed model beside least squares on the same dummies."""
    random = np.random.default_rng(7)
    judges = 50
    agent, judge = random.integers(0, agents, n), random.integers(0, judges, n)
    score = (
        80 + random.normal(0, 4, agents)[agent] + random.normal(0, 2, judges)[judge] + random.normal(0, 8, n)
    )
    took = best(lambda: crossed(score, agent, judge), 1)
    few = agents // 10
    kept = agent < few
    dummies = np.column_stack([np.eye(few)[agent[kept]], np.eye(judges)[judge[kept]][:, 1:]])
    beside = best(lambda: np.linalg.lstsq(dummies, score[kept], rcond=None), 1)
    return Row(
        f"severity, {n:,} scores", "numpy lstsq on dummies, a tenth of it", took, beside, seconds_target=5
    )


def check(found: Drivers) -> None:
    """The three true drivers must come first, or the time says nothing."""
    first = {one.key for one in found.drivers[:3]}
    if first != {f"q{j:02}" for j in TRUE_DRIVERS}:
        raise AssertionError(f"the true drivers were not found: {first}")


def timed(work: Callable[[], Drivers]) -> tuple[float, Drivers]:
    """How long it took, and what came out."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def best(work: Callable[[], object], runs: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
