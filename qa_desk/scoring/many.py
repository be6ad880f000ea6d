"""Scoring very many evaluations under one form: the same numbers as `score`, each group of answers worked out once.

A form whose sections nest, add a bonus or are shown by rules is scored one evaluation at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from qa_desk.scoring.definition import Answer, Form
from qa_desk.scoring.plan import ZERO, plan
from qa_desk.scoring.result import Outcome
from qa_desk.scoring.rules import NO_ANSWER, failed, limited, outcome, part, score

REMEMBERED = 200_000


class Scored(NamedTuple):
    """What one evaluation comes to: as in `Result`."""

    score: Fraction | None
    calculated: Fraction | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Group:
    """What one way of answering a section comes to: weighted points and weights, before and after failing."""

    number: int
    before: Fraction
    after: Fraction
    mass: Fraction
    real: bool
    fails: bool
    missing: bool


def score_many(form: Form, evaluations: Iterable[Mapping[str, Answer]]) -> Iterator[Scored]:
    """Score each evaluation; equal in every number to `score`."""
    worked = plan(form)
    if worked.conditional or any(section.bonus or section.sections for section in form.sections):
        for answers in evaluations:
            result = score(form, answers)
            yield Scored(result.score, result.calculated, result.outcome)
        return
    yield from _Many(form).score(evaluations)


class _Many:
    """Remembers each section by its answers, and each whole by its sections."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._scale = plan(form).scale
        self._keys = [tuple(one.question.key for one in questions) for questions in plan(form).sections]
        self._known: list[dict[object, _Group]] = [{} for _ in self._keys]
        self._wholes: dict[tuple[int, ...], Scored] = {}
        self._count = 0

    def score(self, evaluations: Iterable[Mapping[str, Answer]]) -> Iterator[Scored]:
        """Each evaluation in turn."""
        sections, wholes = list(enumerate(zip(self._keys, self._known, strict=True))), self._wholes
        for answers in evaluations:
            get, groups = answers.get, []
            for place, (keys, known) in sections:
                given = [get(key, NO_ANSWER) for key in keys]
                name = tuple(
                    [
                        one.choices
                        if one.choices and one.na == "no" and one.number is None and not one.text
                        else _name(one)
                        for one in given
                    ]
                )
                group = known.get(name)
                if group is None:
                    group = self._group(place, answers)
                    if len(known) < REMEMBERED:
                        known[name] = group
                groups.append(group)
            whole = tuple([group.number for group in groups])
            found = wholes.get(whole)
            if found is None:
                found = self._whole(groups)
                if len(wholes) < REMEMBERED:
                    wholes[whole] = found
            yield found

    def _group(self, place: int, answers: Mapping[str, Answer]) -> _Group:
        form, section = self._form, self._form.sections[place]
        found = part(section.key, plan(form).sections[place], self._scale, answers)
        before = found.section
        criticals = [error for one in found.judged for error in one.criticals]
        after = failed(form, before) if any(e.effect == "fail_section" for e in criticals) else before
        self._count += 1
        if form.formula == "points_plus_minus":
            mass, high = ZERO, before.earned
            low = high if after is before else after.earned
        else:
            weight = Fraction(section.weight)
            mass = weight if form.formula == "section_percent" else weight * before.possible
            mass = ZERO if before.percent is None else mass
            high = mass * (before.percent or 0)
            low = high if after is before else mass * (after.percent or 0)
        return _Group(
            number=self._count,
            before=high,
            after=low,
            mass=mass,
            real=any(one.real for one in found.judged),
            fails=any(e.effect == "fail_form" for e in criticals),
            missing=any(one.counts and not one.result.answered for one in found.judged),
        )

    def _whole(self, groups: list[_Group]) -> Scored:
        form = self._form
        shown = calculated = None
        fails = any(group.fails for group in groups)
        if any(group.real for group in groups):
            calculated = shown = self._mean([group.before for group in groups], groups)
            if any(group.after is not group.before for group in groups):
                shown = self._mean([group.after for group in groups], groups)
            if fails and shown is not None:
                shown = limited(shown, form, form.on_fail)
        ended = outcome(form, shown, fails, any(group.missing for group in groups))
        return Scored(shown, calculated, ended)

    def _mean(self, values: list[Fraction], groups: list[_Group]) -> Fraction | None:
        earned, share = _sum(values)
        if self._form.formula == "points_plus_minus":
            return Fraction(earned, share)
        mass, part_of = _sum([group.mass for group in groups])
        return Fraction(earned * part_of, share * mass) if mass else None


def _name(answer: Answer) -> object:
    """What tells other answers apart that are worth something else."""
    return answer.choices, answer.na, answer.number, bool(answer.text)


def _sum(values: list[Fraction]) -> tuple[int, int]:
    """Numerator and denominator of the sum; reduced once at the end instead of at every step."""
    above, below = 0, 1
    for value in values:
        if value.denominator == below:
            above += value.numerator
        else:
            above = above * value.denominator + value.numerator * below
            below *= value.denominator
    return above, below
