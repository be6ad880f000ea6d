"""One listening session as it stands: its calls, who is there, what was noted, voted and felt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is fixed about a session; `host_id` leads it. `plan` is the provenance of its draw."""

    id: str
    month: str
    held_on: date | None
    title: str
    host_id: str | None
    host: str | None
    state: str
    target_minutes: int
    mask_agent: bool
    mask_voice: bool
    seed: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A call of a session, heard from `start_ms` to `end_ms`; the rating is the customer's own."""

    id: str
    interaction_id: str
    position: int
    start_ms: int
    end_ms: int
    stratum: str
    instead_of: str | None
    weight: float
    state: str
    why: str
    external_id: str
    agent: str | None
    started_at: datetime
    duration_ms: int
    direction: str
    channel: str
    outcome: str
    language: str | None
    reason: str
    tier: str
    rating_value: float | None
    rating_max: float | None
    recorded: bool
    left_out: tuple[tuple[int, int], ...] = ()

    @property
    def length_ms(self) -> int:
        """How long its part takes to hear, without what is left out."""
        return self.end_ms - self.start_ms - self.left_out_ms

    @property
    def left_out_ms(self) -> int:
        """How much of its part is jumped over."""
        cuts = ((max(self.start_ms, start), min(self.end_ms, end)) for start, end in self.left_out)
        return sum(max(0, end - start) for start, end in cuts)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of the session; `heard_ms` in it, `alone_ms` of that alone, `month_ms` in all sessions of its month."""

    person_id: str
    name: str
    present: bool
    heard_ms: int
    month_ms: int
    alone_ms: int = 0


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note at a moment of a call, with the names of those who voted for it."""

    id: str
    item_id: str
    author_id: str
    author: str
    at_ms: int
    tag: str
    text: str
    private: bool
    voters: tuple[str, ...]


MAY = """(:wide OR s.host_id = :me OR EXISTS (
  SELECT 1 FROM listening_participant lp WHERE lp.session_id = s.id AND lp.person_id = :me))"""


def may_of(acting: Acting) -> dict[str, Any]:
    """What `MAY` is asked with: executives and those who see every call see every session, others their own."""
    return {"wide": acting.sees_all or acting.has("executive"), "me": acting.person_id}


FACTS = f"""
SELECT s.id, s.month, s.held_on, s.title, s.host_id, p.name, s.state, s.target_minutes, s.mask_agent, s.mask_voice,
  s.seed
FROM listening_session s LEFT JOIN person p ON p.id = s.host_id
WHERE s.id = :session AND NOT s.deleted AND {MAY}
"""


def session_facts(connection: Connection, acting: Acting, session_id: str) -> SessionFacts | None:
    """The session; None where it is not there or not this person's to see."""
    row = connection.execute(text(FACTS), {"session": session_id, **may_of(acting)}).first()
    if row is None:
        return None
    cells: list[Any] = list(row)
    cells[2] = date.fromisoformat(cells[2]) if cells[2] else None
    cells[8:10] = map(bool, cells[8:10])
    return SessionFacts(*cells)


ITEMS = """
SELECT t.id, t.interaction_id, t.position, t.start_ms, t.end_ms, t.stratum, t.instead_of, t.weight, t.state,
  t.reason, i.external_id, p.name, i.started_at, i.duration_ms, i.direction, i.channel, i.outcome, i.language,
  coalesce(r.path, ''), coalesce(c.tier, ''), i.rating_value, i.rating_max,
  EXISTS (SELECT 1 FROM recording q WHERE q.interaction_id = i.id), t.left_out
FROM listening_item t JOIN interaction i ON i.id = t.interaction_id
LEFT JOIN person p ON p.id = i.agent_id LEFT JOIN reason r ON r.id = i.reason_id
LEFT JOIN customer c ON c.id = i.customer_id
WHERE t.session_id = :session ORDER BY t.state = 'replaced', t.position, t.id
"""


