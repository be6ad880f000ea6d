"""One sync of one workspace with one target: what leaves, what comes, what is left to be settled."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from db.engine import driver_of, writing
from qa_desk.sync.apply import apply_batch, try_waiting
from qa_desk.sync.batch import Batch
from qa_desk.sync.fold import be_somebody, fold, keep_short, offer_everything
from qa_desk.sync.search import catch_up, index_again
from qa_desk.sync.state import Store
from qa_desk.workspace import DATABASE, Workspace

BEHIND, NOTHING_YET = "search_behind", "0"
"""The number of the last call that a new desk has indexed; no word where the search is up to date."""


@dataclass(slots=True)
class Report:
    """What a sync did. `changed` says which rows of which tables came; `problems` are words for people."""

    sent: int = 0
    received: int = 0
    recordings_sent: int = 0
    recordings_received: int = 0
    recordings_missing: int = 0
    recordings_let_go: int = 0
    waiting: int = 0
    conflicts: int = 0
    aside: int = 0
    problems: list[str] = field(default_factory=list)
    changed: dict[str, set[str]] = field(default_factory=dict)

    def add(self, later: Report) -> None:
        """Add what a sync after this one did; what is left to be settled is as that one found it."""
        for name in ("sent", "received", "recordings_sent", "recordings_received", "recordings_let_go"):
            setattr(self, name, getattr(self, name) + getattr(later, name))
        for name in ("recordings_missing", "waiting", "conflicts", "aside"):
            setattr(self, name, getattr(later, name))
        self.problems += [problem for problem in later.problems if problem not in self.problems]
        self.came(later.changed)

    def came(self, changed: Mapping[str, set[str]]) -> None:
        """Add rows that changed."""
        for table, keys in changed.items():
            self.changed.setdefault(table, set()).update(keys)


@contextmanager
def storing(workspace: Workspace) -> Iterator[tuple[Connection, Store]]:
    """A writing transaction and the store in it; committed when the block ends well."""
    with writing(workspace.engine).begin() as connection:
        yield connection, Store(driver_of(connection))


def keep_log_short(workspace: Workspace) -> int:
    """Fold the log of changes where it grew long without a sync; how many lines went."""
    with storing(workspace) as (_, store):
        return keep_short(store)


def begin(workspace: Workspace, target: str, *, shift_ms: int = 0) -> None:
    """Pack what changed, or everything for a target that is new. A copied workspace becomes a desk of its own."""
    with storing(workspace) as (connection, store):
        be_somebody(store, workspace.root / DATABASE)
        fold(store, shift_ms=shift_ms)
        changed = try_waiting(store)
        index_again(connection, changed)
        known = store.raw.execute("SELECT 1 FROM sync_target WHERE name = ?", (target,)).fetchone()
        if known is None:
            store.raw.execute("INSERT INTO sync_target VALUES (?, 1, 0)", (target,))
            offer_everything(store, target)


def receive(workspace: Workspace, target: str, source: str, batch: Batch, report: Report) -> None:
    """Merge one batch and remember that it came, in one transaction."""
    with storing(workspace) as (connection, store):
        changed = apply_batch(store, batch)
        index_again(connection, changed)
        store.raw.execute("INSERT OR REPLACE INTO sync_cursor VALUES (?, ?, ?)", (target, source, batch.no))
    report.came(changed)
    report.received += batch.count


def cursor_of(workspace: Workspace, target: str, source: str) -> int:
    """The number of the last batch that came from a source of a target, 0 before the first."""
    with workspace.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT pos FROM sync_cursor WHERE target = ? AND source = ?", (target, source)
        ).first()
    return 0 if row is None else int(row[0])


def outbox(workspace: Workspace, target: str) -> list[int]:
    """Numbers of the batches on their way to a target, in order."""
    with workspace.reading() as connection:
        query = "SELECT no FROM sync_outbox WHERE target = ? ORDER BY no"
        return [int(row[0]) for row in connection.exec_driver_sql(query, (target,))]


def payload(workspace: Workspace, target: str, no: int) -> bytes:
    """The bytes of one batch on its way."""
    with workspace.reading() as connection:
        query = "SELECT payload FROM sync_outbox WHERE target = ? AND no = ?"
        return bytes(connection.exec_driver_sql(query, (target, no)).scalar_one())


def delivered(workspace: Workspace, target: str, no: int) -> None:
    """A batch arrived for good; it need not be kept any longer."""
    with storing(workspace) as (_, store):
        store.raw.execute("DELETE FROM sync_outbox WHERE target = ? AND no = ?", (target, no))


def desk_id(workspace: Workspace) -> str:
    """This desk's id; empty before the first sync."""
    with workspace.reading() as connection:
        found = connection.exec_driver_sql("SELECT v FROM sync_state WHERE k = 'desk'").scalar()
    return "" if found is None else str(found)


def search_waits(store: Store, *, many: bool) -> bool:
    """True while a new desk is filled: it is indexed once when all is there, not with every page that speaks of a call.

    `many` says that more pages follow the one that comes now.
    """
    if store.get(BEHIND) == NOTHING_YET:
        return True
    if (
        not many
        or store.get(BEHIND)
        or store.raw.execute("SELECT 1 FROM interaction LIMIT 1").fetchone() is not None
    ):
        return False
    store.put(BEHIND, NOTHING_YET)
    return True


def catch_up_search(workspace: Workspace) -> None:
    """Index what came while the search waited, some hundred calls at a time; goes on where it was interrupted."""
    while True:
        with storing(workspace) as (connection, store):
            if not (after := store.get(BEHIND)):
                return
            last = catch_up(connection, int(after))
            store.put(BEHIND, "" if last is None else str(last))


def finish(workspace: Workspace, target: str, report: Report) -> Report:
    """Note that the target was reached just now, and count what waits for a person or a parent."""
    from qa_desk.sync.conflicts import open_conflicts

    catch_up_search(workspace)
    with storing(workspace) as (connection, store):
        store.raw.execute(
            "UPDATE sync_target SET synced_at = ? WHERE name = ?", (int(time.time() * 1000), target)
        )
        report.waiting = int(store.raw.execute("SELECT count(*) FROM sync_waiting").fetchone()[0])
        report.aside = int(store.raw.execute("SELECT count(*) FROM sync_aside").fetchone()[0])
        report.conflicts = len(open_conflicts(connection))
    return report


def last_synced_ms(workspace: Workspace) -> int | None:
    """When this workspace last finished a sync, in ms since 1970; None where it never did."""
    with workspace.reading() as connection:
        found = connection.exec_driver_sql("SELECT max(synced_at) FROM sync_target").scalar()
    return int(found) if found else None
