"""What syncing costs a desk: noting changes, merging others', bytes per change, encryption at rest."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from benchmarks.sync_figures import Figure
from db import cipher
from db.engine import PRAGMAS, driver_of, open_engine, writing
from db.keys import new_id
from db.many import insert_many
from db.models import Reason
from db.upgrade import ensure_schema
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import unpack
from qa_desk.sync.fold import CHUNK, offer_everything
from qa_desk.sync.state import Store

REASON = "INSERT INTO reason (id, path, name) VALUES (?, ?, ?)"
CALL = (
    "INSERT INTO interaction (id, source, external_id, queue, channel, direction, started_at, duration_ms, outcome,"
    " imported_at) VALUES (?, 'export', ?, ?, 'voice', 'in', ?, ?, 'resolved', 0)"
)
FACT = (
    "INSERT INTO audit_event (id, at, action, subject_table, subject_id, previous_hash, hash)"
    " VALUES (?, ?, 'bench', 'customer', ?, ?, '')"
)
READ = "SELECT * FROM interaction WHERE id = ?"
SCAN = "SELECT sum(duration_ms), count(queue) FROM interaction"
ROUNDS = 5


def reasons(count: int) -> list[tuple[Any, ...]]:
    """Rows of the narrowest table that syncs."""
    return [
        (new_id(), f"Cards / Lost card {new_id()}", ("lost", "stolen", "fees")[n % 3]) for n in range(count)
    ]


def calls(count: int) -> list[tuple[Any, ...]]:
    """Rows of the table that an import writes most of."""
    queues = ("billing", "cards", "loans")
    return [
        (new_id(), f"c{n:07}", queues[n % 3], 1_700_000_000_000 + n * 1000, 1000 + n) for n in range(count)
    ]


def facts(count: int) -> list[tuple[Any, ...]]:
    """Rows of a table that only grows."""
    return [(new_id(), n, new_id(), os.urandom(32).hex()) for n in range(count)]


def fresh(path: Path) -> Path:
    """A new database of this release."""
    ensure_schema(engine := open_engine(path, create=True), path, path.parent)
    engine.dispose()
    return path


def opened(path: Path, *, capture: bool) -> sqlite3.Connection:
    """The driver alone, with our settings, with or without the triggers that note changes."""
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(pragma)
    if not capture:
        names = "SELECT name FROM sqlite_master WHERE name GLOB 'sync[_]*' AND type = 'trigger'"
        for (name,) in raw.execute(names).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
    return raw


def in_batches(raw: sqlite3.Connection, statement: str, values: list[Any]) -> None:
    """Write rows, committed every 20,000."""
    for start in range(0, len(values), CHUNK):
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(statement, values[start : start + CHUNK])
        raw.execute("COMMIT")


def capture(folder: Path, many: int) -> Iterator[Figure]:
    """Writing with and without the triggers, in turn; medians."""

    def timed(work: Callable[[sqlite3.Connection, Path], None]) -> tuple[float, float]:
        found: dict[bool, list[float]] = {True: [], False: []}
        for n in range(2 * ROUNDS):
            with_us, path = n % 2 == 0, fresh(folder / f"capture{n}.db")
            with closing(opened(path, capture=with_us)) as raw:
                start = time.perf_counter()
                work(raw, path)
                found[with_us].append(time.perf_counter() - start)
            path.unlink()
        return statistics.median(found[True]), statistics.median(found[False])

    def each(raw: sqlite3.Connection, _: Path) -> None:
        for row in few:
            raw.execute(REASON, row)

    def as_an_import(raw: sqlite3.Connection, _: Path) -> None:
        head, marks = REASON.split(" VALUES ")
        for start in range(0, many, CHUNK):
            raw.execute("BEGIN IMMEDIATE")
            insert_many(raw, head, marks, narrow[start : start + CHUNK])
            raw.execute("COMMIT")

    def orm(_: sqlite3.Connection, path: Path) -> None:
        engine = open_engine(path)
        with Session(writing(engine)) as session, session.begin():
            session.add_all([Reason(path=f"orm {n}", name="gold") for n in range(many // 10)])
        engine.dispose()

    few, narrow, without = reasons(2000), reasons(many), "no capture"
    for name, statement, rows, bar in (
        (f"{many:,} facts written", FACT, facts(many), 1.15),
        (f"{many:,} calls written", CALL, calls(many), 1.8),
        (f"{many:,} rows of the narrowest table", REASON, narrow, 1.8),
    ):
        work = lambda raw, _, s=statement, r=rows: in_batches(raw, s, r)  # noqa: E731
        ours, plain = timed(work)
        yield Figure(name, ours, without, plain, bar)
    ours, plain = timed(as_an_import)
    yield Figure(f"{many:,} rows of the narrowest table, 200 to a statement", ours, without, plain, 1.8)
    ours, plain = timed(each)
    yield Figure("one row, committed", ours / 2000, without, plain / 2000, 1.5)
    ours, plain = timed(orm)
    yield Figure(f"{many // 10:,} rows through the ORM", ours, without, plain, 1.15)


def offered(path: Path) -> list[bytes]:
    """Everything a database holds, as the batches that would leave."""
    with writing(open_engine(path)).begin() as connection:
        store = Store(driver_of(connection))
        store.raw.execute("INSERT OR REPLACE INTO sync_target VALUES ('bench', 1, 0)")
        offer_everything(store, "bench")
        return [data for (data,) in store.raw.execute("SELECT payload FROM sync_outbox ORDER BY no")]


def applied(path: Path, batches: list[bytes]) -> float:
    """Seconds to merge batches, each in a transaction of its own."""
    engine, start = open_engine(path), time.perf_counter()
    for data in batches:
        with writing(engine).begin() as connection:
            apply_batch(Store(driver_of(connection)), unpack(data))
    took = time.perf_counter() - start
    engine.dispose()
    return took


def merging(folder: Path, many: int) -> Iterator[Figure]:
    """Merging what another desk wrote, against `executemany` of the same rows; and how large it was."""
    for name, statement, values, bar in (
        ("facts", FACT, facts(many), 1.3),
        ("calls", CALL, calls(many), 5),
        ("narrow rows", REASON, reasons(many), 5),
    ):
        author = fresh(folder / f"{name}-author.db")
        with closing(opened(author, capture=True)) as raw:
            in_batches(raw, statement, values)
        batches = offered(author)
        ours, plain = list[float](), list[float]()
        for n in range(3):
            ours.append(applied(fresh(folder / f"{name}-reader{n}.db"), batches))
            with closing(opened(fresh(folder / f"{name}-plain{n}.db"), capture=False)) as raw:
                start = time.perf_counter()
                in_batches(raw, statement, values)
                plain.append(time.perf_counter() - start)
        yield Figure(
            f"{many:,} {name} merged", statistics.median(ours), "executemany", statistics.median(plain), bar
        )
        changes = sum(unpack(data).count for data in batches)
        size = sum(map(len, batches)) / changes
        yield Figure(f"bytes per change, {name}", size, "", None, 80, unit="B", absolute=True)


def _each(raw: sqlite3.Connection, statement: str, values: list[Any]) -> None:
    for row in values:
        raw.execute(statement, row).fetchall()


def encrypted(folder: Path, many: int) -> Iterator[Figure]:
    """The same work in clear and under SQLCipher, in turn; medians. What is cold was read by no connection yet."""
    try:
        cipher.module()
    except cipher.CipherMissing:
        return
    key, rows = os.urandom(32), calls(many)
    ids = [rows[(n * 7919) % many][0] for n in range(5000)]
    times: dict[str, dict[bool, list[float]]] = {}

    def timed(name: str, sealed: bool, work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        times.setdefault(name, {True: [], False: []})[sealed].append(time.perf_counter() - start)

    def connected(path: Path, sealed: bool) -> sqlite3.Connection:
        raw = cipher.connect(path, key if sealed else None)
        for pragma in PRAGMAS:
            raw.execute(pragma)
        return raw

    for n in range(2 * ROUNDS):
        sealed = n % 2 == 1
        path, given = folder / f"sealed{n % 2}.db", key if sealed else None
        path.unlink(missing_ok=True)
        ensure_schema(engine := open_engine(path, create=True, key=given), path, folder, given)
        engine.dispose()
        with closing(connected(path, sealed)) as raw:
            timed(f"{many:,} calls written", sealed, partial(in_batches, raw, CALL, rows))
            timed("one row, committed", sealed, partial(_each, raw, REASON, reasons(1000)))
            timed("a row read", sealed, partial(_each, raw, READ, [(i,) for i in ids]))
        for _ in range(ROUNDS):  # opening, with key and schema, is not counted
            with closing(connected(path, sealed)) as raw:
                timed("all rows read, cold", sealed, partial(_each, raw, SCAN, [()]))
                timed("all rows read, warm", sealed, partial(_each, raw, SCAN, [()]))
    for name, (bar, per) in {
        f"{many:,} calls written": (1.6, 1),
        "one row, committed": (1.6, 1000),
        "a row read": (1.6, len(ids)),
        "all rows read, cold": (3.0, 1),
        "all rows read, warm": (1.6, 1),
    }.items():
        ours, plain = (statistics.median(times[name][sealed]) / per for sealed in (True, False))
        yield Figure(f"SQLCipher: {name}", ours, "in clear", plain, bar)
