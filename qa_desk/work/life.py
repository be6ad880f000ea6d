"""The life of an evaluation: submitted, released, acknowledged, or disputed and decided. Steps are facts.

submitted → released → acknowledged
                     → disputed → under_review → upheld → acknowledged or disputed again
                                              → revised: another evaluation takes its place and asks anew
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from sqlalchemy import Connection

from db.models import Evaluation, EvaluationEvent
from db.queries import life as reads
from db.queries.life import EvaluationStand, EventRow
from qa_desk.errors import N_
from qa_desk.scoring import Release
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.forms import definition_of
from qa_desk.work.permissions import require_call

State = Literal["submitted", "released", "acknowledged", "disputed", "under_review", "upheld", "revised"]
STATES: Final[dict[str, State]] = {
    "submitted": "submitted",
    "released": "released",
    "acknowledged": "acknowledged",
    "disputed": "disputed",
    "review_started": "under_review",
    "upheld": "upheld",
    "revised": "revised",
}
NOT_NOW: Final = {
    "submitted": N_("This evaluation has not been released yet."),
    "released": N_("This evaluation was released already."),
    "acknowledged": N_("This evaluation was acknowledged already."),
    "disputed": N_("This evaluation is disputed and waits for a decision."),
    "under_review": N_("This evaluation is under review."),
    "upheld": N_("This evaluation was upheld."),
    "revised": N_("This evaluation was revised; another took its place."),
}


@dataclass(frozen=True, slots=True)
class Life:
    """Where an evaluation stands. `seen` is by its agent; `dispute_until` is None where it cannot be disputed.

    `scheduled_at` is when it will be released by itself, None where it was or will not be.
    """

    evaluation: EvaluationStand
    state: State
    events: tuple[EventRow, ...]
    released_at: datetime | None
    seen: bool
    waits_for_approval: bool
    dispute_until: datetime | None
    disputes_left: int
    scheduled_at: datetime | None = None

    @property
    def released(self) -> bool:
        """True where its agent may see it."""
        return self.released_at is not None


def life_of(connection: Connection, evaluation_id: str, now: datetime | None = None) -> Life:
    """Where an evaluation stands at `now`; `EvaluationError` where there is none."""
    now = now or datetime.now(UTC)
    found = reads.stand(connection, evaluation_id)
    if found is None:
        raise EvaluationError(N_("This evaluation is not there, or is not yours to see."))
    form = definition_of(connection, found.form_version_id)
    every = reads.events(connection, evaluation_id, now, ahead=True)
    steps = tuple(step for step in every if step.effective_at <= now or step.effective_at == step.at)
    ahead = [step.effective_at for step in every if step not in steps and step.kind == "released"]
    kinds = reads.kinds(steps)
    state: State = next((STATES[step.kind] for step in reversed(steps) if step.kind in STATES), "submitted")
    released_at = next((step.effective_at for step in steps if step.kind == "released"), None)
    left = max(0, form.disputes.limit - reads.dispute_count(connection, evaluation_id))
    until = released_at + timedelta(days=form.disputes.days) if released_at else None
    return Life(
        evaluation=found,
        state=state,
        events=steps,
        released_at=released_at,
        seen=any(step.kind == "seen" and step.actor_id == found.subject_id for step in steps),
        waits_for_approval=form.release.mode == "approval" and "approved" not in kinds,
        dispute_until=until if form.disputes.allowed and left else None,
        disputes_left=left if form.disputes.allowed else 0,
        scheduled_at=min(ahead) if ahead and released_at is None else None,
    )


def begin(change: Transaction, evaluation: Evaluation, release: Release) -> None:
    """The first steps of an evaluation just stored: submitted, and released where the form says so."""
    add_event(change, evaluation.id, "submitted")
    if evaluation.purpose != "coach":
        return
    if release.mode == "at_once":
        add_event(change, evaluation.id, "released")
    elif release.mode == "scheduled":
        add_event(change, evaluation.id, "released", effective_at=change.now + timedelta(hours=release.hours))


def add_event(
    change: Transaction,
    evaluation_id: str,
    kind: str,
    comment: str = "",
    effective_at: datetime | None = None,
) -> None:
    """Write one step of an evaluation's life."""
    change.session.add(
        EvaluationEvent(
            evaluation_id=evaluation_id,
            kind=kind,
            at=change.now,
            effective_at=effective_at or change.now,
            actor_id=change.acting.person_id if change.acting else None,
            comment=comment,
        )
    )
    change.session.flush()
    change.touch("evaluation", evaluation_id)


