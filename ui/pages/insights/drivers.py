"""Drivers: whose share of the explained differences is whose, and what is important and done badly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qa_desk.stats.drivers import Driver, Drivers
from qa_desk.work.insights.drivers import DriversReport
from ui.charts import Axis, Chart, Content, Interval, Line, Mark, Note, axis_over, interval_list
from ui.pages.insights.words import fact_name, place_name, share_text, why_dropped
from ui.text import Retranslating, sentences, show_number, show_percent, tr, tr_n

ROW_PX: Final = 30
TOKENS: Final = {"fix_first": "bad", "keep": "good", "watch": "watch", "leave": "quiet", "unplaced": "quiet"}
SHAPES: Final = {"fix_first": "down", "keep": "up", "watch": "square", "leave": "hollow", "unplaced": "dot"}
LETTERS: Final = 26
NARROW: Final = 0.14
"""A field of the quadrant narrower than this share of it is not named: the name would lie over its edge."""
ABOVE: Final = 0.035
NEAR: Final = 0.09
FAR: Final = 0.1
UNSEEN: Final = 0.05


def shares_of(found: Drivers, names: dict[str, str]) -> Content:
    """The drivers, the most important first, each with its share of R² and interval."""
    rows = [
        Interval(
            names.get(one.key, one.key), one.share.value, one.share.low, one.share.high,
            place_name(one.place) if one.place != "unplaced" else "", driver_tip(one, names), one.key,
            TOKENS[one.place] if one.direction != "unclear" else "quiet",
        )
        for one in found.drivers
    ]  # fmt: skip
    head = (tr("Driver"), tr("Share of R²"), tr("Top share, 0 to 1"), tr("Level"), tr("Place"))
    told = (
        (
            names.get(one.key, one.key), share_text(one.share, decimals=1), share_text(one.effect, points=True),
            share_text(one.performance), place_name(one.place),
        )
        for one in found.drivers
    )  # fmt: skip
    data = (head, *told)
    ends = [v for one in found.drivers for v in (one.share.value, one.share.low, one.share.high)]
    return interval_list(
        rows, _ticks_of(ends), title=tr("share of R², 95 % interval"), data=data,
        said=tr("{n} drivers by their share of R²", n=len(rows)),
    )  # fmt: skip


def driver_tip(one: Driver, names: dict[str, str]) -> str:
    """Everything of one driver."""
    lines = [
        names.get(one.key, one.key),
        tr("Share of R²: {value}", value=share_text(one.share, decimals=1)),
        tr("Level reached: {value}", value=share_text(one.performance)),
    ]
    if one.effect.value is not None:
        told = share_text(one.effect, points=True)
        graded = one.performance.value is not None
        lines.append(
            tr("Satisfied, from missed to met: {value}", value=told)
            if graded
            else tr("Satisfied, for one more: {value}", value=told)
        )
    if one.direction == "unclear":
        lines.append(tr("The direction is not clear"))
    return "\n".join(lines)


def quadrant_of(found: Drivers, names: dict[str, str]) -> Content:
    """Importance against performance, cut at the medians; drivers whose interval crosses a line are not placed."""
    shown = [
        one for one in found.drivers if one.performance.value is not None and one.share.value is not None
    ]
    ends = [v for one in shown for v in (one.share.value, one.share.low, one.share.high)]
    x = axis_over(ends, _ticks_of(ends),
                  title=tr("importance: share of R²"), grid=False)  # fmt: skip
    y = axis_over([one.performance.value for one in shown], show_percent, within=(0.0, 1.0),
                  title=tr("performance: level reached"), grid=False)  # fmt: skip
    marks = tuple(
        Mark(
            one.share.value or 0.0, one.performance.value or 0.0, left=one.share.low, right=one.share.high,
            tip=f"{driver_tip(one, names)}\n{place_name(one.place)}", key=one.key, token=TOKENS[one.place],
            shape=SHAPES[one.place],  # type: ignore[arg-type]
        )
        for one in shown
    )  # fmt: skip
    lines, notes = [], []
    if len(shown) > 1:
        across, up = _median([m.x for m in marks]), _median([m.y for m in marks])
        lines = [
            Line((across, across), (y.low, y.high), "control", "dash"),
            Line((x.low, x.high), (up, up), "control", "dash"),
        ]
        for place, at, side in (("leave", (x.low, y.high), 0.0), ("keep", (x.high, y.high), 1.0),
                                ("watch", (x.low, y.low), 0.0), ("fix_first", (x.high, y.low), 1.0)):  # fmt: skip
            air = (y.high - y.low) * (0.04 if at[1] == y.low else -0.04)
            if abs(at[0] - across) > (x.high - x.low) * NARROW:
                notes.append(Note(at[0], at[1] + air, place_name(place), TOKENS[place], side))
    notes += _names_of([one for one in shown if one.place in ("fix_first", "keep")], names, x, y)
    return Content(Axis(x.low, x.high, x.ticks, x.title), y, marks, tuple(lines), notes=tuple(notes),
                   data=shares_of(found, names).data)  # fmt: skip


def _ticks_of(shares: list[float | None]) -> Callable[[float], str]:
    """How shares are written along an axis: whole percents where they reach far."""
    decimals = 0 if max((v for v in shares if v is not None), default=0.0) >= FAR else 1
    return lambda value: show_percent(value, decimals)


def _names_of(named: list[Driver], names: dict[str, str], x: Axis, y: Axis) -> list[Note]:
    """Names over their points, reaching to where there is room; of two points close by, the lower's under it."""
    notes, span = [], y.high - y.low
    for one in named:
        at, level = one.share.value or 0.0, one.performance.value or 0.0
        under = any(
            0 <= (other.performance.value or 0.0) - level < span * NEAR for other in named if other is not one
        )
        side = 0.0 if at < x.low + (x.high - x.low) * 0.5 else 1.0
        notes.append(
            Note(
                at,
                level + span * (-ABOVE if under else ABOVE),
                _short(names.get(one.key, one.key)),
                "text",
                side,
            )
        )
    return notes


