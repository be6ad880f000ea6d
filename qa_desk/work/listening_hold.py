"""Holding a listening session: who is there, where it stands each second, and what was really heard."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from db.keys import new_id
from db.models import (
    ActionEvent,
    ActionItem,
    ListeningItem,
    ListeningParticipant,
    ListeningSession,
    Person,
)
from db.models.listening import ListeningProgress
from db.queries.listening_session import may_of, session_facts
from qa_desk.errors import N_, QADeskError
from qa_desk.listening import Heard
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_count import count_room


class ListeningError(QADeskError):
    """A session that cannot be changed as asked."""


def the_session(change: Transaction, session_id: str) -> ListeningSession:
    """The session for a change; `ListeningError` where it is not there or not this person's."""
    found = change.session.get(ListeningSession, session_id)
    acting = change.acting
    seen = acting is None or session_facts(change.session.connection(), acting, session_id) is not None
    if found is None or found.deleted or not seen:
        raise ListeningError(
            N_("This listening session is not there, or is not yours to see."),
            hint=N_("Its host can invite you."),
        )
    return found


def the_item(change: Transaction, item_id: str) -> ListeningItem:
    """A call of a session this person may change; `ListeningError` otherwise."""
    item = change.session.get(ListeningItem, item_id)
    if item is None:
        raise ListeningError(N_("This call is not in the session any more."))
    the_session(change, item.session_id)
    return item


def leads(change: Transaction, session: ListeningSession) -> bool:
    """True for the host, and for those who see everything."""
    acting = change.acting
    return acting is None or session.host_id == acting.person_id or may_of(acting)["wide"]


def start(desk: Desk, session_id: str) -> str:
    """Begin a session, or take it up where it stood; the id of the call to go on with.

    Whatever was being heard when the desk stopped without a word is counted first.
    """
    with desk.change("listening.hold") as change:
        session = the_session(change, session_id)
        if session.state not in ("planned", "running"):
            raise ListeningError(N_("This session was held already."), hint=N_("Plan a new one."))
        progress = _progress(change, session_id)
        _settle(change, progress)
        first = session.state == "planned"
        item_id = progress.item_id or _next_item(change, session_id, -1)
        if item_id is None:
            raise ListeningError(N_("This session has no calls."), hint=N_("Draw a mix for it first."))
        if progress.item_id is None:
            _put_on(change, session, progress, item_id)
        if first:
            session.state, session.updated_at = "running", change.now
            if change.acting is not None:
                _seat(change, session_id, change.acting.person_id).present = True
            _carry(change, session)
            change.audit("listening_session", session_id, after={"state": "running"})
        change.touch("listening_session", session_id)
    return item_id


def stand(desk: Desk, session_id: str, at_ms: int, open_stretch: Heard | None = None) -> None:
    """Save where the session stands; each second while sound plays. Cheap: one row."""
    with desk.change("listening.hold") as change:
        progress = _progress(change, session_id)
        progress.at_ms, progress.saved_at = max(0, at_ms), change.now
        progress.from_ms = open_stretch.from_ms if open_stretch is not None else None
        progress.heard_ms = open_stretch.heard_ms if open_stretch is not None else 0


def heard(desk: Desk, session_id: str, item_id: str, stretches: Sequence[Heard], at_ms: int) -> None:
    """Count what was heard for everybody who is there, and save where the session stands."""
    with desk.change("listening.hold") as change:
        count_room(change, session_id, item_id, stretches)
        progress = _progress(change, session_id)
        progress.at_ms, progress.from_ms, progress.heard_ms = max(0, at_ms), None, 0
        progress.saved_at = change.now
        if stretches:
            change.touch("listening_presence", session_id)


def set_present(
    desk: Desk, session_id: str, person_id: str, present: bool, so_far: Sequence[Heard] = ()
) -> None:
    """Somebody comes or goes. `so_far` was heard before that, by those who were there then."""
    with desk.change("listening.hold") as change:
        the_session(change, session_id)
        progress = _progress(change, session_id)
        if progress.item_id is not None:
            count_room(change, session_id, progress.item_id, so_far)
            if so_far:
                progress.at_ms, progress.from_ms, progress.heard_ms = so_far[-1].to_ms, None, 0
        seat = _seat(change, session_id, person_id)
        if seat.present != present:
            seat.present = present
            change.audit("listening_participant", seat.id, after={"person": person_id, "present": present})
        change.touch("listening_session", session_id)


def go_to(desk: Desk, session_id: str, item_id: str, *, heard_before: bool = True) -> None:
    """Put another call of the session on; the one before counts as heard, or as skipped."""
    with desk.change("listening.hold") as change:
        session, item = the_session(change, session_id), the_item(change, item_id)
        progress = _progress(change, session_id)
        _settle(change, progress)
        if progress.item_id not in (None, item_id):
            _leave(change, str(progress.item_id), heard_before)
        _put_on(change, session, progress, item.id)
        change.touch("listening_session", session_id)


