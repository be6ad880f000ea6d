"""Scoring a call: a draft that is on disk after every answer, and a submitted evaluation that never changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects.sqlite import insert

from db.models import Draft, DraftAnswer, DraftEvidence, Interaction, from_epoch_ms
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.fill import rest_with_best
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.forms import definition_of, require_in_use
from qa_desk.work.permissions import require, require_call


class EvaluationError(QADeskError):
    """An evaluation that cannot be made, changed or submitted as asked."""


class NotComplete(EvaluationError):
    """A draft that lacks answers or comments; `missing…` are question keys."""

    def __init__(
        self,
        missing: tuple[str, ...],
        missing_comments: tuple[str, ...],
        missing_causes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(
            N_(
                "Not submitted yet: {answers} questions without an answer, {comments} without a needed comment."
            )
            if not missing_causes
            else N_(
                "Not submitted yet: {answers} questions without an answer, {comments} without a needed comment,"
                " {causes} without a needed root cause."
            ),
            hint=N_("Answer them, or mark them N/A where the form allows it."),
            answers=len(missing),
            comments=len(missing_comments),
            causes=len(missing_causes),
        )
        self.missing = missing
        self.missing_comments = missing_comments
        self.missing_causes = missing_causes


def require_complete(result: scoring.Result) -> None:
    """`NotComplete` where answers, comments or root causes are missing."""
    if result.missing or result.missing_comments or result.missing_causes:
        raise NotComplete(result.missing, result.missing_comments, result.missing_causes)


@dataclass(frozen=True, slots=True)
class DraftState:
    """A draft as it stands on disk."""

    id: str
    interaction_id: str
    form_version_id: str
    form: scoring.Form
    form_title: str
    version_number: int
    evaluator_id: str
    subject_id: str | None
    answers: dict[str, scoring.Answer]
    evidence: dict[str, tuple[str, ...]]
    feedback: str
    private_note: str
    state: str
    updated_at: datetime


def start(desk: Desk, interaction_id: str, form_version_id: str, purpose: str = "coach") -> str:
    """Begin scoring a call with a form, or go on with one's own unfinished draft of it; the draft's id.

    With the purpose "self" an agent scores an own call. `EvaluationError` for what may not be scored.
    """
    with desk.change("evaluation.self" if purpose == "self" else "evaluation.start") as change:
        session, acting = change.session, change.acting
        call = session.get(Interaction, interaction_id)
        if call is None or acting is None:
            raise EvaluationError(N_("This call is not in the workspace any more."))
        if purpose != "self":  # who that is open to is checked below, in plainer words
            require_call(session.connection(), acting, interaction_id)
        definition_of(session.connection(), form_version_id)
        draft = session.scalar(
            select(Draft).where(
                Draft.interaction_id == interaction_id,
                Draft.form_version_id == form_version_id,
                Draft.evaluator_id == acting.person_id,
                Draft.purpose == purpose,
                Draft.state == "draft",
                Draft.revises_id.is_(None),
            )
        )
        if draft is not None:
            return draft.id
        _require_startable(change, call, form_version_id, purpose)
        draft = Draft(
            interaction_id=interaction_id,
            form_version_id=form_version_id,
            evaluator_id=acting.person_id,
            subject_id=call.agent_id,
            purpose=purpose,
            started_at=change.now,
            updated_at=change.now,
        )
        session.add(draft)
        session.flush()
        change.audit("draft", draft.id, after={"interaction": interaction_id, "form": form_version_id})
        return draft.id


SEEN = """
SELECT count(*) FROM evaluation e JOIN evaluation_event v ON v.evaluation_id = e.id AND v.kind = 'seen'
WHERE e.interaction_id = :call AND e.purpose = 'coach' AND v.actor_id = :me
"""


def _require_startable(change: Transaction, call: Interaction, form_version_id: str, purpose: str) -> None:
    assert change.acting is not None
    me, own = change.acting.person_id, call.agent_id == change.acting.person_id
    connection = change.session.connection()
    if purpose in ("coach", "rescore") and own:
        raise EvaluationError(
            N_("This is your own call."),
            hint=N_("Somebody else has to score it."),
        )
    if purpose == "self" and not own:
        raise EvaluationError(N_("A self-evaluation is made by the agent of the call."))
    if purpose == "self" and connection.execute(text(SEEN), {"call": call.id, "me": me}).scalar_one():
        raise EvaluationError(
            N_("You have seen your coach's evaluation of this call already."),
            hint=N_("A self-evaluation is made before that."),
        )
    require_in_use(connection, form_version_id)


STATE = """
SELECT d.id, d.interaction_id, d.form_version_id, v.title, v.number, d.evaluator_id, d.subject_id,
       d.feedback, d.private_note, d.state, d.updated_at
FROM draft d JOIN form_version v ON v.id = d.form_version_id WHERE d.id = :draft
"""


def load_draft(desk: Desk, draft_id: str) -> DraftState:
    """The draft as it stands on disk; `EvaluationError` when it is gone or somebody else's."""
    with desk.reading() as connection:
        row = connection.execute(text(STATE), {"draft": draft_id}).first()
        acting = desk.acting
        if row is None or (acting is not None and row.evaluator_id != acting.person_id):
            raise EvaluationError(N_("This draft is not there any more, or belongs to somebody else."))
        return DraftState(
            id=row.id,
            interaction_id=row.interaction_id,
            form_version_id=row.form_version_id,
            form=definition_of(connection, row.form_version_id),
            form_title=row.title,
            version_number=row.number,
            evaluator_id=row.evaluator_id,
            subject_id=row.subject_id,
            answers=_answers(connection, draft_id),
            evidence=_evidence(connection, draft_id),
            feedback=row.feedback,
            private_note=row.private_note,
            state=row.state,
            updated_at=from_epoch_ms(row.updated_at),
        )


