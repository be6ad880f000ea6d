"""Who got in touch when, and why: what first-contact resolution is worked out from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.queries.acting import Acting
from db.queries.insights import Scope

CONTACTS = """
SELECT i.id, i.customer_id, i.reason_id, i.started_at, i.channel, i.agent_id, r.path, i.duration_ms,
       i.rating, {within}
FROM interaction i LEFT JOIN reason r ON r.id = i.reason_id
WHERE i.direction NOT IN ('out', 'internal') AND i.started_at >= :since AND i.started_at < :until
"""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact that a customer began; `rating` is a share of its scale, `asked` whether it lies in the scope."""

    id: str
    customer: str | None
    reason: str | None
    at_ms: int
    channel: str
    agent: str | None
    path: str | None
    duration_ms: int
    rating: float | None
    asked: bool


def contacts(connection: Connection, acting: Acting, scope: Scope) -> list[ContactRow]:
    """Contacts of the scope's span by anybody: those who came back may have spoken with another team.

    Only what lies in the scope (`asked`) is to be counted; the others say no more than that a customer came back.
    """
    rows = connection.execute(text(CONTACTS.format(within=scope.within())), scope.named)
    return [ContactRow(*row) for row in rows]
