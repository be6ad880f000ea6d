"""Customers' answers of every kind counted by agent, and who was sent a survey at all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.queries.acting import Acting
from db.queries.insights import Scope

TEAM = """(SELECT m.team_id FROM membership m WHERE m.person_id = i.agent_id
  AND m.valid_from <= date(i.started_at / 1000, 'unixepoch')
  AND (m.valid_to IS NULL OR m.valid_to > date(i.started_at / 1000, 'unixepoch'))
  ORDER BY m.valid_from DESC LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many calls of an agent (in a team on the day) have this counting answer: a share of its scale."""

    agent: str
    team: str | None
    kind: str
    value: float
    calls: int


@dataclass(frozen=True, slots=True)
class AskedCount:
    """Of how many of an agent's calls a survey is known to be sent, and of how many one was answered."""

    agent: str
    sent: int
    answered: int


ANSWERS = f"""
SELECT agent, team, kind, value, count(*) FROM (
  SELECT i.agent_id AS agent, {TEAM} AS team, s.kind AS kind,
         (s.value - s.scale_min) / (s.scale_max - s.scale_min) AS value
  FROM survey_response s CROSS JOIN interaction i ON i.id = s.interaction_id
  WHERE {{within}} AND i.agent_id IS NOT NULL AND s.seq = (
    SELECT l.seq FROM survey_response l WHERE l.interaction_id = s.interaction_id AND l.kind = s.kind
    ORDER BY l.answered_at DESC, l.seq DESC LIMIT 1))
GROUP BY 1, 2, 3, 4
"""

EVERY = """
SELECT s.kind, count(*) FROM survey_response s CROSS JOIN interaction i ON i.id = s.interaction_id
WHERE {within} AND i.agent_id IS NOT NULL GROUP BY 1
"""

ANSWERED = """(EXISTS (SELECT 1 FROM survey_response r WHERE r.interaction_id = i.id)
  OR EXISTS (SELECT 1 FROM survey_comment c WHERE c.interaction_id = i.id))"""
"""A rating of any kind, or words alone."""

ASKED = f"""
SELECT agent, count(*), sum(answered) FROM (
  SELECT i.agent_id AS agent,
         {ANSWERED} AS answered
  FROM interaction i WHERE {{within}} AND i.agent_id IS NOT NULL
    AND (EXISTS (SELECT 1 FROM survey_sent t WHERE t.interaction_id = i.id)
      OR {ANSWERED}))
GROUP BY 1
"""

COUNTED = """
SELECT agent_id, max(sent) FROM (
  SELECT c.agent_id AS agent_id, sum(c.sent) AS sent FROM survey_sent_count c
  WHERE c.since >= :since AND c.until <= :until GROUP BY c.agent_id, c.kind)
GROUP BY 1
"""


def answer_counts(connection: Connection, acting: Acting, scope: Scope) -> list[AnswerCount]:
    """The counting answer of every kind: of several about one call the latest."""
    rows = connection.execute(text(ANSWERS.format(within=scope.within())), scope.named).all()
    return [AnswerCount(*row) for row in rows]


def every_answer(connection: Connection, acting: Acting, scope: Scope) -> dict[str, int]:
    """How many answers of each kind there are, those that later ones replaced too."""
    rows = connection.execute(text(EVERY.format(within=scope.within())), scope.named)
    return {str(kind): int(n) for kind, n in rows}


def asked_counts(connection: Connection, acting: Acting, scope: Scope) -> list[AskedCount]:
    """By agent; empty where nothing says that a survey was sent.

    A call with an answer was asked. Counts by month, week or day count where they lie in the scope whole; they say
    nothing of a team or a channel, so that under either only surveys told one by one are known.
    """
    if connection.execute(text("SELECT 1 FROM survey_sent LIMIT 1")).first() is None and (
        connection.execute(text("SELECT 1 FROM survey_sent_count LIMIT 1")).first() is None
    ):
        return []
    told = {
        agent: (int(sent), int(answered))
        for agent, sent, answered in connection.execute(
            text(ASKED.format(within=scope.within())), scope.named
        )
    }
    single = {
        row[0]
        for row in connection.execute(
            text(
                "SELECT DISTINCT i.agent_id FROM survey_sent t JOIN interaction i ON i.id = t.interaction_id"
                f" WHERE {scope.within()}"
            ),
            scope.named,
        )
    }
    counted: dict[str, int] = {}
    if scope.team_id is None and not scope.channels:
        span = {key: scope.named[key] for key in ("since", "until")}
        counted = {agent: int(sent) for agent, sent in connection.execute(text(COUNTED), span)}
    found = []
    for agent in {*single, *counted}:
        sent, answered = told.get(agent, (0, 0))
        known = max(counted.get(agent, 0), sent if agent in single else 0, answered)
        found.append(AskedCount(agent, known, answered))
    return found
