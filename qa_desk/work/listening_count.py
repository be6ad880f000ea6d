"""What was heard becomes presence: for everybody in the room, or for one person alone, and no minute twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from db.keys import new_id
from db.models import ListeningParticipant, ListeningPresence
from qa_desk.listening import Heard
from qa_desk.work.desk import Transaction

LEAST_HEARD_MS = 20
"""Shorter than this is a click, not listening."""
MS = timedelta(milliseconds=1)
LONGEST = timedelta(hours=12)
"""No stretch is heard longer at one go."""

Stretch = tuple[Heard, datetime]
"""What was heard, and when by the clock it ended."""


def count_room(change: Transaction, session_id: str, item_id: str, stretches: Sequence[Heard]) -> None:
    """Count stretches for everybody who is there, the last one ending now."""
    there = change.session.scalars(
        select(ListeningParticipant.person_id).where(
            ListeningParticipant.session_id == session_id, ListeningParticipant.present
        )
    ).all()
    for stretch, ended in _ended(stretches, change.now):
        for person_id in there:
            add_presence(change, item_id, person_id, stretch, ended)


def count_alone(
    change: Transaction,
    item_id: str,
    person_id: str,
    stretches: Sequence[Heard],
    until: datetime | None = None,
) -> None:
    """Count stretches for one person, the last one ending `until` or now; what was counted already is left away."""
    for stretch, ended in _ended(stretches, until or change.now):
        fresh = fresh_ms(change, person_id, ended, stretch.heard_ms)
        if fresh >= LEAST_HEARD_MS:
            add_presence(
                change, item_id, person_id, Heard(stretch.from_ms, stretch.to_ms, fresh), ended, alone=True
            )


def add_presence(
    change: Transaction,
    item_id: str,
    person_id: str,
    stretch: Heard,
    ended: datetime,
    *,
    alone: bool = False,
    key: str | None = None,
) -> None:
    """One stretch of one person."""
    change.session.add(
        ListeningPresence(
            id=key or new_id(),
            item_id=item_id,
            person_id=person_id,
            heard_at=ended,
            from_ms=stretch.from_ms,
            to_ms=stretch.to_ms,
            heard_ms=stretch.heard_ms,
            alone=alone,
        )
    )


def fresh_ms(change: Transaction, person_id: str, ended: datetime, heard_ms: int) -> int:
    """How much of a stretch that ended then is not counted yet for this person: nobody hears two calls at once."""
    began = ended - heard_ms * MS
    rows = change.session.execute(
        select(ListeningPresence.heard_at, ListeningPresence.heard_ms).where(
            ListeningPresence.person_id == person_id,
            ListeningPresence.heard_at > began,
            ListeningPresence.heard_at < ended + LONGEST,
        )
    ).all()
    taken = ((max(began, at - ms * MS), min(ended, at)) for at, ms in rows)
    return heard_ms - _covered(taken)


def _ended(stretches: Sequence[Heard], until: datetime) -> Iterator[Stretch]:
    later = 0
    found: list[Stretch] = []
    for stretch in reversed(stretches):
        if stretch.heard_ms >= LEAST_HEARD_MS:
            found.append((stretch, until - later * MS))
        later += stretch.heard_ms
    yield from reversed(found)


def _covered(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How long these spans last together, ms, what they share counted once."""
    total, reached = timedelta(), None
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        start = start if reached is None else max(start, reached)
        if end > start:
            total += end - start
            reached = end
    return total // MS
