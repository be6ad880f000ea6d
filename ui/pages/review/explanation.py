"""How a score came about, in words: what each section gave, how it weighs, what a critical error did to it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from qa_desk import scoring
from ui.text import N_, show_number, show_percent, tr, tr_marked, tr_n

FORMULAS: Final = {
    "pooled_points": N_("Pooled points"),
    "section_percent": N_("Section percent"),
    "category_mean": N_("Mean of questions"),
    "points_plus_minus": N_("Points, plus and minus"),
}
CLASSES: Final = {
    "customer": N_("critical for the customer"),
    "business": N_("critical for the business"),
    "compliance": N_("critical for compliance"),
}
CRITICAL_CHIPS: Final = {
    "customer": N_("customer, critical"),
    "business": N_("business, critical"),
    "compliance": N_("compliance, critical"),
}


def show_score(
    value: Fraction | None, form: scoring.Form, decimals: int = 0, beside: Fraction | None = None
) -> str:
    """A score as people read it: percent, or plain points under a points form; a dash for none.

    More decimals where rounding would make it look like `beside`, the pass mark, which it is not.
    """
    if value is None:
        return "–"
    exact = scoring.shown(value, decimals, beside)
    decimals = len(exact.partition(".")[2])
    if form.formula == "points_plus_minus":
        return show_number(float(exact), decimals)
    return show_percent(float(exact) / 100, decimals)


def how_total(form: scoring.Form, result: scoring.Result) -> str:
    """The whole score, line by line."""
    mark = Fraction(form.pass_mark)
    lines = [tr_marked(FORMULAS[form.formula])]
    for section, found in zip(form.every_section(), result.sections, strict=True):
        lines.append(_section_line(form, section, found))
        if found.failed:
            lines.append(_failed_line(form, found))
    lines.append(tr("Together: {score}", score=show_score(result.calculated, form, 1)))
    if result.score != result.calculated:
        after = show_score(result.score, form, 1, mark)
        lines.append(tr("After the critical error: {score}", score=after))
    lines.append(tr("Pass mark: {mark}", mark=show_score(mark, form)))
    return "\n".join(lines)


def _section_line(form: scoring.Form, section: scoring.Section, found: scoring.SectionResult) -> str:
    """What a section gave before any critical error."""
    if found.calculated is None:
        return tr("{title}: nothing counted yet", title=section.title)
    if form.formula == "points_plus_minus":
        earned = found.possible * found.calculated / 100
        return tr("{title}: {points} points", title=section.title, points=_points(earned))
    percent = show_percent(float(scoring.shown(found.calculated, 1)) / 100, 1)
    if section.weight == 0:
        return tr("{title}: {percent}, for information only", title=section.title, percent=percent)
    if section.bonus:
        extra = _points(Fraction(section.weight) * found.calculated / 100)
        return tr("{title}: bonus of {extra} percent points", title=section.title, extra=extra)
    weight = _plain(section.weight)
    return tr("{title}: {percent}, weight {weight}", title=section.title, percent=percent, weight=weight)


def how_section(form: scoring.Form, section: scoring.Section, result: scoring.Result) -> str:
    """One section, question by question."""
    found = next(one for one in result.sections if one.key == section.key)
    by_key = {one.key: one for one in result.questions}
    lines = [tr("Weight {weight}", weight=_plain(section.weight))]
    for question in section.questions:
        answer = by_key[question.key]
        if answer.possible is not None and answer.earned is not None:
            got, could = _points(answer.earned), _points(answer.possible)
            lines.append(tr("{text}: {got} of {could}", text=question.text, got=got, could=could))
        elif answer.na == "rule":
            lines.append(tr("{text}: hidden by a rule, not counted", text=question.text))
        elif answer.na != "no":
            lines.append(tr("{text}: N/A, not counted", text=question.text))
    if found.failed:
        lines.append(_failed_line(form, found))
    return "\n".join(lines)


def _failed_line(form: scoring.Form, found: scoring.SectionResult) -> str:
    """What a critical error did to its section: as the form says, and never more than that."""
    if found.percent == found.calculated:
        return tr("Critical error: the section failed, what it earned is kept")
    if form.on_section_fail == "zero":
        return tr("Set to zero by a critical error")
    if form.formula == "points_plus_minus":
        return tr("Limited to {points} points by a critical error", points=_points(found.earned))
    assert found.percent is not None
    percent = show_percent(float(scoring.shown(found.percent, 1)) / 100, 1)
    return tr("Limited to {percent} by a critical error", percent=percent)


def standing(form: scoring.Form, result: scoring.Result) -> str:
    """One line about a form in the making: formula, how far, critical errors."""
    parts = [
        tr_marked(FORMULAS[form.formula]),
        tr("{answered} of {total} answered", answered=result.answered, total=result.total),
    ]
    errors = len(result.critical_errors)
    parts.append(tr_n("%n critical error(s)", errors) if errors else tr("no critical error"))
    return " · ".join(parts)


def failure(form: scoring.Form, result: scoring.Result) -> str:
    """Which questions failed the form or a section, empty where none did."""
    lines = []
    for error in result.critical_errors:
        question = form.question(error.question)
        if question is None or error.effect == "none":
            continue
        name = tr_marked(CLASSES[error.error_class])
        if error.effect == "fail_form":
            lines.append(tr("Failed: {question} ({name})", question=question.text, name=name))
        else:
            section = next(s.title for s in form.groups() if question in s.questions)
            lines.append(tr("Section {section} failed: {question}", section=section, question=question.text))
    return "\n".join(lines)


def verdict(form: scoring.Form, result: scoring.Result) -> str:
    """The outcome of a submitted evaluation in words."""
    score = show_score(result.score, form, beside=Fraction(form.pass_mark))
    if result.outcome == "not_scorable":
        return tr("Not scorable: nothing applied")
    if result.failed_by:
        return tr("{score}, failed by a critical error", score=score)
    if result.outcome == "pass":
        return tr("{score}, passed", score=score)
    return tr("{score}, below the pass mark", score=score)


def _points(value: Fraction) -> str:
    """Points with no more than one decimal, and none where they are whole."""
    return show_number(float(scoring.shown(value, 1)), 0 if value.denominator == 1 else 1)


def _plain(value: Decimal) -> str:
    """A weight with the decimals it was given."""
    return show_number(float(value), max(0, -int(value.normalize().as_tuple().exponent)))
