"""What is said in a listening session: notes at the second, votes, first impressions, actions and their lives."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from db.keys import new_id
from db.models import (
    ActionItem,
    Interaction,
    ListeningImpression,
    ListeningItem,
    ListeningNote,
    ListeningSession,
    ListeningVote,
)
from db.models.listening import ACTION_STATES, NOTE_TAGS
from qa_desk.errors import N_
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_hold import ListeningError, add_step, leads, the_item, the_session

LONGEST = 2000
"""Letters of a note or an action."""


def add_note(
    desk: Desk,
    item_id: str,
    at_ms: int,
    tag: str,
    text: str = "",
    *,
    private: bool = False,
    author_id: str | None = None,
) -> str:
    """Note something at a moment of a call; its id. The host may write down what somebody else said."""
    if tag not in NOTE_TAGS:
        raise ListeningError(N_("“{tag}” is no tag of a note."), tag=tag)
    with desk.change("listening.hold") as change:
        item = the_item(change, item_id)
        author = _speaker(change, item, author_id)
        if private and change.acting is not None and author != change.acting.person_id:
            raise ListeningError(N_("A private note is one's own."))
        note = ListeningNote(
            id=new_id(),
            item_id=item_id,
            author_id=author,
            at_ms=max(0, at_ms),
            tag=tag,
            text=text.strip()[:LONGEST],
            private=private,
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(note)
        change.session.flush()
        told = {"tag": tag, "at_ms": note.at_ms} if private else {"tag": tag, "text": note.text}
        change.audit("listening_note", note.id, after=told)
    return note.id


def edit_note(desk: Desk, note_id: str, *, tag: str | None = None, text: str | None = None) -> None:
    """Change the words or the tag; its author and the host may."""
    with desk.change("listening.hold") as change:
        note = _own_note(change, note_id)
        before = {"tag": note.tag, "text": note.text}
        if tag is not None:
            if tag not in NOTE_TAGS:
                raise ListeningError(N_("“{tag}” is no tag of a note."), tag=tag)
            note.tag = tag
        if text is not None:
            note.text = text.strip()[:LONGEST]
        note.updated_at = change.now
        after = {"tag": note.tag, "text": note.text}
        change.audit("listening_note", note_id, before=None if note.private else before,
                     after=None if note.private else after)  # fmt: skip


def remove_note(desk: Desk, note_id: str) -> None:
    """Take a note away."""
    with desk.change("listening.hold") as change:
        note = _own_note(change, note_id)
        note.deleted, note.updated_at = True, change.now
        change.audit("listening_note", note_id, before={"deleted": False}, after={"deleted": True})


def vote(desk: Desk, note_id: str, person_id: str | None = None) -> bool:
    """Vote for a note, or take the vote back; True where it is counted now. One vote a person."""
    with desk.change("listening.hold") as change:
        note = change.session.get(ListeningNote, note_id)
        if note is None or note.deleted or note.private:
            raise ListeningError(N_("This note is not there any more."))
        person = _speaker(change, the_item(change, note.item_id), person_id)
        asked = select(ListeningVote).where(
            ListeningVote.note_id == note_id, ListeningVote.person_id == person
        )
        found = change.session.scalars(asked).one_or_none()
        if found is not None:
            change.session.delete(found)
        else:
            change.session.add(ListeningVote(id=new_id(), note_id=note_id, person_id=person))
        change.touch("listening_note", note_id)
        return found is None


def impress(desk: Desk, item_id: str, value: int, person_id: str | None = None) -> None:
    """Say how good a call was, 1 to 5, before the customer's rating is shown. The first word stands."""
    if not 1 <= value <= 5:
        raise ListeningError(N_("An impression is from 1 to 5, not {value}."), value=value)
    with desk.change("listening.hold") as change:
        person = _speaker(change, the_item(change, item_id), person_id)
        asked = select(ListeningImpression).where(
            ListeningImpression.item_id == item_id, ListeningImpression.person_id == person
        )
        if change.session.scalars(asked).one_or_none() is not None:
            raise ListeningError(N_("The first impression stands; it was given already."))
        change.session.add(
            ListeningImpression(id=new_id(), item_id=item_id, person_id=person, value=value, at=change.now)
        )
        change.touch("listening_impression", item_id)


