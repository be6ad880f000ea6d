"""Coaching sessions: what each was about, what was agreed, who signed; goals, and praise."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, Editable, FactKey, Key, Seq, one_of

SESSION_STATES = ("planned", "held", "cancelled")
TEMPLATES = ("", "grow", "sbi")
GOAL_KINDS = ("question", "section", "quality", "critical", "csat", "behaviour")
GOAL_STATES = ("open", "closed")
BEHAVIOURS = ("talk_share",)


class CoachingSession(Editable, Base):
    """A talk between a coach and an agent; while `planned`, `held_at` is when it is to be.

    `state` is one of SESSION_STATES, `template` one of TEMPLATES, `notes` what both may read.
    """

    __tablename__ = "coaching_session"
    __table_args__ = (Index(None, "agent_id", "held_at"),)

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    coach_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    held_at: Mapped[datetime]
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="held", server_default="held")
    template: Mapped[str] = mapped_column(default="", server_default="")
    next_at: Mapped[datetime | None]


class CoachingTopic(Base):
    """One subject of a session: a question of the form, a moment, an evaluation, a dispute or a goal."""

    __tablename__ = "coaching_topic"
    __table_args__ = (Index(None, "session_id"),)

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("coaching_session.id"))
    question_key: Mapped[str | None]
    evaluation_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))
    moment_id: Mapped[str | None] = mapped_column(ForeignKey("moment.id"))
    dispute_id: Mapped[str | None] = mapped_column(ForeignKey("dispute.id"))
    goal_id: Mapped[str | None] = mapped_column(ForeignKey("goal.id"))


class CoachingPrivateNote(Editable, Base):
    """What somebody wrote about a session for themselves only."""

    __tablename__ = "coaching_private_note"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("coaching_session.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(default="")


class CoachingAction(Editable, Base):
    """What was agreed in a session: who does what until when."""

    __tablename__ = "coaching_action"
    __table_args__ = (Index(None, "session_id"), CheckConstraint("length(text) > 0", name="text_given"))

    id: Mapped[Key]
    session_id: Mapped[str] = mapped_column(ForeignKey("coaching_session.id"))
    text: Mapped[str]
    owner_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    due: Mapped[date | None] = mapped_column(Date)
    done_at: Mapped[datetime | None]


class CoachingSignature(Base):
    """Somebody signed what a session said then; a fact. `digest` is the SHA-256 of notes, agenda and actions."""

    __tablename__ = "coaching_signature"
    __table_args__ = (Index(None, "session_id"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    session_id: Mapped[str] = mapped_column(ForeignKey("coaching_session.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    digest: Mapped[str]


class Goal(Editable, Base):
    """What an agent is to reach: a measure, where it stood, where it is to stand, until when.

    `key` is a question's, section's or behaviour's, or a class of critical errors. Values are shares from 0 to 1,
    for section and quality percent. The baseline is of calls from `since` to `starts_on`, local days.
    """

    __tablename__ = "goal"
    __table_args__ = (
        Index(None, "agent_id", "state"),
        one_of("kind", GOAL_KINDS),
        one_of("state", GOAL_STATES),
        CheckConstraint("due > starts_on AND since < starts_on", name="in_order"),
        CheckConstraint("baseline_n >= 0", name="baseline_n_not_negative"),
    )

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    set_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(default="")
    target: Mapped[float]
    lower_is_better: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date] = mapped_column(Date)
    starts_on: Mapped[date] = mapped_column(Date)
    due: Mapped[date] = mapped_column(Date)
    baseline: Mapped[float | None]
    baseline_low: Mapped[float | None]
    baseline_high: Mapped[float | None]
    baseline_n: Mapped[int]
    state: Mapped[str] = mapped_column(default="open")
    note: Mapped[str] = mapped_column(default="")


class Recognition(Editable, Base):
    """Praise of an agent, best bound to a moment; on the team's board where `on_board`.

    `moment_id` refers without a foreign key: the praise is for many eyes, the call it is about is not.
    """

    __tablename__ = "recognition"
    __table_args__ = (
        Index(None, "agent_id", "given_at"),
        CheckConstraint("length(text) > 0", name="text_given"),
    )

    id: Mapped[Key]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    text: Mapped[str]
    moment_id: Mapped[str | None]
    on_board: Mapped[bool] = mapped_column(default=True)
