"""Who a device is: codes, secrets, tokens."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from db.upgrade import HEAD
from qa_desk.hub import devices, limits
from qa_desk.hub.context import Address, LetIn, TheHub
from qa_desk.hub.devices import NotLetIn
from qa_desk.hub.recordings import sealed_with
from qa_desk.hub.tables import get, reading
from qa_desk.hub.versions import OLDEST

router = APIRouter()


class Enrol(BaseModel):
    """A one-time code, and the id and secret that a desk chose to be known by; without them the hub chooses."""

    code: str = Field(min_length=4, max_length=64)
    device: str = Field(default="", pattern=r"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$")
    secret: str = Field(default="", pattern=r"^([A-Za-z0-9_-]{40,64})?$")


class Enrolled(BaseModel):
    """A new device: its secret for the first token, and the recordings' key as it was sealed for this code."""

    device: str
    secret: str
    sealed_key: str


class Secret(BaseModel):
    """A device and its secret."""

    device: str = Field(max_length=64)
    secret: str = Field(max_length=128)


class Token(BaseModel):
    """A token, how long it is good, and the secret for the next one."""

    token: str
    secret: str
    expires_s: int


class Me(BaseModel):
    """Who the hub takes the caller for, its epoch, clock (ms) and schema, the oldest schema it can tell news to, and
    the key recordings are sealed with."""

    person: str
    roles: list[str]
    epoch: str
    now: int
    schema_: str = Field(alias="schema")
    oldest: str
    sealed: str


class Invited(BaseModel):
    """For whom a code is wanted, and the recordings' key sealed with what only the code's second half tells."""

    person: str = Field(min_length=1, max_length=200)
    sealed_key: str = Field(default="", max_length=200)


class Code(BaseModel):
    """A one-time code and the name of whom it lets in."""

    code: str
    person: str


@router.post("/v1/enrol")
def enrol(hub: TheHub, address: Address, asked: Enrol) -> Enrolled:
    """A new device for a one-time code."""
    try:
        with hub.engine.begin() as connection:
            device, secret, key = devices.enrol(connection, asked.code, asked.device, asked.secret)
    except NotLetIn as error:
        limits.wrong(hub.engine, address)
        raise HTTPException(403, str(error)) from error
    return Enrolled(device=device, secret=secret, sealed_key=key)


@router.post("/v1/token")
def token(hub: TheHub, address: Address, asked: Secret) -> Token:
    """A token for ten minutes, and the device's next secret."""
    with hub.engine.begin() as connection:
        found = devices.issue_token(connection, asked.device, asked.secret)
    if found is None:
        limits.wrong(hub.engine, address)
        raise HTTPException(401, "this device is not let in")
    return Token(token=found[0], secret=found[1], expires_s=devices.TOKEN_S)


@router.get("/v1/me", response_model=Me)
def me(hub: TheHub, caller: LetIn) -> dict[str, Any]:
    """Who the hub takes the caller for, its epoch, clock and schema."""
    with reading(hub.engine).begin() as connection:
        epoch, sealed = get(connection, "epoch"), sealed_with(connection)
    return {
        "person": caller.reach.person,
        "roles": sorted(caller.reach.roles),
        "epoch": epoch,
        "now": int(time.time() * 1000),
        "schema": HEAD,
        "oldest": OLDEST,
        "sealed": sealed,
    }


@router.post("/v1/codes")
def code(hub: TheHub, caller: LetIn, asked: Invited) -> Code:
    """A one-time code for somebody, asked by an administrator of the whole workspace."""
    if not caller.reach.is_admin:
        raise HTTPException(403, "only an administrator may let desks in")
    with hub.engine.begin() as connection:
        found = devices.find_person(connection, asked.person)
        if found is None:
            raise HTTPException(404, "no single person of this name")
        made = devices.issue_code(connection, *found, sealed_key=asked.sealed_key)
        devices.note(connection, caller.device, f"made a code for person {found[0]}")
    return Code(code=made, person=found[1])
