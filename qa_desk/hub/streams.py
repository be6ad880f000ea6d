"""In which streams rows are: by themselves, with what they name, by a release; and telling desks where they are now."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, delete, select

from qa_desk.hub import bulk, shapes
from qa_desk.hub.rows import NOWHERE, TEXT, UNSEEN, Key, Rows, Streams
from qa_desk.hub.scope import AGENT, INHERIT, PRIVATE, RELEASED, WITH_SESSION, base_streams
from qa_desk.hub.tables import DUE, FEED, STREAM, lock_head, set_head


def place(rows: Rows, keys: Sequence[Key]) -> None:
    """Work out the streams of rows, parents before children, and take along what they name."""
    pending = [key for key in keys if key in rows.known]
    rows.load(parent for key in pending for _, parent in rows.parents(key))
    for key in pending:
        rows.move(key, _streams_of(rows, key))
    _release(rows, [key for key in pending if key[0] == "evaluation_event"])
    _take_along(rows)


def place_new(
    rows: Rows, keys: Sequence[Key], said: Sequence[tuple[object, ...]], named: Iterable[tuple[Key, str, Key]]
) -> None:
    """The same for rows of one table that are all new: those that say alike where they belong are alike. `said` is
    what each says in the columns that decide."""
    alike: dict[tuple[object, ...], Streams] = {}
    streams, alone = rows.streams, keys[0][0] == "evidence"
    for key, says in zip(keys, said, strict=True):
        if alone or says not in alike:
            alike[says] = _streams_of(rows, key)
        streams[key] = alike[says]
    rows.moved.update(dict.fromkeys(keys, NOWHERE))
    if keys[0][0] == "evaluation_event":
        _release(rows, keys)
    wanted = {(parent, streams[key]): key for key, _, parent in named}
    rows.restless += wanted.values()
    _take_along(rows)


@cache
def deciding(table: str) -> tuple[str, ...]:
    """Columns on which the streams of a table's rows depend, besides where their parents are."""
    columns = {AGENT.get(table), PRIVATE.get(table), INHERIT.get(table)}
    if table in ("assignment", "evaluation"):
        columns |= {"evaluator_id"}
    if table == "recognition":
        columns |= {"on_board", "deleted"}
    return tuple(sorted(column for column in columns if column))


def _streams_of(rows: Rows, key: Key) -> Streams:
    table, row = key[0], rows.known[key]
    found = base_streams(table, row.doc)
    if found is None:
        parent = dict(rows.parents(key)).get(INHERIT[table])
        there = rows.streams.get(parent, NOWHERE) if parent else NOWHERE
        found = {s for s in there if not s.startswith("agent:")} if parent else {"staff"}
        if table == "assignment" and row.doc.get("evaluator_id"):
            found |= {f"person:{row.doc['evaluator_id']}"}
        if table in WITH_SESSION:
            found |= there
        if table == "evaluation":
            found |= {f"person:{row.doc.get('evaluator_id')}"}
        if table in RELEASED and parent and _shared(rows, key):
            found |= {s for s in there if s.startswith("agent:")}
    own, old = frozenset(found), rows.streams.get(key, NOWHERE)
    left = frozenset(s for s in old - own if s.startswith("calls:")) if table in AGENT else NOWHERE
    if left:
        _move_family(rows, key, left, own)
    return own | (old - left)


def _move_family(rows: Rows, key: Key, left: Streams, joined: Streams) -> None:
    """A call that belongs to another agent now takes along all that was said about it."""
    queue = [child for child in rows.children([key]).get(key, ()) if INHERIT.get(child[0])]
    while queue:
        rows.load(queue)
        for child in queue:
            if child in rows.known:
                rows.move(child, (rows.streams[child] - left) | joined)
        below = rows.children(queue)
        queue = [c for child in queue for c in below.get(child, ()) if INHERIT.get(c[0]) or c[0] == TEXT]


