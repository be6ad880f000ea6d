"""A session as both see it: agenda, notes, actions, goals, who signed what it says."""

from __future__ import annotations

from dataclasses import dataclass

from db.models import to_epoch_ms
from db.queries import coaching as reads
from db.queries.coaching import ActionRow, SessionRow, SignatureRow, TopicRow
from qa_desk.errors import N_
from qa_desk.work.coaching.agenda import CoachingError, titles_of
from qa_desk.work.coaching.goals import GoalStanding, standings
from qa_desk.work.coaching.sessions import digest_of
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the agenda with its words: a question's text, a moment's note, a goal's measure."""

    row: TopicRow
    title: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature; `current` where the session still says what was signed."""

    row: SignatureRow
    current: bool


@dataclass(frozen=True, slots=True)
class SessionView:
    """Everything on one session that the acting person may see; `private` is their own note.

    `writes` may change it, `signs` may sign it now.
    """

    row: SessionRow
    topics: tuple[Topic, ...]
    actions: tuple[ActionRow, ...]
    goals: tuple[GoalStanding, ...]
    signed: tuple[Signed, ...]
    private: str
    writes: bool
    signs: bool


def view_session(desk: Desk, session_id: str) -> SessionView:
    """One session in full; `CoachingError` where it is not there or not to be seen."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        row = reads.find_session(connection, acting, session_id)
        if row is None:
            raise CoachingError(N_("This session is not there any more, or is not yours."))
        topics = reads.topics(connection, acting, session_id)
        actions = reads.actions(connection, session_id)
        signatures = reads.signatures(connection, session_id)
        keys = reads.topic_keys(connection, session_id)
        words = titles_of(connection, [one.key for one in topics if one.kind == "question"])
        private = reads.private_note(connection, acting, session_id)
    goals = standings(desk, row.agent_id)
    about = {standing.goal.id: standing.title for standing in goals}
    whole = digest_of(
        [row.agent_id, row.coach_id, to_epoch_ms(row.held_at), row.notes],
        keys,
        [(a.id, a.text, a.owner_id, a.due.isoformat() if a.due else "") for a in actions],
        to_epoch_ms(row.next_at) if row.next_at else None,
    )
    signed = tuple(Signed(one, one.digest == whole) for one in signatures)
    me = acting.person_id
    mine = any(one.row.person_id == me and one.current for one in signed)
    takes_part = me in (row.agent_id, row.coach_id)
    return SessionView(
        row=row,
        topics=tuple(Topic(one, words.get(one.key) or about.get(one.key) or one.words) for one in topics),
        actions=tuple(actions),
        goals=goals,
        signed=signed,
        private=private,
        writes=me != row.agent_id and (me == row.coach_id or acting.has("lead", "admin")),
        signs=takes_part and row.state == "held" and not mine,
    )


def sessions(desk: Desk, agent_id: str = "") -> tuple[SessionRow, ...]:
    """The sessions the person may see, latest first."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        return tuple(reads.sessions(connection, acting, agent_id))
