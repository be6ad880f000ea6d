"""One agent over time: control charts of scores and critical errors, slow drift, and trends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from db.queries import agents
from db.queries.agents import AgentEvaluation, AgentRow, Period
from qa_desk.stats.charts import (
    LEAST,
    PREFERRED,
    Lot,
    baseline_of,
    ewma,
    lot_of,
    state_of,
    weighed_p,
    weighed_u,
    xmr,
)
from qa_desk.stats.signals import Chart
from qa_desk.stats.trend import Trend, trend
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, acting_of
from qa_desk.work.scorecard import is_satisfied, whole_period, whose


@dataclass(frozen=True, slots=True)
class Progress:
    """One agent's charts. `weeks` are the Mondays (local time) of the points of `quality`, `criticals`, `errors`.

    `quality`: XmR of the mean score of a week; `criticals`: p chart of evaluations with a critical error; `errors`: u
    chart of critical errors an evaluation; `drift`: EWMA of the scored weeks after the baseline. Trends are over the
    same weeks: quality in points, satisfied customers in shares. `behind` are the evaluations of each week, `drifted`
    the place in `weeks` of each point of `drift`. In all of them a call counts for those it was drawn from; `weighed`
    says whether that makes a difference.
    """

    agent: AgentRow
    weeks: tuple[date, ...]
    quality: Chart
    criticals: Chart
    errors: Chart
    drift: Chart | None
    quality_trend: Trend
    satisfied_trend: Trend
    behind: tuple[tuple[str, ...], ...]
    drifted: tuple[int, ...]
    weighed: bool


def agent_progress(desk: Desk, agent: str, window: Window, zone: tzinfo | None = None) -> Progress:
    """The charts of the agent of this id or name; `AgentMissing`. Weeks and months are those of `zone`."""
    acting = acting_of(desk)
    who = whose(desk, agent)
    with desk.reading() as connection:
        found = agents.evaluations(connection, acting, who.id, Period(window.since, whole_period().until))
        rated = agents.ratings(connection, acting, who.id, Period(window.since, window.until))
    rows = [row for row in reversed(found) if window.since <= row.started_at < window.until]
    rows.sort(key=lambda row: row.started_at)
    happy: dict[date, list[float]] = defaultdict(list)
    for call in rated:
        happy[_week(call.started_at, zone)].append(float(is_satisfied(call)))
    weeks = _span({_week(r.started_at, zone) for r in rows} | set(happy))
    by_week: dict[date, list[AgentEvaluation]] = defaultdict(list)
    for row in rows:
        by_week[_week(row.started_at, zone)].append(row)
    lists = [[r.score for r in by_week[w] if r.score is not None] for w in weeks]
    means = [_weighed(by_week[w]) for w in weeks]
    scored = [at for at, mean in enumerate(means) if mean is not None]
    drift = _drift([mean for mean in means if mean is not None], [len(lists[at]) for at in scored])
    return Progress(
        agent=who,
        weeks=tuple(weeks),
        quality=xmr(means, [len(v) for v in lists]),
        criticals=weighed_p([_lot(by_week[w], once=True) for w in weeks]),
        errors=weighed_u([_lot(by_week[w]) for w in weeks]),
        drift=drift,
        quality_trend=trend(means),
        satisfied_trend=trend([_mean(happy[w]) for w in weeks]),
        behind=tuple(tuple(row.id for row in by_week[w]) for w in weeks),
        drifted=tuple(scored[len(scored) - len(drift.points) :]) if drift is not None else (),
        weighed=any(row.drawn for row in rows) and len({row.weight for row in rows}) > 1,
    )


def _criticals(row: AgentEvaluation) -> int:
    return row.critical_customer + row.critical_business + row.critical_compliance


def _lot(rows: list[AgentEvaluation], *, once: bool = False) -> Lot:
    """A week's critical errors; `once` counts an evaluation with several once."""
    found = [_criticals(row) for row in rows]
    return lot_of([min(1, count) for count in found] if once else found, [row.weight for row in rows])


def _drift(means: list[float], n: list[int]) -> Chart | None:
    """EWMA of the weeks after the baseline, each with its n."""
    size = min(PREFERRED, len(means) - 1)
    if size < LEAST:
        return None
    base = baseline_of(means[:size])
    if base.sigma <= 0:
        return None
    chart = ewma(means[size:], base.centre, base.sigma)
    points = (replace(point, n=count) for point, count in zip(chart.points, n[size:], strict=True))
    return replace(chart, points=tuple(points), state=state_of(size))


def _weighed(rows: list[AgentEvaluation]) -> float | None:
    """The mean score, a call that a plan drew counting for those it was drawn from."""
    known = [(row.score, row.weight) for row in rows if row.score is not None]
    return sum(score * w for score, w in known) / sum(w for _, w in known) if known else None


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _week(moment: datetime, zone: tzinfo | None) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def _span(mondays: set[date]) -> list[date]:
    """Every Monday from the first to the last, so that a gap is seen as a gap."""
    if not mondays:
        return []
    first, last = min(mondays), max(mondays)
    return [first + timedelta(days=7 * i) for i in range((last - first).days // 7 + 1)]
