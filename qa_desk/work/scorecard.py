"""An agent's scorecard: quality by section and the customers' rating over time, each with n and interval.

The Agent page and `qa-desk scorecard` show this same object, so they cannot disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import hypot

from sqlalchemy import Connection

from db.queries import agents as reads
from db.queries.acting import Acting
from db.queries.agents import AgentEvaluation, AgentRow, Coaching, Period, Rating
from qa_desk import scoring
from qa_desk.errors import N_, QADeskError
from qa_desk.stats import Estimate, mean_rating, mean_score, wilson
from qa_desk.stats.groups import weighted_score, weighted_share
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.periods import every_month, month_of

SATISFIED = 0.75
"""A rating at or above this share of its scale counts as satisfied: 4 and 5 of 5, 8 to 10 of 10 (7.75 up)."""

BEGINNING = datetime(1990, 1, 1, tzinfo=UTC)


class AgentMissing(QADeskError):
    """Nobody, or more than one, is called so."""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section over the period, percent."""

    key: str
    title: str
    quality: Estimate


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month, local time: quality in percent, rating on `Scorecard.scale`, satisfied as a share."""

    first_day: date
    quality: Estimate
    rating: Estimate
    satisfied: Estimate
    sections: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything said about one agent in one period. `gap` is quality less satisfied, in points, or None.

    Quality, sections and criticals let a call that a plan drew count for those it was drawn from, so that a hunt for
    bad calls does not bend them; `quality_plain` counts every evaluation once, `drawn` are those of calls from plans.
    """

    agent: AgentRow
    period: Period
    calls: int
    rated: int
    scored: int
    quality: Estimate
    quality_plain: Estimate
    drawn: int
    rating: Estimate
    satisfied: Estimate
    scale: tuple[float, float]
    criticals: dict[str, Estimate]
    sections: tuple[SectionLine, ...]
    months: tuple[Month, ...]
    evaluations: tuple[AgentEvaluation, ...]
    coaching: tuple[Coaching, ...]
    questions: dict[str, str] = field(default_factory=dict)
    """The words of every question of the forms used, by key; those of the newest version."""

    @property
    def weighted(self) -> bool:
        """True where calls stand for different numbers of calls, so that weighing them changes a mean."""
        return len({round(e.weight, 9) for e in self.evaluations if e.score is not None}) > 1

    @property
    def gap(self) -> float | None:
        """Our score less the customers' satisfied share, in points; None where either is unknown."""
        if self.quality.value is None or self.satisfied.value is None:
            return None
        return self.quality.value - 100 * self.satisfied.value

    @property
    def gap_ends(self) -> tuple[float, float] | None:
        """The gap's 95 % interval from those of its two sides (Zou and Donner 2008, doi:10.1002/sim.3095)."""
        ours, theirs = self.quality, self.satisfied
        if (
            self.gap is None
            or ours.low is None
            or ours.high is None
            or theirs.low is None
            or theirs.high is None
        ):
            return None
        assert ours.value is not None and theirs.value is not None
        below = hypot(ours.value - ours.low, 100 * (theirs.high - theirs.value))
        above = hypot(ours.high - ours.value, 100 * (theirs.value - theirs.low))
        return self.gap - below, self.gap + above


def whole_period() -> Period:
    """From the beginning until a moment from now, so that what was just submitted is in."""
    return Period(BEGINNING, datetime.now(UTC) + timedelta(minutes=1))


def build_scorecard(
    desk: Desk, agent: str, period: Period | None = None, zone: tzinfo | None = None
) -> Scorecard:
    """The scorecard of the agent of this id or name; `AgentMissing` when there is no such single person.

    Months are those of `zone`, this computer's by default.
    """
    period = period or whole_period()
    acting = desk.acting
    if acting is None:
        raise TypeError("somebody has to ask")
    with desk.reading() as connection:
        who = _who(connection, acting, agent)
        evaluations = reads.evaluations(connection, acting, who.id, period)
        ratings = reads.ratings(connection, acting, who.id, period)
        coached = reads.coaching(connection, acting, who.id, period)
        calls, rated, scored = reads.call_counts(connection, acting, who.id, period)
        forms = {e.form_version_id: definition_of(connection, e.form_version_id) for e in evaluations}
    ratings, scale = _of_one_scale(ratings)
    return Scorecard(
        agent=who,
        period=period,
        calls=calls,
        rated=rated,
        scored=scored,
        quality=_quality(evaluations),
        quality_plain=mean_score([e.score for e in evaluations if e.score is not None]),
        drawn=sum(e.drawn for e in evaluations),
        rating=mean_rating([r.value for r in ratings], *scale),
        satisfied=_satisfied(ratings),
        scale=scale,
        criticals=_criticals(evaluations),
        sections=_sections(evaluations, forms.values()),
        months=_months(evaluations, ratings, scale, zone),
        evaluations=tuple(evaluations),
        coaching=tuple(coached),
        questions={q.key: q.text for form in reversed(forms.values()) for q in form.questions()},
    )


