"""The columns of the list: what each shows, sorts by and how wide it begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.queries.blind import AGENT, SCORES
from db.queries.calls import CallRow
from ui.pages.calls.words import channel_name, direction_name, language_name, outcome_name, rating_text
from ui.text import N_, NO_VALUE, show_duration, show_number, show_percent, show_time, tr


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `id` is also what the list is sorted by, `title` is marked with `N_`."""

    id: str
    title: str
    text: Callable[[CallRow], str]
    width: int
    right: bool = False
    hidden: bool = False
    descends: bool = False
    """Sorted largest or newest first by the first click."""


def _or_dash(value: str | None) -> str:
    return value or NO_VALUE


def _agent(row: CallRow) -> str:
    return tr("hidden") if row.blind & AGENT else _or_dash(row.agent)


def _count(value: int) -> str:
    return show_number(value) if value else NO_VALUE


def _reason(row: CallRow) -> str:
    """The reason itself; the whole path is in the tool tip."""
    return row.reason.rsplit(" / ", 1)[-1] if row.reason else NO_VALUE


def _score(row: CallRow) -> str:
    if row.evaluations and row.score is None:
        return tr("hidden") if row.blind & SCORES else tr("N/A")
    return show_percent(None if row.score is None else row.score / 100)


def _language(row: CallRow) -> str:
    return language_name(row.language) if row.language else NO_VALUE


COLUMNS: Final = (
    Column("started_at", N_("Started"), lambda row: show_time(row.started_at), 172, descends=True),
    Column("agent", N_("Agent"), _agent, 134),
    Column("customer", N_("Customer"), lambda row: _or_dash(row.customer), 104),
    Column("tier", N_("Tier"), lambda row: _or_dash(row.tier), 84),
    Column("reason", N_("Reason"), _reason, 230),
    Column("queue", N_("Queue"), lambda row: _or_dash(row.queue), 104),
    Column("direction", N_("Direction"), lambda row: direction_name(row.direction), 92),
    Column("duration_ms", N_("Length"), lambda row: show_duration(row.duration_ms), 74, True, descends=True),
    Column("rating", N_("Rating"), rating_text, 92),
    Column("score", N_("Quality"), _score, 78, True, descends=True),
    Column("moments", N_("Moments"), lambda row: _count(row.moments), 86, True, descends=True),
    Column("evaluations", N_("Evaluations"), lambda row: _count(row.evaluations), 100, True, True, True),
    Column("channel", N_("Channel"), lambda row: channel_name(row.channel), 90, hidden=True),
    Column("outcome", N_("Outcome"), lambda row: outcome_name(row.outcome), 100, hidden=True),
    Column("language", N_("Language"), _language, 100, hidden=True),
    Column("external_id", N_("Call ID"), lambda row: row.external_id, 200, hidden=True),
)
ELASTIC: Final = "reason"
"""Takes what the others leave, and at least this many pixels:"""
LEAST: Final = 150
DROPPED: Final = ("moments", "tier", "direction", "queue")
"""What goes first where the window is narrow."""
PLACE: Final = {column.id: at for at, column in enumerate(COLUMNS)}
