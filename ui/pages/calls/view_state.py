"""What the list shows and in which order, as it is kept in a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from db.queries.calls import SORTS, CallFilter, Sort

PRESETS: Final = ("today", "yesterday", "week", "month", "quarter", "this_month", "last_month")
"""Spans that move with the calendar; anything else is `2026-01-01..2026-01-31`, either end may be missing."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """A filter without its dates, the dates as somebody chose them, and the order."""

    wanted: CallFilter = field(default_factory=CallFilter)
    dates: str = ""
    sort: Sort = field(default_factory=Sort)

    def resolved(self, today: date | None = None) -> CallFilter:
        """The filter with its dates as of today, whole days in this computer's time zone."""
        first, last = span_of(self.dates, today or date.today())
        since = None if first is None else _midnight(first)
        until = None if last is None else _midnight(last + timedelta(days=1))
        return replace(self.wanted, since=since, until=until)

    @property
    def narrows(self) -> bool:
        """True where anything is filtered or searched."""
        return bool(self.dates) or self.wanted != CallFilter()

    def to_plain(self) -> dict[str, Any]:
        """As JSON values."""
        wanted = {name: value for name, value in asdict(self.wanted).items() if value not in (None, (), "")}
        return {"filter": wanted, "dates": self.dates, "sort": [self.sort.column, self.sort.descending]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> ViewState:
        """Back from JSON; what is not understood is left out."""
        known = {item.name for item in fields(CallFilter)} - {"since", "until"}
        stored = plain.get("filter")
        wanted = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in (stored if isinstance(stored, dict) else {}).items()
            if name in known
        }
        order = plain.get("sort") or ["started_at", True]
        sort = Sort(str(order[0]), bool(order[-1])) if order[0] in SORTS else Sort()
        return cls(CallFilter(**wanted), str(plain.get("dates", "")), sort)


def span_of(dates: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a choice, both included; None where it is open."""
    month = today.replace(day=1)
    spans = {
        "": (None, None),
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "week": (today - timedelta(days=6), today),
        "month": (today - timedelta(days=29), today),
        "quarter": (today - timedelta(days=90), today),
        "this_month": (month, today),
        "last_month": ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
    }
    if dates in spans:
        return spans[dates]
    first, _, last = dates.partition("..")
    return _day(first), _day(last)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min).astimezone()
