"""Desks in memory, joined by nothing but the bytes they hand each other."""

from __future__ import annotations

from functools import cache
from typing import Any

from db.sync.tables import synced_tables
from qa_desk.sync.apply import apply_batch, try_waiting
from qa_desk.sync.batch import unpack
from qa_desk.sync.fold import offer_everything
from qa_desk.sync.rules import heads, in_conflict
from qa_desk.sync.state import Store
from qa_desk.sync.texts import versions_of
from tests.sync.memory import borrow, give_back

NET = "net"


class Desk:
    """One desk: its database, and the batches it handed out so far."""

    def __init__(self, name: str, wall_ms: int | None = None) -> None:
        self.name = name
        self.raw = borrow()
        self.raw.execute("INSERT INTO sync_state VALUES ('desk', ?)", (name,))
        self.raw.execute("INSERT INTO sync_target VALUES (?, 1, 0)", (NET,))

    def close(self) -> None:
        """Let another desk have the database."""
        give_back(self.raw)

    def do(self, statement: str, *values: Any) -> None:
        """One change in a transaction of its own."""
        self.raw.execute(statement, values)

    def add(self, table: str, **row: Any) -> None:
        """Insert a row."""
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" for _ in row)
        self.do(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *row.values())

    def all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return self.raw.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Any:
        """The one value a query finds."""
        ((value,),) = self.all(query, *values)
        return value

    def send(self) -> list[bytes]:
        """Pack what changed and hand out every batch that was not handed out yet."""
        self.raw.execute("BEGIN IMMEDIATE")
        try_waiting(Store(self.raw))
        sent = self.all("SELECT payload FROM sync_outbox ORDER BY no")
        self.do("DELETE FROM sync_outbox")
        self.raw.execute("COMMIT")
        return [payload for (payload,) in sent]

    def offer(self) -> list[bytes]:
        """Hand out everything this desk holds."""
        self.raw.execute("BEGIN IMMEDIATE")
        offer_everything(Store(self.raw), NET)
        sent = self.all("SELECT payload FROM sync_outbox ORDER BY no")
        self.do("DELETE FROM sync_outbox")
        self.raw.execute("COMMIT")
        return [payload for (payload,) in sent]

    def take(self, *batches: bytes) -> None:
        """Merge batches, each in a transaction of its own."""
        for data in batches:
            self.raw.execute("BEGIN IMMEDIATE")
            changed = apply_batch(Store(self.raw), unpack(data))
            self.raw.execute("COMMIT")
            for table in touched_by(tuple(sorted(changed))):
                assert self.all(f"PRAGMA foreign_key_check({table})") == []

    def conflicts(self) -> set[tuple[str, str, str]]:
        """Texts whose versions wait for a person."""
        store = Store(self.raw)
        texts = self.all("SELECT DISTINCT tbl, pk, field FROM sync_text")
        return {(t, k, f) for t, k, f in texts if in_conflict(heads(versions_of(store, t, k, f)))}

    def holds(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every synced row as people see it, in one order."""
        return {
            table.name: sorted(
                self.all("SELECT " + ", ".join(f'"{c}"' for c in table.columns) + f" FROM {table.name}"),
                key=repr,
            )
            for table in synced_tables().values()
            if self.all(f"SELECT 1 FROM {table.name} LIMIT 1")
        }


@cache
def touched_by(changed: tuple[str, ...]) -> list[str]:
    """Tables whose foreign keys may have broken where these changed: themselves and what names them."""
    tables = synced_tables().values()
    return [t.name for t in tables if t.name in changed or any(parent in changed for _, parent in t.parents)]


def exchange(*desks: Desk) -> None:
    """Hand everything to everybody until nobody has anything to say."""
    while said := [(desk, batch) for desk in desks for batch in desk.send()]:
        for author, batch in said:
            for desk in desks:
                if desk is not author:
                    desk.take(batch)


def differences(one: Desk, other: Desk) -> list[str]:
    """Where two desks do not show the same; empty when they do."""
    mine, theirs = one.holds(), other.holds()
    found = []
    for table in {*mine, *theirs}:
        a, b = set(mine.get(table, [])), set(theirs.get(table, []))
        found += [f"{table}: only {one.name}: {row}" for row in a - b]
        found += [f"{table}: only {other.name}: {row}" for row in b - a]
    return found
