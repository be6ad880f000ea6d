"""Changing what was submitted: a draft with the same answers whose submission takes the old one's place."""

from __future__ import annotations

from sqlalchemy import select, text

from db.models import Draft, DraftAnswer, DraftEvidence
from qa_desk.errors import N_
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.life import Life, life_of
from qa_desk.work.permissions import require_call

ANSWERS = """
SELECT question_key, choices, number, text, CASE na WHEN 'rule' THEN 'no' ELSE na END, comment, causes, untouched
FROM answer WHERE evaluation_id = :evaluation
"""


def start_revision(desk: Desk, evaluation_id: str, reason: str) -> str:
    """Begin to revise an evaluation, or go on with one's own unfinished revision; the draft's id.

    By its evaluator or a lead, with a reason, and not while a dispute is open: that ends with a decision.
    """
    with desk.change("evaluation.revise") as change:
        life = life_of(change.session.connection(), evaluation_id, change.now)
        require_call(change.session.connection(), change.acting, life.evaluation.interaction_id)
        _require_revisable(change, life, reason)
        assert change.acting is not None
        open_draft = change.session.scalar(
            select(Draft).where(
                Draft.revises_id == evaluation_id,
                Draft.evaluator_id == change.acting.person_id,
                Draft.state == "draft",
            )
        )
        if open_draft is not None:
            return open_draft.id
        draft = Draft(
            interaction_id=life.evaluation.interaction_id,
            form_version_id=life.evaluation.form_version_id,
            evaluator_id=change.acting.person_id,
            subject_id=life.evaluation.subject_id,
            purpose=life.evaluation.purpose,
            started_at=change.now,
            updated_at=change.now,
            revises_id=evaluation_id,
            revise_reason=reason.strip(),
        )
        change.session.add(draft)
        change.session.flush()
        _copy(change, draft, evaluation_id)
        change.audit("draft", draft.id, after={"revises": evaluation_id, "reason": reason.strip()})
        return draft.id


def _require_revisable(change: Transaction, life: Life, reason: str) -> None:
    acting = change.acting
    if acting is None or not (
        acting.person_id == life.evaluation.evaluator_id or acting.has("lead", "admin")
    ):
        raise EvaluationError(N_("Only its evaluator or a lead may revise an evaluation."))
    if acting.person_id == life.evaluation.subject_id and life.evaluation.purpose != "self":
        raise EvaluationError(N_("This is your own call."), hint=N_("Somebody else has to score it."))
    if not reason.strip():
        raise EvaluationError(N_("A revision needs a reason."), hint=N_("The agent will read it."))
    if life.state in ("disputed", "under_review"):
        raise EvaluationError(
            N_("This evaluation is disputed and waits for a decision."),
            hint=N_("Its reviewer decides; that revises it where it has to be."),
        )
    if life.state == "revised":
        raise EvaluationError(N_("This evaluation was revised; another took its place."))


def _copy(change: Transaction, draft: Draft, evaluation_id: str) -> None:
    connection = change.session.connection()
    old = connection.execute(
        text("SELECT feedback, private_note FROM evaluation WHERE id = :evaluation"),
        {"evaluation": evaluation_id},
    ).one()
    draft.feedback, draft.private_note = old.feedback, old.private_note
    columns = "question_key, choices, number, text, na, comment, causes, untouched"
    connection.execute(
        text(
            f"INSERT INTO {DraftAnswer.__tablename__} (draft_id, updated_at, {columns})"
            f" SELECT :draft, :now, * FROM ({ANSWERS})"
        ),
        {"draft": draft.id, "now": int(change.now.timestamp() * 1000), "evaluation": evaluation_id},
    )
    connection.execute(
        text(
            f"INSERT INTO {DraftEvidence.__tablename__} (draft_id, question_key, moment_id)"
            " SELECT :draft, question_key, moment_id FROM evidence WHERE evaluation_id = :evaluation"
        ),
        {"draft": draft.id, "evaluation": evaluation_id},
    )
