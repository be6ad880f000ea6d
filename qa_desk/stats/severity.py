"""Evaluator severity: what a score owes to who scored, raw and adjusted side by side. Pure.

score = form, team, month, reason + agent + evaluator + rest. The adjusted score never replaces the raw one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from qa_desk.stats.columns import independent
from qa_desk.stats.crossed import CrossedFit, crossed
from qa_desk.stats.groups import groups_of
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.links import Links, links
from qa_desk.stats.quantiles import Floats

Z = 1.959963984540054
SCALE = 10.0
"""Points by which evaluators may well differ: the prior of their spread."""
FLAG = 3.0
"""Points of severity that are flagged once the interval is off 0."""

State = Literal["ok", "boundary", "not_connected", "too_few", "undefined"]


@dataclass(frozen=True, slots=True)
class EvaluatorSeverity:
    """Points an evaluator takes off beside the average evaluator here (above 0: stricter)."""

    evaluator: int
    raw: Estimate
    severity: Estimate
    flagged: bool


@dataclass(frozen=True, slots=True)
class AdjustedAgent:
    """An agent's mean as scored, and as the average evaluator would have scored under average conditions."""

    agent: int
    raw: Estimate
    adjusted: Estimate


@dataclass(frozen=True, slots=True)
class Severity:
    """All of it. Refused as `not_connected` with the missing links; variances in points squared."""

    state: State
    n: int
    links: Links
    evaluators: tuple[EvaluatorSeverity, ...]
    agents: tuple[AdjustedAgent, ...]
    agent_variance: float | None = None
    evaluator_variance: float | None = None
    residual_variance: float | None = None


def severity(
    scores: Sequence[float],
    agents: Sequence[int],
    evaluators: Sequence[int],
    teams: Sequence[int] | None = None,
    conditions: Sequence[Sequence[object]] = (),
) -> Severity:
    """Severity over (n,) scores with codes from 0. `teams` is the team of each score's agent.

    `conditions` are further facts of each score, one sequence of values each (form version, month, reason). Without
    the team as a fixed effect, random evaluators would swallow what teams really differ by.
    """
    y = np.asarray(scores, float)
    a, e = np.asarray(agents, int), np.asarray(evaluators, int)
    graph = links(a, e)
    raw = Severity(
        "too_few",
        len(y),
        graph,
        tuple(EvaluatorSeverity(i, seen, _unsaid(seen.n), False) for i, seen in _means(y, e)),
        tuple(AdjustedAgent(i, seen, _unsaid(seen.n)) for i, seen in _means(y, a)),
    )
    if not graph.connected:
        return _with(raw, "not_connected")
    people, judges = len(set(agents)), len(set(evaluators))
    twice = int((np.bincount(np.unique(np.stack([a, e]), axis=1)[0]) > 1).sum()) if len(y) else 0
    if people < 2 or judges < 2 or twice < 2:
        return _with(raw, "undefined")
    x, team_columns = _fixed(len(y), teams, conditions)
    if len(y) <= x.shape[1] + people + judges or y.std() == 0:
        return raw
    fit = crossed(y, a, e, x)
    return Severity(
        state=fit.state,
        n=len(y),
        links=graph,
        evaluators=_evaluators(fit, y, e),
        agents=_agents(fit, y, a, x, team_columns),
        agent_variance=fit.agents.variance,
        evaluator_variance=fit.evaluators.variance,
        residual_variance=fit.residual,
    )


def _with(found: Severity, state: State) -> Severity:
    return Severity(state, found.n, found.links, found.evaluators, found.agents)


def _fixed(
    n: int, teams: Sequence[int] | None, conditions: Sequence[Sequence[object]]
) -> tuple[Floats, list[int]]:
    """A mean, then 0/1 columns of teams and conditions that add rank; and which columns are teams'."""
    columns, of_team = [], []
    for number, values in enumerate([teams or [], *conditions]):
        names, code = np.unique([str(v) for v in values], return_inverse=True)
        for level in range(1, len(names)):
            columns.append((np.ravel(code) == level).astype(float))
            of_team.append(number == 0)
    if not columns:
        return np.ones((n, 1)), []
    block = np.column_stack(columns)
    kept = independent(block)
    team_columns = [place for place, j in enumerate(kept, start=1) if of_team[j]]
    return np.column_stack([np.ones(n), block[:, kept]]), team_columns


def _evaluators(fit: CrossedFit, y: Floats, code: NDArray[np.int64]) -> tuple[EvaluatorSeverity, ...]:
    effects, count = fit.evaluators.effects, len(fit.evaluators.effects)
    contrast = np.eye(count) - 1 / count
    nobody = np.zeros((count, len(fit.agents.effects)))
    se = fit.sd(nobody, contrast, np.zeros((count, len(fit.coefficients))), SCALE)
    out = []
    severities = -(effects - effects.mean())
    for i, seen in _means(y, code):
        value = severities[i]
        low, high = float(value - Z * se[i]), float(value + Z * se[i])
        found = Estimate(float(value), low, high, seen.n, "ok")
        off = abs(value) > FLAG and (low > 0 or high < 0)
        out.append(EvaluatorSeverity(i, seen, found, bool(off)))
    return tuple(out)


def _agents(
    fit: CrossedFit, y: Floats, code: NDArray[np.int64], x: Floats, team_columns: list[int]
) -> tuple[AdjustedAgent, ...]:
    count = len(fit.agents.effects)
    size = np.maximum(np.bincount(code, minlength=count), 1)
    rows = np.tile(x.mean(0), (count, 1))
    for column in team_columns:
        rows[:, column] = np.bincount(code, x[:, column], count) / size
    judges = len(fit.evaluators.effects)
    se = fit.sd(None, np.full((count, judges), 1 / judges), rows, SCALE)
    means = rows @ fit.coefficients + fit.agents.effects + fit.evaluators.effects.mean()
    out = []
    for i, seen in _means(y, code):
        value = float(means[i])
        low, high = max(0.0, value - Z * float(se[i])), min(100.0, value + Z * float(se[i]))
        out.append(AdjustedAgent(i, seen, Estimate(min(100.0, max(0.0, value)), low, high, seen.n, "ok")))
    return tuple(out)


def _means(y: Floats, code: NDArray[np.int64]) -> list[tuple[int, Estimate]]:
    if not len(y):
        return []
    seen = groups_of(y, code, int(code.max()) + 1).estimates()
    return [(i, one) for i, one in enumerate(seen) if one.n]


def _unsaid(n: int) -> Estimate:
    return Estimate(None, None, None, n, "too_few")
