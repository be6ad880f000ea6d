"""Which recordings are still to be measured, and keeping what was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from sqlalchemy import Connection, text

STALE = """
FROM recording r LEFT JOIN sound_measure m ON m.recording_id = r.id
WHERE m.recording_id IS NULL OR m.version <> :version OR m.agent_channel IS NOT r.agent_channel
"""


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A recording nothing is known of yet; `agent_channel` None where the channels are not told apart."""

    recording_id: str
    sha256: str
    suffix: str
    agent_channel: int | None


@dataclass(frozen=True, slots=True)
class SoundNumbers:
    """A row of `sound_measure`, times in ms."""

    recording_id: str
    version: int
    agent_channel: int | None
    duration_ms: int
    talk_ms: int
    agent_ms: int | None
    customer_ms: int | None
    silence_ms: int
    longest_silence_ms: int
    long_silences: int
    hold_ms: int
    overtalk_ms: int | None
    overtalks: int | None
    agent_interrupts: int | None
    customer_interrupts: int | None
    agent_response_ms: int | None
    customer_response_ms: int | None
    measured_at: int


COLUMNS = [field.name for field in fields(SoundNumbers)]
PUT = (
    f"INSERT OR REPLACE INTO sound_measure ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _ in COLUMNS)})"
)


def unmeasured(connection: Connection, version: int) -> list[Unmeasured]:
    """Recordings to be measured by this version of the measuring, newest first."""
    rows = connection.execute(
        text(f"SELECT r.id, r.sha256, r.suffix, r.agent_channel {STALE} ORDER BY r.id DESC"),
        {"version": version},
    )
    return [Unmeasured(*row) for row in rows]


def unmeasured_count(connection: Connection, version: int) -> int:
    """How many recordings are still to be measured."""
    return int(connection.execute(text(f"SELECT count(*) {STALE}"), {"version": version}).scalar_one())


def keep(connection: Connection, rows: Sequence[SoundNumbers]) -> None:
    """Write measured numbers, in place of older ones; a recording that is gone meanwhile is left out."""
    there = {
        row[0]
        for row in connection.execute(
            text("SELECT id FROM recording WHERE id IN (SELECT value FROM json_each(:ids))"),
            {"ids": json.dumps([row.recording_id for row in rows])},
        )
    }
    kept = [astuple(row) for row in rows if row.recording_id in there]
    if kept:
        connection.exec_driver_sql(PUT, kept)