def _release(rows: Rows, events: Sequence[Key]) -> None:
    """A release lets the agent have the evaluation, what belongs to it, its sound and its shared moments."""
    for key in events:
        if rows.known[key].doc.get("kind") != "released":
            continue
        if int(rows.known[key].doc["effective_at"]) > int(time.time() * 1000):
            bulk.upsert(rows.connection, DUE, [(key[1], rows.known[key].doc["effective_at"])], ())
            continue
        evaluation = ("evaluation", str(rows.known[key].doc["evaluation_id"]))
        rows.load([evaluation])
        if evaluation not in rows.known or not rows.known[evaluation].doc.get("subject_id"):
            continue
        doc = rows.known[evaluation].doc
        call = ("interaction", str(doc["interaction_id"]))
        named = rows.children([evaluation, call])
        below = [c for c in named.get(evaluation, ()) if c[0] in RELEASED and _shared(rows, c)]
        family = [evaluation, *below, *(c for c in named.get(call, ()) if c[0] == "recording")]
        rows.load(family)
        for member in family:
            if member in rows.known:
                rows.add(member, frozenset({f"agent:{doc['subject_id']}"}))


def release_due(connection: Connection) -> bool:
    """Let agents have what was to be released by now; True where there was something. Writes."""
    due = due_now(connection)
    if not due:
        return False
    head = lock_head(connection)
    rows = Rows(connection)
    keys = [("evaluation_event", event) for event in due]
    rows.load(keys)
    _release(rows, [key for key in keys if key in rows.known])
    _take_along(rows)
    set_head(connection, publish(rows, head))
    connection.execute(delete(DUE).where(DUE.c.event.in_(due)))
    return True


def due_now(connection: Connection) -> list[str]:
    """Releases that lay ahead and count by now."""
    query = select(DUE.c.event).where(DUE.c.at <= int(time.time() * 1000))
    return [str(event) for (event,) in connection.execute(query)]


def _shared(rows: Rows, key: Key) -> bool:
    """False for evidence that rests on a moment which its author did not share."""
    if key[0] != "evidence":
        return True
    rows.load([key])
    moment = dict(rows.parents(key)).get("moment_id")
    rows.load([moment] if moment else [])
    return moment in rows.known and bool(rows.known[moment].doc.get("shared"))


def _take_along(rows: Rows) -> None:
    """What a row names must be wherever it is, so that foreign keys hold on every desk."""
    while rows.restless:
        queue, rows.restless = rows.restless, []
        wanted: dict[Key, set[Streams]] = {}
        for key in queue:
            streams = rows.streams[key]
            for _, parent in rows.parents(key):
                wanted.setdefault(parent, set()).add(streams)
        rows.load(wanted)
        missing = {
            parent: frozenset().union(*streams) - rows.streams[parent] - {"admin"}
            for parent, streams in wanted.items()
            if parent in rows.known and "org" not in rows.streams[parent]
        }
        missing = {parent: streams for parent, streams in missing.items() if streams}
        words = {
            parent: [child for child in children if child[0] == TEXT]
            for parent, children in rows.children(missing).items()
        }
        rows.load(word for found in words.values() for word in found)
        for parent, streams in missing.items():
            for taken in (parent, *words.get(parent, ())):
                rows.add(taken, streams)


CONTENT = ("pos", "gone", "fact", "shape", "latest", "doc", "clocks")


def publish(rows: Rows, head: int) -> int:
    """Write rows that changed or moved, each at a position of its own; the new head."""
    ends: dict[str, int] = {}
    fresh = [key for key in rows.moved if key in rows.fresh]
    others = [key for key in rows.moved if key not in rows.fresh]
    shapes.keep(rows.connection, {rows.known[key].columns for key in rows.moved})
    bulk.insert_new(rows.connection, FEED, _told(rows, fresh, head, ends), len(fresh))
    told = list(_told(rows, others, head + len(fresh), ends))
    bulk.upsert(rows.connection, FEED, told, CONTENT, by=("tbl", "pk", "stream"))
    bulk.upsert(rows.connection, STREAM, list(ends.items()), ("pos",))
    return head + len(rows.moved)


def _told(rows: Rows, keys: Iterable[Key], head: int, ends: dict[str, int]) -> Iterator[bulk.Values]:
    """Where rows are and were, line after line; `ends` is told the last position of each stream."""
    for key in keys:
        head += 1
        row, streams, left = rows.known[key], rows.streams[key], rows.moved[key]
        fact, kept = int(row.fact), row.packed
        for stream in streams or (UNSEEN,):
            yield (stream, head, *key, 0, fact, *kept)
            ends[stream] = head
        if streams and key in rows.unseen:
            left |= {UNSEEN}
        for stream in left - streams:
            yield (stream, head, *key, 1, fact, 0, 0, b"", b"")
            ends[stream] = head
    ends.pop(UNSEEN, None)
