"""Recordings: what is whole here, uploads that go on where they stopped, ranges out, damage reported."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Header, HTTPException, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from qa_desk.hub import recordings
from qa_desk.hub.context import Hub, LetIn, TheHub, body_of, whole
from qa_desk.hub.recordings import Stored
from qa_desk.hub.store import NAME
from qa_desk.hub.tables import reading
from qa_desk.sync.sealing import HEADER, key_of_header

RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")
IN_ONE = 16 << 20
"""A range up to this many bytes is read at once and comes with its hash."""
LARGEST = 4 << 30
"""Bytes of the longest recording taken."""
router = APIRouter()
BINARY = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Hashes(BaseModel):
    """Recordings by their SHA-256."""

    sha256: list[Sha256] = Field(max_length=2000)


class Known(BaseModel):
    """Bytes of those that are whole here, and those that may be sent here, by SHA-256."""

    here: dict[str, int]
    wanted: list[str]


class KeyId(BaseModel):
    """The name of the key that recordings are sealed with, and nothing of the key itself."""

    key_id: str = Field(pattern=r"^[0-9a-f]{16}$")


@router.post("/v1/blobs/known")
def known(hub: TheHub, caller: LetIn, asked: Hashes) -> Known:
    """Which of these, as far as the caller may hear them, are whole here, and which are still wanted."""
    with reading(hub.engine).begin() as connection:
        may = recordings.readable(connection, caller, asked.sha256)
        here = recordings.stored(connection, sorted(may))
    return Known(here={sha256: found.size for sha256, found in here.items()}, wanted=sorted(may - set(here)))


@router.post("/v1/sealing", status_code=204)
def seal(hub: TheHub, caller: LetIn, asked: KeyId) -> Response:
    """Take only recordings sealed with this key from now on; asked by an administrator."""
    if not caller.reach.is_admin:
        raise HTTPException(403, "only an administrator may say how recordings are sealed")
    with hub.engine.begin() as connection:
        recordings.seal_with(connection, caller, asked.key_id)
    return Response(status_code=204)


def readable(hub: TheHub, caller: LetIn, sha256: str) -> str:
    """The hash of a recording that the caller may hear; 404 otherwise, whether or not it is there."""
    if NAME.fullmatch(sha256):
        with reading(hub.engine).begin() as connection:
            if recordings.readable(connection, caller, [sha256]):
                return sha256
    raise HTTPException(404, "no such recording")


Readable = Annotated[str, Depends(readable)]


def _stored(hub: Hub, sha256: str) -> Stored | None:
    with reading(hub.engine).begin() as connection:
        return recordings.stored(connection, [sha256]).get(sha256)


@router.head("/v1/blobs/{sha256}")
def size(hub: TheHub, sha256: Readable) -> Response:
    """How much of a recording is there."""
    found = _stored(hub, sha256)
    there = hub.store.uploaded(sha256) if found is None else found.size
    return Response(headers={"Upload-Offset": str(there), "Upload-Complete": "0" if found is None else "1"})


@router.get("/v1/blobs/{sha256}", response_class=StreamingResponse)
def sound(hub: TheHub, sha256: Readable, range: Annotated[str, Header()] = "") -> Response:
    """A whole recording, or a range of it; sealed ones as they are kept."""
    found = _stored(hub, sha256)
    if found is None:
        raise HTTPException(404, "not here yet")
    if hub.store.size(sha256) != found.size:
        with hub.engine.begin() as connection:
            recordings.forget(connection, sha256)
        raise HTTPException(404, "not here any more; whoever has it sends it again")
    headers = {"Accept-Ranges": "bytes", "X-Sealed": found.sealed}
    asked = RANGE.fullmatch(range)
    start, end, status = 0, found.size, 200
    if asked is not None:
        start = int(asked[1])
        end = min(found.size, int(asked[2]) + 1 if asked[2] else found.size)
        if start >= end:
            raise HTTPException(416, "no such bytes", headers={"Content-Range": f"bytes */{found.size}"})
        status, headers["Content-Range"] = 206, f"bytes {start}-{end - 1}/{found.size}"
    blocks = hub.store.read(sha256, start, end)
    if end - start <= IN_ONE:
        return whole(b"".join(blocks), "application/octet-stream", status, headers)
    headers["Content-Length"] = str(end - start)
    return StreamingResponse(blocks, status, headers, media_type="application/octet-stream")


@router.patch("/v1/blobs/{sha256}", status_code=204, openapi_extra=BINARY)
async def part(
    hub: TheHub,
    request: Request,
    sha256: Readable,
    caller: LetIn,
    upload_offset: Annotated[int, Header(ge=0, le=LARGEST)],
    upload_last: Annotated[int, Header(ge=0, le=1)] = 0,
    upload_digest: Annotated[str, Header(pattern=r"^([0-9a-f]{64})?$")] = "",
) -> Response:
    """Add the next part of a recording; 409 with the true offset where it does not fit or the whole was not right.

    The last part of a sealed one brings the SHA-256 of what was sent, since the recording's own is not to be found.
    """
    if not caller.reach.is_staff:
        raise HTTPException(403, "not allowed by this person's roles")
    data = await body_of(request)
    if upload_offset + len(data) > LARGEST:
        raise HTTPException(413, "too large")
    there, fits = await run_in_threadpool(
        _add, hub, sha256, upload_offset, data, upload_digest, bool(upload_last)
    )
    return Response(status_code=204 if fits else 409, headers={"Upload-Offset": str(there)})


def _add(hub: Hub, sha256: str, offset: int, data: bytes, digest: str, last: bool) -> tuple[int, bool]:
    """Where the upload stands then, and whether the part was taken."""
    with reading(hub.engine).begin() as connection:
        found = recordings.stored(connection, [sha256]).get(sha256)
        key = recordings.sealed_with(connection)
    if found is not None:
        return found.size, True
    there = hub.store.uploaded(sha256)
    if offset != there:
        return there, False
    if key and offset == 0 and key_of_header(data[:HEADER]) != key:
        raise HTTPException(403, "recordings here are sealed with another key")
    if data:
        hub.store.write(sha256, offset, data)
    if last:
        wanted = digest if key else sha256
        size = hub.store.finish(sha256, wanted)
        if size is None:
            return 0, False
        with hub.engine.begin() as connection:
            recordings.keep(connection, sha256, Stored(wanted, size, key))
        return size, True
    return offset + len(data), True


@router.post("/v1/blobs/{sha256}/damaged", status_code=204)
def damaged(hub: TheHub, sha256: Readable) -> Response:
    """Somebody got other bytes than they asked for: looked into, and let go where it is so, to be sent again."""
    found = _stored(hub, sha256)
    if found is not None and not recordings.is_right(hub.store, sha256, found):
        with hub.engine.begin() as connection:
            recordings.forget(connection, sha256)
        hub.store.remove(sha256)
    return Response(status_code=204)
