"""Around every request: limits on size, TLS in front, time and bytes measured, a line in the log, errors made plain."""

from __future__ import annotations

import errno
import time
from typing import TYPE_CHECKING

from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError, TimeoutError

from qa_desk.hub.log import log, where
from qa_desk.hub.measures import Measures

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 32 << 20
"""The largest body taken."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class TooLarge(Exception):
    """A body that goes on after the limit, whatever its header said."""


class Watch:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, measures: Measures, *, needs_tls: bool = False) -> None:
        self.app, self.measures, self.needs_tls = app, measures, needs_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = _Seen(scope, receive, send)
        began = time.perf_counter()
        self.measures.in_flight.inc()
        try:
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, seen.receive, seen.send)
            else:
                await self.app(scope, seen.receive, seen.send)
        except Exception as error:
            await self._failed(seen, error)
        finally:
            self.measures.in_flight.dec()
            self._note(seen, time.perf_counter() - began)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = dict(scope["headers"])
        if self.needs_tls and scope["scheme"] != "https" and scope["path"].startswith("/v1/"):
            self.measures.turned_away.labels("no TLS").inc()
            return _answer(403, "use https")
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            self.measures.turned_away.labels("too large").inc()
            return _answer(413, "too large")
        return None

    async def _failed(self, seen: _Seen, error: Exception) -> None:
        status, words, headers = _meaning(error)
        log.warning(
            "failed", kind=type(error).__name__, status=status, at=[] if status == 413 else where(error)
        )
        if not seen.status:
            await _answer(status, words, headers)(seen.scope, seen.receive, seen.send)

    def _note(self, seen: _Seen, seconds: float) -> None:
        route = str(getattr(seen.scope.get("route"), "path", "none"))
        status = str(seen.status or 499)
        self.measures.requests.labels(route, seen.scope["method"][:8], status).inc()
        self.measures.seconds.labels(route).observe(seconds)
        self.measures.volume.labels(route, "in").inc(seen.read)
        self.measures.volume.labels(route, "out").inc(seen.sent)
        device = seen.scope.get("state", {}).get("device", "")
        log.info(
            "request",
            route=route,
            method=seen.scope["method"][:8],
            status=int(status),
            ms=round(seconds * 1000, 1),
            read=seen.read,
            sent=seen.sent,
            device=device,
        )


class _Seen:
    """One request as it passes."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self._receive, self._send = scope, receive, send
        self.status = self.read = self.sent = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self.read += len(message.get("body", b""))
        if self.read > MOST_BYTES:
            raise TooLarge
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [
                *message["headers"],
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
            ]
        self.sent += len(message.get("body", b""))
        await self._send(message)


def _meaning(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Status, words and headers for something that went wrong inside."""
    if isinstance(error, TooLarge):
        return 413, "too large", {}
    reason = str(getattr(error, "orig", "")).lower()
    if (isinstance(error, OSError) and error.errno in FULL) or "is full" in reason or "no space" in reason:
        return 507, "the hub's disk is full", {"Retry-After": "60"}
    if isinstance(error, OperationalError | TimeoutError) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    ):
        return 503, "the hub's database does not answer", {"Retry-After": "2"}
    if type(error).__module__.startswith("obstore"):
        return 503, "the hub's store of recordings does not answer", {"Retry-After": "2"}
    return 500, "something went wrong in the hub", {}


def _answer(status: int, words: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"detail": words}, status, headers or {})
