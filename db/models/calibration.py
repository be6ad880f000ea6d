"""Calibration rounds: several people score the same calls blind, then talk, then agree."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Editable, Key, one_of

ROUND_STATES = ("open", "revealed", "closed", "cancelled")


class CalibrationRound(Editable, Base):
    """One round over some calls on one form version; scores stay hidden from others until it is revealed."""

    __tablename__ = "calibration_round"
    __table_args__ = (Index(None, "state", "due"), one_of("state", ROUND_STATES))

    id: Mapped[Key]
    title: Mapped[str]
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"))
    host_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    expert_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    blind: Mapped[bool] = mapped_column(default=True)
    due: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(default="open")
    revealed_at: Mapped[datetime | None]
    notes: Mapped[str] = mapped_column(default="")


class CalibrationCall(Base):
    """A call of a round."""

    __tablename__ = "calibration_call"
    __table_args__ = (UniqueConstraint("round_id", "interaction_id"),)

    id: Mapped[Key]
    round_id: Mapped[str] = mapped_column(ForeignKey("calibration_round.id"))
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    position: Mapped[int]


class CalibrationMember(Base):
    """Somebody who is to score the calls of a round."""

    __tablename__ = "calibration_member"
    __table_args__ = (UniqueConstraint("round_id", "person_id"), Index(None, "person_id"))

    id: Mapped[Key]
    round_id: Mapped[str] = mapped_column(ForeignKey("calibration_round.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class CalibrationScore(Base):
    """A member's submitted evaluation of a call of the round; `late` where the round was revealed before."""

    __tablename__ = "calibration_score"
    __table_args__ = (UniqueConstraint("call_id", "person_id"),)

    id: Mapped[Key]
    call_id: Mapped[str] = mapped_column(ForeignKey("calibration_call.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    late: Mapped[bool] = mapped_column(default=False)


class CalibrationAgreed(Editable, Base):
    """What the room agreed on for one question of one call, and why."""

    __tablename__ = "calibration_agreed"
    __table_args__ = (
        UniqueConstraint("call_id", "question_key"),
        CheckConstraint("length(question_key) > 0", name="question_given"),
    )

    id: Mapped[Key]
    call_id: Mapped[str] = mapped_column(ForeignKey("calibration_call.id"))
    question_key: Mapped[str]
    choice: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
