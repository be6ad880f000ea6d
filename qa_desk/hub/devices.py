"""Enrolment, tokens and what a device's person may reach. Codes, secrets and tokens are stored as hashes only."""

from __future__ import annotations

import hashlib
import secrets
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from qa_desk.errors import N_, QADeskError
from qa_desk.hub.bulk import fetched
from qa_desk.hub.rows import all_of
from qa_desk.hub.scope import Reach, reach_of
from qa_desk.hub.tables import AUDIT, CODE, DEVICE, FEED, SPENT, TOKEN
from qa_desk.sync.rules import is_there

CODE_S = 24 * 3600
TOKEN_S = 600
LIVE_TOKENS = 3
"""How many tokens of one device are good at once: the window and the command line may both be syncing."""
SPENT_S = 7 * 86400
"""How long a used-up secret is remembered, so that showing it again is noticed."""
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


def issue_code(
    connection: Connection, person: str, name: str = "", *, founder: bool = False, sealed_key: str = ""
) -> str:
    """A one-time code by which one desk of this person enrols within a day."""
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    now = int(time.time())
    connection.execute(delete(CODE).where(CODE.c.expires < now))
    connection.execute(
        CODE.insert().values(
            hash=hashed(code),
            person=person,
            name=name,
            expires=now + CODE_S,
            founder=int(founder),
            sealed_key=sealed_key,
        )
    )
    return code


def find_person(connection: Connection, name_or_id: str) -> tuple[str, str] | None:
    """Id and name of the person of this id or exact name; None when unknown or ambiguous."""
    found = []
    for pk, row in all_of(connection, "person").items():
        name = str(row.doc.get("name", ""))
        if name_or_id == pk or name_or_id.lower() == name.lower():
            found.append((pk, name))
    return found[0] if len(found) == 1 else None


def is_empty(connection: Connection) -> bool:
    """True where no workspace was brought in yet."""
    return connection.execute(select(FEED.c.pk).where(FEED.c.tbl == "person").limit(1)).first() is None


USED = 2
"""In `founder` of a code whose device, in `person`, asked by it: it may ask again, as the answer may have been lost."""


def enrol(connection: Connection, code: str, device: str = "", secret: str = "") -> tuple[str, str, str]:
    """A new device's id, its secret and the sealed key that came with the code, which is used up by it; `NotLetIn`.

    A desk that names itself by an id and a secret of its own choosing is told the same again, for as long as the
    code would have been good.
    """
    where = (CODE.c.hash == hashed(code.strip().upper()), CODE.c.expires > int(time.time()))
    asked = select(CODE.c.person, CODE.c.founder, CODE.c.sealed_key).where(*where).with_for_update()
    found = connection.execute(asked).first()
    if found is not None and found[1] == USED and found[0] == device and _is(connection, device, secret):
        return device, secret, str(found[2])
    device, secret = device or str(uuid.uuid4()), secret or secrets.token_urlsafe(32)
    taken = connection.execute(select(DEVICE.c.id).where(DEVICE.c.id == device)).first() is not None
    use = update(CODE).where(*where, CODE.c.founder != USED).values(person=device, founder=USED)
    if found is None or taken or connection.execute(use).rowcount != 1:
        raise NotLetIn(
            N_("This code is unknown, used already, or older than a day."),
            hint=N_("Ask an administrator for a new one."),
        )
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
    return device, secret, str(found[2])


def _is(connection: Connection, device: str, secret: str) -> bool:
    """True for a device that was let in with this secret and has not asked for a token yet."""
    query = select(DEVICE.c.id).where(
        DEVICE.c.id == device,
        DEVICE.c.secret == hashed(secret),
        DEVICE.c.previous == "",
        DEVICE.c.revoked == 0,
    )
    return connection.execute(query).first() is not None


