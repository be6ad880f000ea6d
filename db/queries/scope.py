"""Whose calls a person may see: one condition for every query.

Everybody sees the calls they took themselves, and those they were given to score. A coach or lead sees those that
were taken in their teams, at the time: a call stays with the team of its day. Somebody who is only an executive
sees what was planned for a listening session. Coaches, leads and administrators of the whole workspace see all.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, text

from db.queries.acting import Acting

TAKEN_IN = """EXISTS (SELECT 1 FROM membership sm WHERE sm.person_id = i.agent_id
    AND sm.team_id IN (SELECT value FROM json_each(:teams))
    AND date(i.started_at / 1000, 'unixepoch') >= sm.valid_from
    AND (sm.valid_to IS NULL OR date(i.started_at / 1000, 'unixepoch') < sm.valid_to))"""
PLANNED = "EXISTS (SELECT 1 FROM listening_item sl WHERE sl.interaction_id = i.id)"

GIVEN = """EXISTS (SELECT 1 FROM assignment sa WHERE sa.interaction_id = i.id AND sa.evaluator_id = :me)
  OR EXISTS (SELECT 1 FROM calibration_member sb JOIN calibration_call sc ON sc.round_id = sb.round_id
    WHERE sb.person_id = :me AND sc.interaction_id = i.id)"""

SEEN_CALL = f"(:whole OR i.agent_id = :me OR {TAKEN_IN} OR (:executive AND {PLANNED}) OR {GIVEN})"
"""True of a call `i` that the person of `scope_of` may see."""

SEEN_AGENT = """(:whole OR p.id = :me OR EXISTS (SELECT 1 FROM membership sm
    WHERE sm.person_id = p.id AND sm.team_id IN (SELECT value FROM json_each(:teams))))"""
"""True of a person `p` whose figures the person of `scope_of` may see: oneself, and whoever is or was in the teams."""


def sees_call(connection: Connection, acting: Acting, interaction_id: str) -> bool:
    """Whether a person may see a call; False also for one that is not there."""
    asked = text(f"SELECT 1 FROM interaction i WHERE i.id = :call AND {SEEN_CALL}")
    return connection.execute(asked, {"call": interaction_id, **scope_of(acting)}).first() is not None


def scope_of(acting: Acting) -> dict[str, Any]:
    """What `SEEN_CALL` and `SEEN_AGENT` are asked with; `everyone` where more than what is released is shown."""
    return {
        "whole": acting.sees_all,
        "everyone": not acting.only_agent,
        "me": acting.person_id,
        "teams": json.dumps(sorted(acting.teams or ())),
        "executive": acting.has("executive"),
    }
