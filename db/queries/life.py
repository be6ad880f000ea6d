"""Where an evaluation stands: its events, whether its agent may see it, its disputes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms, to_epoch_ms

IN_EFFECT = "(v.effective_at <= :now OR v.effective_at = v.at)"
"""A step counts once its time has come; one without delay counts whatever the clock does later."""

RELEASED = f"""EXISTS (SELECT 1 FROM evaluation_event v
  WHERE v.evaluation_id = e.id AND v.kind = 'released' AND {IN_EFFECT})"""
"""True of an evaluation `e` that its agent may see at `:now` (epoch ms)."""

CHAIN = """
WITH RECURSIVE chain (id) AS (
  VALUES (:evaluation)
  UNION SELECT e.supersedes_id FROM evaluation e JOIN chain c ON e.id = c.id WHERE e.supersedes_id IS NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One step in an evaluation's life."""

    kind: str
    at: datetime
    effective_at: datetime
    actor_id: str | None
    actor: str
    comment: str


@dataclass(frozen=True, slots=True)
class EvaluationStand:
    """An evaluation's people and versions."""

    id: str
    interaction_id: str
    form_version_id: str
    evaluator_id: str
    subject_id: str | None
    purpose: str
    submitted_at: datetime
    supersedes_id: str | None
    superseded_by: str | None


STAND = """
SELECT e.id, e.interaction_id, e.form_version_id, e.evaluator_id, e.subject_id, e.purpose, e.submitted_at,
       e.supersedes_id, (SELECT n.id FROM evaluation n WHERE n.supersedes_id = e.id ORDER BY n.seq LIMIT 1)
FROM evaluation e WHERE e.id = :evaluation
"""

EVENTS = f"""
SELECT v.kind, v.at, v.effective_at, v.actor_id, coalesce(p.name, ''), v.comment
FROM evaluation_event v LEFT JOIN person p ON p.id = v.actor_id
WHERE v.evaluation_id = :evaluation AND (:ahead OR {IN_EFFECT}) ORDER BY v.seq
"""


def stand(connection: Connection, evaluation_id: str) -> EvaluationStand | None:
    """The people and versions of an evaluation; None where there is none."""
    row = connection.execute(text(STAND), {"evaluation": evaluation_id}).first()
    if row is None:
        return None
    key, call, version, evaluator, subject, purpose, submitted, old, new = row
    return EvaluationStand(
        key, call, version, evaluator, subject, purpose, from_epoch_ms(submitted), old, new
    )


def events(
    connection: Connection, evaluation_id: str, now: datetime, *, ahead: bool = False
) -> list[EventRow]:
    """An evaluation's steps in order; with `ahead` also those whose time has not come."""
    named = {"evaluation": evaluation_id, "now": to_epoch_ms(now), "ahead": ahead}
    return [
        EventRow(row[0], from_epoch_ms(row[1]), from_epoch_ms(row[2]), *row[3:])
        for row in connection.execute(text(EVENTS), named)
    ]


def chain_evaluators(connection: Connection, evaluation_id: str) -> frozenset[str]:
    """Everybody who evaluated this evaluation or one it took the place of."""
    statement = CHAIN + "SELECT e.evaluator_id FROM evaluation e JOIN chain c ON c.id = e.id"
    return frozenset(connection.execute(text(statement), {"evaluation": evaluation_id}).scalars())


def dispute_count(connection: Connection, evaluation_id: str) -> int:
    """How many disputes there were about this evaluation and those it took the place of."""
    statement = CHAIN + "SELECT count(*) FROM dispute d JOIN chain c ON c.id = d.evaluation_id"
    return int(connection.execute(text(statement), {"evaluation": evaluation_id}).scalar_one())


def kinds(found: Iterable[EventRow]) -> frozenset[str]:
    """The kinds of steps among these."""
    return frozenset(event.kind for event in found)
