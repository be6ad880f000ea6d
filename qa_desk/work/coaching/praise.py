"""Recognition: praise, best bound to a moment, on the team's board."""

from __future__ import annotations

from db.keys import new_id
from db.models import Interaction, Moment, Recognition
from db.queries import coaching as reads
from db.queries.agents import may_see
from db.queries.coaching import PraiseRow
from qa_desk.errors import N_
from qa_desk.work.coaching.agenda import CoachingError
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of
from qa_desk.work.permissions import require_call


def give_praise(
    desk: Desk, agent_id: str, words: str, moment_id: str | None = None, *, on_board: bool = True
) -> str:
    """Praise an agent, for a moment of one of their calls where one is named; the praise's id. `CoachingError`."""
    with desk.change("recognition.give") as change:
        assert change.acting is not None
        connection = change.session.connection()
        if not words.strip():
            raise CoachingError(N_("Praise says what was good."))
        if agent_id == change.acting.person_id:
            raise CoachingError(N_("Praise is for somebody else."))
        if moment_id is not None:
            moment = change.session.get(Moment, moment_id)
            call = change.session.get(Interaction, moment.interaction_id) if moment is not None else None
            if moment is None or moment.deleted or call is None or call.agent_id != agent_id:
                raise CoachingError(N_("This moment is not on a call of the agent."))
            require_call(connection, change.acting, call.id)
        elif not may_see(connection, change.acting, agent_id):
            raise CoachingError(N_("This agent is not in your teams."))
        made = Recognition(
            id=new_id(), agent_id=agent_id, author_id=change.acting.person_id, given_at=change.now,
            text=words.strip(), moment_id=moment_id, on_board=on_board, created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        change.audit(
            "recognition", made.id, after={"agent": agent_id, "text": made.text, "moment": moment_id}
        )
        return made.id


def take_back(desk: Desk, praise_id: str) -> None:
    """Take one's own praise off the board; leads may take off any."""
    with desk.change("recognition.give") as change:
        found = change.session.get(Recognition, praise_id)
        acting = change.acting
        if found is None or found.deleted:
            return
        if acting is not None and found.author_id != acting.person_id and not acting.has("lead", "admin"):
            raise CoachingError(N_("This praise was given by somebody else."))
        found.deleted, found.updated_at = True, change.now
        change.audit("recognition", praise_id, after={"deleted": True})


def board(desk: Desk) -> tuple[PraiseRow, ...]:
    """The team's board and what is for the person alone, latest first."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        return tuple(reads.praise(connection, acting))
