"""Everything the Review page shows of one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.calibration import MARKED_BY_OTHERS, STILL_BLIND
from db.queries.life import RELEASED
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class CallHeader:
    """The facts of a call. `rating_*` is the customer's answer: screens hide it where a form is blind."""

    id: str
    source: str
    external_id: str
    agent_id: str | None
    agent: str | None
    customer: str | None
    tier: str | None
    reason: str | None
    queue: str | None
    direction: str
    channel: str
    outcome: str
    language: str | None
    started_at: datetime
    utc_offset_min: int | None
    duration_ms: int
    wait_ms: int | None
    talk_ms: int | None
    hold_ms: int | None
    wrap_ms: int | None
    rating_value: float | None
    rating_max: float | None
    evaluations: int
    moments: int


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One speaker's turn, media time in ms; `speaker` is agent, customer or other."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A marked stretch of the call."""

    id: str
    start_ms: int
    end_ms: int
    channel: str
    author_id: str
    author: str
    tag: str
    note: str
    shared: bool


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """The sound of a call: where its content is stored and how it is laid out."""

    id: str
    sha256: str
    suffix: str
    codec: str
    rate: int
    channels: int
    agent_channel: int | None
    duration_ms: int
    original_name: str
    match: str
    notes: tuple[str, ...]
    started_at: datetime | None = None
    pauses: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One answer of the customer about this call."""

    kind: str
    value: float
    scale_min: float
    scale_max: float
    verbatim: str | None
    answered_at: datetime
    link: str


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A submitted evaluation of this call; scores in percent."""

    id: str
    form_title: str
    version: int
    form_version_id: str
    evaluator_id: str
    evaluator: str
    purpose: str
    submitted_at: datetime
    score: float | None
    outcome: str
    criticals: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An evaluation somebody is in the middle of."""

    id: str
    form_version_id: str
    evaluator_id: str
    evaluator: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class FormChoice:
    """The newest version of a form that can be used now."""

    version_id: str
    key: str
    title: str
    number: int
    language: str


OWN = f" AND {SEEN_CALL}"


def _with_time(row: Iterable[Any], position: int) -> list[Any]:
    """The row's cells, the one at `position` as an aware time."""
    cells = list(row)
    cells[position] = from_epoch_ms(cells[position])
    return cells


HEADER = (
    """
SELECT i.id, i.source, i.external_id, i.agent_id, p.name, c.reference, c.tier, r.path, i.queue, i.direction,
       i.channel, i.outcome, i.language, i.started_at, i.utc_offset_min, i.duration_ms, i.wait_ms, i.talk_ms,
       i.hold_ms, i.wrap_ms, i.rating_value, i.rating_max, i.evaluation_count, i.moment_count
FROM interaction i
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN reason r ON r.id = i.reason_id
WHERE i.id = :call"""
    + OWN
)


def call_header(connection: Connection, acting: Acting, interaction_id: str) -> CallHeader | None:
    """The facts of a call; None where it does not exist or is not this person's to see."""
    row = connection.execute(text(HEADER), {"call": interaction_id, **scope_of(acting)}).first()
    return None if row is None else CallHeader(*_with_time(row, 13))


def find_call(connection: Connection, acting: Acting, id_or_external: str) -> str | None:
    """The id of the one call with this id or external id; None when there is none or more than one."""
    rows = connection.execute(
        text(
            "SELECT i.id FROM interaction i WHERE (i.id = :call OR i.external_id = :call)" + OWN + " LIMIT 2"
        ),
        {"call": id_or_external, **scope_of(acting)},
    ).all()
    return str(rows[0][0]) if len(rows) == 1 else None


TURNS = (
    """
SELECT t.start_ms, t.end_ms, t.speaker, t.text, t.confidence
FROM interaction i
JOIN turn t ON t.transcript_id = (
  SELECT id FROM transcript WHERE interaction_id = i.id ORDER BY created_at DESC, id DESC LIMIT 1)
WHERE i.id = :call"""
    + OWN
    + " ORDER BY t.start_ms, t.position"
)


def turns(connection: Connection, acting: Acting, interaction_id: str) -> list[TurnRow]:
    """The turns of the newest transcript, in the order they began."""
    rows = connection.execute(text(TURNS), {"call": interaction_id, **scope_of(acting)})
    return [TurnRow(*row) for row in rows]


MOMENTS = (
    """
SELECT m.id, m.start_ms, m.end_ms, m.channel, m.author_id, p.name, m.tag, m.note, m.shared = 1
FROM moment m JOIN person p ON p.id = m.author_id JOIN interaction i ON i.id = m.interaction_id
WHERE m.interaction_id = :call AND NOT m.deleted AND (:everyone OR m.shared)"""
    + OWN
    + f" AND NOT ({MARKED_BY_OTHERS}) ORDER BY m.start_ms, m.id"
)


def moments(connection: Connection, acting: Acting, interaction_id: str) -> list[MomentRow]:
    """The moments of a call in time order; an agent sees only shared ones of own calls.

    Who scores the call blind sees only what they marked since they began.
    """
    rows = connection.execute(text(MOMENTS), {"call": interaction_id, **scope_of(acting)})
    return [MomentRow(*row) for row in rows]


RECORDING = (
    """
SELECT r.id, r.sha256, r.suffix, r.codec, r.rate, r.channels, r.agent_channel, r.duration_ms, r.original_name,
       r.match, r.notes, r.started_at, r.pauses
FROM recording r JOIN interaction i ON i.id = r.interaction_id
WHERE r.interaction_id = :call"""
    + OWN
    + " ORDER BY r.part LIMIT 1"
)


