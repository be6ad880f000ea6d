"""What was refused, as a table to keep or to hand to whoever made the files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from qa_desk.errors import N_
from qa_desk.importing import Refusal
from qa_desk.work.export import FORMULA, ExportError
from ui.text import tr, tr_marked

Row = tuple[str, str, str]


def refused_rows(refused: Iterable[Refusal]) -> Iterator[Row]:
    """A head, then file, line and reason of each, in the language of now."""
    yield tr("File"), tr("Line"), tr("Reason")
    for one in refused:
        reason = tr_marked(one.message, **one.params)
        yield str(one.path), "" if one.line is None else str(one.line), reason


def refused_text(refused: Iterable[Refusal]) -> str:
    """Tab-separated lines, as spreadsheets take them from the clipboard."""
    return "\n".join(
        "\t".join(_safe(" ".join(cell.split())) for cell in row) for row in refused_rows(refused)
    )


def save_refused(refused: Iterable[Refusal], path: Path) -> None:
    """Write CSV (UTF-8 with a mark); a file already there is replaced only by a whole one. `ExportError`."""
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_safe(cell) for cell in row] for row in refused_rows(refused))
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ExportError(
            N_("“{file}” could not be written: {reason}."),
            hint=N_("Choose another folder, or close the file where it is open."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
