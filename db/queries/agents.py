"""What the Agent page and the scorecard rest on: an agent's evaluations, ratings and coaching."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.chances import CHANCES, SHARED, weight_of
from db.queries.life import RELEASED
from db.queries.scope import SEEN_AGENT, scope_of


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent and the team of today."""

    id: str
    name: str
    team: str | None
    active: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentEvaluation:
    """One submitted evaluation of an agent; scores in percent, `sections` by section key (None: all N/A).

    `weight` is how many calls it stands for: 1 / the chance with which plans drew its call, 1 for one picked by hand
    (`drawn` tells which), shared among a call's evaluations.
    """

    id: str
    interaction_id: str
    external_id: str
    started_at: datetime
    submitted_at: datetime
    evaluator: str
    form_title: str
    form_version_id: str
    version: int
    score: float | None
    calculated: float | None
    outcome: str
    critical_customer: int
    critical_business: int
    critical_compliance: int
    rating_value: float | None
    rating_max: float | None
    reason: str | None
    sections: dict[str, float | None]
    weight: float = 1.0
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """The customer's counting CSAT answer about one call."""

    interaction_id: str
    started_at: datetime
    value: float
    scale_min: float
    scale_max: float


@dataclass(frozen=True, slots=True)
class Coaching:
    """A coaching session an agent had, with the question keys it was about."""

    id: str
    held_at: datetime
    coach: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open span of time, in UTC."""

    since: datetime
    until: datetime

    @property
    def ms(self) -> dict[str, int]:
        """The ends as epoch milliseconds."""
        return {"since": to_epoch_ms(self.since), "until": to_epoch_ms(self.until)}


def may_see(connection: Connection, acting: Acting, agent_id: str) -> bool:
    """Agents see only themselves, coaches and leads who is or was in their teams."""
    seen = text(f"SELECT 1 FROM person p WHERE p.id = :agent AND {SEEN_AGENT}")
    return connection.execute(seen, {"agent": agent_id, **scope_of(acting)}).first() is not None


AGENT = """
SELECT p.id, p.name, (SELECT t.name FROM membership m JOIN team t ON t.id = m.team_id
                      WHERE m.person_id = p.id AND m.valid_from <= :today
                        AND (m.valid_to IS NULL OR m.valid_to > :today)
                      ORDER BY m.valid_from DESC LIMIT 1), p.active, p.languages
FROM person p WHERE {where} ORDER BY p.name
"""


def agents(connection: Connection, acting: Acting) -> list[AgentRow]:
    """Everybody who has handled a call and may be seen, by name."""
    where = f"EXISTS (SELECT 1 FROM interaction i WHERE i.agent_id = p.id) AND {SEEN_AGENT}"
    return _agents(connection, acting, where)


def find_agent(connection: Connection, acting: Acting, name_or_id: str) -> AgentRow | None:
    """The one agent of this id, name or external name; None when unknown, ambiguous or not to be seen."""
    where = (
        "(p.id = :who OR lower(p.name) = lower(:who) OR EXISTS"
        " (SELECT 1 FROM person_alias a WHERE a.person_id = p.id AND a.external_id = :who))"
        f" AND {SEEN_AGENT}"
    )
    found = _agents(connection, acting, where, who=name_or_id)
    return found[0] if len(found) == 1 else None


def _agents(connection: Connection, acting: Acting, where: str, **values: str) -> list[AgentRow]:
    named = {"today": date.today().isoformat(), **scope_of(acting)}
    rows = connection.execute(text(AGENT.format(where=where)), {**named, **values})
    return [AgentRow(i, name, team, bool(on), tuple(json.loads(said))) for i, name, team, on, said in rows]


EVALUATIONS = (
    """
SELECT e.id, e.interaction_id, i.external_id, i.started_at, e.submitted_at, p.name, v.title, v.id, v.number,
       e.score, e.calculated, e.outcome, e.critical_customer, e.critical_business, e.critical_compliance,
       i.rating_value, i.rating_max, r.path, """
    + CHANCES.format(call="e.interaction_id")
    + ", "
    + SHARED.format(call="e.interaction_id")
    + """
