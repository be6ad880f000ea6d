"""A report as an Excel workbook: a sheet of facts and words, and one for each kind of table, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from qa_desk.reports.document import Cell, Column, Facts, Heading, Lines, Report, Table, Words

LONGEST_CELL = 32_000
"""Excel takes 32,767 signs in a cell."""
SHEET_NAME = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
WIDEST, NARROWEST = 60, 9
LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "quiet": {"font_color": "#5A6675", "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}


def write(report: Report, path: Path, first: str) -> None:
    """Write the workbook; `first` names the sheet of facts. Text is never a formula or a link. `OSError`."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
            "remove_timezone": True,
            "in_memory": True,
        },
    )
    try:
        _Writer(book, report).fill(first)
        book.close()
    except XlsxWriterException as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(0, str(error)) from error


class _Writer:
    """Fills one workbook."""

    def __init__(self, book: Any, report: Report) -> None:
        self._book, self._report = book, report
        self._shapes: dict[tuple[str, str], Any] = {}
        self._names: set[str] = set()
        book.set_properties({"title": report.title})

    def fill(self, first: str) -> None:
        """Facts and words on the first sheet, tables on theirs."""
        front = self._sheet(first)
        front.set_column(0, 0, 34)
        front.set_column(1, 1, 90)
        front.write_string(0, 0, _short(self._report.title), self._shape("title"))
        row = 2
        for part in self._report.parts:
            if isinstance(part, Heading):
                front.write_string(row + 1, 0, _short(part.text), self._shape("head"))
                row += 2
            elif isinstance(part, Words):
                front.write_string(row, 0, _short(part.text))
                row += 1
            elif isinstance(part, Lines):
                for line in part.lines:
                    front.write_string(row, 0, _short(line))
                    row += 1
            elif isinstance(part, Facts):
                for name, cell in part.rows:
                    front.write_string(row, 0, _short(name), self._shape("quiet"))
                    self._put(front, row, 1, cell)
                    row += 1
        for name, tables in self._by_sheet().items():
            self._tables(self._sheet(name), tables)

    def _by_sheet(self) -> dict[str, list[Table]]:
        found: dict[str, list[Table]] = {}
        for part in self._report.parts:
            if isinstance(part, Table):
                found.setdefault(part.sheet or part.caption, []).append(part)
        return found

    def _sheet(self, name: str) -> Any:
        plain = " ".join(name.translate(FORBIDDEN).split()).strip("'")[:SHEET_NAME] or "1"
        unique, n = plain, 2
        while unique.casefold() in self._names:
            unique = f"{plain[: SHEET_NAME - 4]} {n}"
            n += 1
        self._names.add(unique.casefold())
        return self._book.add_worksheet(unique)

    def _tables(self, sheet: Any, tables: list[Table]) -> None:
        grouped = tables[0].group
        titles = ([grouped] if grouped else []) + [name for one in tables[0].columns for name in _titles(one)]
        widths = [len(title) for title in titles]
        for at, title in enumerate(titles):
            sheet.write_string(0, at, _short(title), self._shape("head"))
        row = 1
        for table in tables:
            for cells in table.rows:
                at = 0
                if grouped:
                    sheet.write_string(row, 0, _short(table.caption))
                    at, widths[0] = 1, max(widths[0], len(table.caption))
                for cell, column in zip(cells, table.columns, strict=True):
                    if column.ends:
                        for end in cell.ends or (None, None):
                            self._put(sheet, row, at, Cell("", end, cell.shape))
                            at += 1
                        continue
                    self._put(sheet, row, at, cell)
                    widths[at] = max(widths[at], min(WIDEST, len(_whole(cell))))
                    at += 1
                row += 1
        for at, width in enumerate(widths):
            sheet.set_column(at, at, min(WIDEST, max(NARROWEST, width + 2)))
        sheet.freeze_panes(1, 0)
        if row > 1:
            sheet.autofilter(0, 0, row - 1, len(titles) - 1)

    def _put(self, sheet: Any, row: int, at: int, cell: Cell) -> None:
        shape = self._shape("", cell.shape)
        if isinstance(cell.value, datetime):
            sheet.write_datetime(row, at, cell.value, shape)
        elif cell.value is not None:
            sheet.write_number(row, at, cell.value, shape)
        elif said := _whole(cell):
            sheet.write_string(row, at, _short(said), self._shape("wrapped"))

    def _shape(self, look: str, number: str = "") -> Any:
        found = self._shapes.get((look, number))
        if found is None:
            looks: dict[str, object] = LOOKS.get(look, {"valign": "top"})
            fields = {**looks, **({"num_format": number} if number else {})}
            found = self._shapes[look, number] = self._book.add_format(fields)
        return found


def _titles(column: Column) -> Iterable[str]:
    return column.ends or (column.alone or column.title,)


def _whole(cell: Cell) -> str:
    return "\n".join([cell.text, *(one.text for one in cell.below)]) if cell.below else cell.text


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + "…"
