"""The report on a form's results: score, accuracies, sections and questions, over versions and months."""

from __future__ import annotations

from collections.abc import Iterator

from qa_desk.errors import N_
from qa_desk.reports import document as doc
from qa_desk.reports import words
from qa_desk.reports.document import Cell, Column, Facts, Heading, Part, Report, Table, Voice, Words
from qa_desk.work import form_results as results
from qa_desk.work.form_results import FormResults, QuestionResults

MEANING = N_(
    "Only evaluations that count for an agent are in here: no self-evaluations, calibrations or scores given again,"
    " and none that a revision took the place of. Intervals are 95 %: Student's t for means, Wilson's for shares."
    " They take evaluations as independent of each other; many of one agent make them narrower than they should be."
)


def form_report(found: FormResults, voice: Voice) -> Report:
    """The whole report."""
    parts: list[Part] = [Facts(tuple(_facts(found, voice))), Words(voice(MEANING), "quiet")]
    if found.evaluations == 0:
        parts.append(Words(voice(N_("No evaluation of this form was submitted in this period."))))
    else:
        parts.append(_figures(found, voice))
        if found.bands:
            parts.append(_bands(found, voice))
        parts.append(_over(found.versions, N_("By version of the form"), N_("Version"), voice))
        parts.append(_over(found.months, N_("By month of the call"), N_("Month"), voice))
        parts += [_sections(found, voice), _questions(found, voice)]
        parts += [Heading(voice(N_("Answers"))), *_choices(found, voice)]
        parts += list(_causes(found, voice))
    day = doc.day_of(found.period.until, voice)
    title = voice(N_("Results of {form}"), form=found.form.title)
    return Report(title, f"{found.form.title} {day}", voice.language, tuple(parts))


def _facts(found: FormResults, voice: Voice) -> Iterator[tuple[str, Cell]]:
    yield voice(N_("Form")), Cell(found.form.title, language=found.form.language)
    yield voice(N_("Key")), Cell(f"{found.name.key} ({found.name.language})")
    numbers = ", ".join(one.name for one in found.versions)
    yield voice(N_("Versions used")), Cell(numbers or doc.NONE)
    yield voice(N_("Submitted")), Cell(doc.span(found.period, voice))
    yield voice(N_("Evaluations that count")), doc.count(found.evaluations)
    yield voice(N_("Agents")), doc.count(found.agents)
    yield voice(N_("Evaluators")), doc.count(found.evaluators)
    if found.not_scorable:
        yield voice(N_("Not scorable")), doc.count(found.not_scorable)


def _figures(found: FormResults, voice: Voice) -> Table:
    unit = (
        N_("Mean score, points") if found.form.formula == "points_plus_minus" else N_("Mean score, percent")
    )
    rows = [
        (Cell(voice(unit)), *doc.estimate(voice, found.quality)),
        (Cell(voice(N_("Passed"))), *doc.estimate(voice, found.passed, shares=True)),
    ]
    for name, one in found.accuracies.items():
        if one.n == 0 and name != "non_critical":
            continue
        label = words.WITHOUT if name in words.CLASSES else N_("Answers without a non-critical error")
        said = voice(words.CLASSES[name]) if name in words.CLASSES else ""
        rows.append((Cell(voice(label, kind=said)), *doc.estimate(voice, one, shares=True)))
    return Table(voice(N_("Figures")), doc.estimated(voice, voice(N_("Figure"))), tuple(rows))


def _bands(found: FormResults, voice: Voice) -> Table:
    rows = tuple((Cell(b.text, language=found.form.language), *_picked(b, voice)) for b in found.bands)
    return Table(voice(N_("Scores by band")), _picked_columns(voice, voice(N_("Band"))), rows)


def _sections(found: FormResults, voice: Voice) -> Table:
    rows = tuple(
        (Cell(one.title, language=found.form.language), *doc.estimate(voice, one.quality))
        for one in found.sections
    )
    return Table(voice(N_("Percent by section")), doc.estimated(voice, voice(N_("Section"))), rows)


def _questions(found: FormResults, voice: Voice) -> Table:
    columns = (
        Column(voice(N_("Question")), width=34),
        Column(voice(N_("Percent")), right=True),
        doc.interval(voice),
        Column(voice(N_("Answered")), right=True),
        Column(voice(N_("N/A")), right=True),
        Column(voice(N_("Not asked")), right=True),
        Column(voice(N_("Critical")), right=True),
        Column(voice(N_("Not looked at")), right=True),
    )
    rows = []
    for one in found.questions:
        percent, ends, _ = doc.estimate(voice, one.earned)
        counted = (one.answered, one.na, one.hidden)
        critical = Cell(f"{one.critical:,}", float(one.critical), "#,##0", look="bad" if one.critical else "")
        cells = (
            Cell(one.text, language=found.form.language),
            percent,
            ends,
            *map(doc.count, counted),
            critical,
        )
        rows.append((*cells, doc.count(one.untouched)))
    return Table(voice(N_("Percent of points by question")), columns, tuple(rows))


def _choices(found: FormResults, voice: Voice) -> Iterator[Table]:
    for one in found.questions:
        if one.choices:
            yield _of(one, one.choices, voice(N_("Choice")), voice(N_("Answers")), found, voice)


def _causes(found: FormResults, voice: Voice) -> Iterator[Part]:
    given = [(one, tuple(cause for cause in one.causes if cause.times)) for one in found.questions]
    given = [(one, causes) for one, causes in given if causes]
    if given:
        yield Heading(voice(N_("Root causes")))
    for one, causes in given:
        yield _of(one, causes, voice(N_("Root cause")), voice(N_("Root causes")), found, voice)


def _of(
    one: QuestionResults,
    picked: tuple[results.Picked, ...],
    first: str,
    sheet: str,
    found: FormResults,
    voice: Voice,
) -> Table:
    language = found.form.language
    rows = tuple((Cell(choice.text, language=language), *_picked(choice, voice)) for choice in picked)
    group = voice(N_("Question"))
    return Table(one.text, _picked_columns(voice, first), rows, sheet=sheet, group=group, language=language)


def _picked(one: results.Picked, voice: Voice) -> tuple[Cell, Cell, Cell]:
    share, ends, _ = doc.estimate(voice, one.share, shares=True)
    return doc.count(one.times), share, ends


def _picked_columns(voice: Voice, first: str) -> tuple[Column, ...]:
    times, share = Column(voice(N_("Times")), right=True), Column(voice(N_("Share")), right=True)
    return Column(first, width=46), times, share, doc.interval(voice)


def _over(parts: tuple[results.Part, ...], caption: str, first: str, voice: Voice) -> Table:
    score, passed = voice(N_("Mean score")), voice(N_("Passed"))
    columns = (Column(voice(first)), *doc.named(voice, score), *doc.named(voice, passed))
    rows = tuple(
        (Cell(one.name), *doc.estimate(voice, one.quality), *doc.estimate(voice, one.passed, shares=True))
        for one in parts
    )
    return Table(voice(caption), columns, rows)
