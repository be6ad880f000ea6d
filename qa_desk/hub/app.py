"""The hub over HTTP: version 1 of the protocol, health, metrics."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool

from db.upgrade import HEAD
from qa_desk import __version__
from qa_desk.hub import devices
from qa_desk.hub.blobs import NAME, Blobs, may_read
from qa_desk.hub.devices import Caller, NotLetIn
from qa_desk.hub.pull import MOST, WasRestored, pull
from qa_desk.hub.push import PushError, push
from qa_desk.hub.tables import get
from qa_desk.sync.batch import BatchError, unpack

MOST_BYTES = 32 << 20
"""The largest body taken."""
MOST_ITEMS = 60_000
router = APIRouter()

DIGEST = "x-content-sha256"
"""The header by which each side finds that a body was damaged on its way."""
TRIES, WITHIN_S = 20, 60
"""How often one address may be wrong about codes and secrets."""


class Enrol(BaseModel):
    """A one-time code."""

    code: str = Field(min_length=4, max_length=64)


class Secret(BaseModel):
    """A device and its secret."""

    device: str = Field(max_length=64)
    secret: str = Field(max_length=128)


class Cursors(BaseModel):
    """How far each stream was read, and how many rows to send at most."""

    cursors: dict[str, int] = Field(default_factory=dict, max_length=20_000)
    limit: int = Field(default=MOST, ge=1, le=MOST)


class Tries:
    """How often each address was wrong lately; per process, as a brake and not as a wall."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.times: dict[str, deque[float]] = {}

    def too_many(self, address: str) -> bool:
        """True for an address that was wrong too often within the last minute."""
        now = time.monotonic()
        with self.lock:
            times = self.times.get(address, deque())
            while times and times[0] < now - WITHIN_S:
                times.popleft()
            if not times:
                self.times.pop(address, None)
            return len(times) >= TRIES

    def wrong(self, address: str) -> None:
        """Remember a wrong try."""
        with self.lock:
            self.times.setdefault(address, deque()).append(time.monotonic())


@dataclass(slots=True)
class Hub:
    """What every request works with."""

    engine: Engine
    blobs: Blobs
    tries: Tries = field(default_factory=Tries)
    counts: dict[str, int] = field(default_factory=dict)


def hub_app(engine: Engine, blobs: Path) -> FastAPI:
    """The hub's application on a database and a folder of recordings."""
    app = FastAPI(
        title="QA Desk hub", version="1", docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json"
    )
    hub = app.state.hub = Hub(engine, Blobs(blobs))
    app.include_router(router)

    @app.middleware("http")
    async def counted(request: Request, call: Callable[[Request], Any]) -> Any:
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return PlainTextResponse("too large", 413)
        response = await call(request)
        status = str(response.status_code)
        hub.counts[status] = hub.counts.get(status, 0) + 1
        return response

    return app


def hub_of(request: Request) -> Hub:
    """The hub that answers."""
    hub: Hub = request.app.state.hub
    return hub


TheHub = Annotated[Hub, Depends(hub_of)]


def let_in(hub: TheHub, authorization: Annotated[str, Header()] = "") -> Caller:
    """Who asks, by their token; 401 otherwise."""
    with hub.engine.begin() as connection:
        caller = devices.caller_of(connection, authorization.removeprefix("Bearer "))
    if caller is None:
        raise HTTPException(401, "sign in again")
    return caller


def brake(hub: TheHub, request: Request) -> str:
    """The address that asks; 429 where it was wrong too often."""
    address = request.client.host if request.client else ""
    if hub.tries.too_many(address):
        raise HTTPException(429, "too many tries", headers={"Retry-After": str(WITHIN_S)})
    return address


LetIn = Annotated[Caller, Depends(let_in)]
Address = Annotated[str, Depends(brake)]


@router.post("/v1/enrol")
def enrol(hub: TheHub, address: Address, asked: Enrol) -> dict[str, str]:
    """A new device for a one-time code."""
    try:
        with hub.engine.begin() as connection:
            device, secret = devices.enrol(connection, asked.code)
    except NotLetIn as error:
        hub.tries.wrong(address)
        raise HTTPException(403, str(error)) from error
    return {"device": device, "secret": secret}


@router.post("/v1/token")
def token(hub: TheHub, address: Address, asked: Secret) -> dict[str, str | int]:
    """A token for ten minutes, and the device's next secret."""
    with hub.engine.begin() as connection:
        found = devices.issue_token(connection, asked.device, asked.secret)
    if found is None:
        hub.tries.wrong(address)
        raise HTTPException(401, "this device is not let in")
    return {"token": found[0], "secret": found[1], "expires_s": devices.TOKEN_S}


@router.get("/v1/me")
def me(hub: TheHub, caller: LetIn) -> dict[str, Any]:
    """Who the hub takes the caller for, its epoch, clock and schema."""
    with hub.engine.begin() as connection:
        epoch = get(connection, "epoch")
    roles = sorted(caller.reach.roles)
    now = int(time.time() * 1000)
    return {"person": caller.reach.person, "roles": roles, "epoch": epoch, "now": now, "schema": HEAD}


