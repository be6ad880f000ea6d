"""Keeping a drawn plan and putting its calls into the evaluators' queues."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, select

from db.keys import new_id
from db.models import Assignment, AssignmentEvent, PlanDraw, SamplingPlan
from qa_desk.errors import N_
from qa_desk.sampling import PlanDefinition
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.periods import current_period, days_of
from qa_desk.work.permissions import require
from qa_desk.work.sampling.draw import draw
from qa_desk.work.sampling.drawn import DrawnPlan, PlannedCall, SamplingError, provenance


def find_plan(connection: Connection, name: str) -> tuple[str, PlanDefinition]:
    """A stored plan by name or id; `SamplingError` where there is none."""
    row = connection.execute(
        select(SamplingPlan.id, SamplingPlan.definition).where(
            (SamplingPlan.name == name) | (SamplingPlan.id == name), ~SamplingPlan.deleted
        )
    ).first()
    if row is None:
        raise SamplingError(
            N_("There is no sampling plan called “{name}”."),
            hint=N_("Give the plan's file, or the name of a plan that was drawn with --save."),
            name=name,
        )
    return str(row[0]), msgspec.convert(row[1], PlanDefinition)


def save(desk: Desk, plan: DrawnPlan) -> str:
    """Keep the plan and its draw, and put the calls into the evaluators' queues; the plan's id."""
    with desk.change("plan.draw") as change:
        stored = change.session.scalar(select(SamplingPlan).where(SamplingPlan.name == plan.definition.name))
        told = msgspec.to_builtins(plan.definition)
        if stored is None:
            stored = SamplingPlan(
                id=new_id(),
                name=plan.definition.name,
                definition=told,
                created_by=change.acting.person_id if change.acting else None,
                created_at=change.now,
                updated_at=change.now,
            )
            change.session.add(stored)
        stored.definition, stored.updated_at, stored.deleted = told, change.now, False
        change.session.flush()
        made = PlanDraw(
            id=new_id(),
            plan_id=stored.id,
            period=plan.period,
            seed=plan.definition.seed,
            drawn_at=change.now,
            provenance=provenance(plan),
        )
        change.session.add(made)
        change.session.flush()
        for call in plan.calls:
            _assign(change, stored.id, made.id, plan.period, call)
        change.audit(
            "plan_draw", made.id, after={"plan": stored.name, "period": plan.period, "calls": len(plan.calls)}
        )
        change.touch("assignment", stored.id)
        return stored.id


def _assign(change: Transaction, plan_id: str, draw_id: str, period: str, call: PlannedCall) -> None:
    assignment = Assignment(
        id=new_id(),
        plan_id=plan_id,
        draw_id=draw_id,
        period=period,
        interaction_id=call.call.id,
        evaluator_id=call.evaluator_id,
        form_version_id=call.form_version_id,
        kind="rescore" if call.again else "double" if call.double else "regular",
        stratum=call.stratum,
        instead_of=call.instead_of,
        chance=call.chance,
        due=call.due,
        created_at=change.now,
        updated_at=change.now,
    )
    change.session.add(assignment)
    change.session.flush()
    change.session.add(
        AssignmentEvent(
            id=new_id(),
            assignment_id=assignment.id,
            at=change.now,
            person_id=change.acting.person_id if change.acting else None,
            what="drawn",
        )
    )


def draw_due(desk: Desk, today: date | None = None) -> list[DrawnPlan]:
    """Draw every active live plan anew and keep what is new; also the period that ended last. What was given stays."""
    require(desk.acting, "plan.draw")
    today = today or date.today()
    with desk.reading() as connection:
        rows = connection.execute(
            select(SamplingPlan.definition).where(SamplingPlan.state == "active", ~SamplingPlan.deleted)
        )
        plans = [msgspec.convert(row[0], PlanDefinition) for row in rows]
    kept = []
    for plan in plans:
        if not plan.live:
            continue
        now = current_period(plan.period, today)
        before = current_period(plan.period, days_of(now)[0] - timedelta(days=1))
        for period in (before, now):
            found = draw(desk, plan, period, today)
            if found.calls:
                save(desk, found)
                kept.append(found)
    return kept
