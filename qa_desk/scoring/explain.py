"""How a score came about, line by line: templates for the screen to translate, and what fills them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qa_desk.errors import N_
from qa_desk.scoring.definition import Form, Section
from qa_desk.scoring.result import CriticalError, QuestionResult, Result, SectionResult, shown

Line = tuple[str, dict[str, object]]

FORMULAS = {
    "pooled_points": N_("All points count together, each times the weight of its section."),
    "section_percent": N_("The score is the mean of the sections, each counting with its weight."),
    "category_mean": N_(
        "Each question lies between its worst and its best choice and counts with its weight."
    ),
    "points_plus_minus": N_("Points are added up; zero is normal service."),
}
CRITICAL = {
    "customer": N_("Critical for the customer: {question}: {choice}."),
    "business": N_("Critical for the business: {question}: {choice}."),
    "compliance": N_("Critical for compliance: {question}: {choice}."),
}
NOT_APPLICABLE = {
    "full_credit": N_("{question}: not applicable, counts in full by the form's rule."),
    "fixed_score": N_("{question}: not applicable, counts {earned} of {possible} by the form's rule."),
    "group_mean": N_("{question}: not applicable, counts like the rest of its section."),
}


def explain(form: Form, result: Result) -> list[Line]:
    """The way from answers to score: formula, sections, N/A, critical errors, outcome."""
    lines: list[Line] = [(FORMULAS[form.formula], {})]
    found = {question.key: question for question in result.questions}
    for section, scored in zip(form.every_section(), result.sections, strict=True):
        lines.append(_section(form, section, scored))
        lines.extend(_not_applicable(section, found))
    lines.extend(_critical(form, error) for error in result.critical_errors)
    lines.extend(_failed_sections(form, result))
    lines.extend(_total(form, result))
    if result.untouched:
        lines.append(
            (N_("{count} answers were filled in and not looked at."), {"count": len(result.untouched)})
        )
    return lines


def _section(form: Form, section: Section, scored: SectionResult) -> Line:
    params: dict[str, object] = {
        "section": section.title,
        "earned": _plain(scored.earned),
        "possible": _plain(scored.possible),
        "weight": f"{section.weight.normalize():f}",
    }
    if form.formula == "points_plus_minus":
        return N_("{section}: {earned} points."), params
    if scored.percent is None:
        if scored.answered < scored.total:
            return N_("{section}: not answered yet."), params
        return N_("{section}: nothing applies, so it drops out."), params
    params["percent"] = shown(scored.percent)
    if section.weight == 0:
        return N_("{section}: {earned} of {possible}, {percent} %, for information only."), params
    if section.bonus:
        params["extra"] = _plain(Fraction(section.weight) * scored.percent / 100)
        return N_("{section}: {earned} of {possible}, a bonus of {extra} percent points."), params
    return N_("{section}: {earned} of {possible}, {percent} %, weight {weight}."), params


def _not_applicable(section: Section, found: dict[str, QuestionResult]) -> Iterator[Line]:
    for question in section.questions:
        result = found[question.key]
        if result.na == "rule":
            yield N_("{question}: hidden by a rule, does not count."), {"question": question.text}
        elif result.na == "evaluator" and result.earned is not None and result.possible is not None:
            yield (
                NOT_APPLICABLE[question.na],
                {
                    "question": question.text,
                    "earned": _plain(result.earned),
                    "possible": _plain(result.possible),
                },
            )
        elif result.na == "evaluator":
            yield N_("{question}: not applicable, does not count."), {"question": question.text}


def _critical(form: Form, error: CriticalError) -> Line:
    question = form.question(error.question)
    choices = {choice.key: choice.text for choice in question.choices} if question else {}
    return (
        CRITICAL[error.error_class],
        {
            "question": question.text if question else error.question,
            "choice": choices.get(error.choice, error.choice),
        },
    )


def _failed_sections(form: Form, result: Result) -> Iterator[Line]:
    for section, scored in zip(form.every_section(), result.sections, strict=True):
        if not scored.failed:
            continue
        params: dict[str, object] = {"section": section.title}
        if scored.percent == scored.calculated or scored.percent is None or scored.calculated is None:
            yield N_("The section {section} failed; what it earned is kept."), params
        else:
            params |= {"percent": shown(scored.percent), "calculated": shown(scored.calculated)}
            yield N_("The section {section} failed: counts {percent} % instead of {calculated} %."), params


def _total(form: Form, result: Result) -> Iterator[Line]:
    points = form.formula == "points_plus_minus"
    if result.outcome == "incomplete":
        yield (
            N_("{answered} of {total} questions are answered so far."),
            {"answered": result.answered, "total": result.total},
        )
    if result.score is None or result.calculated is None:
        if result.outcome == "not_scorable":
            yield N_("No question applies to this call, so there is no score."), {}
        elif result.failed_by:
            yield N_("Failed by a critical error."), {}
        return
    mark = Fraction(form.pass_mark)
    params: dict[str, object] = {
        "score": shown(result.score, beside=mark),
        "calculated": shown(result.calculated),
        "mark": _plain(mark),
    }
    if result.score != result.calculated:
        yield N_("Without critical errors it would have been {calculated}."), params
    if result.failed_by:
        kept = N_("Failed by a critical error; the score of {score} is kept beside it.")
        lowered = N_("Failed by a critical error; the score is set to {score}.")
        stays = form.on_fail == "keep_and_flag" or result.score == result.calculated
        yield (kept if stays else lowered), params
    elif result.outcome == "incomplete":
        yield (N_("So far: {score} points.") if points else N_("So far: {score} %.")), params
    elif points:
        reached, below = (
            N_("{score} points reach the mark of {mark}."),
            N_("{score} points are below {mark}."),
        )
        yield (reached if result.outcome == "pass" else below), params
    else:
        reached = N_("{score} % reaches the pass mark of {mark} %.")
        below = N_("{score} % is below the pass mark of {mark} %.")
        yield (reached if result.outcome == "pass" else below), params


def _plain(value: Fraction) -> str:
    """A number with no more digits than it needs, three after the point at most."""
    text = shown(value, 3)
    return text.rstrip("0").rstrip(".")
