"""Calls as a table that other programs open."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from db.queries.calls import CallRow
from qa_desk.errors import N_, QADeskError

COLUMNS = (
    "id", "source", "external_id", "started_at", "agent", "customer", "tier", "reason", "queue", "direction",
    "channel", "outcome", "language", "duration_s", "rating", "rating_max", "score_percent", "evaluations",
    "moments", "recording",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ExportError(QADeskError):
    """A table that could not be written."""


def calls_to_csv(
    rows: Iterable[CallRow], path: Path, noted: Callable[[int], None] = lambda count: None
) -> int:
    """Write calls as CSV (UTF-8 with a mark, so that spreadsheets read Chinese); how many.

    Times are ISO in UTC. `noted` is told every thousandth row and may raise to stop. A file already there is
    replaced only by a whole one. `ExportError` where it cannot be written.
    """
    partial = path.with_name(path.name + ".partial")
    count = 0
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for row in rows:
                writer.writerow([_safe(cell) for cell in _cells(row)])
                count += 1
                if count % 1000 == 0:
                    noted(count)
        partial.replace(path)
    except OSError as error:
        raise ExportError(
            N_("“{file}” could not be written: {reason}."),
            hint=N_("Choose another folder, or close the file where it is open."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    finally:
        partial.unlink(missing_ok=True)
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