def recording(connection: Connection, acting: Acting, interaction_id: str) -> RecordingRow | None:
    """The recording of a call, None where it has no sound."""
    row = connection.execute(text(RECORDING), {"call": interaction_id, **scope_of(acting)}).first()
    if row is None:
        return None
    cells: list[Any] = list(row)
    cells[10] = tuple(json.loads(cells[10] or "[]"))
    cells[11] = None if cells[11] is None else from_epoch_ms(cells[11])
    cells[12] = tuple((int(at), int(length)) for at, length in json.loads(cells[12] or "[]"))
    return RecordingRow(*cells)


SURVEYS = (
    """
SELECT s.kind, s.value, s.scale_min, s.scale_max, s.verbatim, s.answered_at, s.link
FROM survey_response s JOIN interaction i ON i.id = s.interaction_id
WHERE s.interaction_id = :call"""
    + OWN
    + " ORDER BY s.answered_at DESC, s.seq DESC"
)


def surveys(connection: Connection, acting: Acting, interaction_id: str) -> list[SurveyRow]:
    """What the customer answered about this call, newest first; the first CSAT answer is the one that counts."""
    rows = connection.execute(text(SURVEYS), {"call": interaction_id, **scope_of(acting)})
    return [SurveyRow(*_with_time(row, 5)) for row in rows]


WORDS = (
    """
SELECT s.verbatim, max(s.answered_at) FROM (
  SELECT interaction_id, verbatim, answered_at FROM survey_response WHERE interaction_id = :call AND verbatim > ''
  UNION ALL SELECT interaction_id, verbatim, answered_at FROM survey_comment WHERE interaction_id = :call) s
JOIN interaction i ON i.id = s.interaction_id
WHERE s.interaction_id = :call"""
    + OWN
    + " GROUP BY s.verbatim ORDER BY 2 DESC, 1"
)


def customer_words(connection: Connection, acting: Acting, interaction_id: str) -> list[str]:
    """What the customer wrote about this call, with a rating or without, newest first; each text once."""
    rows = connection.execute(text(WORDS), {"call": interaction_id, **scope_of(acting)})
    return [str(words) for words, _ in rows]


EVALUATIONS = (
    """
SELECT e.id, v.title, v.number, v.id, e.evaluator_id, p.name, e.purpose, e.submitted_at, e.score, e.outcome,
       e.critical_customer + e.critical_business + e.critical_compliance
FROM evaluation e
JOIN form_version v ON v.id = e.form_version_id
JOIN person p ON p.id = e.evaluator_id
JOIN interaction i ON i.id = e.interaction_id
WHERE e.interaction_id = :call"""
    + OWN
    + " AND (:everyone OR (e.purpose = 'coach' AND "
    + RELEASED
    + ") OR (e.purpose = 'self' AND e.evaluator_id = :me))"
    + f" AND NOT ({STILL_BLIND})"
    + " ORDER BY e.submitted_at DESC, e.seq DESC"
)


def evaluations_of_call(connection: Connection, acting: Acting, interaction_id: str) -> list[EvaluationRow]:
    """Submitted evaluations of a call, newest first; agents see their own, and coaches' once released."""
    now = to_epoch_ms(datetime.now(UTC))
    rows = connection.execute(text(EVALUATIONS), {"call": interaction_id, "now": now, **scope_of(acting)})
    return [EvaluationRow(*_with_time(row, 7)) for row in rows]


DRAFTS = """
SELECT d.id, d.form_version_id, d.evaluator_id, p.name, d.updated_at
FROM draft d JOIN person p ON p.id = d.evaluator_id
WHERE d.interaction_id = :call AND d.state = 'draft' AND d.purpose = 'coach' AND d.evaluator_id = :me
ORDER BY d.updated_at DESC LIMIT 1
"""


def open_draft(connection: Connection, acting: Acting, interaction_id: str) -> DraftRow | None:
    """This person's own unfinished evaluation of a call."""
    row = connection.execute(text(DRAFTS), {"call": interaction_id, "me": acting.person_id}).first()
    return None if row is None else DraftRow(*_with_time(row, 4))


FORMS = """
SELECT v.id, f.key, v.title, v.number, f.language FROM form f
JOIN form_version v ON v.form_id = f.id
WHERE NOT f.retired AND v.number = (
  SELECT max(n.number) FROM form_version n WHERE n.form_id = f.id
  AND NOT EXISTS (SELECT 1 FROM form_retirement r WHERE r.form_version_id = n.id))
ORDER BY f.title, f.language
"""


def form_choices(connection: Connection, acting: Acting) -> list[FormChoice]:
    """The newest published version of each form in use."""
    return [FormChoice(*row) for row in connection.execute(text(FORMS))]


NEXT = f"""
SELECT i.id FROM interaction i
WHERE {SEEN_CALL} AND i.evaluation_count = 0 AND (i.started_at, i.id) < (
  SELECT started_at, id FROM interaction WHERE id = :call)
  AND EXISTS (SELECT 1 FROM recording r WHERE r.interaction_id = i.id)
ORDER BY i.started_at DESC, i.id DESC LIMIT 1
"""


def next_unscored(connection: Connection, acting: Acting, interaction_id: str) -> str | None:
    """The next older call with sound that nobody has scored; None at the end."""
    if acting.only_agent:
        return None
    found = connection.execute(text(NEXT), {"call": interaction_id, **scope_of(acting)}).scalar()
    return None if found is None else str(found)
