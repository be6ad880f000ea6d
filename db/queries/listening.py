"""What a listening session is planned from, and what was planned, heard and said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MonthCall:
    """A call of the month; `rating` is a share of its scale. `repeated`: the customer's second contact in 7 days."""

    id: str
    external_id: str
    started_at: datetime
    duration_ms: int
    direction: str
    channel: str
    outcome: str
    language: str
    reason: str
    tier: str
    agent: str | None
    rating: float | None
    recorded: bool
    repeated: bool
    heard_before: bool


MONTH = """
SELECT i.id, i.external_id, i.started_at, i.duration_ms, i.direction, i.channel, i.outcome,
  coalesce(i.language, ''), coalesce(r.path, ''), coalesce(c.tier, ''), p.name, i.rating,
  EXISTS (SELECT 1 FROM recording s WHERE s.interaction_id = i.id),
  i.customer_id IS NOT NULL AND EXISTS (SELECT 1 FROM interaction o WHERE o.customer_id = i.customer_id
    AND o.started_at < i.started_at AND o.started_at >= i.started_at - :week),
  EXISTS (SELECT 1 FROM listening_item t WHERE t.interaction_id = i.id AND t.state = 'heard'
    AND EXISTS (SELECT 1 FROM listening_presence h WHERE h.item_id = t.id AND h.heard_at >= :heard_since))
FROM interaction i
LEFT JOIN reason r ON r.id = i.reason_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN person p ON p.id = i.agent_id
WHERE i.started_at >= :since AND i.started_at < :until
ORDER BY i.id
"""

MOMENTS = """
SELECT m.interaction_id, m.start_ms, m.end_ms FROM moment m JOIN interaction i ON i.id = m.interaction_id
WHERE NOT m.deleted AND i.started_at >= :since AND i.started_at < :until AND i.moment_count > 0
ORDER BY m.start_ms
"""


def month_calls(
    connection: Connection, acting: Acting, since: datetime, until: datetime, heard_since: datetime
) -> list[MonthCall]:
    """Every call of a span, in the order of ids; nothing for somebody who is only an agent."""
    if acting.only_agent:
        return []
    named = {
        "since": to_epoch_ms(since),
        "until": to_epoch_ms(until),
        "week": WEEK // timedelta(milliseconds=1),
        "heard_since": to_epoch_ms(heard_since),
    }
    found = []
    for row in connection.execute(text(MONTH), named):
        cells = list(row)
        cells[2] = from_epoch_ms(cells[2])
        cells[12:15] = map(bool, cells[12:15])
        found.append(MonthCall(*cells))
    return found


def month_moments(
    connection: Connection, acting: Acting, since: datetime, until: datetime
) -> dict[str, list[tuple[int, int]]]:
    """Where moments lie in the calls of a span, media ms by call id."""
    found: dict[str, list[tuple[int, int]]] = {}
    if acting.only_agent:
        return found
    for call, start, end in connection.execute(
        text(MOMENTS), {"since": to_epoch_ms(since), "until": to_epoch_ms(until)}
    ):
        found.setdefault(str(call), []).append((int(start), int(end)))
    return found


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it; `minutes` are those planned, `heard_ms` of the one who heard most."""

    id: str
    month: str
    held_on: date | None
    title: str
    host: str | None
    state: str
    target_minutes: int
    calls: int
    planned_ms: int
    seed: str
    plan: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ComingSession:
    """A session that is to be held."""

    id: str
    month: str
    title: str
    held_on: date


COMING = """
SELECT s.id, s.month, s.title, s.held_on FROM listening_session s
WHERE NOT s.deleted AND s.state IN ('planned', 'running') AND s.held_on >= :today AND (s.host_id = :me OR EXISTS (
  SELECT 1 FROM listening_participant g WHERE g.session_id = s.id AND g.person_id = :me))
ORDER BY s.held_on, s.id
"""


def coming(connection: Connection, acting: Acting, today: date) -> list[ComingSession]:
    """Sessions from a day on that the person leads or is invited to, soonest first."""
    rows = connection.execute(text(COMING), {"today": today.isoformat(), "me": acting.person_id})
    return [ComingSession(key, month, title, date.fromisoformat(day)) for key, month, title, day in rows]


SESSIONS = """
SELECT s.id, s.month, s.held_on, s.title, p.name, s.state, s.target_minutes,
  count(t.id), coalesce(sum(t.end_ms - t.start_ms), 0), s.seed, s.plan
FROM listening_session s
LEFT JOIN person p ON p.id = s.host_id
LEFT JOIN listening_item t ON t.session_id = s.id AND t.state <> 'replaced'
WHERE NOT s.deleted {where} GROUP BY s.id ORDER BY s.month DESC, s.created_at DESC
"""


def sessions(connection: Connection, acting: Acting) -> list[SessionRow]:
    """All sessions, newest month first."""
    return [] if acting.only_agent else _sessions(connection, "")


def find_session(connection: Connection, acting: Acting, id_or_month: str) -> SessionRow | None:
    """The session of this id, or the only one of this month (YYYY-MM); None when there is no single one."""
    if acting.only_agent:
        return None
    found = _sessions(connection, "AND (s.id = :who OR s.month = :who)", who=id_or_month)
    return found[0] if len(found) == 1 else None


def _sessions(connection: Connection, where: str, **values: str) -> list[SessionRow]:
    found = []
    for row in connection.execute(text(SESSIONS.format(where=where)), values):
        cells = list(row)
        cells[2] = date.fromisoformat(cells[2]) if cells[2] else None
        cells[10] = json.loads(cells[10])
        found.append(SessionRow(*cells))
    return found
