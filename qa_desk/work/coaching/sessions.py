"""The life of a session: planned with an agenda, held, its notes and actions written, signed by both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from sqlalchemy import select

from db.keys import new_id
from db.models import (
    CoachingAction,
    CoachingPrivateNote,
    CoachingSession,
    CoachingSignature,
    CoachingTopic,
    Goal,
    Moment,
    to_epoch_ms,
)
from db.models.coaching import TEMPLATES
from db.queries.agents import may_see
from qa_desk.errors import N_
from qa_desk.work.coaching.agenda import CoachingError, Subject
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.permissions import require_call

COLUMN = {
    "question": "question_key",
    "moment": "moment_id",
    "evaluation": "evaluation_id",
    "dispute": "dispute_id",
    "goal": "goal_id",
}


def plan_session(
    desk: Desk, agent_id: str, at: datetime, subjects: Iterable[Subject] = (), template: str = ""
) -> str:
    """Plan a session with an agent; its id. `CoachingError` for somebody of another team."""
    with desk.change("coaching.hold") as change:
        assert change.acting is not None
        if not may_see(change.session.connection(), change.acting, agent_id):
            raise CoachingError(N_("This agent is not in your teams."))
        if agent_id == change.acting.person_id:
            raise CoachingError(N_("Nobody coaches themselves."))
        if template not in TEMPLATES:
            raise CoachingError(N_("There is no template “{name}”."), name=template)
        made = CoachingSession(
            id=new_id(), agent_id=agent_id, coach_id=change.acting.person_id, held_at=at, state="planned",
            template=template, created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        for subject in dict.fromkeys(subjects):
            _add_topic(change, made, subject)
        change.audit("coaching_session", made.id, after={"agent": agent_id, "at": to_epoch_ms(at)})
        return made.id


def add_topics(desk: Desk, session_id: str, subjects: Iterable[Subject]) -> None:
    """Put more on the agenda; what is there already is left alone."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        for subject in dict.fromkeys(subjects):
            column = getattr(CoachingTopic, COLUMN[subject.kind])
            there = select(CoachingTopic.id).where(
                CoachingTopic.session_id == session_id, column == subject.key
            )
            if change.session.scalar(there) is None:
                _add_topic(change, found, subject)
        change.audit("coaching_session", session_id, after={"agenda": "added"})


def remove_topic(desk: Desk, topic_id: str) -> None:
    """Take a subject off the agenda."""
    with desk.change("coaching.hold") as change:
        topic = change.session.get(CoachingTopic, topic_id)
        if topic is None:
            return
        _own(change, topic.session_id)
        change.session.delete(topic)
        change.audit("coaching_session", topic.session_id, after={"agenda": "removed"})


def write_notes(desk: Desk, session_id: str, notes: str) -> None:
    """Write what both may read."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        if found.notes != notes:
            found.notes, found.updated_at = notes, change.now
            change.audit("coaching_session", session_id, after={"notes": len(notes)})


def write_private_note(desk: Desk, session_id: str, words: str) -> None:
    """Write what only the acting person reads; coach and agent each have their own."""
    with desk.change("coaching.sign") as change:
        assert change.acting is not None
        _there(change, session_id)
        mine = change.acting.person_id
        row = change.session.scalar(
            select(CoachingPrivateNote).where(
                CoachingPrivateNote.session_id == session_id, CoachingPrivateNote.person_id == mine
            )
        )
        if row is None:
            row = CoachingPrivateNote(
                id=new_id(), session_id=session_id, person_id=mine, created_at=change.now
            )
            change.session.add(row)
        row.text, row.updated_at, row.deleted = words, change.now, False
        change.session.flush()
        change.touch("coaching_private_note", row.id)


def set_time(
    desk: Desk, session_id: str, at: datetime | None = None, next_at: datetime | None = None
) -> None:
    """Move a planned session to another time, or say when the next one is; what is None stays."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        if at is not None:
            if found.state != "planned":
                raise CoachingError(N_("A session that was held keeps its time."))
            found.held_at = at
        if next_at is not None:
            found.next_at = next_at
        found.updated_at = change.now
        change.audit("coaching_session", session_id, after={"moved": True})


def set_held(desk: Desk, session_id: str, at: datetime | None = None) -> None:
    """The session took place, now or at a time given: from then on it counts in what coaching did."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        if found.state != "planned":
            raise CoachingError(N_("This session is not planned any more."))
        moment = at or change.now
        if moment > change.now:
            raise CoachingError(N_("A session that lies ahead was not held."))
        found.state, found.held_at, found.updated_at = "held", moment, change.now
        change.audit("coaching_session", session_id, before={"state": "planned"}, after={"state": "held"})


def call_off(desk: Desk, session_id: str) -> None:
    """A planned session will not take place."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        if found.state != "planned":
            raise CoachingError(N_("This session is not planned any more."))
        found.state, found.updated_at = "cancelled", change.now
        change.audit(
            "coaching_session", session_id, before={"state": "planned"}, after={"state": "cancelled"}
        )


