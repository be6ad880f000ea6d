"""The formula lab: past evaluations scored again under new rules and under every other formula, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import get_args

from msgspec.structs import replace

from qa_desk.scoring.answers import AnswerError, require_valid
from qa_desk.scoring.check import check
from qa_desk.scoring.definition import Answer, Form, Formula
from qa_desk.scoring.problems import FormProblem
from qa_desk.scoring.result import Outcome
from qa_desk.scoring.rules import score

FORMULAS: tuple[Formula, ...] = get_args(Formula)


@dataclass(frozen=True, slots=True)
class Past:
    """One evaluation as it was submitted."""

    id: str
    form: Form
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Cell:
    """One evaluation under one set of rules. `outcome` is None where the pass mark is in another unit.

    The outcome is that of the answers that were given: questions that are new do not make it incomplete.
    """

    score: Fraction | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class LabRow:
    """One evaluation under all. `dropped` are answers the new form has no place for, `unasked` its new questions."""

    id: str
    before: Cell
    after: Cell
    others: Mapping[Formula, Cell]
    dropped: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One set of rules over all evaluations; means are over those that have a score, None without any."""

    scored: int
    mean: Fraction | None
    passed: int
    failed: int


@dataclass(frozen=True, slots=True)
class Lab:
    """The whole comparison. `unusable` names formulas the form cannot be used with, and why."""

    form: Form
    rows: tuple[LabRow, ...]
    before: Column
    after: Column
    others: Mapping[Formula, Column]
    unusable: Mapping[Formula, tuple[FormProblem, ...]] = field(default_factory=dict)

    @property
    def newly_failed(self) -> tuple[str, ...]:
        """Evaluations that passed and would fail."""
        return tuple(r.id for r in self.rows if (r.before.outcome, r.after.outcome) == ("pass", "fail"))

    @property
    def newly_passed(self) -> tuple[str, ...]:
        """Evaluations that failed and would pass."""
        return tuple(r.id for r in self.rows if (r.before.outcome, r.after.outcome) == ("fail", "pass"))


def lab(form: Form, past: Sequence[Past]) -> Lab:
    """Score past evaluations as they were, under `form`, and under `form` with each other formula."""
    unusable, others = {}, dict[Formula, Form]()
    for formula in FORMULAS:
        if formula == form.formula:
            continue
        other = replace(form, formula=formula)
        if problems := check(other):
            unusable[formula] = tuple(problems)
        else:
            others[formula] = other
    rows = tuple(_row(form, others, one) for one in past)
    return Lab(
        form=form,
        rows=rows,
        before=_column([row.before for row in rows]),
        after=_column([row.after for row in rows]),
        others={formula: _column([row.others[formula] for row in rows]) for formula in others},
        unusable=unusable,
    )


def fitting(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that a form, perhaps another version, has a place for."""
    found = {}
    for key, answer in answers.items():
        try:
            require_valid(form, {key: answer})
        except AnswerError:
            continue
        found[key] = answer
    return found


def _row(form: Form, others: Mapping[Formula, Form], past: Past) -> LabRow:
    answers = fitting(form, past.answers)
    after = score(form, answers)
    return LabRow(
        id=past.id,
        before=_cell(past.form, past.answers, past.form),
        after=_cell(form, answers, form),
        others={formula: _cell(other, answers, form) for formula, other in others.items()},
        dropped=tuple(key for key, answer in past.answers.items() if answer.given and key not in answers),
        unasked=after.missing,
    )


def _cell(form: Form, answers: Mapping[str, Answer], marked: Form) -> Cell:
    """`marked` is the form whose pass mark it is."""
    result = score(form, answers)
    if "points_plus_minus" in (form.formula, marked.formula) and form.formula != marked.formula:
        return Cell(result.score, None)
    if result.outcome != "incomplete":
        return Cell(result.score, result.outcome)
    if result.failed_by:
        return Cell(result.score, "fail")
    if result.score is None:
        return Cell(None, "not_scorable")
    return Cell(result.score, "pass" if result.score >= Fraction(form.pass_mark) else "fail")


def _column(cells: Sequence[Cell]) -> Column:
    scores = [cell.score for cell in cells if cell.score is not None]
    return Column(
        scored=len(scores),
        mean=sum(scores, Fraction(0)) / len(scores) if scores else None,
        passed=sum(cell.outcome == "pass" for cell in cells),
        failed=sum(cell.outcome == "fail" for cell in cells),
    )
