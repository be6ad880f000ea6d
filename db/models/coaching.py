"""Coaching sessions and what each was about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Editable, Key


class CoachingSession(Editable, Base):
    """A talk between a coach and an agent."""

    __tablename__ = "coaching_session"
    __table_args__ = (Index(None, "agent_id", "held_at"),)

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    coach_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    held_at: Mapped[datetime]
    notes: Mapped[str] = mapped_column(default="")


class CoachingTopic(Base):
    """One subject of a session: a question of the form, a moment or an evaluation."""

    __tablename__ = "coaching_topic"
    __table_args__ = (Index(None, "session_id"),)

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("coaching_session.id"))
    question_key: Mapped[str | None]
    evaluation_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))
    moment_id: Mapped[str | None] = mapped_column(ForeignKey("moment.id"))
