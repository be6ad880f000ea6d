"""What a sampling plan draws from, and what it gave to whom."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.blind import AGENT, hidden
from db.queries.scope import SEEN_CALL, scope_of

WEEK_MS = timedelta(days=7) // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A call that may be drawn; `rating` is a share of its scale."""

    id: str
    external_id: str
    agent_id: str
    agent: str
    started_at: datetime
    duration_ms: int
    direction: str
    channel: str
    outcome: str
    language: str
    reason: str
    tier: str
    rating: float | None
    repeated: bool


CELLS = """
SELECT i.id, i.external_id, p.id, p.name, i.started_at, i.duration_ms, i.direction, i.channel, i.outcome,
  coalesce(i.language, ''), coalesce(r.path, ''), coalesce(c.tier, ''), i.rating,
  i.customer_id IS NOT NULL AND EXISTS (SELECT 1 FROM interaction o WHERE o.customer_id = i.customer_id
    AND o.started_at < i.started_at AND o.started_at >= i.started_at - :week)
FROM interaction i
JOIN person p ON p.id = i.agent_id
LEFT JOIN reason r ON r.id = i.reason_id
LEFT JOIN customer c ON c.id = i.customer_id
"""
ONE = CELLS + "WHERE i.id = :id"
FRAME = (
    CELLS
    + f"WHERE {SEEN_CALL}"
    + """
  AND i.started_at >= :since AND i.started_at < :until AND i.duration_ms >= :shortest AND p.active
  AND (:silent OR EXISTS (SELECT 1 FROM recording s WHERE s.interaction_id = i.id))
  AND (NOT :fresh OR i.evaluation_count = 0 OR EXISTS (SELECT 1 FROM assignment g
    WHERE g.interaction_id = i.id AND g.plan_id = :plan AND g.period = :period AND g.kind <> 'rescore'))
ORDER BY i.id
"""
)


def frame(
    connection: Connection,
    acting: Acting,
    since: datetime,
    until: datetime,
    *,
    shortest_ms: int,
    with_sound: bool,
    not_scored: bool,
    plan_id: str | None = None,
    period: str = "",
) -> list[FrameRow]:
    """The calls of active agents in a span the person may see, in the order of ids; nothing for agents.

    What a plan gave out in the period stays in its frame, scored or not.
    """
    if acting.only_agent:
        return []
    named = {
        "since": to_epoch_ms(since),
        "until": to_epoch_ms(until),
        "shortest": shortest_ms,
        "silent": not with_sound,
        "fresh": not_scored,
        "week": WEEK_MS,
        "plan": plan_id,
        "period": period,
        **scope_of(acting),
    }
    found = []
    for row in connection.execute(text(FRAME), named):
        cells = list(row)
        cells[4], cells[13] = from_epoch_ms(cells[4]), bool(cells[13])
        found.append(FrameRow(*cells))
    return found


TEAMS = """
SELECT m.person_id, t.id, t.name, m.valid_from, m.valid_to FROM membership m JOIN team t ON t.id = m.team_id
"""


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody's time in a team; the end is excluded."""

    person_id: str
    team_id: str
    team: str
    since: date
    until: date | None


def team_spells(connection: Connection) -> list[Spell]:
    """Who was in which team when."""
    rows = connection.execute(text(TEAMS))
    return [
        Spell(person, team, name, date.fromisoformat(a), date.fromisoformat(b) if b else None)
        for person, team, name, a, b in rows
    ]


def languages(connection: Connection) -> dict[str, frozenset[str]]:
    """Which languages each person understands, as short codes."""
    rows = connection.execute(text("SELECT id, languages FROM person"))
    return {
        who: frozenset(str(code).split("-")[0].lower() for code in json.loads(said or "[]"))
        for who, said in rows
    }


SCORED = """
SELECT subject_id, evaluator_id, count(*), sum(outcome = 'pass')
FROM evaluation WHERE purpose = 'coach' AND subject_id IS NOT NULL GROUP BY 1, 2
"""


def scored_pairs(connection: Connection) -> list[tuple[str, str, int, int]]:
    """Agent, evaluator, evaluations and how many passed."""
    return [(a, e, int(n), int(p or 0)) for a, e, n, p in connection.execute(text(SCORED))]


CAPACITY = """
SELECT person_id, weekly, away_from, away_to FROM evaluator_capacity WHERE NOT deleted
"""


def capacities(connection: Connection) -> list[tuple[str, int | None, date | None, date | None]]:
    """Person, calls a week, absence."""
    return [
        (who, weekly, date.fromisoformat(a) if a else None, date.fromisoformat(b) if b else None)
        for who, weekly, a, b in connection.execute(text(CAPACITY))
    ]


