"""The life of a round: opened, scored blind, revealed, agreed, closed. A score joins its round in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from db.keys import new_id
from db.models import (
    CalibrationAgreed,
    CalibrationCall,
    CalibrationMember,
    CalibrationRound,
    CalibrationScore,
    Person,
)
from db.queries.scope import sees_call
from qa_desk.errors import N_, QADeskError
from qa_desk.work import evaluate
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.forms import definition_of


class CalibrationError(QADeskError):
    """A round that cannot be opened, scored or revealed as asked."""


def open_round(
    desk: Desk,
    title: str,
    form_version_id: str,
    interaction_ids: Sequence[str],
    member_ids: Sequence[str],
    *,
    expert_id: str | None = None,
    blind: bool = True,
    due: date | None = None,
) -> str:
    """Open a round; its id. It takes one call and two members at least; the expert's scores are the key."""
    members = list(dict.fromkeys([*member_ids, *([expert_id] if expert_id else [])]))
    if not interaction_ids or len(members) < 2:
        raise CalibrationError(
            N_("A round takes at least one call and two people."), hint=N_("Add calls or members.")
        )
    with desk.change("calibration.host") as change:
        assert change.acting is not None
        definition_of(change.session.connection(), form_version_id)
        if not all(sees_call(change.session.connection(), change.acting, call) for call in interaction_ids):
            raise CalibrationError(
                N_("A call of the round is not in this workspace, or is not yours to see.")
            )
        made = CalibrationRound(
            id=new_id(),
            title=title,
            form_version_id=form_version_id,
            host_id=change.acting.person_id,
            expert_id=expert_id,
            blind=blind,
            due=due,
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(made)
        change.session.flush()
        for position, call in enumerate(dict.fromkeys(interaction_ids)):
            change.session.add(
                CalibrationCall(id=new_id(), round_id=made.id, interaction_id=call, position=position)
            )
        for person in members:
            if change.session.get(Person, person) is None:
                raise CalibrationError(N_("Somebody of the round is not in this workspace."))
            change.session.add(CalibrationMember(id=new_id(), round_id=made.id, person_id=person))
        told = {"title": title, "calls": len(set(interaction_ids)), "members": len(members)}
        change.audit("calibration_round", made.id, after=told)
        return made.id


def begin(desk: Desk, round_id: str, interaction_id: str) -> str:
    """Begin scoring a call of a round, or go on; the draft's id. Late members may still score after the reveal."""
    with desk.workspace.session() as session:
        found = session.get(CalibrationRound, round_id)
        member = session.scalar(
            select(CalibrationMember.id).where(
                CalibrationMember.round_id == round_id,
                CalibrationMember.person_id == (desk.acting.person_id if desk.acting else ""),
            )
        )
        call = session.scalar(
            select(CalibrationCall.id).where(
                CalibrationCall.round_id == round_id, CalibrationCall.interaction_id == interaction_id
            )
        )
    if found is None or found.deleted or found.state not in ("open", "revealed") or call is None:
        raise CalibrationError(N_("This call is not being calibrated any more."))
    if member is None:
        raise CalibrationError(N_("You are not in this round."), hint=N_("Ask its host to add you."))
    return evaluate.start(desk, interaction_id, found.form_version_id, purpose="calibration")


def reveal(desk: Desk, round_id: str) -> None:
    """Show everybody everybody's scores; the host may do so before all are in."""
    with desk.change("calibration.host") as change:
        found = hosted(change, round_id)
        if found.state != "open":
            raise CalibrationError(N_("This round is revealed already."))
        if not change.session.scalar(
            select(func.count())
            .select_from(CalibrationScore)
            .join(CalibrationCall, CalibrationCall.id == CalibrationScore.call_id)
            .where(CalibrationCall.round_id == round_id)
        ):
            raise CalibrationError(N_("Nobody has scored yet; there is nothing to reveal."))
        found.state, found.revealed_at, found.updated_at = "revealed", change.now, change.now
        change.audit("calibration_round", round_id, before={"state": "open"}, after={"state": "revealed"})


def agree(desk: Desk, call_id: str, question_key: str, choice: str, reason: str = "") -> None:
    """Write down what the room agreed on for one question of one call."""
    with desk.change("calibration.host") as change:
        call = change.session.get(CalibrationCall, call_id)
        found = hosted(change, call.round_id if call else "")
        if found.state != "revealed":
            raise CalibrationError(
                N_("The room can only agree after the scores are revealed."),
                hint=N_("Reveal the round first."),
            )
        form = definition_of(change.session.connection(), found.form_version_id)
        asked = {question.key: question for group in form.groups() for question in group.questions}
        question = asked.get(question_key)
        if question is None or choice not in {*(c.key for c in question.choices), "na"}:
            raise CalibrationError(N_("The form has no such answer."))
        row = change.session.scalar(
            select(CalibrationAgreed).where(
                CalibrationAgreed.call_id == call_id, CalibrationAgreed.question_key == question_key
            )
        )
        if row is None:
            row = CalibrationAgreed(
                id=new_id(), call_id=call_id, question_key=question_key, created_at=change.now
            )
            change.session.add(row)
        row.choice, row.reason, row.updated_at, row.deleted = choice, reason, change.now, False
        change.session.flush()
        change.audit("calibration_agreed", row.id, after={"question": question_key, "choice": choice})


def close(desk: Desk, round_id: str) -> None:
    """End a round; nobody scores in it any more."""
    with desk.change("calibration.host") as change:
        found = hosted(change, round_id)
        before, found.state, found.updated_at = found.state, "closed", change.now
        change.audit("calibration_round", round_id, before={"state": before}, after={"state": "closed"})


def hosted(change: Transaction, round_id: str) -> CalibrationRound:
    """The round, where the acting person hosts it or leads; `CalibrationError` else."""
    found = change.session.get(CalibrationRound, round_id)
    if found is None or found.deleted:
        raise CalibrationError(N_("This round is not there any more."))
    acting = change.acting
    if acting is not None and acting.person_id != found.host_id and not acting.has("lead", "admin"):
        raise CalibrationError(N_("Only the host of the round may do this."))
    return found
