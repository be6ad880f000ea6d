"""What leaves the workspace as a file: whole or not at all, with a line in the audit log; calls as a table."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO

from db.queries.calls import CallRow
from qa_desk.errors import N_, QADeskError
from qa_desk.recordings import sha256_of
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import require

COLUMNS = (
    "id", "source", "external_id", "started_at", "agent", "customer", "tier", "reason", "queue", "direction",
    "channel", "outcome", "language", "duration_s", "rating", "rating_max", "score_percent", "evaluations",
    "moments", "recording",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TOLD_EVERY = 1_000
"""Rows after which whoever waits is told how many there are."""


class ExportError(QADeskError):
    """A file that could not be written."""


def not_written(path: Path, error: OSError) -> ExportError:
    """The error in words for a file that the system refused."""
    return ExportError(
        N_("“{file}” could not be written: {reason}."),
        hint=N_("Choose another folder, free some space, or close the file where it is open."),
        file=path.name,
        reason=error.strerror or str(error),
    )


def safe_name(words: str, otherwise: str) -> str:
    """A file name without suffix that every system takes."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", words).strip(" .-")[:120] or otherwise


def write_audited(
    desk: Desk,
    action: str,
    subject: tuple[str, str],
    target: Path,
    write: Callable[[Path], Mapping[str, object]],
) -> Mapping[str, object]:
    """Write beside the target, then log and move it there as one: no file without a line in the audit log.

    `write` fills the path it is given and returns what the log is to tell beside the file's name and SHA-256.
    `PermissionDenied`, `ExportError`; then there is no file, and one that was there before is as it was.
    """
    require(desk.acting, action)
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=".qa-desk-", dir=target.parent))
        partial = folder / target.name
        facts = write(partial)
        told = {**facts, "file": target.name, "sha256": sha256_of(partial)}
        with desk.change(action) as change:
            change.audit(*subject, after=told)
            partial.replace(target)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
    return facts


def calls_to_csv(
    rows: Iterable[CallRow], path: Path, noted: Callable[[int], None] = lambda count: None
) -> int:
    """Write calls as CSV (UTF-8 with a mark, so that spreadsheets read Chinese); how many.

    Times are ISO in UTC. `noted` is told every thousandth row and may raise to stop. A file already there is
    replaced only by a whole one. `ExportError` where it cannot be written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as file:
            count = write_rows(file, COLUMNS, (_cells(row) for row in rows), noted)
        partial.replace(path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def write_rows(
    file: IO[str],
    columns: Iterable[str],
    rows: Iterable[Iterable[object]],
    noted: Callable[[int], None] = lambda count: None,
) -> int:
    """Write a table as CSV; how many rows. `noted` is told every `TOLD_EVERY` and may raise to stop."""
    writer = csv.writer(file)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
        count += 1
        if count % TOLD_EVERY == 0:
            noted(count)
    return count


def _cells(row: CallRow) -> list[object]:
    return [
        row.id, row.source, row.external_id, row.started_at.isoformat(), row.agent, row.customer, row.tier,
        row.reason, row.queue, row.direction, row.channel, row.outcome, row.language, row.duration_ms / 1000,
        row.rating_value, row.rating_max, row.score, row.evaluations, row.moments, "yes" if row.has_recording else "no",
    ]  # fmt: skip


def _safe(cell: object) -> object:
    """Text that a spreadsheet would run as a formula is kept as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
