"""Rows that are customers' answers: each tied to a call by its id, or by the customer and the time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from qa_desk.errors import N_
from qa_desk.importing.facts import Refusal, SurveyFacts, only_words
from qa_desk.importing.mapping import ASKED
from qa_desk.importing.options import Zone
from qa_desk.importing.ratings import KIND_SCALES, Ratings, Scale, kind_in_title, read_ratings
from qa_desk.importing.table_columns import Columns, looked_up
from qa_desk.importing.table_sent import sent_times, unanswered, usual_kind, were_sent
from qa_desk.importing.times import Times, read_times, with_clock
from qa_desk.importing.words import KINDS, UNRATED


@dataclass(slots=True)
class AnswerTable:
    """The answers of a table, each with where it was found, and what the table left open."""

    answers: list[tuple[SurveyFacts, Refusal]] = field(default_factory=list)
    times: Times | None = None
    off_scale: int = 0
    worded: set[int] = field(default_factory=set)
    """Places of rows whose comment is with one of their answers: it was written once, whatever was rated."""


def read_answers(columns: Columns, source: str, zone: Zone) -> AnswerTable:
    """An answer for each rating of each row; rows that hold none are refused in `columns`."""
    times = _times(columns, zone)
    table = AnswerTable(times=times)
    for name in (*ASKED, "resolved"):
        if columns.has(name):
            _read(columns, name, source, times, table)
    _add_comments(columns, source, times, table)
    _add_sent(columns, source, zone, times, table)
    filled = {answer_line for _, place in table.answers if (answer_line := place.line) is not None}
    for place, line in enumerate(columns.lines):
        if line not in filled:
            columns.refuse(place, N_("There is neither a rating nor a comment in this row."))
    table.answers = [pair for pair in table.answers if pair[1].line in filled]
    return table


def _add_sent(columns: Columns, source: str, zone: Zone, times: Times, table: AnswerTable) -> None:
    """Mark the answers of surveys known to be sent, and add those that nobody answered."""
    sent = were_sent(columns)
    if sent is None:
        return
    answered = {where.line for answer, where in table.answers if answer.kind != "comment"}
    commented = {where.line for answer, where in table.answers if answer.kind == "comment"}
    by_line = {line: place for place, line in enumerate(columns.lines)}
    at = sent_times(columns, zone)
    for answer, where in table.answers:
        place = by_line[where.line or 0]
        if answer.kind != "comment":
            answer.sent, answer.sent_at = sent[place], at[place]
    ids, keys = columns.texts("external_id"), columns.texts("survey_id")
    usual = usual_kind(columns)
    kinds = looked_up(columns.texts("kind"), lambda text: KINDS.get(text.casefold(), usual))
    for place, line in enumerate(columns.lines):
        if line in answered or place in columns.refused:
            continue
        if not sent[place]:
            if line in commented:
                continue
            columns.refuse(place, N_("No survey was sent, and there is no rating."))
            continue
        key = keys[place] or ids[place]
        if not key and not at[place]:
            columns.refuse(place, N_("It names neither a call nor a customer and a time."))
            continue
        who = columns.texts("customer")[place] or columns.texts("customer_phone")[place]
        survey = unanswered(
            columns, place, source, kinds[place], key or _key(who, at[place]), at[place] or times.values[place],
            ids[place] or None,
        )  # fmt: skip
        table.answers.append((survey, Refusal(columns.path, line, "")))


def _times(columns: Columns, zone: Zone) -> Times:
    texts: Sequence[str] = columns.texts("answered_at")
    if columns.has("answered_at") and columns.has("time"):
        texts = with_clock(texts, columns.texts("time"))
    times = read_times(texts, zone, columns.mapping.day_first)
    if columns.has("answered_at"):
        columns.refuse_all(times.bad, N_("“{title}” is no date that can be read: {value}."), "answered_at")
    return times


def _read(columns: Columns, name: str, source: str, times: Times, table: AnswerTable) -> None:
    texts = columns.texts(name)
    usual = kind_in_title(columns.title(name)) if name == "rating" else name
    kinds = [usual] * len(texts)
    if name == "rating" and columns.has("kind"):
        kinds = looked_up(columns.texts("kind"), lambda text: KINDS.get(text.casefold(), usual))
    for kind in dict.fromkeys(kinds):
        scale = columns.mapping.rating_scale if name == "rating" else KIND_SCALES["resolved"]
        if name in ("nps", "ces"):
            scale = KIND_SCALES["nps"] if name == "nps" else None
        of_kind = [text if own == kind else "" for text, own in zip(texts, kinds, strict=True)]
        ratings = read_ratings(of_kind, kind, scale)
        _refuse(columns, name, ratings, table)
        _add(columns, name, ratings, kind, source, times, table)


def _refuse(columns: Columns, name: str, ratings: Ratings, table: AnswerTable) -> None:
    low, high = ratings.scale
    texts = columns.texts(name)
    ends = _row_scales(columns, ratings.scale) if name == "rating" else None
    for place in ratings.off:
        if ends is None or not ends[place][0] <= float(texts[place]) <= ends[place][1]:
            columns.refuse(
                place, N_("The rating {value} is not between {low} and {high}."),
                value=texts[place][:60], low=f"{low:g}", high=f"{high:g}",
            )  # fmt: skip
            table.off_scale += 1
    columns.refuse_all(ratings.bad, N_("“{title}” is no rating that can be read: {value}."), name)


def _row_scales(columns: Columns, usual: Scale) -> list[Scale] | None:
    """Each row's own scale, where a column says how far it goes."""
    if not columns.has("scale_max"):
        return None
    return looked_up(columns.texts("scale_max"), lambda text: _scale(text, usual))


