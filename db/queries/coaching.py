"""Coaching sessions: who sees which, what is on the agenda, what was agreed, who signed what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models.base import from_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import SEEN_AGENT, SEEN_CALL, scope_of

SEEN_SESSION = f"""(s.agent_id = :me OR s.coach_id = :me OR (:everyone AND EXISTS
    (SELECT 1 FROM person p WHERE p.id = s.agent_id AND p.id <> :me AND {SEEN_AGENT})))"""
"""True of a session `s` the person may see: of their own, or about somebody whose figures they see."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it; `signed` names who signed, whatever it said then."""

    id: str
    agent_id: str
    agent: str
    coach_id: str
    coach: str
    held_at: datetime
    state: str
    template: str
    notes: str
    next_at: datetime | None
    topics: int
    actions_open: int
    signed: int


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One subject. `kind` is question, moment, evaluation, dispute or goal; `start_ms`..`end_ms` of a moment.

    `key` is the question's, or the id of what it is about; `words` a moment's note or a dispute's comment.
    """

    id: str
    kind: str
    key: str
    interaction_id: str | None
    external_id: str | None
    started_at: datetime | None
    start_ms: int | None
    end_ms: int | None
    tag: str
    words: str
    score: float | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What was agreed."""

    id: str
    text: str
    owner_id: str
    owner: str
    due: date | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signed when, and the digest of what was signed."""

    person_id: str
    person: str
    at: datetime
    digest: str


SESSIONS = f"""
SELECT s.id, s.agent_id, a.name, s.coach_id, c.name, s.held_at, s.state, s.template, s.notes, s.next_at,
  (SELECT count(*) FROM coaching_topic t WHERE t.session_id = s.id),
  (SELECT count(*) FROM coaching_action x WHERE x.session_id = s.id AND NOT x.deleted AND x.done_at IS NULL),
  (SELECT count(DISTINCT g.person_id) FROM coaching_signature g WHERE g.session_id = s.id)
FROM coaching_session s JOIN person a ON a.id = s.agent_id JOIN person c ON c.id = s.coach_id
WHERE NOT s.deleted AND {SEEN_SESSION} {{where}} ORDER BY s.held_at DESC, s.id DESC LIMIT :most
"""


def sessions(
    connection: Connection, acting: Acting, agent_id: str = "", most: int = 2000
) -> list[SessionRow]:
    """The sessions the person may see, latest first; with `agent_id` of one agent."""
    where = "AND s.agent_id = :agent" if agent_id else ""
    return _sessions(connection, acting, where, agent=agent_id, most=most)


def find_session(connection: Connection, acting: Acting, session_id: str) -> SessionRow | None:
    """One session; None where it is not there or not to be seen."""
    found = _sessions(connection, acting, "AND s.id = :one", one=session_id, most=1)
    return found[0] if found else None


def _sessions(connection: Connection, acting: Acting, where: str, **values: Any) -> list[SessionRow]:
    rows = connection.execute(text(SESSIONS.format(where=where)), {**scope_of(acting), **values})
    found = []
    for row in rows:
        cells = list(row)
        cells[5] = from_epoch_ms(cells[5])
        cells[9] = None if cells[9] is None else from_epoch_ms(cells[9])
        found.append(SessionRow(*cells))
    return found


TOPICS = """
SELECT t.id,
  CASE WHEN t.moment_id IS NOT NULL THEN 'moment' WHEN t.dispute_id IS NOT NULL THEN 'dispute'
       WHEN t.goal_id IS NOT NULL THEN 'goal' WHEN t.question_key IS NOT NULL THEN 'question' ELSE 'evaluation' END,
  coalesce(t.moment_id, t.dispute_id, t.goal_id, t.question_key, t.evaluation_id),
  i.id, i.external_id, i.started_at, m.start_ms, m.end_ms, coalesce(m.tag, ''),
  coalesce(m.note, d.comment, ''), e.score
