"""What an import asks of the database: which calls, people, customers and answers are there already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from db.models import from_epoch_ms

AT_ONCE = 900
"""Values per question; SQLite takes 999 in its oldest builds."""

KNOWN = """SELECT external_id, id, started_at, duration_ms,
  EXISTS (SELECT 1 FROM recording WHERE interaction_id = interaction.id),
  EXISTS (SELECT 1 FROM transcript WHERE interaction_id = interaction.id),
  EXISTS (SELECT 1 FROM recording WHERE interaction_id = interaction.id
    AND (started_at IS NOT NULL OR pauses <> '[]'))
  FROM interaction WHERE source = ? AND external_id IN ({})"""
NEAREST = """SELECT i.id, i.started_at + i.duration_ms FROM interaction i
  JOIN customer c ON c.id = i.customer_id
  WHERE c.reference = ? AND i.started_at BETWEEN ? AND ? ORDER BY i.started_at DESC LIMIT 1"""
SOURCES = """WITH RECURSIVE v(x) AS (SELECT min(source) FROM interaction
  UNION ALL SELECT (SELECT min(source) FROM interaction WHERE source > v.x) FROM v WHERE v.x IS NOT NULL)
  SELECT x FROM v WHERE x IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class KnownCall:
    """A call that is there already, and what it has."""

    id: str
    started_at: datetime
    duration_ms: int
    has_recording: bool
    has_transcript: bool
    has_timing: bool = False


@dataclass(frozen=True, slots=True)
class RunRow:
    """One import as it was; `summary` as the use case wrote it."""

    id: str
    person: str | None
    started_at: datetime
    finished_at: datetime
    paths: tuple[str, ...]
    summary: dict[str, Any]


def known_calls(connection: Connection, source: str, external_ids: Sequence[str]) -> dict[str, KnownCall]:
    """Those of these calls that are there, by external id."""
    found: dict[str, KnownCall] = {}
    for part, marks in _parts(external_ids):
        for external_id, call, started, *facts in connection.exec_driver_sql(
            KNOWN.format(marks), (source, *part)
        ):
            duration, sound, words, timing = facts
            found[external_id] = KnownCall(
                call, from_epoch_ms(started), duration, bool(sound), bool(words), bool(timing)
            )
    return found


def timing_of_call(
    connection: Connection, call: str
) -> tuple[list[tuple[int, int]], datetime | None, datetime | None]:
    """Pauses of a call's recording (media ms, length ms), its start, and the call's start."""
    row = connection.exec_driver_sql(
        "SELECT r.pauses, r.started_at, i.started_at FROM interaction i"
        " LEFT JOIN recording r ON r.interaction_id = i.id AND r.part = 0 WHERE i.id = ?",
        (call,),
    ).first()
    if row is None:
        return [], None, None
    pauses = [(int(at), int(length)) for at, length in json.loads(row[0] or "[]")]
    return pauses, None if row[1] is None else from_epoch_ms(row[1]), from_epoch_ms(row[2])


def has_source(connection: Connection, source: str) -> bool:
    """Whether any call came from this source."""
    found = connection.exec_driver_sql("SELECT 1 FROM interaction WHERE source = ? LIMIT 1", (source,))
    return found.first() is not None


def sources(connection: Connection) -> list[str]:
    """Every source calls came from."""
    return [str(value) for value in connection.exec_driver_sql(SOURCES).scalars()]


def known_answers(connection: Connection, source: str, keys: Sequence[str]) -> set[tuple[str, str]]:
    """Those of these answers that are there: pairs of external id and kind, "comment" for words alone."""
    found: set[tuple[str, str]] = set()
    for part, marks in _parts(keys):
        statement = (
            f"SELECT external_id, kind FROM survey_response WHERE source = ? AND external_id IN ({marks})"
            f" UNION ALL SELECT external_id, 'comment' FROM survey_comment"
            f" WHERE source = ? AND external_id IN ({marks})"
        )
        found.update(
            (str(key), str(kind))
            for key, kind in connection.exec_driver_sql(statement, (source, *part, source, *part))
        )
    return found


def known_sent(connection: Connection, source: str, keys: Sequence[str]) -> set[tuple[str, str]]:
    """Those of these surveys that are known to be sent: pairs of external id and kind."""
    found: set[tuple[str, str]] = set()
    for part, marks in _parts(keys):
        statement = f"SELECT external_id, kind FROM survey_sent WHERE source = ? AND external_id IN ({marks})"
        found.update(
            (str(k), str(kind)) for k, kind in connection.exec_driver_sql(statement, (source, *part))
        )
    return found


def known_sent_counts(connection: Connection) -> set[tuple[str, str, str, int]]:
    """The counts of surveys sent that are there: source, what it calls the agent, kind, since when (epoch ms)."""
    rows = connection.exec_driver_sql(
        "SELECT c.source, a.external_id, c.kind, c.since FROM survey_sent_count c"
        " JOIN person_alias a ON a.person_id = c.agent_id AND a.source = c.source"
    )
    return {(str(source), str(name), str(kind), int(since)) for source, name, kind, since in rows}


def call_of_customer(connection: Connection, reference: str, earliest_ms: int, latest_ms: int) -> str | None:
    """The id of the last call of a customer that started within these times (epoch ms); None without one."""
    row = connection.exec_driver_sql(NEAREST, (reference, earliest_ms, latest_ms)).first()
    return None if row is None else str(row[0])


def ids_by(connection: Connection, table: str, column: str, values: Sequence[str]) -> dict[str, str]:
    """Ids of rows by a unique column."""
    found: dict[str, str] = {}
    for part, marks in _parts(values):
        statement = f"SELECT {column}, id FROM {table} WHERE {column} IN ({marks})"
        found.update((str(value), str(key)) for value, key in connection.exec_driver_sql(statement, part))
    return found


def import_runs(connection: Connection, limit: int = 50) -> list[RunRow]:
    """The last imports, newest first."""
    import json

    rows = connection.exec_driver_sql(
        """SELECT r.id, p.name, r.started_at, r.finished_at, r.paths, r.summary FROM import_run r
        LEFT JOIN person p ON p.id = r.person_id ORDER BY r.seq DESC LIMIT ?""",
        (limit,),
    )
    return [
        RunRow(
            key, name, from_epoch_ms(start), from_epoch_ms(end), tuple(json.loads(paths)), json.loads(made)
        )
        for key, name, start, end, paths, made in rows
    ]


def _parts(values: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The values in parts that fit one statement, each with its question marks."""
    for at in range(0, len(values), AT_ONCE):
        part = tuple(values[at : at + AT_ONCE])
        yield part, ",".join("?" * len(part))
