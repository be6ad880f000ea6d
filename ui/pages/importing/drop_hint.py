"""Shown over the page while files are held above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.theme import color, font

INSET = 8.0
CORNER = 8.0
SIZE = 17


class DropHint(QWidget):
    """Covers its parent and lets the mouse through; `show_over` and `hide`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """Cover all of the parent."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color("accent_wash"))
        painter.setPen(QPen(color("accent"), 2, Qt.PenStyle.DashLine))
        box = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setPen(color("text"))
        painter.setFont(font(SIZE, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Drop to see what would be imported"))
        painter.end()
