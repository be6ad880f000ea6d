"""Frozen gates and the exceptions made from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import SEEN_AGENT, scope_of


@dataclass(frozen=True, slots=True)
class GateRow:
    """A rule as it was frozen."""

    id: str
    title: str
    team_id: str | None
    team: str | None
    measure: str
    since: date
    until: date
    rule: dict[str, Any]
    text: str
    fingerprint: str
    frozen_at: datetime
    frozen_by: str


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A decision otherwise than the rule's, and why."""

    agent_id: str
    agent: str
    decision: str
    reason: str
    at: datetime
    by: str


GATES = """
SELECT g.id, g.title, g.team_id, t.name, g.measure, g.since, g.until, g.rule, g.text, g.fingerprint, g.frozen_at, p.name
FROM gate g JOIN person p ON p.id = g.frozen_by LEFT JOIN team t ON t.id = g.team_id ORDER BY g.until DESC, g.seq DESC
"""


def gates(connection: Connection, acting: Acting) -> list[GateRow]:
    """Every frozen rule, the latest window first: a rule is for everybody to read."""
    return [
        GateRow(
            key, title, team_id, team, measure, date.fromisoformat(since), date.fromisoformat(until),
            json.loads(rule), words, mark, from_epoch_ms(at), by,
        )
        for key, title, team_id, team, measure, since, until, rule, words, mark, at, by in connection.execute(
            text(GATES)
        )
    ]  # fmt: skip


def find_gate(connection: Connection, acting: Acting, name_or_id: str) -> GateRow | None:
    """The one rule of this id or title; None when unknown or ambiguous."""
    found = [row for row in gates(connection, acting) if name_or_id in (row.id, row.title)]
    return found[0] if len(found) == 1 else None


EXCEPTIONS = f"""
SELECT x.agent_id, p.name, x.decision, x.reason, x.at, w.name
FROM gate_exception x JOIN person p ON p.id = x.agent_id JOIN person w ON w.id = x.by_id
WHERE x.gate_id = :gate AND {SEEN_AGENT} ORDER BY x.seq
"""


def exceptions(connection: Connection, acting: Acting, gate_id: str) -> list[ExceptionRow]:
    """Exceptions about agents the person may see, in the order they were made; the last per agent counts."""
    rows = connection.execute(text(EXCEPTIONS), {"gate": gate_id, **scope_of(acting)})
    return [
        ExceptionRow(agent, name, decision, reason, from_epoch_ms(at), by)
        for agent, name, decision, reason, at, by in rows
    ]
