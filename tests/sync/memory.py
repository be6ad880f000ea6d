"""Databases in memory that are used again and again: reading the schema of a new one costs more than a week of work."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from db import upgrade
from db.engine import open_engine
from db.sync.tables import synced_tables

Picture = dict[str, list[tuple[Any, ...]]]
"""Every row of every table that is not empty, whole."""

DEFER = "PRAGMA defer_foreign_keys = ON"
NEVER_CHANGES = frozenset({"alembic_version", "sync_column"})
_free: list[sqlite3.Connection] = []


@cache
def empty() -> sqlite3.Connection:
    """A new database of this release, to be copied."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        engine = open_engine(path, create=True)
        upgrade.ensure_schema(engine, path, path.parent)
        engine.dispose()
        memory = sqlite3.connect(":memory:", isolation_level=None)
        file = sqlite3.connect(path)
        file.backup(memory)
        file.close()
    memory.execute("PRAGMA writable_schema = ON")
    deferred = r"REFERENCES \1 DEFERRABLE INITIALLY DEFERRED"
    for name, sql in memory.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        told = re.sub(r"REFERENCES (\w+ ?\(\w+\))", deferred, sql or "")
        memory.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = ?", (told, name)
        ) if told != sql else None
    memory.execute("PRAGMA writable_schema = RESET")
    return memory


class Memory(sqlite3.Connection):
    """A database whose foreign keys are all checked at the end of a transaction, as they are while merging.

    The statement that asks for this makes SQLite compile all others anew: eight tenths of what a step cost.
    """

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """As ever, but for that one."""
        return super().execute("SELECT 1" if statement == DEFER else statement, *values)


@cache
def tables() -> tuple[str, ...]:
    """What a picture holds: synced tables, parents first, so that triggers see rows come as they did; then the rest."""
    found = {
        str(name)
        for name, kind in empty().execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if name not in NEVER_CHANGES and not name.startswith("search_") and "VIRTUAL" not in (kind or "")
    }
    synced = [name for name in synced_tables() if name in found]
    return (*synced, *sorted(found - set(synced)))


@cache
def nothing() -> Picture:
    """The picture of a new database."""
    return picture(empty())


def borrow() -> sqlite3.Connection:
    """A new, empty database; `give_back` it."""
    if _free:
        return _free.pop()
    raw = sqlite3.connect(":memory:", isolation_level=None, cached_statements=2000, factory=Memory)
    empty().backup(raw)
    raw.execute("PRAGMA foreign_keys = ON")
    nothing()
    return raw


def give_back(raw: sqlite3.Connection) -> None:
    """Empty a database and keep it for the next one who needs one."""
    put_back(raw, nothing())
    _free.append(raw)


def picture(raw: sqlite3.Connection) -> Picture:
    """What a database holds now."""
    found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables()}
    return {name: rows for name, rows in found.items() if rows}


def put_back(raw: sqlite3.Connection, old: Picture) -> None:
    """Let a database hold what it did when its picture was taken, without anything being noted as a change."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(DEFER)
    raw.execute("INSERT OR REPLACE INTO sync_applying VALUES (1)")
    synced = [name for name in tables() if name in synced_tables()]
    derived = [name for name in tables() if name not in synced_tables() and name != "sync_applying"]
    for name in reversed(synced):
        raw.execute(f"DELETE FROM {name}")
    for name in synced:
        _insert(raw, name, old.get(name))
    for name in derived:
        raw.execute(f"DELETE FROM {name}")
        _insert(raw, name, old.get(name))
    raw.execute("DELETE FROM sync_applying")
    raw.execute("COMMIT")


def _insert(raw: sqlite3.Connection, name: str, rows: list[tuple[Any, ...]] | None) -> None:
    if rows:
        raw.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
