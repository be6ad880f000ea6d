"""What the Agent page reads off the UI thread: the scorecard at once, each view when it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from db.queries import agents as reads
from db.queries.agents import AgentRow, Period
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window
from qa_desk.work.insights.heat import heat_map
from qa_desk.work.insights.progress import agent_progress
from qa_desk.work.insights.training import effects_on
from qa_desk.work.scorecard import Scorecard, build_scorecard, whole_period

ALL: Final = "all"
PERIODS: Final = ("3", "6", ALL)
"""How much is shown: this month and those before it, so many in all; or everything."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom one may choose, and the scorecard of the one chosen; None where there is nobody."""

    agents: tuple[AgentRow, ...]
    card: Scorecard | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a view shows, and of whom and when: an answer for another question is thrown away."""

    view: str
    agent_id: str
    period: str
    found: Any


def period_of(choice: str, today: date | None = None) -> Period:
    """Whole calendar months of this computer's time zone, the running one last; or everything."""
    whole = whole_period()
    if choice == ALL:
        return whole
    first = (today or datetime.now().astimezone().date()).replace(day=1)
    for _ in range(int(choice) - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return Period(datetime.combine(first, time()).astimezone().astimezone(UTC), whole.until)


def read(desk: Desk, wanted: str, choice: str) -> Shown:
    """The agents and a scorecard: of `wanted` (id or name), else of the first. `AgentMissing`."""
    acting = desk.acting
    assert acting is not None
    with desk.reading() as connection:
        agents = tuple(reads.agents(connection, acting))
    if acting.only_agent:
        wanted = acting.person_id
    who = wanted or (agents[0].id if agents else "")
    card = build_scorecard(desk, who, period_of(choice)) if who else None
    if card is not None and all(agent.id != card.agent.id for agent in agents):
        agents = (*agents, card.agent)
    return Shown(agents, card)


def read_view(desk: Desk, view: str, agent_id: str, choice: str) -> Read:
    """What a view shows of an agent. Control charts are always over everything: limits want a baseline."""
    readers: dict[str, Callable[[], Any]] = {
        "control": lambda: agent_progress(desk, agent_id, Window(whole_period().since, whole_period().until)),
        "heat": lambda: heat_map(desk, agent_id, period_of(choice)),
        "changed": lambda: effects_on(desk, agent_id),
    }
    return Read(view, agent_id, choice, readers[view]())
