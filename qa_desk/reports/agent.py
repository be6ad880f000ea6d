"""The report on an agent: quality, ratings and critical accuracies of a period, each with n and interval."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.agents import AgentEvaluation
from qa_desk.errors import N_
from qa_desk.reports import document as doc
from qa_desk.reports import words
from qa_desk.reports.document import Cell, Column, Facts, Part, Report, Table, Voice, Words
from qa_desk.stats import Estimate
from qa_desk.work.scorecard import Month, Scorecard

MEANING = N_(
    "Intervals are 95 %: Student's t for means of scores, Wilson's for shares. They take each evaluation and each"
    " rating as an independent look at this agent's work; where n is small they are wide, and that is what is known."
)


def agent_report(card: Scorecard, voice: Voice) -> Report:
    """The whole report."""
    parts: list[Part] = [Facts(tuple(_facts(card, voice))), Words(voice(MEANING), "quiet")]
    parts.append(_figures(card, voice))
    parts += [Words(line, "quiet") for line in _gap(card, voice)]
    if card.sections:
        parts.append(_sections(card, voice))
    if card.months:
        parts.append(_months(card, voice))
    if card.evaluations:
        parts.append(_evaluations(card, voice))
    if card.coaching:
        parts.append(_coaching(card, voice))
    title = voice(N_("Scorecard of {name}"), name=card.agent.name)
    return Report(
        title, f"{card.agent.name} {doc.day_of(card.period.until, voice)}", voice.language, tuple(parts)
    )


def _facts(card: Scorecard, voice: Voice) -> Iterator[tuple[str, Cell]]:
    if card.agent.team:
        yield voice(N_("Team")), Cell(card.agent.team)
    yield voice(N_("Period")), Cell(doc.span(card.period, voice))
    yield voice(N_("Times are")), Cell(doc.zone_of(card.period.until, voice))
    yield voice(N_("Calls")), doc.count(card.calls)
    yield voice(N_("Rated by customers")), doc.count(card.rated)
    yield voice(N_("Calls scored")), doc.count(card.scored)
    yield voice(N_("Evaluations that count")), doc.count(len(card.evaluations))


def _figures(card: Scorecard, voice: Voice) -> Table:
    low, high = card.scale
    rating = voice(N_("Customers' rating ({low} to {high})"), low=f"{low:g}", high=f"{high:g}")
    rows = [
        (Cell(voice(N_("Quality"))), *doc.estimate(voice, card.quality)),
        (Cell(rating), *doc.estimate(voice, card.rating, digits=2)),
        (Cell(voice(N_("Customers satisfied"))), *doc.estimate(voice, card.satisfied, shares=True)),
    ]
    for name, found in card.criticals.items():
        rows.append(
            (
                Cell(voice(words.WITHOUT, kind=voice(words.CLASSES[name]))),
                *doc.estimate(voice, found, shares=True),
            )
        )
    return Table(voice(N_("Quality and ratings")), doc.estimated(voice, voice(N_("Figure"))), tuple(rows))


def _gap(card: Scorecard, voice: Voice) -> Iterator[str]:
    if card.gap is None or card.gap_ends is None:
        return
    low, high = card.gap_ends
    template = N_(
        "Quality less satisfied customers: {gap} points (95 % interval {low} to {high}). Where the interval holds 0,"
        " the two sides have not been told apart."
    )
    yield voice(template, gap=doc.signed(card.gap), low=doc.signed(low), high=doc.signed(high))


def _sections(card: Scorecard, voice: Voice) -> Table:
    rows = tuple((Cell(one.title), *doc.estimate(voice, one.quality)) for one in card.sections)
    return Table(voice(N_("Quality by section")), doc.estimated(voice, voice(N_("Section"))), rows)


def _months(card: Scorecard, voice: Voice) -> Table:
    def cells(found: Estimate, *, shares: bool = False) -> tuple[Cell, Cell, Cell]:
        return doc.estimate(voice, found, shares=shares)

    def row(month: Month) -> tuple[Cell, ...]:
        name = Cell(month.first_day.strftime("%Y-%m"))
        return (name, *cells(month.quality), *cells(month.satisfied, shares=True))

    quality, satisfied = voice(N_("Quality")), voice(N_("Customers satisfied"))
    columns = (Column(voice(N_("Month"))), *doc.named(voice, quality), *doc.named(voice, satisfied))
    return Table(voice(N_("Quality and satisfied customers by month")), columns, tuple(map(row, card.months)))


def _evaluations(card: Scorecard, voice: Voice) -> Table:
    """With the score as it was before critical errors where any of them differs."""
    both = any(one.score != one.calculated for one in card.evaluations)
    columns = (
        Column(voice(N_("Call")), width=17),
        Column(voice(N_("Called at")), width=16, whole=True),
        Column(voice(N_("Form")), width=18 if both else 29),
        Column(voice(N_("Evaluated by")), width=14),
        Column(voice(N_("Outcome")), width=9),
        Column(voice(N_("Score")), right=True, width=7),
        *([Column(voice(N_("Without critical errors")), right=True, width=11)] if both else []),
        Column(voice(N_("Critical errors")), right=True, width=8),
    )
    rows = tuple(_evaluation(one, both, voice) for one in card.evaluations)
    return Table(voice(N_("Evaluations that count, newest first")), columns, rows)


def _evaluation(one: AgentEvaluation, both: bool, voice: Voice) -> tuple[Cell, ...]:
    critical = one.critical_customer + one.critical_business + one.critical_compliance
    failed: doc.Look = "bad" if one.outcome == "fail" else ""
    return (
        Cell(one.external_id),
        doc.moment(voice, one.started_at, brief=True),
        Cell(voice(N_("{form}, version {number}"), form=one.form_title, number=one.version)),
        Cell(one.evaluator),
        Cell(voice(words.OUTCOMES[one.outcome]), look=failed),
        doc.score(one.score),
        *([doc.score(one.calculated)] if both else []),
        Cell(f"{critical:,}", float(critical), "#,##0", look="bad" if critical else ""),
    )


def _coaching(card: Scorecard, voice: Voice) -> Table:
    rows = []
    for one in card.coaching:
        topics = ", ".join(card.questions.get(topic, topic) for topic in one.topics)
        rows.append((doc.moment(voice, one.held_at, brief=True), Cell(one.coach), Cell(topics)))
    columns = (
        Column(voice(N_("When")), width=20, whole=True),
        Column(voice(N_("Coach")), width=24),
        Column(voice(N_("Questions talked about"))),
    )
    return Table(voice(N_("Coaching sessions held")), columns, tuple(rows))
