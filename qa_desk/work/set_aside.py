"""What the hub did not take from this desk: who wrote what, why it was refused; tried again, or let go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from db.cipher import integrity_errors
from db.engine import driver_of
from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import sees_call
from db.sync.tables import NUMBERED, Synced
from db.upgrade import HEAD
from qa_desk.errors import N_, QADeskError
from qa_desk.hub.scope import AUTHORS
from qa_desk.sync.batch import Batch, Rows, Text
from qa_desk.sync.fold import post, short
from qa_desk.sync.merging import where
from qa_desk.sync.state import Store, names, split
from qa_desk.sync.texts import versions_of
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import may

REFUSED = (
    "SELECT digest, item, at FROM sync_aside WHERE substr(CAST(item AS TEXT), 1, 1) = '{' ORDER BY at DESC"
)
"""What was refused is JSON; what lost against another row of the same is not, and stays: it may be weighed again."""
ALONE = frozenset({"draft", "draft_answer", "draft_evidence"})
MOST = 500
CALL = """SELECT i.id, i.external_id FROM interaction i WHERE i.id = :call"""


class AsideError(QADeskError):
    """Something set aside that cannot be written again."""


@dataclass(frozen=True, slots=True)
class Value:
    """One column of a row: what this desk had, and what everybody has now (None where there is no row)."""

    column: str
    mine: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Aside:
    """One row that was refused. `values` are those that differ from what everybody has now, or all it said where
    `here_only`; `again` says whether it can be sent once more. `who` is its author's name, empty where unknown."""

    digest: str
    table: str
    pk: str
    why: str
    at: datetime
    who: str
    about: str
    interaction_id: str | None
    values: tuple[Value, ...]
    here_only: bool
    again: bool


def set_aside_rows(connection: Connection, acting: Acting | None) -> tuple[Aside, ...]:
    """The newest `MOST` that this person may see: a lead's and an administrator's are all, others' what they wrote or
    what is about a call of theirs."""
    if not may(acting, "sync.settle"):
        return ()
    store = Store(driver_of(connection))
    found = []
    for digest, item, at in store.raw.execute(f"{REFUSED} LIMIT {MOST}").fetchall():
        one = _described(connection, store, str(digest), json.loads(item), int(at))
        if _may_see(connection, acting, one, json.loads(item)):
            found.append(one)
    return tuple(found)


def try_again(desk: Desk, digest: str) -> None:
    """Write the refused values once more; the next sync sends them. `AsideError` where what they rest on is gone."""
    with desk.change("sync.settle") as change:
        connection = change.session.connection()
        store = Store(driver_of(connection))
        one, row = _wanted(connection, store, desk.acting, digest)
        if not one.again or row is None:
            raise AsideError(
                N_("This cannot be sent again as it was."), hint=N_("Write it anew, or let it go.")
            )
        table = store.tables[one.table]
        change.audit(one.table, one.pk, before={"refused": one.why}, after={"tried_again": _said(one)})
        try:
            if one.here_only:
                _offer(store, table, one.pk)
            else:
                _write(store, table, one)
        except integrity_errors() as error:
            raise AsideError(
                N_("This does not fit any more: what it rests on has changed or is gone."),
                hint=N_("Write it anew, or let it go."),
            ) from error
        store.raw.execute("DELETE FROM sync_aside WHERE digest = ?", (digest,))


def let_go(desk: Desk, digest: str) -> None:
    """Forget what was refused; the audit log keeps what it said."""
    with desk.change("sync.settle") as change:
        connection = change.session.connection()
        store = Store(driver_of(connection))
        one, _ = _wanted(connection, store, desk.acting, digest)
        change.audit(one.table, one.pk, before={"refused": one.why, "values": _said(one)}, after=None)
        store.raw.execute("DELETE FROM sync_aside WHERE digest = ?", (digest,))


def _wanted(
    connection: Connection, store: Store, acting: Acting | None, digest: str
) -> tuple[Aside, Mapping[str, Any] | None]:
    found = store.raw.execute("SELECT item, at FROM sync_aside WHERE digest = ?", (digest,)).fetchone()
    entry: dict[str, Any] = json.loads(found[0]) if found is not None else {}
    one = _described(connection, store, digest, entry, int(found[1])) if entry else None
    if one is None or not _may_see(connection, acting, one, entry):
        raise AsideError(N_("This does not wait any more."), hint=N_("Somebody looked after it already."))
    return one, entry["row"]


def _said(one: Aside) -> dict[str, Any]:
    return {value.column: value.mine for value in one.values}