FROM evaluation e
JOIN interaction i ON i.id = e.interaction_id
JOIN person p ON p.id = e.evaluator_id
JOIN form_version v ON v.id = e.form_version_id
LEFT JOIN reason r ON r.id = i.reason_id
WHERE e.subject_id = :agent AND e.purpose = 'coach' AND e.submitted_at >= :since AND e.submitted_at < :until
  AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = e.id)
  AND (:everyone OR """
    + RELEASED
    + ") ORDER BY e.submitted_at DESC, e.seq DESC"
)

SECTIONS = """
SELECT s.evaluation_id, s.section_key, s.percent
FROM evaluation e JOIN section_score s ON s.evaluation_id = e.id
WHERE e.subject_id = :agent AND e.purpose = 'coach' AND e.submitted_at >= :since AND e.submitted_at < :until
"""


def evaluations(
    connection: Connection, acting: Acting, agent_id: str, period: Period
) -> list[AgentEvaluation]:
    """The evaluations of an agent that count, newest first; revised ones are replaced by their revision.

    Agents see their own once released.
    """
    if not may_see(connection, acting, agent_id):
        return []
    now = to_epoch_ms(datetime.now(UTC))
    named = {"agent": agent_id, "everyone": not acting.only_agent, "now": now, **period.ms}
    sections: dict[str, dict[str, float | None]] = {}
    for evaluation, key, percent in connection.execute(text(SECTIONS), named):
        sections.setdefault(evaluation, {})[key] = percent
    found = []
    for row in connection.execute(text(EVALUATIONS), named):
        *cells, chances, shared = row
        cells[3], cells[4] = from_epoch_ms(cells[3]), from_epoch_ms(cells[4])
        cells += [sections.get(cells[0], {}), weight_of(chances, shared), chances is not None]
        found.append(AgentEvaluation(*cells))
    return found


@dataclass(frozen=True, slots=True)
class Level:
    """A question's answer in an evaluation: the share of its points earned, None for not applicable."""

    evaluation_id: str
    question: str
    level: float | None


LEVELS = f"""
SELECT a.evaluation_id, a.question_key,
       CASE WHEN a.na <> 'no' THEN NULL WHEN a.possible > 0 THEN max(0.0, min(1.0, a.earned / a.possible))
            WHEN a.critical THEN 0.0 END
FROM answer a JOIN evaluation e ON e.id = a.evaluation_id JOIN person p ON p.id = e.subject_id
WHERE a.evaluation_id IN (SELECT value FROM json_each(:evaluations)) AND {SEEN_AGENT}
  AND (a.na <> 'no' OR a.possible > 0 OR a.critical) ORDER BY a.seq
"""


def levels(connection: Connection, acting: Acting, evaluations: Sequence[str]) -> list[Level]:
    """The scored answers of evaluations that `evaluations` named: what is only information is left out."""
    named = {"evaluations": json.dumps(list(evaluations)), **scope_of(acting)}
    return [Level(*row) for row in connection.execute(text(LEVELS), named)]


RATINGS = """
SELECT i.id, i.started_at, s.value, s.scale_min, s.scale_max
FROM interaction i JOIN survey_response s ON s.seq = (
  SELECT seq FROM survey_response WHERE interaction_id = i.id AND kind = 'csat'
  ORDER BY answered_at DESC, seq DESC LIMIT 1)
WHERE i.agent_id = :agent AND i.rating IS NOT NULL AND i.started_at >= :since AND i.started_at < :until
ORDER BY i.started_at
"""


def ratings(connection: Connection, acting: Acting, agent_id: str, period: Period) -> list[Rating]:
    """The customers' counting answers about an agent's calls, in time order; the latest per call counts."""
    if not may_see(connection, acting, agent_id):
        return []
    rows = connection.execute(text(RATINGS), {"agent": agent_id, **period.ms})
    return [Rating(i, from_epoch_ms(at), value, low, high) for i, at, value, low, high in rows]


COACHING = """
SELECT s.id, s.held_at, p.name, coalesce(group_concat(t.question_key, char(31)), '')
FROM coaching_session s JOIN person p ON p.id = s.coach_id
LEFT JOIN coaching_topic t ON t.session_id = s.id AND t.question_key IS NOT NULL
WHERE s.agent_id = :agent AND NOT s.deleted AND s.state = 'held' AND s.held_at >= :since AND s.held_at < :until
GROUP BY s.id ORDER BY s.held_at
"""


def coaching(connection: Connection, acting: Acting, agent_id: str, period: Period) -> list[Coaching]:
    """The coaching sessions of an agent, in time order."""
    if not may_see(connection, acting, agent_id):
        return []
    rows = connection.execute(text(COACHING), {"agent": agent_id, **period.ms})
    return [
        Coaching(i, from_epoch_ms(at), coach, tuple(topics.split("\x1f")) if topics else ())
        for i, at, coach, topics in rows
    ]


CALLS = """
SELECT count(*), count(rating), coalesce(sum(evaluation_count > 0), 0) FROM interaction
WHERE agent_id = :agent AND started_at >= :since AND started_at < :until
"""


def call_counts(
    connection: Connection, acting: Acting, agent_id: str, period: Period
) -> tuple[int, int, int]:
    """How many calls an agent had, how many were rated, how many were scored."""
    if not may_see(connection, acting, agent_id):
        return (0, 0, 0)
    calls, rated, scored = connection.execute(text(CALLS), {"agent": agent_id, **period.ms}).one()
    return int(calls), int(rated), int(scored)
