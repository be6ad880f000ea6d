"""Stored sampling plans and their draws."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as lists show it; `definition` are plain values, `drawn_at` of its last draw."""

    id: str
    name: str
    state: str
    definition: dict[str, Any]
    draws: int
    drawn_at: datetime | None
    period: str | None


PLANS = """
SELECT s.id, s.name, s.state, s.definition, (SELECT count(*) FROM plan_draw WHERE plan_id = s.id), d.drawn_at, d.period
FROM sampling_plan s
LEFT JOIN plan_draw d ON d.seq = (SELECT max(seq) FROM plan_draw WHERE plan_id = s.id)
WHERE NOT s.deleted ORDER BY s.state, s.name
"""


def plans(connection: Connection, acting: Acting) -> list[PlanRow]:
    """Every plan, active ones first; none for agents."""
    if acting.only_agent:
        return []
    found = []
    for key, name, state, told, draws, at, period in connection.execute(text(PLANS)):
        definition = json.loads(told) if isinstance(told, str) else told
        drawn_at = None if at is None else from_epoch_ms(at)
        found.append(PlanRow(key, name, state, definition, int(draws), drawn_at, period))
    return found


@dataclass(frozen=True, slots=True)
class DrawRow:
    """One kept draw with all that tells how it came about."""

    id: str
    period: str
    drawn_at: datetime
    provenance: dict[str, Any]


def draws(connection: Connection, plan_id: str) -> list[DrawRow]:
    """The draws of a plan, newest first."""
    rows = connection.execute(
        text(
            "SELECT id, period, drawn_at, provenance FROM plan_draw WHERE plan_id = :plan ORDER BY seq DESC"
        ),
        {"plan": plan_id},
    )
    return [
        DrawRow(key, period, from_epoch_ms(at), json.loads(told) if isinstance(told, str) else told)
        for key, period, at, told in rows
    ]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A drawn call somebody skipped or handed over, with the reason given."""

    plan_id: str
    external_id: str
    agent: str
    what: str
    by: str
    at: datetime
    reason: str


LEFT_OUT = """
SELECT a.plan_id, i.external_id, coalesce(p.name, '–'), v.what, coalesce(e.name, '–'), v.at, v.reason
FROM assignment_event v
JOIN assignment a ON a.id = v.assignment_id
JOIN interaction i ON i.id = a.interaction_id
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN person e ON e.id = v.person_id
WHERE v.what IN ('skipped', 'handed over') ORDER BY v.seq DESC
"""


def left_out(connection: Connection) -> list[LeftOut]:
    """Every skip and hand-over, newest first."""
    return [
        LeftOut(plan, call, agent, what, by, from_epoch_ms(at), reason)
        for plan, call, agent, what, by, at, reason in connection.execute(text(LEFT_OUT))
    ]
