"""The chart of an agent's months: customers satisfied above, quality below, intervals drawn, n under each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from db.queries.agents import Coaching
from qa_desk.stats import Estimate
from qa_desk.work.insights.training import Happened
from qa_desk.work.scorecard import Month, Scorecard
from ui.charts import Copyable
from ui.effects import TONES, verdict_text
from ui.pages.agent.axis import Axis, Panel, coached_at, floor_of, panels_in
from ui.pages.agent.changed import judged_of, tip_of
from ui.pages.agent.words import month_in_words, percent
from ui.text import Retranslating, show_day, show_month, show_number, tr
from ui.theme import color, font

SMALL_PX: Final = 12
VALUE_WIDE: Final = 46
"""Months narrower than this carry no value beside their dot, and their n only where it fits."""
LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@lru_cache(maxsize=2)
def _letters(bold: bool) -> QFont:
    """Asking the system for its font takes longer than drawing with it."""
    return font(SMALL_PX, bold=bold)


class TrendChart(Retranslating, Copyable):
    """Two panels over one month axis, percent. `pointed` carries the month under mouse or keyboard, or -1.

    A month without data is a gap. Left and Right go through the months while the chart has the keyboard, Enter and a
    click open one (`opened`); a click on the words over a line of coaching opens its session (`session_opened`).
    """

    pointed = Signal(int)
    opened = Signal(int)
    session_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months: Sequence[Month] = ()
        self._coached: list[tuple[float, Coaching]] = []
        self._changed: dict[str, Happened] = {}
        self._names: list[tuple[QRectF, Coaching]] = []
        self._whole: tuple[Estimate | None, Estimate | None] = (None, None)
        self._read = False
        self.at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(560, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 210)

    def show_card(self, card: Scorecard) -> None:
        """Draw the months of this scorecard, with a line where the agent was coached."""
        self.months, self._read = card.months, True
        self._coached = coached_at(card.months, card.coaching)
        self._whole = (percent(card.satisfied), card.quality)
        self._changed = {}
        self._point(-1)
        self.retranslate()

    def show_changed(self, found: Sequence[Happened]) -> None:
        """Say beside each coaching whether it worked."""
        self._changed = {one.line.session: one for one in found if not one.is_training}
        self.update()

    def table(self) -> list[list[str]]:
        """The months' numbers."""
        head = [tr("Month")]
        for name in (tr("Customers satisfied, %"), tr("Quality, %")):
            head += [name, tr("Low"), tr("High"), tr("n")]
        return [head, *(_numbers(month) for month in self.months)]

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setAccessibleName(tr("Customers satisfied and quality by month"))
        self.setAccessibleDescription(tr("; ").join(month_in_words(month) for month in self.months))
        self.update()

    def _point(self, at: int) -> None:
        if at != self.at:
            self.at = at
            self.pointed.emit(at)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.months) - 1
        steps = {Qt.Key.Key_Left: max(0, self.at - 1) if self.at >= 0 else last,
                 Qt.Key.Key_Right: min(last, self.at + 1),
                 Qt.Key.Key_Home: min(0, last), Qt.Key.Key_End: last}  # fmt: skip
        if event.key() in steps:
            self._point(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at >= 0:
            self.opened.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._axis().month_at(event.position().x()))
        hand = self.at >= 0 or self._session_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        session = self._session_at(event.position())
        at = self._axis().month_at(event.position().x())
        if session is not None:
            self.session_opened.emit(session.id)
        elif at >= 0:
            self.opened.emit(at)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            session = self._session_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._told(session) if session is not None else "", self)
            return True
        return super().event(event)

    def _session_at(self, place: QPointF) -> Coaching | None:
        return next((one for box, one in self._names if box.contains(place)), None)

    def _told(self, session: Coaching) -> str:
        changed = self._changed.get(session.id)
        if changed is not None:
            return tip_of(changed)
        return tr("coached {day} by {name}", day=show_day(session.held_at), name=session.coach)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(-1)
        self.update()

    def _axis(self) -> Axis:
        return Axis(QRectF(self.rect()), len(self.months))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_letters(False))
        if self.months:
            self._draw(painter)
        elif self._read:
            painter.setPen(color("quiet"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No call of this time is rated or scored.")
            )
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        axis = self._axis()
        satisfied = [percent(month.satisfied) for month in self.months]
        quality = [month.quality for month in self.months]
        low = floor_of([*satisfied, *quality])
        titles = (tr("Customers satisfied, %"), tr("Quality, %"))
        upper, lower = panels_in(axis.box, low)
        if self.at >= 0:
            left, right = axis.column(self.at)
            painter.fillRect(QRectF(left, upper.top, right - left, lower.foot - upper.top), color("raised"))
        for panel, title, values, whole in zip(
            (upper, lower), titles, (satisfied, quality), self._whole, strict=True
        ):
            self._ground(painter, axis, panel, title, whole)
            self._coachings(painter, axis, panel)
            self._values(painter, axis, panel, values)
        self._coaching_names(painter, axis, upper)
        self._month_names(painter, axis)

    def _ground(
        self, painter: QPainter, axis: Axis, panel: Panel, title: str, whole: Estimate | None
    ) -> None:
        """Title, the few lines, and the whole time's mean as a dotted one, named at its end."""
        painter.setPen(color("text"))
        painter.setFont(_letters(True))
        painter.drawText(QRectF(axis.box.left(), panel.top, axis.right, 18), LINE, title)
        painter.setFont(_letters(False))
        for value in (panel.low, (panel.low + 100) / 2, 100):
            y = panel.y(value)
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
            painter.setPen(color("quiet"))
            box = QRectF(axis.box.left(), y - 9, axis.left - axis.box.left() - 8, 18)
            painter.drawText(box, LINE | Qt.AlignmentFlag.AlignRight, show_number(value))
        box = QRectF(axis.box.left(), panel.foot - 18, axis.left - axis.box.left() - 8, 18)
        painter.drawText(box, LINE | Qt.AlignmentFlag.AlignRight, tr("n"))
        if whole is not None and whole.value is not None:
            y = panel.y(whole.value)
            painter.setPen(QPen(color("quiet"), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
            painter.setPen(color("quiet"))
            room = axis.box.right() - axis.right - 6
            painter.drawText(
                QRectF(axis.right + 6, y - 9, room, 18),
                LINE,
                tr("all {value}", value=show_number(whole.value)),
            )

    def _values(self, painter: QPainter, axis: Axis, panel: Panel, values: Sequence[Estimate]) -> None:
        """Each month's interval, dot, figure and n."""
        ink, wash = color("accent"), color("accent", 85)
        for place, value in enumerate(values):
            if value.value is None:
                continue
            x, y = axis.x(place), panel.y(value.value)
            painter.setPen(Qt.PenStyle.NoPen)
            if value.low is not None and value.high is not None:
                top, foot = panel.y(value.high), panel.y(value.low)
                painter.setBrush(wash)
                wide = min(6.0, axis.step * 0.6)
                painter.drawRoundedRect(
                    QRectF(x - wide / 2, top, wide, max(6.0, foot - top)), wide / 2, wide / 2
                )
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(x, y), 4, 4)
            self._figures(painter, axis, panel, place, value)

    def _figures(self, painter: QPainter, axis: Axis, panel: Panel, place: int, value: Estimate) -> None:
        x = axis.x(place)
        if (axis.step >= VALUE_WIDE or place == self.at) and value.value is not None:
            words = show_number(round(value.value))
            wide = painter.fontMetrics().horizontalAdvance(words)
            box = QRectF(x + 7, panel.y(value.value) - 8, wide + 4, 16)
            painter.fillRect(box, color("raised" if place == self.at else "surface", 225))
            painter.setPen(color("text"))
            painter.drawText(box, LINE | Qt.AlignmentFlag.AlignHCenter, words)
        n = show_number(value.n)
        if painter.fontMetrics().horizontalAdvance(n) < axis.step - 4 or place == self.at:
            painter.setPen(color("quiet"))
            box = QRectF(x - 30, panel.foot - 18, 60, 18)
            painter.drawText(box, LINE | Qt.AlignmentFlag.AlignHCenter, n)

    def _coachings(self, painter: QPainter, axis: Axis, panel: Panel) -> None:
        painter.setPen(QPen(color("quiet"), 1, Qt.PenStyle.DashLine))
        for place, _session in self._coached:
            x = round(axis.x(place)) + 0.5
            painter.drawLine(QPointF(x, panel.head), QPointF(x, panel.y(panel.low)))

    def _coaching_names(self, painter: QPainter, axis: Axis, panel: Panel) -> None:
        """A word above each line with the verdict; where it would cover its neighbour, only the line stays."""
        taken = painter.fontMetrics().horizontalAdvance(tr("Customers satisfied, %")) + axis.box.left() + 24
        self._names = []
        for place, session in self._coached:
            changed = self._changed.get(session.id)
            judged = judged_of(changed) if changed is not None else None
            sign = verdict_text(judged.verdict)[0] if judged is not None else ""
            words = tr("coached {day}", day=show_day(session.held_at)) + (f" {sign}" if sign else "")
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(axis.x(place) - wide / 2, axis.left), axis.box.right() - wide)
            line = QRectF(axis.x(place) - 4, panel.head, 8, panel.y(panel.low) - panel.head)
            if left < taken:
                self._names.append((line, session))
                continue
            box = QRectF(left, panel.top, wide + 2, 18)
            painter.setPen(color(TONES[judged.verdict] if judged is not None else "quiet"))
            painter.drawText(box, LINE, words)
            self._names += [(box, session), (line, session)]
            taken = left + wide + 10

    def _month_names(self, painter: QPainter, axis: Axis) -> None:
        metrics = painter.fontMetrics()
        names = [show_month(month.first_day) for month in self.months]
        widest = max(metrics.horizontalAdvance(name) for name in names) + 12
        every = max(1, -int(-widest // axis.step))
        top = axis.box.bottom() - 18
        for place, name in enumerate(names):
            if (len(names) - 1 - place) % every and place != self.at:
                continue
            painter.setPen(color("text" if place == self.at else "quiet"))
            wide = metrics.horizontalAdvance(name) + 2
            left = min(max(axis.x(place) - wide / 2, axis.box.left()), axis.box.right() - wide)
            if place == self.at:
                painter.fillRect(QRectF(left - 4, top, wide + 8, 18), color("raised"))
            painter.drawText(QRectF(left, top, wide, 18), LINE, name)


def _numbers(month: Month) -> list[str]:
    cells = [month.first_day.strftime("%Y-%m")]
    for one in (percent(month.satisfied), month.quality):
        cells += ["" if end is None else f"{end:.1f}" for end in (one.value, one.low, one.high)] + [
            str(one.n)
        ]
    return cells


def readout(months: Sequence[Month], at: int) -> str:
    """What the chart says about the month pointed at."""
    return month_in_words(months[at]) if 0 <= at < len(months) else ""
