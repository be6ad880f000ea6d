"""The one chart widget: draws a `Content` in the theme's colours; hover explains, click and Enter open."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.charts import drawing
from ui.charts.content import Axis, Content, Mark
from ui.charts.copying import copy_data, copy_image, menu_for
from ui.text import Retranslating
from ui.theme import Themed

NEAR_PX: Final = 16
"""A mark is pointed at within this distance."""
RING: Final = 8
"""Radius of the ring in px."""
EMPTY: Final = Content(Axis(0, 1), Axis(0, 1))


class Chart(Themed, Retranslating, pg.PlotWidget):  # type: ignore[misc]
    """`opened` carries the key of a mark clicked or chosen with Enter, `pointed` of the one pointed at, or "".

    Arrow keys walk the marks, Ctrl+C copies the data, the context menu copies picture or data.
    """

    opened = Signal(str)
    pointed = Signal(str)
    ready = False
    """True once built: Qt asks for colours before that."""

    def __init__(self, parent: QWidget | None = None, name: str = "chart") -> None:
        super().__init__(parent)
        self.name = name
        self.content = EMPTY
        self.at = -1
        self._order: list[int] = []
        self._picture: QPixmap | None = None
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.setContentsMargins(4, 8, 8, 2)
        self.setMinimumHeight(160)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.scene().changed.connect(self._outdated)
        self.ready = True
        self.recolor()

    def close(self) -> bool:
        """Close as any widget does: pyqtgraph's own way takes items apart that Qt still holds."""
        return QWidget.close(self)

    def show_content(self, content: Content) -> None:
        """Draw this instead of what was there."""
        self.content, self.at = content, -1
        side = (lambda i: -content.marks[i].y) if content.by_rows else (lambda i: content.marks[i].x)
        self._order = sorted(range(len(content.marks)), key=side)
        self._redraw()

    def recolor(self) -> None:
        """Draw anew in the colours of now."""
        if self.ready:
            self._redraw()

    def retranslate(self) -> None:
        """The words are the page's; only the accessible text is told again."""
        if not self.ready:
            return
        self.setAccessibleDescription(self.content.said)

    def _redraw(self) -> None:
        drawing.draw(self.getPlotItem(), self.content)
        self.setBackground(drawing.ground())
        self._outdated()
        self.retranslate()

    def _outdated(self, _regions: object = None) -> None:
        """Something in the picture is another: draw it anew before it is shown again."""
        self._picture = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.ready:
            self._outdated()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture as it was drawn once, and around the mark pointed at a ring: hovering redraws no curve."""
        view = self.viewport()
        scale = view.devicePixelRatioF()
        if self._picture is None or self._picture.size() != view.size() * scale:
            picture = QPixmap(view.size() * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(drawing.ground())
            self.scene().prepareForPaint()
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.render(painter)
            painter.end()
            self._picture = picture
        painter = QPainter(view)
        painter.drawPixmap(0, 0, self._picture)
        if self.current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(drawing.pen("text", 1.6))
            painter.drawEllipse(self.place_of(self.current), RING, RING)
        painter.end()

    @property
    def current(self) -> Mark | None:
        """The mark under mouse or keyboard."""
        return self.content.marks[self.at] if 0 <= self.at < len(self.content.marks) else None

    def point(self, at: int) -> None:
        """Take a mark by its place in the content; -1 none."""
        if at == self.at:
            return
        self.at = at
        self.viewport().update()
        mark = self.current
        self.pointed.emit(mark.key if mark else "")

    def place_of(self, mark: Mark) -> QPoint:
        """Where a mark stands in this widget."""
        scene = self.getPlotItem().vb.mapViewToScene(QPointF(mark.x, mark.y))
        return QPoint(self.mapFromScene(scene))

    def mark_near(self, place: QPoint) -> int:
        """The mark nearest to a point of this widget, -1 where none is near; in lists the one of the row."""
        best, least = -1, float(NEAR_PX)
        for at, mark in enumerate(self.content.marks):
            apart = self.place_of(mark) - place
            distance = abs(apart.y()) if self.content.by_rows else (apart.x() ** 2 + apart.y() ** 2) ** 0.5
            if distance < least:
                best, least = at, distance
        return best

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self.point(self.mark_near(place))
        mark = self.current
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark and mark.key else Qt.CursorShape.ArrowCursor)
        self._tell(event.globalPosition().toPoint() if mark else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self.point(self.mark_near(event.position().toPoint()))
            self._open()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.point(-1)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(key)
        if step is not None and self._order:
            here = (
                self._order.index(self.at)
                if self.at in self._order
                else (-1 if step > 0 else len(self._order))
            )
            self.point(self._order[min(len(self._order) - 1, max(0, here + step))])
            if self.current:
                self._tell(self.mapToGlobal(self.place_of(self.current)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_data()
        else:
            event.ignore()

    def _tell(self, place: QPoint | None) -> None:
        if place is None or self.current is None or not self.current.tip:
            QToolTip.hideText()
        else:
            QToolTip.showText(place, self.current.tip, self)

    def _open(self) -> None:
        mark = self.current
        if mark is not None and mark.key:
            self.opened.emit(mark.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu_for(self).popup(event.globalPos())

    def copy_image(self) -> None:
        """Put the chart into the clipboard as a picture."""
        copy_image(self)

    def copy_data(self) -> None:
        """Put the chart's numbers into the clipboard as a table."""
        copy_data(self.content.data)
