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
FLAG: Final = 17
FLAG_ROWS: Final = 2
FLAGS: Final = FLAG_ROWS * (FLAG + 1)
"""A strip of their own: flags never cover who speaks."""
NAME: Final = 18
NAME_IN: Final = 6
TAB: Final = 7
LEAST_WORDS: Final = 34
"""A flag narrower than this says nothing; its tool tip does."""
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
        top = RULER + FLAGS
        each = max(20, (bottom - top) // lanes)
        boxes = tuple(QRect(SIDE, top + place * each + 2, inner, max(10, each - 4)) for place in range(lanes))
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
    _paint_ribbon(painter, view.axis, layout, view.ribbon)
    _paint_flags(painter, view, layout)
    _paint_names(painter, view, layout)
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
        wide = metrics.horizontalAdvance(lane.name) + 8
        plate = QRectF(box.left() + NAME_IN, box.top() + 1, wide, NAME)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("surface", 215))
        painter.drawRoundedRect(plate, 3, 3)
        painter.setPen(color(lane.token))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, lane.name)


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
    """Where each flag in view stands. One that would cover another goes a row lower, or cuts the older one short."""
    placed: list[tuple[MomentMark, QRect]] = []
    last: list[int | None] = [None] * FLAG_ROWS
    for mark in marks:
        x = axis.x_of(mark.start_ms)
        if x > layout.left + layout.width or axis.x_of(max(mark.end_ms, mark.start_ms)) < layout.left:
            continue
        at = round(max(x, float(layout.left)))
        ends = [placed[one][1].right() + 2 if one is not None else 0 for one in last]
        row = next((place for place, end in enumerate(ends) if end < at), None)
        if row is None:
            row = min(range(FLAG_ROWS), key=lambda place: placed[last[place] or 0][1].left())
            older = placed[last[row] or 0][1]
            older.setWidth(max(TAB, at - older.left() - 1))
            at = max(at, older.right() + 2)
        wide = min(150, metrics.horizontalAdvance(mark.tag) + 14)
        wide = min(wide, max(TAB, layout.left + layout.width - at))
        last[row] = len(placed)
        placed.append((mark, QRect(at, RULER + row * (FLAG + 1), wide, FLAG)))
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
        if box.width() < LEAST_WORDS and painter.fontMetrics().horizontalAdvance(mark.tag) > box.width() - 8:
            continue
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
