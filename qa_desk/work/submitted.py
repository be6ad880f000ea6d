"""Reading a submitted evaluation again, as the same kind of state a draft has."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.blind import SCORES, hidden
from db.queries.calibration import STILL_BLIND
from db.queries.disputes import answers_owed
from db.queries.life import RELEASED
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState, EvaluationError
from qa_desk.work.forms import definition_of
from qa_desk.work.permissions import require_call

STATE = (
    """
SELECT e.id, e.interaction_id, e.form_version_id, v.title, v.number, e.evaluator_id, e.subject_id,
       e.feedback, e.private_note, e.submitted_at
FROM evaluation e JOIN form_version v ON v.id = e.form_version_id
WHERE e.id = :id AND (:everyone OR (e.subject_id = :me AND e.purpose = 'coach' AND """
    + RELEASED
    + """)
  OR (e.evaluator_id = :me AND e.purpose = 'self')) AND NOT ("""
    + STILL_BLIND
    + ")"
)

ANSWERS = """
SELECT question_key, choices, number, text, na, comment, causes, untouched FROM answer
WHERE evaluation_id = :id ORDER BY seq
"""

OWN_DRAFT = """
SELECT count(*) FROM draft WHERE interaction_id = :call AND evaluator_id = :me AND purpose = 'self'
  AND state = 'draft'
"""

EVIDENCE = """
SELECT e.question_key, e.moment_id FROM evidence e JOIN moment m ON m.id = e.moment_id
WHERE e.evaluation_id = :id AND (:everyone OR m.shared) ORDER BY m.start_ms
"""


def load_submitted(desk: Desk, evaluation_id: str) -> DraftState:
    """A submitted evaluation; agents see only their own, once released, without the private note.

    `EvaluationError` for any other, and for one that is still to be answered blind: by the agent who is in the
    middle of a self-evaluation, by whoever scores the call on a form that hides others' scores, by the reviewer of
    a dispute.
    """
    acting = desk.acting
    everyone = acting is None or not acting.only_agent
    me = acting.person_id if acting else ""
    who = {"id": evaluation_id, "everyone": everyone, "me": me, "now": to_epoch_ms(datetime.now(UTC))}
    with desk.reading() as connection:
        row = connection.execute(text(STATE), who).first()
        if row is None:
            raise EvaluationError(N_("This evaluation is not there, or is not yours to see."))
        if everyone:
            require_call(connection, acting, row.interaction_id)
        _require_not_blind(connection, row.interaction_id, evaluation_id, row.evaluator_id, acting)
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
            answers=stored_answers(connection, evaluation_id),
            evidence=evidence,
            feedback=row.feedback,
            private_note=row.private_note if everyone and row.subject_id != me else "",
            state="submitted",
            updated_at=from_epoch_ms(row.submitted_at),
        )


def _require_not_blind(
    connection: Connection, interaction_id: str, evaluation_id: str, evaluator_id: str, acting: Acting | None
) -> None:
    me = acting.person_id if acting else ""
    if evaluator_id == me:
        return
    if connection.execute(text(OWN_DRAFT), {"call": interaction_id, "me": me}).scalar_one():
        raise EvaluationError(
            N_("Finish your own evaluation of this call first."),
            hint=N_("Your coach's is shown once yours is submitted or given up."),
        )
    if acting is not None and hidden(connection, acting).get(interaction_id, 0) & SCORES:
        raise EvaluationError(
            N_("You score this call yourself, blind to what others scored."),
            hint=N_("Theirs is shown once yours is submitted or given up."),
        )
    if answers_owed(connection, evaluation_id, me):
        raise EvaluationError(
            N_("Answer the disputed questions first."),
            hint=N_("The first answers are shown once yours are given."),
        )


def stored_answers(connection: Connection, evaluation_id: str) -> dict[str, scoring.Answer]:
    """The answers of a submitted evaluation by question key, in the form's order."""
    rows = connection.execute(text(ANSWERS), {"id": evaluation_id})
    return {
        row.question_key: scoring.Answer(
            choices=tuple(json.loads(row.choices)),
            number=None if row.number is None else Decimal(row.number),
            text=row.text,
            na=row.na,
            comment=row.comment,
            untouched_default=bool(row.untouched),
            causes=tuple(json.loads(row.causes)),
        )
        for row in rows
    }
