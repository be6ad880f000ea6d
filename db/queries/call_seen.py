"""What an agent may know of the own calls: scores once released, moments once shared."""

from __future__ import annotations

from datetime import UTC, datetime

from db.models import to_epoch_ms
from db.queries.acting import Acting
from db.queries.life import RELEASED

SHARED_MOMENTS = "(SELECT count(*) FROM moment WHERE interaction_id = i.id AND shared AND NOT deleted)"
OWN = ("score", "evaluations", "moments")
"""The columns of a list of calls whose value depends on who asks."""


def seen(acting: Acting, column: str) -> str:
    """SQL over `interaction i` for one of `OWN`, as far as this person may know."""
    if not acting.only_agent:
        return {"score": "i.score", "evaluations": "i.evaluation_count", "moments": "i.moment_count"}[column]
    if column == "moments":
        return SHARED_MOMENTS
    released = f"""FROM evaluation e WHERE e.interaction_id = i.id AND e.purpose = 'coach'
      AND {RELEASED.replace(":now", str(to_epoch_ms(datetime.now(UTC))))}"""
    if column == "evaluations":
        return f"(SELECT count(*) {released})"
    return f"(SELECT e.score {released} ORDER BY e.submitted_at DESC, e.seq DESC LIMIT 1)"
