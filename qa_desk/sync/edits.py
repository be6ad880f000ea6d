"""Editable rows: each field takes its latest writing; what was removed stays removed until it is made again."""

from __future__ import annotations

from db.cipher import integrity_errors
from db.many import insert_many
from db.sync.tables import Synced
from qa_desk.sync.batch import Rows
from qa_desk.sync.bulk import put_new
from qa_desk.sync.collide import insert_one, join, rival_of
from qa_desk.sync.merging import (
    KNOWN,
    PARENT,
    ROW,
    Merge,
    Row,
    as_rows,
    full,
    insert_head,
    key_of,
    orphans,
    translate,
    wait,
    wait_for,
    where,
)
from qa_desk.sync.rules import MADE, NEVER, REMOVED, Clocks, is_there, merged, only_life, stamp_of, taken
from qa_desk.sync.state import names, split
from qa_desk.sync.texts import words_of


def put_edits(merge: Merge, table: Synced, group: Rows) -> None:
    """Merge new, changed and removed rows of one table."""
    if put_new(merge, table, group):
        return
    store = merge.store
    rows = as_rows(merge, table, group)
    lost = orphans(merge, table, rows)
    keys = [key_of(table, row) for row in rows]
    known = store.clocks_of(table.name, keys)
    values = store.values_of(table, keys, table.columns)
    fresh: dict[str, tuple[Row, Clocks]] = {}
    whole = set(table.fields[:1]) <= {
        *group.columns,
        *table.defaults,
    }  # a row that travels whole has all fields
    for n, (key, row) in enumerate(zip(keys, rows, strict=True)):
        theirs = full(group.clocks[n], merge.desk)
        mine = known.get(key, {})
        if key in fresh or (store.aliases and merge.new_id(table, row) != key):
            wait(merge, group, [n], ROW)  # became another row just now; tried again at the end
        elif (REMOVED in mine or REMOVED in theirs) and not is_there(merged(mine, theirs)):
            here = values.pop(key, None)
            known[key] = _removed(merge, table, row, mine, theirs, here)
        elif n in lost:
            wait(merge, group, [n], PARENT)
        elif key in values:
            here = values[key]
            known[key] = _changed(
                merge, table, row, mine, theirs, dict(zip(table.columns, here, strict=True))
            )
            values |= store.values_of(table, [key], table.columns) if key in keys[n + 1 :] else {}
        elif MADE in theirs and whole:
            fresh[key] = (table.defaults | row, merged(only_life(mine), theirs))
        else:
            wait(merge, group, [n], ROW)
    _insert(merge, table, fresh)


def _removed(
    merge: Merge, table: Synced, row: Row, mine: Clocks, theirs: Clocks, here: tuple[object, ...] | None
) -> Clocks:
    """Let a row be gone. Edits later than its removal wait, as it may have been made again."""
    both = merged(mine, theirs)
    late = [field for field in table.fields if field in row and stamp_of(theirs, field) > both[REMOVED]]
    if late:
        edits = {field: stamp_of(theirs, field) for field in late}
        wait_for(merge, table, {c: row[c] for c in (*table.identity, *late)}, edits, ROW)
    if here is not None:
        remove(merge, table, dict(zip(table.columns, here, strict=True)), mine, both[REMOVED])
    left = only_life(both)
    merge.store.save_clocks(table.name, [(key_of(table, row), left)])
    return left


def _changed(merge: Merge, table: Synced, row: Row, mine: Clocks, theirs: Clocks, here: Row) -> Clocks:
    """Write the fields that won; the clocks after that, which stay as they were where the row has to wait."""
    there = {column: value for column, value in row.items() if column in table.fields}
    wins = taken(mine, theirs, here, there, tie_wins=merge.tie_wins)
    key, both = key_of(table, row), merged(mine, theirs)
    news = {field: value for field, value in wins.items() if here[field] != value}
    if news and not _write(merge, table, key, news):
        rival = rival_of(merge, table, here | news)
        if rival is None or table.identity != ("id",):
            edits = {field: stamp_of(theirs, field) for field in news}
            wait_for(merge, table, {c: (here | news)[c] for c in (*table.identity, *news)}, edits, "refused")
            return mine
        join(merge, table, key, rival, latest=(here | news, both))
        return both
    if both != mine:
        merge.store.save_clocks(table.name, [(key, both)])
    return both