def require_state(life: Life, *states: State) -> None:
    """`EvaluationError` in words where the evaluation is in none of these states."""
    if life.state not in states:
        raise EvaluationError(NOT_NOW[life.state], hint=N_("Open it again to see it as it is now."))


def approve(desk: Desk, evaluation_id: str, comment: str = "") -> None:
    """Approve an evaluation as a second person, which releases it."""
    with desk.change("evaluation.approve") as change:
        life = life_of(change.session.connection(), evaluation_id, change.now)
        require_call(change.session.connection(), change.acting, life.evaluation.interaction_id)
        require_state(life, "submitted")
        acting = change.acting.person_id if change.acting else None
        if acting in (life.evaluation.evaluator_id, life.evaluation.subject_id):
            raise EvaluationError(
                N_("Nobody approves an own evaluation."), hint=N_("Ask another coach or a lead.")
            )
        add_event(change, evaluation_id, "approved", comment.strip())
        add_event(change, evaluation_id, "released")
        change.audit("evaluation", evaluation_id, after={"state": "released", "approved": True})


def release(desk: Desk, evaluation_id: str) -> None:
    """Release an evaluation before its time; one that waits for approval has to be approved."""
    with desk.change("evaluation.release") as change:
        life = life_of(change.session.connection(), evaluation_id, change.now)
        require_call(change.session.connection(), change.acting, life.evaluation.interaction_id)
        require_state(life, "submitted")
        if life.evaluation.purpose != "coach":
            raise EvaluationError(N_("Only a coach's evaluation is released to the agent."))
        if life.waits_for_approval:
            raise EvaluationError(
                N_("This evaluation waits for a second person's approval."),
                hint=N_("Another coach or a lead approves it, which releases it."),
            )
        add_event(change, evaluation_id, "released")
        change.audit("evaluation", evaluation_id, after={"state": "released"})


def mark_seen(desk: Desk, evaluation_id: str) -> None:
    """Note that the agent opened an own released evaluation; nothing for anybody else, and once only."""
    with desk.change("evaluation.see") as change:
        life = life_of(change.session.connection(), evaluation_id, change.now)
        own = change.acting is not None and change.acting.person_id == life.evaluation.subject_id
        if own and life.released and not life.seen:
            add_event(change, evaluation_id, "seen")


def acknowledge(desk: Desk, evaluation_id: str, comment: str = "") -> None:
    """The agent takes note of an own evaluation, with a comment where there is something to say."""
    with desk.change("evaluation.acknowledge") as change:
        life = own_life(change, evaluation_id)
        require_state(life, "released", "upheld")
        if not life.seen:
            add_event(change, evaluation_id, "seen")
        add_event(change, evaluation_id, "acknowledged", comment.strip())
        change.audit(
            "evaluation", evaluation_id, before={"state": life.state}, after={"state": "acknowledged"}
        )


def own_life(change: Transaction, evaluation_id: str) -> Life:
    """Where an evaluation of the acting agent stands; `EvaluationError` for others' and unreleased ones."""
    life = life_of(change.session.connection(), evaluation_id, change.now)
    me = change.acting.person_id if change.acting else None
    if me is None or me != life.evaluation.subject_id or not life.released:
        raise EvaluationError(N_("This evaluation is not there, or is not yours to see."))
    return life


def replace(change: Transaction, evaluation_id: str, reason: str) -> Life:
    """Mark an evaluation as revised, because another is about to take its place; how it stood before."""
    life = life_of(change.session.connection(), evaluation_id, change.now)
    if life.evaluation.superseded_by is not None or life.state == "revised":
        raise EvaluationError(NOT_NOW["revised"], hint=N_("Revise the newest one."))
    add_event(change, evaluation_id, "revised", reason.strip())
    change.audit(
        "evaluation",
        evaluation_id,
        before={"state": life.state},
        after={"state": "revised", "reason": reason},
    )
    return life
