"""What the stage shows and plays of one call: words, sound, what the agent saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from db.queries.review import RecordingRow, TurnRow

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
    """A picture, a card or a film of the agent's screen, from `at_ms` on."""

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
