"""Disputes: what was disputed and why, what was answered blind, how it ended, how often who is overturned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.life import CHAIN
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class PointRow:
    """One disputed question; `outcome` is upheld or revised once decided."""

    question_key: str
    reason: str
    moments: tuple[str, ...]
    outcome: str | None
    decision_reason: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One dispute. `reviewer_id` is who took it on last; `outcome` is None while it is open."""

    id: str
    evaluation_id: str
    number: int
    opened_at: datetime
    opened_by: str
    comment: str
    reviewer_id: str | None
    review_started_at: datetime | None
    outcome: str | None
    decided_at: datetime | None
    decided_by: str | None
    decision_reason: str
    revision_id: str | None
    points: tuple[PointRow, ...]


DISPUTE = """
SELECT d.id, d.evaluation_id, d.number, d.opened_at, d.opened_by, d.comment, r.reviewer_id, r.started_at,
       c.outcome, c.decided_at, c.decided_by, coalesce(c.reason, '') AS reason, c.revision_id
FROM dispute d
LEFT JOIN dispute_review r ON r.seq = (SELECT max(seq) FROM dispute_review WHERE dispute_id = d.id)
LEFT JOIN dispute_decision c ON c.dispute_id = d.id
WHERE {where} ORDER BY d.opened_at, d.seq
"""

POINTS = """
SELECT p.question_key, p.reason, p.moments, v.outcome, coalesce(v.reason, '')
FROM dispute_point p
LEFT JOIN dispute_verdict v ON v.dispute_id = p.dispute_id AND v.question_key = p.question_key
WHERE p.dispute_id = :dispute ORDER BY p.seq
"""


def dispute(connection: Connection, dispute_id: str) -> DisputeRow | None:
    """One dispute with its points; None where there is none."""
    found = _disputes(connection, "d.id = :id", id=dispute_id)
    return found[0] if found else None


def disputes_of(connection: Connection, evaluation_id: str) -> list[DisputeRow]:
    """Every dispute about an evaluation, oldest first."""
    return _disputes(connection, "d.evaluation_id = :evaluation", evaluation=evaluation_id)


def disputes_of_all(connection: Connection, evaluation_id: str) -> list[DisputeRow]:
    """Every dispute about an evaluation and those whose place it took, oldest first."""
    return _disputes(
        connection, f"d.evaluation_id IN ({CHAIN} SELECT id FROM chain)", evaluation=evaluation_id
    )


def open_disputes(connection: Connection) -> list[DisputeRow]:
    """Every dispute that waits for a decision, oldest first."""
    return _disputes(connection, "c.dispute_id IS NULL")


def blind_rows(connection: Connection, dispute_id: str, reviewer_id: str) -> list[Any]:
    """The reviewer's blind answers: question_key, choices, number, text, na, comment, causes."""
    statement = (
        "SELECT question_key, choices, number, text, na, comment, causes FROM dispute_answer"
        " WHERE dispute_id = :dispute AND reviewer_id = :reviewer ORDER BY seq"
    )
    return list(connection.execute(text(statement), {"dispute": dispute_id, "reviewer": reviewer_id}))


OWED = """
FROM dispute d
JOIN dispute_review r ON r.seq = (SELECT max(seq) FROM dispute_review WHERE dispute_id = d.id)
JOIN dispute_point p ON p.dispute_id = d.id
WHERE d.evaluation_id = {evaluation} AND r.reviewer_id = :me
  AND NOT EXISTS (SELECT 1 FROM dispute_decision c WHERE c.dispute_id = d.id)
  AND NOT EXISTS (SELECT 1 FROM dispute_answer a WHERE a.dispute_id = d.id AND a.reviewer_id = :me
                  AND a.question_key = p.question_key)
"""
BLIND = f"SELECT count(*) {OWED.format(evaluation=':evaluation')}"
STILL_OWED = f"EXISTS (SELECT 1 {OWED.format(evaluation='e.id')})"
"""SQL about the evaluation `e`: `:me` reviews a dispute of it and has yet to answer blind."""


def answers_owed(connection: Connection, evaluation_id: str, reviewer_id: str) -> int:
    """How many disputed questions this reviewer has yet to answer blind; 0 for everybody else."""
    named = {"evaluation": evaluation_id, "me": reviewer_id}
    return int(connection.execute(text(BLIND), named).scalar_one())


@dataclass(frozen=True, slots=True)
class Overturned:
    """Decided disputes by question, or by whose evaluation it was."""

    key: str
    name: str
    disputed: int
    revised: int


OF_CALLS = f"""
FROM dispute_verdict v JOIN dispute_decision c ON c.dispute_id = v.dispute_id
JOIN dispute d ON d.id = v.dispute_id JOIN evaluation e ON e.id = d.evaluation_id
JOIN interaction i ON i.id = e.interaction_id JOIN person p ON p.id = e.evaluator_id
WHERE c.decided_at >= :since AND c.decided_at < :until AND {SEEN_CALL}
GROUP BY 1, 2 ORDER BY 4 DESC, 3 DESC, 2
"""
BY_QUESTION = f"SELECT v.question_key, v.question_key, count(*), sum(v.outcome = 'revised') {OF_CALLS}"
BY_EVALUATOR = f"SELECT e.evaluator_id, p.name, count(*), sum(v.outcome = 'revised') {OF_CALLS}"


def overturned_questions(
    connection: Connection, acting: Acting, since: datetime, until: datetime
) -> list[Overturned]:
    """Per question how often it was disputed and revised, decided in [since, until), of calls one may see."""
    return _overturned(connection, acting, BY_QUESTION, since, until)


def overturned_evaluators(
    connection: Connection, acting: Acting, since: datetime, until: datetime
) -> list[Overturned]:
    """Per evaluator how many of the questions disputed were revised, decided in [since, until)."""
    return _overturned(connection, acting, BY_EVALUATOR, since, until)


def _overturned(
    connection: Connection, acting: Acting, statement: str, since: datetime, until: datetime
) -> list[Overturned]:
    named = {"since": to_epoch_ms(since), "until": to_epoch_ms(until), **scope_of(acting)}
    return [Overturned(*row) for row in connection.execute(text(statement), named)]


def _disputes(connection: Connection, where: str, **named: str) -> list[DisputeRow]:
    rows = connection.execute(text(DISPUTE.format(where=where)), named).all()
    return [
        DisputeRow(
            id=row.id,
            evaluation_id=row.evaluation_id,
            number=row.number,
            opened_at=from_epoch_ms(row.opened_at),
            opened_by=row.opened_by,
            comment=row.comment,
            reviewer_id=row.reviewer_id,
            review_started_at=None if row.started_at is None else from_epoch_ms(row.started_at),
            outcome=row.outcome,
            decided_at=None if row.decided_at is None else from_epoch_ms(row.decided_at),
            decided_by=row.decided_by,
            decision_reason=row.reason,
            revision_id=row.revision_id,
            points=_points(connection, row.id),
        )
        for row in rows
    ]


def _points(connection: Connection, dispute_id: str) -> tuple[PointRow, ...]:
    rows = connection.execute(text(POINTS), {"dispute": dispute_id})
    return tuple(
        PointRow(key, reason, tuple(json.loads(moments)), outcome, why)
        for key, reason, moments, outcome, why in rows
    )
