"""The sample's evaluations as table rows, scored by the rules everybody's evaluations are scored by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from db.keys import new_id
from qa_desk import scoring
from qa_desk.sample.centre import SampleCentre, SampleEvaluation
from qa_desk.sample.questions import to_answer
from qa_desk.sample.rows import Ids, Row
from qa_desk.work.submit import percent


@dataclass(slots=True)
class Judged:
    """Rows of evaluation, answer, section_score and evidence, and each evaluation's words for the search."""

    evaluations: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    sections: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    words: list[tuple[str, str, str]] = field(default_factory=list)


def judge(centre: SampleCentre, ids: Ids) -> Judged:
    """Score every evaluation; moments must have their ids already."""
    out = Judged()
    calls = {call.key: call for call in centre.calls}
    forms = {form.language: form for form in centre.forms}
    for evaluation in centre.evaluations:
        call = calls[evaluation.call]
        _judge(out, evaluation, forms[call.language], ids, ids.person[call.agent])
    return out


def _judge(out: Judged, one: SampleEvaluation, form: scoring.Form, ids: Ids, agent: str) -> None:
    answers = {
        question.key: to_answer(question, given.level, given.comment)
        for question in form.questions()
        if (given := one.answers.get(question.key)) is not None
    }
    scoring.require_valid(form, answers)
    result = scoring.score(form, answers)
    if result.missing or result.missing_comments:
        raise ValueError(f"{one.key} is not complete: {result.missing} {result.missing_comments}")
    me, call = ids.evaluation[one.key], ids.call[one.call]
    classes = [error.error_class for error in result.critical_errors]
    out.evaluations.append(
        {
            "id": me,
            "interaction_id": call,
            "form_version_id": ids.version[form.language],
            "evaluator_id": ids.person[one.evaluator],
            "subject_id": agent,
            "purpose": "coach",
            "started_at": one.started_at,
            "submitted_at": one.submitted_at,
            "score": percent(result.score),
            "calculated": percent(result.calculated),
            "outcome": result.outcome,
            "critical_customer": classes.count("customer"),
            "critical_business": classes.count("business"),
            "critical_compliance": classes.count("compliance"),
            "result": scoring.result_to_builtins(result),
            "feedback": one.feedback,
        }
    )
    _facts(out, one, answers, result, ids)
    comments = [answer.comment for answer in answers.values() if answer.comment]
    out.words.append((me, call, "\n".join([one.feedback, *comments])))


def _facts(
    out: Judged,
    one: SampleEvaluation,
    answers: dict[str, scoring.Answer],
    result: scoring.Result,
    ids: Ids,
) -> None:
    me = ids.evaluation[one.key]
    critical = {error.question for error in result.critical_errors}
    for found in result.questions:
        answer = answers.get(found.key, scoring.Answer())
        out.answers.append(
            {
                "evaluation_id": me,
                "question_key": found.key,
                "choices": list(answer.choices),
                "na": found.na,
                "comment": answer.comment,
                "earned": percent(found.earned),
                "possible": percent(found.possible),
                "critical": found.key in critical,
            }
        )
    for section in result.sections:
        out.sections.append(
            {"evaluation_id": me, "section_key": section.key, "percent": percent(section.percent)}
        )
    for key, given in one.answers.items():
        for place in given.moments:
            moment = ids.moments[one.call][place]
            out.evidence.append({"evaluation_id": me, "question_key": key, "moment_id": moment})


def life(evaluations: Sequence[Row]) -> list[Row]:
    """Every evaluation submitted and released at once; acknowledged a day later but for the newest."""
    newest = max((row["submitted_at"] for row in evaluations), default=None)
    out: list[Row] = []
    for row in evaluations:
        steps = [("submitted", row["submitted_at"], row["evaluator_id"])]
        steps.append(("released", row["submitted_at"], row["evaluator_id"]))
        later = row["submitted_at"] + timedelta(days=1)
        if row["subject_id"] is not None and newest is not None and later < newest:
            steps += [("seen", later, row["subject_id"]), ("acknowledged", later, row["subject_id"])]
        out += (
            {
                "id": new_id(),
                "evaluation_id": row["id"],
                "kind": kind,
                "at": at,
                "effective_at": at,
                "actor_id": who,
                "comment": "",
            }
            for kind, at, who in steps
        )
    return out
