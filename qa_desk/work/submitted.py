"""Reading a submitted evaluation again, as the same kind of state a draft has."""

from __future__ import annotations

import json
from decimal import Decimal

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState, EvaluationError
from qa_desk.work.forms import definition_of

STATE = """
SELECT e.id, e.interaction_id, e.form_version_id, v.title, v.number, e.evaluator_id, e.subject_id,
       e.feedback, e.private_note, e.submitted_at
FROM evaluation e JOIN form_version v ON v.id = e.form_version_id
WHERE e.id = :id AND (:everyone OR e.subject_id = :me)
"""

ANSWERS = "SELECT question_key, choices, number, text, na, comment FROM answer WHERE evaluation_id = :id"

EVIDENCE = """
SELECT e.question_key, e.moment_id FROM evidence e JOIN moment m ON m.id = e.moment_id
WHERE e.evaluation_id = :id AND (:everyone OR m.shared) ORDER BY m.start_ms
"""


def load_submitted(desk: Desk, evaluation_id: str) -> DraftState:
    """A submitted evaluation; agents see only their own, without the private note. `EvaluationError` if none."""
    acting = desk.acting
    everyone = acting is None or not acting.only_agent
    who = {"id": evaluation_id, "everyone": everyone, "me": acting.person_id if acting else ""}
    with desk.reading() as connection:
        row = connection.execute(text(STATE), who).first()
        if row is None:
            raise EvaluationError(N_("This evaluation is not there, or is not yours to see."))
        evidence: dict[str, tuple[str, ...]] = {}
        for key, moment in connection.execute(text(EVIDENCE), {"id": evaluation_id, "everyone": everyone}):
            evidence[key] = (*evidence.get(key, ()), moment)
        return DraftState(
            id=row.id,
            interaction_id=row.interaction_id,
            form_version_id=row.form_version_id,
            form=definition_of(connection, row.form_version_id),
            form_title=row.title,
            version_number=row.number,
            evaluator_id=row.evaluator_id,
            subject_id=row.subject_id,
            answers=_answers(connection, evaluation_id),
            evidence=evidence,
            feedback=row.feedback,
            private_note=row.private_note if everyone else "",
            state="submitted",
            updated_at=from_epoch_ms(row.submitted_at),
        )


def _answers(connection: Connection, evaluation_id: str) -> dict[str, scoring.Answer]:
    rows = connection.execute(text(ANSWERS), {"id": evaluation_id})
    return {
        row.question_key: scoring.Answer(
            choices=tuple(json.loads(row.choices)),
            number=None if row.number is None else Decimal(row.number),
            text=row.text,
            na=row.na,
            comment=row.comment,
        )
        for row in rows
    }
