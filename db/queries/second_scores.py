"""Calls scored more than once without anybody knowing: re-scores, and second scores of one draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms


@dataclass(frozen=True, slots=True)
class ScorePair:
    """A call's first score and a later one of the same form version, percent; `again_id` may be the same person."""

    interaction_id: str
    first_id: str
    first: str
    first_score: float
    again_id: str
    again: str
    again_score: float
    at: datetime


PAIRS = """
SELECT e.interaction_id, f.evaluator_id, pf.name, f.score, e.evaluator_id, pe.name, e.score, e.submitted_at
FROM assignment a
JOIN evaluation e ON e.id = a.evaluation_id
JOIN evaluation f ON f.seq = (SELECT min(seq) FROM evaluation o WHERE o.interaction_id = e.interaction_id
  AND o.purpose = 'coach' AND o.form_version_id = e.form_version_id AND o.id <> e.id AND o.supersedes_id IS NULL
  AND (a.kind = 'rescore' OR o.evaluator_id <> e.evaluator_id))
JOIN person pf ON pf.id = f.evaluator_id
JOIN person pe ON pe.id = e.evaluator_id
WHERE a.kind IN ('rescore', 'double') AND a.state = 'done' AND NOT a.deleted
  AND f.score IS NOT NULL AND e.score IS NOT NULL
ORDER BY e.submitted_at
"""


def score_pairs(connection: Connection) -> list[ScorePair]:
    """Every pair, oldest first."""
    return [
        ScorePair(call, first_id, first, before, again_id, again, after, from_epoch_ms(at))
        for call, first_id, first, before, again_id, again, after, at in connection.execute(text(PAIRS))
    ]
