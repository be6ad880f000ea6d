"""A coach's queue: skip a call with a reason, hand it to a colleague; done is seen by the database itself."""

from __future__ import annotations

from db.keys import new_id
from db.models import Assignment, AssignmentEvent, Person
from qa_desk.errors import N_
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.sampling.drawn import SamplingError


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
        assignment.evaluator_id, assignment.updated_at = person_id, change.now
        _note(change, assignment, "handed over", reason.strip() or person.name)


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
