"""Merging a batch of another desk, in the caller's transaction: any order, any number of times, the same outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from db.sync.tables import Synced
from qa_desk.sync import texts
from qa_desk.sync.batch import Batch, Clock, Rows, Text
from qa_desk.sync.collide import join, move_texts
from qa_desk.sync.edits import put_edits
from qa_desk.sync.facts import put_facts, weigh_again
from qa_desk.sync.fold import fold
from qa_desk.sync.merging import NEWER, Merge, full, wait
from qa_desk.sync.quiet import making_many
from qa_desk.sync.rules import MADE
from qa_desk.sync.state import Store


def apply_batch(store: Store, batch: Batch) -> dict[str, set[str]]:
    """Merge a batch; which rows of which tables changed. The caller's transaction writes.

    What this desk changed meanwhile is packed first, so that its clocks come before what it now sees.
    """
    fold(store)
    store.clock = batch.clock
    merge = Merge(store, batch.desk)
    with making_many(batch.count), store.applying():
        for alias in batch.aliases:
            if alias.table in store.tables:
                join(merge, store.tables[alias.table], alias.loser, alias.winner)
        texts.keep(store, batch.texts)
        for group in _parents_first(store, batch.rows):
            put_rows(merge, group)
        _keep_texts(merge, batch.texts)
        _retry_waiting(merge)
        weigh_again(merge)
        _show_texts(merge)
    _own_nothing_that_came(merge)
    return merge.changed


def try_waiting(store: Store) -> dict[str, set[str]]:
    """Place what waited and has a place since something changed here; which rows of which tables changed."""
    fold(store)
    merge = Merge(store, store.desk)
    with store.applying():
        _retry_waiting(merge)
        weigh_again(merge)
        _show_texts(merge)
    _own_nothing_that_came(merge)
    return merge.changed


def _show_texts(merge: Merge) -> None:
    for table, pk, field in merge.texts:
        if texts.show(merge.store, merge.store.tables[table], pk, field):
            merge.touch(table, pk)


def put_rows(merge: Merge, group: Rows) -> None:
    """Put rows of one table where they belong; what this release does not know waits for a newer one."""
    table = merge.store.tables.get(group.table)
    unknown = set(group.columns) - set(table.columns) if table else set()
    if table is None or (table.fact and unknown) or not set(table.identity) <= set(group.columns):
        wait(merge, group, range(len(group.rows)), NEWER)
        return
    if unknown:
        wait(
            merge, _part(merge, table, group, [c for c in group.columns if c in unknown]), _all(group), NEWER
        )
        group = _part(merge, table, group, [c for c in group.columns if c not in (*unknown, *table.identity)])
    if table.fact:
        put_facts(merge, table, group)
    else:
        put_edits(merge, table, group)


def _all(group: Rows) -> range:
    return range(len(group.rows))


def _part(merge: Merge, table: Synced, group: Rows, fields: Sequence[str]) -> Rows:
    """The same rows with these fields only; without the known ones, no part makes a row by itself."""
    columns = (*table.identity, *fields)
    places = [group.columns.index(column) for column in columns]
    unknown = not set(fields) <= set(table.columns)
    clocks: list[Clock] = []
    for clock in group.clocks:
        whole = full(clock, merge.desk)
        made = whole.get(MADE)
        kept = {name: stamp for name, stamp in whole.items() if name in fields or not unknown}
        clocks.append({**dict.fromkeys(fields, made), **kept} if unknown and made else kept)
    return Rows(group.table, columns, [[row[n] for n in places] for row in group.rows], clocks)


def _parents_first(store: Store, groups: Iterable[Rows]) -> list[Rows]:
    places = {name: place for place, name in enumerate(store.tables)}
    return sorted(groups, key=lambda group: places.get(group.table, len(places)))


def _keep_texts(merge: Merge, versions: Iterable[Text]) -> None:
    store = merge.store
    texts.keep(store, versions)
    for version in versions:
        winner = store.canonical(version.table, version.pk)
        if winner != version.pk:
            move_texts(merge, version.table, version.pk, winner)
        table = store.tables.get(version.table)
        if table is not None and version.field in table.texts:
            merge.texts.add((version.table, winner, version.field))


def _retry_waiting(merge: Merge) -> None:
    """Try again what waited, until nothing more finds its place."""
    raw = merge.store.raw
    while True:
        waiting = raw.execute("SELECT digest, item, why FROM sync_waiting ORDER BY at, digest").fetchall()
        if not waiting:
            return
        raw.execute("DELETE FROM sync_waiting")
        for newer in (False, True):
            merge.tie_wins = newer
            items = [
                msgspec.msgpack.decode(item, type=Rows) for _, item, why in waiting if (why == NEWER) == newer
            ]
            for group in _parents_first(merge.store, items):
                put_rows(merge, group)
        merge.tie_wins = False
        left = {digest for (digest,) in raw.execute("SELECT digest FROM sync_waiting")}
        if left >= {digest for digest, _, _ in waiting}:
            return


def _own_nothing_that_came(merge: Merge) -> None:
    """Facts that came from elsewhere are not this desk's to send."""
    for name in merge.changed:
        if merge.store.tables[name].fact:
            merge.store.raw.execute(
                f"INSERT OR REPLACE INTO sync_sent SELECT ?, coalesce(max(seq), 0) FROM {name}", (name,)
            )
