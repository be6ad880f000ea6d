"""Letting what the room settled on count for the agent, where nobody ever scored the call and the host says so."""

from __future__ import annotations

from sqlalchemy import func, select

from db.keys import new_id
from db.models import CalibrationAgreed, CalibrationCall, Evaluation
from qa_desk.errors import N_
from qa_desk.scoring import Answer
from qa_desk.work.calibration.figures import NA
from qa_desk.work.calibration.rounds import CalibrationError, hosted
from qa_desk.work.desk import Desk
from qa_desk.work.submit import Finished, record


def count_settled(desk: Desk, call_id: str) -> str:
    """Submit the settled answers of a round's call as the host's own evaluation; its id.

    `CalibrationError` where the call was scored before or is the host's own, `NotComplete` where a question is not
    settled.
    """
    with desk.change("calibration.host") as change:
        session = change.session
        call = session.get(CalibrationCall, call_id)
        found = hosted(change, call.round_id if call is not None else "")
        if call is None or found.state == "open" or change.acting is None:
            raise CalibrationError(N_("The room can only agree after the scores are revealed."))
        scored = session.scalar(
            select(func.count())
            .select_from(Evaluation)
            .where(Evaluation.interaction_id == call.interaction_id, Evaluation.purpose == "coach")
        )
        if scored:
            raise CalibrationError(N_("This call was scored before; its round counts for nobody."))
        first = session.scalars(
            select(Evaluation)
            .where(Evaluation.interaction_id == call.interaction_id, Evaluation.purpose == "calibration")
            .order_by(Evaluation.seq)
        ).first()
        if first is None or first.subject_id == change.acting.person_id:
            raise CalibrationError(N_("Nobody scores a call of their own."))
        rows = session.scalars(
            select(CalibrationAgreed).where(CalibrationAgreed.call_id == call_id, ~CalibrationAgreed.deleted)
        )
        answers = {
            row.question_key: Answer(na="evaluator", comment=row.reason)
            if row.choice == NA
            else Answer(choices=(row.choice,), comment=row.reason)
            for row in rows
        }
        made = Finished(
            id=new_id(),
            interaction_id=call.interaction_id,
            form_version_id=found.form_version_id,
            evaluator_id=change.acting.person_id,
            subject_id=first.subject_id,
            purpose="coach",
            started_at=change.now,
            answers=answers,
            evidence={},
            feedback="",
            private_note="",
        )
        record(change, made)
        change.audit("calibration_round", found.id, after={"counted": made.id})
        return made.id
