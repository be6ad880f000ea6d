"""The control chart of an agent: which weeks say that something changed, and which are only chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from db.queries.agents import Coaching
from qa_desk.stats.signals import Chart as Control
from qa_desk.stats.trend import Trend
from qa_desk.work.insights.progress import Progress
from ui.charts import Axis, Chart, ChartCard, Content, Event, Words, control_chart
from ui.text import N_, Retranslating, show_day, show_month, show_number, show_percent, tr, tr_marked, tr_n
from ui.widgets.elided_label import ElidedLabel

CHARTS: Final = {
    "quality": N_("Quality by week"),
    "criticals": N_("Critical errors"),
    "errors": N_("Errors an evaluation"),
    "drift": N_("Slow drift"),
}
SCALES: Final[dict[str, tuple[float, float]]] = {
    "quality": (0.0, 100.0), "criticals": (0.0, 1.0), "errors": (0.0, 99.0), "drift": (0.0, 100.0),
}  # fmt: skip


class ControlView(Retranslating, QWidget):
    """`behind` carries the evaluations behind a point and words for them."""

    behind = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress: Progress | None = None
        self.coached: Sequence[Coaching] = ()
        self.kind = "quality"
        self.chart = Chart(name="control")
        self.said = ElidedLabel()
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.said)
        inside.addWidget(self.chart, 1)
        self.card = ChartCard(self.chart, inner)
        self.choices = {key: QPushButton() for key in CHARTS}
        group = QButtonGroup(self)
        for key, button in self.choices.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, one=key: self.choose(one))
            group.addButton(button)
            self.card.add_choice(button)
        self.choices["quality"].setChecked(True)
        self.chart.opened.connect(self._opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.retranslate()

    def show_progress(self, progress: Progress, coached: Sequence[Coaching]) -> None:
        """Show an agent's charts, a line where they were coached."""
        self.progress, self.coached = progress, coached
        self._show()

    def choose(self, kind: str) -> None:
        """Show another of the charts."""
        self.kind = kind
        self.choices[kind].setChecked(True)
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.card.title.setText(tr("Control chart"))
        self.card.note.setText("")
        for key, button in self.choices.items():
            button.setText(tr_marked(CHARTS[key]))
        self.chart.setAccessibleName(tr("Control chart"))
        self._show()

    def _show(self) -> None:
        found = self.progress
        if found is None:
            return
        chart = self._chart(found)
        self.said.setText(said_of(found, self.kind, chart))
        self.said.setProperty("look", "bad" if chart is not None and chart.signals else "quiet")
        self.said.style().polish(self.said)
        if chart is None:
            self.chart.show_content(Content(Axis(0, 1), Axis(0, 1)))
            return
        self.chart.show_content(content_of(found, self.kind, chart, self.coached))

    def _chart(self, found: Progress) -> Control | None:
        return {
            "quality": found.quality, "criticals": found.criticals, "errors": found.errors, "drift": found.drift,
        }[self.kind]  # fmt: skip

    def _opened(self, key: str) -> None:
        if self.progress is None:
            return
        at = self.progress.drifted[int(key)] if self.kind == "drift" else int(key)
        self.behind.emit(week_text(self.progress.weeks[at]), self.progress.behind[at])


def days_of(found: Progress, kind: str) -> list[date]:
    """The Monday of every point."""
    return [found.weeks[at] for at in found.drifted] if kind == "drift" else list(found.weeks)


def shown_of(kind: str) -> Callable[[float], str]:
    """How a value of a chart is written."""
    if kind == "criticals":
        return show_percent
    return lambda value: show_number(value, 1 if kind == "errors" else 0)


def week_text(monday: date) -> str:
    """A week by its Monday."""
    return tr("week of {day}", day=show_day(monday))


def content_of(found: Progress, kind: str, chart: Control, coached: Sequence[Coaching]) -> Content:
    """The chart as it is drawn."""
    days, shown = days_of(found, kind), shown_of(kind)

    def tip(at: int) -> str:
        point = chart.points[at]
        name = week_text(days[at])
        lines = [
            tr("{name}: {value}; n {n}", name=name, value=shown(point.value or 0.0), n=show_number(point.n))
        ]
        if point.low is not None and point.high is not None:
            lines.append(tr("limits {low} to {high}", low=shown(point.low), high=shown(point.high)))
        if point.signal is not None:
            lines.append(signal_text(point.signal))
        return "\n".join(lines)

    words = Words(
        tip, signal_text, tr("centre {value}", value=shown(chart.centre or 0.0)), tr("limit"),
        tr_n("limits from these %n point(s)", chart.baseline),
    )  # fmt: skip
    head = (tr("Week"), tr("Value"), tr("n"), tr("Low limit"), tr("High limit"), tr("Signal"))
    rows = tuple(
        (
            days[at].isoformat(), *(_cell(v) for v in (p.value, p.n, p.low, p.high)),
            signal_text(p.signal) if p.signal else "",
        )
        for at, p in enumerate(chart.points)
    )  # fmt: skip
    return control_chart(
        chart, _months(days), shown, words, keys=[str(at) for at in range(len(days))],
        events=_events(days, coached), within=SCALES[kind], data=(head, *rows), said=said_of(found, kind, chart),
    )  # fmt: skip


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def _months(days: Sequence[date]) -> list[tuple[float, str]]:
    """The first point of every month, named."""
    firsts = [at for at, day in enumerate(days) if not at or day.month != days[at - 1].month]
    wide = [at for place, at in enumerate(firsts) if not place or at - firsts[place - 1] >= 2]
    return [(float(at), show_month(days[at])) for at in wide]


def _events(days: Sequence[date], coached: Sequence[Coaching]) -> list[Event]:
    """Where coaching stands between the points; words only where they do not cover the one before."""
    found: list[Event] = []
    last = -99.0
    for one in coached:
        day = one.held_at.astimezone().date()
        if not days or not days[0] <= day <= days[-1]:
            continue
        after = next((at for at, other in enumerate(days) if other > day), len(days))
        x = after - 0.5
        far = x - last > len(days) / 7
        found.append(Event(x, tr("coached {day}", day=show_day(day)) if far else ""))
        last = x if far else last
    return found


def signal_text(signal: str) -> str:
    """What a signal is called."""
    return {"beyond": tr("beyond the limit"), "run": tr("eighth in a row on one side")}[signal]


def trend_text(found: Trend) -> str:
    """What may be said of a trend."""
    if found.way == "too_few" or found.slope is None:
        return tr("too few weeks for a trend")
    way = {"rising": tr("rising"), "falling": tr("falling"), "no_trend": tr("no trend to be seen")}[found.way]
    return tr("{way} over {n} weeks", way=way, n=show_number(found.n))


def said_of(found: Progress, kind: str, chart: Control | None) -> str:
    """One line over the chart: how many signals, how sure the limits are, the trend."""
    if chart is None or chart.state == "too_few":
        return tr("Twelve points are needed before limits can be drawn; the points alone are shown.")
    if chart.state == "undefined":
        return tr("All points of the baseline are equal: no limits can be drawn.")
    count = len(chart.signals)
    parts = [tr_n("%n evaluation(s)", sum(point.n for point in chart.points))]
    parts += [
        tr_n("%n signal(s)", count) if count else tr("no signal: chance alone explains these ups and downs")
    ]
    if chart.state == "provisional":
        parts.append(tr("limits are provisional, from fewer than 20 points"))
    if kind == "quality":
        parts.append(trend_text(found.quality_trend))
    if found.weighed:
        parts.append(tr("weighed by the chance of being drawn"))
    return " · ".join(parts)
