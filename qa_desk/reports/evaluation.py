"""The report on one evaluation: outcome, accuracies, every answer with its points, how it came about, its life."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.reports import document as doc
from qa_desk.reports import words
from qa_desk.reports.document import (
    Below,
    Cell,
    Column,
    Facts,
    Heading,
    Lines,
    Part,
    Report,
    Table,
    Voice,
    Words,
)
from qa_desk.reports.evaluation_view import EvaluationView, Heard
from qa_desk.stats import wilson


def evaluation_report(view: EvaluationView, voice: Voice) -> Report:
    """The whole report."""
    form, call = view.form, view.call
    parts: list[Part] = [
        Words(_verdict(view, voice), "bad" if view.result.failed_by else "strong"),
        *_notices(view, voice),
        Facts(tuple(_facts(view, voice))),
    ]
    if view.feedback.strip():
        parts += [Heading(voice(N_("Feedback"))), Words(view.feedback.strip(), "quote", form.language)]
    parts += [_sections(view, voice), Heading(voice(N_("Answers")))]
    parts += [table for section in form.groups() if (table := _answers(section, view, voice)) is not None]
    explained = (voice(template, **params) for template, params in scoring.explain(form, view.result))
    parts += [Heading(voice(N_("How the score came about"))), Lines(tuple(explained))]
    parts.append(_accuracies(view.result, voice))
    parts += list(_life(view, voice))
    day = call.started_at.astimezone(voice.zone).date().isoformat()
    title = voice(N_("{form}: call {call}"), form=form.title, call=call.external_id)
    return Report(title, f"{form.title} {call.external_id} {day}", voice.language, tuple(parts))


def _verdict(view: EvaluationView, voice: Voice) -> str:
    result, form = view.result, view.form
    shown = words.total(voice, form, result.score, Fraction(form.pass_mark))
    ended = voice(words.OUTCOMES[result.outcome])
    if result.failed_by:
        ended = voice(N_("Failed by a critical error"))
    band = form.band(result.score)
    return " · ".join(part for part in (shown, ended, band.text if band else "") if part)


def _notices(view: EvaluationView, voice: Voice) -> Iterator[Part]:
    if view.superseded:
        yield Words(
            voice(N_("Another evaluation took the place of this one; it does not count any more.")), "bad"
        )
    if view.supersedes:
        yield Words(voice(N_("This evaluation took the place of an earlier one.")), "quiet")
    if view.purpose != "coach":
        yield Words(voice(N_("This evaluation counts for nobody's figures.")), "quiet")


def _facts(view: EvaluationView, voice: Voice) -> Iterator[tuple[str, Cell]]:
    call, form, result = view.call, view.form, view.result
    yield voice(N_("Agent")), Cell(call.agent or doc.NONE)
    yield voice(N_("Call")), Cell(call.external_id)
    yield voice(N_("Called at")), doc.moment(voice, call.started_at)
    yield voice(N_("Length")), Cell(doc.clock(call.duration_ms))
    for name, said in ((N_("Queue"), call.queue), (N_("Reason"), call.reason)):
        if said:
            yield voice(name), Cell(said)
    if call.rating is not None:
        value, most = call.rating
        rated = (
            f"{value:g}"
            if most is None
            else voice(N_("{value} of {most}"), value=f"{value:g}", most=f"{most:g}")
        )
        yield voice(N_("Customer's rating")), Cell(rated)
    version = voice(N_("{form}, version {number}"), form=form.title, number=view.version)
    yield voice(N_("Form")), Cell(version, language=form.language)
    yield voice(N_("Evaluated by")), Cell(view.evaluator)
    yield voice(N_("Purpose")), Cell(voice(words.PURPOSES.get(view.purpose, view.purpose)))
    yield voice(N_("Submitted at")), doc.moment(voice, view.submitted_at)
    yield voice(N_("State")), Cell(voice(words.STATES.get(view.state, view.state)))
    yield voice(N_("Score")), Cell(words.total(voice, form, result.score, Fraction(form.pass_mark)))
    yield voice(N_("Without critical errors")), Cell(words.total(voice, form, result.calculated))
    yield voice(N_("Pass mark")), Cell(words.total(voice, form, Fraction(form.pass_mark)))


def _accuracies(result: scoring.Result, voice: Voice) -> Table:
    """The four of COPC beside each other; one call says little, so what was possible is told with each."""
    found = result.accuracies
    each = (
        (words.CLASSES["customer"], found.customer),
        (words.CLASSES["business"], found.business),
        (words.CLASSES["compliance"], found.compliance),
        (words.NON_CRITICAL, found.non_critical),
    )
    rows = tuple(
        (
            Cell(voice(name)),
            doc.count(one.errors),
            doc.count(one.opportunities),
            doc.share(wilson(one.opportunities - one.errors, one.opportunities).value),
        )
        for name, one in each
    )
    columns = (
        Column(voice(N_("Class")), width=40),
        Column(voice(N_("Errors")), right=True),
        Column(voice(N_("Opportunities")), right=True),
        Column(voice(N_("Without error")), right=True),
    )
    return Table(voice(N_("Accuracy by class")), columns, rows)


def _sections(view: EvaluationView, voice: Voice) -> Table:
    """With the percent as it was before critical errors where a section failed."""
    found = {one.key: one for one in view.result.sections}
    failed = any(one.failed for one in found.values())
    rows = []
    for section in view.form.every_section():
        one = found[section.key]
        look: doc.Look = "bad" if one.failed else ""
        calculated = doc.score(None if one.calculated is None else float(one.calculated))
        rows.append(
            (
                Cell(section.title, language=view.form.language),
                *([Cell(voice(words.OUTCOMES["fail"]) if one.failed else "", look=look)] if failed else []),
                Cell(f"{section.weight.normalize():f}", float(section.weight), "General"),
                doc.score(None if one.percent is None else float(one.percent), look),
                *([calculated] if failed else []),
            )
        )
    columns = (
        Column(voice(N_("Section")), width=40),
        *([Column(voice(N_("Outcome")))] if failed else []),
        Column(voice(N_("Weight")), right=True),
        Column(voice(N_("Percent")), right=True),
        *([Column(voice(N_("Without critical errors")), right=True)] if failed else []),
    )
    return Table(voice(N_("Score by section")), columns, tuple(rows))


def _answers(section: scoring.Section, view: EvaluationView, voice: Voice) -> Table | None:
    found = {one.key: one for one in view.result.questions}
    critical = {error.question for error in view.result.critical_errors}
    rows = []
    for question in section.questions:
        one, answer = found[question.key], view.answers.get(question.key, scoring.Answer())
        earned, possible = (Cell(), Cell())
        if one.earned is not None and one.possible is not None:
            earned = Cell(words.points(one.earned), float(one.earned), "General")
            possible = Cell(words.points(one.possible), float(one.possible), "General")
        said = _said(question, answer, one, voice)
        notes = [voice(N_("critical"))] if question.key in critical else []
        notes += [voice(N_("filled in, not looked at"))] if answer.untouched_default else []
        text = " · ".join([said, *notes])
        under = _under(answer, view.evidence.get(question.key, ()), view.form.language, voice)
        look: doc.Look = "bad" if question.key in critical else "quiet" if one.na != "no" else ""
        rows.append(
            (
                Cell(question.text, language=view.form.language),
                Cell(text, look=look, language=view.form.language if one.na == "no" else "", below=under),
                earned,
                possible,
            )
        )
    if not rows:
        return None
    columns = (
        Column(voice(N_("Question")), width=40),
        Column(voice(N_("Answer")), width=40),
        Column(voice(N_("Points")), right=True, width=9),
        Column(voice(N_("Possible")), right=True, width=11),
    )
    name, group = voice(N_("Answers")), voice(N_("Section"))
    return Table(section.title, columns, tuple(rows), sheet=name, group=group, language=view.form.language)


def _said(
    question: scoring.Question, answer: scoring.Answer, one: scoring.QuestionResult, voice: Voice
) -> str:
    if one.na == "rule":
        return voice(N_("not asked, by a rule of the form"))
    if answer.na != "no":
        return voice(N_("not applicable"))
    chosen = [choice for choice in question.choices if choice.key in answer.choices]
    if chosen:
        causes = [c.text for choice in chosen for c in choice.root_causes if c.key in answer.causes]
        said = ", ".join(choice.text for choice in chosen)
        return f"{said} ({', '.join(causes)})" if causes else said
    if answer.number is not None:
        return f"{answer.number:f}"
    return answer.text.strip() or doc.NONE


def _under(
    answer: scoring.Answer, heard: tuple[Heard, ...], language: str, voice: Voice
) -> tuple[Below, ...]:
    found = [Below(answer.comment.strip(), quote=True, language=language)] if answer.comment.strip() else []
    for one in heard:
        tag = voice(words.TAGS[one.tag]) if one.tag in words.TAGS else one.tag
        name = " ".join(part for part in (doc.clock(one.start_ms), tag, one.note) if part)
        found.append(Below(name, sound=one.sound))
    return tuple(found)


def _life(view: EvaluationView, voice: Voice) -> Iterator[Part]:
    if view.disputes:
        yield _disagreements(view, voice)
    if view.steps:
        yield _steps(view, voice)


def _disagreements(view: EvaluationView, voice: Voice) -> Table:
    columns = (
        Column(voice(N_("Question")), width=30),
        Column(voice(N_("Reason"))),
        Column(voice(N_("Decision"))),
        Column(voice(N_("Why"))),
    )
    rows = tuple(
        (
            Cell(one.question, language=view.form.language),
            Cell(one.reason),
            Cell(voice(words.STATES[one.outcome] if one.outcome else N_("open"))),
            Cell(one.decision),
        )
        for one in view.disputes
    )
    return Table(voice(N_("Disputed questions")), columns, rows)


def _steps(view: EvaluationView, voice: Voice) -> Table:
    columns = (Column(voice(N_("When")), width=30), Column(voice(N_("What"))), Column(voice(N_("Who"))))
    steps = tuple(
        (
            doc.moment(voice, one.at),
            Cell(
                voice(words.STEPS.get(one.kind, one.kind)),
                below=(Below(one.comment, quote=True),) if one.comment else (),
            ),
            Cell(one.who),
        )
        for one in view.steps
    )
    return Table(voice(N_("What happened to it")), columns, steps)
