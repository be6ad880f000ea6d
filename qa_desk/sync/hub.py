"""A desk's side of the hub: hand over what changed here, take in what changed elsewhere."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec

from db.upgrade import HEAD
from qa_desk.sync import session
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import Batch, unpack
from qa_desk.sync.hub_recordings import AHEAD, NONE, Progress, exchange
from qa_desk.sync.leaving import let_go
from qa_desk.sync.refused import set_aside
from qa_desk.sync.search import index_again
from qa_desk.sync.session import Report, storing
from qa_desk.sync.signing_in import enrol, enrolled_at, signed_in
from qa_desk.sync.state import become_another
from qa_desk.sync.wire import HubError, Wire
from qa_desk.workspace import Workspace

__all__ = ["HubError", "Wire", "enrol", "enrolled_at", "sync_hub"]
CLOCK_OFF_MS = 60_000


class Page(msgspec.Struct):
    """One answer to a pull."""

    batch: bytes
    cursors: dict[str, int]
    gone: list[tuple[str, str]]
    drop: list[str]
    more: bool


def sync_hub(workspace: Workspace, *, recordings: str = AHEAD, progress: Progress | None = None) -> Report:
    """Hand over what changed here and take in what changed elsewhere; `HubError`. May be stopped at any point.

    `recordings` says which to fetch (`hub_recordings`); `progress` is told how far their exchange is.
    """
    report = Report()
    with signed_in(workspace) as (wire, me):
        target = f"hub:{me['epoch']}"
        ahead = int(time.time() * 1000) - int(me["now"])
        shift = ahead if abs(ahead) > CLOCK_OFF_MS else 0
        session.begin(workspace, target, shift_ms=shift)
        _hand_over(workspace, wire, target, report)
        _take_in(workspace, wire, target, report)
        session.begin(workspace, target, shift_ms=shift)
        _hand_over(workspace, wire, target, report)
        if recordings != NONE:
            exchange(workspace, wire, me, report, fetch=recordings, progress=progress)
    return session.finish(workspace, target, report)


def _hand_over(workspace: Workspace, wire: Wire, target: str, report: Report) -> None:
    for no in session.outbox(workspace, target):
        data = session.payload(workspace, target, no)
        status, _, body = wire.ask("POST", "/v1/changes", data, {"Content-Type": "application/octet-stream"})
        if (
            status == 409
        ):  # this database is an older state of itself, or a copy: speak with a voice of its own
            with storing(workspace) as (_, store):
                if store.get("renamed_for") == target + str(no):
                    raise wire.said_no(status, body)
                become_another(store)
                store.put("renamed_for", target + str(no))
            session.begin(workspace, target)
            return _hand_over(workspace, wire, target, report)
        if status != 200:
            raise wire.said_no(status, body)
        refused, batch = json.loads(body)["refused"], unpack(data)
        if refused:
            set_aside(workspace, wire, batch, refused, report)
            report.problems += sorted({f"{r['table']}: {r['why']}" for r in refused})
        session.delivered(workspace, target, no)
        report.sent += batch.count - len(refused)
    return None


def _take_in(workspace: Workspace, wire: Wire, target: str, report: Report) -> None:
    """Merge page after page; while one is merged the next is on its way, so that neither side waits for the other."""
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(_ask, wire, _cursors(workspace, target))
        while True:
            page, batch = coming.result()
            if page.more:
                coming = ahead.submit(_ask, wire, page.cursors)
            _merge(workspace, target, page, batch, report)
            if not page.more:
                return


def _ask(wire: Wire, cursors: dict[str, int]) -> tuple[Page, Batch]:
    """One page past these cursors, which are all that this desk has."""
    status, body = wire.tell("/v1/pull", {"cursors": cursors, "schema": HEAD})
    if status != 200:
        raise wire.said_no(status, body)
    page = msgspec.msgpack.decode(body, type=Page)
    return page, unpack(page.batch)


def _merge(workspace: Workspace, target: str, page: Page, batch: Batch, report: Report) -> None:
    """Merge a page and remember how far that is, in one transaction."""
    with storing(workspace) as (connection, store):
        changed = apply_batch(store, batch)
        for table, keys in let_go(store, page.gone, batch, last=not page.more).items():
            changed.setdefault(table, set()).update(keys)
        if not session.search_waits(store, many=page.more):
            index_again(connection, changed)
        for stream, pos in page.cursors.items():
            store.raw.execute("INSERT OR REPLACE INTO sync_cursor VALUES (?, ?, ?)", (target, stream, pos))
        for stream in page.drop:
            store.raw.execute("DELETE FROM sync_cursor WHERE target = ? AND source = ?", (target, stream))
    report.came(changed)
    report.received += batch.count


def _cursors(workspace: Workspace, target: str) -> dict[str, int]:
    with workspace.reading() as connection:
        rows = connection.exec_driver_sql("SELECT source, pos FROM sync_cursor WHERE target = ?", (target,))
        return {str(source): int(pos) for source, pos in rows}
