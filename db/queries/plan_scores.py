"""The scores of a plan's calls, each as it stands after revisions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class PlanScore:
    """A call a plan gave out: its stratum, chance, and its score in percent, None while it waits or was skipped."""

    agent_id: str
    agent: str
    stratum: str
    chance: float
    state: str
    score: float | None
    passed: bool | None


SCORES = """
WITH RECURSIVE newest(first_id, id) AS (
  SELECT evaluation_id, evaluation_id FROM assignment WHERE plan_id = :plan AND period = :period
    AND evaluation_id IS NOT NULL
  UNION SELECT n.first_id, e.id FROM newest n JOIN evaluation e ON e.supersedes_id = n.id)
SELECT p.id, p.name, a.stratum, a.chance, a.state, e.score, e.outcome = 'pass'
FROM assignment a
JOIN interaction i ON i.id = a.interaction_id
JOIN person p ON p.id = i.agent_id
LEFT JOIN evaluation e ON e.id = (SELECT n.id FROM newest n WHERE n.first_id = a.evaluation_id
  AND NOT EXISTS (SELECT 1 FROM evaluation s WHERE s.supersedes_id = n.id))
WHERE a.plan_id = :plan AND a.period = :period AND a.kind = 'regular' AND NOT a.deleted AND a.state <> 'withdrawn'
ORDER BY p.name, a.id
"""


def plan_scores(connection: Connection, plan_id: str, period: str) -> list[PlanScore]:
    """Every first-scored call of a plan in a period; second scores and re-scores are no part of an agent's figures."""
    rows = connection.execute(text(SCORES), {"plan": plan_id, "period": period})
    return [
        PlanScore(agent, name, stratum, chance, state, score, None if passed is None else bool(passed))
        for agent, name, stratum, chance, state, score, passed in rows
    ]
