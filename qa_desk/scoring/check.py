"""What is wrong with a form, and where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from qa_desk.errors import N_
from qa_desk.scoring.check_rules import check_rules
from qa_desk.scoring.check_suggest import check_suggest
from qa_desk.scoring.definition import WRITTEN_KINDS, Form, Question, Section
from qa_desk.scoring.plan import best_points, worst_points
from qa_desk.scoring.problems import FormProblem, every_question, every_section, problem

LARGEST = Decimal(1_000_000)
DECIMAL_PLACES = 9
LONGEST_KEY = 80
USED_TWICE = N_("“{key}” is used twice")


def check(form: Form) -> list[FormProblem]:
    """Everything wrong with a form beyond its shape; empty when it can be published."""
    unusable = [*_levels(form), *_numbers(form)]
    if unusable:
        return unusable  # sums over such numbers would be wrong or endless
    return [
        *_keys(form),
        *_form(form),
        *_bands(form),
        *_sections(form),
        *check_rules(form),
        *check_suggest(form),
    ]


def _levels(form: Form) -> Iterator[FormProblem]:
    for path, section in every_section(form):
        if section.sections and ".sections" in path:
            yield problem(f"{path}.sections", N_("sections nest two levels deep at most"))
        elif section.sections and section.questions:
            yield problem(path, N_("a section holds questions or sections, not both"))


def _numbers(form: Form) -> Iterator[FormProblem]:
    """Numbers that are none, or out of all proportion."""
    for path, value in _every_number(form):
        if not value.is_finite():
            yield problem(path, N_("is not a number"))
        elif not -LARGEST <= value <= LARGEST:
            yield problem(path, N_("must not be larger than {largest}"), largest=f"{LARGEST:,}")
        elif -int(value.as_tuple().exponent) > DECIMAL_PLACES:
            yield problem(path, N_("must not have more than {places} decimal places"), places=DECIMAL_PLACES)


def _every_number(form: Form) -> Iterator[tuple[str, Decimal]]:
    yield "pass_mark", form.pass_mark
    yield "cap", form.cap
    for b, band in enumerate(form.bands):
        yield f"bands[{b}].start", band.start
    if form.weights_total is not None:
        yield "weights_total", form.weights_total
    for path, section in every_section(form):
        yield f"{path}.weight", section.weight
    for path, question in every_question(form):
        yield f"{path}.weight", question.weight
        yield f"{path}.na_score", question.na_score
        for c, choice in enumerate(question.choices):
            yield f"{path}.choices[{c}].points", choice.points
        for r, span in enumerate(question.ranges):
            yield f"{path}.ranges[{r}].points", span.points
            yield f"{path}.ranges[{r}].start", span.start
            if span.end is not None:
                yield f"{path}.ranges[{r}].end", span.end


def _keys(form: Form) -> Iterator[FormProblem]:
    """Keys and texts that are missing, and keys used twice: sections and questions share one set of keys."""
    seen: set[str] = set()
    yield from _named("", form.key, form.title, "title", set())
    bands: set[str] = set()
    for b, band in enumerate(form.bands):
        yield from _named(f"bands[{b}].", band.key, band.text, "text", bands)
    for path, section in every_section(form):
        yield from _named(f"{path}.", section.key, section.title, "title", seen)
    for path, question in every_question(form):
        yield from _named(f"{path}.", question.key, question.text, "text", seen)
        choices: set[str] = set()
        causes: set[str] = set()
        for c, choice in enumerate(question.choices):
            where = f"{path}.choices[{c}]"
            yield from _named(f"{where}.", choice.key, choice.text, "text", choices)
            for r, cause in enumerate(choice.root_causes):
                yield from _named(f"{where}.root_causes[{r}].", cause.key, cause.text, "text", causes)


def _named(path: str, key: str, text: str, text_name: str, seen: set[str]) -> Iterator[FormProblem]:
    if key in seen:
        yield problem(f"{path}key", USED_TWICE, key=key)
    seen.add(key)
    if not key or key != "".join(key.split()) or not key.isprintable():
        yield problem(f"{path}key", N_("a key is needed, without spaces"))
    elif len(key) > LONGEST_KEY:
        yield problem(f"{path}key", N_("must not have more than {count} characters"), count=LONGEST_KEY)
    if not text.strip():
        yield problem(f"{path}{text_name}", N_("must not be empty"))


def _form(form: Form) -> Iterator[FormProblem]:
    if not form.language.strip():
        yield problem("language", N_("must not be empty"))
    if form.formula != "points_plus_minus":
        for name, value in (("cap", form.cap), ("pass_mark", form.pass_mark)):
            if not 0 <= value <= 100:
                yield problem(name, N_("must lie between 0 and 100"))
    if not form.sections:
        yield problem("sections", N_("a form needs at least one section"))
    elif not any(question.scored for question in form.questions()):
        yield problem("sections", N_("a form needs at least one question that is scored"))
    elif form.formula != "points_plus_minus" and not any(
        _counts(section) for section in form.sections if not section.bonus
    ):
        yield problem("sections", N_("no section counts: each has weight 0 or nothing to earn"))


def _counts(section: Section) -> bool:
    return section.weight > 0 and (
        any(_counts(inner) for inner in section.sections)
        or any(
            question.scored and question.weight > 0 and best_points(question) > 0
            for question in section.questions
        )
    )


def _bands(form: Form) -> Iterator[FormProblem]:
    """Each band reaches up to the next, so starting at 0 and ascending leaves neither gap nor overlap."""
    for b, band in enumerate(form.bands):
        if b and band.start <= form.bands[b - 1].start:
            yield problem(f"bands[{b}].start", N_("bands must ascend"))
    if form.bands and form.formula != "points_plus_minus":
        if form.bands[0].start != 0:
            yield problem("bands[0].start", N_("the lowest band must start at 0"))
        if form.bands[-1].start > 100:
            yield problem(f"bands[{len(form.bands) - 1}].start", N_("must lie between 0 and 100"))


def _sections(form: Form) -> Iterator[FormProblem]:
    for path, section in every_section(form):
        if not section.questions and not section.sections:
            yield problem(path, N_("a section needs at least one question"))
        if section.weight < 0:
            yield problem(f"{path}.weight", N_("must not be negative"))
    for path, question in every_question(form):
        yield from _offers(question, path)
        if question.scored:
            yield from _worth(form, question, path)


def _offers(question: Question, path: str) -> Iterator[FormProblem]:
    """What the kind of question needs in order to be answered."""
    if question.ranges and question.kind != "number":
        yield problem(f"{path}.ranges", N_("only number questions have ranges"))
    if question.choices and (question.kind == "number" or question.kind in WRITTEN_KINDS):
        yield problem(f"{path}.choices", N_("this kind of question has no choices"))
    if question.kind == "number":
        yield from _ranges(question, path)
    elif question.kind == "yes_no" and len(question.choices) != 2:
        yield problem(path, N_("a yes_no question needs two choices"))
    elif question.scored and question.kind not in ("yes_no", "multiple") and len(question.choices) < 2:
        yield problem(path, N_("needs at least two choices"))
    elif question.kind == "multiple" and not question.choices:
        yield problem(path, N_("needs at least one choice"))
    if question.comment == "never":
        for c, choice in enumerate(question.choices):
            if choice.comment_required:
                where = f"{path}.choices[{c}].comment_required"
                yield problem(where, N_("asks for a comment where the question allows none"))


def _ranges(question: Question, path: str) -> Iterator[FormProblem]:
    if not question.ranges:
        yield problem(path, N_("a number question needs ranges"))
    for r, span in enumerate(question.ranges):
        if span.end is not None and span.end <= span.start:
            yield problem(f"{path}.ranges[{r}].end", N_("must lie above the start"))
        before = question.ranges[r - 1] if r else None
        if before is not None and (before.end is None or span.start < before.end):
            yield problem(f"{path}.ranges[{r}].start", N_("ranges must ascend and not overlap"))


def _worth(form: Form, question: Question, path: str) -> Iterator[FormProblem]:
    """Points that make sense under the form's formula."""
    critical = any(choice.critical is not None for choice in question.choices)
    best, worst = best_points(question), worst_points(question)
    if form.formula != "points_plus_minus":
        worths = [(f"choices[{c}]", choice.points) for c, choice in enumerate(question.choices)]
        worths += [(f"ranges[{r}]", span.points) for r, span in enumerate(question.ranges)]
        for where, points in worths:
            if points < 0:
                yield problem(f"{path}.{where}.points", N_("must not be negative under this formula"))
        if worths and best <= 0 and not critical and question.weight > 0:
            yield problem(path, N_("no choice earns any points"))
    if question.weight < 0:
        yield problem(f"{path}.weight", N_("must not be negative"))
    if (question.choices or question.ranges) and best == worst != 0 and not critical:
        yield problem(path, N_("every choice earns the same, so none is the best"))
    low = worst if form.formula == "category_mean" else min(worst, Fraction(0))
    if question.na == "fixed_score" and not low <= question.na_score <= best:
        yield problem(f"{path}.na_score", N_("must lie between the question's worst and best points"))
