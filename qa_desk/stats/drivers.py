"""Drivers: which questions or call facts move the rating, how sure that is, and what to mend first. Pure.

R² is shared out by Shapley's value on correlations inside agents; intervals resample agents with all their calls
(per-agent cross products are kept, so a draw never touches the rows again); sizes come from an ordinal logit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from qa_desk.stats.columns import Columns, Dropped, usable
from qa_desk.stats.driver_sizes import FEW_AGENTS, AgentLevels, AgentSpread, Sizes, sizes
from qa_desk.stats.importance import Importance, betas, correlations, gains, grouped, inflation
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.quantiles import Floats

DRAWS = 200
DRAW_ORDERS = 100
ROWS_PER_COLUMN = 5
LEAST_ROWS = 100
LEAST_AGENTS = 5
NOTHING = 0.01
HAIR = 1e-8

Direction = Literal["up", "down", "unclear"]
Place = Literal["fix_first", "keep", "watch", "leave", "unplaced"]
State = Literal["ok", "nothing_explains", "too_few", "undefined"]


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver: `share` of R² (points of R²), direction inside agents, and what passing changes.

    `performance` is the mean level reached, 0 to 1. `effect` is the change of the top share from level 0 to 1; for
    a driver of several columns it is None, and so is `beta`. `place` is where it stands in importance x performance.
    """

    key: str
    share: Estimate
    error: float
    correlation: float | None
    beta: float | None
    direction: Direction
    performance: Estimate
    effect: Estimate
    inflation: float
    place: Place = "unplaced"


@dataclass(frozen=True, slots=True)
class Drivers:
    """All drivers, the most important first. `state` nothing_explains: no chart, whatever the order says.

    `levels` says how the sizes treat agents; `between` how far agents differ beyond the drivers, where that was asked.
    """

    state: State
    n: int
    n_missing: int
    agents: int
    r2: Estimate
    adjusted_r2: float | None
    exact: bool
    drivers: tuple[Driver, ...]
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...]
    levels: AgentLevels = "own"
    between: AgentSpread | None = None


def find_drivers(
    columns: Columns,
    ratings: Sequence[float] | Floats,
    agents: Sequence[int] | NDArray[np.int64],
    top: float,
    seed: int = 1,
    levels: AgentLevels = "own",
) -> Drivers:
    """What moves the rating over (n,) rated calls. `top` is the lowest rating that counts as satisfied.

    Shares of R² always rest on differences inside agents; `levels` is how the ordinal logit behind the sizes treats
    agents (`driver_sizes`).
    """
    y, code = np.asarray(ratings, float), np.unique(np.asarray(agents), return_inverse=True)[1]
    code = np.ravel(code)
    people = int(code.max()) + 1 if len(code) else 0
    columns, dropped, missing = usable(columns)
    n, p = columns.values.shape
    empty = Drivers("too_few", n, missing, people, Estimate(None, None, None, n, "too_few"), None, True, (),
                    dropped, ())  # fmt: skip
    if not p or n < max(LEAST_ROWS, ROWS_PER_COLUMN * p) or people < LEAST_AGENTS:
        return empty
    if y.min() == y.max():
        return replace(empty, state="undefined")
    products = _per_agent(columns.values, y, code, people)
    r = _within(products.sum(0))
    found = grouped(r[:p, :p], r[:p, p], columns.groups, seed=seed)
    low, high, r2_low, r2_high = _intervals(products, found, columns.groups, seed)
    adjusted = 1 - (1 - found.r2) * (n - people) / max(1, n - people - p)
    enough = people >= LEAST_AGENTS
    r2 = Estimate(found.r2, min(r2_low, found.r2), max(r2_high, found.r2), n, "ok" if enough else "too_few")
    notes = ["few_agents"] if people < FEW_AGENTS else []
    fit = sizes(columns.values, y, code, top, levels)
    notes += fit.notes
    shares = [
        Estimate(float(s), min(float(a), float(s)), max(float(b), float(s)), n, "ok")
        for s, a, b in zip(found.shares, low, high, strict=True)
    ]
    drivers = _described(columns, r, shares, found.error, fit)
    state: State = "nothing_explains" if r2_low < NOTHING or adjusted < NOTHING else "ok"
    ordered = sorted(_placed(drivers), key=lambda one: -(one.share.value or 0.0))
    return Drivers(state, n, missing, people, r2, adjusted, found.exact, tuple(ordered), dropped, tuple(notes),
                   fit.levels, fit.between)  # fmt: skip


