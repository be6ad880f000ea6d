"""Whose calls are scored by whom: plans, their draws, and what each draw gave to each evaluator."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, Editable, FactKey, Key, Seq, not_negative, one_of

PLAN_STATES = ("active", "paused", "ended")
ASSIGNMENT_STATES = ("open", "done", "skipped", "withdrawn")
ASSIGNMENT_KINDS = ("regular", "double", "rescore", "calibration")


class SamplingPlan(Editable, Base):
    """A rule by which calls are drawn for scoring; `definition` is the plan as its file says it."""

    __tablename__ = "sampling_plan"
    __table_args__ = (one_of("state", PLAN_STATES), CheckConstraint("length(name) > 0", name="name_given"))

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    definition: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="active")
    created_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class PlanDraw(Base):
    """One draw of a plan: seed, frame, quotas, stand-ins and what was passed over; a fact."""

    __tablename__ = "plan_draw"
    __table_args__ = (Index(None, "plan_id", "period"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    plan_id: Mapped[str] = mapped_column(ForeignKey("sampling_plan.id"))
    period: Mapped[str]
    seed: Mapped[str]
    drawn_at: Mapped[datetime]
    provenance: Mapped[dict[str, Any]]


class Assignment(Editable, Base):
    """A call somebody is to score. `chance` is how likely its draw was; `kind` tells hidden second scores apart."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index(None, "evaluator_id", "state", "due"),
        Index(None, "plan_id", "period"),
        Index(None, "interaction_id"),
        UniqueConstraint("plan_id", "period", "interaction_id", "evaluator_id"),
        one_of("state", ASSIGNMENT_STATES),
        one_of("kind", ASSIGNMENT_KINDS),
        CheckConstraint("chance > 0 AND chance <= 1", name="chance_is_one"),
    )

    id: Mapped[Key]
    plan_id: Mapped[str] = mapped_column(ForeignKey("sampling_plan.id"))
    draw_id: Mapped[str] = mapped_column(ForeignKey("plan_draw.id"))
    period: Mapped[str]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    evaluator_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"))
    kind: Mapped[str] = mapped_column(default="regular")
    stratum: Mapped[str]
    instead_of: Mapped[str | None]
    chance: Mapped[float]
    due: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(default="open")
    reason: Mapped[str] = mapped_column(default="")
    evaluation_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))


class AssignmentEvent(Base):
    """One step in the life of an assignment: drawn, skipped, replaced, handed over, done."""

    __tablename__ = "assignment_event"
    __table_args__ = (Index(None, "assignment_id"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignment.id"))
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class EvaluatorCapacity(Editable, Base):
    """How many calls somebody can score in a week, and when they are away (the end excluded)."""

    __tablename__ = "evaluator_capacity"
    __table_args__ = (
        Index(None, "person_id"),
        *not_negative("weekly"),
        CheckConstraint("away_to IS NULL OR away_to > away_from", name="ends_after_it_starts"),
    )

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    weekly: Mapped[int | None]
    away_from: Mapped[date | None] = mapped_column(Date)
    away_to: Mapped[date | None] = mapped_column(Date)
