"""Rows of one table that are all new and all allowed, taken at once: what a first push and an import consist of.

Only the road is another one: each row is asked for by the same rules as one that comes alone, and where one of them
is known already or not allowed, nothing of this happens and each is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from db.sync.tables import Synced
from qa_desk.hub import bulk
from qa_desk.hub.rows import FILE, LATEST, NAMES_FILE, NOWHERE, Current, Key, Rows, encode, pack_row
from qa_desk.hub.scope import Reach
from qa_desk.hub.shapes import shape_of
from qa_desk.hub.streams import deciding, place_new
from qa_desk.hub.trust import why_not
from qa_desk.sync.batch import Rows as Group
from qa_desk.sync.merging import full
from qa_desk.sync.rules import MADE, REMOVED
from qa_desk.sync.state import JOIN

FEW = 200
"""Up to so many keys are all looked for; of more, the stretch they lie in."""
NONE_WRITTEN = encode({})
WIDE = 1 << 62
"""A clock that msgpack writes in eight bytes, as all that is no less than 2^32."""


class Part:
    """Rows of one table in a batch of a desk, with all that can be made of them before the hub's rows are asked.

    `made` are the rows as they are kept where all of them are new; empty where they cannot be. `ValueError` for what
    no database holds.
    """

    def __init__(self, table: Synced, group: Group, desk: str) -> None:
        self.table, self.columns, self.values = table, group.columns, group.rows
        self.clocks, self.desk = group.clocks, desk
        if any(len(row) != len(self.columns) for row in self.values):
            raise ValueError("rows and columns differ")
        if len(set(self.columns)) < len(self.columns):
            raise ValueError("one column twice")  # it would be judged by one and kept by the other
        if self.clocks and len(self.clocks) != len(self.values):
            raise ValueError("rows and clocks differ")
        self.keys = self._keys()
        self.made = list(self._made_facts() if table.fact else self._made())

    def doc(self, n: int) -> dict[str, Any]:
        """What a row says, by column."""
        return dict(zip(self.columns, self.values[n], strict=True))

    def named(self) -> list[tuple[Key, str, Key]]:
        """Which row names which, by which column."""
        found = []
        for column, parent in self.table.parents:
            if column in self.columns:
                at = self.columns.index(column)
                pairs = zip(self.keys, self.values, strict=True)
                found += [(key, column, (parent, str(row[at]))) for key, row in pairs if row[at]]
        return found

    def says(self, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """What each row says in these columns, None where it does not say."""
        places = [self.columns.index(c) if c in self.columns else None for c in columns]
        return [tuple([None if at is None else row[at] for at in places]) for row in self.values]

    def _keys(self) -> list[Key]:
        name = self.table.name
        places = [self.columns.index(column) for column in self.table.identity]
        if len(places) == 1:
            at = places[0]
            keys = [(name, str(row[at])) for row in self.values]
        else:
            keys = [(name, JOIN.join([str(row[at]) for at in places])) for row in self.values]
        if any("\0" in pk for _, pk in keys):
            raise ValueError("a key with a NUL")
        return keys

    def _made_facts(self) -> Iterator[Current]:
        shape = shape_of(self.columns)
        for row in self.values:
            yield Current(self.columns, True, (shape, 0, encode(row), NONE_WRITTEN))

    def _made(self) -> Iterator[Current]:
        shape, columns = shape_of(self.columns), self.columns
        if all(type(clock) is int for clock in self.clocks):
            yield from self._made_at_once(shape)
            return
        clocks = [full(clock, self.desk) for clock in self.clocks]
        if not all(MADE in stamps or REMOVED in stamps for stamps in clocks):
            return
        for row, stamps in zip(self.values, clocks, strict=True):
            latest = max(stamp[0] for stamp in stamps.values())
            yield Current(columns, False, pack_row(shape, row, encode(stamps), latest))

    def _made_at_once(self, shape: int) -> Iterator[Current]:
        """Rows each of which was written whole: their clocks differ by one number."""
        begin, _, end = encode(full(WIDE, self.desk)).partition(WIDE.to_bytes(8, "big"))
        columns, clocks = self.columns, cast("list[int]", self.clocks)
        if clocks and not WIDE >> 30 <= min(clocks) <= max(clocks) <= LATEST:
            for row, clock in zip(self.values, clocks, strict=True):
                yield Current(columns, False, pack_row(shape, row, encode(full(clock, self.desk)), clock))
            return
        pairs = zip(self.values, clocks, strict=False)  # none where rows came without clocks
        for row, clock in pairs:
            stamps = begin + clock.to_bytes(8, "big") + end
            yield Current(columns, False, (shape, clock, encode(row), stamps))


def take_new(rows: Rows, reach: Reach, part: Part) -> bool:
    """True where all rows are new; they are placed now and will be written. Else nothing was changed."""
    keys, made = part.keys, part.made
    if not made or len(set(keys)) < len(keys) or not rows.known.keys().isdisjoint(keys):
        return False
    if len(keys) > FEW:
        if bulk.any_there(rows.connection, part.table.name, [pk for _, pk in keys]):
            return False
    else:
        rows.load(keys)
        if not rows.known.keys().isdisjoint(keys):
            return False
    named = part.named()
    rows.load({parent for _, _, parent in named})
    if not reach.is_admin and not _allowed(rows, reach, part):
        return False
    rows.known.update(zip(keys, made, strict=True))
    rows.streams.update(dict.fromkeys(keys, NOWHERE))
    rows.fresh.update(keys)
    rows.link([*named, *files(part)], new=True)
    place_new(rows, keys, part.says(deciding(part.table.name)), named)
    return True


def files(part: Part) -> list[tuple[Key, str, Key]]:
    """Which rows name which file; none where they name none, so that what they named is forgotten."""
    if part.table.name not in NAMES_FILE or "sha256" not in part.columns:
        return []
    at = part.columns.index("sha256")
    pairs = zip(part.keys, part.values, strict=True)
    return [(key, "sha256", (FILE, str(row[at] or ""))) for key, row in pairs]


def _allowed(rows: Rows, reach: Reach, part: Part) -> bool:
    return all(
        why_not(rows, reach, part.table, key, None, part.doc(n)) is None for n, key in enumerate(part.keys)
    )
