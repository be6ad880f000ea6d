"""One listening session as it stands: its calls, who is there, what was heard and said, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.review import RecordingRow, TurnRow


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

    @property
    def length_ms(self) -> int:
        """How long its part takes to hear."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of the session; `heard_ms` in it, `month_ms` in all sessions of its month."""

    person_id: str
    name: str
    present: bool
    heard_ms: int
    month_ms: int


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


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something to be done; `month` is the session it comes from."""

    id: str
    month: str | None
    session_id: str | None
    note_id: str | None
    text: str
    owner_id: str | None
    owner: str | None
    due: date | None
    state: str
    outcome: str
    closed_at: datetime | None
    reason_id: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One step in the life of an action."""

    action_id: str
    at: datetime
    who: str | None
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """Where a running session stands."""

    item_id: str | None
    at_ms: int
    from_ms: int | None
    heard_ms: int
    revealed: bool


MAY = """(:wide OR s.host_id = :me OR EXISTS (
  SELECT 1 FROM listening_participant lp WHERE lp.session_id = s.id AND lp.person_id = :me))"""


def may_of(acting: Acting) -> dict[str, Any]:
    """What `MAY` is asked with: executives and those who see every call see every session, others their own."""
    return {"wide": acting.sees_all or acting.has("executive"), "me": acting.person_id}


FACTS = f"""
SELECT s.id, s.month, s.held_on, s.title, s.host_id, p.name, s.state, s.target_minutes, s.mask_agent, s.seed
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
    cells[8] = bool(cells[8])
    return SessionFacts(*cells)


ITEMS = """
SELECT t.id, t.interaction_id, t.position, t.start_ms, t.end_ms, t.stratum, t.instead_of, t.weight, t.state,
  t.reason, i.external_id, p.name, i.started_at, i.duration_ms, i.direction, i.channel, i.outcome, i.language,
  coalesce(r.path, ''), coalesce(c.tier, ''), i.rating_value, i.rating_max,
  EXISTS (SELECT 1 FROM recording q WHERE q.interaction_id = i.id)
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
        found.append(ItemRow(*cells))
    return found


GUESTS = """
SELECT p.id, p.name, coalesce(max(g.present), 0),
  coalesce((SELECT sum(h.heard_ms) FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    WHERE h.person_id = p.id AND t.session_id = :session), 0),
  coalesce((SELECT sum(h.heard_ms) FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    JOIN listening_session o ON o.id = t.session_id
    WHERE h.person_id = p.id AND o.month = (SELECT month FROM listening_session WHERE id = :session)), 0)
FROM person p LEFT JOIN listening_participant g ON g.person_id = p.id AND g.session_id = :session
WHERE g.id IS NOT NULL OR EXISTS (SELECT 1 FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
  WHERE h.person_id = p.id AND t.session_id = :session)
GROUP BY p.id ORDER BY p.name
"""


def guests_of(connection: Connection, session_id: str) -> list[Guest]:
    """Everybody invited, and whoever heard some of it."""
    rows = connection.execute(text(GUESTS), {"session": session_id})
    return [Guest(key, name, bool(present), heard, month) for key, name, present, heard, month in rows]


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


HEARD = """
SELECT h.item_id, h.person_id, sum(h.heard_ms) FROM listening_presence h
JOIN listening_item t ON t.id = h.item_id WHERE t.session_id = :session GROUP BY h.item_id, h.person_id
"""


def heard_of(connection: Connection, session_id: str) -> dict[str, dict[str, int]]:
    """How long each person heard each call, ms by person by call."""
    found: dict[str, dict[str, int]] = {}
    for item, person, value in connection.execute(text(HEARD), {"session": session_id}):
        found.setdefault(str(item), {})[str(person)] = int(value)
    return found


def played_of(connection: Connection, session_id: str) -> dict[str, int]:
    """How much sound was played of each call, ms of the clock; what several heard together counts once."""
    asked = text(
        "SELECT item_id, sum(most) FROM (SELECT h.item_id, h.from_ms, h.heard_at, max(h.heard_ms) AS most"
        " FROM listening_presence h JOIN listening_item t ON t.id = h.item_id WHERE t.session_id = :session"
        " GROUP BY h.item_id, h.from_ms, h.heard_at) GROUP BY item_id"
    )
    return {str(item): int(ms) for item, ms in connection.execute(asked, {"session": session_id})}


ACTIONS = """
SELECT a.id, s.month, a.session_id, a.note_id, a.text, a.owner_id, p.name, a.due, a.state, a.outcome, a.closed_at,
  a.reason_id, r.path
FROM action_item a LEFT JOIN listening_session s ON s.id = a.session_id
LEFT JOIN person p ON p.id = a.owner_id LEFT JOIN reason r ON r.id = a.reason_id
WHERE NOT a.deleted AND {where} ORDER BY a.state <> 'open', a.due IS NULL, a.due, a.created_at, a.id
"""


def actions_of(connection: Connection, session_id: str) -> list[ActionRow]:
    """What this session decided."""
    return _actions(connection, "a.session_id = :session", session=session_id)


