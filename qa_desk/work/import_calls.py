"""Carrying out an import: each call whole or not at all, safe to interrupt, to repeat and to run twice at once.

Sound is put away first, outside any transaction; then calls go in by batches. Every batch asks the database again
what is there, under the write lock, so that two imports of the same files cannot both add a call.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from sqlalchemy.exc import IntegrityError

from db.keys import new_id
from db.models import ImportRun
from qa_desk.errors import N_, QADeskError
from qa_desk.importing.facts import Refusal
from qa_desk.importing.preview import Item, Preview, Status
from qa_desk.work.desk import BusyError, Desk
from qa_desk.work.import_answers import write_answers, write_counts
from qa_desk.work.import_rows import Ready, Written, write_calls
from qa_desk.work.import_sound import put_away
from qa_desk.work.permissions import require
from qa_desk.workspace import DATABASE

CALLS_AT_ONCE = 1_000
SOUNDS_AT_ONCE = 20
"""Fewer calls with sound go into one batch, so that little has to be copied again after a crash."""
SECONDS_AT_ONCE = 2.0


def _unheard(_share: float) -> None:
    """For callers who do not want to know how far it is."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import came to. `completed` calls were there and got sound, words or answers they lacked.

    `sent` are surveys now known to be sent, one by one or as a count each.
    """

    run_id: str
    added: int
    completed: int
    known: int
    answers: int
    refused: tuple[Refusal, ...]
    cancelled: bool
    sent: int = 0


def import_calls(
    desk: Desk,
    preview: Preview,
    *,
    progress: Callable[[float], None] = _unheard,
    cancelled: Callable[[], bool] = _never,
) -> ImportSummary:
    """Add what a preview found; what cannot be added is refused with its reason and the rest goes in.

    Cancelling keeps what is in. `PermissionDenied` where the person may not import.
    """
    require(desk.acting, "call.import")
    run = _Run(desk, preview, progress, cancelled)
    run.calls([item for item in preview.of(Status.NEW, Status.COMPLETES) if item.call is not None])
    run.answers([item for item in preview.of(Status.NEW) if item.call is None and item.answer is not None])
    run.counts([item for item in preview.of(Status.NEW) if item.count is not None])
    return run.finish()


@dataclass(slots=True)
class _Run:
    """One import under way."""

    desk: Desk
    preview: Preview
    progress: Callable[[float], None]
    cancelled: Callable[[], bool]
    id: str = field(default_factory=new_id)
    begun: datetime = field(default_factory=lambda: datetime.now(UTC))
    added: int = 0
    completed: int = 0
    known: int = 0
    answered: int = 0
    sent: int = 0
    done: int = 0
    refused: list[Refusal] = field(default_factory=list)
    stopped: bool = False
    no_room: bool = False
    """Not even one call could be written, so that smaller batches are no use."""

    def __post_init__(self) -> None:
        self.known = self.preview.counts[Status.KNOWN]
        self.refused.extend(self.preview.refused)

    def calls(self, items: Sequence[Item]) -> None:
        """Write calls, batch by batch."""
        for batch in self._batches(items):
            self._write(batch)
            self._step(len(batch))

    def answers(self, items: Sequence[Item]) -> None:
        """Write customers' answers that came without a call, once all calls are in."""
        for at in range(0, len(items), CALLS_AT_ONCE):
            if self._wants_to_stop():
                return
            part = items[at : at + CALLS_AT_ONCE]
            try:
                with self.desk.change("call.import") as change:
                    made, sent, refused = write_answers(change, part, self.preview.options.survey_window)
            except (BusyError, IntegrityError) as error:
                self.refused += [_refusal(item, error) for item in part]
            else:
                self.answered += made
                self.sent += sent
                self.known += len(part) - made - len(refused) - _unanswered(part, refused)
                self.refused += refused
            self._step(len(part))

    def counts(self, items: Sequence[Item]) -> None:
        """Write how many surveys were sent."""
        if not items or self._wants_to_stop():
            return
        try:
            with self.desk.change("call.import") as change:
                made = write_counts(change, [item.count for item in items if item.count is not None])
        except (BusyError, IntegrityError) as error:
            self.refused += [_refusal(item, error) for item in items]
        else:
            self.sent += made
            self.known += len(items) - made
        self._step(len(items))

    def _batches(self, items: Sequence[Item]) -> Iterator[list[Ready]]:
        """Calls with their sound put away, as many as go into one transaction."""
        batch: list[Ready] = []
        sounds, begun = 0, monotonic()
        for item in items:
            if self._wants_to_stop():
                break
            assert item.call is not None
            try:
                sound = put_away(self.desk.workspace, item.call.recording) if item.call.recording else None
            except (QADeskError, OSError) as error:
                self.refused.append(_refusal(item, error))
                self._step(1)
                continue
            batch.append(Ready(item, item.call, sound))
            sounds += sound is not None
            late = sounds and monotonic() - begun > SECONDS_AT_ONCE
            if len(batch) >= CALLS_AT_ONCE or sounds >= SOUNDS_AT_ONCE or late:
                yield batch
                batch, sounds, begun = [], 0, monotonic()
        if batch:
            yield batch

    def _write(self, batch: Sequence[Ready]) -> None:
        """One transaction for all; where the database refuses it, halves of it, so that only the bad stay out."""
        try:
            with self.desk.change("call.import") as change:
                written = write_calls(change, batch)
        except (BusyError, IntegrityError) as error:
            if len(batch) == 1 or self.no_room or _held_by_another(error):
                self.no_room = isinstance(error, BusyError)
                self.refused += [_refusal(ready.item, error) for ready in batch]
                return
            half = len(batch) // 2
            self._write(batch[:half])
            self._write(batch[half:])
        else:
            self._count(written)  # only now: a full disk shows at the commit

    def _count(self, written: Written) -> None:
        self.added += written.added
        self.completed += written.completed
        self.known += written.known
        self.answered += written.answers
        self.sent += written.sent

    def _wants_to_stop(self) -> bool:
        self.stopped = self.stopped or self.cancelled()
        return self.stopped

    def _step(self, count: int) -> None:
        self.done += count
        total = self.preview.counts[Status.NEW] + self.preview.counts[Status.COMPLETES]
        self.progress(min(0.99, self.done / max(1, total)))

    def finish(self) -> ImportSummary:
        """What it came to, once the record of this run is left."""
        try:
            self._leave_record()
        except BusyError as error:  # the calls are in all the same
            self.refused.append(Refusal.of(self.desk.workspace.root / DATABASE, error))
        self.progress(1.0)
        return ImportSummary(
            self.id,
            self.added,
            self.completed,
            self.known,
            self.answered,
            tuple(self.refused),
            self.stopped,
            self.sent,
        )

    def _leave_record(self) -> None:
        told = {
            "added": self.added,
            "completed": self.completed,
            "known": self.known,
            "answers": self.answered,
            "sent": self.sent,
            "refused": len(self.refused),
            "cancelled": self.stopped,
        }
        if self.added or self.completed or self.answered or self.sent:
            with self.desk.change("call.import") as change:
                change.session.add(
                    ImportRun(
                        id=self.id,
                        person_id=change.acting.person_id if change.acting else None,
                        started_at=self.begun,
                        finished_at=change.now,
                        paths=[str(path) for path in self.preview.paths],
                        summary=told,
                    )
                )
                change.audit("import_run", self.id, after=told)


def _unanswered(items: Sequence[Item], refused: Sequence[Refusal]) -> int:
    """How many were surveys without an answer that could be tied to a call: sent, not known already."""
    out = {(one.path, one.line) for one in refused}
    return sum(
        item.answer is not None and not item.answer.answered and (item.path, item.line) not in out
        for item in items
    )


def _held_by_another(error: Exception) -> bool:
    """Whether trying again with less is no use, because another program holds the database."""
    code = getattr(getattr(error.__cause__, "orig", None), "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _refusal(item: Item, error: Exception) -> Refusal:
    if isinstance(error, QADeskError):
        return Refusal.of(item.path, error, item.line)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return Refusal(item.path, item.line, N_("The disk is full."))
    if isinstance(error, OSError):
        return Refusal(
            item.path,
            item.line,
            N_("It could not be read: {reason}."),
            {"reason": error.strerror or str(error)},
        )
    return Refusal(
        item.path,
        item.line,
        N_("The database does not take it: {reason}."),
        {"reason": str(getattr(error, "orig", error))},
    )
