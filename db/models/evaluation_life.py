"""What happens to an evaluation after it was submitted: release, acknowledgement, disputes and how they end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Seq, one_of
from db.models.evaluations import NA_KINDS

EVENT_KINDS = (
    "submitted",
    "approved",
    "released",
    "seen",
    "acknowledged",
    "disputed",
    "review_started",
    "upheld",
    "revised",
)
DECISIONS = ("upheld", "revised")


class EvaluationEvent(Base):
    """One step in an evaluation's life; a fact. A release may lie ahead: it counts from `effective_at` on."""

    __tablename__ = "evaluation_event"
    __table_args__ = (Index(None, "evaluation_id", "kind"), one_of("kind", EVENT_KINDS), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"))
    kind: Mapped[str]
    at: Mapped[datetime]
    effective_at: Mapped[datetime]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    comment: Mapped[str] = mapped_column(default="")


class Dispute(Base):
    """An agent's disagreement with an evaluation, the `number`-th about it; a fact."""

    __tablename__ = "dispute"
    __table_args__ = (UniqueConstraint("evaluation_id", "number"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"))
    number: Mapped[int]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    comment: Mapped[str] = mapped_column(default="")


class DisputePoint(Base):
    """One disputed question, why, and the moments that show it; a fact."""

    __tablename__ = "dispute_point"
    __table_args__ = (UniqueConstraint("dispute_id", "question_key"), FACT)

    seq: Mapped[Seq]
    dispute_id: Mapped[str] = mapped_column(ForeignKey("dispute.id"))
    question_key: Mapped[str]
    reason: Mapped[str]
    moments: Mapped[list[Any]] = mapped_column(default=list)


class DisputeReview(Base):
    """Somebody took a dispute on; the latest counts. A fact."""

    __tablename__ = "dispute_review"
    __table_args__ = (Index(None, "dispute_id"), FACT)

    seq: Mapped[Seq]
    dispute_id: Mapped[str] = mapped_column(ForeignKey("dispute.id"))
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime]


class DisputeAnswer(Base):
    """What a reviewer answered to a disputed question before seeing the first answer; a fact."""

    __tablename__ = "dispute_answer"
    __table_args__ = (
        UniqueConstraint("dispute_id", "reviewer_id", "question_key"),
        one_of("na", NA_KINDS),
        FACT,
    )

    seq: Mapped[Seq]
    dispute_id: Mapped[str] = mapped_column(ForeignKey("dispute.id"))
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    question_key: Mapped[str]
    at: Mapped[datetime]
    choices: Mapped[list[Any]] = mapped_column(default=list)
    number: Mapped[str | None]
    text: Mapped[str] = mapped_column(default="")
    na: Mapped[str] = mapped_column(default="no")
    comment: Mapped[str] = mapped_column(default="")
    causes: Mapped[list[Any]] = mapped_column(default=list)


class DisputeDecision(Base):
    """How a dispute ended, and the evaluation that took the old one's place where it was revised; a fact."""

    __tablename__ = "dispute_decision"
    __table_args__ = (UniqueConstraint("dispute_id"), one_of("outcome", DECISIONS), FACT)

    seq: Mapped[Seq]
    dispute_id: Mapped[str] = mapped_column(ForeignKey("dispute.id"))
    decided_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]
    outcome: Mapped[str]
    reason: Mapped[str]
    revision_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))


class DisputeVerdict(Base):
    """How one disputed question was decided, and why; a fact."""

    __tablename__ = "dispute_verdict"
    __table_args__ = (UniqueConstraint("dispute_id", "question_key"), one_of("outcome", DECISIONS), FACT)

    seq: Mapped[Seq]
    dispute_id: Mapped[str] = mapped_column(ForeignKey("dispute.id"))
    question_key: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
