"""Growth: an agent's wish for a role, the path agreed to it with steps and try-out days, training taken."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from db.keys import new_id
from db.models import GrowthPath, GrowthStep, Person, Training, TryoutDay
from db.queries.agents import may_see
from qa_desk.errors import N_
from qa_desk.work.coaching.agenda import CoachingError
from qa_desk.work.desk import Desk, Transaction

OPEN = ("wished", "agreed")


def wish(desk: Desk, role: str, why: str = "") -> str:
    """The acting agent says which role they would like; the path's id. `CoachingError` where that is said already."""
    with desk.change("growth.wish") as change:
        assert change.acting is not None
        return _new_path(change, change.acting.person_id, role, "wished", why)


def withdraw(desk: Desk, path_id: str) -> None:
    """The acting agent takes an own wish back while nothing is agreed."""
    with desk.change("growth.wish") as change:
        assert change.acting is not None
        path = _path(change, path_id)
        if path.agent_id != change.acting.person_id or path.state != "wished":
            raise CoachingError(N_("Only your own wish can be taken back, while nothing is agreed."))
        _set_state(change, path, "left")


def set_path(desk: Desk, agent_id: str, role: str, why: str = "") -> str:
    """Agree on a path with an agent of one's teams, or turn their wish for the role into one; the path's id."""
    with desk.change("growth.set") as change:
        _mine(change, agent_id)
        wished = change.session.scalar(
            select(GrowthPath).where(
                GrowthPath.agent_id == agent_id, GrowthPath.state == "wished", ~GrowthPath.deleted,
                func.lower(GrowthPath.role) == role.strip().lower(),
            )
        )  # fmt: skip
        if wished is not None:
            _set_state(change, wished, "agreed")
            return wished.id
        return _new_path(change, agent_id, role, "agreed", why)


def agree(desk: Desk, path_id: str) -> None:
    """A wish becomes a path."""
    with desk.change("growth.set") as change:
        path = _led(change, path_id)
        if path.state != "wished":
            raise CoachingError(N_("This is not a wish any more."))
        _set_state(change, path, "agreed")


def reach(desk: Desk, path_id: str, on: date | None = None) -> None:
    """The agent has the role, from today or a day given that does not lie ahead."""
    with desk.change("growth.set") as change:
        path = _led(change, path_id)
        day = _past(change, on, N_("A role that lies ahead was not reached."))
        if path.state not in OPEN:
            raise CoachingError(N_("This path has ended."))
        path.reached_on = day
        _set_state(change, path, "reached")


def leave(desk: Desk, path_id: str) -> None:
    """The path is not followed any more; what was done on it stays to be read."""
    with desk.change("growth.set") as change:
        path = _led(change, path_id)
        if path.state not in OPEN:
            raise CoachingError(N_("This path has ended."))
        _set_state(change, path, "left")


