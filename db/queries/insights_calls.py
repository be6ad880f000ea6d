"""What drivers, alignment and coaching effects rest on: answers, call facts, coaching, what customers wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.insights import COUNTS, Scope
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One scored answer: `level` is the share of its points earned (0 to 1), None for not applicable."""

    evaluation_seq: int
    question: str
    level: float | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A rated call and what is known of it without a form; `repeat` where the customer called in the 7 days before.

    `silence` and `overtalk` are shares of the sound and of the talk in it, None where it was not measured.
    """

    interaction_id: str
    agent: str
    rating: float
    wait_ms: int | None
    hold_ms: int | None
    duration_ms: int
    outcome: str
    channel: str
    direction: str
    reason: str | None
    tier: str | None
    silence: float | None
    overtalk: float | None
    repeat: bool | None


@dataclass(frozen=True, slots=True)
class CoachingRow:
    """A coaching, or a training, and one question it was about; `heard` where moments were on its agenda."""

    session: str
    agent: str
    coach: str
    held_at: datetime
    question: str
    template: str = ""
    heard: bool = False


@dataclass(frozen=True, slots=True)
class RatedCall:
    """When an agent's call was and how it was rated (share of the scale)."""

    agent: str
    started_at: datetime
    rating: float


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A customer's words about a call."""

    interaction_id: str
    external_id: str
    agent: str
    started_at: datetime
    rating: float
    words: str


ANSWERS = """
SELECT e.seq, a.question_key,
       CASE WHEN a.na <> 'no' THEN NULL WHEN a.possible > 0 THEN max(0.0, min(1.0, a.earned / a.possible))
            WHEN a.critical THEN 0.0 END
FROM evaluation e JOIN interaction i ON i.id = e.interaction_id JOIN answer a ON a.evaluation_id = e.id
WHERE {within} AND {counts} AND e.subject_id IS NOT NULL {rated}
"""


def answers(connection: Connection, acting: Acting, scope: Scope, *, rated: bool) -> list[AnswerRow]:
    """The answers of the evaluations that count; with `rated`, of rated calls only. Nothing for agents."""
    if acting.only_agent:
        return []
    sql = ANSWERS.format(
        within=scope.within("e.subject_id"), counts=COUNTS, rated="AND i.rating IS NOT NULL" if rated else ""
    )
    return [AnswerRow(*row) for row in connection.execute(text(sql), scope.named)]


FACTS = """
SELECT i.id, i.agent_id, i.rating, i.wait_ms, i.hold_ms, i.duration_ms, i.outcome, i.channel, i.direction, r.path,
       c.tier, m.silence, m.overtalk, CASE WHEN i.customer_id IS NULL THEN NULL ELSE EXISTS (
         SELECT 1 FROM interaction b WHERE b.customer_id = i.customer_id AND b.started_at < i.started_at
           AND b.started_at >= i.started_at - 604800000) END
FROM interaction i LEFT JOIN reason r ON r.id = i.reason_id LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN (SELECT r.interaction_id, sum(m.silence_ms) * 1.0 / nullif(sum(m.duration_ms), 0) AS silence,
             CASE WHEN count(m.overtalk_ms) = count(*) THEN sum(m.overtalk_ms) * 1.0 / nullif(sum(m.talk_ms), 0) END
             AS overtalk
           FROM sound_measure m JOIN recording r ON r.id = m.recording_id GROUP BY 1) m ON m.interaction_id = i.id
WHERE {within} AND i.rating IS NOT NULL AND i.agent_id IS NOT NULL
"""


def facts(connection: Connection, acting: Acting, scope: Scope) -> list[FactRow]:
    """Facts of all rated calls in the scope. Nothing for agents."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(FACTS.format(within=scope.within())), scope.named)
    return [FactRow(*[*row[:-1], None if row[-1] is None else bool(row[-1])]) for row in rows]


COACHED = """
SELECT s.id, s.agent_id, s.coach_id, s.held_at, t.question_key, s.template,
       EXISTS (SELECT 1 FROM coaching_topic m WHERE m.session_id = s.id AND m.moment_id IS NOT NULL)
