"""Submitting an evaluation: the draft becomes facts that never change, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from db.models import Answer, Draft, Evaluation, Evidence, SectionScore
from db.search import Passage, add_passages
from qa_desk import scoring
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import _answers, _evidence, _open_draft, require_complete
from qa_desk.work.forms import definition_of
from qa_desk.work.life import begin, replace


@dataclass(frozen=True, slots=True)
class Finished:
    """An evaluation about to become facts."""

    id: str
    interaction_id: str
    form_version_id: str
    evaluator_id: str
    subject_id: str | None
    purpose: str
    started_at: datetime
    answers: Mapping[str, scoring.Answer]
    evidence: Mapping[str, tuple[str, ...]]
    feedback: str
    private_note: str
    supersedes_id: str | None = None


def submit(desk: Desk, draft_id: str) -> str:
    """Submit a draft; the evaluation's id, which is the draft's. `NotComplete` names what is missing."""
    with desk.change("evaluation.submit") as change:
        draft = _open_draft(change, draft_id)
        connection = change.session.connection()
        if draft.revises_id is not None:
            replace(change, draft.revises_id, draft.revise_reason)
        record(
            change,
            Finished(
                id=draft.id,
                interaction_id=draft.interaction_id,
                form_version_id=draft.form_version_id,
                evaluator_id=draft.evaluator_id,
                subject_id=draft.subject_id,
                purpose=draft.purpose,
                started_at=draft.started_at,
                answers=_answers(connection, draft_id),
                evidence=_evidence(connection, draft_id),
                feedback=draft.feedback,
                private_note=draft.private_note,
                supersedes_id=draft.revises_id,
            ),
        )
        _close(change, draft)
        return draft.id


def record(change: Transaction, finished: Finished) -> scoring.Result:
    """Store an evaluation as facts and begin its life; `NotComplete` where anything is missing."""
    form = definition_of(change.session.connection(), finished.form_version_id)
    result = scoring.score(form, finished.answers)
    require_complete(result)
    evaluation = _evaluation(change, finished, result)
    change.session.add(evaluation)
    change.session.flush()
    _facts(change, finished, result)
    said = [finished.feedback, *(answer.comment for answer in finished.answers.values() if answer.comment)]
    passage = Passage("comment", finished.id, finished.interaction_id, None, "\n".join(said))
    add_passages(change.session.connection(), [passage])
    after = {"score": evaluation.score, "outcome": evaluation.outcome, "supersedes": finished.supersedes_id}
    change.audit("evaluation", finished.id, after={key: value for key, value in after.items() if value})
    change.touch("interaction", finished.interaction_id)
    begin(change, evaluation, form.release)
    return result


def _close(change: Transaction, draft: Draft) -> None:
    draft.state = "submitted"
    draft.updated_at = change.now
    change.touch("draft", draft.id)


def percent(exact: Fraction | None) -> float | None:
    """An exact score as the float that is stored for sorting and charts."""
    return None if exact is None else float(exact)


def _evaluation(change: Transaction, finished: Finished, result: scoring.Result) -> Evaluation:
    by_class = [error.error_class for error in result.critical_errors]
    return Evaluation(
        id=finished.id,
        interaction_id=finished.interaction_id,
        form_version_id=finished.form_version_id,
        evaluator_id=finished.evaluator_id,
        subject_id=finished.subject_id,
        purpose=finished.purpose,
        started_at=finished.started_at,
        submitted_at=max(change.now, finished.started_at),  # a clock that was set back must not block anybody
        score=percent(result.score),
        calculated=percent(result.calculated),
        outcome=result.outcome,
        critical_customer=by_class.count("customer"),
        critical_business=by_class.count("business"),
        critical_compliance=by_class.count("compliance"),
        result=scoring.result_to_builtins(result),
        feedback=finished.feedback,
        private_note=finished.private_note,
        supersedes_id=finished.supersedes_id,
    )


def _facts(change: Transaction, finished: Finished, result: scoring.Result) -> None:
    critical = {error.question for error in result.critical_errors}
    for question in result.questions:
        given = finished.answers.get(question.key, scoring.Answer())
        answer = (
            scoring.Answer(na="rule") if question.na == "rule" else given
        )  # what nobody was asked is no answer
        change.session.add(
            Answer(
                evaluation_id=finished.id,
                question_key=question.key,
                choices=list(answer.choices),
                number=None if answer.number is None else str(answer.number),
                text=answer.text,
                na=question.na,
                comment=answer.comment,
                earned=percent(question.earned),
                possible=percent(question.possible),
                critical=question.key in critical,
                causes=list(answer.causes),
                untouched=answer.untouched_default,
            )
        )
    for section in result.sections:
        change.session.add(
            SectionScore(evaluation_id=finished.id, section_key=section.key, percent=percent(section.percent))
        )
    for key, moments in finished.evidence.items():
        for moment in moments:
            change.session.add(Evidence(evaluation_id=finished.id, question_key=key, moment_id=moment))
    change.session.flush()
