"""An agent's average from a plan's calls, weighted by what each call stands for, beside the plain average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from db.queries.plan_scores import PlanScore, plan_scores
from db.queries.plans import draws
from qa_desk.errors import N_
from qa_desk.sampling import Observation, WeightedMean, hajek, stratified
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import require
from qa_desk.work.sampling.drawn import SamplingError
from qa_desk.work.sampling.keep import find_plan


@dataclass(frozen=True, slots=True)
class AgentAverage:
    """One agent: `weighted` speaks for all their calls of the period, `plain` only for those that were scored.

    Percent with 95 % intervals. `given` calls were drawn, `left_out` of them skipped.
    """

    agent_id: str
    agent: str
    given: int
    left_out: int
    weighted: WeightedMean
    plain: WeightedMean


@dataclass(frozen=True, slots=True)
class PlanAverages:
    """A plan's period, agent by agent."""

    plan: str
    period: str
    agents: tuple[AgentAverage, ...]


def averages(desk: Desk, name: str, period: str | None = None) -> PlanAverages:
    """The averages of a stored plan in a period, by default that of its last draw; `SamplingError` without a draw."""
    require(desk.acting, "plan.draw")
    with desk.reading() as connection:
        plan_id, definition = find_plan(connection, name)
        kept = draws(connection, plan_id)
        chosen = period or (kept[0].period if kept else "")
        if not any(row.period == chosen for row in kept):
            raise SamplingError(N_("The plan “{plan}” was not drawn for this period."), plan=definition.name)
        frames = _frames(connection, plan_id, chosen)
        rows = plan_scores(connection, plan_id, chosen)
    by_agent: defaultdict[tuple[str, str], list[PlanScore]] = defaultdict(list)
    for row in rows:
        by_agent[row.agent, row.agent_id].append(row)
    agents = [
        _average(agent, key, mine, frames.get(key, {})) for (agent, key), mine in sorted(by_agent.items())
    ]
    return PlanAverages(definition.name, chosen, tuple(agents))


def _frames(connection: Connection, plan_id: str, period: str) -> dict[str, dict[str, int]]:
    """The sizes of each agent's strata as the newest draw of the period saw them."""
    for row in draws(connection, plan_id):
        if row.period == period:
            return {part["agent_id"]: dict(part["frame"]) for part in row.provenance["agents"]}
    return {}


def _average(agent: str, key: str, rows: Sequence[PlanScore], frame: Mapping[str, int]) -> AgentAverage:
    scored: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.score is not None:
            scored[row.stratum].append(row.score)
    values = [value for found in scored.values() for value in found]
    strata = [(max(size, len(scored.get(name, ()))), scored.get(name, [])) for name, size in frame.items()]
    return AgentAverage(
        key,
        agent,
        len(rows),
        sum(row.state == "skipped" for row in rows),
        stratified(strata),
        hajek([Observation(value, 1.0) for value in values]),
    )