FROM coaching_topic t
LEFT JOIN moment m ON m.id = t.moment_id
LEFT JOIN dispute d ON d.id = t.dispute_id
LEFT JOIN evaluation e ON e.id = coalesce(t.evaluation_id, d.evaluation_id)
LEFT JOIN interaction i ON i.id = coalesce(m.interaction_id, e.interaction_id)
WHERE t.session_id = :session AND (m.id IS NULL OR (NOT m.deleted AND (m.shared OR m.author_id = :me)))
ORDER BY t.id
"""


def topics(connection: Connection, acting: Acting, session_id: str) -> list[TopicRow]:
    """The agenda in the order it was made; moments others kept to themselves are left out."""
    rows = connection.execute(text(TOPICS), {"session": session_id, "me": acting.person_id})
    return [
        TopicRow(topic, kind, key, call, outer, None if at is None else from_epoch_ms(at), *rest)
        for topic, kind, key, call, outer, at, *rest in rows
    ]


def topic_keys(connection: Connection, session_id: str) -> list[str]:
    """What every topic points at, those left out for the reader included: a signature is over all of them."""
    sql = """SELECT coalesce(question_key, moment_id, dispute_id, goal_id, evaluation_id, '')
      FROM coaching_topic WHERE session_id = :session"""
    return [str(row[0]) for row in connection.execute(text(sql), {"session": session_id})]


ACTIONS = """
SELECT x.id, x.text, x.owner_id, p.name, x.due, x.done_at FROM coaching_action x JOIN person p ON p.id = x.owner_id
WHERE x.session_id = :session AND NOT x.deleted ORDER BY x.created_at, x.id
"""


def actions(connection: Connection, session_id: str) -> list[ActionRow]:
    """What was agreed, in the order it was."""
    return [
        ActionRow(
            key, words, owner, name, date.fromisoformat(due) if due else None,
            None if done is None else from_epoch_ms(done),
        )
        for key, words, owner, name, due, done in connection.execute(text(ACTIONS), {"session": session_id})
    ]  # fmt: skip


def signatures(connection: Connection, session_id: str) -> list[SignatureRow]:
    """Every signature, oldest first."""
    sql = """SELECT g.person_id, p.name, g.at, g.digest FROM coaching_signature g
      JOIN person p ON p.id = g.person_id WHERE g.session_id = :session ORDER BY g.at, g.seq"""
    rows = connection.execute(text(sql), {"session": session_id})
    return [SignatureRow(who, name, from_epoch_ms(at), digest) for who, name, at, digest in rows]


def private_note(connection: Connection, acting: Acting, session_id: str) -> str:
    """What the person wrote for themselves only; nobody else's is ever read."""
    sql = """SELECT text FROM coaching_private_note
      WHERE session_id = :session AND person_id = :me AND NOT deleted"""
    found = connection.execute(text(sql), {"session": session_id, "me": acting.person_id}).scalar()
    return str(found or "")


@dataclass(frozen=True, slots=True)
class PraiseRow:
    """Praise; the moment's place only where the reader may see the call."""

    id: str
    agent_id: str
    agent: str
    author_id: str
    author: str
    given_at: datetime
    text: str
    on_board: bool
    moment_id: str | None
    interaction_id: str | None
    start_ms: int | None
    end_ms: int | None


PRAISE = """
SELECT r.id, r.agent_id, a.name, r.author_id, w.name, r.given_at, r.text, r.on_board, r.moment_id,
       i.id, CASE WHEN i.id IS NOT NULL THEN m.start_ms END, CASE WHEN i.id IS NOT NULL THEN m.end_ms END
FROM recognition r JOIN person a ON a.id = r.agent_id JOIN person w ON w.id = r.author_id
LEFT JOIN moment m ON m.id = r.moment_id AND NOT m.deleted
LEFT JOIN interaction i ON i.id = m.interaction_id AND {seen}
WHERE NOT r.deleted AND (r.on_board OR r.agent_id = :me OR r.author_id = :me)
ORDER BY r.given_at DESC, r.id DESC LIMIT :most
"""


def praise(connection: Connection, acting: Acting, most: int = 500) -> list[PraiseRow]:
    """The board and what is only for the person, latest first."""
    rows = connection.execute(text(PRAISE.format(seen=SEEN_CALL)), {**scope_of(acting), "most": most})
    return [
        PraiseRow(key, agent, name, by, author, from_epoch_ms(at), words, bool(board), *rest)
        for key, agent, name, by, author, at, words, board, *rest in rows
    ]
