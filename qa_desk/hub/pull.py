"""Telling a desk what it does not have: rows of the streams it may hold, past its cursors, and what it must let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.hub import parts
from qa_desk.hub.bulk import fetched
from qa_desk.hub.devices import Caller
from qa_desk.hub.parts import Part
from qa_desk.hub.rows import ALIAS, TEXT, Key, Rows, encode
from qa_desk.hub.scope import HIDDEN
from qa_desk.hub.shapes import columns_of
from qa_desk.hub.streams import due_now, release_due
from qa_desk.hub.tables import FEED, reading
from qa_desk.sync.batch import PackedBatch, PackedRows, pack
from qa_desk.sync.quiet import making_many

NARROW = ("agent:", "exec")
"""Streams that carry chosen columns or rows only."""
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

    fact: int
    shape: int
    latest: int
    doc: bytes
    clocks: bytes
    streams: list[str]


class WasRestored(Exception):
    """A desk knows more than the hub: the hub's database is an older state of itself."""


def pull_page(engine: Engine, caller: Caller, cursors: dict[str, int], limit: int = MOST) -> Page:
    """`pull` in a transaction of its own, which waits for no writer unless a release is due."""
    made: list[Part] = []
    with reading(engine).begin() as connection:
        page = None if due_now(connection) else pull(connection, caller, cursors, limit, made)
    if page is None:
        with engine.begin() as connection:
            release_due(connection)
            page = pull(connection, caller, cursors, limit, made)
    for part in made:
        parts.keep(engine, part)
    return page


def pull(
    connection: Connection,
    caller: Caller,
    cursors: dict[str, int],
    limit: int = MOST,
    made: list[Part] | None = None,
) -> Page:
    """What comes after these cursors, in the streams this caller may hold today; `WasRestored`.

    `made` is given the part that another desk may be told too.
    """
    heads: dict[str, int] = dict(fetched(connection, "SELECT stream, pos FROM hub_stream", ()))
    held = {stream for stream in heads if caller.reach.holds(stream)}
    if any(pos > heads.get(stream, 0) for stream, pos in cursors.items() if stream in held):
        raise WasRestored
    found, gone, left = dict[Key, Found](), list[Key](), limit
    after = {stream: pos for stream, pos in cursors.items() if stream in held}
    new = [stream for stream in held if heads[stream] > after.get(stream, 0)]
    drop = [stream for stream in cursors if stream not in held]
    with making_many(limit):
        for stream in sorted(new, key=_turn):
            if left <= 0:
                break
            start = after.get(stream, 0)
            if limit >= MOST and parts.begins(connection, stream, start, heads[stream]):
                if left == limit:
                    part = _part(connection, caller, stream, start, [] if made is None else made)
                    gone = [*part.gone, *_of(connection, drop)]
                    after[stream] = part.end
                    return Page(part.batch, after, _really(connection, gone, held), drop, more=True)
                left = 0
                break
            past = _past(connection, stream, start, left)
            left -= len(past)
            for table, pk, pos, out, fact, shape, latest, doc, clocks in past:
                after[stream] = pos
                key = (table, pk)
                if out:
                    gone.append(key)
                elif key in found:
                    found[key].streams.append(stream)
                else:
                    found[key] = Found(fact, shape, latest, doc, clocks, [stream])
        gone += _of(connection, drop)
        batch = pack(batch_of(connection, caller, found))
    return Page(batch, after, _really(connection, gone, held), drop, left <= 0)


def _turn(stream: str) -> tuple[bool, bool, str]:
    """What all rest on first; last what tells less of a row than other streams do."""
    return stream != "org", stream.startswith("agent:"), stream


def _part(connection: Connection, caller: Caller, stream: str, start: int, made: list[Part]) -> Part:
    """The part of one stream that begins here: as it was kept, or made now. It is the same for whoever may hold the
    stream: what is kept from a caller hangs on streams alone, and an `agent:` stream is one person's."""
    part = parts.find(connection, stream, start)
    if part is not None and part.batch:
        return part
    past = _past(connection, stream, start, MOST if part is None else part.rows)
    if part is not None:
        past = [row for row in past if row[2] <= part.end]
    found = {
        (row[0], row[1]): Found(row[4], row[5], row[6], row[7], row[8], [stream])
        for row in past
        if not row[3]
    }
    gone = [(row[0], row[1]) for row in past if row[3]]
    end = past[-1][2] if part is None else part.end
    made.append(Part(stream, start, end, len(past), pack(batch_of(connection, caller, found)), gone))
    return made[-1]


