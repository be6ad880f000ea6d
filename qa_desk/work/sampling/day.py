"""What waits for somebody, and what a lead sees of everybody's work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from db.keys import new_id
from db.models import EvaluatorCapacity
from db.queries import calibration as rounds
from db.queries import queue as reads
from db.queries.acting import people_who_may_act
from db.queries.calibration import RoundRow
from db.queries.queue import CoachingDue, Handled, Room, Share, WaitingDispute
from db.queries.sampling import QueueDraft, QueueRow, drafts, queue
from qa_desk.errors import N_
from qa_desk.sampling.guard import Skips, guard
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import require
from qa_desk.work.sampling.drawn import SamplingError

LOOK_BACK = timedelta(days=92)
"""Progress and skips are told of calls given in this time."""

COACHING_AHEAD = timedelta(days=14)
"""Sessions and goals are told so long before they are due."""


@dataclass(frozen=True, slots=True)
class MyDay:
    """Everything that waits for one person."""

    today: date
    calls: tuple[QueueRow, ...]
    plans: tuple[Share, ...]
    drafts: tuple[QueueDraft, ...]
    disputes: tuple[WaitingDispute, ...]
    rounds: tuple[RoundRow, ...]
    coaching: tuple[CoachingDue, ...]
    room: Room
    done_this_week: int

    @property
    def nothing(self) -> bool:
        """True where nothing waits."""
        return not (self.calls or self.drafts or self.disputes or self.rounds or self.coaching)


@dataclass(frozen=True, slots=True)
class Load:
    """One coach's open work beside the room they have: calls a week, None for any number."""

    share: Share
    room: Room


@dataclass(frozen=True, slots=True)
class TeamDay:
    """How far everybody is, since `since`."""

    since: datetime
    plans: tuple[Share, ...]
    agents: tuple[Share, ...]
    loads: tuple[Load, ...]
    handled: tuple[Handled, ...]
    skips: tuple[Skips, ...]


def my_day(desk: Desk, today: date | None = None) -> MyDay:
    """What waits for the acting person."""
    require(desk.acting, "assignment.work")
    assert desk.acting is not None
    today, since = today or date.today(), datetime.now(UTC) - LOOK_BACK
    me = desk.acting.person_id
    with desk.reading() as connection:
        waiting = tuple(queue(connection, desk.acting))
        shares = reads.shares(connection, "plan", since, today, me)
        return MyDay(
            today=today,
            calls=waiting,
            plans=tuple(share for share in shares if share.open or share.done),
            drafts=_other_drafts(drafts(connection, desk.acting), waiting),
            disputes=tuple(reads.waiting_disputes(connection, desk.acting)),
            rounds=tuple(r for r in rounds.rounds(connection, desk.acting) if r.mine_left > 0),
            coaching=tuple(reads.coaching_due(connection, me, today + COACHING_AHEAD)),
            room=reads.room_of(connection, me),
            done_this_week=reads.done_since(connection, me, _monday(today)),
        )


def _other_drafts(found: list[QueueDraft], waiting: tuple[QueueRow, ...]) -> tuple[QueueDraft, ...]:
    begun = {row.draft_id for row in waiting}
    return tuple(draft for draft in found if draft.draft_id not in begun)


def team_day(desk: Desk, today: date | None = None) -> TeamDay:
    """How far everybody is; for leads."""
    require(desk.acting, "plan.draw")
    today, since = today or date.today(), datetime.now(UTC) - LOOK_BACK
    with desk.reading() as connection:
        coaches = reads.shares(connection, "coach", since, today)
        known = {share.id for share in coaches}
        idle = [
            Share(p.person_id, p.name, 0, 0, 0, 0, None)
            for p in people_who_may_act(connection)
            if p.has("coach") and p.person_id not in known
        ]
        done = tuple(reads.handled(connection, since))
        return TeamDay(
            since=since,
            plans=tuple(reads.shares(connection, "plan", since, today)),
            agents=tuple(reads.shares(connection, "agent", since, today)),
            loads=tuple(Load(one, reads.room_of(connection, one.id)) for one in [*coaches, *idle]),
            handled=done,
            skips=tuple(guard([(one.person_id, one.given, one.skipped) for one in done])),
        )


def set_room(desk: Desk, person_id: str, weekly: int | None, away: tuple[date, date] | None = None) -> None:
    """Say how many calls a week somebody can score, and when they are away (the end excluded); leads for others."""
    with desk.change("assignment.work") as change:
        acting = change.acting
        if acting is not None and acting.person_id != person_id and not acting.has("lead", "admin"):
            raise SamplingError(N_("Only a lead may say this for somebody else."))
        if away is not None and away[1] <= away[0]:
            raise SamplingError(N_("An absence ends after it begins."))
        for old in change.session.query(EvaluatorCapacity).filter_by(person_id=person_id, deleted=False):
            old.deleted, old.updated_at = True, change.now
        made = EvaluatorCapacity(
            id=new_id(),
            person_id=person_id,
            weekly=weekly,
            away_from=away[0] if away else None,
            away_to=away[1] if away else None,
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(made)
        change.session.flush()
        change.audit("evaluator_capacity", made.id, after={"person": person_id, "weekly": weekly})


def _monday(today: date) -> datetime:
    day = today - timedelta(days=today.weekday())
    return datetime(day.year, day.month, day.day).astimezone()
