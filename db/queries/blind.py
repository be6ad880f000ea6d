"""What somebody may not know of a call yet, because they are in the middle of scoring it or are given it to score.

A form says what its evaluator does not see before submitting: the customer's rating, whose call it is, what others
scored. That holds from the moment a call is theirs: an open draft, a call of their queue, a call of a calibration
round they have not scored. A call that somebody only looks at hides nothing: choosing one needs its facts.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

from db.queries.acting import Acting

RATING, AGENT, SCORES = 1, 2, 4
"""Bits of what is hidden."""

FLAG = "coalesce(json_extract(v.definition, '$.blind.{0}'), {1})"
OURS = """
SELECT d.interaction_id AS call, d.form_version_id AS version FROM draft d
WHERE d.evaluator_id = :me AND d.state = 'draft' AND d.revises_id IS NULL
UNION ALL
SELECT a.interaction_id, a.form_version_id FROM assignment a
WHERE a.evaluator_id = :me AND a.state = 'open' AND NOT a.deleted
UNION ALL
SELECT c.interaction_id, r.form_version_id FROM calibration_member m
JOIN calibration_round r ON r.id = m.round_id AND r.state = 'open' AND NOT r.deleted
JOIN calibration_call c ON c.round_id = r.id
WHERE m.person_id = :me AND NOT EXISTS (
  SELECT 1 FROM calibration_score s WHERE s.call_id = c.id AND s.person_id = :me)
"""
HIDDEN = f"""
SELECT o.call, max({FLAG.format("rating", 1)}) * {RATING}
  + max({FLAG.format("agent", 0)} AND i.agent_id IS NOT :me) * {AGENT} + max({FLAG.format("scores", 1)}) * {SCORES}
FROM ({OURS}) o JOIN form_version v ON v.id = o.version JOIN interaction i ON i.id = o.call GROUP BY 1
"""
OTHERS_SCORES = f"""e.evaluator_id <> :me AND e.interaction_id IN (
  SELECT o.call FROM ({OURS}) o JOIN form_version v ON v.id = o.version WHERE {FLAG.format("scores", 1)})"""
"""SQL about the evaluation `e`: somebody else's of a call that `:me` scores blind."""


def hidden(connection: Connection, acting: Acting) -> Mapping[str, int]:
    """Interaction id to the bits of what this person may not know of it; calls with nothing hidden are not in it."""
    rows = connection.execute(text(HIDDEN), {"me": acting.person_id})
    return {str(call): int(bits) for call, bits in rows if bits}
