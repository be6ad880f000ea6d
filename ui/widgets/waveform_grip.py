"""What the mouse has hold of in the waveform: a place, a stretch, the playhead, a moment or one of its ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

from ui.widgets.lanes import MomentMark
from ui.widgets.waveform_paint import FLAGS, RULER

if TYPE_CHECKING:
    from ui.widgets.waveform import Waveform

DRAG_PX: Final = 4
SHORTEST_MOMENT_MS: Final = 200


class Grip:
    """From press to release. Ruler: scrubs. Flag: moves the moment. Edge of the chosen moment: resizes it."""

    def __init__(self, view: Waveform, place: QPointF) -> None:
        self._view = view
        self._x = place.x()
        self._dragging = False
        self._anchor = view.axis.ms_at(place.x())
        self._flag = view.flag_at(place.x(), place.y())
        self._what, self._mark = self._held(place)
        if self._what == "scrub":
            view.scrubbed.emit(self._time(place.x()))

    def _held(self, place: QPointF) -> tuple[str, MomentMark | None]:
        view = self._view
        if place.y() < RULER:
            return "scrub", None
        if self._flag is not None:
            return "move", self._flag
        chosen = edge_at(view, place)
        if chosen is not None:
            return chosen
        if view.selection is not None:
            for mine, other in (view.selection, view.selection[::-1]):
                if abs(view.axis.x_of(mine) - place.x()) <= DRAG_PX:
                    self._anchor, self._dragging = other, True
        return "select", None

    def move(self, x: float) -> None:
        """The mouse is here now."""
        view = self._view
        if self._what == "scrub":
            view.scrubbed.emit(self._time(x))
            return
        self._dragging = self._dragging or abs(x - self._x) >= DRAG_PX
        if not self._dragging:
            return
        if self._mark is None:
            left, width = view.axis.left, view.axis.width
            if x < left or x > left + width:
                view.pan((x - self._x) / width * view.axis.length / 8)
            view.set_selection((self._anchor, view.axis.ms_at(x)))
        elif view.marks_movable(self._mark.id):
            view.show_changed(self._changed(x))

    def release(self, x: float) -> None:
        """The mouse let go here."""
        view = self._view
        if self._what == "scrub":
            view.seek_requested.emit(self._time(x))
        elif self._dragging and self._mark is not None:
            if view.marks_movable(self._mark.id):
                mark = self._changed(x)
                view.moment_changed.emit(mark.id, mark.start_ms, mark.end_ms)
        elif self._flag is not None:
            view.moment_activated.emit(self._flag.id)
        elif not self._dragging:
            ms = view.axis.ms_at(self._x)
            if view.selection is not None and not view.selection[0] <= ms <= view.selection[1]:
                view.set_selection(None)
            view.seek_requested.emit(self._time(self._x))

    def _time(self, x: float) -> int:
        return round(min(max(0.0, self._view.axis.ms_at(x)), float(self._view.duration_ms)))

    def _changed(self, x: float) -> MomentMark:
        """The moment as it is while it is dragged."""
        mark, length = self._mark, self._view.duration_ms
        assert mark is not None
        by = round(self._view.axis.ms_at(x) - self._anchor)
        if self._what == "move":
            by = min(max(by, -mark.start_ms), length - mark.end_ms)
            return replace(mark, start_ms=mark.start_ms + by, end_ms=mark.end_ms + by)
        if self._what == "start":
            start = min(max(0, mark.start_ms + by), mark.end_ms - SHORTEST_MOMENT_MS)
            return replace(mark, start_ms=max(0, start))
        end = max(min(length, mark.end_ms + by), mark.start_ms + SHORTEST_MOMENT_MS)
        return replace(mark, end_ms=min(length, end))


def edge_at(view: Waveform, place: QPointF) -> tuple[str, MomentMark] | None:
    """Which end of the chosen moment is at a place beneath the flags."""
    chosen = next((mark for mark in view.marks if mark.id == view.current_mark), None)
    if chosen is None or place.y() < RULER + FLAGS:
        return None
    for what, ms in (("end", chosen.end_ms), ("start", chosen.start_ms)):
        if abs(view.axis.x_of(ms) - place.x()) <= DRAG_PX:
            return what, chosen
    return None


def shape_at(view: Waveform, place: QPointF) -> Qt.CursorShape:
    """Which cursor tells what a press here would take hold of."""
    shape = Qt.CursorShape
    if place.y() < RULER:
        return shape.SizeHorCursor
    if view.flag_at(place.x(), place.y()) is not None:
        return shape.PointingHandCursor
    edges = view.selection or ()
    near = any(abs(view.axis.x_of(edge) - place.x()) <= DRAG_PX for edge in edges)
    return shape.SplitHCursor if near or edge_at(view, place) else shape.ArrowCursor
