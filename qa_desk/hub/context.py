"""What every endpoint works with: the hub, who asks, and bodies and answers that both sides can check."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request, Response
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from qa_desk.hub import devices, limits
from qa_desk.hub.devices import Caller
from qa_desk.hub.limits import Pace
from qa_desk.hub.measures import Measures
from qa_desk.hub.store import BlobStore
from qa_desk.hub.tables import reading

DIGEST = "x-content-sha256"
"""The header by which each side finds that a body was damaged on its way."""
SMALL = 256 << 10
"""Bytes of a body that are read before its sender is let in; what is larger waits for that."""


@dataclass(slots=True)
class Hub:
    """What every request works with. Nothing of it is remembered beyond the process but counts."""

    engine: Engine
    store: BlobStore
    measures: Measures
    pace: Pace = field(default_factory=Pace)


async def hub_of(request: Request) -> Hub:
    """The hub that answers."""
    hub: Hub = request.app.state.hub
    return hub


async def token_of(authorization: Annotated[str, Header()] = "") -> str:
    """The token of whoever asks, not looked at yet."""
    return authorization.removeprefix("Bearer ")


TheHub = Annotated[Hub, Depends(hub_of)]
Token = Annotated[str, Depends(token_of)]


def let_in(hub: TheHub, request: Request, token: Token) -> Caller:
    """Who asks, by their token; 401 otherwise, 429 where the device asks too often."""
    with reading(hub.engine).begin() as connection:
        caller = devices.caller_of(connection, token)
    if caller is None:
        hub.measures.turned_away.labels("token").inc()
        raise HTTPException(401, "sign in again")
    request.state.device = caller.device
    if hub.pace.too_fast(hub.engine, caller.device):
        hub.measures.turned_away.labels("pace").inc()
        raise HTTPException(429, "too many requests", headers={"Retry-After": "10"})
    return caller


async def answer(
    hub: Hub, request: Request, token: str, work: Callable[[Hub, Caller, bytes], Response]
) -> Response:
    """What `work` answers to who is let in and what they sent.

    Each step into another thread and back costs more than a look at a token, so a small body takes only one.
    """
    length = request.headers.get("content-length", "")
    known = length.isdigit() and int(length) <= SMALL
    caller = None if known else await run_in_threadpool(let_in, hub, request, token)
    data = await body_of(request)
    return await run_in_threadpool(lambda: work(hub, caller or let_in(hub, request, token), data))


def brake(hub: TheHub, request: Request) -> str:
    """The address that asks; 429 where it was wrong too often."""
    host = request.client.host if request.client else ""
    with reading(hub.engine).begin() as connection:
        if limits.too_many(connection, host):
            hub.measures.turned_away.labels("tries").inc()
            raise HTTPException(429, "too many tries", headers={"Retry-After": str(limits.WINDOW_S)})
    return host


LetIn = Annotated[Caller, Depends(let_in)]
Address = Annotated[str, Depends(brake)]


async def body_of(request: Request) -> bytes:
    """The whole body; 502 where it is not what its sender hashed."""
    data = await request.body()
    said = request.headers.get(DIGEST)
    if said is not None and said != hashlib.sha256(data).hexdigest():
        raise HTTPException(502, "damaged on its way")
    return data


def whole(content: bytes, kind: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An answer that the other side can check: a damaged cursor would skip rows."""
    digest = hashlib.sha256(content).hexdigest()
    return Response(content, status, {**(headers or {}), DIGEST: digest}, media_type=kind)
