"""The declarative base, column types and column shorthands every subject shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Dialect, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from db.keys import new_id

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def to_epoch_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC; `ValueError` for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_epoch_ms(value: int) -> datetime:
    """The aware UTC time of so many milliseconds since 1970."""
    return EPOCH + timedelta(milliseconds=value)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored as integer milliseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Aware time to milliseconds."""
        return None if value is None else to_epoch_ms(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Milliseconds to aware time."""
        return None if value is None else from_epoch_ms(value)


class Base(DeclarativeBase):
    """Base of every table; names its constraints so that migrations can speak of them."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: UtcTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        str: Text,
    }


Key = Annotated[str, mapped_column(String(36), primary_key=True, default=new_id)]
FactKey = Annotated[str, mapped_column(String(36), unique=True, default=new_id)]
Seq = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=True)]

FACT = {"sqlite_autoincrement": True}
"""Table arguments of an append-only fact: its own `seq` is its outbox."""


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A check that a text column holds one of a closed set of words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def not_negative(*columns: str) -> list[CheckConstraint]:
    """Checks that each column is null or at least zero."""
    return [CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative") for column in columns]


class Editable:
    """Columns of a row people may change: deleting is a field, not a vanished row."""

    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted: Mapped[bool] = mapped_column(default=False)
