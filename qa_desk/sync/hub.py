"""A desk's side of the hub: enrol once, then hand over and take in, with nothing but the standard library."""

from __future__ import annotations

import hashlib
import http.client
import json
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import text

from db.sync.tables import Synced
from qa_desk.errors import N_, QADeskError
from qa_desk.sync import session
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import unpack
from qa_desk.sync.merging import where
from qa_desk.sync.search import index_again
from qa_desk.sync.session import Report, storing
from qa_desk.sync.state import Store, become_another, split
from qa_desk.workspace import Workspace

TIMEOUT_S = 60
TRIES = 4
PART = 8 << 20
CLOCK_OFF_MS = 60_000
DIGEST = "x-content-sha256"
"""The header by which each side finds that a body was damaged on its way."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class HubError(QADeskError):
    """A hub that cannot be reached, does not let this desk in, or says no."""


class Page(msgspec.Struct):
    """One answer to a pull."""

    batch: bytes
    cursors: dict[str, int]
    gone: list[tuple[str, str]]
    drop: list[str]
    more: bool


class Wire:
    """One connection to a hub; a request that got no answer is tried again, since all of them may be repeated."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise HubError(N_("“{url}” is no address of a hub."), hint=N_("It begins with https://"), url=url)
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise HubError(
                N_("The hub at {url} does not encrypt what is sent."),
                hint=N_("Use an address that begins with https://"),
                url=url,
            )
        self.url, self.secure = url.rstrip("/"), parts.scheme == "https"
        self.host, self.port, self.base = parts.hostname, parts.port, parts.path.rstrip("/")
        self.token = ""
        self._line: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer; `HubError` where none comes after a few tries."""
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        sent[DIGEST] = hashlib.sha256(body).hexdigest()
        for attempt in range(TRIES):
            try:
                line = self._connected()
                line.request(method, self.base + path, body or None, sent)
                answer = line.getresponse()
                content = answer.read()
                said = answer.getheader(DIGEST)
                if said is not None and said != hashlib.sha256(content).hexdigest():
                    raise http.client.HTTPException("damaged")
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if attempt == TRIES - 1:
                    raise self._unreachable(str(error)) from error
                time.sleep(0.2 * 2**attempt)
                continue
            if answer.status in (502, 503, 504) and attempt < TRIES - 1:
                time.sleep(0.2 * 2**attempt)
                continue
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content
        raise self._unreachable("")

    def _unreachable(self, reason: str) -> HubError:
        return HubError(
            N_("The hub at {url} does not answer: {reason}."),
            hint=N_("Everything works without it; sync again later. Nothing was lost."),
            url=self.url,
            reason=reason,
        )

    def tell(self, path: str, value: dict[str, Any]) -> tuple[int, bytes]:
        """Post JSON."""
        status, _, body = self.ask(
            "POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"}
        )
        return status, body

    def _connected(self) -> http.client.HTTPConnection:
        if self._line is None:
            if self.secure:
                context = ssl.create_default_context()
                self._line = http.client.HTTPSConnection(
                    self.host, self.port, timeout=TIMEOUT_S, context=context
                )
            else:
                self._line = http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT_S)
        return self._line

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None


def enrol(workspace: Workspace, url: str, code: str) -> None:
    """Make this workspace a desk of a hub, by a one-time code; `HubError` where it is not taken."""
    wire = Wire(url)
    status, body = wire.tell("/v1/enrol", {"code": code})
    wire.close()
    if status != 200:
        raise HubError(
            N_("This code is unknown, used already, or older than a day."),
            hint=N_("Ask an administrator for a new one."),
        )
    given = _read(wire, body)
    with storing(workspace) as (_, store):
        store.put("hub", json.dumps({"url": wire.url, "device": given["device"], "secret": given["secret"]}))


def enrolled_at(workspace: Workspace) -> str | None:
    """The address of the hub this workspace is a desk of."""
    with workspace.reading() as connection:
        found = connection.execute(text("SELECT v FROM sync_state WHERE k = 'hub'")).scalar()
    return None if found is None else str(json.loads(found)["url"])


def sync_hub(workspace: Workspace, *, recordings: bool = True) -> Report:
    """Hand over what changed here and take in what changed elsewhere; `HubError`. May be stopped at any point."""
    report = Report()
    with _signed_in(workspace) as (wire, me):
        target = f"hub:{me['epoch']}"
        ahead = int(time.time() * 1000) - int(me["now"])
        shift = ahead if abs(ahead) > CLOCK_OFF_MS else 0
        session.begin(workspace, target, shift_ms=shift)
        _hand_over(workspace, wire, target, report)
        _take_in(workspace, wire, target, report)
        session.begin(workspace, target, shift_ms=shift)
        _hand_over(workspace, wire, target, report)
        if recordings:
            from qa_desk.sync.hub_recordings import exchange

            exchange(workspace, wire, report)
    return session.finish(workspace, target, report)


@contextmanager
def _signed_in(workspace: Workspace) -> Iterator[tuple[Wire, dict[str, Any]]]:
    with workspace.reading() as connection:
        found = connection.execute(text("SELECT v FROM sync_state WHERE k = 'hub'")).scalar()
    if found is None:
        raise HubError(
            N_("This workspace is no desk of a hub yet."), hint=N_("Enrol it with a one-time code.")
        )
    hub = json.loads(found)
    wire = Wire(hub["url"])
    try:
        status, body = wire.tell("/v1/token", {"device": hub["device"], "secret": hub["secret"]})
        if status != 200:
            raise HubError(
                N_("The hub at {url} does not let this desk in (answer {status})."),
                hint=N_("Ask an administrator for a new code and enrol again. What you changed stays here."),
                url=hub["url"],
                status=status,
            )
        given = _read(wire, body)
        with storing(workspace) as (_, store):
            store.put("hub", json.dumps({**hub, "secret": given["secret"]}))
        wire.token = given["token"]
        status, _, body = wire.ask("GET", "/v1/me")
        if status != 200:
            raise _said_no(wire, status, body)
        yield wire, _read(wire, body)
    finally:
        wire.close()


def _hand_over(workspace: Workspace, wire: Wire, target: str, report: Report) -> None:
    for no in session.outbox(workspace, target):
        data = session.payload(workspace, target, no)
        status, _, body = wire.ask("POST", "/v1/changes", data, {"Content-Type": "application/octet-stream"})
        if (
            status == 409
        ):  # this database is an older state of itself, or a copy: speak with a voice of its own
            with storing(workspace) as (_, store):
                if store.get("renamed_for") == target + str(no):
                    raise _said_no(wire, status, body)
                become_another(store)
                store.put("renamed_for", target + str(no))
            session.begin(workspace, target)
            return _hand_over(workspace, wire, target, report)
        if status != 200:
            raise _said_no(wire, status, body)
        refused = json.loads(body)["refused"]
        if refused:
            _keep_refused(workspace, refused)
            report.problems += sorted({f"{r['table']}: {r['why']}" for r in refused})
        session.delivered(workspace, target, no)
        report.sent += unpack(data).count - len(refused)
    return None


def _keep_refused(workspace: Workspace, refused: list[dict[str, str]]) -> None:
    """What the hub did not take stays here; that it was refused, and why, is kept too."""
    with storing(workspace) as (_, store):
        now = int(time.time() * 1000)
        for entry in refused:
            item = json.dumps(entry, sort_keys=True).encode()
            values = (hashlib.sha256(item).hexdigest(), entry["table"], entry["pk"], entry["why"], now, item)
            store.raw.execute("INSERT OR IGNORE INTO sync_aside VALUES (?, ?, ?, ?, ?, ?)", values)


def _take_in(workspace: Workspace, wire: Wire, target: str, report: Report) -> None:
    while True:
        status, body = wire.tell("/v1/pull", {"cursors": _cursors(workspace, target)})
        if status != 200:
            raise _said_no(wire, status, body)
        page = msgspec.msgpack.decode(body, type=Page)
        batch = unpack(page.batch)
        with storing(workspace) as (connection, store):
            changed = apply_batch(store, batch)
            for table, keys in _let_go(store, page.gone).items():
                changed.setdefault(table, set()).update(keys)
            index_again(connection, changed)
            for stream, pos in page.cursors.items():
                store.raw.execute(
                    "INSERT OR REPLACE INTO sync_cursor VALUES (?, ?, ?)", (target, stream, pos)
                )
            for stream in page.drop:
                store.raw.execute("DELETE FROM sync_cursor WHERE target = ? AND source = ?", (target, stream))
        report.came(changed)
        report.received += batch.count
        if not page.more:
            return


def _cursors(workspace: Workspace, target: str) -> dict[str, int]:
    with workspace.reading() as connection:
        rows = connection.exec_driver_sql("SELECT source, pos FROM sync_cursor WHERE target = ?", (target,))
        return {str(source): int(pos) for source, pos in rows}


def _let_go(store: Store, gone: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Remove rows that are not this desk's to hold any more, children first; what is unsent or still named stays."""
    changed: dict[str, set[str]] = {}
    unsent = {(table, pk) for table, pk in store.raw.execute("SELECT tbl, pk FROM sync_log")}
    by_table: dict[str, list[str]] = {}
    for name, pk in gone:
        if name in store.tables and (name, pk) not in unsent:
            by_table.setdefault(name, []).append(pk)
    with store.applying():
        for name in reversed([table for table in store.tables if table in by_table]):
            for pk in by_table[name]:
                if not _is_named(store, store.tables[name], pk):
                    table = store.tables[name]
                    store.raw.execute(f"DELETE FROM {name} WHERE {where(table)}", split(table, pk))
                    store.raw.execute("DELETE FROM sync_row WHERE tbl = ? AND pk = ?", (name, pk))
                    store.raw.execute("DELETE FROM sync_text WHERE tbl = ? AND pk = ?", (name, pk))
                    changed.setdefault(name, set()).add(pk)
    return changed


def _is_named(store: Store, table: Synced, pk: str) -> bool:
    if table.identity != ("id",):
        return False
    return any(
        store.raw.execute(f'SELECT 1 FROM {child.name} WHERE "{column}" = ? LIMIT 1', (pk,)).fetchone()
        for child in store.tables.values()
        for column, parent in child.parents
        if parent == table.name
    )


def _read(wire: Wire, body: bytes) -> dict[str, Any]:
    """An answer in JSON; `HubError` where it is something else."""
    try:
        found: dict[str, Any] = json.loads(body)
        return found
    except ValueError as error:
        raise _said_no(wire, 0, b"") from error


def _said_no(wire: Wire, status: int, body: bytes) -> HubError:
    try:
        reason = str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        reason = str(status)
    return HubError(
        N_("The hub at {url} refused: {reason}."),
        hint=N_("What you changed stays here and is offered again next time."),
        url=wire.url,
        reason=reason,
    )
