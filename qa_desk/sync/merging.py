"""What every part of a merge works with: the rows in hand, those that wait, those set aside."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from db.sync.tables import NUMBERED, Synced
from qa_desk.sync.batch import Clock, Rows
from qa_desk.sync.rules import MADE, Clocks, order
from qa_desk.sync.state import JOIN, Store, as_json, names

Row = dict[str, Any]
PARENT, ROW, NEWER = "parent missing", "row missing", "newer release"
"""Why something waits."""
ANOTHER = "another account of the same"
"""Why something is set aside."""


@dataclass(slots=True)
class Merge:
    """One merging: the store, who wrote the batch, which rows of which tables changed, texts to look at again, tables
    in which two rows became one."""

    store: Store
    desk: str
    changed: dict[str, set[str]] = field(default_factory=dict)
    texts: set[tuple[str, str, str]] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    tie_wins: bool = False

    def touch(self, table: str, *keys: str) -> None:
        """Say which rows changed."""
        if keys:
            self.changed.setdefault(table, set()).update(keys)

    def new_id(self, table: Synced, row: Row) -> str:
        """The key of a row under the id it is known by now."""
        key = key_of(table, row)
        return self.store.canonical(table.name, key) if table.identity == ("id",) else key


def wait(merge: Merge, group: Rows, places: Iterable[int], why: str) -> None:
    """Keep rows that have no place yet, each by itself, with its clocks made whole."""
    now = int(time.time() * 1000)
    kept = []
    for n in places:
        clocks: list[Clock] = [full(group.clocks[n], merge.desk)] if group.clocks else []
        item = msgspec.msgpack.encode(Rows(group.table, group.columns, [group.rows[n]], clocks))
        kept.append((hashlib.sha256(item).hexdigest(), group.table, why, now, item))
    merge.store.raw.executemany("INSERT OR IGNORE INTO sync_waiting VALUES (?, ?, ?, ?, ?)", kept)


def wait_for(merge: Merge, table: Synced, row: Row, clocks: Clocks | None, why: str) -> None:
    """Keep one row that has no place yet."""
    group = Rows(table.name, tuple(row), [list(row.values())], [] if clocks is None else [dict(clocks)])
    wait(merge, group, [0], why)


def set_aside(merge: Merge, table: Synced, row: Row, why: str) -> None:
    """Keep a row that lost against another one for the same thing, so that a person can look at it."""
    item = msgspec.msgpack.encode(row)
    now = int(time.time() * 1000)
    entry = (hashlib.sha256(item).hexdigest(), table.name, key_of(table, row), why, now, item)
    merge.store.raw.execute("INSERT OR IGNORE INTO sync_aside VALUES (?, ?, ?, ?, ?, ?)", entry)


def lesser(merge: Merge, table: Synced, one: Row, other: Row) -> Row:
    """Which of two accounts of one fact stays, the same on every desk; the other is set aside."""
    first, second = sorted((one, other), key=lambda row: account(table, row))
    if account(table, first) != account(table, second):
        set_aside(merge, table, second, ANOTHER)
    return first


def account(table: Synced, row: Row) -> str:
    """What a fact says, by which two are put in order: neither its id nor its number, parents last."""
    says = {c: v for c, v in row.items() if c != "id" and not is_number(table, c)}
    parents = {column for column, _ in table.parents}
    return order([{c: v for c, v in says.items() if c not in parents}, says])


def is_number(table: Synced, column: str) -> bool:
    """True for the column that counts rows within their parent, which may differ from desk to desk."""
    return table.name in NUMBERED and NUMBERED[table.name][1] == column


def full(clock: Clock, desk: str) -> Clocks:
    """Clocks from their short form."""
    return {MADE: (clock, desk)} if isinstance(clock, int) else {k: (v[0], v[1]) for k, v in clock.items()}


def key_of(table: Synced, row: Row) -> str:
    """The identity of a row as one text."""
    if len(table.identity) == 1:
        return str(row[table.identity[0]])
    return JOIN.join(str(row[column]) for column in table.identity)


def as_rows(merge: Merge, table: Synced, group: Rows) -> list[Row]:
    """Rows as dictionaries, naming each parent (and themselves) by the id it is known by now."""
    rows = [dict(zip(group.columns, row, strict=True)) for row in group.rows]
    for row in rows if merge.store.aliases else ():
        translate(merge, table, row)
    return rows


def translate(merge: Merge, table: Synced, row: Row) -> Row:
    """Let a row name its parents, and itself, by the ids they are known by now."""
    for column, parent in table.parents:
        if row.get(column) is not None:
            row[column] = merge.store.canonical(parent, row[column])
    if table.identity == ("id",):
        row["id"] = merge.store.canonical(table.name, row["id"])
    return row


def orphans(merge: Merge, table: Synced, rows: Sequence[Row]) -> set[int]:
    """Places of rows whose parents are neither here nor among these rows."""
    lost: set[int] = set()
    for column, parent in table.parents:
        wanted = {row[column] for row in rows if row.get(column) is not None}
        if not wanted:
            continue
        query = f"SELECT id FROM {parent} WHERE id IN (SELECT value FROM json_each(?))"
        here = {found for (found,) in merge.store.raw.execute(query, (as_json(wanted),))}
        here |= {row["id"] for row in rows} if parent == table.name else set()
        if not wanted <= here:
            lost.update(
                n for n, row in enumerate(rows) if row.get(column) is not None and row[column] not in here
            )
    own = [column for column, parent in table.parents if parent == table.name]
    while own and lost:  # children of orphans in the same table are orphans
        gone = {rows[n]["id"] for n in lost}
        more = {n for n, row in enumerate(rows) if any(row.get(c) in gone for c in own)} - lost
        if not more:
            break
        lost |= more
    return lost


def where(table: Synced) -> str:
    """A condition on the identity."""
    return " AND ".join(f'"{column}" = ?' for column in table.identity)


def insert_head(table: Synced, columns: Iterable[str]) -> tuple[str, str]:
    """The statement that puts rows with these columns into a table, up to its values; and one row of these."""
    chosen = tuple(columns)
    return f"INSERT INTO {table.name} ({names(chosen)})", f"({', '.join('?' for _ in chosen)})"


def insert_sql(table: Synced, columns: Iterable[str]) -> str:
    """The statement that puts a row with these columns into a table."""
    return " VALUES ".join(insert_head(table, columns))


KNOWN = " ON CONFLICT DO NOTHING"
"""After an insert: rows that are known already change nothing, and are not counted."""


def change_row(merge: Merge, table: Synced, row: Row) -> None:
    """Give a row that is there other values; numbers stay as they are counted here."""
    columns = [column for column in row if column not in table.identity and not is_number(table, column)]
    if columns:
        merge.store.raw.execute(
            f"UPDATE {table.name} SET {', '.join(f'{names([c])} = ?' for c in columns)} WHERE {where(table)}",
            (*(row[c] for c in columns), *(row[c] for c in table.identity)),
        )
    merge.touch(table.name, key_of(table, row))
