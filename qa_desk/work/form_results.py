"""The results of a form through all its versions: what scores, sections and questions came to, each with its n."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from fractions import Fraction
from math import inf

from sqlalchemy import Connection

from db.queries.agents import Period
from db.queries.answers import AnswerFilter
from db.queries.form_results import FormCounts, FormName, ScoredCall, form_counts, form_names
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.stats import Estimate, mean_counted, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.forms import FormMissing, definition_of
from qa_desk.work.periods import every_month, month_of
from qa_desk.work.permissions import require


@dataclass(frozen=True, slots=True)
class Part:
    """The evaluations of one version or month."""

    name: str
    quality: Estimate
    passed: Estimate


@dataclass(frozen=True, slots=True)
class SectionResults:
    """A section over all evaluations, percent."""

    title: str
    quality: Estimate


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice or a root cause: how often, and its share of those asked."""

    text: str
    share: Estimate
    times: int


@dataclass(frozen=True, slots=True)
class QuestionResults:
    """A question over all evaluations; `earned` is the mean share of its points, percent."""

    section: str
    text: str
    earned: Estimate
    answered: int
    na: int
    hidden: int
    critical: int
    untouched: int
    choices: tuple[Picked, ...]
    causes: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class FormResults:
    """Everything; `form` is the newest version. Accuracies by class, as COPC counts them."""

    name: FormName
    form: scoring.Form
    period: Period
    evaluations: int
    agents: int
    evaluators: int
    quality: Estimate
    passed: Estimate
    not_scorable: int
    accuracies: dict[str, Estimate]
    bands: tuple[Picked, ...]
    versions: tuple[Part, ...]
    months: tuple[Part, ...]
    sections: tuple[SectionResults, ...]
    questions: tuple[QuestionResults, ...]


def find_form(connection: Connection, name: str, language: str | None = None) -> FormName:
    """The one form of this key, title or id, also a retired one; `FormMissing`."""
    known = form_names(connection)
    found = [
        one for one in known if name in (one.id, one.key, one.title) and language in (None, one.language)
    ]
    if len(found) != 1:
        raise FormMissing(
            N_("There is no single form called “{name}”."),
            hint=N_("Forms here: {known}. Name the language too where two share a key."),
            name=name,
            known=", ".join(sorted(f"{one.key} ({one.language})" for one in known)) or "–",
        )
    return found[0]


def form_results(desk: Desk, form: FormName, period: Period, zone: tzinfo | None = None) -> FormResults:
    """The results over the evaluations of a period that count and that the acting person may know.

    Titles are those of the newest version that has a part; parts are told apart by their keys. `PermissionDenied`.
    """
    require(desk.acting, "form.report")
    assert desk.acting is not None
    with desk.reading() as connection:
        wanted = AnswerFilter(form.id, period.since, period.until)
        counts = form_counts(connection, desk.acting, wanted)
        used = {call.form_version_id: call.version for call in counts.calls}
        newest_first = sorted(used, key=lambda version: -used[version])
        newest = definition_of(connection, form.newest)
        definitions = [newest, *(definition_of(connection, version) for version in newest_first)]
    ends = (-inf, inf) if newest.formula == "points_plus_minus" else (0.0, 100.0)
    return FormResults(
        name=form,
        form=newest,
        period=period,
        evaluations=len(counts.calls),
        agents=len({call.subject_id for call in counts.calls if call.subject_id}),
        evaluators=len({call.evaluator_id for call in counts.calls}),
        quality=_quality(counts.calls, ends),
        passed=_passed(counts.calls),
        not_scorable=sum(call.outcome == "not_scorable" for call in counts.calls),
        accuracies={
            name: wilson(possible - errors, possible)
            for name, (errors, possible) in counts.accuracies.items()
        },
        bands=_bands(newest, counts.calls),
        versions=tuple(_parts(counts.calls, lambda call: str(call.version), ends)),
        months=tuple(_months(counts.calls, ends, zone)),
        sections=tuple(_sections(definitions, counts)),
        questions=tuple(_questions(definitions, counts)),
    )


