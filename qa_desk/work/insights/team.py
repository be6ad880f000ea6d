"""Team progress as a screen needs it: a first look at once, then what takes a moment: ranking, gate, severity."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from db.queries import insights as reads
from db.queries.insights_counts import MonthCount, last_coached, months
from qa_desk.stats.intervals import Estimate
from qa_desk.work.desk import Desk
from qa_desk.work.insights.agents import MINIMUM, AgentsReport, agents_report
from qa_desk.work.insights.asking import Window, acting_of
from qa_desk.work.insights.counts import Counts, read_counts
from qa_desk.work.insights.gate import GateReport, gate_report
from qa_desk.work.insights.severity import SeverityReport, severity_report
from qa_desk.work.scorecard import SATISFIED

TREND_MONTHS = 13


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Everything as seen, and when each agent was coached last."""

    report: AgentsReport
    coached: dict[str, datetime]
    counts: Counts


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The chosen measure pulled in and ranked, the gate, scores adjusted for who gave them, and the months.

    `severity` is None for somebody who sees only their own. `trends` are months ("2026-03") with rated calls and
    satisfied customers, by agent id.
    """

    report: AgentsReport
    gate: GateReport
    severity: SeverityReport | None
    trends: dict[str, tuple[MonthCount, ...]]

    @property
    def adjusted(self) -> dict[str, Estimate]:
        """Adjusted scores by agent id; empty where evaluators cannot be compared."""
        if self.severity is None or self.severity.state == "not_connected":
            return {}
        return {line.id: line.adjusted for part in self.severity.parts for line in part.agents}


def first_look(desk: Desk, window: Window) -> FirstLook:
    """Counts and plain intervals of every agent: milliseconds, however many calls there are."""
    acting = acting_of(desk)
    counts = read_counts(desk, window)
    report = agents_report(desk, window, measures=(), counts=counts)
    seen = {agent.id for agent in report.agents}
    with desk.reading() as connection:
        coached = {key: at for key, at in last_coached(connection, acting).items() if key in seen}
    return FirstLook(report, coached, counts)


def second_look(
    desk: Desk, window: Window, measure: str, minimum: int = MINIMUM, counts: Counts | None = None
) -> SecondLook:
    """What the first look leaves out. `measure` is satisfied, top, rating or quality; `counts` the first look's."""
    acting = acting_of(desk)
    counts = counts or read_counts(desk, window)
    report = agents_report(desk, window, minimum, (measure,), counts)
    gate = gate_report(desk, window, "quality" if measure == "quality" else "satisfied", counts=counts)
    severity = None if acting.only_agent else severity_report(desk, window)
    seen = {agent.id for agent in report.agents}
    trends: dict[str, list[MonthCount]] = defaultdict(list)
    with desk.reading() as connection:
        for row in months(connection, acting, SATISFIED, _first_month(window)):
            if row.agent in seen:
                trends[row.agent].append(row)
    last = {key: tuple(counts[-TREND_MONTHS:]) for key, counts in trends.items()}
    return SecondLook(report, gate, severity, last)


def _first_month(window: Window) -> str:
    """The first of the months shown, one more for months that begin earlier elsewhere."""
    end = min(window.until, datetime.now(UTC))
    months = end.year * 12 + end.month - 1 - TREND_MONTHS
    return f"{months // 12:04}-{months % 12 + 1:02}"


def teams_of(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Ids and names of the teams one may narrow to, by name."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        found = reads.team_names(connection, acting)
    may = found if acting.teams is None else {key: found[key] for key in acting.teams if key in found}
    return tuple(sorted(may.items(), key=lambda one: one[1]))
