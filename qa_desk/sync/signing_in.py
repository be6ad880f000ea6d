"""A desk's place at a hub: enrolled once by a code, signed in with a token that lasts ten minutes."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text

from db.upgrade import HEAD
from qa_desk.errors import N_
from qa_desk.sync.recording_key import keep_key
from qa_desk.sync.sealing import unwrap
from qa_desk.sync.session import storing
from qa_desk.sync.wire import HubError, Wire
from qa_desk.workspace import Workspace

LEASE_S = 30.0
"""How long one sign-in may take before another process of this desk takes its place."""
SPARE_S = 60
"""A token this close to its end is not used any more."""
HALF = 4
"""Groups of a code that the hub is told; those after them open the recordings' key and stay on the desks."""


def enrol(workspace: Workspace, url: str, code: str) -> None:
    """Make this workspace a desk of a hub, by a one-time code; `HubError` where it is not taken, `SealError`."""
    groups = code.strip().upper().split("-")
    asked, words = "-".join(groups[:HALF]), "-".join(groups[HALF:])
    wire = Wire(url)
    status, body = wire.tell("/v1/enrol", {"code": asked, **_myself(workspace, asked)})
    wire.close()
    if status == 429:
        raise wire.said_no(status, body)
    if status != 200:
        raise HubError(
            N_("This code is unknown, used already, or older than a day."),
            hint=N_("Ask an administrator for a new one."),
        )
    given = wire.read(body)
    if given.get("sealed_key") and words:  # first, as the hub tells it to a desk that is not in yet
        keep_key(workspace, unwrap(given["sealed_key"], words))
    with storing(workspace) as (_, store):
        store.put("enrolling", "{}")
        store.put("hub", json.dumps({"url": wire.url, "device": given["device"], "secret": given["secret"]}))


def _myself(workspace: Workspace, code: str) -> dict[str, str]:
    """The id and secret this desk asks to be known by: the same with the same code, as an answer may be lost."""
    known_as = hashlib.sha256(code.encode()).hexdigest()
    with storing(workspace) as (_, store):
        asked: dict[str, str] = json.loads(store.get("enrolling", "{}"))
        if asked.get("code") != known_as:
            asked = {
                "code": known_as,
                "device": str(uuid.uuid4()),
                "secret": secrets.token_urlsafe(32),
            }
            store.put("enrolling", json.dumps(asked))
    return {"device": asked["device"], "secret": asked["secret"]}


def enrolled_at(workspace: Workspace) -> str | None:
    """The address of the hub this workspace is a desk of."""
    hub = _hub(workspace)
    return None if hub is None else str(hub["url"])


@contextmanager
def signed_in(workspace: Workspace) -> Iterator[tuple[Wire, dict[str, Any]]]:
    """A line to the hub and whom it takes this desk for; `HubError`."""
    if (hub := _hub(workspace)) is None:
        raise HubError(
            N_("This workspace is no desk of a hub yet."), hint=N_("Enrol it with a one-time code.")
        )
    wire = Wire(hub["url"])
    try:
        me = _me(wire, workspace, fresh=False) or _me(wire, workspace, fresh=True)
        if me is None:
            raise _not_let_in(wire, 401)
        if str(me.get("schema", HEAD)) < HEAD:
            raise HubError(
                N_("The hub at {url} is of an older release than this QA Desk."),
                hint=N_("Tell whoever runs it to update it. What you changed stays here until then."),
                url=wire.url,
            )
        yield wire, me
    finally:
        wire.close()


def _me(wire: Wire, workspace: Workspace, *, fresh: bool) -> dict[str, Any] | None:
    """Whom the hub takes this desk for; None where it does not know the token (any more)."""
    wire.token = _token(wire, workspace, fresh=fresh)
    status, _, body = wire.ask("GET", "/v1/me")
    if status == 401:
        return None
    if status != 200:
        raise wire.said_no(status, body)
    return wire.read(body)


def _token(wire: Wire, workspace: Workspace, *, fresh: bool) -> str:
    """A token that is good; a new one is asked for by one process of this desk at a time, since each makes the
    secret before it worthless."""
    mine, deadline = f"{time.time():.6f}", time.monotonic() + 2 * LEASE_S
    while True:
        hub = _lease(workspace, mine, fresh=fresh)
        if hub.get("token"):
            return str(hub["token"])
        if hub.get("lease") == mine:
            break
        if time.monotonic() > deadline:
            raise _not_let_in(wire, 409)
        time.sleep(0.05)
        fresh = False
    status, body = wire.tell("/v1/token", {"device": hub["device"], "secret": hub["secret"]})
    kept = {"url": hub["url"], "device": hub["device"], "secret": hub["secret"]}
    given = wire.read(body) if status == 200 else {}
    if given:
        until = time.time() + float(given["expires_s"]) - SPARE_S
        kept |= {"secret": given["secret"], "token": given["token"], "until": until}
    with storing(workspace) as (_, store):
        store.put("hub", json.dumps(kept))
    if status == 401:
        raise _not_let_in(wire, status)
    if status != 200:
        raise wire.said_no(status, body)
    return str(given["token"])


def _lease(workspace: Workspace, mine: str, *, fresh: bool) -> dict[str, Any]:
    """What is known of the hub; with a token where there is a good one, with our own lease where we are to ask."""
    with storing(workspace) as (_, store):
        hub: dict[str, Any] = json.loads(store.get("hub"))
        if not fresh and hub.get("token") and float(hub.get("until", 0)) > time.time():
            return hub
        hub.pop("token", None)
        held = float(hub.get("lease", 0))
        if not 0 <= time.time() - held < LEASE_S:
            hub["lease"] = mine
            store.put("hub", json.dumps(hub))
    return hub


def _hub(workspace: Workspace) -> dict[str, Any] | None:
    with workspace.reading() as connection:
        found = connection.execute(text("SELECT v FROM sync_state WHERE k = 'hub'")).scalar()
    if found is None:
        return None
    hub: dict[str, Any] = json.loads(found)
    return hub


def _not_let_in(wire: Wire, status: int) -> HubError:
    return HubError(
        N_("The hub at {url} does not let this desk in (answer {status})."),
        hint=N_("Ask an administrator for a new code and enrol again. What you changed stays here."),
        url=wire.url,
        status=status,
    )
