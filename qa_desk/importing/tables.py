"""Tables on their way in: a call for each row, or a customer's answer, or the reason why it is neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem, IncomingCall, Refusal, Remark, SentFacts, SurveyFacts
from qa_desk.importing.guess import fitting, guess, missing, present, titles_of, with_units
from qa_desk.importing.mapping import ASKED, TableMapping
from qa_desk.importing.memory import collecting_later
from qa_desk.importing.options import ImportOptions, Zone
from qa_desk.importing.preview import TableView
from qa_desk.importing.profiles import BUILT_IN, Profiles, unknown_profile
from qa_desk.importing.ratings import KIND_SCALES, kind_in_title, read_ratings
from qa_desk.importing.sheets import Sheet, read_sheet
from qa_desk.importing.table_answers import read_answers
from qa_desk.importing.table_columns import Columns, cleaned
from qa_desk.importing.table_rows import Rated, read_calls
from qa_desk.importing.table_sent import read_counts
from qa_desk.importing.times import Times

FIRST_ROWS: Final = 8
"""Rows shown with the question how to read a table."""
TABLE: Final = "table"
"""Source of calls from a table that names no other."""
KEPT: Final = 200
"""Characters of a cell kept of columns that mean nothing here."""


@dataclass(slots=True)
class TableResult:
    """What one table gave. `view` is None where the file could not be read at all; then one refusal says why.

    Each answer, and each count of surveys sent, comes with the refusal that tells where it was found. Ids are
    unique among `calls`.
    `view.mapping` is complete: with units, scale and source it can be saved as a profile.
    """

    view: TableView | None = None
    calls: list[IncomingCall] = field(default_factory=list)
    answers: list[tuple[SurveyFacts, Refusal]] = field(default_factory=list)
    counts: list[tuple[SentFacts, Refusal]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    times_without_zone: bool = False
    ratings_off_scale: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """How a table is to be read, and the name of the profile that said so."""

    mapping: TableMapping
    titles: tuple[str, ...]
    named: str | None


def read_table(path: Path, options: ImportOptions, profiles: Profiles) -> TableResult:
    """Read a CSV, TSV or spreadsheet. Problems come back as refusals; `ImportProblem` only for bad options."""
    with collecting_later():
        return _read(path, options, profiles)


def read_rows(
    path: Path, rows: Sequence[Mapping[str, str]], options: ImportOptions, profiles: Profiles
) -> TableResult:
    """Read facts by name, as a JSON file tells them, like a table's rows; lines count the rows."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    cells = [titles, *([row.get(title, "") for title in titles] for row in rows)]
    return _read_sheet(path, Sheet(rows=cells, lines=list(range(len(cells)))), options, profiles)


def _read(path: Path, options: ImportOptions, profiles: Profiles) -> TableResult:
    try:
        sheet = read_sheet(path)
    except ImportProblem as error:
        return TableResult(refused=[Refusal.of(path, error)])
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        return TableResult(refused=[Refusal(path, None, N_("It could not be read: {reason}."), reason)])
    return _read_sheet(path, sheet, options, profiles)


def _read_sheet(path: Path, sheet: Sheet, options: ImportOptions, profiles: Profiles) -> TableResult:
    if not sheet.rows:
        return TableResult(refused=sheet.refused)
    way = _way(path, sheet, options, profiles)
    columns = _columns(path, sheet, way)
    mapping = with_units(way.mapping, columns.cells)
    source = mapping.source or options.source or TABLE
    mapping = replace(mapping, source=source)
    if mapping.day_first is None and options.day_first is not None:
        mapping = replace(mapping, day_first=options.day_first)
    columns.mapping = mapping
    if sheet.unreadable:
        columns.refuse_unreadable()
    result = TableResult(refused=sheet.refused)
    lacking = missing(mapping)
    if lacking:
        times = None
        result.refused.append(
            Refusal(path, None, N_("It is not clear what its columns hold; assign them first."))
        )
    else:
        times = _fill(result, columns, Zone(mapping.time_zone or options.time_zone))
    _view(result, sheet, way, columns, lacking, times)
    return result


def _way(path: Path, sheet: Sheet, options: ImportOptions, profiles: Profiles) -> _Way:
    """Assigned by hand, else the profile asked for, else one that fits, else by the titles alone."""
    titles, header = titles_of(sheet.rows)
    by_hand = options.mappings.get(path)
    named = options.profile if by_hand is None else None
    chosen = by_hand or (profiles.get(named) if named is not None else None)
    if named is not None and chosen is None:
        raise unknown_profile(named)
    if chosen is not None:
        if chosen.header is not header and by_hand is not None:
            titles = tuple(str(number) for number in range(1, len(titles) + 1))
        narrowed = present(chosen, titles)
        if narrowed.columns:
            return _Way(replace(narrowed, header=header), titles, named)
        named = None  # another kind of table among those the profile was meant for
    own = {name: profile for name, profile in profiles.items() if name not in BUILT_IN}
    found = fitting(titles, header, own) or fitting(titles, header, profiles)
    if found is not None:
        return _Way(_widened(found[1], titles), titles, found[0])
    return _Way(replace(guess(titles), header=header), titles, None)


