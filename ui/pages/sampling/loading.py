"""What the page reads, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries import plans as reads
from db.queries.acting import people_who_may_act
from db.queries.people import teams
from db.queries.plans import DrawRow, LeftOut, PlanRow
from db.queries.review import FormChoice, form_choices
from qa_desk.work import sampling
from qa_desk.work.desk import Desk
from qa_desk.work.sampling import AgentAverage


@dataclass(frozen=True, slots=True)
class Shown:
    """The plans, and what a plan can be made of."""

    plans: tuple[PlanRow, ...]
    forms: tuple[FormChoice, ...]
    teams: tuple[str, ...]
    evaluators: tuple[str, ...]


def read(desk: Desk) -> Shown:
    """Everything the page offers."""
    assert desk.acting is not None
    with desk.reading() as connection:
        people = [p.name for p in people_who_may_act(connection) if p.has("coach", "lead")]
        return Shown(
            tuple(reads.plans(connection, desk.acting)),
            tuple(form_choices(connection, desk.acting)),
            tuple(sorted(row.name for row in teams(connection, desk.acting))),
            tuple(people),
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a plan so far: its kept draws, the calls somebody left out, agents' averages of the last."""

    draws: tuple[DrawRow, ...]
    left_out: tuple[LeftOut, ...]
    averages: tuple[AgentAverage, ...]


def read_kept(desk: Desk, plan_id: str) -> Kept:
    """The kept draws of a plan, newest first, and what was left out of them."""
    with desk.reading() as connection:
        rows = tuple(row for row in reads.left_out(connection) if row.plan_id == plan_id)
        kept = tuple(reads.draws(connection, plan_id))
    return Kept(kept, rows, sampling.averages(desk, plan_id).agents if kept else ())
