"""Telling a desk what it does not have: rows of the streams it may hold, past its cursors, and what it must let go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.hub.bulk import fetched
from qa_desk.hub.devices import Caller
from qa_desk.hub.rows import ALIAS, TEXT, Key, Rows
from qa_desk.hub.scope import HIDDEN
from qa_desk.hub.streams import due_now, release_due
from qa_desk.hub.tables import FEED, reading
from qa_desk.sync.batch import Alias, Batch, Text, pack
from qa_desk.sync.batch import Rows as Group
from qa_desk.sync.quiet import making_many
from qa_desk.sync.rules import Clocks

MOST = 20_000
"""Rows of one page."""


class Page(msgspec.Struct):
    """One answer: a packed batch, the cursors after it, rows and streams to let go, and whether there is more."""

    batch: bytes
    cursors: dict[str, int]
    gone: list[tuple[str, str]]
    drop: list[str]
    more: bool


@dataclass(slots=True)
class Found:
    """One row on its way: what the hub keeps of it, and the streams it comes through."""

    doc: str
    clocks: str
    fact: int
    streams: list[str]


_DOCS = msgspec.json.Decoder(list[dict[str, Any]])
_CLOCKS = msgspec.json.Decoder(Clocks)


class WasRestored(Exception):
    """A desk knows more than the hub: the hub's database is an older state of itself."""


def pull_page(engine: Engine, caller: Caller, cursors: dict[str, int], limit: int = MOST) -> Page:
    """`pull` in a transaction of its own, which waits for no writer unless a release is due."""
    with reading(engine).begin() as connection:
        if not due_now(connection):
            return pull(connection, caller, cursors, limit)
    with engine.begin() as connection:
        release_due(connection)
        return pull(connection, caller, cursors, limit)


def pull(connection: Connection, caller: Caller, cursors: dict[str, int], limit: int = MOST) -> Page:
    """What comes after these cursors, in the streams this caller may hold today; `WasRestored`."""
    heads: dict[str, int] = dict(fetched(connection, "SELECT stream, pos FROM hub_stream", ()))
    held = {stream for stream in heads if caller.reach.holds(stream)}
    if any(pos > heads.get(stream, 0) for stream, pos in cursors.items() if stream in held):
        raise WasRestored
    found, gone, left = dict[Key, Found](), list[Key](), limit
    after = {stream: pos for stream, pos in cursors.items() if stream in held}
    new = [stream for stream in held if heads[stream] > after.get(stream, 0)]
    with making_many(limit):
        for stream in sorted(new, key=lambda stream: (stream != "org", stream)):
            if left <= 0:
                break
            for table, pk, pos, out, doc, clocks, fact in _past(
                connection, stream, after.get(stream, 0), left
            ):
                after[stream] = pos
                left -= 1
                key = (table, pk)
                if out:
                    gone.append(key)
                elif key in found:
                    found[key].streams.append(stream)
                else:
                    found[key] = Found(doc, clocks, fact, [stream])
        drop = [stream for stream in cursors if stream not in held]
        gone += _of(connection, drop)
        batch = pack(batch_of(caller, found))
    return Page(batch, after, _really(connection, gone, held), drop, left <= 0)


def _past(connection: Connection, stream: str, pos: int, limit: int) -> list[tuple[Any, ...]]:
    """Rows of a stream past a position, in order, with their content."""
    if connection.dialect.name == "postgresql":
        # One look into the index for each row: a planner without statistics would read all rows for every page.
        mark, row = (
            "%s",
            "CROSS JOIN LATERAL (SELECT * FROM hub_row WHERE tbl = f.tbl AND pk = f.pk LIMIT 1) r",
        )
    else:
        mark, row = "?", "JOIN hub_row r ON r.tbl = f.tbl AND r.pk = f.pk"
    query = (
        "SELECT f.tbl, f.pk, f.pos, f.gone, r.doc, r.clocks, r.fact FROM"
        f" (SELECT tbl, pk, pos, gone FROM hub_feed WHERE stream = {mark} AND pos > {mark}"
        f" ORDER BY pos LIMIT {int(limit)}) f {row} ORDER BY f.pos"
    )
    return fetched(connection, query, (stream, pos))


def _of(connection: Connection, streams: Iterable[str]) -> list[Key]:
    names = list(streams)
    if not names:
        return []
    return [
        (t, pk) for t, pk in connection.execute(select(FEED.c.tbl, FEED.c.pk).where(FEED.c.stream.in_(names)))
    ]


def _really(connection: Connection, gone: list[Key], held: set[str]) -> list[Key]:
    """Rows that are in no stream this caller may hold."""
    rows = Rows(connection)
    rows.load(gone)
    return [key for key in dict.fromkeys(gone) if not rows.streams[key] & held]


def batch_of(caller: Caller, found: dict[Key, Found]) -> Batch:
    """What these rows are, as a batch for this caller."""
    batch = Batch(desk="hub", schema=HEAD, clock=0)
    groups: dict[tuple[str, tuple[str, ...]], Group] = {}
    order = {name: place for place, name in enumerate(synced_tables())}
    tables: dict[str, list[Found]] = {}
    for (table, _), row in found.items():
        tables.setdefault(table, []).append(row)
    for table in sorted(tables, key=lambda name: order.get(name, len(order))):
        rows = tables[table]
        docs = _DOCS.decode("[" + ",".join([row.doc for row in rows]) + "]")
        if table == TEXT:
            batch.texts = [msgspec.convert(doc["text"], Text) for doc in docs]
            batch.clock = max(batch.clock, *(text.hlc for text in batch.texts))
        elif table == ALIAS:
            batch.aliases = [Alias(*doc["alias"]) for doc in docs]
        else:
            if table in HIDDEN:
                for doc, row in zip(docs, rows, strict=True):
                    _hide(caller, table, doc, row.streams)
            clocks = [{} if row.fact else _CLOCKS.decode(row.clocks) for row in rows]
            _put(groups, table, docs, clocks)
            latest = (stamp[0] for clock in clocks for stamp in clock.values())
            batch.clock = max(batch.clock, max(latest, default=0))
    batch.rows = list(groups.values())
    return batch


def _hide(caller: Caller, table: str, doc: dict[str, Any], streams: list[str]) -> None:
    """Take away what no `agent:` stream carries, where the row comes through nothing else."""
    if (
        all(stream.startswith("agent:") for stream in streams)
        and doc.get("evaluator_id") != caller.reach.person
    ):
        for column in HIDDEN[table]:
            doc.pop(column, None)


def _put(
    groups: dict[tuple[str, tuple[str, ...]], Group],
    table: str,
    docs: list[dict[str, Any]],
    clocks: list[Clocks],
) -> None:
    before: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()
    group: Group | None = None
    for doc, clock in zip(docs, clocks, strict=True):
        there = tuple(doc)
        if there != before or group is None:
            before, columns = there, _columns(table, there)
            group = groups.setdefault((table, columns), Group(table, columns, [], []))
        group.rows.append(list(doc.values()) if there == columns else [doc[column] for column in columns])
        if clock:
            group.clocks.append(clock)


@lru_cache(4096)
def _columns(table: str, there: tuple[str, ...]) -> tuple[str, ...]:
    """Columns that travel, in an order of their own for rows that came in the usual one."""
    known = synced_tables()[table].columns
    return there if set(there) <= set(known) else tuple(column for column in known if column in there)
