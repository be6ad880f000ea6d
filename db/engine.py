"""Open a database the one right way."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from db import cipher

BUSY_TIMEOUT_MS = 15_000
MINIMUM_SQLITE = (3, 38, 0)

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a submitted evaluation survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",  # the largest single cost of triggers otherwise
    "PRAGMA cache_size = -64000",
    "PRAGMA mmap_size = 268435456",
)


def open_engine(path: Path, *, create: bool = False, key: bytes | None = None) -> Engine:
    """An engine on the database file at `path`; `FileNotFoundError` where it is missing and not to be made.

    With a `key` the file is encrypted by it (`db.cipher`).
    Connections opened through `writing(engine)` take the write lock at once (BEGIN IMMEDIATE), so two desks
    wait for each other instead of failing in the middle; all others read a consistent snapshot.
    """
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        raise RuntimeError(f"SQLite {sqlite3.sqlite_version} is too old; {MINIMUM_SQLITE} is needed")
    if not create and not path.is_file():
        raise FileNotFoundError(path)
    driver = sqlite3 if key is None else cipher.module()
    engine = create_engine(f"sqlite+pysqlite:///{path}", module=driver, pool_size=8, max_overflow=16)
    first = () if key is None else tuple(cipher.unlocking(key, path))
    event.listen(engine, "connect", partial(_prepare, first=first))
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine and pool, whose transactions take the write lock when they begin."""
    return engine.execution_options(qa_desk_write=True)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry, first: tuple[str, ...] = ()) -> None:
    connection.isolation_level = None  # BEGIN is ours, not the driver's
    cursor = connection.cursor()
    for pragma in (*first, *PRAGMAS):
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("qa_desk_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the same transaction: for reads where a layer more is felt."""
    if not connection.in_transaction():
        connection.begin()
    driver = connection.connection.driver_connection
    assert driver is not None
    return cast(sqlite3.Connection, driver)  # SQLCipher's is the same in all but its class


def check_integrity(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file: damaged pages, broken foreign keys; empty when all is well."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(50)")]
    problems = [line for line in found if line != "ok"]
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        problems.append(f"{table} row {rowid} names a missing {parent}")
    return problems
