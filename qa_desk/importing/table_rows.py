"""Rows that are calls: columns read whole, then put together row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from qa_desk.errors import N_
from qa_desk.importing.durations import read_durations
from qa_desk.importing.facts import CallFacts, IncomingCall, Remark, SurveyFacts, only_words
from qa_desk.importing.mapping import DURATIONS
from qa_desk.importing.options import Zone
from qa_desk.importing.ratings import Ratings
from qa_desk.importing.table_columns import Columns, looked_up
from qa_desk.importing.table_facts import (
    agent_ids,
    channels,
    extras,
    outcomes,
    phones,
    reasons,
    recordings,
)
from qa_desk.importing.table_sent import sent_times, unanswered, usual_kind, were_sent
from qa_desk.importing.times import Times, read_times, with_clock
from qa_desk.importing.words import DIRECTIONS, UNRATED

MS: Final = timedelta(milliseconds=1)
SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
NO_DATE: Final = N_("“{title}” is no date that can be read: {value}.")


@dataclass(frozen=True, slots=True)
class Rated:
    """A column of customers' answers: the field it is assigned to, what it holds, what was asked."""

    name: str
    ratings: Ratings
    kind: str


@dataclass(slots=True)
class CallTable:
    """The calls of a table, and what it left open."""

    calls: list[IncomingCall] = field(default_factory=list)
    times: Times | None = None
    off_scale: int = 0


def read_calls(columns: Columns, source: str, zone: Zone, rated: Sequence[Rated] = ()) -> CallTable:
    """A call for each row that can be one; the others are refused in `columns`."""
    ids = call_ids(columns)
    lengths = _durations(columns)
    times, ends = _times(columns, zone)
    starts = _starts(columns, times, ends, lengths)
    _settle_lengths(columns, starts, ends, lengths)
    directions = [
        DIRECTIONS.get(word, "unknown") for word in looked_up(columns.texts("direction"), str.casefold)
    ]
    table = CallTable(times=times)
    surveys = _surveys(columns, ids, starts, lengths, rated, source, zone)
    remarks = _rating_remarks(columns, rated)
    table.off_scale = sum(len(one.ratings.off) + len(one.ratings.bad) for one in rated)
    rows = zip(
        ids, starts, times.offsets, columns.each("agent"), agent_ids(columns), columns.each("customer"),
        phones(columns, directions), directions, channels(columns), columns.each("queue"), reasons(columns),
        lengths["duration"], lengths["wait"], lengths["talk"], lengths["hold"], lengths["wrap"], outcomes(columns),
        columns.each("language"), columns.each("tier"), columns.each("segment"), recordings(columns),
        extras(columns), strict=False,
    )  # fmt: skip
    path, lines, refused, calls = columns.path, columns.lines, columns.refused, table.calls
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        if place in refused:
            continue
        earlier = first.setdefault(row[0], lines[place])
        if earlier != lines[place]:
            columns.refuse(place, N_("The call id {id} is in line {line} already."), id=row[0], line=earlier)
            continue
        facts = CallFacts(source, *row)
        calls.append(
            IncomingCall(
                facts, path, lines[place], None, None, surveys.get(place, ()), remarks.get(place, ())
            )
        )
    return table


def call_ids(columns: Columns) -> list[str]:
    """The call of each row: its id, else the name of its recording; rows without one are refused."""
    ids = list(columns.texts("external_id"))
    if columns.has("recording"):
        names = recordings(columns)
        ids = [
            text or (name or "").rpartition(".")[0] or name or ""
            for text, name in zip(ids, names, strict=True)
        ]
    for place, text in enumerate(ids):
        if not text:
            columns.refuse(place, N_("There is no call id."))
        elif "+" in text and SHORTENED.fullmatch(text):
            columns.refuse(
                place,
                N_("The call id {id} was shortened by a spreadsheet program; export it as text."),
                id=text,
            )
    return ids


def _durations(columns: Columns) -> dict[str, list[int | None]]:
    """Every duration in ms, None where nothing is said."""
    found: dict[str, list[int | None]] = {}
    for name in DURATIONS:
        if not columns.has(name):
            found[name] = [None] * len(columns.lines)
            continue
        values, bad, negative = read_durations(columns.texts(name), columns.mapping.units.get(name, "s"))
        columns.refuse_all(bad, N_("“{title}” is no duration that can be read: {value}."), name)
        columns.refuse_all(negative, N_("“{title}” is below zero: {value}."), name)
        found[name] = values
    return found