def carried_into(connection: Connection, month: str, session_id: str = "") -> list[ActionRow]:
    """What earlier sessions left open, and what was carried into this one and closed since."""
    where = (
        "a.session_id IS NOT :session AND coalesce(s.month, '') <= :month AND (a.state = 'open' OR EXISTS"
        " (SELECT 1 FROM action_event e WHERE e.action_id = a.id AND e.what = 'carried' AND e.text = :month))"
    )
    return _actions(connection, where, month=month, session=session_id or None)


def all_actions(connection: Connection) -> list[ActionRow]:
    """Every action of every session, open ones first."""
    return _actions(connection, "1")


def _actions(connection: Connection, where: str, **values: str | None) -> list[ActionRow]:
    found = []
    for row in connection.execute(text(ACTIONS.format(where=where)), values):
        cells: list[Any] = list(row)
        cells[7] = date.fromisoformat(cells[7]) if cells[7] else None
        cells[10] = from_epoch_ms(cells[10]) if cells[10] is not None else None
        found.append(ActionRow(*cells))
    return found


def steps_of(connection: Connection, action_ids: Iterable[str]) -> list[ActionStep]:
    """The lives of these actions, oldest step first."""
    asked = text(
        "SELECT e.action_id, e.at, p.name, e.what, e.text FROM action_event e LEFT JOIN person p"
        " ON p.id = e.person_id WHERE e.action_id = :action ORDER BY e.at, e.seq"
    )
    found = []
    for action in action_ids:
        for row in connection.execute(asked, {"action": action}):
            found.append(ActionStep(row[0], from_epoch_ms(row[1]), *row[2:]))
    return found


def progress_of(connection: Connection, session_id: str) -> ProgressRow | None:
    """Where a session stood when it was last saved on this desk."""
    row = connection.execute(
        text(
            "SELECT item_id, at_ms, from_ms, heard_ms, revealed FROM listening_progress"
            " WHERE session_id = :session"
        ),
        {"session": session_id},
    ).first()
    if row is None:
        return None
    cells: list[Any] = [*row[:4], bool(row[4])]
    return ProgressRow(*cells)


TURNS = """
SELECT t.start_ms, t.end_ms, t.speaker, t.text, t.confidence FROM turn t WHERE t.transcript_id = (
  SELECT id FROM transcript WHERE interaction_id = :call ORDER BY created_at DESC, id DESC LIMIT 1)
ORDER BY t.start_ms, t.position
"""
RECORDING = """
SELECT id, sha256, suffix, codec, rate, channels, agent_channel, duration_ms, original_name, match
FROM recording WHERE interaction_id = :call ORDER BY part LIMIT 1
"""


def words_of(connection: Connection, interaction_id: str) -> list[TurnRow]:
    """The newest transcript of a call; ask only for calls of a session the person may see."""
    return [TurnRow(*row) for row in connection.execute(text(TURNS), {"call": interaction_id})]


def sound_of(connection: Connection, interaction_id: str) -> RecordingRow | None:
    """The recording of a call; ask only for calls of a session the person may see."""
    row = connection.execute(text(RECORDING), {"call": interaction_id}).first()
    if row is None:
        return None
    cells: list[Any] = [*row, ()]
    return RecordingRow(*cells)


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A picture or a card of the agent's screen, from `at_ms` on."""

    at_ms: int
    kind: str
    sha256: str
    suffix: str
    name: str


def captures_of(connection: Connection, interaction_id: str) -> list[CaptureRow]:
    """What the agent's screen showed, in time order."""
    asked = text(
        "SELECT at_ms, kind, sha256, suffix, name FROM screen_capture WHERE interaction_id = :call ORDER BY at_ms"
    )
    return [CaptureRow(*row) for row in connection.execute(asked, {"call": interaction_id})]


@dataclass(frozen=True, slots=True)
class ListenedMonth:
    """How long somebody heard calls of one month's sessions, ms by the clock."""

    person_id: str
    name: str
    month: str
    heard_ms: int


YEAR = """
SELECT p.id, p.name, s.month, sum(h.heard_ms) FROM listening_presence h
JOIN listening_item t ON t.id = h.item_id JOIN listening_session s ON s.id = t.session_id
JOIN person p ON p.id = h.person_id WHERE s.month LIKE :year || '-%' GROUP BY p.id, s.month
UNION ALL
SELECT p.id, p.name, s.month, 0 FROM listening_participant g JOIN listening_session s ON s.id = g.session_id
JOIN person p ON p.id = g.person_id WHERE s.month LIKE :year || '-%' AND NOT s.deleted AND s.state = 'held'
  AND NOT EXISTS (SELECT 1 FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    JOIN listening_session o ON o.id = t.session_id WHERE h.person_id = p.id AND o.month = s.month)
GROUP BY p.id, s.month
ORDER BY 2, 1, 3
"""


def listened_in(connection: Connection, year: str) -> list[ListenedMonth]:
    """Everybody's months of a year; 0 where somebody was invited to a session that was held and heard none."""
    return [ListenedMonth(*row) for row in connection.execute(text(YEAR), {"year": year})]
