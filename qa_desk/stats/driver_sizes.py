"""How much each driver moves the share of satisfied customers: an ordinal logit with agents' effects. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qa_desk.stats.columns import added
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.ordinal import NotEstimable, OrdinalFit, TopShare, ordinal_logit
from qa_desk.stats.ordinal_agents import AgentsFit, ordinal_with_agents
from qa_desk.stats.quantiles import Floats

FEW_AGENTS = 10
DUMMIES_UP_TO = 50
PER_MEAN = 5
"""So many agents each column needs for its mean to stand beside a spread: fewer, and the means leave no spread."""
MOST_ROWS = 200_000
"""Beyond this a spread between agents would take minutes: agents keep their own levels, and a note says so."""

AgentLevels = Literal["own", "spread", "none"]
"""Each agent a level of their own (dummies, beyond 50 agents the means of their columns: Mundlak 1978), a level drawn
from one spread (beside those means where agents are many), or none because neither could be estimated."""


@dataclass(frozen=True, slots=True)
class AgentSpread:
    """How far agents differ beyond the drivers: `sd` in logits over the agents, `p` that of no spread at all.

    `lower` and `upper` are the shares satisfied, on the calls as they are, by an agent one `sd` under and over the
    average one.
    """

    sd: Estimate
    p: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Sizes:
    """A fitted model, None where none could be; how it treats agents; notes of what had to be left out."""

    fit: OrdinalFit | None
    top: TopShare | None
    levels: AgentLevels
    between: AgentSpread | None
    notes: tuple[str, ...]

    def effect(self, column: int, n: int) -> Estimate:
        """Average change of the top share from 0 to 1, its ends those of the coefficient (t, G - 1)."""
        if self.fit is None or self.top is None:
            return Estimate(None, None, None, n, "undefined")
        b = float(self.fit.beta[column])
        if self.fit.clusters is None or self.fit.clusters < FEW_AGENTS:
            return Estimate(self.top.change(column, b), None, None, n, "too_few")
        half = float(special.stdtrit(self.fit.clusters - 1, 0.975)) * float(self.fit.se[column])
        value, low, high = (self.top.change(column, at) for at in (b, b - half, b + half))
        return Estimate(value, low, high, n, "ok")


def sizes(x: Floats, y: Floats, code: NDArray[np.int64], top: float, levels: AgentLevels) -> Sizes:
    """The ordinal logit of (n, p) columns with agents as `levels` says, else without them, else none."""
    people = int(code.max()) + 1
    notes: list[str] = []
    if levels == "spread" and len(y) > MOST_ROWS:
        notes.append("too_many_calls_for_spread")
    elif levels == "spread":
        rows = added(x, _means(x, code, people)) if people >= PER_MEAN * x.shape[1] else x
        try:
            fit = ordinal_with_agents(rows, y, code)
        except NotEstimable:
            notes.append("no_spread_between_agents")
        else:
            shares = TopShare(fit.fixed, rows, top, fit.spread)
            return Sizes(fit.fixed, shares, "spread", _between(fit, shares, people), ())
    with_agents = np.eye(people)[code][:, 1:] if people <= DUMMIES_UP_TO else _means(x, code, people)
    tried: tuple[tuple[Floats, AgentLevels], ...] = ((added(x, with_agents), "own"), (x, "none"))
    for rows, how in tried:
        try:
            found = ordinal_logit(rows, y, code)
        except NotEstimable:
            continue
        if how == "none":
            notes.append("without_agent_effects")
        return Sizes(found, TopShare(found, rows, top), how, None, tuple(notes))
    return Sizes(None, None, "none", None, (*notes, "sizes_cannot_be_estimated"))


def _means(x: Floats, code: NDArray[np.int64], people: int) -> Floats:
    """(n, p) each row's agent's means of the columns."""
    sums = np.zeros((people, x.shape[1]))
    np.add.at(sums, code, x)
    found: Floats = (sums / np.bincount(code, minlength=people)[:, None])[code]
    return found


def _between(fit: AgentsFit, shares: TopShare, people: int) -> AgentSpread:
    """The spread told; p of a spread at its lowest value is half a chi-squared's (Self and Liang 1987)."""
    few = people < FEW_AGENTS
    sd = Estimate(fit.spread, None if few else fit.low, None if few else fit.high, people,
                  "too_few" if few else "ok")  # fmt: skip
    p = 0.5 * float(special.chdtrc(1, 2 * fit.gain)) if fit.gain > 0 else 1.0
    return AgentSpread(sd, p, shares.at(-fit.spread), shares.at(fit.spread))
