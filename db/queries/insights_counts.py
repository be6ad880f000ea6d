"""Ratings counted by agent in a scope: whole months from the rollup, the rest of a span from the calls themselves.

The answer is always that of counting the calls (`tests/db/test_rating_rollup.py`); a million of them take
milliseconds. A team's agents are asked for the days on which they were in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.chances import CHANCES, SHARED, weight_of
from db.queries.insights import COUNTS, RatingCount, Scope
from db.queries.life import RELEASED

LAST_MS = to_epoch_ms(datetime(9999, 12, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open milliseconds of one agent."""

    agent: str
    since: int
    until: int


ROLLED = """
SELECT agent_id, nullif(rating, -1.0), sum(calls) FROM rating_month
WHERE month >= :first AND month < :end {channel} {agents} GROUP BY agent_id, rating
"""

RAW = """
SELECT i.agent_id, i.rating, count(*) FROM {source} WHERE {span} AND i.agent_id IS NOT NULL {channel}
  AND (i.rating IS NOT NULL OR i.outcome NOT IN ('abandoned', 'failed'))
 GROUP BY 1, 2
"""

MEMBERS = """
WITH RECURSIVE tree (id) AS (VALUES (:team) UNION SELECT t.id FROM team t JOIN tree ON t.parent_id = tree.id)
SELECT m.person_id, CAST(strftime('%s', m.valid_from) AS INTEGER) * 1000,
       CAST(strftime('%s', m.valid_to) AS INTEGER) * 1000
FROM membership m WHERE m.team_id IN (SELECT id FROM tree) ORDER BY 1, 2
"""


Rows = Iterable[tuple[str, float | None, int]]


def rating_counts(connection: Connection, acting: Acting, scope: Scope) -> list[RatingCount]:
    """Calls by agent and rating, handled or rated ones only: abandoned and failed ones ask nobody."""
    oldest = connection.execute(text("SELECT min(started_at) FROM interaction")).scalar() or 0
    since, until = max(oldest, to_epoch_ms(scope.since)), min(to_epoch_ms(scope.until), LAST_MS)
    found: dict[tuple[str, float | None], int] = {}
    if since >= until:
        return []
    for sign, rows in _parts(connection, scope, since, until):
        for agent, rating, calls in rows:
            found[agent, rating] = found.get((agent, rating), 0) + sign * calls
    return [RatingCount(agent, rating, calls) for (agent, rating), calls in found.items() if calls]


def rating_scale(connection: Connection, acting: Acting) -> tuple[float, float]:
    """The scale most CSAT answers are given on; 1 to 5 without any."""
    row = connection.execute(
        text(
            "SELECT scale_min, scale_max FROM survey_scale WHERE kind = 'csat'"
            " ORDER BY answers DESC, scale_max DESC LIMIT 1"
        )
    ).first()
    return (1.0, 5.0) if row is None else (float(row[0]), float(row[1]))


@dataclass(frozen=True, slots=True)
class ScoreCount:
    """How many evaluations that count gave an agent this score with this weight; `drawn` by a plan, not by hand."""

    agent: str
    score: float
    weight: float
    drawn: bool
    evaluations: int


SCORED = f"""
SELECT agent, score, chances, shared, count(*) FROM (
  SELECT e.subject_id AS agent, e.score AS score, {CHANCES.format(call="e.interaction_id")} AS chances,
         {SHARED.format(call="e.interaction_id")} AS shared
  FROM evaluation e CROSS JOIN interaction i ON i.id = e.interaction_id
  WHERE {{within}} AND e.subject_id IS NOT NULL AND e.score IS NOT NULL AND {{counts}} {{released}})
GROUP BY 1, 2, 3, 4
"""


def score_counts(connection: Connection, acting: Acting, scope: Scope) -> list[ScoreCount]:
    """Evaluations that count by agent, score and weight; an agent's own only once released."""
    released, named = "", scope.named
    if acting.only_agent:
        released = f"AND (e.subject_id <> :me OR {RELEASED})"
        named = {**named, "me": acting.person_id, "now": to_epoch_ms(datetime.now(UTC))}
    sql = SCORED.format(within=scope.within("e.subject_id"), counts=COUNTS, released=released)
    return [
        ScoreCount(agent, score, weight_of(chances, shared), chances is not None, n)
        for agent, score, chances, shared, n in connection.execute(text(sql), named).all()
    ]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Rated calls of an agent in a month of UTC ("2026-03"), and how many of them at or above a share of the scale."""

    agent: str
    month: str
    rated: int
    satisfied: int


def months(connection: Connection, acting: Acting, satisfied: float, since: str = "") -> list[MonthCount]:
    """Every agent's months with ratings from `since` ("2026-03") on, over all calls, oldest first."""
    rows = connection.execute(
        text(
            "SELECT agent_id, month, sum(calls), sum(CASE WHEN rating >= :least THEN calls ELSE 0 END)"
            " FROM rating_month WHERE rating >= 0 AND month >= :since GROUP BY 1, 2 ORDER BY 1, 2"
        ),
        {"least": satisfied, "since": since},
    ).all()
    return [MonthCount(*row) for row in rows]


