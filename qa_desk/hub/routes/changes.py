"""What changed: taken in batches, told in pages."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, Field, ValidationError

from qa_desk.hub.context import Hub, LetIn, TheHub, Token, answer, whole
from qa_desk.hub.current import current
from qa_desk.hub.devices import Caller, note
from qa_desk.hub.pull import MOST, WasRestored, pull_page
from qa_desk.hub.push import Offer, PushError, take
from qa_desk.hub.tables import reading
from qa_desk.hub.versions import too_old
from qa_desk.sync.batch import BatchError, unpack

MOST_ITEMS = 60_000
LARGEST_POS = 1 << 62
Name = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
Key = Annotated[str, Field(max_length=512, pattern=r"^[^\x00]*$")]
router = APIRouter()
BINARY = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}


class Cursors(BaseModel):
    """How far each stream was read, how many rows to send at most, and which schema the desk has."""

    cursors: dict[str, int] = Field(default_factory=dict, max_length=20_000)
    limit: int = Field(default=MOST, ge=1, le=MOST)
    schema_: str = Field(default="", alias="schema", max_length=32)


class Wanted(BaseModel):
    """Rows by table and key."""

    rows: list[tuple[Name, Key]] = Field(max_length=500)


@router.post("/v1/rows", response_class=Response)
def rows(hub: TheHub, caller: LetIn, asked: Wanted) -> Response:
    """A packed batch of these rows as they are now, as far as the caller may hold them."""
    with reading(hub.engine).begin() as connection:
        return whole(current(connection, caller, asked.rows), "application/octet-stream")


@router.post("/v1/changes", openapi_extra=BINARY)
async def changes(hub: TheHub, request: Request, token: Token) -> Response:
    """Take a packed batch; what was refused, and why. The same batch again gets the same answer."""
    return await answer(hub, request, token, _take)


def _take(hub: Hub, caller: Caller, data: bytes) -> Response:
    try:
        batch = unpack(data)
        if batch.count > MOST_ITEMS:
            raise HTTPException(413, "too many changes at once")
        offer = Offer(batch, data)
        with hub.engine.begin() as connection:
            result = take(connection, caller, offer)
    except PushError as error:
        with hub.engine.begin() as connection:
            note(connection, caller.device, f"a batch was not taken: {error.message}")
        hub.measures.turned_away.labels("batch").inc()
        raise HTTPException(409, str(error)) from error
    except (BatchError, TypeError, ValueError, KeyError, AttributeError) as error:
        hub.measures.turned_away.labels("malformed").inc()
        raise HTTPException(422, "these changes are not well formed") from error
    hub.measures.taken.inc(result.accepted)
    for refused in result.refused:
        hub.measures.refuse(refused.why)
    return whole(msgspec.json.encode(result), "application/json")


@router.post(
    "/v1/pull",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": Cursors.model_json_schema(by_alias=True)}},
        }
    },
)
async def pulled(hub: TheHub, request: Request, token: Token) -> Response:
    """One page of what comes after these cursors; 426 for a desk that would not understand it."""
    return await answer(hub, request, token, _page)


def _page(hub: Hub, caller: Caller, data: bytes) -> Response:
    try:
        asked = Cursors.model_validate_json(data)
    except ValidationError as error:
        raise HTTPException(422, "these are no cursors") from error
    if any(not 0 <= pos <= LARGEST_POS for pos in asked.cursors.values()):
        raise HTTPException(422, "these are no cursors")
    if too_old(asked.schema_):
        hub.measures.turned_away.labels("too old").inc()
        raise HTTPException(426, "this release of QA Desk is too old for the hub; update it")
    try:
        page = pull_page(hub.engine, caller, asked.cursors, asked.limit)
    except WasRestored as error:
        raise HTTPException(410, "its database was restored; run “qa-desk hub restored” there") from error
    return whole(msgspec.msgpack.encode(page), "application/msgpack")
