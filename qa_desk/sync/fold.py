"""From the log of changes to a batch: clocks are given in the order of the log, values are read once, as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from db.sync.capture import INSERTED
from db.sync.capture import REMOVED as REMOVED_MASK
from db.sync.tables import NUMBERED, Synced
from db.upgrade import HEAD
from qa_desk.sync.batch import Alias, Batch, Clock, Rows, Text, pack
from qa_desk.sync.rules import BEFORE, MADE, REMOVED, Clocks, Stamp, is_there, merged, stamp_of, tick
from qa_desk.sync.state import Store, become_another, home_of, split
from qa_desk.sync.texts import Steps, new_versions

LONG = 5_000
"""Lines of the log, some 100 bytes each, that are kept until somebody asks for them."""
CHUNK = 20_000
"""Rows of a batch when everything is offered; large batches are what makes applying fast."""


def fold(store: Store, *, shift_ms: int = 0) -> int:
    """Pack what changed here since the last time for every target; how many changes.

    `shift_ms` is how far this computer's wall clock runs ahead of the hub's.
    """
    batch = Batch(desk=store.desk, schema=HEAD, clock=0)
    targets = [str(name) for (name,) in store.raw.execute("SELECT name FROM sync_target").fetchall()]
    if store.raw.execute("SELECT 1 FROM sync_log LIMIT 1").fetchone() is not None:
        _pack_log(store, batch, shift_ms, wanted=bool(targets))
    if targets:
        _pack_facts(store, batch)
    else:  # whoever comes first is offered everything
        store.raw.execute("INSERT OR REPLACE INTO sync_sent SELECT name, seq FROM sqlite_sequence")
    pending = store.pending()
    batch.aliases = [Alias(*entry) for entry in pending.get("aliases", [])]
    batch.texts += [_text(entry) for entry in pending.get("texts", [])]
    store.put("pending", "{}")
    batch.clock = store.clock
    if batch.count:
        for name in targets:
            post(store, name, batch)
    return batch.count


def keep_short(store: Store) -> int:
    """Fold a log that nobody asks for, where it grew long: a workspace that never syncs notes every change too."""
    (count,) = store.raw.execute("SELECT count(*) FROM sync_log").fetchone()
    if count < LONG:
        return 0
    fold(store)
    return int(count)


def be_somebody(store: Store, path: Path) -> None:
    """Give a workspace its desk id. A copied or restored one gets its own: it must not speak with its twin's voice.

    What was noted before the copy is the same on both, and is packed under the old id first.
    """
    home = home_of(path)
    if store.get("home") not in ("", home):
        fold(store)
        become_another(store)
    store.put("desk", store.desk)
    store.put("home", home)


def offer_everything(store: Store, target: str) -> int:
    """Pack everything this desk holds, with its clocks, for a target that is new or began anew; how many changes."""
    fold(store)
    store.raw.execute("DELETE FROM sync_outbox WHERE target = ?", (target,))
    count = 0
    for batch in _everything(store):
        batch.clock = store.clock
        post(store, target, batch)
        count += batch.count
    return count


def post(store: Store, target: str, batch: Batch) -> None:
    """Put a batch on its way to a target, with the target's next number."""
    (batch.no,) = store.raw.execute("SELECT next_no FROM sync_target WHERE name = ?", (target,)).fetchone()
    store.raw.execute("INSERT INTO sync_outbox VALUES (?, ?, ?)", (target, batch.no, pack(batch)))
    store.raw.execute("UPDATE sync_target SET next_no = next_no + 1 WHERE name = ?", (target,))


def _pack_log(store: Store, batch: Batch, shift_ms: int, *, wanted: bool) -> None:
    steps: Steps = {}
    changes = _changes(store, shift_ms, steps)
    for name, rows in ((name, changes[name]) for name in store.tables if name in changes):
        table = store.tables[name]
        known = store.clocks_of(name, rows)
        values = store.values_of(table, rows, table.columns)
        store.save_clocks(name, [(pk, merged(known.get(pk, {}), new)) for pk, new in rows.items()])
        batch.rows += _row_groups(table, rows, values, store.desk) if wanted else []
        if table.texts:
            batch.texts += new_versions(store, table, rows, values, steps)
    store.raw.execute("DELETE FROM sync_log")


def _changes(store: Store, shift_ms: int, steps: Steps) -> dict[str, dict[str, Clocks]]:
    """By table and row: the stamps of what changed, in the order of the log; `steps` collects those of texts."""
    columns: dict[str, list[tuple[str, int]]] = {}
    hlc, desk = store.clock, store.desk
    found: dict[str, dict[str, Clocks]] = {}
    for table, pk, mask, at in store.raw.execute("SELECT tbl, pk, mask, at FROM sync_log ORDER BY n"):
        if table not in store.tables:
            continue
        stamp: Stamp = BEFORE
        if at:
            hlc = tick(hlc, at - shift_ms)
            stamp = (hlc, desk)
        row = found.setdefault(table, {}).setdefault(pk, {})
        if mask == INSERTED:
            row[MADE] = stamp
            for field in store.tables[table].texts:
                steps.setdefault((table, pk, field), []).append(stamp)
        elif mask == REMOVED_MASK:
            row[REMOVED] = stamp
        else:
            if table not in columns:
                bits = store.raw.execute("SELECT name, bit FROM sync_column WHERE tbl = ?", (table,))
                columns[table] = [(str(name), 1 << bit) for name, bit in bits]
            changed = [name for name, bit in columns[table] if mask & bit]
            row.update(dict.fromkeys(changed, stamp))
            for field in store.tables[table].texts:
                if field in changed:
                    steps.setdefault((table, pk, field), []).append(stamp)
    store.clock = hlc
    return found


