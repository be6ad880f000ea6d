"""Serving the hub with uvicorn: one process or several on one port, none of which remembers anything."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from fastapi import FastAPI

HANDED_DOWN = "QA_DESK_HUB_SERVING"
"""The variable by which a process tells its workers what to serve."""
GRACE_S = 30
"""How long requests under way are given to end when the hub is told to stop."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What to serve and where. `proxies` are addresses whose word about TLS and callers is believed."""

    database: str
    blobs: str
    host: str
    port: int
    workers: int = 1
    certificate: str | None = None
    key: str | None = None
    behind_proxy: bool = False
    proxies: str = "127.0.0.1"


def application() -> FastAPI:
    """What one worker serves."""
    from qa_desk.hub import log
    from qa_desk.hub.app import hub_app
    from qa_desk.hub.store import open_store
    from qa_desk.hub.tables import open_hub

    serving = msgspec.json.decode(os.environ[HANDED_DOWN], type=Serving)
    log.set_up()
    log.log.info("serving", worker=os.getpid(), store="objects" if "://" in serving.blobs else "folder")
    return hub_app(open_hub(serving.database), open_store(serving.blobs), needs_tls=serving.behind_proxy)


def serve(serving: Serving) -> None:
    """Serve until told to stop (SIGTERM, SIGINT): then nothing new is taken and what is under way is finished."""
    import uvicorn

    os.environ[HANDED_DOWN] = msgspec.json.encode(serving).decode()
    with _shared_measures():
        uvicorn.run(
            "qa_desk.hub.serve:application",
            factory=True,
            host=serving.host,
            port=serving.port,
            workers=serving.workers,
            log_level="critical",
            access_log=False,
            ssl_certfile=serving.certificate,
            ssl_keyfile=serving.key,
            proxy_headers=serving.behind_proxy,
            forwarded_allow_ips=serving.proxies,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
        )


@contextmanager
def _shared_measures() -> Iterator[None]:
    """A folder through which the workers' counts are told as one; it must be named before they are imported."""
    named = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    folder = Path(named or tempfile.mkdtemp(prefix="qa-desk-hub-"))
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    try:
        yield
    finally:
        if named is None:
            shutil.rmtree(folder, ignore_errors=True)
