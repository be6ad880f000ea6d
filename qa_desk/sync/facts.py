"""Facts: a set that only grows. One that is known already changes nothing."""

from __future__ import annotations

import msgspec

from db.cipher import integrity_errors
from db.many import insert_many
from db.sync.tables import NUMBERED, Synced
from qa_desk.sync.batch import Rows
from qa_desk.sync.bulk import put_new
from qa_desk.sync.collide import also_made_with, insert_one
from qa_desk.sync.merging import (
    ANOTHER,
    KNOWN,
    PARENT,
    Merge,
    Row,
    account,
    as_rows,
    change_row,
    insert_head,
    is_number,
    key_of,
    lesser,
    orphans,
    translate,
    wait,
)


def put_facts(merge: Merge, table: Synced, group: Rows) -> None:
    """Add the facts that are not here yet; those without their parents wait."""
    if put_new(merge, table, group):
        return
    rows = as_rows(merge, table, group)
    lost = orphans(merge, table, rows)
    wait(merge, group, sorted(lost), PARENT)
    keys = [key_of(table, row) for row in rows]
    known = merge.store.values_of(table, keys, table.columns)
    fresh: dict[str, Row] = {}
    for n, (key, row) in enumerate(zip(keys, rows, strict=True)):
        if n in lost:
            continue
        if key in known:
            _compare(merge, table, row, dict(zip(table.columns, known[key], strict=True)))
        else:
            fresh[key] = lesser(merge, table, fresh[key], row) if key in fresh else row
    if fresh:
        _insert(merge, table, fresh)


def _compare(merge: Merge, table: Synced, row: Row, here: Row) -> None:
    """With other content under one key, the same one of both stays on every desk."""
    if table.name in NUMBERED:
        also_made_with(merge, table, row)
    if all(here[column] == value for column, value in row.items() if not is_number(table, column)):
        return
    theirs = table.defaults | row
    if lesser(merge, table, here, theirs) is theirs:
        change_row(merge, table, theirs)


def _insert(merge: Merge, table: Synced, rows: dict[str, Row]) -> None:
    """All at once where nothing stands in the way, else one by one."""
    raw = merge.store.raw
    whole = [table.defaults | row for row in rows.values()]
    columns = tuple(whole[0])
    raw.execute("SAVEPOINT facts")
    try:
        values = [tuple(row[column] for column in columns) for row in whole]
        done = insert_many(raw, *insert_head(table, columns), values, KNOWN)
    except integrity_errors(KeyError):
        done = -1
    if done != len(whole):
        raw.execute("ROLLBACK TO facts")
    raw.execute("RELEASE facts")
    if done == len(whole):
        merge.touch(table.name, *rows)
        return
    for row in whole:
        if insert_one(merge, table, translate(merge, table, row)):
            merge.touch(table.name, merge.new_id(table, row))


def weigh_again(merge: Merge) -> None:
    """Two accounts of one fact are put in order by what they name, too: where two rows of that became one, once more.

    Else the order in which a desk learned of both would decide.
    """
    if not merge.joined:
        return
    joined, merge.joined = merge.joined, set()
    asked = "SELECT digest, item FROM sync_aside WHERE tbl = ? AND why = ? ORDER BY digest"
    for table in merge.store.tables.values():
        if table.fact and any(parent in joined for _, parent in table.parents):
            for digest, item in merge.store.raw.execute(asked, (table.name, ANOTHER)).fetchall():
                _weigh(merge, table, digest, msgspec.msgpack.decode(item))


def _weigh(merge: Merge, table: Synced, digest: str, aside: Row) -> None:
    row = translate(merge, table, table.defaults | aside)
    found = merge.store.values_of(table, [key_of(table, row)], table.columns).get(key_of(table, row))
    if found is None or orphans(merge, table, [row]):
        return
    here = dict(zip(table.columns, found, strict=True))
    if account(table, row) < account(table, here):
        merge.store.raw.execute("DELETE FROM sync_aside WHERE digest = ?", (digest,))
        change_row(merge, table, lesser(merge, table, here, row))
