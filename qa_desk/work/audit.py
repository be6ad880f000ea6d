"""The audit log: each event carries a hash over itself and the one before, so a gap or an edit shows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, select

from db.keys import new_id
from db.models import AuditEvent, to_epoch_ms

if TYPE_CHECKING:
    from qa_desk.work.desk import Transaction

START = "0" * 64
"""What stands before the first event."""


def append_event(transaction: Transaction, table: str, row_id: str, before: Any, after: Any) -> None:
    """Add one event to the log inside the transaction it tells of."""
    session = transaction.session
    session.flush()
    previous = session.scalar(select(AuditEvent.hash).order_by(AuditEvent.seq.desc()).limit(1)) or START
    event = AuditEvent(
        id=new_id(),
        at=transaction.now,
        actor_id=transaction.acting.person_id if transaction.acting else None,
        action=transaction.action,
        subject_table=table,
        subject_id=row_id,
        before=before,
        after=after,
        previous_hash=previous,
        hash="",
    )
    event.hash = event_hash(event)
    session.add(event)
    session.flush()


def event_hash(event: AuditEvent) -> str:
    """SHA-256 over the event's content and the hash before it, in hex."""
    content = [
        event.id,
        to_epoch_ms(event.at) if event.at else None,
        event.actor_id,
        event.action,
        event.subject_table,
        event.subject_id,
        event.before,
        event.after,
        event.previous_hash,
    ]
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def verify_chain(connection: Connection) -> list[str]:
    """Ids of events whose hash does not fit: edited, or after one that was removed; empty when whole.

    Desks that worked apart each go on from what they knew, so the chain may branch and join no more; every event
    still stands on one that is here.
    """
    broken: list[str] = []
    stands_on: dict[str, str] = {}
    known = {START}
    rows = connection.execution_options(yield_per=2000).execute(
        select(AuditEvent.__table__).order_by(AuditEvent.seq)
    )
    for row in rows:
        event = AuditEvent(**{key: value for key, value in row._mapping.items() if key != "seq"})
        if event.hash != event_hash(event):
            broken.append(event.id)
        known.add(event.hash)
        stands_on[event.id] = event.previous_hash
    floating = [event for event, previous in stands_on.items() if previous not in known]
    return broken + [event for event in floating if event not in broken]
