"""A score as a ring with the number inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import Retranslating, show_number, tr
from ui.theme import color, font


class ScoreRing(Retranslating, QWidget):
    """Shows 0 to 100, a dash for None; `failed` turns it red (say why beside it)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: float | None = None
        self._failed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def score(self) -> float | None:
        """What is shown."""
        return self._score

    def set_score(self, score: float | None, *, failed: bool = False) -> None:
        """Show a score from 0 to 100."""
        if (score, failed) != (self._score, self._failed):
            self._score, self._failed = score, failed
            self.retranslate()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = side / 9
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        arc = box.adjusted(thick / 2 + 1, thick / 2 + 1, -thick / 2 - 1, -thick / 2 - 1)
        painter.setPen(QPen(color("raised"), thick))
        painter.drawEllipse(arc)
        token = "bad" if self._failed else "accent"
        if self._score:
            pen = QPen(color(token), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            share = min(1.0, max(0.0, self._score / 100))
            painter.drawArc(arc, 90 * 16, -round(share * 360 * 16))
        painter.setPen(color("bad" if self._failed else "text"))
        painter.setFont(font(side * 0.27, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, show_number(self._score, 0))
        painter.end()

    def retranslate(self) -> None:
        """Say the score."""
        if self._score is None:
            self.setAccessibleName(tr("No score yet"))
        else:
            self.setAccessibleName(tr("Score {score} of 100", score=show_number(self._score, 0)))


def _example() -> QWidget:
    from ui.widgets.example import column

    rings = []
    for score, failed in ((85.2, False), (100.0, False), (0.0, True), (None, False)):
        ring = ScoreRing()
        ring.set_score(score, failed=failed)
        rings.append(ring)
    return column(*rings)


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