def reveal(desk: Desk, session_id: str) -> None:
    """Show the customer's own rating of the current call, though somebody has not said theirs."""
    with desk.change("listening.hold") as change:
        the_session(change, session_id)
        _progress(change, session_id).revealed = True
        change.touch("listening_session", session_id)


def end(desk: Desk, session_id: str) -> None:
    """The session is over; it is held from now on and does not change any more but for its actions."""
    with desk.change("listening.hold") as change:
        session = the_session(change, session_id)
        if session.state != "running":
            raise ListeningError(N_("This session is not running."))
        progress = _progress(change, session_id)
        _settle(change, progress)
        if progress.item_id is not None:
            _leave(change, progress.item_id, True)
        for item in _items(change, session_id):
            if item.state == "planned":
                item.state = "skipped"
        for seat in change.session.scalars(
            select(ListeningParticipant).where(ListeningParticipant.session_id == session_id)
        ):
            seat.present = False
        session.state, session.updated_at = "held", change.now
        session.held_on = session.held_on or change.now.astimezone().date()
        change.session.delete(progress)
        change.audit("listening_session", session_id, before={"state": "running"}, after={"state": "held"})


def _progress(change: Transaction, session_id: str) -> ListeningProgress:
    found = change.session.get(ListeningProgress, session_id)
    if found is None:
        found = ListeningProgress(
            session_id=session_id, at_ms=0, heard_ms=0, revealed=False, saved_at=change.now
        )
        change.session.add(found)
    return found


def _settle(change: Transaction, progress: ListeningProgress) -> None:
    """Count a stretch that was being heard when nobody could say that it ended."""
    if progress.item_id is not None and progress.from_ms is not None:
        stretch = Heard(progress.from_ms, max(progress.from_ms, progress.at_ms), progress.heard_ms)
        count_room(change, progress.session_id, progress.item_id, [stretch])
    progress.from_ms, progress.heard_ms = None, 0


def _put_on(
    change: Transaction, session: ListeningSession, progress: ListeningProgress, item_id: str
) -> None:
    item = change.session.get_one(ListeningItem, item_id)
    progress.item_id, progress.at_ms, progress.revealed = item.id, item.start_ms, False
    progress.from_ms, progress.heard_ms, progress.saved_at = None, 0, change.now
    session.position, session.at_ms = item.position, item.start_ms


def _leave(change: Transaction, item_id: str, was_heard: bool) -> None:
    item = change.session.get_one(ListeningItem, item_id)
    if item.state in ("planned", "skipped"):
        item.state = "heard" if was_heard else "skipped"


def _items(change: Transaction, session_id: str) -> Sequence[ListeningItem]:
    asked = select(ListeningItem).where(
        ListeningItem.session_id == session_id, ListeningItem.state != "replaced"
    )
    return change.session.scalars(asked.order_by(ListeningItem.position, ListeningItem.id)).all()


def _next_item(change: Transaction, session_id: str, after: int) -> str | None:
    return next((item.id for item in _items(change, session_id) if item.position > after), None)


def _seat(change: Transaction, session_id: str, person_id: str) -> ListeningParticipant:
    found = change.session.scalars(
        select(ListeningParticipant).where(
            ListeningParticipant.session_id == session_id, ListeningParticipant.person_id == person_id
        )
    ).one_or_none()
    if found is None:
        if change.session.get(Person, person_id) is None:
            raise ListeningError(N_("This person is not in the workspace any more."))
        found = ListeningParticipant(id=new_id(), session_id=session_id, person_id=person_id, present=False)
        change.session.add(found)
        change.session.flush()
    return found


def _carry(change: Transaction, session: ListeningSession) -> None:
    """Note in the life of each open action that it came into this month's session."""
    from_before = (
        select(ActionItem)
        .join(ListeningSession, ListeningSession.id == ActionItem.session_id)
        .where(ActionItem.state == "open", ~ActionItem.deleted, ListeningSession.month < session.month)
    )
    carried = select(ActionEvent.action_id).where(
        ActionEvent.what == "carried", ActionEvent.text == session.month
    )
    before = set(change.session.scalars(carried))
    for action in change.session.scalars(from_before):
        if action.id not in before:
            add_step(change, action.id, "carried", session.month)


def add_step(change: Transaction, action_id: str, what: str, text: str = "") -> None:
    """One step in the life of an action, by whoever acts."""
    change.session.add(
        ActionEvent(
            id=new_id(),
            action_id=action_id,
            at=change.now,
            person_id=change.acting.person_id if change.acting is not None else None,
            what=what,
            text=text,
        )
    )
    change.touch("action_item", action_id)
