"""What a chart shows, as plain values: marks with intervals, lines, bands, events, ticks. No colours, only tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["dot", "up", "down", "square", "hollow"]
Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One value. `low`..`high` is its interval upwards, `left`..`right` sideways; None draws none.

    `label` stands beside it, `tip` is what hovering says, `key` is what `opened` carries; `token` is its colour.
    """

    x: float
    y: float
    low: float | None = None
    high: float | None = None
    left: float | None = None
    right: float | None = None
    label: str = ""
    tip: str = ""
    key: str = ""
    token: str = "accent"
    shape: Shape = "dot"


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined; `label` stands at its right end. A None in `ys` is a gap."""

    xs: Sequence[float]
    ys: Sequence[float | None]
    token: str = "quiet"
    dash: Dash = "solid"
    width: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between two lines, washed in a colour."""

    xs: Sequence[float]
    lows: Sequence[float]
    highs: Sequence[float]
    token: str = "quiet"
    alpha: int = 28


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at x: a line from top to foot with words at its top."""

    x: float
    label: str = ""
    token: str = "quiet"


@dataclass(frozen=True, slots=True)
class Note:
    """Words that end (`side` 1), begin (0) or are centred (0.5) at a point."""

    x: float
    y: float
    words: str
    token: str = "quiet"
    side: float = 1.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale: its ends, the few values named on it, what it measures; `grid` draws a line at each value."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    title: str = ""
    grid: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All of a chart. `data` is what copying as data gives: a head and rows of text; `said` its accessible words."""

    x: Axis
    y: Axis
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    data: tuple[tuple[str, ...], ...] = ()
    said: str = ""
    by_rows: bool = field(default=False)
    """Marks are walked from top to foot (a list of intervals) instead of left to right."""