FROM coaching_session s JOIN coaching_topic t ON t.session_id = s.id
WHERE NOT s.deleted AND s.state = 'held' AND t.question_key IS NOT NULL AND s.held_at >= :since AND s.held_at < :until
ORDER BY s.held_at, s.id, t.question_key
"""


def coachings(connection: Connection, acting: Acting, scope: Scope) -> list[CoachingRow]:
    """Coachings held in the span and their questions, in time order. Nothing for agents."""
    if acting.only_agent:
        return []
    named = {key: value for key, value in scope.named.items() if key in ("since", "until")}
    rows = connection.execute(text(COACHED), named)
    return [
        CoachingRow(session, agent, coach, from_epoch_ms(at), key, template, bool(heard))
        for session, agent, coach, at, key, template, heard in rows
    ]


TRAINED = """
SELECT t.id, t.agent_id, t.taken_on, coalesce(t.question_key, '') FROM training t
WHERE NOT t.deleted AND t.taken_on >= :since AND t.taken_on < :until ORDER BY t.taken_on, t.id
"""


def trainings(connection: Connection, acting: Acting, scope: Scope) -> list[CoachingRow]:
    """Training taken in the span, at local noon of its day, in time order; no coach. Nothing for agents."""
    if acting.only_agent:
        return []
    named = {"since": scope.since.date().isoformat(), "until": scope.until.date().isoformat()}
    return [
        CoachingRow(key, agent, "", datetime.fromisoformat(f"{day} 12:00").astimezone(), question)
        for key, agent, day, question in connection.execute(text(TRAINED), named)
    ]


JOINED = "SELECT person_id, min(valid_from) FROM membership GROUP BY person_id"


def joined(connection: Connection, acting: Acting) -> dict[str, date]:
    """Since when everybody has been in a team. Nothing for agents."""
    if acting.only_agent:
        return {}
    return {row[0]: date.fromisoformat(row[1]) for row in connection.execute(text(JOINED))}


def rated_calls(connection: Connection, acting: Acting, scope: Scope) -> list[RatedCall]:
    """Every rated call in the scope that the person may see, in time order."""
    rows = connection.execute(
        text(
            f"SELECT i.agent_id, i.started_at, i.rating FROM interaction i WHERE {scope.within()}"
            f" AND i.rating IS NOT NULL AND i.agent_id IS NOT NULL AND {SEEN_CALL}"
            " ORDER BY i.started_at"
        ),
        {**scope.named, **scope_of(acting)},
    )
    return [RatedCall(agent, from_epoch_ms(at), rating) for agent, at, rating in rows]


WORDS = f"""
SELECT i.id, i.external_id, i.agent_id, i.started_at, (s.value - s.scale_min) / (s.scale_max - s.scale_min), s.verbatim
FROM survey_response s JOIN interaction i ON i.id = s.interaction_id
WHERE {{within}} AND s.verbatim > '' AND i.agent_id IS NOT NULL AND {SEEN_CALL}
UNION ALL
SELECT i.id, i.external_id, i.agent_id, i.started_at, i.rating, c.verbatim
FROM survey_comment c JOIN interaction i ON i.id = c.interaction_id
WHERE {{within}} AND i.agent_id IS NOT NULL AND {SEEN_CALL} AND NOT EXISTS (
  SELECT 1 FROM survey_response r WHERE r.interaction_id = c.interaction_id AND r.verbatim = c.verbatim)
ORDER BY 4 DESC
"""


def verbatims(connection: Connection, acting: Acting, scope: Scope) -> list[Verbatim]:
    """What customers wrote about calls in the scope, newest first; of those the person may see."""
    named = {**scope.named, **scope_of(acting)}
    rows = connection.execute(text(WORDS.format(within=scope.within())), named)
    return [
        Verbatim(call, outer, agent, from_epoch_ms(at), rating, words)
        for call, outer, agent, at, rating, words in rows
    ]


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """What a customer said in a call, at `at_ms` of its sound."""

    interaction_id: str
    external_id: str
    agent: str
    started_at: datetime
    rating: float | None
    at_ms: int
    words: str


TURNS = f"""
SELECT i.id, i.external_id, i.agent_id, i.started_at, i.rating, t.start_ms, t.text
FROM interaction i JOIN transcript r ON r.id = (
  SELECT id FROM transcript WHERE interaction_id = i.id ORDER BY created_at DESC, id DESC LIMIT 1)
JOIN turn t ON t.transcript_id = r.id
WHERE {{within}} AND t.speaker = 'customer' AND i.agent_id IS NOT NULL AND {SEEN_CALL}
ORDER BY i.started_at DESC, t.position
"""


def customer_turns(connection: Connection, acting: Acting, scope: Scope) -> list[CustomerTurn]:
    """Every customer's turn of the newest transcript of calls in the scope; of those the person may see."""
    named = {**scope.named, **scope_of(acting)}
    rows = connection.execute(text(TURNS.format(within=scope.within())), named)
    return [
        CustomerTurn(call, outer, agent, from_epoch_ms(at), rating, start, words)
        for call, outer, agent, at, rating, start, words in rows
    ]
