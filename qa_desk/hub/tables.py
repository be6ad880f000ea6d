"""The hub's database: current rows with their clocks, who may be told of them, devices. SQLite or PostgreSQL."""

from __future__ import annotations

import threading
import time
import uuid
from functools import lru_cache
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError, TimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from qa_desk.hub.schema import upgrade

META = MetaData()
THREADS = 12
"""How many requests a process works on at once, and how many connections it keeps for them: more would only wait for
each other, and connections beyond those kept are made and closed again for each request."""
IDLE_S = 10
"""A connection that lay idle for longer is asked whether it still stands."""
PATIENCE_S = 15

STATE = Table("hub_state", META, Column("k", String(32), primary_key=True), Column("v", Text, nullable=False))
"""`epoch` changes when the hub was restored from a backup; `head` is the last position given."""

LINK = Table(
    "hub_link",
    META,
    Column("tbl", String(64), primary_key=True),
    Column("pk", String(512), primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("parent_tbl", String(64), nullable=False),
    Column("parent_pk", String(512), nullable=False),
    Index("ix_hub_link_parent", "parent_tbl", "parent_pk"),
)
"""Which row names which: streams follow these."""

FEED = Table(
    "hub_feed",
    META,
    Column("stream", String(96), primary_key=True),
    Column("pos", BigInteger, primary_key=True, autoincrement=False),
    Column("tbl", String(64), nullable=False),
    Column("pk", String(512), nullable=False),
    Column("gone", Integer, nullable=False),
    Column("fact", Integer, nullable=False),
    Column("shape", BigInteger, nullable=False),
    Column("latest", BigInteger, nullable=False),
    Column("doc", LargeBinary, nullable=False),
    Column("clocks", LargeBinary, nullable=False),
    Index("ix_hub_feed_row", "tbl", "pk", "stream", unique=True),
)
"""Every row ever pushed (facts and editable ones, versions of texts, aliases), once for each stream it is in, at the
position at which it last changed there; `gone` and empty where it left the stream. A row of no stream is in the stream
without a name. `doc` are its values and `clocks` its clocks as they travel (msgpack), so that a page is read off one
index and put together without looking into rows; `shape` names the columns, `latest` is the latest of the clocks."""

SHAPE = Table(
    "hub_shape",
    META,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("columns", Text, nullable=False),
)
"""The columns of rows, in the order of their values, as JSON; by a number that is made of them."""

STREAM = Table(
    "hub_stream",
    META,
    Column("stream", String(96), primary_key=True),
    Column("pos", BigInteger, nullable=False),
)
"""The last position of each stream, so that an idle desk costs one query."""

PART = Table(
    "hub_part",
    META,
    Column("stream", String(96), primary_key=True),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("end", BigInteger, nullable=False),
    Column("form", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Ready-made parts of streams, from position to position, for desks that begin (`qa_desk.hub.parts`)."""

DUE = Table(
    "hub_due", META, Column("event", String(36), primary_key=True), Column("at", BigInteger, nullable=False)
)
"""Releases that lie ahead, and when they count."""

BATCH = Table(
    "hub_batch",
    META,
    Column("desk", String(32), primary_key=True),
    Column("no", BigInteger, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("result", LargeBinary, nullable=False),
)
"""Batches that were taken, with the answer that was given: the same batch again gets the same answer."""

CODE = Table(
    "hub_code",
    META,
    Column("hash", String(64), primary_key=True),
    Column("person", String(36), nullable=False),
    Column("name", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("founder", Integer, nullable=False),
    Column("sealed_key", Text, nullable=False, server_default=""),
)
"""One-time codes. `sealed_key` is the recordings' key, which only the second half of the code opens."""

DEVICE = Table(
    "hub_device",
    META,
    Column("id", String(36), primary_key=True),
    Column("person", String(36), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("enrolled", BigInteger, nullable=False),
    Column("revoked", BigInteger, nullable=False),
    Column("founder", Integer, nullable=False),
    Column("seen", BigInteger, nullable=False, server_default="0"),
    Column("schema", String(32), nullable=False, server_default=""),
)
"""Enrolled desks. `secret` and the one before it are hashes; a `founder` brings the first workspace in."""

DESK = Table(
    "hub_desk",
    META,
    Column("desk", String(32), primary_key=True),
    Column("device", String(36), nullable=False),
)

TOKEN = Table(
    "hub_token",
    META,
    Column("hash", String(64), primary_key=True),
    Column("device", String(36), nullable=False),
    Column("expires", BigInteger, nullable=False),
    Index("ix_hub_token_device", "device"),
)

SPENT = Table(
    "hub_spent",
    META,
    Column("hash", String(64), primary_key=True),
    Column("device", String(36), nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Secrets that had a successor which was used: whoever shows one has a copy."""

LIMIT = Table(
    "hub_limit",
    META,
    Column("who", String(96), primary_key=True),
    Column("slot", BigInteger, primary_key=True),
    Column("n", BigInteger, nullable=False),
)
"""How often somebody asked within a slot of time, over all processes."""

BLOB = Table(
    "hub_blob",
    META,
    Column("sha256", String(64), primary_key=True),
    Column("sealed", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Recordings that are whole in the store. `sealed` names the key, empty where there is none; `digest` is the SHA-256
of what is stored, which for sealed ones is not the recording's own."""

AUDIT = Table(
    "hub_audit",
    META,
    Column("n", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("device", String(36), nullable=False),
    Column("what", Text, nullable=False),
)


def open_hub(url: str) -> Engine:
    """The hub's database, made where it is missing; `url` as SQLAlchemy writes it, or a path for SQLite."""
    if "://" not in url:
        Path(url).parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{url}"
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
    engine = create_engine(url, pool_size=THREADS, max_overflow=4)
    if engine.dialect.name == "sqlite":
        turns = _Turns()
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", turns.begin)
        event.listen(engine, "checkin", turns.end)
    else:
        event.listen(engine, "connect", _settle)
        event.listen(engine, "checkin", _left)
        event.listen(engine, "checkout", _still_there)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "SELECT pg_advisory_xact_lock(5241)"
            )  # two processes may start at once
        upgrade(connection)
        for key, value in (("epoch", uuid.uuid4().hex), ("head", "0")):
            if get(connection, key) is None:
                connection.execute(STATE.insert().values(k=key, v=value))
    return engine


@lru_cache(8)
def reading(engine: Engine) -> Engine:
    """The same engine and pool, whose transactions only read: on SQLite they wait for no writer, on PostgreSQL each
    statement stands for itself, as it does within a transaction there."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(hub_read=True, isolation_level="AUTOCOMMIT")
    return engine.execution_options(hub_read=True)


class _Turns:
    """One writer of a process at a time: SQLite lets those who wait sleep and try again, longer each time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()

    def begin(self, connection: Connection) -> None:
        """Begin a transaction, of a writer when it is its turn."""
        if connection.get_execution_options().get("hub_read", False):
            connection.exec_driver_sql("BEGIN")
            return
        info = connection.connection.record_info
        assert info is not None
        if not info.get("turn"):
            if not self.lock.acquire(timeout=PATIENCE_S):
                raise TimeoutError("another writer takes too long")
            info["turn"] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def end(self, _connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        """Let the next one write."""
        info = entry.record_info
        if info is not None and info.pop("turn", False):
            self.lock.release()


def _left(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info["left"] = time.monotonic()


def _still_there(
    connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    """Another one is made where the database was restarted meanwhile; asking for each request would be felt."""
    if time.monotonic() - entry.info.get("left", time.monotonic()) < IDLE_S:
        return
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1")
        cursor.close()
        connection.rollback()
    except Exception as error:
        raise DisconnectionError("the database was restarted") from error


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    wait = f"busy_timeout = {PATIENCE_S}000"
    for pragma in (wait, "journal_mode = WAL", "synchronous = FULL", "cache_size = -64000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


SETTINGS = (
    "enable_bitmapscan = off",
    "enable_hashjoin = off",
    "random_page_cost = 1.1",
    "jit = off",
    "lock_timeout = '60s'",
    "idle_in_transaction_session_timeout = '120s'",
)


def _settle(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Everything here is asked by an index, in its order. A planner without statistics, as after a first push, would
    rather sort all that follows a cursor for every page. Nobody who stands still holds up the others for good."""
    cursor = connection.cursor()
    for setting in SETTINGS:
        cursor.execute(f"SET {setting}")
    cursor.close()
    connection.commit()


def get(connection: Connection, key: str) -> str | None:
    """One word of the hub's state."""
    found = connection.execute(select(STATE.c.v).where(STATE.c.k == key)).scalar()
    return None if found is None else str(found)


def lock_head(connection: Connection) -> int:
    """The last position given; nobody else gives one before this transaction ends."""
    query = select(STATE.c.v).where(STATE.c.k == "head").with_for_update()
    return int(connection.execute(query).scalar_one())


def set_head(connection: Connection, head: int) -> None:
    """Remember the last position given."""
    connection.execute(STATE.update().where(STATE.c.k == "head").values(v=str(head)))
