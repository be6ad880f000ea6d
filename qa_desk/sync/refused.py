"""What the hub did not take: kept with its words under “set aside”, and the row as everybody else has it again."""

from __future__ import annotations

import hashlib
import json
import time
from typing import Any

from db.sync.tables import synced_tables
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import Batch, unpack
from qa_desk.sync.merging import key_of, where
from qa_desk.sync.search import index_again
from qa_desk.sync.session import Report, storing
from qa_desk.sync.state import Store, names, split
from qa_desk.sync.wire import Wire
from qa_desk.workspace import Workspace

AT_ONCE = 500


def set_aside(
    workspace: Workspace, wire: Wire, sent: Batch, refused: list[dict[str, str]], report: Report
) -> None:
    """Keep what was refused of what was sent, and why; take the rows back as the hub has them. A row that only this
    desk has stays."""
    fields = _fields(sent)
    first = {
        (entry["table"], entry["pk"] or str(n)): entry for n, entry in reversed(list(enumerate(refused)))
    }
    keys = list(dict.fromkeys((r["table"], r["pk"]) for r in refused if r["pk"]))
    batches = [_asked(wire, keys[start : start + AT_ONCE]) for start in range(0, len(keys), AT_ONCE)]
    with storing(workspace) as (connection, store):
        now = int(time.time() * 1000)
        for entry in reversed(first.values()):  # a row's texts are refused with it: one entry tells both
            row, written = _row(store, entry["table"], entry["pk"]), fields.get((entry["table"], entry["pk"]))
            item = json.dumps({**entry, "row": row, "fields": written or []}, sort_keys=True).encode()
            values = (hashlib.sha256(item).hexdigest(), entry["table"], entry["pk"], entry["why"], now, item)
            store.raw.execute("INSERT OR IGNORE INTO sync_aside VALUES (?, ?, ?, ?, ?, ?)", values)
        for batch in batches:
            changed = _take_back(store, batch)
            index_again(connection, changed)
            report.came(changed)


def _fields(sent: Batch) -> dict[tuple[str, str], list[str]]:
    """Which columns of which rows were sent."""
    found: dict[tuple[str, str], list[str]] = {}
    for group in sent.rows:
        table = synced_tables().get(group.table)
        if table is None or not set(table.identity) <= set(group.columns):
            continue
        for row in group.rows:
            pk = key_of(table, dict(zip(group.columns, row, strict=True)))
            found.setdefault((group.table, pk), []).extend(group.columns)
    for version in sent.texts:
        found.setdefault((version.table, version.pk), []).append(version.field)
    return found


def _asked(wire: Wire, keys: list[tuple[str, str]]) -> Batch:
    status, body = wire.tell("/v1/rows", {"rows": keys})
    if status != 200:
        raise wire.said_no(status, body)
    return unpack(body)


def _row(store: Store, name: str, pk: str) -> dict[str, Any] | None:
    """The row as this desk has it, for the person who wrote it."""
    table = store.tables.get(name)
    if table is None or not pk:
        return None
    asked = f"SELECT {names(table.columns)} FROM {name} WHERE {where(table)}"
    found = store.raw.execute(asked, split(table, pk)).fetchone()
    return None if found is None else dict(zip(table.columns, map(_plain, found), strict=True))


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _take_back(store: Store, batch: Batch) -> dict[str, set[str]]:
    """Forget what this desk said of these rows, then merge what the hub says."""
    for group in batch.rows:
        table = store.tables[group.table]
        for row in group.rows:
            doc = dict(zip(group.columns, row, strict=True))
            identity = [str(doc[column]) for column in table.identity]
            if table.fact:
                _correct(store, group.table, doc)
                continue
            pk = identity[0] if len(identity) == 1 else "\x1f".join(identity)
            for kept in ("sync_row", "sync_text"):
                store.raw.execute(f"DELETE FROM {kept} WHERE tbl = ? AND pk = ?", (group.table, pk))
    return apply_batch(store, batch)


def _correct(store: Store, name: str, doc: dict[str, Any]) -> None:
    """A fact is one thing everywhere: what the hub had first."""
    table = store.tables[name]
    columns = [column for column in table.columns if column in doc and column not in table.identity]
    if not columns:
        return
    with store.applying():
        store.raw.execute(
            f"UPDATE {name} SET "
            + ", ".join(f'"{column}" = ?' for column in columns)
            + f" WHERE {where(table)}",
            [doc[column] for column in (*columns, *table.identity)],
        )
