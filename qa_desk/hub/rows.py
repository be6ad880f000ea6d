"""The hub's rows in hand: read many, change them by the desks' own rules, and which row names which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection

from db.sync.tables import synced_tables
from qa_desk.hub import bulk
from qa_desk.hub.shapes import columns_of, shape_of
from qa_desk.hub.tables import FEED, LINK
from qa_desk.sync.rules import Clocks

Key = tuple[str, str]
Streams = frozenset[str]
Packed = tuple[int, int, bytes, bytes]
"""Shape, latest clock, values and clocks of a row, as they are kept."""
TEXT, ALIAS = "~text", "~alias"
"""Versions of texts and aliases are kept like facts, under these names."""
FILE = "~file"
"""What rows that name a file by its SHA-256 are linked to; only links know this name."""
NAMES_FILE = ("recording", "screen_capture")
NOWHERE: Streams = frozenset()
UNSEEN = ""
"""The stream of rows that are in none: nobody may hold it."""
LATEST = (1 << 63) - 1
_CLOCKS = msgspec.msgpack.Decoder(Clocks)
encode = msgspec.msgpack.Encoder().encode


class Current:
    """One row as the hub knows it. What of it nobody asks for is neither read nor packed again."""

    __slots__ = ("_clocks", "_doc", "_packed", "columns", "fact")

    def __init__(
        self,
        columns: tuple[str, ...],
        fact: bool,
        packed: Packed | None = None,
        doc: dict[str, Any] | None = None,
        clocks: Clocks | None = None,
    ) -> None:
        self.columns, self.fact = columns, fact
        self._packed, self._doc, self._clocks = packed, doc, clocks

    @classmethod
    def saying(cls, doc: dict[str, Any], clocks: Clocks, *, fact: bool) -> Current:
        """A row that is not kept yet."""
        return cls(tuple(doc), fact, None, doc, clocks)

    @property
    def doc(self) -> dict[str, Any]:
        """What it says, by column; not to be changed in place."""
        if self._doc is None:
            self._doc = dict(zip(self.columns, msgspec.msgpack.decode(self.packed[2]), strict=True))
        return self._doc

    @property
    def clocks(self) -> Clocks:
        """When its fields were written; not to be changed in place."""
        if self._clocks is None:
            self._clocks = _CLOCKS.decode(self.packed[3])
        return self._clocks

    @property
    def packed(self) -> Packed:
        """As it is kept; `ValueError` for a clock that no database holds."""
        if self._packed is None:
            latest = max((stamp[0] for stamp in self.clocks.values()), default=0)
            self._packed = pack_row(
                shape_of(self.columns), list(self.doc.values()), encode(self.clocks), latest
            )
        return self._packed

    def become(self, doc: dict[str, Any], clocks: Clocks) -> None:
        """Say something else from now on."""
        self.columns = tuple(doc)
        self._packed, self._doc, self._clocks = None, doc, clocks


def pack_row(shape: int, values: Any, clocks: bytes, latest: int) -> Packed:
    """A row as it is kept, its values in the order of its columns; `ValueError` for a clock that no database holds."""
    if not 0 <= latest <= LATEST:
        raise ValueError("a clock out of all bounds")
    return shape, latest, encode(values), clocks


@dataclass(slots=True)
class Rows:
    """What one push works with. `moved` are rows to be written and told of, with the streams they left; `fresh` are
    those of them that are in no table yet, `unseen` those that were in no stream, `restless` those whose parents were
    not looked at since."""

    connection: Connection
    known: dict[Key, Current] = field(default_factory=dict)
    streams: dict[Key, Streams] = field(default_factory=dict)
    moved: dict[Key, Streams] = field(default_factory=dict)
    fresh: set[Key] = field(default_factory=set)
    unseen: set[Key] = field(default_factory=set)
    restless: list[Key] = field(default_factory=list)

    def load(self, keys: Iterable[Key]) -> None:
        """Read rows and their streams, those not read yet."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self.streams]
        self.streams.update(dict.fromkeys(wanted, NOWHERE))
        for table, pks in by_table(wanted).items():
            columns = ("pk", "stream", "fact", "shape", "latest", "doc", "clocks")
            found = bulk.by_keys(self.connection, FEED, columns, table, pks, more=" AND gone = 0")
            among: dict[str, set[str]] = {}
            for (pk, row), stream in zip(
                _rows_of(self.connection, found), (line[1] for line in found), strict=True
            ):
                if pk not in among:
                    self.known[table, pk] = row
                among.setdefault(pk, set()).add(stream)
            for pk, streams in among.items():
                self.streams[table, pk] = frozenset(streams - {UNSEEN})
                if UNSEEN in streams:
                    self.unseen.add((table, pk))

    def parents(self, key: Key) -> list[tuple[str, Key]]:
        """Which rows a row names, by column."""
        table = synced_tables().get(key[0])
        if table is None or not table.parents or key not in self.known:
            return []
        doc = self.known[key].doc
        return [(column, (parent, str(doc[column]))) for column, parent in table.parents if doc.get(column)]

    def children(self, keys: Iterable[Key]) -> dict[Key, list[Key]]:
        """Which rows name these; among those already linked."""
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
        """Remember which rows name which, by which column. `new` where all of them are."""
        values = [(*key, column, *parent) for key, column, parent in named]
        if new:
            bulk.insert_new(self.connection, LINK, values, len(values))
        else:
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


def _rows_of(connection: Connection, found: list[bulk.Values]) -> Iterator[tuple[str, Current]]:
    """Rows from lines of the feed: key, stream, fact and what was kept."""
    columns = columns_of(connection, {line[3] for line in found})
    for pk, _, fact, *kept in found:
        yield pk, Current(columns[kept[0]], bool(fact), (kept[0], kept[1], kept[2], kept[3]))


def all_of(connection: Connection, table: str) -> dict[str, Current]:
    """Every row of a table, by its key."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    query = (
        f"SELECT pk, stream, fact, shape, latest, doc, clocks FROM hub_feed WHERE tbl = {mark} AND gone = 0"
    )
    return dict(_rows_of(connection, bulk.fetched(connection, query, (table,))))


def by_table(keys: Iterable[Key]) -> dict[str, list[str]]:
    """Keys of rows by their table."""
    found: dict[str, list[str]] = {}
    for table, pk in keys:
        found.setdefault(table, []).append(pk)
    return found