GIVEN = """
SELECT a.interaction_id, a.evaluator_id, i.agent_id, a.kind, a.state FROM assignment a
JOIN interaction i ON i.id = a.interaction_id
WHERE a.plan_id = :plan AND a.period = :period AND NOT a.deleted AND a.state <> 'withdrawn'
"""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A call a plan gave out before."""

    call_id: str
    evaluator_id: str
    agent_id: str
    kind: str
    state: str


def given(connection: Connection, plan_id: str, period: str) -> list[GivenRow]:
    """What a plan gave out in a period already."""
    return [GivenRow(*row) for row in connection.execute(text(GIVEN), {"plan": plan_id, "period": period})]


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A call scored before, that may come back."""

    call_id: str
    evaluator_id: str
    form_version_id: str


SCORED_CALLS = """
SELECT e.interaction_id, e.evaluator_id, e.form_version_id FROM evaluation e
JOIN interaction i ON i.id = e.interaction_id
WHERE e.purpose = 'coach' AND e.submitted_at >= :since AND e.submitted_at < :until AND i.agent_id IS NOT NULL
  AND (:silent OR EXISTS (SELECT 1 FROM recording s WHERE s.interaction_id = i.id))
  AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM assignment g WHERE g.interaction_id = e.interaction_id AND g.kind = 'rescore')
GROUP BY e.interaction_id ORDER BY e.interaction_id
"""


def scored_calls(
    connection: Connection, since: datetime, until: datetime, *, with_sound: bool
) -> list[ScoredRow]:
    """Calls whose evaluation was submitted in the span and that never came back yet; the first evaluation of each."""
    named = {"since": to_epoch_ms(since), "until": to_epoch_ms(until), "silent": not with_sound}
    return [ScoredRow(*row) for row in connection.execute(text(SCORED_CALLS), named)]


def frame_rows(connection: Connection, ids: list[str]) -> dict[str, FrameRow]:
    """Single calls as a frame shows them."""
    found = {}
    for key in ids:
        row = connection.execute(text(ONE), {"id": key, "week": WEEK_MS}).first()
        if row is not None:
            cells = list(row)
            cells[4], cells[13] = from_epoch_ms(cells[4]), bool(cells[13])
            found[key] = FrameRow(*cells)
    return found


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A call in somebody's queue. Nothing tells a hidden second score from a first one."""

    assignment_id: str
    interaction_id: str
    external_id: str
    plan: str
    period: str
    agent: str | None
    reason: str | None
    started_at: datetime
    duration_ms: int
    due: date | None
    state: str
    draft_id: str | None
    agent_hidden: bool = False
    """True where the form is blind to whose call it is."""


QUEUE = """
SELECT a.id, i.id, i.external_id, s.name, a.period, p.name, r.path, i.started_at, i.duration_ms, a.due, a.state,
  (SELECT d.id FROM draft d WHERE d.interaction_id = i.id AND d.evaluator_id = a.evaluator_id
     AND d.state = 'draft' ORDER BY d.updated_at DESC LIMIT 1)
FROM assignment a
JOIN sampling_plan s ON s.id = a.plan_id
JOIN interaction i ON i.id = a.interaction_id
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN reason r ON r.id = i.reason_id
WHERE a.evaluator_id = :me AND a.state = 'open' AND NOT a.deleted
ORDER BY a.due IS NULL, a.due, a.id
"""


def queue(connection: Connection, acting: Acting) -> list[QueueRow]:
    """What the acting person is to score, what is due first first; without the agent where the form is blind to it."""
    found = []
    blind = hidden(connection, acting)
    for row in connection.execute(text(QUEUE), {"me": acting.person_id}):
        cells = list(row)
        cells[7] = from_epoch_ms(cells[7])
        cells[9] = date.fromisoformat(cells[9]) if cells[9] else None
        unknown = bool(blind.get(cells[1], 0) & AGENT)
        if unknown:
            cells[5] = None
        found.append(replace(QueueRow(*cells), agent_hidden=unknown))
    return found


@dataclass(frozen=True, slots=True)
class QueueDraft:
    """A draft of the acting person that is not submitted."""

    draft_id: str
    interaction_id: str
    external_id: str
    form: str
    updated_at: datetime


DRAFTS = """
SELECT d.id, i.id, i.external_id, v.title, d.updated_at
FROM draft d JOIN interaction i ON i.id = d.interaction_id JOIN form_version v ON v.id = d.form_version_id
WHERE d.evaluator_id = :me AND d.state = 'draft' ORDER BY d.updated_at DESC
"""


def drafts(connection: Connection, acting: Acting) -> list[QueueDraft]:
    """The acting person's unfinished drafts, the last one first."""
    rows = connection.execute(text(DRAFTS), {"me": acting.person_id})
    return [QueueDraft(d, i, e, f, from_epoch_ms(at)) for d, i, e, f, at in rows]
