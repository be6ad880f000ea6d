"""How the hub is, for whoever runs it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import PlainTextResponse
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from qa_desk import __version__
from qa_desk.hub.context import TheHub
from qa_desk.hub.store import StoreProblem
from qa_desk.hub.tables import reading

router = APIRouter()


@router.get("/healthz")
def healthy() -> dict[str, str]:
    """This process runs."""
    return {"status": "ok", "version": __version__}


@router.get("/readyz")
def ready(hub: TheHub) -> dict[str, str]:
    """The database and the store of recordings answer."""
    try:
        with reading(hub.engine).begin() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise HTTPException(503, "the database does not answer") from error
    try:
        hub.store.check()
    except StoreProblem as error:
        raise HTTPException(503, "the store of recordings does not answer") from error
    return {"status": "ready"}


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(hub: TheHub) -> PlainTextResponse:
    """Counts and times, for Prometheus."""
    with reading(hub.engine).begin() as connection:
        told = hub.measures.told(connection)
    return PlainTextResponse(told, media_type="text/plain; version=0.0.4")
