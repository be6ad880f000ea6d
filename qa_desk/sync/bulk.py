"""Rows that are all new, put in at once: what a first sync and an import elsewhere mostly consist of.

The database itself says whether they were new, by how many it took; if one was not, nothing was changed and the
slower way, row by row, looks at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from db.cipher import integrity_errors
from db.many import insert_many
from db.sync.tables import NUMBERED, Synced
from qa_desk.sync.batch import Clock, Rows
from qa_desk.sync.merging import KNOWN, Merge
from qa_desk.sync.rules import MADE, REMOVED
from qa_desk.sync.state import JOIN, as_json, names

_encode = msgspec.json.Encoder().encode
FEW = 8
"""Below this many rows the look at each costs less."""


def put_new(merge: Merge, table: Synced, group: Rows) -> bool:
    """True where all rows of a group were new and are in now, with their clocks; else nothing was changed."""
    if len(group.rows) < FEW or merge.tie_wins or not _plain(merge, table, group):
        return False
    keys = _keys(table, group)
    if (
        _known(merge, table, keys[0])
        or _known(merge, table, keys[-1])
        or not _rest_on_something(merge, table, group)
    ):
        return False
    raw = merge.store.raw
    raw.execute("SAVEPOINT bulk")
    try:
        done = insert_many(raw, *_insert(table, group.columns), group.rows, KNOWN) == len(keys)
        if done and not table.fact:
            clocks = list(zip(keys, _stored(group.clocks, merge.desk), strict=True))
            marks = f"('{table.name}', ?, ?)"
            done = insert_many(raw, "INSERT INTO sync_row", marks, clocks, KNOWN) == len(keys)
    except integrity_errors():
        done = False
    if not done:
        raw.execute("ROLLBACK TO bulk")
    raw.execute("RELEASE bulk")
    if done:
        merge.touch(table.name, *keys)
        merge.texts.update(_with_versions(merge, table, keys))
    return done


def _plain(merge: Merge, table: Synced, group: Rows) -> bool:
    """True for whole rows that nobody removed, of tables where no two rows turned out to be one."""
    concerned = {table.name, *(parent for _, parent in table.parents)}
    if any(name in concerned for name, _ in merge.store.aliases):
        return False
    if table.fact:
        return table.name not in NUMBERED and {*table.columns} <= {*group.columns, *table.defaults}
    made = all(isinstance(c, int) or (MADE in c and REMOVED not in c) for c in group.clocks)
    return made and {*table.identity, *table.fields} <= {*group.columns, *table.defaults}


def _keys(table: Synced, group: Rows) -> list[str]:
    places = [group.columns.index(column) for column in table.identity]
    if len(places) == 1:
        (place,) = places
        return [str(row[place]) for row in group.rows]
    return [JOIN.join(str(row[place]) for place in places) for row in group.rows]


def _known(merge: Merge, table: Synced, key: str) -> bool:
    return bool(merge.store.values_of(table, [key], table.identity))


def _rest_on_something(merge: Merge, table: Synced, group: Rows) -> bool:
    """True where every parent is here, or among these rows before its child."""
    for column, parent in table.parents:
        if column not in group.columns:
            continue
        place = group.columns.index(column)
        wanted = {row[place] for row in group.rows} - {None}
        if not wanted:
            continue
        query = f"SELECT id FROM {parent} WHERE id IN (SELECT value FROM json_each(?))"
        here = {found for (found,) in merge.store.raw.execute(query, (as_json(wanted),))}
        if parent == table.name:
            here |= {row[group.columns.index("id")] for row in group.rows}
        if not wanted <= here:
            return False
    return True


@lru_cache(512)
def _insert(table: Synced, columns: tuple[str, ...]) -> tuple[str, str]:
    """A statement up to its values, and one row of these: a parameter for each column that travels and the model's
    default for the others."""
    given = dict.fromkeys(table.texts, "") | {c: v for c, v in table.defaults.items() if c not in columns}
    given = {column: value for column, value in given.items() if column not in columns}
    values = [*("?" for _ in columns), *(_literal(value) for value in given.values())]
    return f"INSERT INTO {table.name} ({names((*columns, *given))})", f"({', '.join(values)})"


def _literal(value: Any) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def _stored(clocks: Sequence[Clock], desk: str) -> Iterable[str]:
    """Clocks as they are kept."""
    author = msgspec.json.encode(desk).decode()
    for clock in clocks:
        if isinstance(clock, int):
            yield f'{{"{MADE}":[{clock},{author}]}}'
        else:
            yield _encode(clock).decode()


def _with_versions(merge: Merge, table: Synced, keys: list[str]) -> set[tuple[str, str, str]]:
    """Texts of these rows of which versions came before the rows did."""
    if not table.texts:
        return set()
    query = (
        "SELECT DISTINCT pk, field FROM sync_text WHERE tbl = ? AND pk IN (SELECT value FROM json_each(?))"
    )
    return {
        (table.name, pk, field) for pk, field in merge.store.raw.execute(query, (table.name, as_json(keys)))
    }