def add_step(desk: Desk, path_id: str, words: str, due: date | None = None) -> str:
    """Put a step at the end of a path; its id."""
    with desk.change("growth.set") as change:
        path = _open(change, path_id)
        if not words.strip():
            raise CoachingError(N_("A step says what is to be done."))
        last = change.session.scalar(
            select(func.max(GrowthStep.position)).where(GrowthStep.path_id == path_id)
        )
        made = GrowthStep(
            id=new_id(), path_id=path_id, agent_id=path.agent_id, position=(last or 0) + 1, text=words.strip(),
            due=due, created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        change.touch("growth_path", path_id)
        change.audit("growth_step", made.id, after={"path": path_id, "text": made.text})
        return made.id


def set_step_done(desk: Desk, step_id: str, done: bool = True) -> None:
    """Tick a step off today, or take the tick back."""
    with desk.change("growth.set") as change:
        step = _step(change, step_id)
        step.done_on, step.updated_at = _today(change) if done else None, change.now
        change.audit("growth_step", step_id, after={"done": done})


def remove_step(desk: Desk, step_id: str) -> None:
    """Take a step off the path."""
    with desk.change("growth.set") as change:
        step = _step(change, step_id)
        step.deleted, step.updated_at = True, change.now
        change.audit("growth_step", step_id, after={"deleted": True})


def plan_tryout(desk: Desk, path_id: str, day: date, host_id: str | None = None) -> str:
    """Plan a day in the role, with somebody who looks after it; the day's id."""
    with desk.change("growth.set") as change:
        path = _open(change, path_id)
        if host_id is not None and (host_id == path.agent_id or change.session.get(Person, host_id) is None):
            raise CoachingError(N_("Somebody else looks after a try-out day."))
        made = TryoutDay(
            id=new_id(), path_id=path_id, agent_id=path.agent_id, day=day, host_id=host_id,
            created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        change.touch("growth_path", path_id)
        change.audit("tryout_day", made.id, after={"path": path_id, "day": day.isoformat()})
        return made.id


def hold_tryout(desk: Desk, tryout_id: str, words: str = "") -> None:
    """The day took place; `words` say how it went. Once more: other words."""
    with desk.change("growth.set") as change:
        found = _tryout(change, tryout_id)
        _mine(change, found.agent_id)
        if found.day > _today(change):
            raise CoachingError(N_("A day that lies ahead did not take place."))
        found.state, found.updated_at = "held", change.now
        found.host_word = words.strip() or found.host_word
        change.audit("tryout_day", tryout_id, after={"state": "held"})


def call_off_tryout(desk: Desk, tryout_id: str) -> None:
    """A planned day will not take place."""
    with desk.change("growth.set") as change:
        found = _tryout(change, tryout_id)
        _mine(change, found.agent_id)
        if found.state != "planned":
            raise CoachingError(N_("This day is not planned any more."))
        found.state, found.updated_at = "cancelled", change.now
        change.audit("tryout_day", tryout_id, after={"state": "cancelled"})


def say_of_tryout(desk: Desk, tryout_id: str, words: str) -> None:
    """The agent says how the day was."""
    with desk.change("growth.wish") as change:
        assert change.acting is not None
        found = _tryout(change, tryout_id)
        if found.agent_id != change.acting.person_id:
            raise CoachingError(N_("Only who was there says how the day was."))
        if found.state == "cancelled" or found.day > _today(change):
            raise CoachingError(N_("A day that lies ahead did not take place."))
        found.agent_word, found.updated_at = words.strip(), change.now
        change.audit("tryout_day", tryout_id, after={"agent_word": len(found.agent_word)})


def record_training(
    desk: Desk,
    agent_id: str,
    title: str,
    taken_on: date | None = None,
    *,
    question: str | None = None,
    hours: float | None = None,
    path_id: str | None = None,
    note: str = "",
) -> str:
    """Write down a training an agent took, today or on a day before; its id. `CoachingError`."""
    with desk.change("growth.set") as change:
        _mine(change, agent_id)
        if not title.strip():
            raise CoachingError(N_("A training has a name."))
        if hours is not None and hours <= 0:
            raise CoachingError(N_("A training takes some time."))
        day = _past(change, taken_on, N_("A training that lies ahead was not taken."))
        if path_id is not None and _path(change, path_id).agent_id != agent_id:
            raise CoachingError(N_("This path is another agent's."))
        made = Training(
            id=new_id(), agent_id=agent_id, path_id=path_id, title=title.strip(), taken_on=day, hours=hours,
            question_key=question or None, note=note.strip(), created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        told = {"agent": agent_id, "title": made.title, "taken_on": day.isoformat(), "question": question}
        change.audit("training", made.id, after=told)
        return made.id


def remove_training(desk: Desk, training_id: str) -> None:
    """Take back what was written down by mistake."""
    with desk.change("growth.set") as change:
        found = change.session.get(Training, training_id)
        if found is None or found.deleted:
            return
        _mine(change, found.agent_id)
        found.deleted, found.updated_at = True, change.now
        change.audit("training", training_id, after={"deleted": True})


def _new_path(change: Transaction, agent_id: str, role: str, state: str, why: str) -> str:
    assert change.acting is not None
    name = role.strip()
    if not name:
        raise CoachingError(N_("A path leads to a role; give its name."))
    there = select(GrowthPath.id).where(
        GrowthPath.agent_id == agent_id, GrowthPath.state.in_(OPEN), ~GrowthPath.deleted,
        func.lower(GrowthPath.role) == name.lower(),
    )  # fmt: skip
    if change.session.scalar(there) is not None:
        raise CoachingError(N_("This role is wished for already, or a path to it agreed."))
    made = GrowthPath(
        id=new_id(), agent_id=agent_id, role=name, state=state, set_by=change.acting.person_id,
        since=_today(change), why=why.strip(), created_at=change.now, updated_at=change.now,
    )  # fmt: skip
    change.session.add(made)
    change.session.flush()
    change.audit("growth_path", made.id, after={"agent": agent_id, "role": name, "state": state})
    return made.id


def _set_state(change: Transaction, path: GrowthPath, state: str) -> None:
    before = path.state
    path.state, path.updated_at = state, change.now
    change.audit("growth_path", path.id, before={"state": before}, after={"state": state})


def _path(change: Transaction, path_id: str) -> GrowthPath:
    found = change.session.get(GrowthPath, path_id)
    if found is None or found.deleted:
        raise CoachingError(N_("This path is not there any more."))
    return found


def _led(change: Transaction, path_id: str) -> GrowthPath:
    path = _path(change, path_id)
    _mine(change, path.agent_id)
    return path


def _open(change: Transaction, path_id: str) -> GrowthPath:
    path = _led(change, path_id)
    if path.state != "agreed":
        raise CoachingError(N_("Agree on the path first."))
    return path


def _step(change: Transaction, step_id: str) -> GrowthStep:
    found = change.session.get(GrowthStep, step_id)
    if found is None or found.deleted:
        raise CoachingError(N_("This step is not there any more."))
    _led(change, found.path_id)
    change.touch("growth_path", found.path_id)
    return found


def _tryout(change: Transaction, tryout_id: str) -> TryoutDay:
    found = change.session.get(TryoutDay, tryout_id)
    if found is None or found.deleted:
        raise CoachingError(N_("This try-out day is not there any more."))
    change.touch("growth_path", found.path_id)
    return found


def _mine(change: Transaction, agent_id: str) -> None:
    """An agent of the acting person's teams, and not themselves: nobody writes their own path."""
    acting = change.acting
    if acting is None:
        return
    if not may_see(change.session.connection(), acting, agent_id):
        raise CoachingError(N_("This agent is not in your teams."))
    if agent_id == acting.person_id and not acting.has("lead", "admin"):
        raise CoachingError(N_("Somebody else agrees on your path with you."))


def _today(change: Transaction) -> date:
    return change.now.astimezone().date()


def _past(change: Transaction, day: date | None, words: str) -> date:
    today = _today(change)
    if day is not None and day > today:
        raise CoachingError(words)
    return day or today
