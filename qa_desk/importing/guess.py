"""Guess how a table is to be read: by a profile whose columns it has, else by the titles of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from qa_desk.importing.durations import guess_unit
from qa_desk.importing.mapping import ASKED, DURATIONS, TableMapping
from qa_desk.importing.platforms import ASTERISK_TITLES
from qa_desk.importing.sheets import width_of
from qa_desk.importing.titles import meaning, plain

ESSENTIAL: Final = ("external_id", "started_at", "date", "rating")
SHARE: Final = 0.7
"""The part of a profile's columns a table must have to be taken for one of that kind."""
DATED: Final = re.compile(
    r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*|\d{10}(?:\d{3})?"
)
ONLY_CALLS: Final = frozenset(
    ["agent", "agent_id", "ended_at", "direction", "queue", "outcome", "answered", "recording", *DURATIONS]
)
"""Columns that make a table with ratings one of calls."""
OF_A_CALL: Final = re.compile(r"start|begin|call|开始|起始|通话|呼|来电|进线", re.IGNORECASE)
"""Titles of times that are the call's, not the answer's."""


def titles_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], bool]:
    """The titles of a table, and whether its first row holds them. Without, columns are called by number."""
    first = [cell.strip().lstrip("\ufeff") for cell in rows[0]]
    width = max(len(first), width_of(rows))
    known = sum(meaning(cell) is not None for cell in first if cell)
    if known < 2 and any(DATED.fullmatch(cell) for cell in first):
        if len(ASTERISK_TITLES) - 2 <= len(first) <= len(ASTERISK_TITLES) and _is_date(first[9]):
            return ASTERISK_TITLES[: len(first)], False
        return tuple(str(number) for number in range(1, width + 1)), False
    titles: list[str] = []
    for number, cell in enumerate(first + [""] * (width - len(first)), 1):
        title = cell or str(number)
        titles.append(title if title not in titles else f"{title} {number}")
    return tuple(titles), True


def _is_date(cell: str) -> bool:
    return DATED.fullmatch(cell) is not None


def fitting(
    titles: Sequence[str], header: bool, profiles: Mapping[str, TableMapping]
) -> tuple[str, TableMapping] | None:
    """The profile that fits these titles best, narrowed to the columns there are; None where none fits."""
    best: tuple[float, str, TableMapping] | None = None
    for name, profile in profiles.items():
        if profile.header is not header:
            continue
        narrowed = present(profile, titles)
        missing = profile.columns.keys() - narrowed.columns.keys()
        if missing & {*ESSENTIAL} - {"rating"} or len(narrowed.columns) < len(profile.columns) * SHARE:
            continue
        weight = len(narrowed.columns) - len(missing) / 100
        if best is None or weight > best[0]:
            best = (weight, name, narrowed)
    return None if best is None else best[1:]


def present(profile: TableMapping, titles: Sequence[str]) -> TableMapping:
    """A mapping without the columns a table does not have; titles as the table writes them."""
    there = {plain(title): title for title in reversed(titles)}
    exact = set(titles)
    columns = {
        field: title if title in exact else there[plain(title)]
        for field, title in profile.columns.items()
        if title in exact or (plain(title) and plain(title) in there)
    }
    return replace(profile, columns=columns)


def guess(titles: Sequence[str]) -> TableMapping:
    """A mapping from titles alone; of two columns that could mean the same the surer one is taken."""
    ranked = sorted(
        (found[1], place, found[0], title)
        for place, title in enumerate(titles)
        if (found := meaning(title)) is not None
    )
    columns: dict[str, str] = {}
    for _, _, field, title in ranked:
        columns.setdefault(field, title)
    return TableMapping(_settled(columns, titles))


def _settled(columns: dict[str, str], titles: Sequence[str]) -> dict[str, str]:
    """Doubts that only the other columns settle: what a bare agent, date or talk time is."""
    if "agent" in columns and "agent_id" not in columns and plain(columns["agent"]) != "agent":
        bare = next((title for title in titles if plain(title) == "agent"), None)
        if bare is not None:
            columns["agent_id"] = bare
    if "started_at" in columns and "date" in columns:
        columns.pop("date")
        columns.pop("time", None)
    if (
        "date" not in columns
        and "started_at" not in columns
        and "time" in columns
        and "answered_at" not in columns
    ):
        columns["started_at"] = columns.pop("time")
    if columns.keys() & {*ASKED} and not ONLY_CALLS & columns.keys():
        day = columns.get("started_at") or columns.get("date")
        if day is not None and ("answered_at" in columns or not OF_A_CALL.search(day)):
            columns.pop("started_at", None)
            columns.pop("date", None)
            columns.setdefault("answered_at", day)
    return {field: columns[field] for field in sorted(columns, key=lambda name: titles.index(columns[name]))}


def with_units(mapping: TableMapping, column: Mapping[str, Sequence[str]]) -> TableMapping:
    """The mapping with a unit for each duration; `column` holds the cells by title."""
    units = dict(mapping.units)
    for field in DURATIONS:
        if field in mapping.columns and field not in units:
            units[field] = guess_unit(column[mapping.columns[field]], mapping.columns[field])
    return replace(mapping, units=units)


def missing(mapping: TableMapping) -> tuple[str, ...]:
    """Fields without which nothing of such a table can be imported."""
    columns = mapping.columns.keys()
    if mapping.holds_counts:
        return ()
    if mapping.holds_calls:
        return () if columns & {"external_id", "recording"} else ("external_id",)
    words_of_a_survey = "comment" in columns and columns & {"answered_at", "survey_id"}
    if not words_of_a_survey and not columns & {*ASKED, "resolved", "sent", "sent_at"}:
        return ("started_at", *(() if "external_id" in columns else ("external_id",)))
    if "external_id" in columns or (columns & {"customer", "customer_phone"} and "answered_at" in columns):
        return ()
    return ("external_id",)
