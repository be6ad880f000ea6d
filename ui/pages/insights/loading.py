"""What Insights reads off the UI thread, and what it is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qa_desk.stats.driver_sizes import AgentLevels
from qa_desk.work.desk import Desk
from qa_desk.work.insights.alignment import AlignmentReport, alignment_report
from qa_desk.work.insights.asking import Window, first_day, recent
from qa_desk.work.insights.drivers import DriversReport, drivers_report
from qa_desk.work.insights.surveys import SurveysReport, surveys_report
from qa_desk.work.insights.team import teams_of
from qa_desk.work.insights.voices import VoicesReport, voices_report

ALL: Final = "all"
PERIODS: Final = (ALL, "3", "6", "12")
APART: Final = 30
Report = DriversReport | AlignmentReport | SurveysReport | VoicesReport


@dataclass(frozen=True, slots=True)
class Asked:
    """Which calls Insights is about, and how drivers' sizes treat agents."""

    team_id: str = ""
    period: str = ALL
    levels: AgentLevels = "own"

    @property
    def window(self) -> Window:
        """The span and the group of it."""
        return recent(None if self.period == ALL else int(self.period), self.team_id)

    @property
    def dates(self) -> str:
        """The same span as the Calls page writes it."""
        if self.period == ALL:
            return ""
        return f"{first_day(int(self.period)).isoformat()}..{datetime.now().astimezone().date().isoformat()}"


@dataclass(frozen=True, slots=True)
class Read:
    """One report and the teams one may narrow to."""

    report: Report
    teams: tuple[tuple[str, str], ...]


def read(desk: Desk, part: str, asked: Asked) -> Read:
    """The report of a part: drivers, alignment, surveys or voices."""
    if part == "drivers":
        return Read(drivers_report(desk, asked.window, levels=asked.levels), teams_of(desk))
    if part == "alignment":
        return Read(alignment_report(desk, asked.window, apart=APART), teams_of(desk))
    if part == "surveys":
        return Read(surveys_report(desk, asked.window), teams_of(desk))
    return Read(voices_report(desk, asked.window), teams_of(desk))