def make_action(
    desk: Desk,
    session_id: str,
    text: str,
    *,
    note_id: str | None = None,
    owner_id: str | None = None,
    due: date | None = None,
) -> str:
    """Decide that something is to be done; its id. Made of a note it remembers the reason of that call."""
    if not text.strip():
        raise ListeningError(N_("Say what is to be done."))
    with desk.change("listening.hold") as change:
        the_session(change, session_id)
        action = ActionItem(
            id=new_id(),
            session_id=session_id,
            note_id=note_id,
            reason_id=_reason_of(change, note_id),
            text=text.strip()[:LONGEST],
            owner_id=owner_id,
            due=due,
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(action)
        change.session.flush()
        add_step(change, action.id, "opened")
        change.audit("action_item", action.id, after={"text": action.text, "due": due and due.isoformat()})
    return action.id


def change_action(
    desk: Desk,
    action_id: str,
    *,
    state: str | None = None,
    outcome: str | None = None,
    policy: str | None = None,
    owner_id: str | None = None,
    due: date | None = None,
) -> None:
    """Close an action with what came of it and the policy it changed, open it again, or give it to somebody else
    or another day.
    """
    with desk.change("listening.hold") as change:
        action = change.session.get(ActionItem, action_id)
        if action is None or action.deleted:
            raise ListeningError(N_("This action is not there any more."))
        before = {"state": action.state, "outcome": action.outcome, "due": _day(action.due)}
        if owner_id is not None and owner_id != action.owner_id:
            action.owner_id = owner_id
            add_step(change, action_id, "given", owner_id)
        if due is not None and due != action.due:
            action.due = due
            add_step(change, action_id, "moved", due.isoformat())
        if outcome is not None:
            action.outcome = outcome.strip()[:LONGEST]
        if policy is not None and policy.strip() != action.policy:
            action.policy = policy.strip()[:LONGEST]
            if action.policy:
                add_step(change, action_id, "policy", action.policy)
        if state is not None and state != action.state:
            if state not in ACTION_STATES:
                raise ListeningError(N_("“{state}” is no state of an action."), state=state)
            action.state = state
            action.closed_at = None if state == "open" else change.now
            add_step(change, action_id, state, action.outcome)
        action.updated_at = change.now
        after = {
            "state": action.state,
            "outcome": action.outcome,
            "policy": action.policy,
            "due": _day(action.due),
        }
        change.audit("action_item", action_id, before=before, after=after)


def _speaker(change: Transaction, item: ListeningItem, person_id: str | None) -> str:
    """Whose word it is: the one who acts, or somebody for whom the host writes."""
    assert change.acting is not None
    if person_id is None or person_id == change.acting.person_id:
        return change.acting.person_id
    session = change.session.get_one(ListeningSession, item.session_id)
    if not leads(change, session):
        raise ListeningError(N_("Only the host writes for somebody else."))
    return person_id


def _own_note(change: Transaction, note_id: str) -> ListeningNote:
    note = change.session.get(ListeningNote, note_id)
    if note is None or note.deleted:
        raise ListeningError(N_("This note is not there any more."))
    item, acting = the_item(change, note.item_id), change.acting
    if acting is None or note.author_id == acting.person_id:
        return note
    if note.private or not leads(change, change.session.get_one(ListeningSession, item.session_id)):
        raise ListeningError(N_("This note belongs to somebody else."))
    return note


def _reason_of(change: Transaction, note_id: str | None) -> str | None:
    note = change.session.get(ListeningNote, note_id) if note_id is not None else None
    if note is None:
        return None
    item = change.session.get_one(ListeningItem, note.item_id)
    return change.session.get_one(Interaction, item.interaction_id).reason_id


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
