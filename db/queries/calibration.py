"""Calibration rounds: who is in, who has scored, and what they said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import SEEN_CALL, scope_of

STILL_BLIND = """e.purpose = 'calibration' AND e.evaluator_id <> :me AND :me <> '' AND EXISTS (
  SELECT 1 FROM calibration_score hs JOIN calibration_call hc ON hc.id = hs.call_id
  JOIN calibration_round hr ON hr.id = hc.round_id
  WHERE hs.evaluation_id = e.id AND hr.blind AND (hr.state = 'open' OR (hr.state = 'revealed' AND hr.host_id <> :me
    AND EXISTS (SELECT 1 FROM calibration_member hm JOIN calibration_call ho ON ho.round_id = hm.round_id
      WHERE hm.round_id = hr.id AND hm.person_id = :me AND NOT EXISTS (
        SELECT 1 FROM calibration_score ht WHERE ht.call_id = ho.id AND ht.person_id = :me)))))"""
"""SQL about the evaluation `e`: a score of a round that `:me` may not see yet. `work.calibration.is_hidden` agrees."""


MARKED_BY_OTHERS = f"""EXISTS (SELECT 1 FROM draft hd WHERE hd.interaction_id = m.interaction_id AND hd.state = 'draft'
  AND hd.evaluator_id = :me AND (m.author_id <> :me OR m.created_at < hd.started_at)
  AND (hd.purpose IN ('calibration', 'rescore') OR EXISTS (SELECT 1 FROM assignment ha
    WHERE ha.interaction_id = hd.interaction_id AND ha.evaluator_id = :me AND ha.state = 'open'
      AND ha.kind = 'double')))
  OR EXISTS (SELECT 1 FROM evaluation e JOIN evidence he ON he.evaluation_id = e.id
    WHERE e.interaction_id = m.interaction_id AND he.moment_id = m.id AND {STILL_BLIND})"""
"""SQL about the moment `m`: it would tell `:me`, who scores the call blind, what was heard before."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as lists show it; `done` of `wanted` scores are in, `mine_left` are still the acting person's."""

    id: str
    title: str
    form_version_id: str
    form: str
    host_id: str
    host: str
    expert_id: str | None
    blind: bool
    due: date | None
    state: str
    done: int
    wanted: int
    mine_left: int
    created_at: datetime
    revealed_at: datetime | None


ROUNDS = """
SELECT r.id, r.title, r.form_version_id, v.title, r.host_id, p.name, r.expert_id, r.blind, r.due, r.state,
  (SELECT count(*) FROM calibration_score s JOIN calibration_call c ON c.id = s.call_id WHERE c.round_id = r.id),
  (SELECT count(*) FROM calibration_call c WHERE c.round_id = r.id)
    * (SELECT count(*) FROM calibration_member m WHERE m.round_id = r.id),
  (SELECT count(*) FROM calibration_call c JOIN calibration_member m ON m.round_id = c.round_id
    WHERE c.round_id = r.id AND m.person_id = :me AND r.state IN ('open', 'revealed')
      AND NOT EXISTS (SELECT 1 FROM calibration_score s WHERE s.call_id = c.id AND s.person_id = :me)),
  r.created_at, r.revealed_at
FROM calibration_round r
JOIN form_version v ON v.id = r.form_version_id
JOIN person p ON p.id = r.host_id
WHERE NOT r.deleted {where} ORDER BY r.created_at DESC
"""


def rounds(connection: Connection, acting: Acting) -> list[RoundRow]:
    """The rounds the acting person is in or hosts; leads and administrators see all."""
    if acting.only_agent:
        return []
    where = """AND (:all OR r.host_id = :me OR EXISTS
      (SELECT 1 FROM calibration_member m WHERE m.round_id = r.id AND m.person_id = :me))"""
    return _rounds(connection, where, acting)


def find_round(connection: Connection, acting: Acting, name: str) -> RoundRow | None:
    """The round of this id or title; None when there is no single one, or it is not to be seen."""
    found = [row for row in rounds(connection, acting) if name in (row.id, row.title)]
    return found[0] if len(found) == 1 else None


def _rounds(connection: Connection, where: str, acting: Acting) -> list[RoundRow]:
    named = {"all": acting.has("lead", "admin"), "me": acting.person_id}
    found = []
    for row in connection.execute(text(ROUNDS.format(where=where)), named):
        cells = list(row)
        cells[7], cells[8] = bool(cells[7]), date.fromisoformat(cells[8]) if cells[8] else None
        cells[13] = from_epoch_ms(cells[13])
        cells[14] = None if cells[14] is None else from_epoch_ms(cells[14])
        found.append(RoundRow(*cells))
    return found


@dataclass(frozen=True, slots=True)
class RoundCall:
    """A call of a round, in its place."""

    id: str
    interaction_id: str
    external_id: str