def whose(desk: Desk, agent: str) -> AgentRow:
    """The one agent of this id or name that the acting person may see; `AgentMissing`."""
    if desk.acting is None:
        raise TypeError("somebody has to ask")
    with desk.reading() as connection:
        return _who(connection, desk.acting, agent)


def _who(connection: Connection, acting: Acting, agent: str) -> AgentRow:
    who = reads.find_agent(connection, acting, agent)
    if who is None:
        raise AgentMissing(
            N_("There is no single person called “{name}” whom you may see."),
            hint=N_("Give the whole name, or the id from “qa-desk people”."),
            name=agent,
        )
    return who


def is_satisfied(rating: Rating) -> bool:
    """Top-two-box on a five-point scale, the same share of any other."""
    return (rating.value - rating.scale_min) / (rating.scale_max - rating.scale_min) >= SATISFIED


def _of_one_scale(ratings: list[Rating]) -> tuple[list[Rating], tuple[float, float]]:
    """Ratings on the scale most of them use; the others are turned into it, so that a mean means something."""
    if not ratings:
        return [], (1.0, 5.0)
    counts: dict[tuple[float, float], int] = defaultdict(int)
    for rating in ratings:
        counts[(rating.scale_min, rating.scale_max)] += 1
    low, high = max(counts, key=lambda scale: (counts[scale], scale))
    turned = [
        Rating(
            r.interaction_id,
            r.started_at,
            low + (high - low) * (r.value - r.scale_min) / (r.scale_max - r.scale_min),
            low,
            high,
        )
        for r in ratings
    ]
    return turned, (low, high)


def _quality(evaluations: Iterable[AgentEvaluation]) -> Estimate:
    known = [(e.score, e.weight) for e in evaluations if e.score is not None]
    return weighted_score([score for score, _ in known], [weight for _, weight in known])


def _satisfied(ratings: Sequence[Rating]) -> Estimate:
    return wilson(sum(map(is_satisfied, ratings)), len(ratings))


def _criticals(evaluations: Sequence[AgentEvaluation]) -> dict[str, Estimate]:
    """Per class, the share of evaluations without such an error (COPC: accuracy per transaction)."""
    classes = {
        "customer": [e.critical_customer for e in evaluations],
        "business": [e.critical_business for e in evaluations],
        "compliance": [e.critical_compliance for e in evaluations],
    }
    weights = [e.weight for e in evaluations]
    return {name: weighted_share([c == 0 for c in counts], weights) for name, counts in classes.items()}


def _section_estimates(evaluations: Iterable[AgentEvaluation]) -> dict[str, Estimate]:
    percents: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for evaluation in evaluations:
        for key, percent in evaluation.sections.items():
            if percent is not None:
                percents[key].append((percent, evaluation.weight))
    return {key: weighted_score(*zip(*values, strict=True)) for key, values in percents.items()}


def _sections(
    evaluations: Sequence[AgentEvaluation], forms: Iterable[scoring.Form]
) -> tuple[SectionLine, ...]:
    estimates = _section_estimates(evaluations)
    titles: dict[str, str] = {}
    for form in forms:  # newest first: its titles and its order win
        for section in form.every_section():
            titles.setdefault(section.key, section.title)
    return tuple(SectionLine(key, title, estimates[key]) for key, title in titles.items() if key in estimates)


def _months(
    evaluations: Sequence[AgentEvaluation],
    ratings: Sequence[Rating],
    scale: tuple[float, float],
    zone: tzinfo | None,
) -> tuple[Month, ...]:
    scored: dict[date, list[AgentEvaluation]] = defaultdict(list)
    rated: dict[date, list[Rating]] = defaultdict(list)
    for evaluation in evaluations:
        scored[month_of(evaluation.started_at, zone)].append(evaluation)
    for rating in ratings:
        rated[month_of(rating.started_at, zone)].append(rating)
    return tuple(
        Month(
            month,
            _quality(scored[month]),
            mean_rating([r.value for r in rated[month]], *scale),
            _satisfied(rated[month]),
            _section_estimates(scored[month]),
        )
        for month in every_month({*scored, *rated})
    )
