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
    the same weeks: quality in points, satisfied customers in shares.
    """

    agent: AgentRow
    weeks: tuple[date, ...]
    quality: Chart
    criticals: Chart
    errors: Chart
    drift: Chart | None
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
    happy: dict[date, list[float]] = defaultdict(list)
    for call in rated:
        happy[_week(call.started_at, zone)].append(float(is_satisfied(call.rating)))
    weeks = _span({_week(r.started_at, zone) for r in rows} | set(happy))
    by_week: dict[date, list[reads.ScoreRow]] = defaultdict(list)
    for row in rows:
        by_week[_week(row.started_at, zone)].append(row)
    lists = [[r.score for r in by_week[w] if r.score is not None] for w in weeks]
    means = [_mean(scores) for scores in lists]
    n = [len(by_week[w]) for w in weeks]
    bad = [sum(r.criticals > 0 for r in by_week[w]) for w in weeks]
    errors = [sum(r.criticals for r in by_week[w]) for w in weeks]
    return Progress(
        agent=who,
        weeks=tuple(weeks),
        quality=xmr(means, [len(v) for v in lists]),
        criticals=p_chart(bad, n),
        errors=u_chart(errors, n),
        drift=_drift([r.score for r in rows if r.score is not None]),
        quality_trend=trend(means),
        satisfied_trend=trend([_mean(happy[w]) for w in weeks]),
    )


def _drift(scores: list[float]) -> Chart | None:
    size = min(PREFERRED, len(scores) - 1)
    if size < LEAST:
        return None
    base = baseline_of(scores[:size])
    return ewma(scores[size:], base.centre, base.sigma) if base.sigma > 0 else None


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