def items_of(connection: Connection, session_id: str) -> list[ItemRow]:
    """The calls in order, replaced ones last."""
    found = []
    for row in connection.execute(text(ITEMS), {"session": session_id}):
        cells: list[Any] = list(row)
        cells[12], cells[22] = from_epoch_ms(cells[12]), bool(cells[22])
        cells[23] = tuple((int(start), int(end)) for start, end in json.loads(cells[23]))
        found.append(ItemRow(*cells))
    return found


GUESTS = """
SELECT p.id, p.name, coalesce(max(g.present), 0),
  coalesce((SELECT sum(h.heard_ms) FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    WHERE h.person_id = p.id AND t.session_id = :session), 0),
  coalesce((SELECT sum(h.heard_ms) FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    JOIN listening_session o ON o.id = t.session_id
    WHERE h.person_id = p.id AND o.month = (SELECT month FROM listening_session WHERE id = :session)), 0),
  coalesce((SELECT sum(h.heard_ms) FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    WHERE h.person_id = p.id AND t.session_id = :session AND h.alone), 0)
FROM person p LEFT JOIN listening_participant g ON g.person_id = p.id AND g.session_id = :session
WHERE g.id IS NOT NULL OR EXISTS (SELECT 1 FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
  WHERE h.person_id = p.id AND t.session_id = :session)
GROUP BY p.id ORDER BY p.name
"""


def guests_of(connection: Connection, session_id: str) -> list[Guest]:
    """Everybody invited, and whoever heard some of it."""
    rows = connection.execute(text(GUESTS), {"session": session_id})
    return [Guest(key, name, bool(present), *heard) for key, name, present, *heard in rows]


NOTES = """
SELECT n.id, n.item_id, n.author_id, p.name, n.at_ms, n.tag, n.text, n.private = 1,
  coalesce((SELECT group_concat(v.name, char(31)) FROM (SELECT q.name FROM listening_vote w
    JOIN person q ON q.id = w.person_id WHERE w.note_id = n.id ORDER BY q.name) v), '')
FROM listening_note n JOIN listening_item t ON t.id = n.item_id JOIN person p ON p.id = n.author_id
WHERE t.session_id = :session AND NOT n.deleted AND (NOT n.private OR n.author_id = :me)
ORDER BY t.position, n.at_ms, n.id
"""


def notes_of(connection: Connection, acting: Acting, session_id: str) -> list[NoteRow]:
    """Everybody's notes and one's own private ones, in the order of calls and seconds."""
    rows = connection.execute(text(NOTES), {"session": session_id, "me": acting.person_id})
    found = []
    for row in rows:
        cells: list[Any] = list(row)
        cells[7:9] = bool(cells[7]), tuple(str(cells[8]).split("\x1f")) if cells[8] else ()
        found.append(NoteRow(*cells))
    return found


QUOTES = """
SELECT n.id, t.speaker, t.text FROM listening_note n JOIN listening_item m ON m.id = n.item_id
JOIN turn t ON t.transcript_id = (SELECT id FROM transcript WHERE interaction_id = m.interaction_id
  ORDER BY created_at DESC, id DESC LIMIT 1)
WHERE m.session_id = :session AND NOT n.deleted AND t.start_ms = (SELECT max(u.start_ms) FROM turn u
  WHERE u.transcript_id = t.transcript_id AND u.start_ms <= n.at_ms)
"""


def quotes_of(connection: Connection, session_id: str) -> dict[str, tuple[str, str]]:
    """What was being said at each note's second: speaker and words by note."""
    rows = connection.execute(text(QUOTES), {"session": session_id})
    return {str(note): (str(speaker), str(said)) for note, speaker, said in rows}


def impressions_of(connection: Connection, session_id: str) -> dict[str, dict[str, int]]:
    """Each call's first impressions, 1 to 5 by person."""
    asked = text(
        "SELECT m.item_id, m.person_id, m.value FROM listening_impression m"
        " JOIN listening_item t ON t.id = m.item_id WHERE t.session_id = :session"
    )
    found: dict[str, dict[str, int]] = {}
    for item, person, value in connection.execute(asked, {"session": session_id}):
        found.setdefault(str(item), {})[str(person)] = int(value)
    return found
