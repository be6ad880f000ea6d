"""The hub's rows in hand: read many, change them by the desks' own rules, write many, and which row names which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection

from db.sync.tables import synced_tables
from qa_desk.hub import bulk
from qa_desk.hub.tables import FEED, LINK, ROW
from qa_desk.sync.rules import Clocks

Key = tuple[str, str]
Streams = frozenset[str]
TEXT, ALIAS = "~text", "~alias"
"""Versions of texts and aliases are kept like facts, under these names."""
NOWHERE: Streams = frozenset()
_CLOCKS = msgspec.json.Decoder(Clocks)
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Current:
    """One row as the hub knows it."""

    doc: dict[str, Any]
    clocks: Clocks
    fact: bool


@dataclass(slots=True)
class Rows:
    """What one push works with. `moved` are rows to be told of again, with the streams they left; `fresh` are those
    of them that were in no stream before, `restless` those whose parents were not looked at since."""

    connection: Connection
    known: dict[Key, Current] = field(default_factory=dict)
    streams: dict[Key, Streams] = field(default_factory=dict)
    moved: dict[Key, Streams] = field(default_factory=dict)
    fresh: set[Key] = field(default_factory=set)
    restless: list[Key] = field(default_factory=list)

    def load(self, keys: Iterable[Key]) -> None:
        """Read rows and their streams, those not read yet."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self.streams]
        self.streams.update(dict.fromkeys(wanted, NOWHERE))
        for table, pks in by_table(wanted).items():
            found = bulk.by_keys(self.connection, ROW, ("pk", "doc", "clocks", "fact"), table, pks)
            here = []
            for pk, doc, clocks, fact in found:
                here.append(pk)
                self.known[table, pk] = Current(msgspec.json.decode(doc), _CLOCKS.decode(clocks), bool(fact))
            if not here:
                continue
            among: dict[str, set[str]] = {}
            for pk, stream in bulk.by_keys(
                self.connection, FEED, ("pk", "stream"), table, here, more=" AND gone = 0"
            ):
                among.setdefault(pk, set()).add(stream)
            self.streams.update({(table, pk): frozenset(streams) for pk, streams in among.items()})

    def save(self, keys: Iterable[Key]) -> None:
        """Write rows."""
        values = [stored(key, self.known[key]) for key in dict.fromkeys(keys)]
        bulk.upsert(self.connection, ROW, values, ("doc", "clocks"))

    def parents(self, key: Key) -> list[tuple[str, Key]]:
        """Which rows a row names, by column."""
        table = synced_tables().get(key[0])
        if table is None or key not in self.known:
            return []
        doc = self.known[key].doc
        return [(column, (parent, str(doc[column]))) for column, parent in table.parents if doc.get(column)]

    def children(self, keys: Iterable[Key]) -> dict[Key, list[Key]]:
        """Which rows name these; among those already written."""
        found: dict[Key, list[Key]] = {}
        for table, pks in by_table(keys).items():
            columns = ("parent_pk", "tbl", "pk")
            named = bulk.by_keys(
                self.connection, LINK, columns, table, pks, within=("parent_tbl", "parent_pk")
            )
            for parent, child, pk in named:
                found.setdefault((table, parent), []).append((child, pk))
        return found

    def link(self, named: Iterable[tuple[Key, str, Key]], *, new: bool = False) -> None:
        """Remember which rows name which, by which column. `new` where all of them were just inserted."""
        values = [(*key, column, *parent) for key, column, parent in named]
        if not (new and bulk.insert_new(self.connection, LINK, values, len(values), certain=True)):
            bulk.upsert(self.connection, LINK, values, ("parent_tbl", "parent_pk"))

    def move(self, key: Key, wanted: Streams) -> None:
        """Let a row be in these streams from now on, and be told of."""
        self.moved[key] = self.moved.get(key, NOWHERE) | (self.streams.get(key, NOWHERE) - wanted)
        self.streams[key] = wanted
        self.restless.append(key)

    def add(self, key: Key, streams: Streams) -> None:
        """Let a row be in these streams too."""
        self.streams[key] = self.streams.get(key, NOWHERE) | streams
        self.moved.setdefault(key, NOWHERE)
        self.restless.append(key)


def stored(key: Key, row: Current) -> bulk.Values:
    """A row as it is written."""
    return (*key, _encode(row.doc).decode(), _encode(row.clocks).decode(), int(row.fact))


def by_table(keys: Iterable[Key]) -> dict[str, list[str]]:
    """Keys of rows by their table."""
    found: dict[str, list[str]] = {}
    for table, pk in keys:
        found.setdefault(table, []).append(pk)
    return found