def _widened(profile: TableMapping, titles: tuple[str, ...]) -> TableMapping:
    """A profile with what it leaves out and titles make plain, such as a rating beside a platform's columns."""
    if not profile.header:
        return profile
    used = set(profile.columns.values())
    more = {
        name: title
        for name, title in guess(titles).columns.items()
        if name in ("rating", "comment", "resolved", "survey_id", "language") and title not in used
    }
    return replace(profile, columns={**more, **profile.columns})


def _columns(path: Path, sheet: Sheet, way: _Way) -> Columns:
    """The rows under the titles as columns of one length; rows that are wider are refused."""
    start = 1 if way.mapping.header else 0
    rows, lines, width = sheet.rows[start:], sheet.lines[start:], len(way.titles)
    even: list[list[str]] = []
    kept: list[int] = []
    for row, line in zip(rows, lines, strict=True):
        if len(row) != width:
            if any(cell.strip() for cell in row[width:]):
                sheet.refused.append(
                    Refusal(
                        path, line, N_("The row has {count} columns, the table {width}."),
                        {"count": len(row), "width": width},
                    )
                )  # fmt: skip
                continue
            row = row[:width] + [""] * (width - len(row))
        even.append(row)
        kept.append(line)
    cells = dict(zip(way.titles, map(cleaned, zip(*even, strict=True)), strict=True)) if even else {}
    for title in way.titles:
        cells.setdefault(title, [])
    return Columns(path, kept, cells, way.mapping)


def _fill(result: TableResult, columns: Columns, zone: Zone) -> Times | None:
    """Calls or answers into the result; the times they were read from."""
    mapping = columns.mapping
    if mapping.holds_counts:
        result.counts = read_counts(columns, mapping.source, zone)
        times, off = None, 0
    elif mapping.holds_calls:
        calls = read_calls(columns, mapping.source, zone, _rated(columns))
        result.calls, times, off = calls.calls, calls.times, calls.off_scale
    else:
        answers = read_answers(columns, mapping.source, zone)
        result.answers, times, off = answers.answers, answers.times, answers.off_scale
    result.refused += [columns.refused[place] for place in sorted(columns.refused)]
    result.ratings_off_scale = off
    result.times_without_zone = mapping.time_zone is None and times is not None and times.without_zone
    return times


def _rated(columns: Columns) -> list[Rated]:
    """The columns of customers' answers; the scale found for "rating" stays with the mapping."""
    found = []
    for name in ASKED:
        if not columns.has(name):
            continue
        kind = kind_in_title(columns.title(name)) if name == "rating" else name
        known = (
            columns.mapping.rating_scale
            if name == "rating"
            else KIND_SCALES["nps"]
            if name == "nps"
            else None
        )
        found.append(Rated(name, read_ratings(columns.texts(name), kind, known), kind))
        if name == "rating":
            columns.mapping = replace(columns.mapping, rating_scale=found[-1].ratings.scale)
    return found


def _view(
    result: TableResult,
    sheet: Sheet,
    way: _Way,
    columns: Columns,
    lacking: tuple[str, ...],
    times: Times | None,
) -> None:
    mapping, remarks = columns.mapping, list(sheet.remarks)
    ambiguous = times is not None and times.ambiguous
    if times is not None and mapping.day_first is None and not ambiguous:
        mapping = replace(mapping, day_first=times.day_first)
    if result.ratings_off_scale and mapping.rating_scale is not None and mapping.holds_calls:
        low, high = mapping.rating_scale
        remarks.append(
            Remark(
                N_("{count} ratings are not between {low} and {high} and were left out."),
                {"count": result.ratings_off_scale, "low": f"{low:g}", "high": f"{high:g}"},
            )
        )
    start = 1 if mapping.header else 0
    result.view = TableView(
        path=columns.path,
        columns=way.titles,
        first_rows=tuple(tuple(row) for row in sheet.rows[start : start + FIRST_ROWS]),
        mapping=mapping,
        recognised=way.named,
        rows=len(sheet.rows) - start,
        missing=lacking,
        remarks=tuple(remarks),
        dates_ambiguous=ambiguous,
    )