def last_coached(connection: Connection, acting: Acting) -> dict[str, datetime]:
    """When each agent was coached last, sessions planned or called off left out; nothing for agents."""
    if acting.only_agent:
        return {}
    sql = (
        "SELECT agent_id, max(held_at) FROM coaching_session WHERE NOT deleted AND state = 'held' GROUP BY 1"
    )
    return {agent: from_epoch_ms(at) for agent, at in connection.execute(text(sql)) if at is not None}


def _parts(connection: Connection, scope: Scope, since: int, until: int) -> Iterator[tuple[int, Rows]]:
    if scope.team_id is None:
        yield from _everybody(connection, scope, since, until)
        return
    whole: list[Span] = []
    parted: list[Span] = []
    for span in _in_team(connection, scope.team_id, since, until):
        (whole if (span.since, span.until) == (since, until) else parted).append(span)
    if whole:
        yield from _everybody(connection, scope, since, until, [span.agent for span in whole])
    if parted:
        yield 1, _raw_of(connection, scope, parted)


def _everybody(
    connection: Connection, scope: Scope, since: int, until: int, agents: list[str] | None = None
) -> Iterator[tuple[int, Rows]]:
    """Months from the rollup, then what they count too much or too little at either end."""
    first, end = _near_month(since), _near_month(until)
    newest = connection.execute(text("SELECT max(started_at) FROM interaction")).scalar() or 0
    if newest < until:
        end = max(end, _next_month(newest))
    if first < end:
        named = {"first": _month(first), "end": _month(end), "agents": json.dumps(agents), **_channels(scope)}
        only = "" if agents is None else "AND agent_id IN (SELECT value FROM json_each(:agents))"
        if agents is None:
            del named["agents"]
        yield 1, _rows(connection, ROLLED.format(channel=_channel(scope, "channel"), agents=only), named)
    else:
        first = end = since
    for sign, start, stop in (
        (1, since, first), (-1, first, since), (1, end, until), (-1, until, end)
    ):  # fmt: skip
        if start < stop and start <= newest:
            yield sign, _raw(connection, scope, start, stop, agents)


def _raw(connection: Connection, scope: Scope, since: int, until: int, agents: list[str] | None) -> Rows:
    if agents is not None:
        return _raw_of(connection, scope, [Span(agent, since, until) for agent in agents])
    span = "i.started_at >= :since AND i.started_at < :until"
    sql = RAW.format(source="interaction i", span=span, channel=_channel(scope, "i.channel"))
    return _rows(connection, sql, {"since": since, "until": until, **_channels(scope)})


def _raw_of(connection: Connection, scope: Scope, spans: list[Span]) -> Rows:
    """The calls of some agents, each in a span of their own, found by agent and start."""
    listed = json.dumps([[span.agent, span.since, span.until] for span in spans])
    sql = RAW.format(
        source="json_each(:spans) s CROSS JOIN interaction i ON i.agent_id = json_extract(s.value, '$[0]')",
        span="i.started_at >= json_extract(s.value, '$[1]') AND i.started_at < json_extract(s.value, '$[2]')",
        channel=_channel(scope, "i.channel"),
    )
    return _rows(connection, sql, {"spans": listed, **_channels(scope)})


def _rows(connection: Connection, sql: str, named: dict[str, object]) -> Rows:
    return [
        (str(agent), rating, int(calls))
        for agent, rating, calls in connection.execute(text(sql), named).all()
    ]


def _channel(scope: Scope, column: str) -> str:
    return f"AND {column} IN (SELECT value FROM json_each(:channels))" if scope.channels else ""


def _channels(scope: Scope) -> dict[str, object]:
    return {"channels": json.dumps(scope.channels)} if scope.channels else {}


def _in_team(connection: Connection, team: str, since: int, until: int) -> list[Span]:
    """When each agent was in the team or below it inside the span; spans that touch are joined."""
    found: list[Span] = []
    for agent, start, stop in connection.execute(text(MEMBERS), {"team": team}):
        begin, end = max(since, start), until if stop is None else min(until, stop)
        if begin >= end:
            continue
        if found and found[-1].agent == agent and begin <= found[-1].until:
            last = found.pop()
            found.append(Span(agent, last.since, max(last.until, end)))
        else:
            found.append(Span(agent, begin, end))
    return found


def _near_month(at: int) -> int:
    """The beginning of a month of UTC that is nearest, in milliseconds."""
    start = _start_of(from_epoch_ms(at))
    after = _after(start)
    low, high = to_epoch_ms(start), to_epoch_ms(after)
    return low if at - low <= high - at else high


def _next_month(at: int) -> int:
    return to_epoch_ms(_after(_start_of(from_epoch_ms(at))))


def _start_of(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _after(month: datetime) -> datetime:
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def _month(at: int) -> str:
    return from_epoch_ms(at).strftime("%Y-%m")