def agree_action(
    desk: Desk, session_id: str, words: str, owner_id: str | None = None, due: date | None = None
) -> str:
    """Write down what was agreed; the agent does it unless the coach is named. The action's id."""
    with desk.change("coaching.hold") as change:
        found = _own(change, session_id)
        owner = owner_id or found.agent_id
        if not words.strip():
            raise CoachingError(N_("An action says what is to be done."))
        if owner not in (found.agent_id, found.coach_id):
            raise CoachingError(N_("An action is the agent's or the coach's."))
        made = CoachingAction(
            id=new_id(), session_id=session_id, text=words.strip(), owner_id=owner, due=due,
            created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        change.touch("coaching_session", session_id)
        change.audit("coaching_action", made.id, after={"session": session_id, "text": made.text})
        return made.id


def set_done(desk: Desk, action_id: str, done: bool = True) -> None:
    """Tick an action off, or take the tick back."""
    with desk.change("coaching.hold") as change:
        action = change.session.get(CoachingAction, action_id)
        if action is None:
            raise CoachingError(N_("This action is not there any more."))
        _own(change, action.session_id)
        action.done_at, action.updated_at = change.now if done else None, change.now
        change.touch("coaching_session", action.session_id)
        change.audit("coaching_action", action_id, after={"done": done})


def remove_action(desk: Desk, action_id: str) -> None:
    """Take an action back."""
    with desk.change("coaching.hold") as change:
        action = change.session.get(CoachingAction, action_id)
        if action is None:
            return
        _own(change, action.session_id)
        action.deleted, action.updated_at = True, change.now
        change.touch("coaching_session", action.session_id)
        change.audit("coaching_action", action_id, after={"deleted": True})


def sign(desk: Desk, session_id: str) -> None:
    """Sign what a held session says now; the agent and the coach each once. Words changed later want signing anew."""
    with desk.change("coaching.sign") as change:
        assert change.acting is not None
        found = _there(change, session_id)
        mine = change.acting.person_id
        if mine not in (found.agent_id, found.coach_id):
            raise CoachingError(N_("Only the agent and the coach sign a session."))
        if found.state != "held":
            raise CoachingError(
                N_("Only a session that was held is signed."), hint=N_("Say first that it took place.")
            )
        whole = digest(change, found)
        signed = select(CoachingSignature.seq).where(
            CoachingSignature.session_id == session_id,
            CoachingSignature.person_id == mine,
            CoachingSignature.digest == whole,
        )
        if change.session.scalar(signed) is not None:
            return
        made = CoachingSignature(
            id=new_id(), session_id=session_id, person_id=mine, at=change.now, digest=whole
        )
        change.session.add(made)
        change.session.flush()
        change.touch("coaching_session", session_id)
        change.audit("coaching_signature", made.id, after={"session": session_id, "digest": whole})


def digest(change: Transaction, found: CoachingSession) -> str:
    """SHA-256 of what is signed: people, time, agenda, notes, actions (not whether they are done), next time."""
    topics = change.session.scalars(select(CoachingTopic).where(CoachingTopic.session_id == found.id))
    actions = change.session.scalars(
        select(CoachingAction).where(CoachingAction.session_id == found.id, ~CoachingAction.deleted)
    )
    return digest_of(
        [found.agent_id, found.coach_id, to_epoch_ms(found.held_at), found.notes],
        [
            (t.question_key or t.moment_id or t.dispute_id or t.goal_id or t.evaluation_id or "")
            for t in topics
        ],
        [(a.id, a.text, a.owner_id, a.due.isoformat() if a.due else "") for a in actions],
        to_epoch_ms(found.next_at) if found.next_at else None,
    )


def digest_of(
    head: list[object], topics: list[str], actions: list[tuple[str, str, str, str]], next_at: int | None
) -> str:
    """The same of plain values, however they are ordered."""
    whole = [head, sorted(topics), sorted(actions), next_at]
    return hashlib.sha256(msgspec.json.encode(whole)).hexdigest()


def _add_topic(change: Transaction, found: CoachingSession, subject: Subject) -> None:
    if subject.kind == "moment":
        moment = change.session.get(Moment, subject.key)
        if moment is None or moment.deleted:
            raise CoachingError(N_("This moment is not there any more."))
        require_call(change.session.connection(), change.acting, moment.interaction_id)
    if subject.kind == "goal":
        goal = change.session.get(Goal, subject.key)
        if goal is None or goal.agent_id != found.agent_id:
            raise CoachingError(N_("This goal is not the agent's."))
    topic = CoachingTopic(id=new_id(), session_id=found.id)
    setattr(topic, COLUMN[subject.kind], subject.key)
    change.session.add(topic)
    change.session.flush()
    change.touch("coaching_session", found.id)


def _there(change: Transaction, session_id: str) -> CoachingSession:
    """A session the acting person takes part in, or leads may open."""
    found = change.session.get(CoachingSession, session_id)
    acting = change.acting
    seen = (
        found is not None
        and not found.deleted
        and (
            acting is None
            or acting.person_id in (found.agent_id, found.coach_id)
            or (acting.has("lead", "admin") and may_see(change.session.connection(), acting, found.agent_id))
        )
    )
    if found is None or not seen:
        raise CoachingError(N_("This session is not there any more, or is not yours."))
    return found


def _own(change: Transaction, session_id: str) -> CoachingSession:
    found, acting = _there(change, session_id), change.acting
    if acting is not None and acting.person_id != found.coach_id and not acting.has("lead", "admin"):
        raise CoachingError(N_("Only the coach of the session writes it."))
    if acting is not None and acting.person_id == found.agent_id:
        raise CoachingError(N_("Only the coach of the session writes it."))
    return found
