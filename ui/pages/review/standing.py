"""Where the evaluation shown stands in its life, in words short enough for a chip."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from qa_desk.work.life import Life
from ui.text import N_, show_time, tr, tr_marked

AFTER: Final = {
    "disputed": N_("Disputed"),
    "under_review": N_("Dispute under review"),
    "upheld": N_("Upheld after a dispute"),
}
PURPOSES: Final = {
    "self": N_("Self-evaluation"),
    "calibration": N_("Calibration"),
    "rescore": N_("Scored again"),
    "auto": N_("Automatic"),
}


def life_words(life: Life | None) -> str:
    """Of a draft (None) or a submitted evaluation; what took its place comes before everything."""
    if life is None:
        return tr("Draft")
    if life.evaluation.superseded_by is not None or life.state == "revised":
        return tr("Revised: another took its place")
    if life.evaluation.purpose != "coach":
        return tr_marked(PURPOSES[life.evaluation.purpose])
    if life.state == "acknowledged":
        return tr("Acknowledged {time}", time=_when(life, "acknowledged"))
    if life.state in AFTER:
        return tr_marked(AFTER[life.state])
    if life.released_at is not None:
        time = show_time(life.released_at)
        return (
            tr("Released {time}, read", time=time) if life.seen else tr("Released {time}, unread", time=time)
        )
    if life.scheduled_at is not None:
        if life.scheduled_at <= datetime.now(UTC):  # its time came while it was shown
            return tr("Released {time}, unread", time=show_time(life.scheduled_at))
        return tr("To be released {time}", time=show_time(life.scheduled_at))
    return tr("Waits for approval") if life.waits_for_approval else tr("Submitted, not released")


def _when(life: Life, kind: str) -> str:
    return next((show_time(step.at) for step in reversed(life.events) if step.kind == kind), "")


def can_be_released(life: Life | None) -> bool:
    """True of a coach's evaluation that its agent may not see yet and nobody has to approve first."""
    return (
        life is not None
        and life.evaluation.purpose == "coach"
        and life.state == "submitted"
        and not life.waits_for_approval
    )