Ends = tuple[float, float]


def _quality(calls: Sequence[ScoredCall], ends: Ends) -> Estimate:
    return mean_counted(Counter(call.score for call in calls if call.score is not None), *ends)


def _passed(calls: Sequence[ScoredCall]) -> Estimate:
    judged = [call for call in calls if call.outcome in ("pass", "fail")]
    return wilson(sum(call.outcome == "pass" for call in judged), len(judged))


def _parts(calls: Sequence[ScoredCall], named: Callable[[ScoredCall], str], ends: Ends) -> Iterator[Part]:
    groups: dict[str, list[ScoredCall]] = defaultdict(list)
    for call in calls:
        groups[named(call)].append(call)
    for name in sorted(groups, key=lambda name: (len(name), name)):
        yield Part(name, _quality(groups[name], ends), _passed(groups[name]))


def _months(calls: Sequence[ScoredCall], ends: Ends, zone: tzinfo | None) -> Iterator[Part]:
    groups: dict[object, list[ScoredCall]] = defaultdict(list)
    for call in calls:
        groups[month_of(call.started_at, zone)].append(call)
    for month in every_month({month_of(call.started_at, zone) for call in calls}):
        yield Part(f"{month:%Y-%m}", _quality(groups[month], ends), _passed(groups[month]))


def _bands(form: scoring.Form, calls: Sequence[ScoredCall]) -> tuple[Picked, ...]:
    """How many scores lie in each band of the newest version."""
    scores = [Fraction(call.score) for call in calls if call.score is not None]
    found = Counter(band.key for score in scores if (band := form.band(score)) is not None)
    return tuple(
        Picked(band.text, wilson(found[band.key], len(scores)), found[band.key]) for band in form.bands
    )


def _sections(definitions: Sequence[scoring.Form], counts: FormCounts) -> Iterator[SectionResults]:
    titles: dict[str, str] = {}
    for form in definitions:
        for section in form.every_section():
            titles.setdefault(section.key, section.title)
    for key, title in titles.items():
        if key in counts.sections:
            yield SectionResults(title, mean_counted(counts.sections[key]))


def _questions(definitions: Sequence[scoring.Form], counts: FormCounts) -> Iterator[QuestionResults]:
    """Each question once; choices and causes that only an older version has come after those of the newest."""
    sections: dict[str, str] = {}
    versions: dict[str, list[scoring.Question]] = defaultdict(list)
    for form in definitions:
        for section in form.groups():
            for question in section.questions:
                sections.setdefault(question.key, section.title)
                versions[question.key].append(question)
    for key, found in versions.items():
        count = counts.questions.get(key)
        if count is None:
            continue
        choices = {choice.key: choice.text for one in reversed(found) for choice in one.choices}
        causes = {
            c.key: c.text for one in reversed(found) for choice in one.choices for c in choice.root_causes
        }
        order = list(dict.fromkeys(choice.key for one in found for choice in one.choices))
        shares = {share * 100: times for share, times in count.shares.items()}
        yield QuestionResults(
            section=sections[key],
            text=found[0].text,
            earned=mean_counted(shares, -inf, inf) if min(shares, default=0.0) < 0 else mean_counted(shares),
            answered=count.answered,
            na=count.na,
            hidden=count.hidden,
            critical=count.critical,
            untouched=count.untouched,
            choices=tuple(_picked(counts.choices, key, choices, order, count.answered)),
            causes=tuple(_picked(counts.causes, key, causes, list(causes), count.answered)),
        )


def _picked(
    counted: dict[tuple[str, str], int],
    question: str,
    words: dict[str, str],
    order: Sequence[str],
    asked: int,
) -> Iterator[Picked]:
    for key in order:
        times = counted.get((question, key), 0)
        yield Picked(words[key], wilson(min(times, asked), asked), times)