def issue_token(connection: Connection, device: str, secret: str) -> tuple[str, str] | None:
    """A token for ten minutes and the device's next secret; None where the secret is wrong.

    The secret before is good until the next one was used, as the answer may have been lost. An older one says that
    two hold the secrets of one device: neither is let in any more.
    """
    row = (
        connection.execute(
            select(DEVICE).where(DEVICE.c.id == device, DEVICE.c.revoked == 0).with_for_update()
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    shown = hashed(secret)
    if shown not in (row["secret"], row["previous"]):
        spent = select(SPENT.c.hash).where(SPENT.c.hash == shown, SPENT.c.device == device)
        if connection.execute(spent).first() is not None:
            note(connection, device, "showed a secret again that was used up; revoked")
            revoke(connection, device)
        else:
            note(connection, device, "wrong secret")
        return None
    now = int(time.time())
    if row["founder"] and (person := find_person(connection, row["person"])) is not None:
        connection.execute(update(DEVICE).where(DEVICE.c.id == device).values(person=person[0], founder=0))
    if shown == row["secret"] and row["previous"]:
        connection.execute(delete(SPENT).where(SPENT.c.at < now - SPENT_S))
        connection.execute(SPENT.insert().values(hash=row["previous"], device=device, at=now))
    following = secrets.token_urlsafe(32)
    connection.execute(
        update(DEVICE).where(DEVICE.c.id == device).values(secret=hashed(following), previous=shown, seen=now)
    )
    token = secrets.token_urlsafe(32)
    connection.execute(delete(TOKEN).where(TOKEN.c.expires < now))
    live = select(TOKEN.c.hash).where(TOKEN.c.device == device).order_by(TOKEN.c.expires.desc())
    older = [str(found) for (found,) in connection.execute(live.offset(LIVE_TOKENS - 1))]
    connection.execute(delete(TOKEN).where(TOKEN.c.hash.in_(older)))
    connection.execute(TOKEN.insert().values(hash=hashed(token), device=device, expires=now + TOKEN_S))
    return token, following


def revoke(connection: Connection, device: str) -> bool:
    """Let a device in no more; False where there is none."""
    connection.execute(delete(TOKEN).where(TOKEN.c.device == device))
    note(connection, device, "revoked")
    done = connection.execute(update(DEVICE).where(DEVICE.c.id == device).values(revoked=int(time.time())))
    return done.rowcount == 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A device for whoever runs the hub; times in s since 1970, 0 for never."""

    device: str
    person: str
    enrolled: int
    seen: int
    revoked: int


def listed(connection: Connection) -> list[Listed]:
    """Every device, those seen last first, with the name of its person."""
    names = {str(row["id"]): str(row.get("name", "")) for row in _docs(connection, "person")}
    rows = connection.execute(select(DEVICE).order_by(DEVICE.c.seen.desc(), DEVICE.c.id)).mappings()
    return [
        Listed(
            str(row["id"]),
            names.get(str(row["person"]), str(row["person"])),
            int(row["enrolled"]),
            int(row["seen"]),
            int(row["revoked"]),
        )
        for row in rows
    ]


def caller_of(connection: Connection, token: str) -> Caller | None:
    """Who holds this token; None where it is unknown, expired or its device revoked."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    query = (
        "SELECT d.id, d.person, d.founder, (SELECT v FROM hub_state WHERE k = 'epoch'),"
        " (SELECT pos FROM hub_stream WHERE stream = 'org')"
        " FROM hub_token t JOIN hub_device d ON d.id = t.device"
        f" WHERE t.hash = {mark} AND t.expires > {mark} AND d.revoked = 0"
    )
    found = fetched(connection, query, (hashed(token), int(time.time())))
    if not found:
        return None
    device, person, founder, epoch, changed = found[0]
    if founder:
        return Caller(device, Reach(person, frozenset({"admin"}), None))
    return Caller(device, _reach(connection, str(person), (epoch, changed)))


def _reach(connection: Connection, person: str, state: tuple[str, int | None]) -> Reach:
    """What a person may reach today; worked out anew when a row of the whole organisation changed, which `state`
    tells: the epoch and the position of the stream `org`."""
    today = datetime.now(UTC).date().isoformat()
    key = (person, str(connection.engine.url))
    known = _REACHES.get(key)
    if known is not None and known[0] == (state, today):
        return known[1]
    grants, teams, members = (_docs(connection, name) for name in ("role_grant", "team", "membership"))
    reach = reach_of(person, grants, teams, members, today)
    if len(_REACHES) > 5000:
        _REACHES.clear()
    _REACHES[key] = ((state, today), reach)
    return reach


_REACHES: dict[tuple[str, str], tuple[object, Reach]] = {}


def _docs(connection: Connection, table: str) -> list[dict[str, Any]]:
    """Rows of a table that are there, with every column that scope asks for."""
    blank = {"valid_to": None, "team_id": None, "parent_id": None}
    rows = all_of(connection, table).items()
    return [{**blank, **row.doc, "id": pk} for pk, row in rows if is_there(row.clocks)]


def note(connection: Connection, device: str, what: str) -> None:
    """Leave a line in the hub's own audit log."""
    connection.execute(AUDIT.insert().values(at=int(time.time() * 1000), device=device, what=what))
