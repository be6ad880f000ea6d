"""Evaluation forms and their published versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Key, Seq


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