def _times(columns: Columns, zone: Zone) -> tuple[Times, Times | None]:
    """When calls started, and when they ended where that is told."""
    order = columns.mapping.day_first
    name = "started_at" if columns.has("started_at") else "date" if columns.has("date") else ""
    if name == "date" and columns.has("time"):
        texts: Sequence[str] = with_clock(columns.texts("date"), columns.texts("time"))
    else:
        texts = columns.texts(name)
    times = read_times(texts, zone, order)
    if name:
        columns.refuse_all(times.bad, NO_DATE, "time" if _clock_is_bad(columns, texts, times, zone) else name)
    ends = None
    if columns.has("ended_at"):
        ends = read_times(columns.texts("ended_at"), zone, times.day_first if order is None else order)
        columns.refuse_all(ends.bad, NO_DATE, "ended_at")
        if not name:
            times.offsets, times.without_zone = ends.offsets, ends.without_zone
            times.ambiguous, times.day_first = ends.ambiguous, ends.day_first
    return times, ends


def _clock_is_bad(columns: Columns, texts: Sequence[str], times: Times, zone: Zone) -> bool:
    """Whether it is the time of day that makes the first bad date unreadable, not the day."""
    if not times.bad or not columns.has("time") or texts is columns.texts("date"):
        return False
    return not read_times([columns.texts("date")[min(times.bad)]], zone, times.day_first).bad


def _starts(
    columns: Columns, times: Times, ends: Times | None, lengths: dict[str, list[int | None]]
) -> list[datetime | None]:
    starts = times.values
    for place, start in enumerate(starts):
        if start is None:
            end, length = ends.values[place] if ends else None, lengths["duration"][place]
            if end is not None and length is not None:
                starts[place] = end - length * MS
            else:
                columns.refuse(place, N_("Nothing tells when the call started."))
    return starts


def _settle_lengths(
    columns: Columns,
    starts: Sequence[datetime | None],
    ends: Times | None,
    lengths: dict[str, list[int | None]],
) -> None:
    """Durations that follow from others: from start and end, else from waiting, talking and holding."""
    durations = lengths["duration"]
    if ends is not None:
        for place, (start, end) in enumerate(zip(starts, ends.values, strict=True)):
            if start is None or end is None:
                continue
            if end < start:
                columns.refuse(place, N_("The call ends before it starts."))
            elif durations[place] is None:
                durations[place] = (end - start) // MS
    parts = [lengths[name] for name in ("wait", "talk", "hold") if columns.has(name)]
    if parts:
        for place, told in enumerate(zip(*parts, strict=True)):
            if durations[place] is None:
                known = [part for part in told if part is not None]
                durations[place] = sum(known) if known else None


def _surveys(
    columns: Columns,
    ids: Sequence[str],
    starts: Sequence[datetime | None],
    lengths: dict[str, list[int | None]],
    rated: Sequence[Rated],
    source: str,
    zone: Zone,
) -> dict[int, tuple[SurveyFacts, ...]]:
    """The customer's answers in the row of a call, given when the call ended where nothing else is said.

    Where a column says that the survey was sent, a row without an answer holds one that nobody answered.
    """
    sent = were_sent(columns)
    if not rated and sent is None:
        return {}
    told = read_times(columns.texts("answered_at"), zone, columns.mapping.day_first).values
    at_sent = sent_times(columns, zone)
    keys, comments, durations = columns.texts("survey_id"), columns.texts("comment"), lengths["duration"]
    usual = rated[0].kind if rated else usual_kind(columns)
    found: dict[int, tuple[SurveyFacts, ...]] = {}
    for place, start in enumerate(starts):
        if start is None:
            continue
        key, end = ids[place], start + (durations[place] or 0) * MS
        was = sent is not None and sent[place]
        words = comments[place] or None
        mine: list[SurveyFacts] = []
        for one in rated:
            value = one.ratings.values[place]
            if value is not None:
                low, high = one.ratings.scale
                mine.append(
                    SurveyFacts(
                        source, keys[place] or key, value, low, high, one.kind, words, told[place] or end, key,
                        sent=was, sent_at=at_sent[place] or end,
                    )
                )  # fmt: skip
                words = None
        rated_here = bool(mine)
        if words and not mine and words.casefold() not in UNRATED:
            mine.append(only_words(source, keys[place] or key, words, told[place] or end, key))
        if was and not rated_here:
            mine.append(
                unanswered(columns, place, source, usual, keys[place] or key, at_sent[place] or end, key)
            )
        if mine:
            found[place] = tuple(mine)
    return found


def _rating_remarks(columns: Columns, rated: Sequence[Rated]) -> dict[int, tuple[Remark, ...]]:
    """A word on ratings that were left out; a zero below the scale means that nobody answered."""
    message = N_("The rating {value} is not between {low} and {high} and was left out.")
    found: dict[int, tuple[Remark, ...]] = {}
    for one in rated:
        texts, (low, high) = columns.texts(one.name), one.ratings.scale
        for place in sorted(one.ratings.off | one.ratings.bad):
            if texts[place] != "0":
                told = {"value": texts[place][:60], "low": f"{low:g}", "high": f"{high:g}"}
                found[place] = (*found.get(place, ()), Remark(message, told))
    return found
