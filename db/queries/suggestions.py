"""What rules for suggested answers are tried on, what people answered, and what is stored of both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.calibration import STILL_BLIND
from db.queries.review import TurnRow
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class TriedCall:
    """A call as rules see it; the customer's rating is not among it. Lengths in ms."""

    number: int
    id: str
    external_id: str
    started_at: datetime
    agent: str | None
    channel: str
    direction: str
    outcome: str
    queue: str | None
    reason: str | None
    language: str | None
    tier: str | None
    duration_ms: int
    wait_ms: int | None
    talk_ms: int | None
    hold_ms: int | None
    wrap_ms: int | None
    transcript_id: str | None
    sha256: str | None
    suffix: str | None
    channels: int | None
    agent_channel: int | None


CALLS = f"""
SELECT i.number, i.id, i.external_id, i.started_at, p.name, i.channel, i.direction, i.outcome, i.queue, r.path,
  i.language, c.tier, i.duration_ms, i.wait_ms, i.talk_ms, i.hold_ms, i.wrap_ms,
  (SELECT t.id FROM transcript t WHERE t.interaction_id = i.id ORDER BY t.created_at DESC, t.id DESC LIMIT 1),
  s.sha256, s.suffix, s.channels, s.agent_channel
FROM interaction i
LEFT JOIN person p ON p.id = i.agent_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN reason r ON r.id = i.reason_id
LEFT JOIN recording s ON s.id = (
  SELECT f.id FROM recording f WHERE f.interaction_id = i.id ORDER BY f.part LIMIT 1)
WHERE {SEEN_CALL}
"""
LANGUAGE = " AND (:language = '' OR i.language IS NULL OR i.language = :language OR i.language LIKE :language || '-%')"
PAGE = CALLS + LANGUAGE + " AND i.number > :after ORDER BY i.number LIMIT :limit"
SOME = CALLS + " AND i.id IN (SELECT value FROM json_each(:ids)) ORDER BY i.number"
HOW_MANY = f"SELECT count(*) FROM interaction i WHERE {SEEN_CALL}{LANGUAGE}"


def tried_calls(
    connection: Connection, acting: Acting, language: str, after: int, limit: int
) -> list[TriedCall]:
    """The next calls of a language (empty: any) with a number above `after`, that the person may see."""
    named = {"language": language, "after": after, "limit": limit, **scope_of(acting)}
    return [_call(row) for row in connection.execute(text(PAGE), named)]


def calls_by_id(connection: Connection, acting: Acting, ids: Sequence[str]) -> list[TriedCall]:
    """These calls, as far as the person may see them."""
    return [
        _call(row) for row in connection.execute(text(SOME), {"ids": json.dumps([*ids]), **scope_of(acting)})
    ]


def how_many(connection: Connection, acting: Acting, language: str) -> int:
    """How many calls `tried_calls` goes through."""
    return int(connection.execute(text(HOW_MANY), {"language": language, **scope_of(acting)}).scalar_one())


def _call(row: Any) -> TriedCall:
    cells = list(row)
    cells[3] = from_epoch_ms(cells[3])
    return TriedCall(*cells)


TURNS = """
SELECT transcript_id, start_ms, end_ms, speaker, text, confidence FROM turn
WHERE transcript_id IN (SELECT value FROM json_each(:ids)) ORDER BY transcript_id, start_ms, position
"""


def turns_of(connection: Connection, transcripts: Sequence[str]) -> dict[str, list[TurnRow]]:
    """The turns of transcripts, in the order they began; a transcript without words has an empty list."""
    found: dict[str, list[TurnRow]] = {one: [] for one in transcripts}
    for transcript, *cells in connection.execute(text(TURNS), {"ids": json.dumps([*transcripts])}):
        found[transcript].append(TurnRow(*cells))
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person answered: `choice` or `na`. `shown`: a suggestion stood beside the question; `taken` by its key."""

    interaction_id: str
    choice: str
    na: bool
    shown: bool
    taken: bool


JUDGED = f"""
SELECT e.interaction_id, coalesce(json_extract(a.choices, '$[0]'), ''), a.na = 'evaluator',
  n.draft_id IS NOT NULL AND NOT n.answered, coalesce(n.taken, 0)
FROM form_version v
JOIN evaluation e ON e.form_version_id = v.id
JOIN answer a ON a.evaluation_id = e.id AND a.question_key = :key
LEFT JOIN suggestion_seen n ON n.draft_id = e.id AND n.question_key = a.question_key
WHERE v.form_id = :form AND e.purpose IN ('coach', 'calibration', 'rescore')
  AND NOT EXISTS (SELECT 1 FROM evaluation o WHERE o.supersedes_id = e.id)
  AND NOT a.untouched AND a.na <> 'rule' AND (a.na = 'evaluator' OR json_array_length(a.choices) = 1)
  AND NOT ({STILL_BLIND})
