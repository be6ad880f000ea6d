"""A coach's queue: skip a call with a reason, hand it to a colleague; done is seen by the database itself."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from db.keys import new_id
from db.models import Assignment, AssignmentEvent, Interaction, Person
from db.queries.sampling import queue as read_queue
from qa_desk.errors import N_
from qa_desk.work import evaluate
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.permissions import require
from qa_desk.work.sampling.drawn import SamplingError


@dataclass(frozen=True, slots=True)
class Begun:
    """A call to open in Review with its draft."""

    interaction_id: str
    draft_id: str


def begin(desk: Desk, assignment_id: str) -> Begun:
    """Begin scoring a queued call, or go on, with the form the plan names; nothing tells a hidden re-score apart."""
    require(desk.acting, "assignment.work")
    with desk.workspace.session() as session:
        found = session.get(Assignment, assignment_id)
    if found is None or found.state != "open" or found.deleted:
        raise SamplingError(N_("This call is not waiting in the queue any more."))
    if desk.acting is None or found.evaluator_id != desk.acting.person_id:
        raise SamplingError(N_("This call waits in somebody else's queue."))
    purpose = "rescore" if found.kind == "rescore" else "coach"
    draft = evaluate.start(desk, found.interaction_id, found.form_version_id, purpose)
    return Begun(found.interaction_id, draft)


def begin_next(desk: Desk) -> Begun | None:
    """Begin what is due first in the acting person's queue; None where nothing waits."""
    assert desk.acting is not None
    with desk.reading() as connection:
        waiting = read_queue(connection, desk.acting)
    return begin(desk, waiting[0].assignment_id) if waiting else None


def skip(desk: Desk, assignment_id: str, reason: str) -> None:
    """Leave a call out; the reason is kept, and the next draw of the plan replaces it."""
    if not reason.strip():
        raise SamplingError(N_("A call is only skipped with a reason."), hint=N_("Write a few words why."))
    with desk.change("assignment.work") as change:
        assignment = _open(change, assignment_id)
        assignment.state, assignment.reason, assignment.updated_at = "skipped", reason.strip(), change.now
        _note(change, assignment, "skipped", reason.strip())


def hand_over(desk: Desk, assignment_id: str, person_id: str, reason: str = "") -> None:
    """Give a call to a colleague; nobody gets a call of their own."""
    with desk.change("assignment.work") as change:
        assignment = _open(change, assignment_id)
        person = change.session.get(Person, person_id)
        if person is None or not person.active:
            raise SamplingError(N_("This person does not work here any more."))
        call = change.session.get(Interaction, assignment.interaction_id)
        if call is not None and call.agent_id == person_id:
            raise SamplingError(N_("Nobody scores a call of their own."))
        if _has_it(change, assignment, person_id):
            raise SamplingError(
                N_("{name} scores this call already."), hint=N_("Choose somebody else."), name=person.name
            )
        assignment.evaluator_id, assignment.updated_at = person_id, change.now
        _note(change, assignment, "handed over", reason.strip() or person.name)


def _has_it(change: Transaction, assignment: Assignment, person_id: str) -> bool:
    """A call is never scored twice by one person for one plan, so that a second score stays a second opinion."""
    return (
        change.session.scalar(
            select(Assignment.id).where(
                Assignment.plan_id == assignment.plan_id,
                Assignment.period == assignment.period,
                Assignment.interaction_id == assignment.interaction_id,
                Assignment.evaluator_id == person_id,
            )
        )
        is not None
    )


def _open(change: Transaction, assignment_id: str) -> Assignment:
    """An open assignment of the acting person; a lead may touch everybody's."""
    assignment = change.session.get(Assignment, assignment_id)
    acting = change.acting
    if assignment is None or assignment.state != "open":
        raise SamplingError(N_("This call is not waiting in the queue any more."))
    if acting is not None and acting.person_id != assignment.evaluator_id and not acting.has("lead", "admin"):
        raise SamplingError(N_("This call waits in somebody else's queue."))
    return assignment


def _note(change: Transaction, assignment: Assignment, what: str, reason: str) -> None:
    change.session.add(
        AssignmentEvent(
            id=new_id(),
            assignment_id=assignment.id,
            at=change.now,
            person_id=change.acting.person_id if change.acting else None,
            what=what,
            reason=reason,
        )
    )
    change.audit("assignment", assignment.id, after={"what": what, "reason": reason})
