"""Free texts: every version is kept, the latest that nobody built upon is shown, differing ones wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint

from db.models import Base
from db.sync.tables import TEXTS, Synced
from qa_desk.sync.batch import Text
from qa_desk.sync.rules import MADE, Clocks, Stamp, Version, heads
from qa_desk.sync.state import Store, split

Steps = dict[tuple[str, str, str], list[Stamp]]
"""By table, row and field: when a text was written since it was last packed."""

INSERT = """
INSERT INTO sync_text (tbl, pk, field, hlc, desk, parents, value) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET value = max(value, excluded.value)
"""


def versions_of(store: Store, table: str, pk: str, field: str) -> list[Version]:
    """All versions of one text."""
    rows = store.raw.execute(
        "SELECT hlc, desk, parents, value FROM sync_text WHERE tbl = ? AND pk = ? AND field = ?",
        (table, pk, field),
    )
    return [
        Version((hlc, desk), tuple((h, d) for h, d in json.loads(parents)), value)
        for hlc, desk, parents, value in rows
    ]


@cache
def must_say(table: str) -> tuple[str, ...]:
    """Texts of a table that may not be empty."""
    checks = [
        str(c.sqltext) for c in Base.metadata.tables[table].constraints if isinstance(c, CheckConstraint)
    ]
    return tuple(field for field in TEXTS.get(table, ()) if any(f"length({field}) > 0" in c for c in checks))


def words_of(store: Store, table: str, pk: str) -> dict[str, str]:
    """What a new row must say at once: its other texts start empty and follow as versions."""
    found = {field: heads(versions_of(store, table, pk, field)) for field in must_say(table)}
    return {field: shown[0].value for field, shown in found.items() if shown}


def new_versions(
    store: Store,
    table: Synced,
    changes: dict[str, Clocks],
    values: dict[str, tuple[Any, ...]],
    steps: Steps,
) -> list[Text]:
    """Versions of the texts that changed here; each builds upon the one that was shown, and on its own `steps`.

    The steps between were never packed, but a copy of this workspace may have packed them.
    """
    made = []
    for pk, clocks in changes.items():
        if pk not in values:
            continue
        row = dict(zip(table.columns, values[pk], strict=True))
        for field in table.texts:
            if field not in clocks and MADE not in clocks:
                continue
            stamp = max(clocks.get(field, (-1, "")), clocks.get(MADE, (-1, "")))
            shown = heads(versions_of(store, table.name, pk, field))
            if row[field] == (shown[0].value if shown else ""):
                continue
            before = {version.stamp for version in shown[:1]} | set(steps.get((table.name, pk, field), ()))
            parents = tuple(sorted(before - {stamp}))
            made.append(Text(table.name, pk, field, stamp[0], stamp[1], parents, row[field]))
    keep(store, made)
    return made


def keep(store: Store, texts: Iterable[Text]) -> None:
    """Remember versions; one that is known already changes nothing."""
    store.raw.executemany(
        INSERT,
        [(t.table, t.pk, t.field, t.hlc, t.desk, json.dumps(sorted(t.parents)), t.value) for t in texts],
    )


def show(store: Store, table: Synced, pk: str, field: str) -> bool:
    """Put the latest version into its row, if that is there; True where the row changed. While applying only."""
    shown = heads(versions_of(store, table.name, pk, field))
    if not shown:
        return False
    where = " AND ".join(f'"{column}" = ?' for column in table.identity)
    done = store.raw.execute(
        f'UPDATE {table.name} SET "{field}" = ? WHERE {where} AND "{field}" IS NOT ?',
        (shown[0].value, *split(table, pk), shown[0].value),
    )
    return done.rowcount > 0


def settled(store: Store, table: str, pk: str, field: str, value: str, stamp: Stamp) -> Text:
    """A version that builds upon all others and so ends the conflict."""
    parents = tuple(version.stamp for version in heads(versions_of(store, table, pk, field)))
    return Text(table, pk, field, stamp[0], stamp[1], parents, value)
