"""What customers said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Seq, one_of

KINDS = ("csat", "nps", "ces", "resolved")
LINKS = ("call_id", "customer_time")


class SurveyResponse(Base):
    """One answer of a customer; a fact. Several per call are kept, the latest CSAT answer counts.

    `link` says how it was tied to its call: by the call's own id, or only by customer and time.
    """

    __tablename__ = "survey_response"
    __table_args__ = (
        UniqueConstraint("source", "external_id", "kind"),
        Index(None, "interaction_id", "kind", "answered_at"),
        one_of("kind", KINDS),
        one_of("link", LINKS),
        CheckConstraint("scale_max > scale_min", name="scale_has_width"),
        CheckConstraint("value BETWEEN scale_min AND scale_max", name="value_on_scale"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    source: Mapped[str]
    external_id: Mapped[str]
    kind: Mapped[str] = mapped_column(default="csat")
    scale_min: Mapped[float]
    scale_max: Mapped[float]
    value: Mapped[float]
    verbatim: Mapped[str | None]
    answered_at: Mapped[datetime]
    link: Mapped[str] = mapped_column(default="call_id")


class SurveyComment(Base):
    """What a customer wrote about one call without rating anything; a fact. It is an answer, and in no average."""

    __tablename__ = "survey_comment"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index(None, "interaction_id", "answered_at"),
        one_of("link", LINKS),
        CheckConstraint("length(verbatim) > 0", name="says_something"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    source: Mapped[str]
    external_id: Mapped[str]
    verbatim: Mapped[str]
    answered_at: Mapped[datetime]
    link: Mapped[str] = mapped_column(default="call_id")


class SurveySent(Base):
    """One survey sent about one call, answered or not; a fact."""

    __tablename__ = "survey_sent"
    __table_args__ = (
        UniqueConstraint("source", "external_id", "kind"),
        Index(None, "interaction_id", "kind"),
        one_of("kind", KINDS),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    source: Mapped[str]
    external_id: Mapped[str]
    kind: Mapped[str] = mapped_column(default="csat")
    sent_at: Mapped[datetime]


class SurveySentCount(Base):
    """How many surveys were sent about an agent's calls from `since` on, before `until`; a fact."""

    __tablename__ = "survey_sent_count"
    __table_args__ = (
        UniqueConstraint("source", "agent_id", "kind", "since"),
        Index(None, "agent_id", "since"),
        one_of("kind", KINDS),
        CheckConstraint("sent >= 0", name="sent_not_negative"),
        CheckConstraint("until > since", name="in_order"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    agent_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    source: Mapped[str]
    kind: Mapped[str] = mapped_column(default="csat")
    since: Mapped[datetime]
    until: Mapped[datetime]
    sent: Mapped[int]


COUNTED_HERE = {"local": "counted by triggers from rows that sync"}

RATING_MONTH = Table(
    "rating_month",
    Base.metadata,
    Column("agent_id", Text, primary_key=True),
    Column("rating", Float, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("calls", Integer, nullable=False),
    info=COUNTED_HERE,
    sqlite_with_rowid=False,
)
"""Handled or rated calls by agent, rating (share of the scale, -1 for none), month of UTC ("2026-03") and channel."""

SURVEY_SCALE = Table(
    "survey_scale",
    Base.metadata,
    Column("kind", Text, primary_key=True),
    Column("scale_min", Float, primary_key=True),
    Column("scale_max", Float, primary_key=True),
    Column("answers", Integer, nullable=False),
    info=COUNTED_HERE,
    sqlite_with_rowid=False,
)
"""How many answers were given on which scale."""