def _described(connection: Connection, store: Store, digest: str, entry: dict[str, Any], at: int) -> Aside:
    row, table = entry.get("row"), store.tables.get(entry["table"])
    now = _now(store, table, entry["pk"]) if table is not None and entry["pk"] else None
    written = entry.get("fields") if now is not None else None  # entries of earlier releases do not say
    values = _differing(table, row, now, written) if table is not None and row is not None else ()
    here_only = now is not None and row is not None and not values
    if here_only:
        assert table is not None and row is not None
        values = tuple(Value(c, row[c], None) for c in table.columns if c in row and row[c] not in (None, ""))
        values = tuple(value for value in values if value.column not in table.identity)
    again = row is not None and table is not None and (here_only or not table.fact)
    call = _call_of(connection, entry["table"], row or now or {})
    who = (row or {}).get(AUTHORS.get(entry["table"], ""))
    named = connection.execute(text("SELECT name FROM person WHERE id = :id"), {"id": who}).scalar()
    return Aside(
        digest, entry["table"], entry["pk"], entry["why"], from_epoch_ms(at), str(named or ""),
        call[1] if call else "", call[0] if call else None, values, here_only, again,
    )  # fmt: skip


def _now(store: Store, table: Synced, pk: str) -> dict[str, Any] | None:
    asked = f"SELECT {names(table.columns)} FROM {table.name} WHERE {where(table)}"
    found = store.raw.execute(asked, split(table, pk)).fetchone()
    return None if found is None else dict(zip(table.columns, map(_plain, found), strict=True))


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _differing(
    table: Synced, row: Mapping[str, Any], now: Mapping[str, Any] | None, written: list[str] | None
) -> tuple[Value, ...]:
    columns = [c for c in table.columns if c in row and c not in table.identity]
    columns = [c for c in columns if written is None or c in written]
    if now is None:
        return tuple(Value(c, row[c], None) for c in columns if row[c] not in (None, ""))
    return tuple(Value(c, row[c], now[c]) for c in columns if row[c] != now[c])


def _call_of(connection: Connection, table: str, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """Id and number of the call a row is about."""
    call = row.get("id") if table == "interaction" else row.get("interaction_id")
    for column, parent in (("evaluation_id", "evaluation"), ("draft_id", "draft"), ("moment_id", "moment")):
        if call is None and row.get(column):
            asked = text(f"SELECT interaction_id FROM {parent} WHERE id = :id")
            call = connection.execute(asked, {"id": row[column]}).scalar()
    found = connection.execute(text(CALL), {"call": call}).first() if call else None
    return (str(found[0]), str(found[1])) if found is not None else None


def _may_see(connection: Connection, acting: Acting | None, one: Aside, entry: Mapping[str, Any]) -> bool:
    """What is one person's alone stays so, also where somebody else sits down at this desk."""
    if acting is None or acting.has("lead", "admin"):
        return True
    author = (entry.get("row") or {}).get(AUTHORS.get(one.table, ""))
    if one.interaction_id is None or one.table in ALONE:
        return author in (None, acting.person_id)
    return sees_call(connection, acting, one.interaction_id)


def _write(store: Store, table: Synced, one: Aside) -> None:
    """As the person wrote it: the triggers note it like any other change."""
    columns = [value.column for value in one.values]
    mine = [value.mine for value in one.values]
    exists = _now(store, table, one.pk) is not None
    if exists:
        changes = ", ".join(f'"{column}" = ?' for column in columns)
        store.raw.execute(
            f"UPDATE {table.name} SET {changes} WHERE {where(table)}", [*mine, *split(table, one.pk)]
        )
        return
    columns, mine = [*table.identity, *columns], [*split(table, one.pk), *mine]
    marks = ", ".join("?" for _ in columns)
    store.raw.execute(f"INSERT INTO {table.name} ({names(columns)}) VALUES ({marks})", mine)


def _offer(store: Store, table: Synced, pk: str) -> None:
    """Put a row that only this desk has on its way once more, with the clocks it has."""
    asked = f"SELECT {names(table.columns)} FROM {table.name} WHERE {where(table)}"
    values = list(store.raw.execute(asked, split(table, pk)).fetchone())
    clocks = [] if table.fact else [short(store.clocks_of(table.name, [pk]).get(pk, {}), store.desk)]
    if table.name in NUMBERED:  # as it was made, whatever its place among others is here
        made = store.raw.execute("SELECT number FROM sync_number WHERE tbl = ? AND id = ?", (table.name, pk))
        if (number := made.fetchone()) is not None:
            values[table.columns.index(NUMBERED[table.name][1])] = number[0]
    versions = [
        Text(table.name, pk, field, *one.stamp, one.parents, one.value)
        for field in table.texts
        for one in versions_of(store, table.name, pk, field)
    ]
    for (target,) in store.raw.execute("SELECT name FROM sync_target").fetchall():
        batch = Batch(store.desk, HEAD, store.clock, [Rows(table.name, table.columns, [values], clocks)])
        batch.texts = versions
        post(store, str(target), batch)