def _median(values: list[float]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


class DriversView(Retranslating, QWidget):
    """`calls_wanted` asks for the calls behind it: True the scored and rated ones, False all rated ones.

    `measuring_wanted` asks to measure the recordings that were not heard yet; `drawn_wanted` for sizes with agents'
    levels drawn from one spread (True) or each their own.
    """

    calls_wanted = Signal(bool)
    measuring_wanted = Signal()
    drawn_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: DriversReport | None = None
        self.kinds = {"questions": QPushButton(), "facts": QPushButton()}
        group = QButtonGroup(self)
        self.words, self.dropped = QLabel(), QLabel()
        self.behind, self.measure, self.drawn = QPushButton(), QPushButton(), QCheckBox()
        self.drawn.clicked.connect(self.drawn_wanted)
        for link in (self.behind, self.measure):
            link.setProperty("look", "link")
        self.measure.clicked.connect(self.measuring_wanted)
        self.behind.clicked.connect(lambda: self.calls_wanted.emit(self.kind == "questions"))
        top = QHBoxLayout()
        for button in self.kinds.values():
            button.setCheckable(True)
            button.clicked.connect(self._draw)
            group.addButton(button)
            top.addWidget(button)
        self.kinds["questions"].setChecked(True)
        top.addWidget(self.words, 1)
        for widget in (self.drawn, self.measure, self.behind):
            top.addWidget(widget)
        self.shares, self.quadrant = Chart(name="drivers"), Chart(name="quadrant")
        self.shares.opened.connect(self.quadrant_point)
        self.dropped.setProperty("look", "quiet")
        for label in (self.words, self.dropped):
            label.setWordWrap(True)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.shares)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        self.charts = QWidget()
        for widget, wide in ((scroll, 5), (self.quadrant, 4)):
            frame = QFrame()
            frame.setProperty("look", "card")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(8, 8, 8, 8)
            inside.addWidget(widget)
            cards.addWidget(frame, wide)
        cards.setContentsMargins(0, 0, 0, 0)
        self.charts.setLayout(cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.charts, 1)
        column.addWidget(self.dropped)
        column.addStretch(0)
        self.retranslate()

    @property
    def kind(self) -> str:
        """Questions of the forms, or facts of the calls."""
        return next(key for key, button in self.kinds.items() if button.isChecked())

    def show_report(self, report: DriversReport) -> None:
        """Draw this report."""
        self.report = report
        self._draw()

    def quadrant_point(self, key: str) -> None:
        """Point at a driver in the quadrant."""
        marks = self.quadrant.content.marks
        self.quadrant.point(next((i for i, mark in enumerate(marks) if mark.key == key), -1))

    def _draw(self) -> None:
        if self.report is None:
            return
        asked = self.kind == "questions"
        found = self.report.questions if asked else self.report.facts
        names = self.report.texts if asked else {one.key: fact_name(one.key) for one in found.drivers}
        self.words.setText(_said(found))
        self.behind.setText(tr_n("%n call(s) behind it", found.n))
        self.measure.setText(tr_n("Measure %n recording(s)", self.report.unheard))
        self.measure.setToolTip(
            tr("Silence and talking over are known of recordings once they are measured.")
        )
        self.measure.setVisible(not asked and self.report.unheard > 0)
        self.charts.setVisible(found.state == "ok")
        left_out = [
            f"{names.get(one.key, fact_name(one.key))} ({why_dropped(one.why)})" for one in found.dropped
        ]
        self.dropped.setText(tr("Left out: {names}", names=tr("; ").join(left_out)) if left_out else "")
        if found.state != "ok":
            return
        self.shares.setMinimumHeight(70 + ROW_PX * len(found.drivers))
        self.shares.show_content(shares_of(found, names))
        self.quadrant.show_content(quadrant_of(found, names))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.kinds["questions"].setText(tr("Questions"))
        self.kinds["facts"].setText(tr("Call facts"))
        self.drawn.setText(tr("Random intercept"))
        self.drawn.setToolTip(
            tr("Sizes from a model in which agents' own levels are drawn from one spread. "
               "Says how far agents differ beyond these drivers.")
        )  # fmt: skip
        self.shares.setAccessibleName(tr("Drivers and their shares"))
        self.quadrant.setAccessibleName(tr("Importance and performance"))
        self._draw()


