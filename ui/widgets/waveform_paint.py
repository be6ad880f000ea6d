"""How the waveform is drawn: its layout, what stands still (kept in a pixmap), and what moves over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from ui.text import show_duration
from ui.theme import color, font
from ui.widgets.lanes import MomentMark, Span, TimeAxis, paint_outline, tick_step

if TYPE_CHECKING:
    from ui.widgets.waveform import Waveform

RULER: Final = 24
FLAG: Final = 18
FLAG_ROWS: Final = 2
NAME: Final = 20
RIBBON: Final = 6
LABELS: Final = 16
SIDE: Final = 10
SMALL_PX: Final = 11.5
PALE: Final = {"agent": 120, "customer": 120, "quiet": 70}
"""How strongly what is usual is drawn on the ribbon; what stands out is drawn in full."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Places inside the widget, in device-independent pixels."""

    left: int = SIDE
    width: int = 1
    height: int = 1
    lanes: tuple[QRect, ...] = ()
    ribbon: QRect = field(default_factory=QRect)

    @classmethod
    def of(cls, width: int, height: int, lanes: int) -> Layout:
        """The layout for a size and a number of lanes."""
        inner = max(1, width - 2 * SIDE)
        bottom = height - LABELS - RIBBON - 4
        each = max(20, (bottom - RULER) // lanes)
        boxes = tuple(
            QRect(SIDE, RULER + place * each + NAME, inner, max(10, each - NAME - 4))
            for place in range(lanes)
        )
        return cls(SIDE, inner, height, boxes, QRect(SIDE, bottom, inner, RIBBON))


def paint_static(view: Waveform, layout: Layout, gain: float, message: str) -> QPixmap:
    """Everything but selection and playhead."""
    ratio = view.devicePixelRatioF()
    made = QPixmap(view.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(color("surface"))
    painter = QPainter(made)
    painter.setFont(font(SMALL_PX))
    _paint_ruler(painter, view.axis, layout)
    _paint_shades(painter, view.axis, layout, view.marks)
    if view.outline is not None:
        _paint_lanes(painter, view, layout, gain, ratio)
    elif message:
        painter.setPen(color("quiet"))
        painter.setFont(font())
        painter.drawText(QRectF(0, 0, view.width(), view.height()), Qt.AlignmentFlag.AlignCenter, message)
    _paint_names(painter, view, layout)
    _paint_ribbon(painter, view.axis, layout, view.ribbon)
    _paint_flags(painter, view, layout)
    painter.end()
    return made


def _paint_ruler(painter: QPainter, axis: TimeAxis, layout: Layout) -> None:
    if axis.length <= 1:
        return
    step = tick_step(axis.length, layout.width)
    tick = int(axis.start // step) * step
    while tick <= axis.end:
        x = axis.x_of(tick)
        if x >= layout.left - 1:
            painter.setPen(color("line"))
            painter.drawLine(QPointF(round(x), RULER - 4), QPointF(round(x), layout.ribbon.bottom()))
            painter.setPen(color("quiet"))
            if x < layout.left + layout.width - 30:
                painter.drawText(QPointF(round(x) + 4, RULER - 9), show_duration(tick, tenths=step < 1000))
        tick += step


def _paint_lanes(painter: QPainter, view: Waveform, layout: Layout, gain: float, ratio: float) -> None:
    assert view.outline is not None
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for lane, box in zip(view.lanes, layout.lanes, strict=False):
        device = QRect(
            round(box.x() * ratio),
            round(box.y() * ratio),
            round(box.width() * ratio),
            round(box.height() * ratio),
        )
        paint_outline(painter, device, view.outline, lane, view.axis.start, view.axis.end, gain)
    painter.restore()


def _paint_names(painter: QPainter, view: Waveform, layout: Layout) -> None:
    painter.setFont(font(12, bold=True))
    metrics = painter.fontMetrics()
    for lane, box in zip(view.lanes, layout.lanes, strict=False):
        plate = QRectF(box.left(), box.top() - NAME + 2, metrics.horizontalAdvance(lane.name) + 6, NAME - 3)
        painter.fillRect(plate, color("surface"))
        painter.setPen(color(lane.token))
        painter.drawText(plate, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, lane.name)


def _paint_ribbon(painter: QPainter, axis: TimeAxis, layout: Layout, spans: Sequence[Span]) -> None:
    painter.setFont(font(SMALL_PX))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics, free = painter.fontMetrics(), float(layout.left)
    for span in spans:
        if span.end_ms < axis.start or span.start_ms > axis.end:
            continue
        left = max(axis.x_of(span.start_ms), layout.left)
        right = min(axis.x_of(span.end_ms), layout.left + layout.width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(span.token, PALE.get(span.token, 255)))
        painter.drawRoundedRect(QRectF(left, layout.ribbon.y(), max(1.5, right - left), RIBBON), 2, 2)
        width = metrics.horizontalAdvance(span.label)
        if span.label and left >= free and left + width <= layout.left + layout.width:
            painter.setPen(color(span.token))
            painter.drawText(QPointF(left, layout.ribbon.bottom() + LABELS - 3), span.label)
            free = left + width + 8
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_shades(painter: QPainter, axis: TimeAxis, layout: Layout, marks: Sequence[MomentMark]) -> None:
    for mark in marks:
        left = max(axis.x_of(mark.start_ms), layout.left)
        right = min(axis.x_of(mark.end_ms), layout.left + layout.width)
        if right > left:
            painter.fillRect(
                QRectF(left, RULER, right - left, layout.ribbon.y() - RULER), color(mark.token, 26)
            )


def place_flags(
    marks: Sequence[MomentMark], axis: TimeAxis, layout: Layout, metrics: QFontMetrics
) -> list[tuple[MomentMark, QRect]]:
    """Where each flag in view stands; those that would cover another go a row lower, and shrink to a tab there."""
    ends = [float("-inf")] * FLAG_ROWS
    placed = []
    for mark in marks:
        x = axis.x_of(mark.start_ms)
        if x > layout.left + layout.width or axis.x_of(max(mark.end_ms, mark.start_ms)) < layout.left:
            continue
        x = max(x, float(layout.left))
        wide = min(150, metrics.horizontalAdvance(mark.tag) + 14)
        row = next((place for place, end in enumerate(ends) if end <= x), None)
        if row is None:
            row, wide = FLAG_ROWS - 1, 8
        wide = min(wide, max(8, int(layout.left + layout.width - x)))
        ends[row] = x + wide + 2
        placed.append((mark, QRect(round(x), RULER + row * (FLAG + 1), wide, FLAG)))
    return placed


def _paint_flags(painter: QPainter, view: Waveform, layout: Layout) -> None:
    painter.setFont(font(SMALL_PX, bold=True))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark, box in place_flags(view.marks, view.axis, layout, view.fontMetrics()):
        x = view.axis.x_of(mark.start_ms)
        if x >= layout.left:
            painter.setPen(QPen(color(mark.token), 1.5))
            painter.drawLine(QLineF(x, box.top(), x, layout.ribbon.y()))
        painter.setPen(QPen(color("text"), 2) if mark.id == view.current_mark else Qt.PenStyle.NoPen)
        painter.setBrush(color(mark.token))
        painter.drawRoundedRect(QRectF(box), 3, 3)
        painter.setPen(color("on_accent"))
        words = painter.fontMetrics().elidedText(mark.tag, Qt.TextElideMode.ElideRight, box.width() - 8)
        painter.drawText(QRectF(box).adjusted(5, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_selection(
    painter: QPainter, layout: Layout, axis: TimeAxis, selection: tuple[float, float]
) -> None:
    """The selected stretch with its edges."""
    left, right = (axis.x_of(ms) for ms in selection)
    left, right = max(left, layout.left - 1.0), min(right, layout.left + layout.width + 1.0)
    if right <= left:
        return
    box = QRectF(left, RULER, right - left, layout.ribbon.y() - RULER)
    painter.fillRect(box, color("accent", 38))
    painter.setPen(QPen(color("accent"), 1.5))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def paint_playhead(painter: QPainter, layout: Layout, x: float | None, *, focus: QRect | None = None) -> None:
    """The playhead at `x`, or the focus ring around the widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if focus is not None:
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(focus).adjusted(1, 1, -1, -1), 6, 6)
    elif x is not None and layout.left - 1 <= x <= layout.left + layout.width + 1:
        painter.setPen(QPen(color("text"), 1.5))
        painter.drawLine(QLineF(x, RULER - 4, x, layout.ribbon.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("text"))
        painter.drawEllipse(QPointF(x, RULER - 5.0), 4, 4)
