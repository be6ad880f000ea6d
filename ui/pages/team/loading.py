"""What Team progress reads off the UI thread, and what it is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from db.models.calls import CHANNELS
from db.queries.call_filter import CallFilter
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, first_day, recent
from qa_desk.work.insights.team import FirstLook, SecondLook, first_look, second_look, teams_of

ALL: Final = "all"
PERIODS: Final = (ALL, "1", "3", "6", "12")
"""This month and those before it, so many in all; or everything."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which calls the page is about, and what agents are compared by."""

    team_id: str = ""
    period: str = ALL
    channel: str = ""
    measure: str = "satisfied"

    @property
    def months(self) -> int | None:
        """How many calendar months, None for all."""
        return None if self.period == ALL else int(self.period)

    def window(self) -> Window:
        """The span and the group of it."""
        return recent(self.months, self.team_id, (self.channel,) if self.channel else ())

    @property
    def dates(self) -> str:
        """The same span as the Calls page writes it."""
        if self.months is None:
            return ""
        return f"{first_day(self.months).isoformat()}..{datetime.now().astimezone().date().isoformat()}"

    def calls(self, agent: str, ratings: tuple[str, ...] = (), scored: bool | None = None) -> CallFilter:
        """The calls behind a number of an agent; their days are `dates`."""
        return CallFilter(
            agents=(agent,),
            teams=(self.team_id,) if self.team_id else (),
            channels=(self.channel,) if self.channel else (),
            ratings=ratings,
            scored=scored,
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """The first look, with what one may narrow to."""

    look: FirstLook
    teams: tuple[tuple[str, str], ...]
    channels: tuple[str, ...] = CHANNELS


def read_first(desk: Desk, narrowed: Narrowed) -> Opened:
    """Counts and plain intervals."""
    return Opened(first_look(desk, narrowed.window()), teams_of(desk))


def read_second(desk: Desk, narrowed: Narrowed, first: FirstLook) -> SecondLook:
    """Ranking, gate and severity of what the first look counted."""
    return second_look(desk, narrowed.window(), narrowed.measure, counts=first.counts)
