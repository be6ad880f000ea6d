"""Rows of text from a table file, whatever its encoding, separator or spreadsheet format."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from qa_desk.errors import N_
from qa_desk.importing.encodings import UNREADABLE, decode
from qa_desk.importing.facts import ImportProblem, Refusal, Remark

SEPARATORS: Final = (",", ";", "\t", "|")
SAMPLE_CHARS: Final = 65_536
SAMPLE_ROWS: Final = 50
LONGEST_ROW: Final = 60
"""Lines one row may span before a forgotten quotation mark is suspected."""
LARGEST: Final = 1 << 30
SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""First bytes of XLSX, ODS and XLSB, and of XLS."""


@dataclass(slots=True)
class Sheet:
    """Rows of text, none of them empty; `lines` are the lines (or sheet rows) they start in, from 1.

    `unreadable` where characters could not be decoded and U+FFFD stands for them.
    """

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unreadable: bool = False


def read_sheet(path: Path) -> Sheet:
    """All rows of a table file. `ImportProblem` where it holds none, `OSError` where it cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise ImportProblem(N_("The file is empty."))
    if size > LARGEST:
        raise ImportProblem(N_("The table is larger than {size} MB; import it in parts."), size=LARGEST >> 20)
    content = path.read_bytes()
    sheet = _spreadsheet(content) if content.startswith(SPREADSHEETS) else _text(path, content)
    if not sheet.rows and not sheet.refused:
        raise ImportProblem(N_("There are no rows in it."))
    return sheet


def _text(path: Path, content: bytes) -> Sheet:
    decoded = decode(content)
    sheet = Sheet(remarks=decoded.remarks, unreadable=UNREADABLE in decoded.text)
    text, first = decoded.text, 0
    separator = ""
    if text[:4].casefold() == "sep=" and len(text) > 5 and text[5] in "\r\n":
        separator = text[4]
        first = 1
    if '"' not in text:
        _unquoted(text, separator or sniff(text), first, sheet)
    else:
        lines = list(StringIO(text, newline=""))
        _quoted(path, lines, separator or sniff(text), first, sheet)
    return sheet


def sniff(text: str) -> str:
    """The separator under which most of the first rows are as wide as the very first."""
    sample = text[:SAMPLE_CHARS]
    if len(text) > SAMPLE_CHARS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, found = (0.0, 0), ","
    for separator in SEPARATORS:
        try:
            reader = csv.reader(StringIO(sample, newline=""), delimiter=separator)
            rows = [row for row, _ in zip(reader, range(SAMPLE_ROWS), strict=False) if row]
        except csv.Error:
            continue
        if not rows or len(rows[0]) < 2:
            continue
        width = len(rows[0])
        score = (round(sum(len(row) == width for row in rows) / len(rows), 1), width)
        if score > best:
            best, found = score, separator
    return found


def _unquoted(text: str, separator: str, first: int, sheet: Sheet) -> None:
    """Text without a single quotation mark: one line, one row."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [line.split(separator) for line in text.split("\n")]
    for number, row in enumerate(rows[first:], first + 1):
        if len(row) > 1 or row[0].strip():
            sheet.rows.append(row)
            sheet.lines.append(number)


def _quoted(path: Path, lines: list[str], separator: str, first: int, sheet: Sheet) -> None:
    """CSV as such; where a quotation mark is never closed only its own line is lost."""
    start, end = first, len(lines)
    while start < end:
        reader = csv.reader(lines[start:] if start else lines, delimiter=separator)
        begin = start
        try:
            for row in reader:
                after = start + reader.line_num
                if after - begin > 1 and _runaway(lines, begin, after):
                    break
                if row and (len(row) > 1 or row[0].strip()):
                    sheet.rows.append(row)
                    sheet.lines.append(begin + 1)
                begin = after
            else:
                return
        except csv.Error:  # a field longer than any field is
            pass
        sheet.refused.append(Refusal(path, begin + 1, N_("A quotation mark in this line is never closed.")))
        start = begin + 1


def _runaway(lines: list[str], begin: int, after: int) -> bool:
    if after < len(lines) and after - begin <= LONGEST_ROW:
        return False
    return sum(line.count('"') for line in lines[begin:after]) % 2 == 1


def _spreadsheet(content: bytes) -> Sheet:
    """The first sheet that holds two rows, or else any; cells as the text a person would have typed."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        found = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
    except (CalamineError, ValueError, OSError) as error:
        raise ImportProblem(
            N_("The spreadsheet could not be opened: it is damaged or protected by a password.")
        ) from error
    filled = [(name, rows) for name, rows in found if any(_filled(row) for row in rows)]
    sheet = Sheet()
    if not filled:
        return sheet
    name, rows = next((one for one in filled if len(one[1]) > 1), filled[0])
    for number, cells in enumerate(rows, 1):
        if _filled(cells):
            sheet.rows.append([_typed(cell) for cell in cells])
            sheet.lines.append(number)
    if len(filled) > 1:
        sheet.remarks.append(Remark(N_("Only the sheet “{name}” was read."), {"name": name}))
    return sheet


def _filled(cells: Iterable[object]) -> bool:
    return any(cell not in ("", None) for cell in cells)


def _typed(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds" if not cell.microsecond else "milliseconds")
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def width_of(rows: Sequence[Sequence[str]]) -> int:
    """How many columns most rows have."""
    return Counter(map(len, rows[:1000])).most_common(1)[0][0] if rows else 0
