"""Paths of agents with their steps and try-out days, and the training they took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from db.queries.acting import Acting
from db.queries.scope import SEEN_AGENT, scope_of


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to be done on a path."""

    id: str
    path_id: str
    text: str
    due: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class TryoutRow:
    """A day in the wanted role, who looks after it, and what both said of it."""

    id: str
    path_id: str
    day: date
    host_id: str | None
    host: str | None
    state: str
    agent_word: str
    host_word: str


@dataclass(frozen=True, slots=True)
class PathRow:
    """A role and how far an agent is on the way to it."""

    id: str
    agent_id: str
    agent: str
    role: str
    state: str
    set_by: str
    since: date
    reached_on: date | None
    why: str
    steps: tuple[StepRow, ...]
    tryouts: tuple[TryoutRow, ...]


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training that was taken; `role` is that of the path it belonged to."""

    id: str
    agent_id: str
    agent: str
    title: str
    taken_on: date
    hours: float | None
    question_key: str | None
    path_id: str | None
    role: str | None
    note: str


PATHS = f"""
SELECT g.id, g.agent_id, p.name, g.role, g.state, w.name, g.since, g.reached_on, g.why
FROM growth_path g JOIN person p ON p.id = g.agent_id JOIN person w ON w.id = g.set_by
WHERE NOT g.deleted AND {SEEN_AGENT} {{where}}
ORDER BY p.name, CASE g.state WHEN 'agreed' THEN 0 WHEN 'wished' THEN 1 WHEN 'reached' THEN 2 ELSE 3 END,
         g.since DESC, g.id
"""
STEPS = f"""
SELECT s.id, s.path_id, s.text, s.due, s.done_on FROM growth_step s JOIN person p ON p.id = s.agent_id
WHERE NOT s.deleted AND {SEEN_AGENT} {{where}} ORDER BY s.position, s.id
"""
TRYOUTS = f"""
SELECT d.id, d.path_id, d.day, d.host_id, h.name, d.state, d.agent_word, d.host_word
FROM tryout_day d JOIN person p ON p.id = d.agent_id LEFT JOIN person h ON h.id = d.host_id
WHERE NOT d.deleted AND {SEEN_AGENT} {{where}} ORDER BY d.day, d.id
"""
TRAININGS = f"""
SELECT t.id, t.agent_id, p.name, t.title, t.taken_on, t.hours, t.question_key, t.path_id, g.role, t.note
FROM training t JOIN person p ON p.id = t.agent_id LEFT JOIN growth_path g ON g.id = t.path_id
WHERE NOT t.deleted AND {SEEN_AGENT} {{where}} ORDER BY t.taken_on DESC, t.id
"""


def paths(connection: Connection, acting: Acting, agent_id: str = "") -> list[PathRow]:
    """Paths of agents the person may see, of one with `agent_id`: by agent, those under way first."""
    named = {**scope_of(acting), "agent": agent_id}

    def rows(sql: str, column: str) -> list[tuple[object, ...]]:
        where = f"AND {column} = :agent" if agent_id else ""
        return [tuple(row) for row in connection.execute(text(sql.format(where=where)), named)]

    steps: dict[str, list[StepRow]] = {}
    for key, path, words, due, done in rows(STEPS, "s.agent_id"):
        steps.setdefault(str(path), []).append(
            StepRow(str(key), str(path), str(words), _day(due), _day(done))
        )
    days: dict[str, list[TryoutRow]] = {}
    for key, path, day, host_id, host, *rest in rows(TRYOUTS, "d.agent_id"):
        on = _day(day)
        assert on is not None
        days.setdefault(str(path), []).append(
            TryoutRow(str(key), str(path), on, _text(host_id), _text(host), *map(str, rest))
        )
    found = []
    for key, agent, name, role, state, by, since, reached, why in rows(PATHS, "g.agent_id"):
        start = _day(since)
        assert start is not None
        found.append(
            PathRow(
                str(key), str(agent), str(name), str(role), str(state), str(by), start, _day(reached), str(why),
                tuple(steps.get(str(key), ())), tuple(days.get(str(key), ())),
            )
        )  # fmt: skip
    return found


def trainings(connection: Connection, acting: Acting, agent_id: str = "") -> list[TrainingRow]:
    """Training of agents the person may see, of one with `agent_id`, the latest first."""
    where = "AND t.agent_id = :agent" if agent_id else ""
    rows = connection.execute(
        text(TRAININGS.format(where=where)), {**scope_of(acting), "agent": agent_id}
    ).all()
    return [
        TrainingRow(key, who, name, title, date.fromisoformat(day), *rest)
        for key, who, name, title, day, *rest in rows
    ]


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
