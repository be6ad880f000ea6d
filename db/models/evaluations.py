"""Scoring: drafts that people edit, and submitted evaluations that never change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Key, Seq, one_of

PURPOSES = ("coach", "self", "calibration", "auto", "rescore")
STATES = ("draft", "submitted", "discarded")
NA_KINDS = ("no", "evaluator", "rule")
EVALUATION_OUTCOMES = ("pass", "fail", "not_scorable")


class Draft(Base):
    """An evaluation being made. Submitting copies it into `evaluation` under the same id."""

    __tablename__ = "draft"
    __table_args__ = (
        Index(None, "evaluator_id", "state", "updated_at"),
        Index(None, "interaction_id"),
        one_of("purpose", PURPOSES),
        one_of("state", STATES),
    )

    id: Mapped[Key]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"))
    evaluator_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    subject_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str] = mapped_column(default="coach")
    state: Mapped[str] = mapped_column(default="draft")
    feedback: Mapped[str] = mapped_column(default="")
    private_note: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    revises_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))
    revise_reason: Mapped[str] = mapped_column(default="", server_default="")


class DraftAnswer(Base):
    """One question's answer in a draft; an empty one is a row with no choice, number, text or N/A."""

    __tablename__ = "draft_answer"
    __table_args__ = (one_of("na", NA_KINDS),)

    draft_id: Mapped[str] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    question_key: Mapped[str] = mapped_column(primary_key=True)
    choices: Mapped[list[Any]] = mapped_column(default=list)
    number: Mapped[str | None]
    text: Mapped[str] = mapped_column(default="")
    na: Mapped[str] = mapped_column(default="no")
    comment: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime]
    causes: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    untouched: Mapped[bool] = mapped_column(default=False, server_default="0")


class DraftEvidence(Base):
    """A moment laid beside a question of a draft."""

    __tablename__ = "draft_evidence"

    draft_id: Mapped[str] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    question_key: Mapped[str] = mapped_column(primary_key=True)
    moment_id: Mapped[str] = mapped_column(ForeignKey("moment.id"), primary_key=True)


class Evaluation(Base):
    """A submitted evaluation; a fact. Scores are percent; `result` keeps them as exact fractions.

    `score` is null where nothing could be scored; `calculated` is the score before any critical error.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        Index(None, "interaction_id", "submitted_at"),
        Index(None, "subject_id", "submitted_at"),
        Index(None, "evaluator_id", "submitted_at"),
        Index(None, "form_version_id"),
        Index(None, "supersedes_id"),
        one_of("purpose", PURPOSES),
        one_of("outcome", EVALUATION_OUTCOMES),
        CheckConstraint("(score IS NULL) = (outcome = 'not_scorable')", name="score_or_not_scorable"),
        CheckConstraint("submitted_at >= started_at", name="submitted_after_start"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    interaction_id: Mapped[str] = mapped_column(ForeignKey("interaction.id"))
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"))
    evaluator_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    subject_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str]
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime]
    score: Mapped[float | None]
    calculated: Mapped[float | None]
    outcome: Mapped[str]
    critical_customer: Mapped[int] = mapped_column(default=0)
    critical_business: Mapped[int] = mapped_column(default=0)
    critical_compliance: Mapped[int] = mapped_column(default=0)
    result: Mapped[dict[str, Any]]
    feedback: Mapped[str] = mapped_column(default="")
    private_note: Mapped[str] = mapped_column(default="")
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id"))


class Answer(Base):
    """One answer of a submitted evaluation; a fact. `earned` and `possible` are points."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "question_key"),
        Index(None, "question_key"),
        one_of("na", NA_KINDS),
        FACT,
    )

    seq: Mapped[Seq]
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"))
    question_key: Mapped[str]
    choices: Mapped[list[Any]] = mapped_column(default=list)
    number: Mapped[str | None]
    text: Mapped[str] = mapped_column(default="")
    na: Mapped[str] = mapped_column(default="no")
    comment: Mapped[str] = mapped_column(default="")
    earned: Mapped[float | None]
    possible: Mapped[float | None]
    critical: Mapped[bool] = mapped_column(default=False)
    causes: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    untouched: Mapped[bool] = mapped_column(default=False, server_default="0")


class SectionScore(Base):
    """The percent of one section of a submitted evaluation; null where all of it was N/A. A fact."""

    __tablename__ = "section_score"
    __table_args__ = (UniqueConstraint("evaluation_id", "section_key"), FACT)

    seq: Mapped[Seq]
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"))
    section_key: Mapped[str]
    percent: Mapped[float | None]


class Evidence(Base):
    """A moment that a submitted answer rests on; a fact."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("evaluation_id", "question_key", "moment_id"), FACT)

    seq: Mapped[Seq]
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluation.id"))
    question_key: Mapped[str]
    moment_id: Mapped[str] = mapped_column(ForeignKey("moment.id"))
