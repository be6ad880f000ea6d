"""What a new desk costs: beside a replay, and beside bare snapshot pages."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import psutil

from benchmarks.sync_desk import applied, fresh, in_batches, reasons
from benchmarks.sync_figures import Figure
from benchmarks.sync_hub import batches_of, running
from db.engine import PRAGMAS
from qa_desk.hub.devices import Caller, issue_code
from qa_desk.hub.pull import pull_page
from qa_desk.hub.push import push
from qa_desk.hub.scope import Reach
from qa_desk.hub.tables import open_hub
from qa_desk.sync.batch import LEVEL, unpack
from qa_desk.sync.fold import CHUNK
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.sync.hub_recordings import NONE
from qa_desk.sync.joining import join
from qa_desk.workspace import DATABASE, Workspace


def bootstrap(folder: Path, many: int) -> Iterator[Figure]:
    """A new desk as it really comes: over the wire from a hub in a process of its own, until its search is ready.

    Beside it the same rows replayed by the thousand, each page a transaction, without wire or search; and snapshot
    pages of bare rows, one transaction, the index made after them: the fastest road there is.
    """
    database = str(folder / "bootstrap.db")
    engine = open_hub(database)
    caller = Caller("device", Reach("bench", frozenset({"admin"}), None))
    for data in batches_of(folder, "bootstrap-author", many):
        with engine.begin() as connection:
            push(connection, caller, unpack(data), data)
    start, cursors, pages = Spent(), dict[str, int](), list[bytes]()
    while True:
        page = pull_page(engine, caller, cursors, 1000)
        pages.append(page.batch)
        cursors = page.cursors
        if not page.more:
            break
    applied(fresh(folder / "bootstrap-replay.db"), pages)
    replayed = start.since()
    engine.dispose()
    start = Spent()
    size = bare_snapshot(folder / "bare-target.db", bare_rows(folder, many))
    snapshot = start.since()
    with running(database, folder, 1) as url:
        for name in ("first", "next"):
            start = Spent(url)
            new_desk(url, database, folder / name, many)
            for n, kind in enumerate(("", ", processors")):
                ours = start.since()[n]
                what = f"the {name} new desk, {many:,} rows{kind}"
                yield Figure(what, ours, "replay by 1,000", replayed[n], 0.6)
                yield Figure(what, ours, "bare snapshot pages", snapshot[n], 2)
    ours = sum(len(body) for body in parts_of(database))
    yield Figure("bytes per row, a new desk", ours / many, "", None, 80, unit="B", absolute=True,
                 note=f", {size / many:.0f} B bare")  # fmt: skip


class Spent:
    """Time by the clock and of the processors, here and in the hub at an address: the latter bears a busy machine."""

    def __init__(self, url: str = "") -> None:
        port = int(url.rpartition(":")[2] or 0)
        at = (line for line in psutil.net_connections("tcp") if line.status == psutil.CONN_LISTEN)
        pid = next((line.pid for line in at if port and line.laddr.port == port), None)
        self.hub = psutil.Process(pid) if pid else None
        self.began = self._now()

    def _now(self) -> tuple[float, float]:
        spent = sum(self.hub.cpu_times()[:2]) if self.hub else 0.0
        return time.perf_counter(), time.process_time() + spent

    def since(self) -> tuple[float, float]:
        """Seconds by the clock and of the processors since the beginning."""
        now = self._now()
        return now[0] - self.began[0], now[1] - self.began[1]


def new_desk(url: str, database: str, root: Path, many: int) -> None:
    """From an empty folder to a workspace that holds everything and can be searched."""
    engine = open_hub(database)
    with engine.begin() as connection:
        code = issue_code(connection, "bench", founder=True)
    engine.dispose()

    def fill(workspace: Workspace) -> None:
        enrol(workspace, url, code)
        sync_hub(workspace, recordings=NONE)

    join(root, fill)
    with closing(sqlite3.connect(root / DATABASE)) as raw:
        assert raw.execute("SELECT count(*) FROM reason").fetchone() == (many,)


def parts_of(database: str) -> list[bytes]:
    """The ready-made parts that the hub keeps."""
    with closing(sqlite3.connect(database)) as raw:
        return [body for (body,) in raw.execute("SELECT body FROM hub_part")]


def bare_rows(folder: Path, many: int) -> Path:
    """The same rows in a table of their own."""
    source = folder / "bare-source.db"
    with closing(sqlite3.connect(source, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE c (id TEXT PRIMARY KEY, path TEXT, name TEXT)")
        in_batches(raw, "INSERT INTO c VALUES (?, ?, ?)", reasons(many))
    return source


def bare_snapshot(target: Path, source: Path) -> int:
    """Bare rows in pages of 20,000 by their key, packed, unpacked and written in one transaction, their indexes made
    after them; bytes of the pages."""
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as hub,
        closing(sqlite3.connect(target, isolation_level=None)) as desk,
    ):
        for pragma in PRAGMAS:
            desk.execute(pragma)
        last, size = "", 0
        query = f"SELECT * FROM c WHERE id > ? ORDER BY id LIMIT {CHUNK}"
        desk.execute("CREATE TABLE c (id TEXT, path TEXT, name TEXT)")
        desk.execute("BEGIN")
        while rows := hub.execute(query, (last,)).fetchall():
            last, body = rows[-1][0], zlib.compress(msgspec.msgpack.encode(rows), LEVEL)
            size += len(body)
            desk.executemany("INSERT INTO c VALUES (?, ?, ?)", msgspec.msgpack.decode(zlib.decompress(body)))
        desk.execute("CREATE UNIQUE INDEX i ON c (id)")
        desk.execute("CREATE UNIQUE INDEX p ON c (path)")
        desk.execute("COMMIT")
        return size
