"""Surveys that were sent: one about one call, told in its row; or counted by agent and month, week or day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from qa_desk.errors import N_
from qa_desk.importing.facts import Refusal, SentFacts, SurveyFacts
from qa_desk.importing.options import Zone
from qa_desk.importing.ratings import KIND_SCALES, kind_in_title
from qa_desk.importing.table_columns import Columns, looked_up
from qa_desk.importing.table_facts import agent_ids
from qa_desk.importing.times import read_times
from qa_desk.importing.words import KINDS, NO, YES

MONTH: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
WEEK: Final = re.compile(r"(\d{4})\s*-?\s*(?:W|第)\s*(\d{1,2})周?", re.IGNORECASE)
MOST: Final = 10_000_000


def were_sent(columns: Columns) -> list[bool] | None:
    """Of each row whether its survey was sent; None where no column tells. A time of sending tells it too."""
    if not (columns.has("sent") or columns.has("sent_at")):
        return None
    words = looked_up(columns.texts("sent"), _sent)
    return [word or bool(at) for word, at in zip(words, columns.texts("sent_at"), strict=True)]


def _sent(text: str) -> bool:
    word = text.casefold()
    return (
        bool(word)
        and word not in NO
        and (word in YES or word.isdigit() or word in ("sent", "invited", "已发送"))
    )


def unanswered(
    columns: Columns, place: int, source: str, kind: str, key: str, at: datetime | None, call: str | None
) -> SurveyFacts:
    """A survey that was sent about a call and not answered."""
    low, high = KIND_SCALES.get(kind, (1.0, 5.0))
    return SurveyFacts(
        source, key, low, low, high, kind, call_id=call, customer=columns.texts("customer")[place] or None,
        phone=columns.texts("customer_phone")[place] or None, sent=True, answered=False, sent_at=at,
    )  # fmt: skip


def sent_times(columns: Columns, zone: Zone) -> Sequence[datetime | None]:
    """When the survey of each row was sent, where that can be read."""
    return read_times(columns.texts("sent_at"), zone, columns.mapping.day_first).values


def usual_kind(columns: Columns) -> str:
    """What a survey of this table asks where its row does not say."""
    named = next((columns.title(name) for name in ("rating", "nps", "ces") if columns.has(name)), None)
    if named is not None:
        return kind_in_title(named)
    return (
        "resolved"
        if columns.has("resolved")
        else kind_in_title(columns.title("sent"))
        if columns.has("sent")
        else "csat"
    )


def read_counts(columns: Columns, source: str, zone: Zone) -> list[tuple[SentFacts, Refusal]]:
    """A count for each row; rows that cannot be one are refused in `columns`."""
    usual = usual_kind(columns)
    kinds = looked_up(columns.texts("kind"), lambda text: KINDS.get(text.casefold(), usual))
    names, ids, told = columns.texts("agent"), agent_ids(columns), columns.texts("sent")
    name = "period" if columns.has("period") else "date"
    spans = looked_up(columns.texts(name), lambda text: span_of(text, zone, columns.mapping.day_first))
    found: list[tuple[SentFacts, Refusal]] = []
    first: dict[object, int] = {}
    for place, (who, key, count, span, kind) in enumerate(zip(names, ids, told, spans, kinds, strict=True)):
        if not (who or key):
            columns.refuse(place, N_("It names no agent."))
        elif not count.isdigit() or int(count) > MOST:
            columns.refuse(
                place, N_("“{title}” is no count: {value}."), title=columns.title("sent"), value=count[:60]
            )
        elif span is None:
            value = columns.texts(name)[place][:60]
            columns.refuse(
                place,
                N_("“{title}” is no month, week or day: {value}."),
                title=columns.title(name),
                value=value,
            )
        elif (earlier := first.setdefault((who or key, kind, span), columns.lines[place])) != columns.lines[
            place
        ]:
            columns.refuse(place, N_("This count is in line {line} already."), line=earlier)
        else:
            fact = SentFacts(source, who or None, key, kind, *span, int(count))
            found.append((fact, Refusal(columns.path, columns.lines[place], "")))
    return found


def span_of(text: str, zone: Zone, day_first: bool | None = None) -> tuple[datetime, datetime] | None:
    """A month ("2026-03", "2026年3月"), a week of ISO 8601 ("2026-W09") or a day, whole days of the zone in UTC."""
    try:
        if month := MONTH.fullmatch(text):
            year, number = int(month[1]), int(month[2])
            begin, end = datetime(year, number, 1), datetime(year + number // 12, number % 12 + 1, 1)
        elif week := WEEK.fullmatch(text):
            begin = datetime.fromisocalendar(int(week[1]), int(week[2]), 1)
            end = begin + timedelta(days=7)
        else:
            at = read_times([text], Zone("UTC"), day_first).values[0]
            if at is None:
                return None
            begin = at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
            end = begin + timedelta(days=1)
    except ValueError:
        return None
    return zone.aware(begin)[0], zone.aware(end)[0]
