"""A heat map: rows by columns, each cell with its value and n; the lower the value the stronger its colour.

One hue that only grows darker, and the number in every cell: nobody needs to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.charts.copying import Copyable
from ui.text import Retranslating
from ui.theme import Themed, color, font

ROW: Final = 25
HEAD: Final = 26
NAME_SHARE: Final = 0.34
STRONGEST: Final = 150
"""Alpha of the colour at zero."""
FROM: Final = 0.95
"""From this share on a cell has no colour."""


@lru_cache(maxsize=4)
def _letters(px: int, bold: bool) -> tuple[QFont, QFontMetricsF]:
    """Asking the system for its font takes longer than drawing with it."""
    made = font(px, bold=bold)
    return made, QFontMetricsF(made)


ALIGN = Qt.AlignmentFlag
LINE = ALIGN.AlignVCenter


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`share` (0 to 1) colours it; None leaves it plain. `few` draws an outline instead: too few to colour.

    `n` stands small beside `words`; `tip` is what hovering says, `key` is what `opened` carries.
    """

    share: float | None
    words: str
    n: str = ""
    few: bool = False
    tip: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A row; a heading is written bold."""

    title: str
    heading: bool
    cells: tuple[HeatCell, ...]


class HeatMap(Themed, Retranslating, Copyable):
    """`opened` carries the key of a cell clicked or chosen with Enter; arrow keys walk the cells."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[str] = ()
        self.lines: Sequence[HeatLine] = ()
        self.at = (-1, -1)
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(600, HEAD + ROW * len(self.lines) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def show_map(self, columns: Sequence[str], lines: Sequence[HeatLine], said: str = "") -> None:
        """Draw these rows; every row has a cell for every column. `said` is its accessible description."""
        self.columns, self.lines = columns, lines
        if not (0 <= self.at[0] < len(lines) and 0 <= self.at[1] < len(columns)):
            self.at = (-1, -1)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.recolor()

    def recolor(self) -> None:
        """Draw anew in the colours of now."""
        self._picture = None
        self.update()

    def retranslate(self) -> None:
        """The words are the page's."""

    def table(self) -> Sequence[Sequence[str]]:
        """The numbers: a head and rows of text."""
        rows = [["", *self.columns]]
        rows += [
            [line.title, *(" ".join((cell.words, cell.n)).strip() for cell in line.cells)]
            for line in self.lines
        ]
        return rows

    @property
    def current(self) -> HeatCell | None:
        """The cell under mouse or keyboard."""
        row, column = self.at
        return self.lines[row].cells[column] if row >= 0 and column >= 0 else None

    def box(self, row: int, column: int) -> QRectF:
        """Where a cell lies."""
        left = self.width() * NAME_SHARE
        wide = (self.width() - left) / max(1, len(self.columns))
        return QRectF(left + column * wide + 1.5, HEAD + row * ROW + 1.5, wide - 3, ROW - 3)

    def place_at(self, point: QPoint) -> tuple[int, int]:
        """Row and column of a point, (-1, -1) outside."""
        left = self.width() * NAME_SHARE
        row = (point.y() - HEAD) // ROW
        column = int((point.x() - left) // ((self.width() - left) / max(1, len(self.columns))))
        inside = point.y() >= HEAD and 0 <= row < len(self.lines) and 0 <= column < len(self.columns)
        return (row, column) if inside else (-1, -1)

    def _point(self, at: tuple[int, int]) -> None:
        if at != self.at:
            self.at = at
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.place_at(event.position().toPoint()))
        cell = self.current
        hand = cell is not None and bool(cell.key)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._point(self.place_at(event.position().toPoint()))
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point((-1, -1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point((-1, -1))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.current
            QToolTip.showText(event.globalPos(), cell.tip if cell is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.lines and self.columns:
            row = min(len(self.lines) - 1, max(0, self.at[0] + step[0]))
            column = min(len(self.columns) - 1, max(0, self.at[1] + step[1]))
            self._point((row, column))
            place = self.mapToGlobal(self.box(row, column).bottomLeft().toPoint())
            QToolTip.showText(place, self.lines[row].cells[column].tip, self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        cell = self.current
        if cell is not None and cell.key:
            self.opened.emit(cell.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map as it was drawn once, and a frame around the cell pointed at."""
        scale = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * scale:
            self._picture = QPixmap(self.size() * scale)
            self._picture.setDevicePixelRatio(scale)
            self._picture.fill(color("surface"))
            self._draw(self._picture)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self.current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("text"), 1.6))
            painter.drawRoundedRect(self.box(*self.at), 3, 3)
        painter.end()

    def _draw(self, picture: QPixmap) -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, measured = _letters(11, False)
        painter.setFont(small)
        painter.setPen(color("quiet"))
        for at, title in enumerate(self.columns):
            box = self.box(0, at)
            words = measured.elidedText(title, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRectF(box.left(), 0, box.width(), HEAD), LINE | ALIGN.AlignHCenter, words)
        names = self.width() * NAME_SHARE - 10
        for row, line in enumerate(self.lines):
            letters, metrics = _letters(13, line.heading)
            painter.setFont(letters)
            painter.setPen(color("text"))
            inset = 0 if line.heading else 14
            words = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, names - inset)
            painter.drawText(QRectF(inset, HEAD + row * ROW, names - inset, ROW), LINE, words)
            for column, cell in enumerate(line.cells):
                self._cell(painter, self.box(row, column), cell)
        painter.end()

    def _cell(self, painter: QPainter, box: QRectF, cell: HeatCell) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if cell.share is not None and not cell.few:
            alpha = round(STRONGEST * max(0.0, min(1.0, (FROM - cell.share) / FROM)))
            painter.setBrush(color("bad", alpha) if alpha else color("raised"))
        elif cell.share is not None:
            painter.setPen(QPen(color("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)
        empty = cell.share is None
        painter.setFont(_letters(13, False)[0])
        painter.setPen(color("quiet" if empty else "text"))
        if not cell.n or box.width() < 62:
            painter.drawText(box, ALIGN.AlignCenter, cell.words)
            return
        painter.drawText(box.adjusted(0, 0, -box.width() * 0.46, 0), LINE | ALIGN.AlignRight, cell.words)
        painter.setFont(_letters(11, False)[0])
        painter.drawText(box.adjusted(box.width() * 0.58, 0, 0, 0), LINE | ALIGN.AlignLeft, cell.n)
