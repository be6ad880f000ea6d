"""The whole call in one strip, with the visible window on it to drag and stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import Retranslating, tr
from ui.theme import color
from ui.widgets.lanes import Lane, MomentMark, Outline, TimeAxis, gain_of, paint_outline

HANDLE_PX: Final = 6
SIDE: Final = 10


class Overview(Retranslating, QWidget):
    """`view_wanted` carries start and end in ms, `seek_requested` ms. Left, Right, + and - work the window."""

    view_wanted = Signal(float, float)
    seek_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = TimeAxis()
        self._outline: Outline | None = None
        self._lanes: Sequence[Lane] = ()
        self._marks: Sequence[MomentMark] = ()
        self._view = (0.0, 0.0)
        self._position = 0.0
        self._gain = 1.0
        self._static: QPixmap | None = None
        self._grip = ""
        self._grip_ms = 0.0
        self.setFixedHeight(56)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def view(self) -> tuple[float, float]:
        """Start and end of the window in ms."""
        return self._view

    def set_outline(self, outline: Outline | None, lanes: Sequence[Lane]) -> None:
        """Show a recording."""
        self._outline, self._lanes = outline, lanes
        self._gain = gain_of(outline) if outline is not None else 1.0
        self._axis.start, self._axis.end = 0.0, float(outline.duration_ms if outline is not None else 1)
        self._redraw()

    def set_marks(self, marks: Sequence[MomentMark]) -> None:
        """Show where the moments are."""
        self._marks = marks
        self._redraw()

    def set_view(self, start_ms: float, end_ms: float) -> None:
        """Show which stretch the waveform shows."""
        self._view = (start_ms, end_ms)
        self.update()

    def set_position(self, ms: float) -> None:
        """Move the playhead."""
        before, after = self._axis.x_of(self._position), self._axis.x_of(ms)
        self._position = ms
        if round(before * 2) != round(after * 2):
            for x in (before, after):
                self.update(QRect(int(x) - 3, 0, 7, self.height()))

    def _redraw(self) -> None:
        self._static = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._axis.left, self._axis.width = SIDE, max(1, self.width() - 2 * SIDE)
        self._redraw()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._redraw()

    def _paint_static(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.fill(color("surface"))
        painter = QPainter(made)
        strip = QRect(
            round(SIDE * ratio),
            round(4 * ratio),
            round(self._axis.width * ratio),
            made.height() - round(8 * ratio),
        )
        painter.fillRect(strip, color("raised"))
        lanes = self._lanes if self._outline is not None else ()
        for place, lane in enumerate(lanes):
            high = strip.height() // len(lanes)
            box = QRect(strip.left(), strip.top() + place * high + 1, strip.width(), high - 2)
            assert self._outline is not None
            paint_outline(painter, box, self._outline, lane, 0, self._axis.end, self._gain)
        painter.end()
        made.setDevicePixelRatio(ratio)
        painter.begin(made)
        for mark in self._marks:
            x = self._axis.x_of(mark.start_ms)
            painter.fillRect(QRectF(x, 4, 2, self.height() - 8), color(mark.token))
            painter.fillRect(QRectF(x, 4, 7, 5), color(mark.token))
        painter.end()
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._static is None:
            self._static = self._paint_static()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._static)
        if self._outline is not None:
            window = self._window()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(color("accent", 34))
            painter.setPen(QPen(color("accent"), 2.5 if self.hasFocus() else 1.5))
            painter.drawRoundedRect(window, 4, 4)
            painter.setPen(QPen(color("text"), 1.2))
            x = self._axis.x_of(self._position)
            painter.drawLine(int(x), 3, int(x), self.height() - 4)
        painter.end()

    def _window(self) -> QRectF:
        left, right = (self._axis.x_of(ms) for ms in self._view)
        return QRectF(left, 3, max(4.0, right - left), self.height() - 6)

    def _grip_at(self, x: float) -> str:
        window = self._window()
        whole = self._view[1] - self._view[0] >= self._axis.end - 1
        if abs(x - window.left()) <= HANDLE_PX:
            return "start"
        if abs(x - window.right()) <= HANDLE_PX:
            return "end"
        return "middle" if window.left() < x < window.right() and not whole else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._outline is None:
            return
        x = event.position().x()
        self._grip = self._grip_at(x)
        self._grip_ms = self._axis.ms_at(x)
        self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        shape = Qt.CursorShape
        if not event.buttons():
            grips = {"start": shape.SizeHorCursor, "end": shape.SizeHorCursor, "middle": shape.OpenHandCursor}
            self.setCursor(grips.get(self._grip_at(x), shape.ArrowCursor))
            return
        ms = self._axis.ms_at(x)
        if not self._grip or abs(ms - self._grip_ms) < self._axis.length / self._axis.width:
            return
        self._moved = True
        start, end = self._view
        if self._grip == "middle":
            start, end = start + ms - self._grip_ms, end + ms - self._grip_ms
        elif self._grip == "start":
            start = min(ms, end - 200)
        else:
            end = max(ms, start + 200)
        self._grip_ms = ms
        self.view_wanted.emit(start, end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, ""
        if self._outline is None or (grip and self._moved):
            return
        ms = min(max(0.0, self._axis.ms_at(event.position().x())), self._axis.end)
        if grip != "middle":
            half = (self._view[1] - self._view[0]) / 2
            self.view_wanted.emit(ms - half, ms + half)
        self.seek_requested.emit(round(ms))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        start, end = self._view
        step = (end - start) / 4
        key, keys = event.key(), Qt.Key
        if key in (keys.Key_Left, keys.Key_Right):
            move = step if key == keys.Key_Right else -step
            self.view_wanted.emit(start + move, end + move)
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.view_wanted.emit(start + step, end - step)
        elif key == keys.Key_Minus:
            self.view_wanted.emit(start - 2 * step, end + 2 * step)
        else:
            super().keyPressEvent(event)

    _moved = False

    def retranslate(self) -> None:
        """Name it."""
        self.setAccessibleName(tr("Overview of the call"))
        self.setAccessibleDescription(tr("Drag the window, or use Left, Right, plus and minus."))


if __name__ == "__main__":
    from ui.widgets.example import show
    from ui.widgets.waveform_example import example

    show(example)