def round_calls(connection: Connection, round_id: str) -> list[RoundCall]:
    """The calls of a round, in order."""
    sql = """SELECT c.id, c.interaction_id, i.external_id FROM calibration_call c
      JOIN interaction i ON i.id = c.interaction_id WHERE c.round_id = :round ORDER BY c.position"""
    return [RoundCall(*row) for row in connection.execute(text(sql), {"round": round_id})]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a round: how many of its calls they have scored, and how many of those after the reveal."""

    person_id: str
    name: str
    scored: int
    late: int


def members(connection: Connection, round_id: str) -> list[Member]:
    """Who is in a round, by name."""
    sql = """SELECT m.person_id, p.name, count(s.id), coalesce(sum(s.late), 0)
      FROM calibration_member m JOIN person p ON p.id = m.person_id
      JOIN calibration_call c ON c.round_id = m.round_id
      LEFT JOIN calibration_score s ON s.call_id = c.id AND s.person_id = m.person_id
      WHERE m.round_id = :round GROUP BY m.person_id ORDER BY p.name"""
    return [Member(*row) for row in connection.execute(text(sql), {"round": round_id})]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One member's answer to one question of one call."""

    call_id: str
    person_id: str
    question_key: str
    choices: tuple[str, ...]
    number: str | None
    na: str
    comment: str
    late: bool
    evaluation_id: str


ANSWERS = """
SELECT s.call_id, s.person_id, a.question_key, a.choices, a.number, a.na, a.comment,
  s.late, s.evaluation_id
FROM calibration_score s JOIN calibration_call c ON c.id = s.call_id JOIN answer a ON a.evaluation_id = s.evaluation_id
WHERE c.round_id = :round AND (:who IS NULL OR s.person_id = :who) ORDER BY c.position, a.seq
"""

TOTALS = """
SELECT s.call_id, s.person_id, e.score, s.late
FROM calibration_score s JOIN calibration_call c ON c.id = s.call_id JOIN evaluation e ON e.id = s.evaluation_id
WHERE c.round_id = :round AND (:who IS NULL OR s.person_id = :who) ORDER BY c.position
"""


def answers(connection: Connection, round_id: str, only: str | None = None) -> list[GivenAnswer]:
    """Every answer of a round, or one member's only."""
    rows = connection.execute(text(ANSWERS), {"round": round_id, "who": only})
    return [
        GivenAnswer(call, who, key, tuple(json.loads(choices)), number, na, comment, bool(late), evaluation)
        for call, who, key, choices, number, na, comment, late, evaluation in rows
    ]


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """A stretch of a call somebody rests an answer on, in ms."""

    start_ms: int
    end_ms: int
    note: str


EVIDENCE = """
SELECT e.evaluation_id, e.question_key, m.start_ms, m.end_ms, m.note
FROM calibration_score s JOIN calibration_call c ON c.id = s.call_id
JOIN evidence e ON e.evaluation_id = s.evaluation_id JOIN moment m ON m.id = e.moment_id
WHERE c.round_id = :round AND NOT m.deleted ORDER BY m.start_ms
"""


def evidence(connection: Connection, round_id: str) -> dict[tuple[str, str], tuple[EvidenceSpan, ...]]:
    """What answers of a round rest on: (evaluation, question) to stretches, in time order."""
    found: dict[tuple[str, str], tuple[EvidenceSpan, ...]] = {}
    for evaluation, key, start, end, note in connection.execute(text(EVIDENCE), {"round": round_id}):
        found[evaluation, key] = (*found.get((evaluation, key), ()), EvidenceSpan(start, end, note))
    return found


def totals(
    connection: Connection, round_id: str, only: str | None = None
) -> list[tuple[str, str, float | None, bool]]:
    """Call, member, score in percent and whether it came after the reveal."""
    rows = connection.execute(text(TOTALS), {"round": round_id, "who": only})
    return [(call, who, score, bool(late)) for call, who, score, late in rows]


def agreed(connection: Connection, round_id: str) -> dict[tuple[str, str], tuple[str, str]]:
    """What was agreed: (call, question) to (choice, reason)."""
    sql = """SELECT a.call_id, a.question_key, a.choice, a.reason FROM calibration_agreed a
      JOIN calibration_call c ON c.id = a.call_id WHERE c.round_id = :round AND NOT a.deleted"""
    rows = connection.execute(text(sql), {"round": round_id})
    return {(call, key): (choice, reason) for call, key, choice, reason in rows}


@dataclass(frozen=True, slots=True)
class CallChoice:
    """A call that may be put into a round."""

    id: str
    external_id: str
    agent: str
    reason: str
    language: str
    started_at: datetime
    duration_ms: int


CHOICES = f"""
SELECT i.id, i.external_id, coalesce(p.name, '–'), coalesce(r.path, ''), coalesce(i.language, ''), i.started_at,
  i.duration_ms
FROM interaction i
JOIN recording s ON s.interaction_id = i.id AND s.part = 0
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN reason r ON r.id = i.reason_id
WHERE {SEEN_CALL}
  AND (:words = '' OR p.name LIKE :like OR r.path LIKE :like OR i.external_id LIKE :like OR i.id = :words)
ORDER BY i.started_at DESC LIMIT 200
"""


def calls_with_sound(connection: Connection, acting: Acting, words: str = "") -> list[CallChoice]:
    """The newest calls that can be heard, by part of agent, reason or the call's id at its source."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(CHOICES), {"words": words, "like": f"%{words}%", **scope_of(acting)})
    return [
        CallChoice(key, external, agent, reason, language, from_epoch_ms(at), int(length))
        for key, external, agent, reason, language, at, length in rows
    ]