def _said(found: Drivers) -> str:
    counts = tr("{n} calls of {agents} agents", n=show_number(found.n), agents=show_number(found.agents))
    state = {
        "ok": tr("R² {value}. What goes with the rating need not cause it.", value=share_text(found.r2, decimals=1)),
        "nothing_explains": tr("nothing here explains the rating (R² {value}), so nothing is drawn.",
                               value=share_text(found.r2, decimals=1)),
        "too_few": tr("too few to say what moves the rating."),
        "undefined": tr("every rating is the same, so nothing can explain it."),
    }[found.state]  # fmt: skip
    few = tr("Few agents: read the intervals with care.") if "few_agents" in found.notes else ""
    return sentences(f"{counts}: {state}", few, _spread_said(found))


def _spread_said(found: Drivers) -> str:
    """How far agents differ beyond the drivers, where that was asked."""
    if "too_many_calls_for_spread" in found.notes:
        return tr("Too many calls for a random intercept: agents keep their own levels.")
    if "no_spread_between_agents" in found.notes:
        return tr("A random intercept cannot be estimated here.")
    one = found.between
    if one is None:
        return ""
    if one.p >= UNSEEN or one.lower is None or one.upper is None:
        return tr("Beyond these, agents cannot be told apart.")
    return tr(
        "Beyond these, agents differ by {sd} logits ({low} to {high}): one that far under the average "
        "satisfies {lower}, one that far over it {upper}.",
        sd=show_number(one.sd.value or 0.0, 2), low=_number(one.sd.low), high=_number(one.sd.high),
        lower=show_percent(one.lower), upper=show_percent(one.upper),
    )  # fmt: skip


def _number(value: float | None) -> str:
    return "–" if value is None else show_number(value, 2)
