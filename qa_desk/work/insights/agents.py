"""Team progress in numbers: every agent's ratings and scores, pulled in, ranked only where they can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from db.queries.insights import Somebody
from db.queries.insights_counts import ScoreCount
from db.queries.surveys import AskedCount, asked_counts
from qa_desk.stats import means, ranking, response, shares
from qa_desk.stats.groups import Groups, counted_groups
from qa_desk.stats.intervals import SMALL, Estimate, mean_rating, wilson
from qa_desk.stats.response import Response
from qa_desk.stats.shares import Posterior
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import TOP, Window, acting_of
from qa_desk.work.insights.counts import NOTHING, Counted, Counts, read_counts, score_groups
from qa_desk.work.insights.surveys import answered_of_sent, asked_rate

MINIMUM = 10
"""Answers an agent needs to stand in a ranking."""
MOST = 1000
"""Ratings, all alike, beyond which more of them no longer change an interval that is shown."""
NAMED = ("satisfied", "rating", "quality", "quality_plain")
"""Measures worked out unless others are asked for; "top" is the share of the best rating.

"quality" lets a call that a plan drew count for those it was drawn from, "quality_plain" counts every evaluation once.
"""
FEW = 8
"""With fewer agents what is believed of their spread rests on the prior as much as on them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure of one agent: as seen, pulled in, its tie group (1 is best) and its place in the funnel."""

    seen: Estimate
    shrunk: Posterior | None
    group: int | None
    funnel: ranking.Place | None


@dataclass(frozen=True, slots=True)
class AgentFigures:
    """One agent. `response` is rated of handled calls; `top` the share of the best rating.

    `asked` is answered of sent surveys, None where it is not known how many were sent.

    Of `scored` evaluations so many are of calls that a plan `drawn`; the others were picked by hand.
    """

    id: str
    name: str
    team: str | None
    calls: int
    rated: int
    scored: int
    drawn: int
    response: Estimate
    top: Estimate
    measures: dict[str, Standing]
    asked: Estimate | None = None


@dataclass(frozen=True, slots=True)
class TieGroup:
    """Agents who cannot be told from the group's leader; `ids` of those one may see."""

    size: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure over all agents: its value, the tie groups, what to be careful about.

    `spread` is the standard deviation of true values between agents in the measure's unit, `overdispersion` the
    square of what widens the funnel, `inner_sd` the standard deviation of one answer around its agent's value.
    `weighted` where each call counts for those it was drawn from.
    """

    unit: str
    overall: Estimate
    groups: tuple[TieGroup, ...]
    target: float | None
    spread: float | None
    overdispersion: float
    few_agents: bool
    inner_sd: float | None = None
    weighted: bool = False

    @property
    def told_apart(self) -> bool:
        """True where somebody can be told from somebody."""
        return len(self.groups) > 1


@dataclass(frozen=True, slots=True)
class AgentsReport:
    """All agents of a window. Measures: satisfied (share), rating (on `scale`), quality and quality_plain (percent).

    `response` is rated of handled calls, `asked` answered of sent surveys where it is known of enough agents.
    """

    window: Window
    scale: tuple[float, float]
    minimum: int
    agents: tuple[AgentFigures, ...]
    measures: dict[str, Measure]
    response: Response
    asked: Response | None = None


def agents_report(
    desk: Desk,
    window: Window,
    minimum: int = MINIMUM,
    measures: Sequence[str] = NAMED,
    counts: Counts | None = None,
) -> AgentsReport:
    """Every agent with a handled or scored call in the window, by name; an agent finds only themselves.

    Only `measures` are pulled in and ranked, which takes a while for a thousand agents; the others are as seen.
    `counts` are those of the window where they were read before. Surveys sent are read with the measures only.
    """
    found = counts or read_counts(desk, window)
    order = found.agents
    table = [found.rated.get(one, NOTHING) for one in order]
    who = [found.people[one] for one in order]
    scores = [found.scored.get(one, []) for one in order]
    scale = found.scale
    made: dict[str, Callable[[bool], tuple[Measure, list[Standing]]]] = {
        "satisfied": lambda whole: _shares([c.satisfied for c in table], table, who, minimum, whole),
        "top": lambda whole: _shares([c.at_least(TOP) for c in table], table, who, minimum, whole),
        "rating": lambda whole: _rating(table, who, scale, minimum, whole),
        "quality": lambda whole: _quality(scores, who, minimum, whole, found.weighted),
        "quality_plain": lambda whole: _quality(scores, who, minimum, whole, False),
    }
    standings = {name: made[name](name in measures) for name in shown_in(measures)}
    asked = _asked(desk, window) if measures else {}
    answered = response.response([c.rated for c in table], [c.calls for c in table])
    figures = [
        AgentFigures(
            id=person.id,
            name=person.name,
            team=person.team,
            calls=here.calls,
            rated=here.rated,
            scored=sum(row.evaluations for row in scores[i]),
            drawn=sum(row.evaluations for row in scores[i] if row.drawn),
            response=answered.groups[i],
            top=wilson(here.at_least(TOP), here.rated),
            measures={name: places[i] for name, (_, places) in standings.items()},
            asked=asked_rate(asked.get(order[i])),
        )
        for i, (person, here) in enumerate(zip(who, table, strict=True))
        if person.id
    ]
    return AgentsReport(
        window,
        scale,
        minimum,
        tuple(figures),
        {name: summary for name, (summary, _) in standings.items()},
        answered,
        answered_of_sent(asked.values()),
    )


def _asked(desk: Desk, window: Window) -> dict[str, AskedCount]:
    acting = acting_of(desk)
    with desk.reading() as connection:
        return {row.agent: row for row in asked_counts(connection, acting, window.scope)}


def shown_in(measures: Sequence[str]) -> tuple[str, ...]:
    """The measures a report holds: those asked for, and the usual ones as seen."""
    return (*NAMED, *(name for name in measures if name not in NAMED))


def _shares(
    x: Sequence[int], table: Sequence[Counted], who: Sequence[Somebody], minimum: int, whole: bool
) -> tuple[Measure, list[Standing]]:
    n = [c.rated for c in table]
    overall = wilson(sum(x), sum(n))
    seen = [wilson(a, b) for a, b in zip(x, n, strict=True)]
    enough = whole and sum(size > 0 for size in n) > 1
    found: list[Posterior | None] = list(shares.shrunk_shares(x, n)) if enough else [None] * len(n)
    target = overall.value
    z = []
    if target is not None and 0 < target < 1:
        z = [(a / b - target) / sqrt(target * (1 - target) / b) for a, b in zip(x, n, strict=True) if b]
    phi = ranking.overdispersion(z)
    places: list[ranking.Place | None] = [
        ranking.place_of(a / b, ranking.share_limits(target, b, sqrt(phi)))
        if b and target is not None and 0 < target < 1
        else None
        for a, b in zip(x, n, strict=True)
    ]
    fit = shares.most_likely(x, n) if enough else None
    spread = sqrt(fit.rho * fit.mean * (1 - fit.mean)) if fit else None
    summary, standings = _standing("share", overall, seen, found, places, who, minimum, (target, spread, phi))
    return replace(summary, inner_sd=sqrt(target * (1 - target)) if target is not None else None), standings


def _rating(
    table: Sequence[Counted],
    who: Sequence[Somebody],
    scale: tuple[float, float],
    minimum: int,
    whole: bool,
) -> tuple[Measure, list[Standing]]:
    low, high = scale
    rows = [
        (i, low + (high - low) * rating, calls)
        for i, one in enumerate(table)
        for rating, calls in one.ratings
    ]
    cells = np.array(rows, float).reshape(-1, 3)
    groups = counted_groups(cells[:, 1], cells[:, 2], cells[:, 0].astype(int), len(table))
    everybody = counted_groups(cells[:, 1], cells[:, 2], np.zeros(len(cells), int), 1)
    seen = groups.estimates(low, high)
    for i, one in enumerate(seen):
        if one.n and (one.n < SMALL or one.low is None):
            few = [low + (high - low) * r for r, calls in table[i].ratings for _ in range(min(calls, MOST))]
            seen[i] = mean_rating(few, low, high)
    prior = 0.5 * (high - low) / 4
    return _means("rating", groups, everybody, seen, who, minimum, scale, prior, whole)


def _quality(
    scores: Sequence[Sequence[ScoreCount]], who: Sequence[Somebody], minimum: int, whole: bool, weighted: bool
) -> tuple[Measure, list[Standing]]:
    groups, everybody = score_groups(scores, weighted=weighted)
    seen = groups.estimates()
    summary, standings = _means("percent", groups, everybody, seen, who, minimum, (0.0, 100.0), 10.0, whole)
    return replace(summary, weighted=weighted), standings


def _means(
    unit: str,
    groups: Groups,
    everybody: Groups,
    seen: list[Estimate],
    who: Sequence[Somebody],
    minimum: int,
    scale: tuple[float, float],
    prior: float,
    whole: bool,
) -> tuple[Measure, list[Standing]]:
    count = len(groups.n)
    overall = everybody.estimates(*scale)[0]
    pooled = means.pooled_variance(groups.sd.tolist(), groups.n.tolist())
    known = [i for i in range(count) if groups.n[i]]
    found: list[Posterior | None] = [None] * count
    places: list[ranking.Place | None] = [None] * count
    if not whole or pooled is None or len(known) < 2 or overall.value is None:
        return _standing(unit, overall, seen, found, places, who, minimum, (overall.value, None, 1.0))
    y, v = groups.mean[known], pooled / groups.effective[known]
    for i, posterior in zip(known, means.shrunk_means(y.tolist(), v.tolist(), prior), strict=True):
        found[i] = posterior
    phi = ranking.overdispersion(((y - overall.value) / np.sqrt(v)).tolist())
    for i in known:
        limits = ranking.mean_limits(
            overall.value, sqrt(pooled), float(groups.effective[i]), sqrt(phi), scale
        )
        places[i] = ranking.place_of(float(groups.mean[i]), limits)
    spread = sqrt(means.paule_mandel(y.tolist(), v.tolist()).tau2)
    summary, standings = _standing(
        unit, overall, seen, found, places, who, minimum, (overall.value, spread, phi)
    )
    return replace(summary, inner_sd=sqrt(pooled)), standings


def _standing(
    unit: str,
    overall: Estimate,
    seen: Sequence[Estimate],
    found: Sequence[Posterior | None],
    places: Sequence[ranking.Place | None],
    who: Sequence[Somebody],
    minimum: int,
    summary: tuple[float | None, float | None, float],
) -> tuple[Measure, list[Standing]]:
    listed = [(i, p) for i, p in enumerate(found) if p is not None and seen[i].n >= minimum]
    ties = [[listed[k][0] for k in tie] for tie in ranking.tie_groups([p for _, p in listed])]
    group_of = {i: number for number, tie in enumerate(ties, start=1) for i in tie}
    groups = tuple(TieGroup(len(tie), tuple(who[i].id for i in tie if who[i].id)) for tie in ties)
    target, spread, phi = summary
    measure = Measure(unit, overall, groups, target, spread, phi, 0 < len(listed) < FEW)
    standings = [Standing(seen[i], found[i], group_of.get(i), places[i]) for i in range(len(seen))]
    return measure, standings
