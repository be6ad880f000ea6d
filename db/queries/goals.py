"""Goals and the values they are measured by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.insights import COUNTS
from db.queries.life import RELEASED
from db.queries.scope import SEEN_AGENT, scope_of


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as it was set."""

    id: str
    agent_id: str
    agent: str
    set_by: str
    kind: str
    key: str
    target: float
    lower_is_better: bool
    since: date
    starts_on: date
    due: date
    baseline: float | None
    baseline_low: float | None
    baseline_high: float | None
    baseline_n: int
    state: str
    note: str
    created_at: datetime


GOALS = f"""
SELECT g.id, g.agent_id, p.name, w.name, g.kind, g.key, g.target, g.lower_is_better, g.since, g.starts_on, g.due,
       g.baseline, g.baseline_low, g.baseline_high, g.baseline_n, g.state, g.note, g.created_at
FROM goal g JOIN person p ON p.id = g.agent_id JOIN person w ON w.id = g.set_by
WHERE NOT g.deleted AND {SEEN_AGENT} {{where}} ORDER BY g.state DESC, g.due, g.id
"""


def goals(connection: Connection, acting: Acting, agent_id: str = "") -> list[GoalRow]:
    """Goals of agents the person may see, open ones first, by due day; with `agent_id` of one."""
    return _goals(connection, acting, "AND g.agent_id = :agent" if agent_id else "", agent=agent_id)


def find_goal(connection: Connection, acting: Acting, goal_id: str) -> GoalRow | None:
    """One goal; None where it is not there or not to be seen."""
    found = _goals(connection, acting, "AND g.id = :goal", goal=goal_id)
    return found[0] if found else None


def _goals(connection: Connection, acting: Acting, where: str, **values: Any) -> list[GoalRow]:
    found = []
    for row in connection.execute(text(GOALS.format(where=where)), {**scope_of(acting), **values}):
        cells = list(row)
        cells[7] = bool(cells[7])
        cells[8:11] = (date.fromisoformat(day) for day in cells[8:11])
        cells[17] = from_epoch_ms(cells[17])
        found.append(GoalRow(*cells))
    return found


def _span(agent_id: str, since: datetime, until: datetime) -> dict[str, Any]:
    now = to_epoch_ms(datetime.now().astimezone())
    return {"agent": agent_id, "since": to_epoch_ms(since), "until": to_epoch_ms(until), "now": now}


WITHIN = (
    f"e.subject_id = :agent AND i.started_at >= :since AND i.started_at < :until AND {COUNTS} AND {RELEASED}"
)

LEVELS = f"""
SELECT CASE WHEN a.possible > 0 THEN a.earned / a.possible ELSE 0.0 END
FROM evaluation e JOIN interaction i ON i.id = e.interaction_id JOIN answer a ON a.evaluation_id = e.id
WHERE {WITHIN} AND a.question_key = :key AND a.na = 'no' AND (a.possible > 0 OR a.critical)
"""


def levels(connection: Connection, agent_id: str, key: str, since: datetime, until: datetime) -> list[float]:
    """Shares of its points a question earned on calls of the span, in released evaluations."""
    rows = connection.execute(text(LEVELS), {**_span(agent_id, since, until), "key": key})
    return [float(row[0]) for row in rows]


PERCENTS = f"""
SELECT s.percent FROM evaluation e JOIN interaction i ON i.id = e.interaction_id
JOIN section_score s ON s.evaluation_id = e.id
WHERE {WITHIN} AND s.section_key = :key AND s.percent IS NOT NULL
"""
SCORES = f"""
SELECT e.score FROM evaluation e JOIN interaction i ON i.id = e.interaction_id
WHERE {WITHIN} AND e.score IS NOT NULL
"""


def percents(
    connection: Connection, agent_id: str, section: str, since: datetime, until: datetime
) -> list[float]:
    """Percents of a section, or of the whole form where `section` is empty."""
    sql = PERCENTS if section else SCORES
    rows = connection.execute(text(sql), {**_span(agent_id, since, until), "key": section})
    return [float(row[0]) for row in rows]


CLASSES = ("customer", "business", "compliance")
ERRORS = f"""
SELECT e.critical_customer, e.critical_business, e.critical_compliance
FROM evaluation e JOIN interaction i ON i.id = e.interaction_id WHERE {WITHIN}
"""


def criticals(
    connection: Connection, agent_id: str, kind: str, since: datetime, until: datetime
) -> list[int]:
    """Critical errors of a class (customer, business, compliance; empty: of all) in each evaluation."""
    rows = connection.execute(text(ERRORS), _span(agent_id, since, until))
    return [int(row[CLASSES.index(kind)]) if kind else sum(row) for row in rows]


RATED = """
SELECT rating FROM interaction
WHERE agent_id = :agent AND rating IS NOT NULL AND started_at >= :since AND started_at < :until
"""


def ratings(connection: Connection, agent_id: str, since: datetime, until: datetime) -> list[float]:
    """Customers' ratings of the span as shares of their scale."""
    return [float(row[0]) for row in connection.execute(text(RATED), _span(agent_id, since, until))]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn: media time in ms and who speaks."""

    start_ms: int
    end_ms: int
    speaker: str


TURNS = """
SELECT i.id, t.start_ms, t.end_ms, t.speaker FROM interaction i JOIN transcript r ON r.id = (
  SELECT id FROM transcript WHERE interaction_id = i.id ORDER BY created_at DESC, id DESC LIMIT 1)
JOIN turn t ON t.transcript_id = r.id
WHERE i.agent_id = :agent AND i.started_at >= :since AND i.started_at < :until ORDER BY i.id, t.start_ms
"""


def turns(connection: Connection, agent_id: str, since: datetime, until: datetime) -> Iterator[list[Spoken]]:
    """The turns of each call of the span that has a transcript."""
    rows: Iterable[Any] = connection.execute(text(TURNS), _span(agent_id, since, until))
    for _call, some in groupby(rows, key=lambda row: row[0]):
        yield [Spoken(*row[1:]) for row in some]


def versions_of(connection: Connection, agent_id: str) -> list[str]:
    """Form versions the agent was scored with, the newest first."""
    sql = """SELECT form_version_id FROM evaluation WHERE subject_id = :agent AND purpose = 'coach'
      GROUP BY 1 ORDER BY max(seq) DESC"""
    return [str(row[0]) for row in connection.execute(text(sql), {"agent": agent_id})]
