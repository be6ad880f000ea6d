"""The zoomable sound of a call: a lane per channel, ruler, ribbon, moments as flags, selection, playhead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.text import Retranslating, show_duration, tr
from ui.widgets.lanes import Lane, MomentMark, Outline, Span, TimeAxis, gain_of
from ui.widgets.waveform_grip import Grip, shape_at
from ui.widgets.waveform_paint import Layout, paint_playhead, paint_selection, paint_static, place_flags

SHORTEST_MS: Final = 200.0
"""No view is shorter than this."""
FOLLOW_AT: Final = 0.92
SEEK_MS: Final = 5000
FINE_SEEK_MS: Final = 1000


class Waveform(Retranslating, QWidget):
    """Click seeks, drag selects, the wheel moves, Ctrl and wheel zooms; keys do the same.

    `seek_requested` carries ms, `selection_changed` a pair of ms or None, `view_changed` start and end in ms,
    `moment_activated` the id of a clicked flag, `moment_changed` the id, start and end in ms of a dragged one,
    `scrubbed` ms while the ruler is dragged; a seek follows.
    """

    seek_requested = Signal(int)
    selection_changed = Signal(object)
    view_changed = Signal(float, float)
    moment_activated = Signal(str)
    moment_changed = Signal(str, int, int)
    scrubbed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axis = TimeAxis()
        self.lanes: Sequence[Lane] = ()
        self.marks: Sequence[MomentMark] = ()
        self.ribbon: Sequence[Span] = ()
        self.outline: Outline | None = None
        self.position_ms = 0.0
        self.selection: tuple[float, float] | None = None
        self.current_mark = ""
        self._message = ""
        self._duration = 0
        self._gain = 1.0
        self._static: QPixmap | None = None
        self._layout = Layout()
        self.marks_movable: Callable[[str], bool] = lambda _id: True
        self._grip: Grip | None = None
        self._head_x = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def duration_ms(self) -> int:
        """Length of the recording shown; 0 with none."""
        return self._duration

    def set_outline(self, outline: Outline | None, lanes: Sequence[Lane]) -> None:
        """Show a recording; a fuller outline of the same length keeps view and selection."""
        self.outline, self.lanes = outline, lanes
        self._gain = gain_of(outline) if outline is not None else 1.0
        length = outline.duration_ms if outline is not None else 0
        if length != self._duration:
            self.set_duration(length)
        self._redraw()

    def set_duration(self, ms: int) -> None:
        """Show the whole of so many ms; for a call whose outline is not there yet."""
        self._duration = ms
        self.position_ms = 0.0
        self.set_selection(None)
        self.set_view(0, ms)

    def set_marks(self, marks: Sequence[MomentMark], current: str = "") -> None:
        """Show these moments; `current` is the id of the one a page speaks of."""
        self.marks, self.current_mark = sorted(marks, key=lambda mark: mark.start_ms), current
        self._redraw()

    def set_ribbon(self, spans: Sequence[Span]) -> None:
        """Show who spoke when beneath the lanes."""
        self.ribbon = spans
        self._redraw()

    def set_message(self, message: str) -> None:
        """Words instead of lanes, where there is no outline: being read, or why not."""
        self._message = message
        self._redraw()

    def set_position(self, ms: float, *, follow: bool = False) -> None:
        """Move the playhead; with `follow` the view turns the page before it would leave. Cheap: 60 times a second."""
        self.position_ms = ms
        inside = self.axis.start <= ms <= self.axis.start + FOLLOW_AT * self.axis.length
        if follow and not inside and self._grip is None and self.axis.length < self._duration:
            self.set_view(ms - 0.08 * self.axis.length, ms + 0.92 * self.axis.length)
        x = self.axis.x_of(ms)
        if round(x * 2) != round(self._head_x * 2):
            for place in (self._head_x, x):
                self.update(QRect(int(place) - 8, 0, 17, self.height()))
            self._head_x = x

    def set_view(self, start_ms: float, end_ms: float) -> None:
        """Show a stretch of time, kept inside the recording."""
        length = min(max(end_ms - start_ms, min(SHORTEST_MS, self._duration or 1)), self._duration or 1)
        start = min(max(0.0, start_ms), max(0.0, self._duration - length))
        if (start, start + length) != (self.axis.start, self.axis.end):
            self.axis.start, self.axis.end = start, start + length
            self._redraw()
            self.view_changed.emit(start, start + length)

    def zoom(self, factor: float, at_ms: float | None = None) -> None:
        """Show less (`factor` above 1) or more around a time, by default the playhead if it is in view."""
        axis = self.axis
        if at_ms is None:
            inside = axis.start <= self.position_ms <= axis.end
            at_ms = self.position_ms if inside else (axis.start + axis.end) / 2
        length = min(max(axis.length / factor, SHORTEST_MS), self._duration or SHORTEST_MS)
        share = (at_ms - axis.start) / (axis.length or 1)
        self.set_view(at_ms - share * length, at_ms + (1 - share) * length)

    def pan(self, ms: float) -> None:
        """Move the view by some time."""
        self.set_view(self.axis.start + ms, self.axis.end + ms)

    def fit(self) -> None:
        """Show the whole recording."""
        self.set_view(0, self._duration)

    def show_time(self, ms: float) -> None:
        """Bring a time into view, in the middle, unless it is there already."""
        if not self.axis.start <= ms <= self.axis.end:
            self.set_view(ms - self.axis.length / 2, ms + self.axis.length / 2)

    def set_selection(self, selection: tuple[float, float] | None) -> None:
        """Select a stretch in ms, or nothing."""
        if selection is not None:
            low, high = sorted(min(max(0.0, ms), float(self._duration)) for ms in selection)
            selection = (low, high) if high - low >= 1 else None
        if selection != self.selection:
            self.selection = selection
            self.update()
            self.selection_changed.emit(selection)

    def set_selection_edge(self, edge: str, ms: float) -> None:
        """Put the "start" or "end" of the selection at a time; the other edge stays or is the end of the view."""
        start, end = self.selection or (self.axis.start, self.axis.end)
        start, end = (ms, end) if edge == "start" else (start, ms)
        self.set_selection(
            (start, end) if start < end else ((ms, self.axis.end) if edge == "start" else (0, ms))
        )

    def _redraw(self) -> None:
        self._static = None
        self._head_x = self.axis.x_of(self.position_ms)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = Layout.of(self.width(), self.height(), max(1, len(self.lanes)))
        self.axis.left, self.axis.width = self._layout.left, self._layout.width
        self._redraw()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._static is None:
            self._layout = Layout.of(self.width(), self.height(), max(1, len(self.lanes)))
            self._static = paint_static(self, self._layout, self._gain, self._message)
        painter = QPainter(self)
        ratio = self._static.devicePixelRatio()
        box = event.rect()
        source = QRect(
            round(box.x() * ratio),
            round(box.y() * ratio),
            round(box.width() * ratio),
            round(box.height() * ratio),
        )
        painter.drawPixmap(box, self._static, source)
        if self.selection is not None:
            paint_selection(painter, self._layout, self.axis, self.selection)
        if self._duration:
            paint_playhead(painter, self._layout, self._head_x)
        if self.hasFocus():
            paint_playhead(painter, self._layout, None, focus=self.rect())
        painter.end()

    def flag_at(self, x: float, y: float) -> MomentMark | None:
        """The moment whose flag is at a place."""
        for mark, box in place_flags(self.marks, self.axis, self._layout, self.fontMetrics()):
            if box.contains(int(x), int(y)):
                return mark
        return None

    def show_changed(self, changed: MomentMark) -> None:
        """Draw one moment elsewhere while it is dragged."""
        marks = [changed if mark.id == changed.id else mark for mark in self.marks]
        self.set_marks(marks, self.current_mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._duration:
            self._grip = Grip(self, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip.move(event.position().x())
        else:
            self._hover(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        if grip is not None:
            grip.release(event.position().x())

    def _hover(self, event: QMouseEvent) -> None:
        flag = self.flag_at(event.position().x(), event.position().y())
        self.setCursor(shape_at(self, event.position()))
        if flag is not None:
            words = f"{show_duration(flag.start_ms)} {flag.tag}\n{flag.note}".strip()
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        elif QToolTip.isVisible():
            QToolTip.hideText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 ** (delta.y() / 120), self.axis.ms_at(event.position().x()))
        else:
            turned = delta.x() or delta.y()
            self.pan(-turned / 120 * self.axis.length * 0.1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = FINE_SEEK_MS if shift else SEEK_MS
        if key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom(1.5)
        elif key in (keys.Key_Minus, keys.Key_Underscore):
            self.zoom(1 / 1.5)
        elif key == keys.Key_0:
            self.fit()
        elif key in (keys.Key_Left, keys.Key_Right):
            self._seek(self.position_ms + (step if key == keys.Key_Right else -step))
        elif key in (keys.Key_Home, keys.Key_End):
            self._seek(0 if key == keys.Key_Home else self._duration)
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            self.pan(self.axis.length * (0.8 if key == keys.Key_PageDown else -0.8))
        elif key in (keys.Key_BracketLeft, keys.Key_BracketRight):
            self.set_selection_edge("start" if key == keys.Key_BracketLeft else "end", self.position_ms)
        elif key == keys.Key_Escape and self.selection is not None:
            self.set_selection(None)
        else:
            super().keyPressEvent(event)

    def _seek(self, ms: float) -> None:
        self.seek_requested.emit(round(min(max(0.0, ms), float(self._duration))))

    def retranslate(self) -> None:
        """Name it; words drawn on it are drawn anew."""
        self.setAccessibleName(tr("Sound of the call"))
        self.setAccessibleDescription(
            tr(
                "Click to seek, drag to select, drag the ruler to listen, drag a flag to move its moment; "
                "plus and minus to zoom, page keys to move."
            )
        )
        self._redraw()


if __name__ == "__main__":
    from ui.widgets.example import show
    from ui.widgets.waveform_example import example

    show(example)
