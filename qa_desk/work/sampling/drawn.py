"""What a drawn plan is made of, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import msgspec

from db.queries.sampling import FrameRow
from qa_desk.errors import QADeskError
from qa_desk.sampling import Draw, PlanDefinition, Rota


class SamplingError(QADeskError):
    """A plan that cannot be drawn here."""


@dataclass(frozen=True, slots=True)
class AgentPart:
    """What the draw did for one agent, who was here `days_here` of the period's `days`."""

    agent_id: str
    agent: str
    wanted: int
    given_before: int
    draw: Draw
    days_here: int
    days: int


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call and who is to score it; `double` is a second score neither knows of, `again` one of a call scored
    before, unmarked.
    """

    call: FrameRow
    stratum: str
    instead_of: str | None
    chance: float
    evaluator_id: str
    evaluator: str
    form_version_id: str
    double: bool
    due: date
    again: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A draw with everything that explains it.

    `skipped` are calls drawn before and left out by somebody; `scored_before` how many could have come back.
    `wordings` are the fingerprints of the rules for suggestions that made strata, by question and language.
    """

    definition: PlanDefinition
    plan_id: str | None
    period: str
    key: str
    agents: tuple[AgentPart, ...]
    calls: tuple[PlannedCall, ...]
    rota: Rota
    skipped: tuple[str, ...] = ()
    scored_before: int = 0
    wordings: Mapping[str, str] = field(default_factory=dict)

    @property
    def frame_size(self) -> int:
        """How many calls could have been drawn."""
        return sum(sum(part.draw.frame.values()) for part in self.agents)


def provenance(plan: DrawnPlan) -> dict[str, Any]:
    """All that tells how the draw came about, as plain values."""
    return {
        "key": plan.key,
        "period": plan.period,
        "frame_size": plan.frame_size,
        "definition": msgspec.to_builtins(plan.definition),
        "agents": [
            {
                "agent_id": part.agent_id,
                "agent": part.agent,
                "wanted": part.wanted,
                "given_before": part.given_before,
                "days_here": part.days_here,
                "days": part.days,
                "frame": dict(part.draw.frame),
                "taken": dict(part.draw.taken),
                "fallbacks": [asdict(fallback) for fallback in part.draw.fallbacks],
                "missing": dict(part.draw.missing),
                "passed_over": list(part.draw.passed_over),
            }
            for part in plan.agents
        ],
        "skipped": list(plan.skipped),
        "suggestion_rules": dict(plan.wordings),
        "rescores": {"of": plan.scored_before, "drawn": sum(call.again for call in plan.calls)},
        "nobody_had_room": [task.call_id for task in plan.rota.left_over],
        "connected": plan.rota.connected,
        "groups": [sorted(group) for group in plan.rota.groups] if not plan.rota.connected else [],
    }
