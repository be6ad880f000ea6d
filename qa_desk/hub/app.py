"""The hub over HTTP: version 1 of the protocol, health, metrics."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from sqlalchemy import Engine, create_engine

from qa_desk.hub.context import Hub
from qa_desk.hub.measures import Measures
from qa_desk.hub.routes import blobs, changes, enrolment, health
from qa_desk.hub.store import BlobStore, Folder
from qa_desk.hub.tables import THREADS
from qa_desk.hub.watch import Watch

PROTOCOL = "1.3"
"""The version of the protocol: the first number is in every path, the second grows with each addition."""


def hub_app(engine: Engine, store: BlobStore | Path, *, needs_tls: bool = False) -> FastAPI:
    """The hub's application on a database and a store of recordings (or its folder).

    `needs_tls` refuses what did not come encrypted, as the proxy in front tells.
    """
    app = FastAPI(
        title="QA Desk hub",
        lifespan=_lifespan,
        version=PROTOCOL,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        description="What desks and hub say to each other. Batches and pages are zlib over msgpack; see docs/sync.md.",
    )
    hub = app.state.hub = Hub(engine, Folder(store) if isinstance(store, Path) else store, Measures())
    for part in (enrolment, changes, blobs, health):
        app.include_router(part.router)
    app.add_middleware(Watch, measures=hub.measures, needs_tls=needs_tls)
    return app


@asynccontextmanager
async def _lifespan(_app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield


def openapi_document() -> str:
    """The protocol's OpenAPI document, always the same for the same protocol."""
    engine = create_engine("sqlite://")
    return json.dumps(hub_app(engine, Path("unused")).openapi(), indent=1, sort_keys=True) + "\n"