def _row_groups(
    table: Synced, changes: dict[str, Clocks], values: dict[str, tuple[Any, ...]], desk: str
) -> list[Rows]:
    """Rows with the same columns together: new ones whole, changed ones with what changed, removed ones bare."""
    groups: dict[tuple[str, ...], Rows] = {}
    place = {column: n for n, column in enumerate(table.columns)}
    for pk, clocks in changes.items():
        row = values.get(pk)
        if row is None and REMOVED not in clocks:
            continue
        if row is None:
            fields: tuple[str, ...] = ()
            clocks = {REMOVED: clocks[REMOVED]}
        elif MADE in clocks:
            fields = table.fields
        else:
            fields = tuple(field for field in table.fields if field in clocks)
        clocks = {name: stamp for name, stamp in clocks.items() if name not in table.texts}
        if not clocks:
            continue
        columns = (*table.identity, *fields)
        group = groups.setdefault(columns, Rows(table.name, columns, []))
        group.rows.append([*split(table, pk), *(row[place[field]] for field in fields if row)])
        group.clocks.append(short(clocks, desk))
    return list(groups.values())


def short(clocks: Clocks, desk: str) -> Clock:
    """Clocks as they travel: one number where the batch's desk made the whole row at once."""
    made = clocks.get(MADE)
    return made[0] if made is not None and len(clocks) == 1 and made[1] == desk else dict(clocks)


def _pack_facts(store: Store, batch: Batch) -> None:
    """Facts past what was sent: their own `seq` is the outbox."""
    found = store.raw.execute(
        "SELECT q.name, coalesce(s.upto, 0) FROM sqlite_sequence q LEFT JOIN sync_sent s ON s.tbl = q.name"
        " WHERE q.seq > coalesce(s.upto, 0)"
    )
    grown = dict(found.fetchall())
    for table in store.tables.values():
        if not table.fact or table.name not in grown:
            continue
        upto = grown[table.name]
        rows = list(_facts(store, table, upto))
        if rows:
            batch.rows.append(Rows(table.name, table.columns, [list(row[1:]) for row in rows]))
            store.raw.execute("INSERT OR REPLACE INTO sync_sent VALUES (?, ?)", (table.name, rows[-1][0]))


def _facts(store: Store, table: Synced, after: int) -> Iterator[tuple[Any, ...]]:
    """`seq` and columns of a table's facts, in order; numbers as they were made."""
    columns = [f'f."{column}"' for column in table.columns]
    join = ""
    if table.name in NUMBERED:
        number = table.columns.index(NUMBERED[table.name][1])
        columns[number] = f"coalesce(n.number, {columns[number]})"
        join = f"LEFT JOIN sync_number n ON n.tbl = '{table.name}' AND n.id = f.id"
    query = f"SELECT f.seq, {', '.join(columns)} FROM {table.name} f {join} WHERE f.seq > ? ORDER BY f.seq"
    return iter(store.raw.execute(query, (after,)))


def _everything(store: Store) -> Iterator[Batch]:
    """All rows, tombstones, versions and aliases this desk holds, parents before children, in batches."""
    batch = Batch(desk=store.desk, schema=HEAD, clock=0)
    batch.aliases = [Alias(table, loser, winner) for (table, loser), winner in store.aliases.items()]
    for table in store.tables.values():
        for group in _facts_in_chunks(store, table) if table.fact else _rows_in_chunks(store, table):
            batch.rows.append(group)
            if batch.count >= CHUNK:
                yield batch
                batch = Batch(desk=store.desk, schema=HEAD, clock=0)
    for (item,) in store.raw.execute("SELECT item FROM sync_waiting"):
        batch.rows.append(msgspec.msgpack.decode(item, type=Rows))  # also what only a newer release knows
    for entry in store.raw.execute("SELECT tbl, pk, field, hlc, desk, parents, value FROM sync_text"):
        batch.texts.append(_text([*entry[:5], json.loads(entry[5]), entry[6]]))
        if batch.count >= CHUNK:
            yield batch
            batch = Batch(desk=store.desk, schema=HEAD, clock=0)
    if batch.count:
        yield batch


def _facts_in_chunks(store: Store, table: Synced) -> Iterator[Rows]:
    rows: list[list[Any]] = []
    for row in _facts(store, table, 0):
        rows.append(list(row[1:]))
        if len(rows) == CHUNK:
            yield Rows(table.name, table.columns, rows)
            rows = []
    if rows:
        yield Rows(table.name, table.columns, rows)


def _rows_in_chunks(store: Store, table: Synced) -> Iterator[Rows]:
    found = store.raw.execute("SELECT pk, clock FROM sync_row WHERE tbl = ? ORDER BY pk", (table.name,))
    desk = store.desk
    while part := found.fetchmany(CHUNK):
        clocks = {
            pk: {name: (stamp[0], stamp[1]) for name, stamp in json.loads(clock).items()}
            for pk, clock in part
        }
        values = store.values_of(table, clocks, table.columns)
        whole = {pk: _whole(table, clock) if pk in values else clock for pk, clock in clocks.items()}
        yield from _row_groups(table, whole, values, desk)


def _whole(table: Synced, clocks: Clocks) -> Clocks:
    """Clocks of a row that travels whole, also where its making was never seen."""
    if not is_there(clocks) or MADE not in clocks:
        return {MADE: BEFORE, **{f: stamp_of(clocks, f) for f in table.fields if f in clocks}}
    return clocks


def _text(entry: list[Any]) -> Text:
    table, pk, field, hlc, desk, parents, value = entry
    return Text(table, pk, field, hlc, desk, tuple((h, d) for h, d in parents), value)
