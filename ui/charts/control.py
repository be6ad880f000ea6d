"""A control chart: points over time, centre and limits that may step, the baseline told, every signal named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa_desk.stats.signals import Chart as Control
from ui.charts.content import Band, Content, Event, Line, Mark, Note
from ui.charts.series import axis_of_times
from ui.charts.ticks import axis_over


@dataclass(frozen=True, slots=True)
class Words:
    """What the chart says: of a point on hover (by its place), of a signal beside it, names of centre and baseline."""

    tip: Callable[[int], str]
    signal: Callable[[str], str]
    centre: str
    limit: str
    baseline: str


def control_chart(
    chart: Control,
    times: Sequence[tuple[float, str]],
    shown: Callable[[float], str],
    words: Words,
    *,
    keys: Sequence[str] = (),
    events: Sequence[Event] = (),
    within: tuple[float, float] | None = None,
    data: tuple[tuple[str, ...], ...] = (),
    said: str = "",
) -> Content:
    """The chart of points 0, 1, 2, …; `keys` are what a click on each opens, `times` the places named below."""
    points = chart.points
    values = [v for p in points for v in (p.value, p.low, p.high)] + [chart.centre]
    xs = [float(at) for at in range(len(points))]
    lows, highs = ([getattr(p, end) for p in points] for end in ("low", "high"))
    steps = [x + half for x in xs for half in (-0.5, 0.5)]
    lines = [Line(xs, [p.value for p in points], "accent", width=1.2)]
    bands = []
    if chart.centre is not None and xs:
        lines.append(Line((-0.5, xs[-1] + 0.5), (chart.centre,) * 2, "quiet", "dash", label=words.centre))
    if any(one is not None for one in highs):
        for side, label in ((highs, words.limit), (lows, "")):
            lines.append(Line(steps, [v for v in side for _ in (0, 1)], "control", label=label))
        if all(one is not None for one in (*lows, *highs)):
            bands.append(Band(steps, _twice(lows), _twice(highs), alpha=14))
    marks = tuple(
        Mark(
            xs[at], point.value, tip=words.tip(at), key=keys[at] if at < len(keys) else "",
            label=words.signal(point.signal) if point.signal and _first_of(chart, at) else "",
            token="bad" if point.signal else "accent", shape="square" if point.signal else "dot",
        )
        for at, point in enumerate(points)
        if point.value is not None
    )  # fmt: skip
    y = axis_over(values, shown, within=within)
    notes = []
    if 0 < chart.baseline < len(points) and chart.state in ("ok", "provisional"):
        edge = _baseline_end(chart)
        lines.append(Line((edge, edge), (y.low, y.high), "control", "dot"))
        notes.append(Note(edge, y.low + (y.high - y.low) * 0.05, words.baseline))
    return Content(
        axis_of_times(xs, times, events), y, marks, tuple(lines), tuple(bands), tuple(events), tuple(notes),
        data=data, said=said,
    )  # fmt: skip


def _first_of(chart: Control, at: int) -> bool:
    """True for a signal that the point before it did not give: a run is named once."""
    now = chart.points[at].signal
    before = next((p.signal for p in reversed(chart.points[:at]) if p.value is not None), None)
    return now == "beyond" or now != before


def _baseline_end(chart: Control) -> float:
    """Between the last point the limits come from and the next; gaps do not count on a chart of single values."""
    if chart.kind != "xmr":
        return chart.baseline - 0.5
    known = [at for at, point in enumerate(chart.points) if point.value is not None]
    return known[chart.baseline - 1] + 0.5


def _twice(values: Sequence[float | None]) -> list[float]:
    return [v for v in values if v is not None for _ in (0, 1)]
