"""What there is to talk about with an agent: questions that went wrong, moments, disputes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.insights import COUNTS
from db.queries.life import RELEASED


@dataclass(frozen=True, slots=True)
class Missed:
    """How often a question was not passed, of how often it was asked; the newest evaluation that shows it."""

    question: str
    missed: int
    asked: int
    evaluation_id: str
    interaction_id: str
    form_version_id: str


@dataclass(frozen=True, slots=True)
class MomentFound:
    """A moment on one of the agent's calls."""

    id: str
    interaction_id: str
    external_id: str
    started_at: datetime
    start_ms: int
    end_ms: int
    tag: str
    note: str
    author: str


@dataclass(frozen=True, slots=True)
class DisputeFound:
    """An agent's dispute: what was said, and how it ended (None: open)."""

    id: str
    external_id: str
    opened_at: datetime
    comment: str
    outcome: str | None


MISSED = f"""
WITH asked AS (
  SELECT a.question_key AS question, a.earned / a.possible < 0.75 AS wrong, e.seq AS seq
  FROM evaluation e JOIN answer a ON a.evaluation_id = e.id
  WHERE e.subject_id = :agent AND e.submitted_at >= :since AND a.na = 'no' AND a.possible > 0
    AND {COUNTS} AND {RELEASED}),
counted AS (
  SELECT question, sum(wrong) AS missed, count(*) AS n, max(CASE WHEN wrong THEN seq END) AS seq
  FROM asked GROUP BY question HAVING sum(wrong) > 0)
SELECT c.question, c.missed, c.n, e.id, e.interaction_id, e.form_version_id
FROM counted c JOIN evaluation e ON e.seq = c.seq
ORDER BY (c.missed + 1.0) / (c.n + 4.0) DESC, c.n DESC, c.question LIMIT 12
"""

MOMENTS = """
SELECT m.id, i.id, i.external_id, i.started_at, m.start_ms, m.end_ms, m.tag, m.note, w.name
FROM moment m JOIN interaction i ON i.id = m.interaction_id JOIN person w ON w.id = m.author_id
WHERE i.agent_id = :agent AND NOT m.deleted AND m.shared AND m.created_at >= :since
ORDER BY m.created_at DESC LIMIT 12
"""

DISPUTES = """
SELECT d.id, i.external_id, d.opened_at, d.comment, c.outcome
FROM dispute d JOIN evaluation e ON e.id = d.evaluation_id JOIN interaction i ON i.id = e.interaction_id
LEFT JOIN dispute_decision c ON c.dispute_id = d.id
WHERE e.subject_id = :agent AND d.opened_at >= :since ORDER BY d.opened_at DESC LIMIT 12
"""


def _named(agent_id: str, since: datetime) -> dict[str, object]:
    now = to_epoch_ms(datetime.now().astimezone())
    return {"agent": agent_id, "since": to_epoch_ms(since), "now": now}


def missed(connection: Connection, acting: Acting, agent_id: str, since: datetime) -> list[Missed]:
    """Questions the agent did not pass since then, in released evaluations; the largest share first."""
    if acting.only_agent:
        return []
    return [Missed(*row) for row in connection.execute(text(MISSED), _named(agent_id, since))]


def moments(connection: Connection, acting: Acting, agent_id: str, since: datetime) -> list[MomentFound]:
    """Shared moments marked on the agent's calls since then, latest first."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(MOMENTS), _named(agent_id, since))
    return [MomentFound(key, call, outer, from_epoch_ms(at), *rest) for key, call, outer, at, *rest in rows]


def disputes(connection: Connection, acting: Acting, agent_id: str, since: datetime) -> list[DisputeFound]:
    """The agent's disputes since then, latest first."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(DISPUTES), _named(agent_id, since))
    return [DisputeFound(key, outer, from_epoch_ms(at), *rest) for key, outer, at, *rest in rows]