ORDER BY e.purpose = 'coach', e.submitted_at, e.seq
"""


def judged(connection: Connection, acting: Acting, form_id: str, question_key: str) -> list[Judged]:
    """People's answers to a question over all versions of a form, a coach's newest last.

    Without answers that were only filled in, that a rule of the form hid, or that this person may not see yet.
    """
    named = {"form": form_id, "key": question_key, "me": acting.person_id}
    return [
        Judged(call, choice, bool(na), bool(shown), bool(taken))
        for call, choice, na, shown, taken in connection.execute(text(JUDGED), named)
    ]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A stored rule; `trial` are the figures of its last test, None before it."""

    id: str
    form_id: str
    question_key: str
    definition: dict[str, Any]
    fingerprint: str
    number: int
    state: str
    author: str | None
    trial: dict[str, Any] | None
    tried_at: datetime | None


RULES = """
SELECT r.id, r.form_id, r.question_key, r.definition, r.fingerprint, r.number, r.state, p.name, r.trial, r.tried_at
FROM suggestion_rule r LEFT JOIN person p ON p.id = r.author_id
WHERE r.form_id = :form AND NOT r.deleted ORDER BY r.question_key
"""


def rules_of(connection: Connection, form_id: str) -> list[RuleRow]:
    """The rules of a form, by question."""
    found = []
    for row in connection.execute(text(RULES), {"form": form_id}):
        cells = list(row)
        cells[3] = json.loads(cells[3])
        cells[8] = None if cells[8] is None else json.loads(cells[8])
        cells[9] = None if cells[9] is None else from_epoch_ms(cells[9])
        found.append(RuleRow(*cells))
    return found


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A stored suggestion of a call."""

    id: str
    interaction_id: str
    question_key: str
    basis: str
    hit: bool
    choice: str
    na: bool
    confidence: float | None
    spans: tuple[tuple[int, int], ...]


MADE = """
SELECT g.id, g.interaction_id, g.question_key, g.basis, g.hit, g.choice, g.na, g.confidence, g.spans
FROM suggestion g JOIN form_version v ON v.id = g.form_version_id
WHERE v.form_id = :form AND g.question_key = :key AND g.fingerprint = :print
  AND g.interaction_id IN (SELECT value FROM json_each(:ids))
ORDER BY g.seq
"""


def made(
    connection: Connection,
    form_id: str,
    question_key: str,
    fingerprint: str,
    ids: Sequence[str],
) -> list[MadeRow]:
    """What one wording of a rule suggested of these calls, oldest first: the last of a call counts."""
    named = {"form": form_id, "key": question_key, "print": fingerprint, "ids": json.dumps([*ids])}
    rows = connection.execute(text(MADE), named)
    return [
        MadeRow(
            row[0], row[1], row[2], row[3], bool(row[4]), row[5], bool(row[6]), row[7],
            tuple((int(start), int(end)) for start, end in json.loads(row[8])),
        )
        for row in rows
    ]  # fmt: skip


SAID = """
SELECT g.interaction_id, g.choice, g.na FROM suggestion g JOIN form_version v ON v.id = g.form_version_id
WHERE v.form_id = :form AND g.question_key = :key AND g.fingerprint = :print ORDER BY g.seq
"""


def said(
    connection: Connection, form_id: str, question_key: str, fingerprint: str
) -> dict[str, tuple[str, bool]]:
    """By call what one wording of a rule suggests: a choice, and whether it is "not applicable" instead."""
    named = {"form": form_id, "key": question_key, "print": fingerprint}
    rows = connection.execute(text(SAID), named)
    return {call: (choice, bool(na)) for call, choice, na in rows}


BLIND_WORK = """
SELECT EXISTS (SELECT 1 FROM assignment a WHERE a.interaction_id = :call AND a.evaluator_id = :me
  AND a.kind <> 'regular' AND a.state IN ('open', 'done'))
  OR EXISTS (SELECT 1 FROM calibration_member m JOIN calibration_call c ON c.round_id = m.round_id
    JOIN calibration_round r ON r.id = c.round_id
    WHERE m.person_id = :me AND c.interaction_id = :call AND NOT r.deleted AND r.state IN ('open', 'revealed'))
"""


def works_blind(connection: Connection, interaction_id: str, person_id: str) -> bool:
    """True where this person's score of the call is to tell how alike people score."""
    return bool(connection.execute(text(BLIND_WORK), {"call": interaction_id, "me": person_id}).scalar_one())
