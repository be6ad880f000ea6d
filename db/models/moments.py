"""Moments: stretches of a call that somebody marked."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Editable, Key, one_of

MOMENT_CHANNELS = ("both", "agent", "customer")


class Moment(Editable, Base):
    """A marked stretch in media time; `shared` lets the agent see it."""

    __tablename__ = "moment"
    __table_args__ = (
        Index(None, "interaction_id", "start_ms"),
        Index(None, "author_id", "created_at"),
        one_of("channel", MOMENT_CHANNELS),
        CheckConstraint("start_ms >= 0 AND end_ms >= start_ms", name="in_order"),
    )

    id: Mapped[Key]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    channel: Mapped[str] = mapped_column(default="both")
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    tag: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    shared: Mapped[bool] = mapped_column(default=True)
