"""Submitting an evaluation: the draft becomes facts that never change, in one transaction."""

from __future__ import annotations

from fractions import Fraction

from db.models import Answer, Draft, Evaluation, Evidence, SectionScore
from db.search import Passage, add_passages
from qa_desk import scoring
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import NotComplete, _answers, _evidence, _open_draft
from qa_desk.work.forms import definition_of


def submit(desk: Desk, draft_id: str) -> str:
    """Submit a draft; the evaluation's id, which is the draft's. `NotComplete` names what is missing."""
    with desk.change("evaluation.submit") as change:
        draft = _open_draft(change, draft_id)
        connection = change.session.connection()
        form = definition_of(connection, draft.form_version_id)
        answers = _answers(connection, draft_id)
        result = scoring.score(form, answers)
        if result.missing or result.missing_comments:
            raise NotComplete(result.missing, result.missing_comments)
        evaluation = _evaluation(change, draft, result)
        change.session.add(evaluation)
        change.session.flush()
        _facts(change, draft, answers, result)
        draft.state = "submitted"
        draft.updated_at = change.now
        words = "\n".join(
            [draft.feedback, *(answer.comment for answer in answers.values() if answer.comment)]
        )
        add_passages(connection, [Passage("comment", draft.id, draft.interaction_id, None, words)])
        change.audit("evaluation", draft.id, after={"score": evaluation.score, "outcome": evaluation.outcome})
        change.touch("interaction", draft.interaction_id)
        change.touch("draft", draft.id)
        return draft.id


def percent(exact: Fraction | None) -> float | None:
    """An exact score as the float that is stored for sorting and charts."""
    return None if exact is None else float(exact)


def _evaluation(change: Transaction, draft: Draft, result: scoring.Result) -> Evaluation:
    by_class = [error.error_class for error in result.critical_errors]
    return Evaluation(
        id=draft.id,
        interaction_id=draft.interaction_id,
        form_version_id=draft.form_version_id,
        evaluator_id=draft.evaluator_id,
        subject_id=draft.subject_id,
        purpose=draft.purpose,
        started_at=draft.started_at,
        submitted_at=max(change.now, draft.started_at),  # a clock that was set back must not block anybody
        score=percent(result.score),
        calculated=percent(result.calculated),
        outcome=result.outcome,
        critical_customer=by_class.count("customer"),
        critical_business=by_class.count("business"),
        critical_compliance=by_class.count("compliance"),
        result=scoring.result_to_builtins(result),
        feedback=draft.feedback,
        private_note=draft.private_note,
    )


def _facts(
    change: Transaction, draft: Draft, answers: dict[str, scoring.Answer], result: scoring.Result
) -> None:
    critical = {error.question for error in result.critical_errors}
    for question in result.questions:
        answer = answers.get(question.key, scoring.Answer())
        change.session.add(
            Answer(
                evaluation_id=draft.id,
                question_key=question.key,
                choices=list(answer.choices),
                number=None if answer.number is None else str(answer.number),
                text=answer.text,
                na=question.na,
                comment=answer.comment,
                earned=percent(question.earned),
                possible=percent(question.possible),
                critical=question.key in critical,
            )
        )
    for section in result.sections:
        change.session.add(
            SectionScore(evaluation_id=draft.id, section_key=section.key, percent=percent(section.percent))
        )
    for key, moments in _evidence(change.session.connection(), draft.id).items():
        for moment in moments:
            change.session.add(Evidence(evaluation_id=draft.id, question_key=key, moment_id=moment))
    change.session.flush()
