"""Who has a password on this desk, and whether everybody needs one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms

EVERYBODY = "passwords"
"""The workspace fact that is “everybody” where nobody acts without a password."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What is known of one person's password; never the password itself.

    `failures` counts wrong ones in a row, the last at `failed_at`.
    """

    password_hash: str
    must_change: bool
    failures: int
    failed_at: datetime | None


def lock_of(connection: Connection, person_id: str) -> Lock | None:
    """A person's lock, None without a password."""
    row = connection.execute(
        text("SELECT password_hash, must_change, failures, failed_at FROM credential WHERE person_id = :p"),
        {"p": person_id},
    ).first()
    if row is None:
        return None
    return Lock(row[0], bool(row[1]), row[2], None if row[3] is None else from_epoch_ms(row[3]))


def everybody_needs_one(connection: Connection) -> bool:
    """True where nobody may act here without a password."""
    said = connection.execute(
        text("SELECT value FROM workspace_fact WHERE key = :k"), {"k": EVERYBODY}
    ).scalar()
    return said == "everybody"


def with_password(connection: Connection) -> frozenset[str]:
    """Ids of everybody who has a password here."""
    return frozenset(connection.execute(text("SELECT person_id FROM credential")).scalars())
