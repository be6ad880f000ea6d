"""From a `Content` to what pyqtgraph draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPen

from ui.charts.content import Axis, Band, Content, Event, Line, Mark
from ui.theme import color, font

SMALL_PX: Final = 12
SYMBOLS: Final = {"dot": "o", "hollow": "o", "up": "t1", "down": "t", "square": "s"}
DASHES: Final = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
}
BAR: Final = 5
TICK_AIR: Final = 10
BESIDE_PX: Final = 7
"""How far right of a point its words begin."""
MANY: Final = 60
"""With more marks they are drawn smaller and their intervals thinner."""

pg.setConfigOptions(antialias=True)


def ground() -> QColor:
    """The colour charts lie on."""
    return color("surface")


def pen(token: str, width: float = 1.0, dash: str = "solid", alpha: int = 255) -> QPen:
    """A pen that keeps its width whatever the scale."""
    made = QPen(color(token, alpha), width, DASHES[dash])
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if dash == "solid" else Qt.PenCapStyle.FlatCap)
    return made


def draw(plot: pg.PlotItem, content: Content) -> None:
    """Draw everything anew."""
    plot.clear()
    for side, axis in (("bottom", content.x), ("left", content.y)):
        _axis(plot, side, axis)
    plot.vb.setRange(
        xRange=(content.x.low, content.x.high), yRange=(content.y.low, content.y.high), padding=0, update=True
    )
    across = [((content.x.low, v), (content.x.high, v)) for v, _ in content.y.ticks if content.y.grid]
    up = [((v, content.y.low), (v, content.y.high)) for v, _ in content.x.ticks if content.x.grid]
    _straight(plot, [*across, *up], pen("line"))
    for band in content.bands:
        _band(plot, band)
    for line in content.lines:
        _line(plot, line)
    _events(plot, content.events, content.y)
    _marks(plot, content.marks)
    for note in content.notes:
        _words(plot, note.words, note.x, note.y, note.token, (note.side, 0.5))


def _axis(plot: pg.PlotItem, side: str, axis: Axis) -> None:
    shown = plot.getAxis(side)
    shown.setTickFont(font(SMALL_PX))
    shown.setPen(pen("line"))
    shown.setTextPen(color("quiet"))
    shown.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=side == "bottom")
    shown.enableAutoSIPrefix(False)
    shown.setTicks([list(axis.ticks)])
    plot.showAxis(side, bool(axis.ticks))
    if axis.title:
        shown.setLabel(axis.title, color=color("quiet").name(), **{"font-size": f"{SMALL_PX}px"})
    shown.showLabel(bool(axis.title))
    if side == "left" and axis.ticks:  # as wide as its words at once: pyqtgraph would find out while painting
        words = QFontMetricsF(font(SMALL_PX))
        widest = max(words.horizontalAdvance(name) for _value, name in axis.ticks)
        shown.setWidth(widest + TICK_AIR + (words.height() + 6 if axis.title else 0))


def _band(plot: pg.PlotItem, band: Band) -> None:
    low = pg.PlotCurveItem(np.asarray(band.xs, float), np.asarray(band.lows, float))
    high = pg.PlotCurveItem(np.asarray(band.xs, float), np.asarray(band.highs, float))
    plot.addItem(pg.FillBetweenItem(low, high, brush=QBrush(color(band.token, band.alpha))))


def _line(plot: pg.PlotItem, line: Line) -> None:
    ys = np.array([np.nan if y is None else y for y in line.ys], float)
    plot.addItem(
        pg.PlotCurveItem(
            np.asarray(line.xs, float), ys, pen=pen(line.token, line.width, line.dash), connect="finite"
        )
    )
    known = np.flatnonzero(np.isfinite(ys))
    if line.label and len(known):
        at = known[-1]
        _words(plot, line.label, float(line.xs[at]), float(ys[at]), line.token, (1.0, 1.0))


def _straight(plot: pg.PlotItem, ends: Sequence[tuple[tuple[float, float], ...]], drawn: QPen) -> None:
    """Straight lines as one curve: each item of a scene costs more than many lines."""
    if ends:
        xs, ys = np.array(ends, float).reshape(-1, 2).T
        plot.addItem(pg.PlotCurveItem(xs, ys, pen=drawn, connect="pairs"))


def _events(plot: pg.PlotItem, events: tuple[Event, ...], y: Axis) -> None:
    for token in dict.fromkeys(event.token for event in events):
        some = [((one.x, y.low), (one.x, y.high)) for one in events if one.token == token]
        _straight(plot, some, pen(token, 1.0, "dash"))
    for event in events:
        if event.label:
            _words(plot, event.label, event.x, y.high, event.token, (0.0, 0.0))


def _words(
    plot: pg.PlotItem,
    words: str,
    x: float,
    y: float,
    token: str,
    anchor: tuple[float, float],
    *,
    over: bool = False,
) -> None:
    """Words at a point; `over` what lies beneath they stay readable."""
    ground_ = QBrush(color("surface", 200)) if over else None
    item = pg.TextItem(words, color=color(token), anchor=anchor, fill=ground_)
    item.setFont(font(SMALL_PX))
    if anchor[0] < 0:  # beside a point, which the ground of the words must not cover
        item.setAnchor((-BESIDE_PX / max(1.0, item.boundingRect().width()), anchor[1]))
    item.setPos(x, y)
    plot.addItem(item, ignoreBounds=True)


def _marks(plot: pg.PlotItem, marks: tuple[Mark, ...]) -> None:
    many = len(marks) > MANY
    for token in dict.fromkeys(mark.token for mark in marks):
        some = [mark for mark in marks if mark.token == token]
        _intervals(plot, some, token, 1.5 if many else BAR)
    plot.addItem(pg.ScatterPlotItem(spots=[_spot(mark, 6 if many else 9) for mark in marks], pxMode=True))
    for mark in marks:
        if mark.label:
            above = mark.left is not None  # beside it the interval lies
            anchor = (0.0, 1.15) if above else (-0.04, 0.5)
            _words(plot, f" {mark.label}", mark.x, mark.y, "text", anchor, over=mark.low is not None)


def _intervals(plot: pg.PlotItem, marks: list[Mark], token: str, width: float) -> None:
    """All bars of one colour as one curve: pairs of points, joined two by two."""
    ends: list[tuple[float, float]] = []
    for mark in marks:
        if mark.low is not None and mark.high is not None:
            ends += [(mark.x, mark.low), (mark.x, mark.high)]
        if mark.left is not None and mark.right is not None:
            ends += [(mark.left, mark.y), (mark.right, mark.y)]
    if ends:
        xs, ys = np.array(ends, float).T
        plot.addItem(pg.PlotCurveItem(xs, ys, pen=pen(token, width, alpha=90), connect="pairs"))


def _spot(mark: Mark, size: float) -> dict[str, Any]:
    hollow = mark.shape == "hollow"
    return {
        "pos": (mark.x, mark.y),
        "size": size + (2 if mark.shape in ("up", "down") else 0),
        "symbol": SYMBOLS[mark.shape],
        "pen": pen(mark.token, 1.4),
        "brush": QBrush(color("surface") if hollow else color(mark.token)),
    }
