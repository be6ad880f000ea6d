"""The scoring rules. Exact rational arithmetic; nothing here rounds.

Formulas (named as the field names them):
- pooled_points: sum(points x section weight) / sum(possible x section weight)
- section_percent: weighted mean of section percents; weights count against each other and need no fixed sum
- category_mean: weighted mean of question percents over the whole form, weight = section x question weight
- points_plus_minus: the plain sum of points; zero is normal service
A section without anything that counts drops out; a form without anything is not scorable, never 0 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.definition import Answer, Choice, Form, Question, Section, exact
from qa_desk.scoring.result import CriticalError, Outcome, QuestionResult, Result, SectionResult

NO_ANSWER = Answer()
HUNDRED = Fraction(100)


class AnswerError(QADeskError):
    """An answer that the form does not offer."""


def score(form: Form, answers: Mapping[str, Answer]) -> Result:
    """Score a form from the answers given so far; unanswered questions count neither way."""
    questions = {q.key: _question(q, answers.get(q.key, NO_ANSWER)) for q in form.questions()}
    for section in form.sections:
        _impute(section, questions)
    criticals = tuple(_criticals(form, answers))
    failed_sections = _failed_sections(form, criticals)
    sections = tuple(_section(s, questions, s.key in failed_sections) for s in form.sections)
    calculated = _total(form, sections, questions)
    failed_by = tuple(c.question for c in criticals if c.effect == "fail_form")
    missing = tuple(q.key for q in form.questions() if q.scored and not questions[q.key].answered)
    shown = _after_failure(form, calculated) if failed_by else calculated
    scored = [q for q in questions.values() if q.possible is not None]
    return Result(
        score=shown,
        calculated=calculated,
        outcome=_outcome(form, shown, bool(failed_by), bool(missing)),
        sections=sections,
        questions=tuple(questions.values()),
        critical_errors=criticals,
        failed_by=failed_by,
        answered=sum(1 for q in form.questions() if q.scored and questions[q.key].answered),
        total=sum(1 for q in form.questions() if q.scored),
        missing=missing,
        missing_comments=tuple(_missing_comments(form, answers)),
        errors=sum(
            1 for q in scored if q.earned is not None and q.possible is not None and q.earned < q.possible
        ),
        opportunities=len(scored),
    )


def best_points(question: Question) -> Fraction:
    """The most points a question can earn."""
    if question.kind == "multiple":
        return sum((exact(c.points) for c in question.choices if c.points > 0), Fraction(0))
    points = [c.points for c in question.choices] or [r.points for r in question.ranges]
    return exact(max(points)) if points else Fraction(0)


def _question(question: Question, answer: Answer) -> QuestionResult:
    weight = exact(question.weight)
    possible = best_points(question) * weight
    if not question.scored or not answer.given:
        return QuestionResult(question.key, None, None, answer.na, answer.given)
    if answer.na == "rule" or (answer.na == "evaluator" and question.na in ("exclude", "group_mean")):
        return QuestionResult(question.key, None, None, answer.na, True)
    if answer.na == "evaluator":
        earned = possible if question.na == "full_credit" else exact(question.na_score) * weight
        return QuestionResult(question.key, earned, possible, answer.na, True)
    return QuestionResult(question.key, _points(question, answer) * weight, possible, "no", True)


def _points(question: Question, answer: Answer) -> Fraction:
    if question.kind == "number":
        number = answer.number
        for band in question.ranges:
            if number is not None and band.start <= number and (band.end is None or number < band.end):
                return exact(band.points)
        return Fraction(0)
    return sum((exact(choice.points) for choice in chosen(question, answer)), Fraction(0))


def chosen(question: Question, answer: Answer) -> list[Choice]:
    """The choices an answer names, in the form's order."""
    return [choice for choice in question.choices if choice.key in answer.choices]


def _impute(section: Section, questions: dict[str, QuestionResult]) -> None:
    """N/A by the mean of the section's answered questions: earn the same share of the own points."""
    keys = [q.key for q in section.questions]
    counted = [questions[key] for key in keys if questions[key].possible]
    possible = sum((q.possible or Fraction(0) for q in counted), Fraction(0))
    earned = sum((q.earned or Fraction(0) for q in counted), Fraction(0))
    if not possible:
        return
    for question in section.questions:
        found = questions[question.key]
        if question.na == "group_mean" and found.na == "evaluator":
            own = best_points(question) * exact(question.weight)
            questions[question.key] = QuestionResult(
                question.key, own * earned / possible, own, "evaluator", True
            )


