"""The scoring rules. Exact rational arithmetic; nothing here rounds.

Formulas (named as the field names them):
- pooled_points: sum(points x section weight) / sum(possible x section weight)
- section_percent: weighted mean of section percents; weights count against each other and need no fixed sum
- category_mean: weighted mean over all questions of (points - worst) / (best - worst), weight = section x question
- points_plus_minus: the plain sum of points; zero is normal service
A section of sections has their weighted mean (under section_percent) or all their weighted points together; either
way the weights of the two levels multiply. A bonus section adds its percent of its weight on top, up to 100 unless
the form says otherwise. What a rule hides is left out whatever was answered there.
A section without anything that counts drops out. A form without a single answer that was really made is not
scorable, never 0 %, whatever its N/A rules would credit.
A failed section counts what `on_section_fail` says, a failed form what `on_fail` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import get_args

from qa_desk.scoring.conditions import hidden
from qa_desk.scoring.definition import Answer, ErrorClass, Form, OnFail, Owner
from qa_desk.scoring.levels import in_order, together, total
from qa_desk.scoring.plan import ZERO, Judged, QuestionPlan, Stake, plan
from qa_desk.scoring.result import (
    Accuracies,
    Accuracy,
    CriticalError,
    Outcome,
    QuestionResult,
    Result,
    SectionResult,
)

NO_ANSWER = Answer()
HIDDEN = Answer(na="rule")
CLASSES: tuple[ErrorClass, ...] = get_args(ErrorClass)


@dataclass(frozen=True, slots=True)
class Part:
    """A section's answers and what they come to, before any failure."""

    judged: Sequence[Judged]
    questions: Sequence[QuestionResult]
    section: SectionResult


def score(form: Form, answers: Mapping[str, Answer]) -> Result:
    """Score a form from the answers given so far; unanswered questions count neither way."""
    worked = plan(form)
    if worked.conditional and (gone := hidden(form, answers)):
        answers = {**answers, **dict.fromkeys(gone, HIDDEN)}
    parts = [
        part(section.key, questions, worked.scale, answers)
        for section, questions in zip(form.groups(), worked.sections, strict=True)
    ]
    judged = [one for part in parts for one in part.judged]
    criticals = tuple(error for one in judged for error in one.criticals)
    failed_by = tuple(dict.fromkeys(e.question for e in criticals if e.effect == "fail_form"))
    before = tuple(part.section for part in parts)
    after = _with_failures(form, before, criticals)
    scorable = any(one.real and not one.bonus for one in judged)
    tops = together(form, before)
    calculated = total(form, tops) if scorable else None
    failed_tops = tops if after is before else together(form, after)
    shown = calculated if after is before or not scorable else total(form, failed_tops)
    if failed_by and shown is not None:
        shown = limited(shown, form, form.on_fail)
    missing = tuple(one.result.key for one in judged if one.counts and not one.result.answered)
    return Result(
        score=shown,
        calculated=calculated,
        outcome=outcome(form, shown, bool(failed_by), bool(missing)),
        sections=in_order(form, failed_tops, after),
        questions=tuple(found for part in parts for found in part.questions),
        critical_errors=criticals,
        failed_by=failed_by,
        answered=sum(section.answered for section in after),
        total=sum(section.total for section in after),
        missing=missing,
        missing_comments=tuple(_missing_comments(judged, answers)),
        accuracies=_accuracies(judged, criticals),
        of_agent=_accuracies(judged, criticals, "agent"),
        untouched=tuple(one.result.key for one in judged if one.real and _untouched(one, answers)),
        missing_causes=tuple(_missing_causes(judged, answers)),
    )


def part(key: str, questions: Sequence[QuestionPlan], scale: int, answers: Mapping[str, Answer]) -> Part:
    """What the answers to one section's questions come to."""
    judged = [question.judge(answers.get(question.question.key, NO_ANSWER)) for question in questions]
    results = [one.result for one in judged]
    earned = possible = really_earned = really_possible = imputed = total = answered = 0
    for one in judged:
        earned += one.earned
        possible += one.possible
        imputed += one.imputed
        if one.real:
            really_earned += one.earned
            really_possible += one.possible
        if one.counts:
            total += 1
            answered += one.result.answered
    unit = scale
    if imputed and really_possible > 0:
        share = Fraction(really_earned, really_possible)
        results = [
            q.like(share) if one.imputed else one.result for q, one in zip(questions, judged, strict=True)
        ]
        earned = earned * share.denominator + imputed * share.numerator
        possible = (possible + imputed) * share.denominator
        unit = scale * share.denominator
    percent = Fraction(100 * earned, possible) if possible > 0 else None
    section = SectionResult(
        key, percent, Fraction(earned, unit), Fraction(possible, unit), answered, total, False, percent
    )
    return Part(judged, results, section)


def _with_failures(
    form: Form, sections: tuple[SectionResult, ...], criticals: Iterable[CriticalError]
) -> tuple[SectionResult, ...]:
    """The sections after critical choices; the very same tuple where none failed."""
    failing = {error.question for error in criticals if error.effect == "fail_section"}
    if not failing:
        return sections
    return tuple(
        failed(form, result) if any(q.key in failing for q in section.questions) else result
        for section, result in zip(form.groups(), sections, strict=True)
    )


def failed(form: Form, section: SectionResult) -> SectionResult:
    """The section after a critical choice failed it."""
    if form.formula == "points_plus_minus":
        earned = limited(section.earned, form, form.on_section_fail)
        percent = 100 * earned / section.possible if section.possible > 0 else None
        return replace(section, percent=percent, earned=earned, failed=True)
    if section.percent is None:
        return replace(section, failed=True)
    percent = limited(section.percent, form, form.on_section_fail)
    return replace(section, percent=percent, earned=section.possible * percent / 100, failed=True)


def limited(value: Fraction, form: Form, rule: OnFail) -> Fraction:
    """A value after a failure."""
    if rule == "keep_and_flag":
        return value
    return min(value, ZERO if rule == "zero" else Fraction(form.cap))


def outcome(form: Form, shown: Fraction | None, failed: bool, incomplete: bool) -> Outcome:
    """How a score ends, given whether the form failed and whether answers are missing."""
    if incomplete:
        return "incomplete"
    if failed:
        return "fail"
    if shown is None:
        return "not_scorable"
    return "pass" if shown >= Fraction(form.pass_mark) else "fail"


def _missing_comments(judged: Iterable[Judged], answers: Mapping[str, Answer]) -> Iterator[str]:
    for one in judged:
        if one.comment_wanted and not answers[one.result.key].comment.strip():
            yield one.result.key


def _missing_causes(judged: Iterable[Judged], answers: Mapping[str, Answer]) -> Iterator[str]:
    for one in judged:
        if one.causes_wanted and one.causes_wanted.isdisjoint(answers[one.result.key].causes):
            yield one.result.key


def _untouched(one: Judged, answers: Mapping[str, Answer]) -> bool:
    return answers[one.result.key].untouched_default


def _accuracies(
    judged: Sequence[Judged], criticals: Iterable[CriticalError], owner: Owner | None = None
) -> Accuracies:
    """COPC's four; with `owner`, only errors under that control count as critical ones."""
    at_stake = frozenset[Stake]().union(*(one.at_stake for one in judged))
    possible = {name for name, whose in at_stake if owner in (None, whose)}
    made = {error.error_class for error in criticals if owner in (None, error.owner)}
    by_class = {name: Accuracy(int(name in made), int(name in possible)) for name in CLASSES}
    return Accuracies(
        **by_class,
        non_critical=Accuracy(sum(one.error for one in judged), sum(one.opportunity for one in judged)),
    )
