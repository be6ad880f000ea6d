"""Telling a desk what it does not have: rows of the streams it may hold, past its cursors, and what it must let go."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.hub.devices import Caller
from qa_desk.hub.rows import ALIAS, TEXT, Current, Key, Rows, release_due
from qa_desk.hub.scope import HIDDEN
from qa_desk.hub.tables import FEED, STREAM
from qa_desk.sync.batch import Alias, Batch, Text, pack
from qa_desk.sync.batch import Rows as Group

MOST = 20_000
"""Rows of one page."""


class Page(msgspec.Struct):
    """One answer: a packed batch, the cursors after it, rows and streams to let go, and whether there is more."""

    batch: bytes
    cursors: dict[str, int]
    gone: list[tuple[str, str]]
    drop: list[str]
    more: bool


class WasRestored(Exception):
    """A desk knows more than the hub: the hub's database is an older state of itself."""


def pull(connection: Connection, caller: Caller, cursors: dict[str, int], limit: int = MOST) -> Page:
    """What comes after these cursors, in the streams this caller may hold today; `WasRestored`."""
    release_due(connection)
    heads = {
        str(stream): int(pos) for stream, pos in connection.execute(select(STREAM.c.stream, STREAM.c.pos))
    }
    held = {stream for stream in heads if caller.reach.holds(stream)}
    if any(pos > heads.get(stream, 0) for stream, pos in cursors.items() if stream in held):
        raise WasRestored
    keys, gone, left = dict[Key, set[str]](), list[Key](), limit
    after = {stream: pos for stream, pos in cursors.items() if stream in held}
    for stream in sorted(held, key=lambda stream: (stream != "org", stream)):
        if heads[stream] <= after.get(stream, 0) or left <= 0:
            continue
        query = (
            select(FEED.c.tbl, FEED.c.pk, FEED.c.pos, FEED.c.gone)
            .where(FEED.c.stream == stream, FEED.c.pos > after.get(stream, 0))
            .order_by(FEED.c.pos)
            .limit(left)
        )
        for table, pk, pos, out in connection.execute(query):
            after[stream] = int(pos)
            left -= 1
            if out:
                gone.append((table, pk))
            else:
                keys.setdefault((table, pk), set()).add(stream)
    drop = [stream for stream in cursors if stream not in held]
    gone += _of(connection, drop)
    more = left <= 0
    return Page(pack(_batch(connection, caller, keys)), after, _really(connection, gone, held), drop, more)


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


def _batch(connection: Connection, caller: Caller, keys: dict[Key, set[str]]) -> Batch:
    rows = Rows(connection)
    rows.load(keys)
    batch = Batch(desk="hub", schema=HEAD, clock=0)
    groups: dict[tuple[str, tuple[str, ...]], Group] = {}
    order = {name: place for place, name in enumerate(synced_tables())}
    for key in sorted(keys, key=lambda key: order.get(key[0], len(order))):
        row = rows.known[key]
        if key[0] == TEXT:
            text = msgspec.convert(row.doc["text"], Text)
            batch.texts.append(text)
            batch.clock = max(batch.clock, text.hlc)
        elif key[0] == ALIAS:
            batch.aliases.append(Alias(*row.doc["alias"]))
        else:
            _put(groups, caller, key, row, keys[key])
            batch.clock = max([batch.clock, *(stamp[0] for stamp in row.clocks.values())])
    batch.rows = list(groups.values())
    return batch


def _put(
    groups: dict[tuple[str, tuple[str, ...]], Group],
    caller: Caller,
    key: Key,
    row: Current,
    streams: set[str],
) -> None:
    doc = dict(row.doc)
    if (
        all(stream.startswith("agent:") for stream in streams)
        and doc.get("evaluator_id") != caller.reach.person
    ):
        for column in HIDDEN.get(key[0], ()):
            doc.pop(column, None)
    table = synced_tables()[key[0]]
    columns = tuple(column for column in table.columns if column in doc)
    group = groups.setdefault((key[0], columns), Group(key[0], columns, []))
    group.rows.append([doc[column] for column in columns])
    if not row.fact:
        group.clocks.append(dict(row.clocks))