def _criticals(form: Form, answers: Mapping[str, Answer]) -> Iterable[CriticalError]:
    for question in form.questions():
        answer = answers.get(question.key, NO_ANSWER)
        if answer.na != "no":
            continue
        for choice in chosen(question, answer):
            if (critical := choice.critical) is not None:
                yield CriticalError(
                    question.key, choice.key, critical.error_class, critical.owner, critical.effect
                )


def _failed_sections(form: Form, criticals: Iterable[CriticalError]) -> set[str]:
    failing = {c.question for c in criticals if c.effect == "fail_section"}
    return {s.key for s in form.sections if any(q.key in failing for q in s.questions)}


def _section(section: Section, questions: Mapping[str, QuestionResult], failed: bool) -> SectionResult:
    found = [questions[q.key] for q in section.questions]
    earned = sum((q.earned or Fraction(0) for q in found), Fraction(0))
    possible = sum((q.possible or Fraction(0) for q in found if q.possible is not None), Fraction(0))
    if failed:
        earned = min(earned, Fraction(0))
    scored = [q for q in section.questions if q.scored]
    return SectionResult(
        key=section.key,
        percent=HUNDRED * earned / possible if possible else None,
        earned=earned,
        possible=possible,
        answered=sum(1 for q in scored if questions[q.key].answered),
        total=len(scored),
        failed=failed,
    )


def _total(
    form: Form, sections: tuple[SectionResult, ...], questions: Mapping[str, QuestionResult]
) -> Fraction | None:
    if form.formula == "points_plus_minus":
        counted = any(q.possible is not None for q in questions.values())
        return sum((s.earned for s in sections), Fraction(0)) if counted else None
    weights = {s.key: exact(s.weight) for s in form.sections}
    if form.formula == "pooled_points":
        return _percent((weights[s.key] * s.earned, weights[s.key] * s.possible) for s in sections)
    if form.formula == "section_percent":
        return _percent(
            (weights[s.key] * s.percent / 100, weights[s.key]) for s in sections if s.percent is not None
        )
    return _percent(_question_shares(form, sections, questions))


def _question_shares(
    form: Form, sections: tuple[SectionResult, ...], questions: Mapping[str, QuestionResult]
) -> Iterable[tuple[Fraction, Fraction]]:
    for section, result in zip(form.sections, sections, strict=True):
        for question in section.questions:
            found = questions[question.key]
            if not found.possible or found.earned is None:
                continue
            weight = exact(section.weight) * exact(question.weight)
            share = Fraction(0) if result.failed else found.earned / found.possible
            yield weight * share, weight


def _percent(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    earned = possible = Fraction(0)
    for got, could in pairs:
        earned, possible = earned + got, possible + could
    return HUNDRED * earned / possible if possible else None


def _after_failure(form: Form, calculated: Fraction | None) -> Fraction | None:
    if calculated is None or form.on_fail == "keep_and_flag":
        return calculated
    return min(calculated, Fraction(0) if form.on_fail == "zero" else exact(form.cap))


def _outcome(form: Form, shown: Fraction | None, failed: bool, incomplete: bool) -> Outcome:
    if incomplete:
        return "incomplete"
    if shown is None:
        return "not_scorable"
    return "fail" if failed or shown < exact(form.pass_mark) else "pass"


def _missing_comments(form: Form, answers: Mapping[str, Answer]) -> Iterable[str]:
    for question in form.questions():
        answer = answers.get(question.key, NO_ANSWER)
        if answer.comment.strip() or not answer.given or answer.na == "rule":
            continue
        wanted = question.comment == "required" and answer.na == "no"
        if wanted or (answer.na == "no" and any(c.comment_required for c in chosen(question, answer))):
            yield question.key


def require_valid(form: Form, answers: Mapping[str, Answer]) -> None:
    """`AnswerError` where an answer names a question or choice the form lacks, or N/A where it is not allowed."""
    for key, answer in answers.items():
        question = form.question(key)
        if question is None:
            raise AnswerError(N_("The form has no question “{key}”."), key=key)
        known = {choice.key for choice in question.choices}
        if unknown := set(answer.choices) - known:
            raise AnswerError(
                N_("“{text}” has no choice “{choice}”."),
                hint=N_("Its choices are: {known}."),
                text=question.text,
                choice=sorted(unknown)[0],
                known=", ".join(choice.key for choice in question.choices),
            )
        if len(answer.choices) > 1 and question.kind != "multiple":
            raise AnswerError(N_("“{text}” takes one choice."), text=question.text)
        if answer.na == "evaluator" and not question.na_allowed:
            raise AnswerError(N_("“{text}” always applies; N/A is not allowed."), text=question.text)
        if answer.number is not None and not answer.number.is_finite():
            raise AnswerError(N_("The answer to “{text}” is not a number."), text=question.text)
