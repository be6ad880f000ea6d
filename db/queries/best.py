"""How agents sound, and moments of some agents to learn from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.insights import Scope
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class SoundRow:
    """One measured call: shares from 0 to 1, seconds, interruptions a minute; None where it could not be told."""

    agent: str
    talk_share: float | None
    response_s: float | None
    interrupts: float | None
    silence: float | None
    overtalk: float | None


SOUND = """
SELECT i.agent_id, 1.0 * m.agent_ms / nullif(m.agent_ms + m.customer_ms, 0), m.agent_response_ms / 1000.0,
       m.agent_interrupts * 60000.0 / nullif(m.duration_ms, 0), 1.0 * m.silence_ms / nullif(m.duration_ms, 0),
       1.0 * m.overtalk_ms / nullif(m.talk_ms, 0)
FROM sound_measure m JOIN recording r ON r.id = m.recording_id JOIN interaction i ON i.id = r.interaction_id
WHERE {within} AND i.agent_id IS NOT NULL
"""


def sound(connection: Connection, acting: Acting, scope: Scope) -> list[SoundRow]:
    """Every measured recording in the scope. Nothing for agents."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(SOUND.format(within=scope.within())), scope.named)
    return [SoundRow(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class ModelMoment:
    """A shared moment on an agent's call; `question` where it lies as evidence beside a passed answer."""

    id: str
    interaction_id: str
    agent: str
    started_at: datetime
    start_ms: int
    end_ms: int
    tag: str
    note: str
    question: str | None


MOMENTS = f"""
SELECT m.id, i.id, i.agent_id, i.started_at, m.start_ms, m.end_ms, m.tag, m.note,
  (SELECT a.question_key FROM evidence v JOIN answer a ON a.evaluation_id = v.evaluation_id
     AND a.question_key = v.question_key
   WHERE v.moment_id = m.id AND a.na = 'no' AND a.possible > 0 AND a.earned >= 0.75 * a.possible LIMIT 1) AS question
FROM moment m JOIN interaction i ON i.id = m.interaction_id
WHERE {{within}} AND i.agent_id IN (SELECT value FROM json_each(:agents)) AND NOT m.deleted AND m.shared
  AND {SEEN_CALL} AND (m.tag = 'praise' OR (question IS NOT NULL AND m.tag NOT IN ('coaching', 'critical')))
ORDER BY i.started_at DESC LIMIT :most
"""


def model_moments(
    connection: Connection, acting: Acting, scope: Scope, agents: Sequence[str], most: int = 60
) -> list[ModelMoment]:
    """Moments of these agents tagged as praise or showing a passed question, of calls one may see; newest first."""
    if acting.only_agent:
        return []
    named = {**scope.named, **scope_of(acting), "agents": json.dumps(list(agents)), "most": most}
    rows = connection.execute(text(MOMENTS.format(within=scope.within())), named)
    return [ModelMoment(key, call, who, from_epoch_ms(at), *rest) for key, call, who, at, *rest in rows]
