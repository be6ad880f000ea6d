"""People, the teams they belong to and the roles they hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Key, not_negative, one_of

ROLES = ("agent", "coach", "lead", "executive", "admin")


class Person(Base):
    """Somebody who works here: an agent, a coach, an executive, often several at once."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "name"), CheckConstraint("length(name) > 0", name="name_given"))

    id: Mapped[Key]
    name: Mapped[str]
    email: Mapped[str | None]
    languages: Mapped[list[Any]] = mapped_column(default=list)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class PersonAlias(Base):
    """What another system calls a person; one name there means one person here."""

    __tablename__ = "person_alias"
    __table_args__ = (UniqueConstraint("source", "external_id"), Index(None, "person_id"))

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    source: Mapped[str]
    external_id: Mapped[str]


class Team(Base):
    """A team; teams nest."""

    __tablename__ = "team"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))


class Membership(Base):
    """A person's time in a team, whole days, the end excluded."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(None, "person_id", "valid_from"),
        Index(None, "team_id"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="ends_after_it_starts"),
    )

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class RoleGrant(Base):
    """A role held over a team (or, without one, over the whole workspace) for a time."""

    __tablename__ = "role_grant"
    __table_args__ = (
        one_of("role", ROLES),
        Index(None, "person_id"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="ends_after_it_starts"),
    )

    id: Mapped[Key]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Credential(Base):
    """A person's password on this desk, as an argon2id hash, and how often it was given wrongly in a row."""

    __tablename__ = "credential"
    __table_args__ = (
        *not_negative("failures"),
        {"info": {"local": "each desk asks for its own password; the hub knows desks by their tokens"}},
    )

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    password_hash: Mapped[str]
    must_change: Mapped[bool] = mapped_column(default=False)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
