"""Evaluation forms and their published versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, Editable, FactKey, Key, Seq


class Form(Base):
    """A form through all its versions; `key` with `language` names it."""

    __tablename__ = "form"
    __table_args__ = (UniqueConstraint("key", "language"),)

    id: Mapped[Key]
    key: Mapped[str]
    language: Mapped[str]
    title: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class FormVersion(Base):
    """A published version; a fact that never changes. `definition` is what `qa_desk.scoring` reads."""

    __tablename__ = "form_version"
    __table_args__ = (
        UniqueConstraint("form_id", "number"),
        Index(None, "published_by"),
        CheckConstraint("number > 0", name="number_positive"),
        FACT,
    )

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    form_id: Mapped[str] = mapped_column(ForeignKey("form.id"))
    number: Mapped[int]
    title: Mapped[str]
    definition: Mapped[dict[str, Any]]
    hash: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class FormRetirement(Base):
    """A published version nobody starts a new evaluation with any more; a fact. Drafts of it may be finished."""

    __tablename__ = "form_retirement"
    __table_args__ = (FACT,)

    seq: Mapped[Seq]
    form_version_id: Mapped[str] = mapped_column(ForeignKey("form_version.id"), unique=True)
    retired_at: Mapped[datetime]
    retired_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(default="")


class FormDraft(Editable, Base):
    """A form being written; becomes a version when it is published. One at a time per form and language."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("key", "language"),)

    id: Mapped[Key]
    key: Mapped[str]
    language: Mapped[str]
    title: Mapped[str]
    definition: Mapped[dict[str, Any]]
    based_on_id: Mapped[str | None] = mapped_column(ForeignKey("form_version.id"))
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