def _write(merge: Merge, table: Synced, key: str, values: Row) -> bool:
    raw = merge.store.raw
    assignments = ", ".join(f"{names([column])} = ?" for column in values)
    raw.execute("SAVEPOINT edit")
    try:
        raw.execute(
            f"UPDATE {table.name} SET {assignments} WHERE {where(table)}",
            (*values.values(), *split(table, key)),
        )
    except integrity_errors():
        raw.execute("ROLLBACK TO edit")
        return False
    finally:
        raw.execute("RELEASE edit")
    merge.touch(table.name, key)
    return True


def _insert(merge: Merge, table: Synced, rows: dict[str, tuple[Row, Clocks]]) -> None:
    """New rows, all at once where nothing stands in the way. Texts start empty, where they may be, and follow as
    versions."""
    if not rows:
        return
    raw = merge.store.raw
    blank = dict.fromkeys(table.texts, "")
    whole = [
        (translate(merge, table, row | blank | words_of(merge.store, table.name, key)), clocks)
        for key, (row, clocks) in rows.items()
    ]
    columns = tuple(whole[0][0])
    raw.execute("SAVEPOINT edits")
    try:
        values = [tuple(row[column] for column in columns) for row, _ in whole]
        done = insert_many(raw, *insert_head(table, columns), values, KNOWN)
    except integrity_errors(KeyError):
        done = -1
    if done != len(whole):
        raw.execute("ROLLBACK TO edits")
    raw.execute("RELEASE edits")
    if done == len(whole):
        merge.store.save_clocks(table.name, [(key_of(table, row), clocks) for row, clocks in whole])
        arrived = [key_of(table, row) for row, _ in whole]
    else:
        arrived = [
            merge.new_id(table, row)
            for row, clocks in whole
            if insert_one(merge, table, translate(merge, table, row), clocks)
        ]
    merge.touch(table.name, *arrived)
    merge.texts.update((table.name, key, field) for key in arrived for field in table.texts)


def remove(merge: Merge, table: Synced, row: Row, clocks: Clocks, at: tuple[int, str]) -> None:
    """Take a row away with all that rests on it; the latter waits for its parent to be made again.

    `at` is the stamp of the removal: edits after it wait too.
    """
    store = merge.store
    edits = {name: stamp for name, stamp in clocks.items() if name in table.fields and stamp > at}
    if edits:
        wait_for(merge, table, {c: row[c] for c in (*table.identity, *edits)}, edits, ROW)
    for child in store.tables.values() if table.identity == ("id",) else ():
        for column, parent in child.parents:
            if parent == table.name:
                _let_wait(merge, child, column, row["id"])
    key = key_of(table, row)
    store.raw.execute(f"DELETE FROM {table.name} WHERE {where(table)}", split(table, key))
    merge.touch(table.name, key)


def _let_wait(merge: Merge, child: Synced, column: str, parent_id: str) -> None:
    store = merge.store
    query = f'SELECT {names(child.columns)} FROM {child.name} WHERE "{column}" = ?'
    for values in store.raw.execute(query, (parent_id,)).fetchall():
        row = dict(zip(child.columns, values, strict=True))
        key = key_of(child, row)
        if child.fact:
            wait_for(merge, child, row, None, PARENT)
            remove(merge, child, row, {}, NEVER)
            continue
        clocks = store.clocks_of(child.name, [key]).get(key, {})
        wait_for(merge, child, {c: row[c] for c in (*child.identity, *child.fields)}, clocks, PARENT)
        store.raw.execute("DELETE FROM sync_row WHERE tbl = ? AND pk = ?", (child.name, key))
        remove(merge, child, row, {}, NEVER)
