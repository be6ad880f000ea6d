"""A desk's own memory of syncing: who it is, its clock, its targets; one small object inside one transaction."""

from __future__ import annotations

import json
import secrets
import socket
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from db.many import insert_many
from db.sync.capture import KEY_JOIN
from db.sync.tables import Synced, synced_tables
from qa_desk.sync.rules import Clocks

assert KEY_JOIN == "char(31)"
JOIN = "\x1f"


def names(columns: Iterable[str]) -> str:
    """Column names for SQL, quoted: they may come from another desk."""
    return _names(tuple(columns))


@lru_cache(4096)
def _names(columns: tuple[str, ...]) -> str:
    return ", ".join('"' + name.replace('"', '""') + '"' for name in columns)


class Store:
    """The database inside one writing transaction, with what merging asks for again and again."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.tables: dict[str, Synced] = synced_tables()
        self._words: dict[str, str] = dict(raw.execute("SELECT k, v FROM sync_state").fetchall())
        self.aliases: dict[tuple[str, str], str] = {
            (table, loser): winner
            for table, loser, winner in raw.execute("SELECT tbl, loser, winner FROM sync_alias")
        }

    def get(self, key: str, default: str = "") -> str:
        """A word of the desk's state."""
        return str(self._words.get(key, default))

    def put(self, key: str, value: str) -> None:
        """Remember a word of the desk's state."""
        if self._words.get(key) == value:
            return
        self._words[key] = value
        self.raw.execute("INSERT OR REPLACE INTO sync_state VALUES (?, ?)", (key, value))

    @property
    def desk(self) -> str:
        """This desk's id, made at first use."""
        if not (desk := self.get("desk")):
            desk = secrets.token_hex(6)
            self.put("desk", desk)
        return desk

    @property
    def clock(self) -> int:
        """The greatest hybrid logical clock this desk wrote or saw."""
        return int(self._words.get("hlc", "0"))

    @clock.setter
    def clock(self, value: int) -> None:
        self.put("hlc", str(max(value, self.clock)))

    def canonical(self, table: str, row_id: str) -> str:
        """The id by which a row is known now."""
        while (winner := self.aliases.get((table, row_id))) is not None:
            row_id = winner
        return row_id

    def pending(self) -> dict[str, list[list[Any]]]:
        """Aliases and texts that did not come from the log and wait to be packed."""
        found: dict[str, list[list[Any]]] = json.loads(self.get("pending", "{}"))
        return found

    def add_pending(self, kind: str, entry: list[Any]) -> None:
        """Have an alias or a text packed next time."""
        found = self.pending()
        found.setdefault(kind, []).append(entry)
        self.put("pending", json.dumps(found))

    def clocks_of(self, table: str, keys: Iterable[str]) -> dict[str, Clocks]:
        """The clocks of rows, where there are any."""
        found = self.raw.execute(
            "SELECT pk, clock FROM sync_row WHERE tbl = ? AND pk IN (SELECT value FROM json_each(?))",
            (table, as_json(keys)),
        )
        return {pk: read_clocks(clock) for pk, clock in found}

    def save_clocks(self, table: str, clocks: Iterable[tuple[str, Clocks]]) -> None:
        """Keep the clocks of rows."""
        rows = [(table, pk, msgspec.json.encode(clock).decode()) for pk, clock in clocks]
        insert_many(self.raw, "INSERT OR REPLACE INTO sync_row", "(?, ?, ?)", rows)

    def values_of(
        self, table: Synced, keys: Iterable[str], columns: tuple[str, ...]
    ) -> dict[str, tuple[Any, ...]]:
        """The columns of rows that are there, by key; numbers as they were made."""
        found: dict[str, tuple[Any, ...]] = {}
        chosen = f"SELECT {names(columns)} FROM {table.name} WHERE"
        if len(table.identity) == 1:
            (column,) = table.identity
            rows = self.raw.execute(
                f'SELECT "{column}", {names(columns)} FROM {table.name}'
                f' WHERE "{column}" IN (SELECT value FROM json_each(?))',
                (as_json(keys),),
            )
            return {str(row[0]): row[1:] for row in rows}
        where = " AND ".join(f'"{column}" = ?' for column in table.identity)
        for key in keys:
            row = self.raw.execute(f"{chosen} {where}", split(table, key)).fetchone()
            if row is not None:
                found[key] = row
        return found

    @contextmanager
    def applying(self) -> Iterator[None]:
        """Write what others wrote: not captured, facts may be mended, foreign keys are checked at the end."""
        self.raw.execute("PRAGMA defer_foreign_keys = ON")
        self.raw.execute("INSERT OR REPLACE INTO sync_applying VALUES (1)")
        yield
        self.raw.execute("DELETE FROM sync_applying")


def split(table: Synced, key: str) -> list[str]:
    """The values of a row's identity."""
    return key.split(JOIN) if len(table.identity) > 1 else [key]


_CLOCKS = msgspec.json.Decoder(Clocks)


def read_clocks(text: str) -> Clocks:
    """Clocks as they are stored."""
    return _CLOCKS.decode(text)


def as_json(keys: Iterable[str]) -> str:
    """Keys as one parameter for `json_each`."""
    return msgspec.json.encode(list(keys)).decode()


def home_of(path: Path) -> str:
    """What tells a database file from a copy of it: this computer and the file's place on its disk."""
    try:
        machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        machine = socket.gethostname()
    return f"{machine}-{path.stat().st_ino:x}"


def become_another(store: Store) -> None:
    """Take a new desk id and offer everything again: others know what they have, and lose nothing."""
    store.put("desk", secrets.token_hex(6))
    for table in ("sync_target", "sync_outbox"):
        store.raw.execute(f"DELETE FROM {table}")
