"""Rows that are not this desk's to hold any more: removed as soon as nothing here rests on them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.sync.tables import Synced
from qa_desk.sync.batch import Batch
from qa_desk.sync.merging import where
from qa_desk.sync.state import JOIN, Store, split

LEAVING = "leaving"
"""The word of the desk's state that keeps what could not go yet."""

Key = tuple[str, str]


def let_go(store: Store, gone: Iterable[Key], told: Batch, *, last: bool = True) -> dict[str, set[str]]:
    """Remove rows that went out of scope, children first; which rows of which tables went. The caller's transaction
    writes.

    What is unsent or still named by another row stays for now, as what names it may leave with a later page; it is
    tried again with each page that takes something away and with the `last`, and kept where it is `told` again.
    """
    news = list(gone)
    waiting = {(table, pk) for table, pk in json.loads(store.get(LEAVING, "[]"))}
    if not news and not waiting:
        return {}
    leaving = (waiting - _told(store, told)) | {key for key in news if key[0] in store.tables}
    changed: dict[str, set[str]] = {}
    if news or last:
        unsent = {(table, pk) for table, pk in store.raw.execute("SELECT tbl, pk FROM sync_log")}
        with store.applying():
            while went := _remove(store, leaving - unsent):
                leaving -= went
                for table, pk in went:
                    changed.setdefault(table, set()).add(pk)
    store.put(LEAVING, json.dumps(sorted(leaving)))
    return changed


def _told(store: Store, batch: Batch) -> set[Key]:
    return {
        (group.table, JOIN.join(str(row[group.columns.index(column)]) for column in table.identity))
        for group in batch.rows
        if (table := store.tables.get(group.table)) is not None and {*table.identity} <= {*group.columns}
        for row in group.rows
    }


def _remove(store: Store, keys: set[Key]) -> set[Key]:
    """Those that nothing names went."""
    by_table: dict[str, list[str]] = {}
    for name, pk in sorted(keys):
        by_table.setdefault(name, []).append(pk)
    went: set[Key] = set()
    for name in reversed([table for table in store.tables if table in by_table]):
        table = store.tables[name]
        for pk in by_table[name]:
            if not _is_named(store, table, pk):
                store.raw.execute(f"DELETE FROM {name} WHERE {where(table)}", split(table, pk))
                store.raw.execute("DELETE FROM sync_row WHERE tbl = ? AND pk = ?", (name, pk))
                store.raw.execute("DELETE FROM sync_text WHERE tbl = ? AND pk = ?", (name, pk))
                went.add((name, pk))
    return went


def _is_named(store: Store, table: Synced, pk: str) -> bool:
    if table.identity != ("id",):
        return False
    return any(
        store.raw.execute(f'SELECT 1 FROM {child.name} WHERE "{column}" = ? LIMIT 1', (pk,)).fetchone()
        for child in store.tables.values()
        for column, parent in child.parents
        if parent == table.name
    )
