"""A value over time: points with their intervals, a centre with limits, events marked on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.charts.content import Axis, Band, Content, Event, Line, Mark
from ui.charts.ticks import axis_over


@dataclass(frozen=True, slots=True)
class Point:
    """One time's value (None: a gap), its interval, what hovering says, the key it opens; `signal` sets it apart."""

    x: float
    value: float | None
    low: float | None = None
    high: float | None = None
    tip: str = ""
    key: str = ""
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """A centre and its limits from `since` to `until`; None is not drawn. A new baseline is a second one of these."""

    since: float
    until: float
    centre: float | None
    low: float | None = None
    high: float | None = None
    label: str = ""


def time_series(
    points: Sequence[Point],
    times: Sequence[tuple[float, str]],
    shown: Callable[[float], str],
    *,
    limits: Sequence[Limits] = (),
    events: Sequence[Event] = (),
    within: tuple[float, float] | None = None,
    joined: bool = True,
    data: tuple[tuple[str, ...], ...] = (),
    said: str = "",
) -> Content:
    """The chart: `times` are the few named places of the x axis, `shown` writes a value on the y axis."""
    values = [v for p in points for v in (p.value, p.low, p.high)]
    values += [v for one in limits for v in (one.centre, one.low, one.high)]
    lines = [line for one in limits for line in _lines(one)]
    bands = tuple(
        Band((one.since, one.until), (one.low,) * 2, (one.high,) * 2, alpha=18)
        for one in limits
        if one.low is not None and one.high is not None
    )
    if joined:
        lines.append(Line([p.x for p in points], [p.value for p in points], "accent", width=1.2))
    marks = tuple(
        Mark(
            p.x, p.value, p.low, p.high, tip=p.tip, key=p.key,
            token="bad" if p.signal else "accent", shape="square" if p.signal else "dot",
        )
        for p in points
        if p.value is not None
    )  # fmt: skip
    return Content(
        axis_of_times([p.x for p in points], times, events),
        axis_over(values, shown, within=within),
        marks,
        tuple(lines),
        bands,
        tuple(events),
        data=data,
        said=said,
    )


def axis_of_times(
    xs: Sequence[float], times: Sequence[tuple[float, str]], events: Sequence[Event] = ()
) -> Axis:
    """An axis that holds points, named times and events with some air."""
    every = [*xs, *(x for x, _ in times), *(event.x for event in events)] or [0.0, 1.0]
    air = (max(every) - min(every)) * 0.03 or 0.5
    return Axis(min(every) - air, max(every) + air, tuple(times))


def _lines(one: Limits) -> list[Line]:
    span = (one.since, one.until)
    found = []
    if one.centre is not None:
        found.append(Line(span, (one.centre, one.centre), "quiet", "dash", label=one.label))
    for end in (one.low, one.high):
        if end is not None:
            found.append(Line(span, (end, end), "quiet", "dot"))
    return found