def _past(connection: Connection, stream: str, pos: int, limit: int) -> list[tuple[Any, ...]]:
    """Rows of a stream past a position, in order, with their content."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    query = (
        "SELECT tbl, pk, pos, gone, fact, shape, latest, doc, clocks FROM hub_feed"
        f" WHERE stream = {mark} AND pos > {mark} ORDER BY pos LIMIT {int(limit)}"
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


def batch_of(connection: Connection, caller: Caller, found: dict[Key, Found]) -> PackedBatch:
    """What these rows are, as a batch for this caller."""
    batch = PackedBatch(desk="hub", schema=HEAD, clock=0)
    order = {name: place for place, name in enumerate(synced_tables())}
    alike: dict[tuple[str, int, int], list[Found]] = {}
    for (table, _), row in found.items():
        alike.setdefault((table, row.shape, row.fact), []).append(row)
    columns = columns_of(connection, {shape for _, shape, _ in alike})
    for said in sorted(alike, key=lambda said: order.get(said[0], len(order))):
        table, rows, there = said[0], alike[said], columns[said[1]]
        batch.clock = max(batch.clock, *(row.latest for row in rows))
        if table == TEXT:
            batch.texts += [msgspec.Raw(row.doc) for row in rows]
        elif table == ALIAS:
            batch.aliases += [msgspec.Raw(row.doc) for row in rows]
        else:
            strange = frozenset(there) - _known(table)
            told: dict[frozenset[str], list[Found]] = {}
            for row in rows if strange or table in HIDDEN else ():
                told.setdefault(_hidden(caller, table, row, there, strange), []).append(row)
            for hidden, some in (told or {frozenset[str](): rows}).items():
                batch.rows += _groups(table, there, some, hidden)
    return batch


def _hidden(
    caller: Caller, table: str, row: Found, columns: tuple[str, ...], strange: frozenset[str]
) -> frozenset[str]:
    """Columns to take away: those no `agent:` stream carries, where the row comes through nothing else; and those that
    only a newer release knows, of which nothing says for whom they are, from agents and executives."""
    hidden = strange if all(stream.startswith(NARROW) for stream in row.streams) else frozenset[str]()
    return hidden | HIDDEN[table] if table in HIDDEN and _hides(caller, row, columns) else hidden


def _hides(caller: Caller, row: Found, columns: tuple[str, ...]) -> bool:
    """True where what no `agent:` stream carries is to be taken away: the row comes through nothing else."""
    if not all(stream.startswith("agent:") for stream in row.streams):
        return False
    doc = dict(zip(columns, msgspec.msgpack.decode(row.doc), strict=True))
    return bool(doc.get("evaluator_id") != caller.reach.person)


def _groups(
    table: str, there: tuple[str, ...], rows: list[Found], hidden: frozenset[str] = frozenset()
) -> Iterator[PackedRows]:
    """These rows as they travel, without the hidden columns; nothing where there are none."""
    if not rows:
        return
    travel = tuple(column for column in _columns(table, there) if column not in hidden)
    if travel == there:
        values = [msgspec.Raw(row.doc) for row in rows]
    else:
        places = [there.index(column) for column in travel]
        docs = (msgspec.msgpack.decode(row.doc) for row in rows)
        values = [msgspec.Raw(encode([doc[place] for place in places])) for doc in docs]
    yield PackedRows(table, travel, values, [] if rows[0].fact else [msgspec.Raw(row.clocks) for row in rows])


@lru_cache(4096)
def _columns(table: str, there: tuple[str, ...]) -> tuple[str, ...]:
    """Columns that travel, in an order of their own for rows that came in the usual one; then those that only a newer
    release knows: they wait on the desk until it is updated."""
    known = synced_tables()[table].columns
    if set(there) <= set(known):
        return there
    return (*(column for column in known if column in there), *sorted(set(there) - set(known)))


@lru_cache(256)
def _known(table: str) -> frozenset[str]:
    return frozenset(synced_tables()[table].columns)
