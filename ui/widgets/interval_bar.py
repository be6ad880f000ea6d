"""A value with its interval on a scale, and a dotted line for what it is compared with."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import color


class IntervalBar(QWidget):
    """Draws nothing but a dash where the value is None. Give it an accessible name that says the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float | None, float | None, float | None] = (None, None, None)
        self._scale = (0.0, 1.0)
        self._reference: float | None = None
        self._token = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(
        self,
        value: float | None,
        low: float | None,
        high: float | None,
        smallest: float = 0.0,
        largest: float = 1.0,
        reference: float | None = None,
        token: str = "accent",
    ) -> None:
        """Show a value between `low` and `high` on a scale; `token` is its colour ("quiet": no evidence)."""
        self._values, self._scale = (value, low, high), (smallest, largest)
        self._reference, self._token = reference, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_interval(
            painter, QRectF(self.rect()), *self._values, *self._scale, self._reference, token=self._token
        )
        painter.end()


def paint_interval(
    painter: QPainter,
    box: QRectF,
    value: float | None,
    low: float | None,
    high: float | None,
    smallest: float,
    largest: float,
    reference: float | None = None,
    *,
    token: str = "accent",
) -> None:
    """Draw the same inside `box`, for delegates of tables."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner, middle = box.adjusted(6, 0, -6, 0), box.center().y()
    span = (largest - smallest) or 1.0

    def x_of(number: float) -> float:
        share = min(1.0, max(0.0, (number - smallest) / span))
        return inner.left() + share * inner.width()

    if reference is not None:
        painter.setPen(QPen(color("quiet"), 1.2, Qt.PenStyle.DotLine))
        x = x_of(reference)
        painter.drawLine(QPointF(x, box.top() + 3), QPointF(x, box.bottom() - 3))
    if value is None:
        painter.setPen(color("quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if low is not None and high is not None:
        left, right = x_of(low), x_of(high)
        painter.setBrush(color(token, 85))
        painter.drawRoundedRect(QRectF(left, middle - 3, max(6.0, right - left), 6), 3, 3)
    painter.setBrush(color(token))
    painter.drawEllipse(QPointF(x_of(value), middle), 4.5, 4.5)


def _example(value: float | None) -> IntervalBar:
    bar = IntervalBar()
    bar.set_values(value, value and value - 9, value and value + 7, 0, 100, 60)
    bar.setAccessibleName(f"{value}")
    return bar


if __name__ == "__main__":
    from ui.widgets.example import column, show

    show(lambda: column(*[_example(v) for v in (20.0, 52.0, 93.0, None)]))
