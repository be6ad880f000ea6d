"""Importing a table of calls, beside writing the same columns with sqlite3 alone."""

from __future__ import annotations

import csv
import random
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.table import Row
from db.queries.acting import people_who_may_act
from qa_desk.importing import ImportOptions, preview
from qa_desk.work.desk import Desk
from qa_desk.work.import_calls import import_calls
from qa_desk.work.set_up import create_workspace

ROWS = 20_000
COLUMNS = """id, source, external_id, channel, direction, started_at, utc_offset_min, duration_ms, wait_ms, talk_ms,
  hold_ms, wrap_ms, outcome, agent_id, customer_id, queue, reason_id, language, extra, imported_at"""


def rows(quick: bool) -> list[Row]:
    """Look at the file and import it, and the import alone, each beside executemany into the same table."""
    count, times = (2_000, 1) if quick else (ROWS, 3)
    with tempfile.TemporaryDirectory(prefix="qa-desk-import-") as name:
        folder = Path(name)
        table = write_table(folder / "calls.csv", count)
        whole, writing, raw = [], [], []
        for turn in range(times):
            seconds, of_import, written = _import(folder / f"ws{turn}", table)
            whole.append(seconds)
            writing.append(of_import)
            raw.append(_executemany(folder / f"raw{turn}.db", folder / f"ws{turn}" / "qa_desk.db", written))
    beside = "sqlite3 executemany of the same columns and indexes"
    return [
        Row(f"import {count:,} call rows: read, check, write", beside, median(whole), median(raw), 6.0),
        Row(f"import {count:,} call rows: write alone", beside, median(writing), median(raw)),
    ]


def write_table(path: Path, count: int) -> Path:
    """A table as a telephone system exports it: forty agents, a few reasons, no ratings."""
    chance = random.Random(7)
    begun = datetime(2026, 1, 5, 8, tzinfo=UTC)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "call_id",
                "started_at",
                "agent",
                "queue",
                "reason",
                "direction",
                "duration_s",
                "wait_s",
                "hold_s",
            ]
        )
        for n in range(count):
            at = begun + timedelta(seconds=37 * n)
            writer.writerow(
                [f"B{n:06}", at.isoformat(), f"Agent {n % 40}", f"Queue {n % 5}", f"Reason {n % 12}",
                 "in" if n % 4 else "out", chance.randrange(20, 900), chance.randrange(120), chance.randrange(60)]
            )  # fmt: skip
    return path


def _import(root: Path, table: Path) -> tuple[float, float, list[tuple[object, ...]]]:
    """Seconds for looking and importing, for importing alone, and the rows that came of it."""
    workspace = create_workspace(root)
    with workspace.reading() as connection:
        desk = Desk(workspace, people_who_may_act(connection)[0])
    begun = perf_counter()
    seen = preview(desk, [table], ImportOptions(time_zone="UTC"))
    looked = perf_counter()
    summary = import_calls(desk, seen)
    done = perf_counter()
    assert not summary.refused, summary.refused[0]
    with workspace.reading() as connection:
        written = [tuple(row) for row in connection.exec_driver_sql(f"SELECT {COLUMNS} FROM interaction")]
    assert len(written) == summary.added
    workspace.close()
    return done - begun, done - looked, written


def _executemany(path: Path, like: Path, values: list[tuple[object, ...]]) -> float:
    """Seconds to write the rows, in one durable transaction, into a table of the same columns and indexes."""
    model = sqlite3.connect(like)
    statements = [
        row[0]
        for row in model.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'interaction' AND type IN ('table', 'index')"
            " AND sql IS NOT NULL ORDER BY type DESC"
        )
    ]
    model.close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -64000"):
        connection.execute(f"PRAGMA {pragma}")
    for statement in statements:
        connection.execute(statement)
    begun = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * 20)
    connection.executemany(f"INSERT INTO interaction ({COLUMNS}) VALUES ({marks})", values)
    connection.execute("COMMIT")
    seconds = perf_counter() - begun
    connection.close()
    return seconds
