"""Texts that two people changed apart: all versions for a person to see, and one way to settle them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from db.engine import driver_of
from db.models import from_epoch_ms
from qa_desk.sync.rules import Version, heads, in_conflict, tick
from qa_desk.sync.search import index_again
from qa_desk.sync.state import Store, split
from qa_desk.sync.texts import keep, settled, versions_of
from qa_desk.work.desk import Desk

SEVERAL = """
SELECT tbl, pk, field FROM sync_text GROUP BY tbl, pk, field HAVING count(DISTINCT value) > 1
ORDER BY max(hlc) DESC
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a text: what it says, when it was written (by that desk's clock) and on which desk."""

    text: str
    at: datetime
    desk: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text with several versions that nobody has brought together; the first is the one shown meanwhile."""

    table: str
    pk: str
    field: str
    sides: tuple[Side, ...]


def open_conflicts(connection: Connection) -> list[Conflict]:
    """Texts that wait for a person, the newest first."""
    store = Store(driver_of(connection))
    found = []
    for table, pk, field in store.raw.execute(SEVERAL).fetchall():
        ends = heads(versions_of(store, table, pk, field))
        if in_conflict(ends):
            found.append(Conflict(table, pk, field, _sides(ends)))
    return found


def _sides(ends: list[Version]) -> tuple[Side, ...]:
    sides: dict[str, Side] = {}
    for version in ends:
        at = from_epoch_ms(version.stamp[0] >> 16)
        sides.setdefault(version.value, Side(version.value, at, version.stamp[1]))
    return tuple(sides.values())


def settle(desk: Desk, conflict: Conflict, text: str) -> None:
    """Let a text say this from now on; the versions so far are behind it, on every desk. `KeyError` if it is none."""
    with desk.change("sync.settle") as change:
        connection = change.session.connection()
        store = Store(driver_of(connection))
        table = store.tables[conflict.table]
        if conflict.field not in table.texts:
            raise KeyError(conflict.field)
        store.clock = tick(store.clock, int(change.now.timestamp() * 1000))
        version = settled(store, conflict.table, conflict.pk, conflict.field, text, (store.clock, store.desk))
        keep(store, [version])
        store.add_pending("texts", json.loads(json.dumps([*_plain(version)])))
        condition = " AND ".join(f'"{column}" = ?' for column in table.identity)
        with store.applying():
            store.raw.execute(
                f'UPDATE {table.name} SET "{conflict.field}" = ? WHERE {condition}',
                (text, *split(table, conflict.pk)),
            )
        index_again(connection, {conflict.table: [conflict.pk]})
        sides = [side.text for side in conflict.sides]
        change.audit(
            conflict.table, conflict.pk, before={conflict.field: sides}, after={conflict.field: text}
        )


def _plain(version: object) -> tuple[object, ...]:
    import msgspec

    plain: tuple[object, ...] = tuple(msgspec.to_builtins(version))
    return plain
