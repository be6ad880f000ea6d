"""A form worked out once for scoring: what each answer to each question comes to, in whole units."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from qa_desk.scoring.definition import (
    WRITTEN_KINDS,
    Answer,
    Choice,
    ErrorClass,
    Form,
    NaKind,
    Owner,
    Question,
)
from qa_desk.scoring.result import CriticalError, QuestionResult

Stake = tuple[ErrorClass, Owner]
REMEMBERED_ANSWERS = 4096
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What one answer to one question comes to. `earned` of `possible` are whole units of the plan.

    `real` is a scored answer that was made, not N/A; `imputed` are the units that N/A fills by its section's mean;
    `counts` is False where nobody is asked for an answer: unscored, or hidden by a rule.
    """

    result: QuestionResult
    earned: int = 0
    possible: int = 0
    real: bool = False
    bonus: bool = False
    imputed: int = 0
    counts: bool = False
    comment_wanted: bool = False
    causes_wanted: frozenset[str] = frozenset()
    criticals: tuple[CriticalError, ...] = ()
    at_stake: frozenset[Stake] = frozenset()
    error: bool = False
    opportunity: bool = False


@dataclass(slots=True)
class QuestionPlan:
    """One question. Its unit is points times weight, or under category_mean its place between worst and best."""

    question: Question
    by_share: bool
    bonus: bool
    scale: int
    weight: Fraction
    best: Fraction
    worst: Fraction
    at_stake: frozenset[Stake]
    may_err: bool
    _seen: dict[tuple[tuple[str, ...], NaKind, bool], Judged] = field(default_factory=dict)

    def judge(self, answer: Answer) -> Judged:
        """What the answer comes to; remembered, except for numbers."""
        if answer.number is not None:
            return self._judge(answer)
        key = (answer.choices, answer.na, bool(answer.text))
        found = self._seen.get(key)
        if found is None:
            found = self._judge(answer)
            if len(self._seen) < REMEMBERED_ANSWERS:
                self._seen[key] = found
        return found

    def _judge(self, answer: Answer) -> Judged:
        key = self.question.key
        if answer.na == "rule":
            return Judged(QuestionResult(key, None, None, "rule", True))
        if answer.na == "evaluator":
            return self._not_applicable()
        picked = chosen(self.question, answer)
        if not answers(self.question, answer):
            return Judged(QuestionResult(key, None, None, "no", False), counts=self.question.scored)
        wanted = self.question.comment == "required" or any(c.comment_required for c in picked)
        if not self.question.scored:
            return Judged(QuestionResult(key, None, None, "no", True), comment_wanted=wanted)
        points = earned_points(self.question, answer)
        criticals = tuple(
            CriticalError(key, c.key, c.critical.error_class, c.critical.owner, c.critical.effect)
            for c in picked
            if c.critical is not None
        )
        opportunity = self.may_err and not criticals
        return Judged(
            QuestionResult(key, points * self.weight, self.best * self.weight, "no", True),
            *self._units(points),
            real=True,
            bonus=self.bonus,
            counts=True,
            comment_wanted=wanted,
            causes_wanted=frozenset(cause.key for c in picked if c.cause_required for cause in c.root_causes),
            criticals=criticals,
            at_stake=self.at_stake,
            opportunity=opportunity,
            error=opportunity and points < self.best,
        )

    def _not_applicable(self) -> Judged:
        question = self.question
        if not question.scored or question.na in ("exclude", "group_mean"):
            excluded = QuestionResult(question.key, None, None, "evaluator", True)
            imputed = self._units(self.best)[1] if question.scored and question.na == "group_mean" else 0
            return Judged(excluded, imputed=imputed, counts=question.scored)
        points = self.best if question.na == "full_credit" else Fraction(question.na_score)
        counted = QuestionResult(
            question.key, points * self.weight, self.best * self.weight, "evaluator", True
        )
        return Judged(counted, *self._units(points), counts=True)

    def _units(self, points: Fraction) -> tuple[int, int]:
        earned, possible = self.unit(points), self.unit(self.best)
        return int(earned * self.scale), int(possible * self.scale)

    def unit(self, points: Fraction) -> Fraction:
        """These points in the formula's unit."""
        if not self.by_share:
            return points * self.weight
        span = self.best - self.worst
        return self.weight * (points - self.worst) / span if span else ZERO

    def like(self, share: Fraction) -> QuestionResult:
        """The result of N/A that earns this share, as the rest of its section does."""
        low = self.worst if self.by_share else ZERO
        points = low + (self.best - low) * share
        return QuestionResult(
            self.question.key, points * self.weight, self.best * self.weight, "evaluator", True
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A form's questions by section that holds any, and `scale`: how many units make one point (or one question
    weight). `conditional` is True where any rule shows or hides something.
    """

    sections: tuple[tuple[QuestionPlan, ...], ...]
    scale: int
    conditional: bool


@lru_cache(maxsize=64)
def plan(form: Form) -> Plan:
    """Work a form out; the same form is worked out once."""
    by_share = form.formula == "category_mean"
    sections = tuple(
        tuple(_planned(q, by_share, top.bonus) for q in section.questions)
        for top in form.sections
        for section in (top.sections or (top,))
    )
    scale = 1
    for question in (q for section in sections for q in section):
        for points in _all_points(question.question):
            scale = lcm(scale, question.unit(points).denominator)
    for question in (q for section in sections for q in section):
        question.scale = scale
    conditional = any(section.show_if or section.hide_if for section in form.every_section()) or any(
        question.show_if or question.hide_if for question in form.questions()
    )
    return Plan(sections, scale, conditional)


def _planned(question: Question, by_share: bool, bonus: bool) -> QuestionPlan:
    best = best_points(question)
    critical = {c.key for c in question.choices if c.critical is not None}
    if question.kind == "number":
        may_err = True
    elif question.kind == "multiple":
        may_err = any(c.key not in critical for c in question.choices)
    else:
        may_err = any(c.key not in critical and c.points < best for c in question.choices)
    return QuestionPlan(
        question=question,
        by_share=by_share,
        bonus=bonus,
        scale=1,
        weight=Fraction(question.weight),
        best=best,
        worst=worst_points(question),
        at_stake=frozenset(
            (c.critical.error_class, c.critical.owner) for c in question.choices if c.critical is not None
        ),
        may_err=may_err and not bonus,
    )


def _all_points(question: Question) -> list[Fraction]:
    """Points whose sums are all a question can come to."""
    given: list[Decimal] = [c.points for c in question.choices] + [r.points for r in question.ranges]
    return [ZERO, best_points(question), Fraction(question.na_score), *map(Fraction, given)]


def best_points(question: Question) -> Fraction:
    """The most points a question can earn, before its weight."""
    if question.kind == "multiple":
        return sum((Fraction(c.points) for c in question.choices if c.points > 0), ZERO)
    return Fraction(max(_offered(question), default=0))


def worst_points(question: Question) -> Fraction:
    """The fewest points an answer to a question can earn, before its weight."""
    if question.kind == "multiple":
        return sum((Fraction(c.points) for c in question.choices if c.points < 0), ZERO)
    return Fraction(min(_offered(question), default=0))


def _offered(question: Question) -> list[Decimal]:
    if question.kind == "number":
        return [Decimal(0), *(r.points for r in question.ranges)]  # outside every range: nothing
    return [c.points for c in question.choices]


def chosen(question: Question, answer: Answer) -> list[Choice]:
    """The choices an answer names, in the form's order; one at most where the question takes one."""
    if question.kind == "number" or question.kind in WRITTEN_KINDS:
        return []
    found = [choice for choice in question.choices if choice.key in answer.choices]
    return found if question.kind == "multiple" else found[:1]


def answers(question: Question, answer: Answer) -> bool:
    """True where the answer holds what this kind of question asks for; a foreign choice is no answer."""
    if question.kind == "number":
        return answer.number is not None
    if question.kind in WRITTEN_KINDS:
        return bool(answer.text.strip())
    return bool(chosen(question, answer))


def earned_points(question: Question, answer: Answer) -> Fraction:
    """Points of an answer, before the question's weight."""
    if question.kind == "number":
        number = answer.number
        for span in question.ranges:
            if number is not None and span.start <= number and (span.end is None or number < span.end):
                return Fraction(span.points)
        return ZERO
    return sum((Fraction(choice.points) for choice in chosen(question, answer)), ZERO)