def set_answer(desk: Desk, draft_id: str, question_key: str, answer: scoring.Answer) -> None:
    """Write one answer of a draft; an empty `Answer()` clears it. `EvaluationError` for what the form lacks."""
    set_answers(desk, draft_id, {question_key: answer})


def set_answers(desk: Desk, draft_id: str, answers: Mapping[str, scoring.Answer]) -> None:
    """Write several answers of a draft in one transaction."""
    with desk.change("evaluation.edit") as change:
        draft = _open_draft(change, draft_id)
        form = definition_of(change.session.connection(), draft.form_version_id)
        scoring.require_valid(form, answers)
        for key, answer in answers.items():
            values: dict[str, Any] = {
                "choices": list(answer.choices),
                "number": None if answer.number is None else str(answer.number),
                "text": answer.text,
                "na": answer.na,
                "comment": answer.comment,
                "causes": list(answer.causes),
                "untouched": answer.untouched_default,
                "updated_at": change.now,
            }
            statement = insert(DraftAnswer).values(draft_id=draft_id, question_key=key, **values)
            change.session.execute(
                statement.on_conflict_do_update(index_elements=["draft_id", "question_key"], set_=values)
            )
        _saved(change, draft)


def fill_rest(desk: Desk, draft_id: str) -> dict[str, scoring.Answer]:
    """Answer what is unanswered with the best choices, marked as untouched; what was filled in.

    `EvaluationError` where the form does not offer it.
    """
    draft = load_draft(desk, draft_id)
    if not draft.form.fill_best:
        raise EvaluationError(N_("This form does not offer to fill in answers."))
    filled = rest_with_best(draft.form, draft.answers)
    if filled:
        set_answers(desk, draft_id, filled)
    return filled


def set_feedback(desk: Desk, draft_id: str, words: str) -> None:
    """Write the feedback that the agent will read."""
    with desk.change("evaluation.edit") as change:
        draft = _open_draft(change, draft_id)
        draft.feedback = words
        _saved(change, draft)


def set_private_note(desk: Desk, draft_id: str, words: str) -> None:
    """Write the note that only coaches will read."""
    with desk.change("evaluation.edit") as change:
        draft = _open_draft(change, draft_id)
        draft.private_note = words
        _saved(change, draft)


def add_evidence(desk: Desk, draft_id: str, question_key: str, moment_id: str) -> None:
    """Lay a moment beside a question; doing it twice changes nothing."""
    with desk.change("evaluation.edit") as change:
        draft = _open_draft(change, draft_id)
        row = {"draft_id": draft_id, "question_key": question_key, "moment_id": moment_id}
        change.session.execute(insert(DraftEvidence).values(**row).on_conflict_do_nothing())
        _saved(change, draft)


def remove_evidence(desk: Desk, draft_id: str, question_key: str, moment_id: str) -> None:
    """Take a moment away from a question."""
    with desk.change("evaluation.edit") as change:
        draft = _open_draft(change, draft_id)
        change.session.execute(
            delete(DraftEvidence).where(
                DraftEvidence.draft_id == draft_id,
                DraftEvidence.question_key == question_key,
                DraftEvidence.moment_id == moment_id,
            )
        )
        _saved(change, draft)


def discard(desk: Desk, draft_id: str) -> None:
    """Give up a draft; its row stays, marked."""
    with desk.change("evaluation.discard") as change:
        draft = _open_draft(change, draft_id)
        draft.state = "discarded"
        draft.updated_at = change.now
        change.audit("draft", draft_id, before={"state": "draft"}, after={"state": "discarded"})


def _open_draft(change: Transaction, draft_id: str) -> Draft:
    draft = change.session.get(Draft, draft_id)
    acting = change.acting
    if draft is None or (acting is not None and draft.evaluator_id != acting.person_id):
        raise EvaluationError(N_("This draft is not there any more, or belongs to somebody else."))
    if draft.purpose != "self":
        require(acting, "evaluation.start")
    if draft.state != "draft":
        raise EvaluationError(
            N_("This evaluation was already submitted or given up, perhaps in another window."),
            hint=N_("Open the call again to see it as it is now."),
        )
    return draft


def _saved(change: Transaction, draft: Draft) -> None:
    draft.updated_at = change.now
    change.touch("draft", draft.id)


def _answers(connection: Connection, draft_id: str) -> dict[str, scoring.Answer]:
    rows = connection.execute(select(DraftAnswer.__table__).where(DraftAnswer.draft_id == draft_id))
    return {
        row.question_key: scoring.Answer(
            choices=tuple(row.choices),
            number=None if row.number is None else Decimal(row.number),
            text=row.text,
            na=row.na,
            comment=row.comment,
            untouched_default=row.untouched,
            causes=tuple(row.causes),
        )
        for row in rows
    }


def _evidence(connection: Connection, draft_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    rows = connection.execute(
        text(
            "SELECT e.question_key, e.moment_id FROM draft_evidence e JOIN moment m ON m.id = e.moment_id"
            " WHERE e.draft_id = :draft AND NOT m.deleted ORDER BY m.start_ms"
        ),
        {"draft": draft_id},
    )
    for key, moment in rows:
        found.setdefault(key, []).append(moment)
    return {key: tuple(ids) for key, ids in found.items()}
