"""Evaluator severity of a workspace: raw and adjusted side by side, part by part where people hang together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from db.queries import insights as reads
from db.queries.insights import ScoreRow, Somebody
from qa_desk.stats.intervals import Estimate
from qa_desk.stats.links import links
from qa_desk.stats.severity import State, severity
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, codes, widely

PER_REASON = 20
"""Scores a reason must have on average before reasons enter as a condition."""


@dataclass(frozen=True, slots=True)
class EvaluatorLine:
    """One evaluator: mean given, points taken off beside the average evaluator (above 0 stricter)."""

    id: str
    name: str
    raw: Estimate
    severity: Estimate
    flagged: bool
    weakly_joined: bool


@dataclass(frozen=True, slots=True)
class AgentLine:
    """One agent: mean as scored, and as the average evaluator would have scored."""

    id: str
    name: str
    raw: Estimate
    adjusted: Estimate


@dataclass(frozen=True, slots=True)
class Part:
    """Evaluators and agents who can be compared with one another; spreads are standard deviations in points."""

    state: State
    n: int
    evaluators: tuple[EvaluatorLine, ...]
    agents: tuple[AgentLine, ...]
    agent_sd: float | None
    evaluator_sd: float | None
    residual_sd: float | None


@dataclass(frozen=True, slots=True)
class MissingLink:
    """One call of this agent scored by this evaluator would join two parts."""

    agent_id: str
    agent: str
    evaluator_id: str
    evaluator: str


@dataclass(frozen=True, slots=True)
class SeverityReport:
    """`state` not_connected: nothing is compared across `parts`; `missing` says what would join them."""

    window: Window
    state: State
    n: int
    parts: tuple[Part, ...]
    missing: tuple[MissingLink, ...]


def severity_report(desk: Desk, window: Window, zone: tzinfo | None = None) -> SeverityReport:
    """Scores put down to agent, evaluator, team, form version, month and reason; `NotForAgents`."""
    acting = widely(desk)
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        rows = [r for r in reads.scores(connection, acting, window.scope) if r.score is not None]
    agents, agent_codes = codes([row.agent for row in rows])
    judges, judge_codes = codes([row.evaluator for row in rows])
    graph = links(agent_codes, judge_codes)
    weak = {judges[code] for code in graph.weak}
    parts = []
    for part in graph.parts:
        members = {agents[code] for code in part.agents}
        parts.append(_part([row for row in rows if row.agent in members], people, weak, zone))
    missing = tuple(
        MissingLink(
            agents[one.agent], people[agents[one.agent]].name,
            judges[one.evaluator], people[judges[one.evaluator]].name,
        )
        for one in graph.missing
    )  # fmt: skip
    state: State = "not_connected" if len(parts) > 1 else parts[0].state if parts else "too_few"
    return SeverityReport(window, state, len(rows), tuple(parts), missing)


def _part(rows: list[ScoreRow], people: dict[str, Somebody], weak: set[str], zone: tzinfo | None) -> Part:
    agents, agent_codes = codes([row.agent for row in rows])
    judges, judge_codes = codes([row.evaluator for row in rows])
    _, teams = codes([row.team or "" for row in rows])
    conditions: list[list[object]] = [
        [row.form for row in rows],
        [row.started_at.astimezone(zone).strftime("%Y-%m") for row in rows],
    ]
    reasons = [row.reason or "" for row in rows]
    if len(rows) >= PER_REASON * len(set(reasons)):
        conditions.append(list(reasons))
    found = severity([row.score or 0.0 for row in rows], agent_codes, judge_codes, teams, conditions)
    return Part(
        state=found.state,
        n=found.n,
        evaluators=tuple(
            EvaluatorLine(
                judges[one.evaluator], people[judges[one.evaluator]].name,
                one.raw, one.severity, one.flagged, judges[one.evaluator] in weak,
            )
            for one in found.evaluators
        ),
        agents=tuple(
            AgentLine(agents[one.agent], people[agents[one.agent]].name, one.raw, one.adjusted)
            for one in found.agents
        ),
        agent_sd=_root(found.agent_variance),
        evaluator_sd=_root(found.evaluator_variance),
        residual_sd=_root(found.residual_variance),
    )  # fmt: skip


def _root(variance: float | None) -> float | None:
    return None if variance is None else float(variance**0.5)
