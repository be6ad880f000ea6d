"""One person hears a session alone: where they stand each second, and what they really heard. The room is untouched."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from db.models import ListeningItem
from db.models.listening import ListeningSitting
from qa_desk.errors import N_
from qa_desk.listening import Heard
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_count import count_alone
from qa_desk.work.listening_hold import ListeningError, the_item, the_session


def begin(desk: Desk, session_id: str) -> str:
    """Begin to listen alone, or go on where one stood; the id of the call to go on with.

    A session may be heard alone before, while and after it is held. What was being heard when the desk stopped
    without a word is counted first.
    """
    with desk.change("listening.hold") as change:
        session = the_session(change, session_id)
        if session.state == "cancelled":
            raise ListeningError(N_("This session was called off."))
        sitting = _sitting(change, session_id)
        _settle(change, sitting)
        item_id = sitting.item_id if _still_there(change, sitting.item_id) else None
        if item_id is None:
            item_id = _first(change, session_id)
            if item_id is None:
                raise ListeningError(N_("This session has no calls."), hint=N_("Draw a mix for it first."))
            _put_on(change, sitting, item_id)
        change.touch("listening_presence", session_id)
    return item_id


def stand(desk: Desk, session_id: str, at_ms: int, open_stretch: Heard | None = None) -> None:
    """Save where one stands; each second while sound plays. Cheap: one row."""
    with desk.change("listening.hold") as change:
        sitting = _sitting(change, session_id)
        sitting.at_ms, sitting.saved_at = max(0, at_ms), change.now
        sitting.from_ms = open_stretch.from_ms if open_stretch is not None else None
        sitting.heard_ms = open_stretch.heard_ms if open_stretch is not None else 0


def heard(desk: Desk, session_id: str, item_id: str, stretches: Sequence[Heard], at_ms: int) -> None:
    """Count what was heard, for the acting person alone, and save where they stand."""
    with desk.change("listening.hold") as change:
        the_item(change, item_id)
        sitting = _sitting(change, session_id)
        count_alone(change, item_id, sitting.person_id, stretches)
        sitting.at_ms, sitting.from_ms, sitting.heard_ms = max(0, at_ms), None, 0
        sitting.saved_at = change.now
        if stretches:
            change.touch("listening_presence", session_id)


def go_to(desk: Desk, session_id: str, item_id: str) -> None:
    """Put another call on for oneself."""
    with desk.change("listening.hold") as change:
        the_item(change, item_id)
        sitting = _sitting(change, session_id)
        _settle(change, sitting)
        _put_on(change, sitting, item_id)
        change.touch("listening_presence", session_id)


def _sitting(change: Transaction, session_id: str) -> ListeningSitting:
    assert change.acting is not None
    person_id = change.acting.person_id
    found = change.session.get(ListeningSitting, (session_id, person_id))
    if found is None:
        the_session(change, session_id)
        found = ListeningSitting(
            session_id=session_id, person_id=person_id, at_ms=0, heard_ms=0, saved_at=change.now
        )
        change.session.add(found)
    return found


def _settle(change: Transaction, sitting: ListeningSitting) -> None:
    """Count a stretch that was being heard when nobody could say that it ended."""
    if sitting.item_id is not None and sitting.from_ms is not None:
        stretch = Heard(sitting.from_ms, max(sitting.from_ms, sitting.at_ms), sitting.heard_ms)
        count_alone(change, sitting.item_id, sitting.person_id, [stretch], until=sitting.saved_at)
    sitting.from_ms, sitting.heard_ms = None, 0


def _put_on(change: Transaction, sitting: ListeningSitting, item_id: str) -> None:
    item = change.session.get_one(ListeningItem, item_id)
    sitting.item_id, sitting.at_ms = item.id, item.start_ms
    sitting.from_ms, sitting.heard_ms, sitting.saved_at = None, 0, change.now


def _still_there(change: Transaction, item_id: str | None) -> bool:
    item = change.session.get(ListeningItem, item_id) if item_id is not None else None
    return item is not None and item.state != "replaced"


def _first(change: Transaction, session_id: str) -> str | None:
    asked = select(ListeningItem.id).where(
        ListeningItem.session_id == session_id, ListeningItem.state != "replaced"
    )
    return change.session.scalars(asked.order_by(ListeningItem.position, ListeningItem.id)).first()