def _scale(text: str, usual: Scale) -> Scale:
    try:
        high = float(text)
    except ValueError:
        return usual
    return (0.0 if high > 10 or high <= 1 else min(usual[0], 1.0), high) if high > 0 else usual


def _add(
    columns: Columns, name: str, ratings: Ratings, kind: str, source: str, times: Times, table: AnswerTable
) -> None:
    ends = _row_scales(columns, ratings.scale) if name == "rating" and kind != "resolved" else None
    ids, keys, comments = columns.texts("external_id"), columns.texts("survey_id"), columns.texts("comment")
    customers, phones = columns.texts("customer"), columns.texts("customer_phone")
    raw = columns.texts(name)
    for place, value in enumerate(ratings.values):
        if value is None and place in ratings.off and ends is not None:
            value = float(raw[place])
        if value is None or place in columns.refused:
            continue
        at, customer, phone = times.values[place], customers[place] or None, phones[place] or None
        if not ids[place] and not ((customer or phone) and at):
            columns.refuse(place, N_("It names neither a call nor a customer and a time."))
            continue
        low, high = ends[place] if ends is not None else ratings.scale
        words = None if place in table.worded else comments[place] or None
        table.worded.add(place)
        key = keys[place] or ids[place] or _key(customer or phone or "", at)
        answer = SurveyFacts(
            source,
            key,
            value,
            low,
            high,
            kind,
            words,
            at,
            ids[place] or None,
            customer,
            phone,
        )
        table.answers.append((answer, Refusal(columns.path, columns.lines[place], "")))


def _add_comments(columns: Columns, source: str, times: Times, table: AnswerTable) -> None:
    """Rows where the customer wrote something and rated nothing."""
    rated = {where.line for _, where in table.answers}
    ids, keys = columns.texts("external_id"), columns.texts("survey_id")
    customers, phones = columns.texts("customer"), columns.texts("customer_phone")
    for place, (words, line) in enumerate(zip(columns.texts("comment"), columns.lines, strict=True)):
        if not words or words.casefold() in UNRATED or line in rated or place in columns.refused:
            continue
        at, customer, phone = times.values[place], customers[place] or None, phones[place] or None
        if not ids[place] and not ((customer or phone) and at):
            columns.refuse(place, N_("It names neither a call nor a customer and a time."))
            continue
        key = keys[place] or ids[place] or _key(customer or phone or "", at)
        answer = only_words(source, key, words, at, ids[place] or None, customer, phone)
        table.answers.append((answer, Refusal(columns.path, line, "")))


def _key(who: str, at: object) -> str:
    """An id for an answer without one, the same at every import; too short to find the customer out by trying."""
    return f"{at}/{hashlib.sha256(who.encode()).hexdigest()[:3]}"
