"""Rows of one table that are all new and all allowed, taken at once: what a first push and an import consist of.

Only the road is another one: each row is asked for by the same rules as one that comes alone, and where one of them
is known already or not allowed, nothing of this happens and each is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.sync.tables import Synced
from qa_desk.hub import bulk
from qa_desk.hub.rows import NOWHERE, Current, Key, Rows, stored
from qa_desk.hub.scope import Reach
from qa_desk.hub.streams import place_new
from qa_desk.hub.tables import ROW
from qa_desk.hub.trust import why_not
from qa_desk.sync.batch import Clock
from qa_desk.sync.merging import full
from qa_desk.sync.rules import MADE, REMOVED
from qa_desk.sync.state import JOIN

FEW = 200
"""Up to so many keys are all looked for first; of more, the database says itself whether one was there."""


@dataclass(slots=True)
class Part:
    """Rows of one table in a batch of a desk."""

    table: Synced
    keys: list[Key]
    docs: list[dict[str, Any]]
    clocks: list[Clock]
    desk: str

    def named(self) -> list[tuple[Key, str, Key]]:
        """Which row names which, by which column."""
        return [
            (key, column, (parent, str(doc[column])))
            for column, parent in self.table.parents
            for key, doc in zip(self.keys, self.docs, strict=True)
            if doc.get(column)
        ]


def keys_of(table: Synced, docs: Sequence[dict[str, Any]]) -> list[Key]:
    """What the hub knows rows by; `ValueError` for a text that no database holds."""
    name = table.name
    if len(table.identity) == 1:
        (column,) = table.identity
        keys = [(name, str(doc[column])) for doc in docs]
    else:
        keys = [(name, JOIN.join(str(doc[c]) for c in table.identity)) for doc in docs]
    if any("\0" in pk for _, pk in keys):
        raise ValueError("a key with a NUL")
    return keys


def take_new(rows: Rows, reach: Reach, part: Part) -> bool:
    """True where all rows were new and are written and placed now; else nothing was changed."""
    keys, table = part.keys, part.table
    if not keys or len(set(keys)) < len(keys) or not rows.known.keys().isdisjoint(keys):
        return False
    few = len(keys) <= FEW
    rows.load(keys if few else (keys[0], keys[-1]))
    if not rows.known.keys().isdisjoint(keys):
        return False
    clocks = [full(clock, part.desk) for clock in part.clocks] if not table.fact else [{}] * len(keys)
    if not table.fact and (
        len(clocks) < len(keys) or any(MADE not in c and REMOVED not in c for c in clocks)
    ):
        return False
    named = part.named()
    rows.load({parent for _, _, parent in named})
    if not reach.is_admin and not _allowed(rows, reach, part):
        return False
    pairs = zip(part.docs, clocks, strict=True)
    made = [Current(doc, clock, table.fact) for doc, clock in pairs]
    if not bulk.insert_new(rows.connection, ROW, map(stored, keys, made), len(keys), certain=few):
        return False
    rows.known.update(zip(keys, made, strict=True))
    rows.streams.update(dict.fromkeys(keys, NOWHERE))
    rows.fresh.update(keys)
    rows.link(named, new=True)
    place_new(rows, keys, named)
    return True


def _allowed(rows: Rows, reach: Reach, part: Part) -> bool:
    pairs = zip(part.keys, part.docs, strict=True)
    return all(why_not(rows, reach, part.table, key, None, doc) is None for key, doc in pairs)
