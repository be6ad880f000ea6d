"""A result as plain values for scripts: every number exact and rounded, names beside keys, nothing blended."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

from qa_desk.scoring.definition import Form, version_hash
from qa_desk.scoring.diff import FormChange
from qa_desk.scoring.explain import explain
from qa_desk.scoring.lab import Cell, Column, Lab
from qa_desk.scoring.levels import highest
from qa_desk.scoring.result import Accuracies, Accuracy, Result, shown


def number(value: Fraction | None, beside: Fraction | None = None) -> dict[str, Any] | None:
    """Exact as "200/3", rounded as 66.7; None stays None."""
    return None if value is None else {"exact": str(value), "rounded": float(shown(value, 1, beside))}


def result_report(form: Form, result: Result) -> dict[str, Any]:
    """Score, calculated score, outcome, per section and question, accuracies, kinds of N/A, explanation."""
    mark = Fraction(form.pass_mark)
    band = form.band(result.score)
    points = form.formula == "points_plus_minus"
    return {
        "form": {"key": form.key, "language": form.language, "title": form.title, "hash": version_hash(form)},
        "formula": form.formula,
        "unit": "points" if points else "percent",
        "range": None if points else [0, float(highest(form))],
        "score": number(result.score, mark),
        "calculated": number(result.calculated),
        "pass_mark": number(mark),
        "outcome": result.outcome,
        "band": None if band is None else {"key": band.key, "text": band.text},
        "failed_by": list(result.failed_by),
        "critical_errors": [
            {
                "question": error.question,
                "choice": error.choice,
                "class": error.error_class,
                "owner": error.owner,
                "effect": error.effect,
            }
            for error in result.critical_errors
        ],
        "sections": _sections(form, result),
        "categories": categories(form, result),
        "accuracies": _accuracies(result.accuracies),
        "accuracies_of_agent": _accuracies(result.of_agent),
        "not_applicable": {
            "evaluator": [q.key for q in result.questions if q.na == "evaluator"],
            "rule": [q.key for q in result.questions if q.na == "rule"],
        },
        "questions": [
            {
                "key": q.key,
                "answered": q.answered,
                "na": q.na,
                "earned": number(q.earned),
                "possible": number(q.possible),
            }
            for q in result.questions
        ],
        "answered": result.answered,
        "total": result.total,
        "missing": list(result.missing),
        "missing_comments": list(result.missing_comments),
        "missing_causes": list(result.missing_causes),
        "untouched": list(result.untouched),
        "explanation": [template.format(**params) for template, params in explain(form, result)],
    }


def categories(form: Form, result: Result) -> dict[str, Any]:
    """What the questions of each category earned of what they could, each question by its own weight."""
    found = {question.key: question for question in result.questions}
    sums: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for question in form.questions():
        scored = found[question.key]
        if scored.earned is None or scored.possible is None:
            continue
        for name in question.categories:
            sums[name][0] += scored.earned
            sums[name][1] += scored.possible
    return {
        name: {
            "earned": number(earned),
            "possible": number(possible),
            "percent": number(100 * earned / possible if possible > 0 else None),
        }
        for name, (earned, possible) in sorted(sums.items())
    }


def lab_report(found: Lab) -> dict[str, Any]:
    """The formula lab as plain values."""
    return {
        "evaluations": len(found.rows),
        "formula": found.form.formula,
        "before": _column(found.before),
        "after": _column(found.after),
        "other_formulas": {name: _column(column) for name, column in found.others.items()},
        "unusable_formulas": {name: [str(p) for p in why] for name, why in found.unusable.items()},
        "newly_failed": list(found.newly_failed),
        "newly_passed": list(found.newly_passed),
        "rows": [
            {
                "evaluation": row.id,
                "before": _cell(row.before),
                "after": _cell(row.after),
                "other_formulas": {name: _cell(cell) for name, cell in row.others.items()},
                "answers_dropped": list(row.dropped),
                "questions_unasked": list(row.unasked),
            }
            for row in found.rows
        ],
    }


def diff_report(changes: list[FormChange]) -> list[dict[str, Any]]:
    """Differences between two versions as plain values."""
    return [
        {"what": c.what, "place": c.place, "field": c.field, "before": c.before, "after": c.after}
        for c in changes
    ]


def _sections(form: Form, result: Result) -> list[dict[str, Any]]:
    above = {inner.key: top.key for top in form.sections for inner in top.sections}
    return [
        {
            "key": section.key,
            "title": section.title,
            "in": above.get(section.key),
            "weight": number(Fraction(section.weight)),
            "bonus": section.bonus,
            "percent": number(found.percent),
            "calculated": number(found.calculated),
            "earned": number(found.earned),
            "possible": number(found.possible),
            "failed": found.failed,
            "answered": found.answered,
            "total": found.total,
        }
        for section, found in zip(form.every_section(), result.sections, strict=True)
    ]


def _accuracies(found: Accuracies) -> dict[str, Any]:
    return {
        "customer": _accuracy(found.customer),
        "business": _accuracy(found.business),
        "compliance": _accuracy(found.compliance),
        "non_critical": _accuracy(found.non_critical),
    }


def _accuracy(found: Accuracy) -> dict[str, Any]:
    share = found.share
    percent = number(None if share is None else 100 * share)
    return {"errors": found.errors, "opportunities": found.opportunities, "percent": percent}


def _column(column: Column) -> dict[str, Any]:
    return {
        "scored": column.scored,
        "mean": number(column.mean),
        "passed": column.passed,
        "failed": column.failed,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"score": number(cell.score), "outcome": cell.outcome}
