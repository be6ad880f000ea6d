"""The desk somebody works at: an open workspace, an acting person, and one road for every change.

A use case is a plain function taking a `Desk`. It opens `desk.change("what.happens")`, works on the session,
names the rows it touched, and leaves audit events; all of it is one transaction. After the commit the desk tells
its listener which tables and ids changed, and every open page decides by itself whether to refresh.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from db.queries.acting import Acting
from qa_desk.errors import N_, QADeskError
from qa_desk.work.audit import append_event
from qa_desk.work.permissions import require
from qa_desk.workspace import Workspace


class BusyError(QADeskError):
    """The database was held by another program for too long, or the disk refused."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a committed use case changed: table name to row ids."""

    action: str
    rows: Mapping[str, frozenset[str]]

    def touches(self, *tables: str) -> bool:
        """True where any row of the named tables changed."""
        return any(table in self.rows for table in tables)


@dataclass(slots=True)
class Transaction:
    """One change in the making; `now` is its one point in time."""

    session: Session
    acting: Acting | None
    action: str
    now: datetime
    rows: dict[str, set[str]] = field(default_factory=dict)

    def touch(self, table: str, *ids: str) -> None:
        """Say which rows this change concerns."""
        self.rows.setdefault(table, set()).update(ids)

    def audit(self, table: str, row_id: str, *, before: Any = None, after: Any = None) -> None:
        """Leave an audit event for one row; `before` and `after` are plain JSON values."""
        append_event(self, table, row_id, before, after)
        self.touch(table, row_id)


@dataclass(slots=True)
class Desk:
    """An open workspace and the person acting in it; None acts for the system (import, sample)."""

    workspace: Workspace
    acting: Acting | None = None
    on_change: Callable[[Change], None] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @contextmanager
    def change(self, action: str) -> Iterator[Transaction]:
        """One transaction, committed when the block ends well; `action` is checked against the person's roles.

        Writers of one process queue here, writers of other processes at the database. `PermissionDenied`,
        `BusyError`.
        """
        require(self.acting, action)
        with self._lock:
            try:
                with self.workspace.session() as session, session.begin():
                    transaction = Transaction(session, self.acting, action, datetime.now(UTC))
                    yield transaction
            except OperationalError as error:
                raise _told(error) from error
        if self.on_change is not None and transaction.rows:
            rows = {table: frozenset(ids) for table, ids in transaction.rows.items()}
            self.on_change(Change(action, MappingProxyType(rows)))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on a consistent snapshot, for `db.queries`."""
        with self.workspace.reading() as connection:
            yield connection


def _told(error: OperationalError) -> QADeskError:
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return BusyError(
            N_("Another program is writing to this workspace and did not finish."),
            hint=N_("Wait a moment and try again. Nothing was lost."),
        )
    if "full" in reason:
        return BusyError(
            N_("The disk is full; the last change could not be saved."),
            hint=N_("Free some space and try again."),
        )
    return BusyError(
        N_("The database could not be written: {reason}."),
        hint=N_("Check the disk and that you may write to the workspace folder."),
        reason=reason,
    )
