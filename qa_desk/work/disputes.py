"""An agent disagrees with an evaluation, question by question, with reasons and moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text

from db.models import Dispute, DisputePoint
from db.queries import disputes as reads
from qa_desk.errors import N_
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.forms import definition_of
from qa_desk.work.life import add_event, own_life, require_state


@dataclass(frozen=True, slots=True)
class Point:
    """A question the agent disagrees about, why, and ids of shared moments that show it."""

    reason: str
    moments: tuple[str, ...] = ()


def open_dispute(desk: Desk, evaluation_id: str, points: Mapping[str, Point], comment: str = "") -> str:
    """Dispute questions of an own released evaluation, by question key; the dispute's id."""
    with desk.change("dispute.open") as change:
        life = own_life(change, evaluation_id)
        require_state(life, "released", "upheld")
        assert change.acting is not None
        if life.disputes_left == 0:
            raise EvaluationError(
                N_("This evaluation cannot be disputed, or was as often as the form allows."),
                hint=N_("Talk to your coach about it."),
            )
        if life.dispute_until is None or change.now > life.dispute_until:
            raise EvaluationError(
                N_("The time to dispute this evaluation is over."), hint=N_("Talk to your coach about it.")
            )
        _require_points(change, life.evaluation.form_version_id, evaluation_id, points)
        number = len(reads.disputes_of(change.session.connection(), evaluation_id)) + 1
        found = Dispute(
            evaluation_id=evaluation_id,
            number=number,
            opened_at=change.now,
            opened_by=change.acting.person_id,
            comment=comment.strip(),
        )
        change.session.add(found)
        change.session.flush()
        for key, point in points.items():
            change.session.add(
                DisputePoint(
                    dispute_id=found.id,
                    question_key=key,
                    reason=point.reason.strip(),
                    moments=list(point.moments),
                )
            )
        if not life.seen:
            add_event(change, evaluation_id, "seen")
        add_event(change, evaluation_id, "disputed", comment.strip())
        change.audit("dispute", found.id, after={"evaluation": evaluation_id, "questions": list(points)})
        return found.id


def _require_points(
    change: Transaction, version_id: str, evaluation_id: str, points: Mapping[str, Point]
) -> None:
    connection = change.session.connection()
    form = definition_of(connection, version_id)
    known = {question.key for question in form.questions()}
    if not points:
        raise EvaluationError(N_("A dispute names at least one question."))
    shown = set(
        connection.execute(
            text(
                "SELECT m.id FROM moment m JOIN evaluation e ON e.interaction_id = m.interaction_id"
                " WHERE e.id = :evaluation AND NOT m.deleted"
            ),
            {"evaluation": evaluation_id},
        ).scalars()
    )
    for key, point in points.items():
        if key not in known:
            raise EvaluationError(N_("The form has no question “{key}”."), key=key)
        if not point.reason.strip():
            raise EvaluationError(
                N_("Every disputed question needs a reason."),
                hint=N_("Say in a sentence what was different."),
            )
        if not shown.issuperset(point.moments):
            raise EvaluationError(N_("A moment of the dispute is not on this call."))
