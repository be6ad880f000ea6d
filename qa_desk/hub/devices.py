"""Enrolment, tokens and what a device's person may reach. Codes, secrets and tokens are stored as hashes only."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from qa_desk.errors import N_, QADeskError
from qa_desk.hub.scope import Reach, reach_of
from qa_desk.hub.tables import AUDIT, CODE, DEVICE, ROW, TOKEN

CODE_S = 24 * 3600
TOKEN_S = 600
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class NotLetIn(QADeskError):
    """A code, secret or token that opens nothing."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the device, and what its person may reach today."""

    device: str
    reach: Reach


def hashed(secret: str) -> str:
    """How a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue_code(connection: Connection, person: str, name: str = "", *, founder: bool = False) -> str:
    """A one-time code by which one desk of this person enrols within a day."""
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    expires = int(time.time()) + CODE_S
    connection.execute(
        CODE.insert().values(
            hash=hashed(code), person=person, name=name, expires=expires, founder=int(founder)
        )
    )
    return code


def find_person(connection: Connection, name_or_id: str) -> tuple[str, str] | None:
    """Id and name of the person of this id or exact name; None when unknown or ambiguous."""
    found = []
    for pk, doc in connection.execute(select(ROW.c.pk, ROW.c.doc).where(ROW.c.tbl == "person")):
        name = str(json.loads(doc).get("name", ""))
        if name_or_id == pk or name_or_id.lower() == name.lower():
            found.append((str(pk), name))
    return found[0] if len(found) == 1 else None


def is_empty(connection: Connection) -> bool:
    """True where no workspace was brought in yet."""
    return connection.execute(select(ROW.c.pk).where(ROW.c.tbl == "person").limit(1)).first() is None


def enrol(connection: Connection, code: str) -> tuple[str, str]:
    """A new device's id and secret for a code, which is used up by it; `NotLetIn` otherwise."""
    where = (CODE.c.hash == hashed(code.strip().upper()), CODE.c.expires > int(time.time()))
    found = connection.execute(select(CODE.c.person, CODE.c.founder).where(*where)).first()
    if found is None or connection.execute(delete(CODE).where(*where)).rowcount != 1:
        raise NotLetIn(
            N_("This code is unknown, used already, or older than a day."),
            hint=N_("Ask an administrator for a new one."),
        )
    device, secret = str(uuid.uuid4()), secrets.token_urlsafe(32)
    connection.execute(
        DEVICE.insert().values(
            id=device,
            person=found[0],
            secret=hashed(secret),
            previous="",
            enrolled=int(time.time()),
            revoked=0,
            founder=found[1],
        )
    )
    note(connection, device, "enrolled")
    return device, secret


def issue_token(connection: Connection, device: str, secret: str) -> tuple[str, str] | None:
    """A token for ten minutes and the device's next secret; None where the secret is wrong.

    The secret before is good until the next one was used, as the answer may have been lost; an older one never is.
    """
    row = (
        connection.execute(select(DEVICE).where(DEVICE.c.id == device, DEVICE.c.revoked == 0))
        .mappings()
        .first()
    )
    if row is None or hashed(secret) not in (row["secret"], row["previous"]):
        if row is not None:
            note(connection, device, "wrong secret")
        return None
    if row["founder"] and (person := find_person(connection, row["person"])) is not None:
        connection.execute(update(DEVICE).where(DEVICE.c.id == device).values(person=person[0], founder=0))
    following = secrets.token_urlsafe(32)
    connection.execute(
        update(DEVICE).where(DEVICE.c.id == device).values(secret=hashed(following), previous=hashed(secret))
    )
    token = secrets.token_urlsafe(32)
    now = int(time.time())
    connection.execute(delete(TOKEN).where(TOKEN.c.expires < now))
    connection.execute(TOKEN.insert().values(hash=hashed(token), device=device, expires=now + TOKEN_S))
    return token, following


def revoke(connection: Connection, device: str) -> bool:
    """Let a device in no more; False where there is none."""
    connection.execute(delete(TOKEN).where(TOKEN.c.device == device))
    note(connection, device, "revoked")
    done = connection.execute(update(DEVICE).where(DEVICE.c.id == device).values(revoked=int(time.time())))
    return done.rowcount == 1


def caller_of(connection: Connection, token: str) -> Caller | None:
    """Who holds this token; None where it is unknown, expired or its device revoked."""
    query = (
        select(DEVICE.c.id, DEVICE.c.person, DEVICE.c.founder)
        .join(TOKEN, TOKEN.c.device == DEVICE.c.id)
        .where(TOKEN.c.hash == hashed(token), TOKEN.c.expires > int(time.time()), DEVICE.c.revoked == 0)
    )
    found = connection.execute(query).first()
    if found is None:
        return None
    device, person, founder = found
    if founder:
        return Caller(device, Reach(person, frozenset({"admin"}), None))
    today = datetime.now(UTC).date().isoformat()
    grants, teams, members = (_docs(connection, name) for name in ("role_grant", "team", "membership"))
    return Caller(device, reach_of(person, grants, teams, members, today))


def _docs(connection: Connection, table: str) -> list[dict[str, Any]]:
    """Rows of a table that are there, with every column that scope asks for."""
    blank = {"valid_to": None, "team_id": None, "parent_id": None}
    rows = connection.execute(select(ROW.c.pk, ROW.c.doc, ROW.c.clocks).where(ROW.c.tbl == table))
    found = []
    for pk, doc, clocks in rows:
        stamps = json.loads(clocks)
        if stamps.get("*", [-1, ""]) > stamps.get("-", [-1, ""]):
            found.append({**blank, **json.loads(doc), "id": pk})
    return found


def note(connection: Connection, device: str, what: str) -> None:
    """Leave a line in the hub's own audit log."""
    connection.execute(AUDIT.insert().values(at=int(time.time() * 1000), device=device, what=what))
