"""One agent over time: control charts of scores and critical errors, slow drift, and trends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from db.queries import insights as reads
from db.queries import insights_calls as calls
from db.queries.agents import AgentRow, find_agent
from qa_desk.errors import N_
from qa_desk.stats.charts import LEAST, PREFERRED, baseline_of, ewma, p_chart, u_chart, xmr
from qa_desk.stats.signals import Chart
from qa_desk.stats.trend import Trend, trend
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, acting_of, is_satisfied
from qa_desk.work.scorecard import AgentMissing


@dataclass(frozen=True, slots=True)
class Progress:
    """One agent's charts. `weeks` are the Mondays (local time) of the points of `quality`, `criticals`, `errors`.

    `quality`: XmR of the mean score of a week; `criticals`: p chart of evaluations with a critical error; `errors`: u
    chart of critical errors an evaluation; `drift`: EWMA over single evaluations after the baseline. Trends are over
    `months`: quality in points, satisfied customers in shares.
    """

    agent: AgentRow
    weeks: tuple[date, ...]
    quality: Chart
    criticals: Chart
    errors: Chart
    drift: Chart | None
    months: tuple[date, ...]
    quality_trend: Trend
    satisfied_trend: Trend


def agent_progress(desk: Desk, agent: str, window: Window, zone: tzinfo | None = None) -> Progress:
    """The charts of the agent of this id or name; `AgentMissing`. Weeks and months are those of `zone`."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        who = find_agent(connection, acting, agent)
        if who is None:
            raise AgentMissing(
                N_("There is no single person called “{name}” whom you may see."),
                hint=N_("Give the whole name, or the id from “qa-desk people”."),
                name=agent,
            )
        rows = [r for r in reads.scores(connection, acting, window.scope) if r.agent == who.id]
        rated = [r for r in calls.rated_calls(connection, acting, window.scope) if r.agent == who.id]
    rows.sort(key=lambda row: (row.started_at, row.seq))
    weeks = _span({_week(r.started_at, zone) for r in rows}, 7)
    by_week: dict[date, list[reads.ScoreRow]] = defaultdict(list)
    for row in rows:
        by_week[_week(row.started_at, zone)].append(row)
    lists = [[r.score for r in by_week[w] if r.score is not None] for w in weeks]
    n = [len(by_week[w]) for w in weeks]
    bad = [sum(r.criticals > 0 for r in by_week[w]) for w in weeks]
    errors = [sum(r.criticals for r in by_week[w]) for w in weeks]
    months = _months({_month(r.started_at, zone) for r in rows} | {_month(r.started_at, zone) for r in rated})
    return Progress(
        agent=who,
        weeks=tuple(weeks),
        quality=xmr([sum(v) / len(v) if v else None for v in lists], [len(v) for v in lists]),
        criticals=p_chart(bad, n),
        errors=u_chart(errors, n),
        drift=_drift([r.score for r in rows if r.score is not None]),
        months=tuple(months),
        quality_trend=trend(_monthly(months, [(r.started_at, r.score) for r in rows], zone)),
        satisfied_trend=trend(
            _monthly(months, [(r.started_at, float(is_satisfied(r.rating))) for r in rated], zone)
        ),
    )


def _drift(scores: list[float]) -> Chart | None:
    size = min(PREFERRED, len(scores) - 1)
    if size < LEAST:
        return None
    base = baseline_of(scores[:size])
    return ewma(scores[size:], base.centre, base.sigma) if base.sigma > 0 else None


def _monthly(
    months: list[date], values: list[tuple[datetime, float | None]], zone: tzinfo | None
) -> list[float | None]:
    by_month: dict[date, list[float]] = defaultdict(list)
    for at, value in values:
        if value is not None:
            by_month[_month(at, zone)].append(value)
    return [sum(by_month[m]) / len(by_month[m]) if by_month[m] else None for m in months]


def _week(moment: datetime, zone: tzinfo | None) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def _month(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date().replace(day=1)


def _span(days: set[date], step: int) -> list[date]:
    if not days:
        return []
    first, last = min(days), max(days)
    return [first + timedelta(days=step * i) for i in range((last - first).days // step + 1)]


def _months(days: set[date]) -> list[date]:
    found = []
    month = min(days, default=None)
    while month is not None and month <= max(days):
        found.append(month)
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return found
