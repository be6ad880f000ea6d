"""The workspace itself: its facts, its import runs and column mappings, its audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import FACT, Base, FactKey, Key, Seq


class WorkspaceFact(Base):
    """One fact about the workspace: its name, its id, whether it is the sample."""

    __tablename__ = "workspace_fact"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class ImportProfile(Base):
    """A named way to read one kind of table: columns, time zone, units, channel roles."""

    __tablename__ = "import_profile"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    mapping: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class ImportRun(Base):
    """One run of an import: what was asked, when, and what became of it. A fact, written at its end."""

    __tablename__ = "import_run"
    __table_args__ = (FACT,)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    paths: Mapped[list[Any]]
    summary: Mapped[dict[str, Any]]


class AuditEvent(Base):
    """Who did what; a fact. `hash` covers the row and the hash before it, so a gap or an edit shows."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "subject_table", "subject_id"), Index(None, "actor_id", "at"), FACT)

    seq: Mapped[Seq]
    id: Mapped[FactKey]
    at: Mapped[datetime]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    action: Mapped[str]
    subject_table: Mapped[str]
    subject_id: Mapped[str]
    before: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    previous_hash: Mapped[str]
    hash: Mapped[str]
