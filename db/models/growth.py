"""Growth: the roles an agent is on the way to, steps and try-out days on it, training taken."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Editable, Key, one_of

PATH_STATES = ("wished", "agreed", "reached", "left")
TRYOUT_STATES = ("planned", "held", "cancelled")


class GrowthPath(Editable, Base):
    """A role an agent wants, is on the way to, or has reached; `state` is one of PATH_STATES.

    `set_by` wrote it down: the agent where it began as a wish. `why` is in the words of whoever wrote it.
    """

    __tablename__ = "growth_path"
    __table_args__ = (
        Index(None, "agent_id"),
        one_of("state", PATH_STATES),
        CheckConstraint("length(role) > 0", name="role_given"),
    )

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    state: Mapped[str] = mapped_column(default="wished")
    set_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    since: Mapped[date] = mapped_column(Date)
    reached_on: Mapped[date | None] = mapped_column(Date)
    why: Mapped[str] = mapped_column(default="")


class GrowthStep(Editable, Base):
    """One thing to be done on a path, in order of `position`."""

    __tablename__ = "growth_step"
    __table_args__ = (Index(None, "path_id"), CheckConstraint("length(text) > 0", name="text_given"))

    id: Mapped[Key]
    path_id: Mapped[str] = mapped_column(ForeignKey("growth_path.id"))
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    position: Mapped[int]
    text: Mapped[str]
    due: Mapped[date | None] = mapped_column(Date)
    done_on: Mapped[date | None] = mapped_column(Date)


class TryoutDay(Editable, Base):
    """A day an agent works in the role of a path; both say afterwards how it was."""

    __tablename__ = "tryout_day"
    __table_args__ = (Index(None, "path_id"), Index(None, "agent_id", "day"), one_of("state", TRYOUT_STATES))

    id: Mapped[Key]
    path_id: Mapped[str] = mapped_column(ForeignKey("growth_path.id"))
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date] = mapped_column(Date)
    host_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(default="planned")
    agent_word: Mapped[str] = mapped_column(default="")
    host_word: Mapped[str] = mapped_column(default="")


class Training(Editable, Base):
    """A training an agent took; where it was about a question, what changed after it can be told."""

    __tablename__ = "training"
    __table_args__ = (
        Index(None, "agent_id", "taken_on"),
        CheckConstraint("length(title) > 0", name="title_given"),
        CheckConstraint("hours > 0", name="hours_positive"),
    )

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    path_id: Mapped[str | None] = mapped_column(ForeignKey("growth_path.id"))
    title: Mapped[str]
    taken_on: Mapped[date] = mapped_column(Date)
    hours: Mapped[float | None]
    question_key: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