def _per_agent(x: Floats, y: Floats, code: NDArray[np.int64], people: int) -> Floats:
    """Per agent the cross products (G, q, q) of drivers and rating around the agent's own means."""
    rows = np.column_stack([x, y])
    order = np.argsort(code, kind="stable")
    sizes = np.bincount(code, minlength=people)
    parts = np.split(rows[order], np.cumsum(sizes)[:-1])
    centred = [part - part.mean(0) for part in parts]
    return np.stack([part.T @ part for part in centred])


def _within(inside: Floats) -> Floats:
    """Correlations from cross products inside agents; a column that stands still there goes with nothing.

    A hair on the diagonal keeps columns that say the same in a draw from breaking it.
    """
    r = np.nan_to_num(correlations(inside, np.zeros(len(inside)), 1.0), nan=0.0, posinf=0.0, neginf=0.0)
    np.fill_diagonal(r, 1 + HAIR)
    return r


def _intervals(
    products: Floats, found: Importance, groups: Sequence[Sequence[int]], seed: int
) -> tuple[Floats, Floats, float, float]:
    """95 % ends of the shares and of R² from draws of agents.

    Drawing inflates R² (the same calls come twice), so the draws are moved to have the seen value as their mean.
    """
    random, people = np.random.default_rng(seed), len(products)
    order = np.argsort(random.random((DRAW_ORDERS // 2, len(groups))), axis=1)
    order = np.concatenate([order, order[:, ::-1]])
    p = products.shape[1] - 1
    flat = products.reshape(people, -1)
    shares = []
    for weights in random.multinomial(people, np.full(people, 1 / people), size=DRAWS).astype(float):
        r = _within((weights @ flat).reshape(p + 1, p + 1))
        shares.append(gains(r[:p, :p], r[:p, p], groups, order).mean(0))
    drawn = np.array(shares)
    drawn += found.shares - drawn.mean(0)
    low, high = np.clip(np.quantile(drawn, [0.025, 0.975], axis=0), 0, 1)
    r2_low, r2_high = np.clip(np.quantile(drawn.sum(1), [0.025, 0.975]), 0, 1)
    return low, high, float(r2_low), float(r2_high)


def _described(
    columns: Columns,
    r: Floats,
    shares: list[Estimate],
    error: Floats,
    fit: Sizes,
) -> list[Driver]:
    p, n = r.shape[0] - 1, len(columns.values)
    beta, vif = betas(r[:p, :p], r[:p, p]), inflation(r[:p, :p])
    out = []
    for place, (key, members) in enumerate(zip(columns.keys, columns.groups, strict=True)):
        j = members[0]
        single = len(members) == 1
        correlation, b = (float(r[j, p]), float(beta[j])) if single else (None, None)
        direction: Direction = "unclear"
        if correlation is not None and b is not None and correlation * b > 0:
            direction = "up" if b > 0 else "down"
        out.append(
            Driver(
                key=key,
                share=shares[place],
                error=float(error[place]),
                correlation=correlation,
                beta=b,
                direction=direction,
                performance=_performance(columns.values[:, j]) if single else _nothing(n),
                effect=fit.effect(j, n) if single else _nothing(n),
                inflation=float(vif[list(members)].max()),
            )
        )
    return out


def _performance(values: Floats) -> Estimate:
    n, mean = len(values), float(values.mean())
    if values.min() < 0 or values.max() > 1:
        return _nothing(n)
    half = 1.959963984540054 * float(values.std(ddof=1)) / np.sqrt(n)
    return Estimate(mean, max(0.0, float(mean - half)), min(1.0, float(mean + half)), n, "ok")


def _placed(drivers: list[Driver]) -> list[Driver]:
    """Importance x performance, cut at the medians; an interval over the line cannot be placed."""
    shown = [one for one in drivers if one.performance.value is not None]
    if len(shown) < 2:
        return drivers
    line = float(np.median([one.share.value or 0.0 for one in shown]))
    level = float(np.median([one.performance.value or 0.0 for one in shown]))
    return [replace(one, place=_place(one, line, level)) for one in drivers]


def _place(one: Driver, line: float, level: float) -> Place:
    if one.performance.value is None or one.share.low is None or one.share.high is None:
        return "unplaced"
    if one.share.low <= line <= one.share.high or one.direction == "unclear":
        return "unplaced"
    well = one.performance.value >= level
    if one.share.low > line:
        return "keep" if well else "fix_first"
    return "leave" if well else "watch"


def _nothing(n: int) -> Estimate:
    return Estimate(None, None, None, n, "undefined")
