"""The hub's rows in hand: read many, merge by the same rules as the desks, write many, keep links and streams."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, select, text
from sqlalchemy.dialects import sqlite

from db.sync.tables import synced_tables
from qa_desk.hub.scope import AGENT, INHERIT, RELEASED, WITH_SESSION, base_streams
from qa_desk.hub.tables import DUE, FEED, LINK, ROW, STREAM, lock_head, set_head
from qa_desk.sync.rules import Clocks

Key = tuple[str, str]
TEXT, ALIAS = "~text", "~alias"
"""Versions of texts and aliases are kept like facts, under these names."""
AT_ONCE = 400
"""Keys per query: below every driver's limit of parameters."""


@dataclass(slots=True)
class Current:
    """One row as the hub knows it."""

    doc: dict[str, Any]
    clocks: Clocks
    fact: bool


@dataclass(slots=True)
class Rows:
    """What one push works with."""

    connection: Connection
    known: dict[Key, Current] = field(default_factory=dict)
    streams: dict[Key, set[str]] = field(default_factory=dict)
    moved: dict[Key, set[str]] = field(default_factory=dict)

    def load(self, keys: Iterable[Key]) -> None:
        """Read rows and their streams, those not read yet."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self.streams]
        for key in wanted:
            self.streams[key] = set()
        for table, pks in _by_table(wanted).items():
            for start in range(0, len(pks), AT_ONCE):
                some = pks[start : start + AT_ONCE]
                query = select(ROW).where(ROW.c.tbl == table, ROW.c.pk.in_(some))
                for _, pk, doc, clocks, fact in self.connection.execute(query):
                    self.known[table, pk] = Current(
                        msgspec.json.decode(doc), msgspec.json.decode(clocks, type=Clocks), bool(fact)
                    )
                feed = select(FEED.c.pk, FEED.c.stream).where(
                    FEED.c.tbl == table, FEED.c.pk.in_(some), FEED.c.gone == 0
                )
                for pk, stream in self.connection.execute(feed):
                    self.streams[table, pk].add(stream)

    def save(self, keys: Iterable[Key]) -> None:
        """Write rows."""
        values = [
            {
                "tbl": table,
                "pk": pk,
                "doc": msgspec.json.encode(self.known[table, pk].doc).decode(),
                "clocks": msgspec.json.encode(self.known[table, pk].clocks).decode(),
                "fact": int(self.known[table, pk].fact),
            }
            for table, pk in dict.fromkeys(keys)
        ]
        upsert(self.connection, ROW, values, ("doc", "clocks"))

    def parents(self, key: Key) -> list[tuple[str, Key]]:
        """Which rows a row names, by column."""
        table = synced_tables().get(key[0])
        if table is None or key not in self.known:
            return []
        doc = self.known[key].doc
        return [(column, (parent, str(doc[column]))) for column, parent in table.parents if doc.get(column)]

    def children(self, key: Key) -> list[Key]:
        """Which rows name this one; among those already written."""
        query = select(LINK.c.tbl, LINK.c.pk).where(LINK.c.parent_tbl == key[0], LINK.c.parent_pk == key[1])
        return [(str(table), str(pk)) for table, pk in self.connection.execute(query)]


def upsert(
    connection: Connection, table: Table, values: Sequence[dict[str, Any]], changing: Sequence[str]
) -> None:
    """Insert rows, or change these columns of those that are there."""
    if not values:
        return
    keys = [column.name for column in table.primary_key.columns]
    distinct = list({tuple(value[key] for key in keys): value for value in values}.values())
    if connection.dialect.name == "postgresql":
        _all_at_once(connection, table, distinct, keys, changing)
        return
    statement = sqlite.insert(table)
    if changing:
        statement = statement.on_conflict_do_update(
            index_elements=keys, set_={name: statement.excluded[name] for name in changing}
        )
    else:
        statement = statement.on_conflict_do_nothing(index_elements=keys)
    connection.execute(statement, distinct)


def _all_at_once(
    connection: Connection,
    table: Table,
    values: Sequence[dict[str, Any]],
    keys: Sequence[str],
    changing: Sequence[str],
) -> None:
    """One statement and one value for all rows: a statement per row is ten times slower on PostgreSQL."""
    columns = ", ".join(column.name for column in table.columns)
    shape = ", ".join(f"{c.name} {c.type.compile(connection.dialect)}" for c in table.columns)
    then = (
        "UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in changing) if changing else "NOTHING"
    )
    statement = text(
        f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM json_to_recordset(CAST(:data AS json))"
        f" AS given({shape}) ON CONFLICT ({', '.join(keys)}) DO {then}"
    )
    connection.execute(statement, {"data": msgspec.json.encode(values).decode()})


def _by_table(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, pk in keys:
        found.setdefault(table, []).append(pk)
    return found


def link(rows: Rows, keys: Iterable[Key]) -> None:
    """Remember which rows these name."""
    values = [
        {"tbl": key[0], "pk": key[1], "field": column, "parent_tbl": parent[0], "parent_pk": parent[1]}
        for key in keys
        for column, parent in rows.parents(key)
    ]
    upsert(rows.connection, LINK, values, ("parent_tbl", "parent_pk"))


def place(rows: Rows, keys: Sequence[Key]) -> None:
    """Work out the streams of rows, parents before children, and take along what they name."""
    pending = [key for key in keys if key in rows.known]
    rows.load(parent for key in pending for _, parent in rows.parents(key))
    for key in pending:
        _move(rows, key, _streams_of(rows, key))
    _release(rows, pending)
    _take_along(rows)


def _streams_of(rows: Rows, key: Key) -> set[str]:
    table, row = key[0], rows.known[key]
    own = base_streams(table, row.doc)
    if own is None:
        parent = dict(rows.parents(key)).get(INHERIT[table])
        own = {s for s in rows.streams.get(parent, ()) if not s.startswith("agent:")} if parent else {"staff"}
        if table == "assignment" and row.doc.get("evaluator_id"):
            own |= {f"person:{row.doc['evaluator_id']}"}
        if table in WITH_SESSION and parent:
            own |= rows.streams.get(parent, set())
        if table == "evaluation":
            own |= {f"person:{row.doc.get('evaluator_id')}"}
        if table in RELEASED and parent and _shared(rows, key):
            own |= {s for s in rows.streams.get(parent, ()) if s.startswith("agent:")}
    old = rows.streams.get(key, set())
    left = {s for s in old - own if s.startswith("calls:")} if table in AGENT else set()
    if left:
        _move_family(rows, key, left, own)
    return own | (old - left)


def _move_family(rows: Rows, key: Key, left: set[str], joined: set[str]) -> None:
    """A call that belongs to another agent now takes along all that was said about it."""
    queue = [child for child in rows.children(key) if INHERIT.get(child[0])]
    while queue:
        rows.load(queue)
        for child in queue:
            _move(rows, child, (rows.streams[child] - left) | joined)
        queue = [c for child in queue for c in rows.children(child) if INHERIT.get(c[0]) or c[0] == TEXT]


def _move(rows: Rows, key: Key, wanted: set[str]) -> None:
    left = rows.streams.get(key, set()) - wanted
    rows.moved.setdefault(key, set()).update(left)
    rows.streams[key] = wanted


def _release(rows: Rows, keys: Sequence[Key]) -> None:
    """A release lets the agent have the evaluation, what belongs to it, its sound and its shared moments."""
    for key in keys:
        if key[0] != "evaluation_event" or rows.known[key].doc.get("kind") != "released":
            continue
        if int(rows.known[key].doc["effective_at"]) > int(time.time() * 1000):
            ahead = {"event": key[1], "at": rows.known[key].doc["effective_at"]}
            upsert(rows.connection, DUE, [ahead], ())
            continue
        evaluation = ("evaluation", str(rows.known[key].doc["evaluation_id"]))
        rows.load([evaluation])
        if evaluation not in rows.known:
            continue
        doc = rows.known[evaluation].doc
        if not doc.get("subject_id"):
            continue
        stream = f"agent:{doc['subject_id']}"
        family = [
            evaluation,
            *(c for c in rows.children(evaluation) if c[0] in RELEASED and _shared(rows, c)),
        ]
        call = ("interaction", str(doc["interaction_id"]))
        family += [c for c in rows.children(call) if c[0] == "recording"]
        rows.load(family)
        for member in family:
            if member in rows.known:
                _add(rows, member, stream)


def release_due(connection: Connection) -> None:
    """Let agents have what was to be released by now."""
    now = int(time.time() * 1000)
    due = [str(event) for (event,) in connection.execute(select(DUE.c.event).where(DUE.c.at <= now))]
    if not due:
        return
    head = lock_head(connection)
    rows = Rows(connection)
    keys = [("evaluation_event", event) for event in due]
    rows.load(keys)
    _release(rows, [key for key in keys if key in rows.known])
    _take_along(rows)
    set_head(connection, publish(rows, head))
    connection.execute(delete(DUE).where(DUE.c.event.in_(due)))


def _shared(rows: Rows, key: Key) -> bool:
    """False for evidence that rests on a moment which its author did not share."""
    if key[0] != "evidence":
        return True
    rows.load([key])
    moment = dict(rows.parents(key)).get("moment_id")
    rows.load([moment] if moment else [])
    return moment in rows.known and bool(rows.known[moment].doc.get("shared"))


def _add(rows: Rows, key: Key, stream: str) -> None:
    rows.streams.setdefault(key, set()).add(stream)
    rows.moved.setdefault(key, set())


def _take_along(rows: Rows) -> None:
    """What a row names must be wherever it is, so that foreign keys hold on every desk."""
    queue = list(rows.moved)
    while queue:
        names = {key: [parent for _, parent in rows.parents(key)] for key in queue}
        rows.load(parent for parents in names.values() for parent in parents)
        following = []
        for key, parents in names.items():
            for parent in parents:
                missing = rows.streams[key] - rows.streams[parent] - {"admin"}
                if "org" in rows.streams[parent] or not missing or parent not in rows.known:
                    continue
                words = [child for child in rows.children(parent) if child[0] == TEXT]
                rows.load(words)
                for stream in missing:
                    for taken in (parent, *words):
                        _add(rows, taken, stream)
                following.append(parent)
        queue = following


def publish(rows: Rows, head: int) -> int:
    """Write down where rows are now, each change at a position of its own; the new head."""
    values = []
    for (table, pk), left in rows.moved.items():
        head += 1
        for stream in rows.streams[table, pk]:
            values.append({"stream": stream, "tbl": table, "pk": pk, "pos": head, "gone": 0})
        for stream in left - rows.streams[table, pk]:
            values.append({"stream": stream, "tbl": table, "pk": pk, "pos": head, "gone": 1})
    upsert(rows.connection, FEED, values, ("pos", "gone"))
    ends = {str(value["stream"]): value["pos"] for value in values}
    upsert(rows.connection, STREAM, [{"stream": s, "pos": pos} for s, pos in ends.items()], ("pos",))
    return head