async def _body(request: Request) -> bytes:
    """The whole body, given up as soon as it is too large, whatever its header said."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            raise HTTPException(413, "too large")
    said = request.headers.get(DIGEST)
    if said is not None and said != hashlib.sha256(data).hexdigest():
        raise HTTPException(502, "damaged on its way")
    return bytes(data)


def _whole(content: bytes, kind: str) -> Response:
    """An answer that the other side can check: a damaged cursor would skip rows."""
    return Response(content, media_type=kind, headers={DIGEST: hashlib.sha256(content).hexdigest()})


@router.post("/v1/changes")
async def changes(hub: TheHub, request: Request, caller: LetIn) -> Response:
    """Take a packed batch; what was refused, and why."""
    data = await _body(request)
    return await run_in_threadpool(_take, hub.engine, caller, data)


def _take(engine: Engine, caller: Caller, data: bytes) -> Response:
    try:
        batch = unpack(data)
        if batch.count > MOST_ITEMS:
            raise HTTPException(413, "too many changes at once")
        with engine.begin() as connection:
            answer = push(connection, caller, batch, data)
    except PushError as error:
        raise HTTPException(409, str(error)) from error
    except (BatchError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise HTTPException(422, "these changes are not well formed") from error
    return _whole(msgspec.json.encode(answer), "application/json")


@router.post("/v1/pull", openapi_extra={"requestBody": {"content": {"application/json": {}}}})
async def pulled(hub: TheHub, caller: LetIn, request: Request) -> Response:
    """One page of what comes after these cursors."""
    try:
        asked = Cursors.model_validate_json(await _body(request))
    except ValidationError as error:
        raise HTTPException(422, "these are no cursors") from error
    return await run_in_threadpool(_page, hub.engine, caller, asked)


def _page(engine: Engine, caller: Caller, asked: Cursors) -> Response:
    try:
        with engine.begin() as connection:
            page = pull(connection, caller, asked.cursors, asked.limit)
    except WasRestored as error:
        raise HTTPException(410, "its database was restored; run “qa-desk hub restored” there") from error
    return _whole(msgspec.msgpack.encode(page), "application/msgpack")


def readable(hub: TheHub, caller: LetIn, sha256: str) -> str:
    """The hash of a recording that the caller may hear; 404 otherwise, whether or not it is there."""
    with hub.engine.begin() as connection:
        if not NAME.fullmatch(sha256) or not may_read(connection, caller, sha256):
            raise HTTPException(404, "no such recording")
    return sha256


Readable = Annotated[str, Depends(readable)]


@router.head("/v1/blobs/{sha256}")
def size(hub: TheHub, sha256: Readable) -> Response:
    """How much of a recording is there."""
    there, whole = hub.blobs.size(sha256)
    return Response(headers={"Upload-Offset": str(there), "Upload-Complete": "1" if whole else "0"})


@router.get("/v1/blobs/{sha256}")
def sound(hub: TheHub, sha256: Readable) -> FileResponse:
    """A whole recording, or a range of it."""
    if not hub.blobs.size(sha256)[1]:
        raise HTTPException(404, "not here yet")
    return FileResponse(hub.blobs.path(sha256), media_type="application/octet-stream")


@router.patch("/v1/blobs/{sha256}")
async def part(
    hub: TheHub,
    request: Request,
    sha256: Readable,
    caller: LetIn,
    upload_offset: Annotated[int, Header(ge=0)],
    upload_last: Annotated[int, Header(ge=0, le=1)] = 0,
) -> Response:
    """Add the next part of a recording; 409 with the true offset where it does not fit."""
    if not caller.reach.is_staff:
        raise HTTPException(403, "not allowed by this person's roles")
    data = await _body(request)
    end = await run_in_threadpool(hub.blobs.append, sha256, upload_offset, data, last=bool(upload_last))
    there = hub.blobs.size(sha256)[0] if end is None else end
    return Response(status_code=409 if end is None else 204, headers={"Upload-Offset": str(there)})


@router.get("/healthz")
def healthy() -> dict[str, str]:
    """This process runs."""
    return {"status": "ok", "version": __version__}


@router.get("/readyz")
def ready(hub: TheHub) -> dict[str, str]:
    """The database answers."""
    try:
        with hub.engine.begin() as connection:
            connection.execute(text("SELECT 1"))
    except DBAPIError as error:
        raise HTTPException(503, "the database does not answer") from error
    return {"status": "ready"}


@router.get("/metrics")
def metrics(hub: TheHub) -> PlainTextResponse:
    """Answers by status, for Prometheus."""
    lines = [f'qa_desk_hub_responses_total{{status="{s}"}} {n}' for s, n in sorted(hub.counts.items())]
    return PlainTextResponse("\n".join(["# TYPE qa_desk_hub_responses_total counter", *lines, ""]))
