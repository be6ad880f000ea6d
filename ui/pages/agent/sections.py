"""Quality by section and freedom of critical errors: bars with intervals over one scale, value and n."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qa_desk.stats import Estimate
from qa_desk.work.scorecard import Scorecard
from ui.pages.agent.axis import floor_of
from ui.pages.agent.words import in_words, percent
from ui.text import Retranslating, show_number, tr
from ui.theme import color, font
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.interval_bar import IntervalBar

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW_MOST: Final = 34
BAR_INSET: Final = 6
"""What `IntervalBar` leaves free at either end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row, percent; without an estimate it is a heading."""

    title: str
    estimate: Estimate | None = None
    reference: float | None = None


def lines_of(card: Scorecard) -> list[Line]:
    """The sections against their whole, then the three kinds of critical errors."""
    whole = card.quality.value
    found = [Line(section.title, section.quality, whole) for section in card.sections]
    if not card.sections:
        return []
    names = {"customer": tr("Customer"), "business": tr("Business"), "compliance": tr("Compliance")}
    found.append(Line(tr("Without a critical error")))
    found.extend(Line(names[kind], percent(share)) for kind, share in card.criticals.items())
    return found


class Scale(QWidget):
    """The ends and the middle of the bars' scale, written under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(11))
        painter.setPen(color("quiet"))
        wide = self.width() - 2 * BAR_INSET
        for share in (0.0, 0.5, 1.0):
            box = QRectF(BAR_INSET + share * wide - 20, 0, 40, self.height())
            words = show_number(self.low + share * (100 - self.low))
            half = painter.fontMetrics().horizontalAdvance(words) / 2
            box.moveCenter(QPointF(min(box.center().x(), self.width() - half), box.center().y()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


class Row:
    """The widgets of one line; kept and filled anew, so that nothing jumps."""

    def __init__(self, grid: QGridLayout, at: int) -> None:
        self._grid, self._at = grid, at
        self.name, self.bar, self.value, self.n = ElidedLabel(), IntervalBar(), QLabel(), QLabel()
        for label in (self.value, self.n):
            label.setAlignment(RIGHT)
        self.name.setFixedHeight(22)
        grid.setRowStretch(at, 1)
        self.value.setMinimumWidth(26)
        self.n.setMinimumWidth(38)
        self.n.setProperty("look", "quiet")
        for column, widget in enumerate((self.name, self.bar, self.value, self.n)):
            grid.addWidget(widget, at, column)

    def show_line(self, line: Line | None, low: float) -> None:
        """Fill the row, or hide it."""
        self.name.setVisible(line is not None)
        estimate = line.estimate if line is not None else None
        for widget in (self.bar, self.value, self.n):
            widget.setVisible(estimate is not None)
        if line is None:
            return
        self.name.setText(line.title)
        self.name.setFont(font(bold=estimate is None))
        self._grid.addWidget(self.name, self._at, 0, 1, 4 if estimate is None else 1)
        if estimate is None:
            return
        self.bar.set_values(estimate.value, estimate.low, estimate.high, low, 100.0, line.reference)
        self.bar.setAccessibleName(f"{line.title}: {in_words(estimate)}")
        self.bar.setToolTip(in_words(estimate, decimals=1))
        self.value.setText(show_number(None if estimate.value is None else round(estimate.value)))
        self.n.setText(tr("n {n}", n=show_number(estimate.n)))


class SectionTable(Retranslating, QFrame):
    """The sections of the agent's forms, in their order; the dotted line is the quality of the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._card: Scorecard | None = None
        self.rows: list[Row] = []
        self.title, self.empty, self.note, self.scale = QLabel(), QLabel(), ElidedLabel(), Scale()
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.empty.setProperty("look", "quiet")
        self.empty.setWordWrap(True)
        self.lines = QWidget()
        self._grid = QGridLayout(self.lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        inner = QWidget()
        inner.setObjectName("plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.lines, 1)
        column.addWidget(self.empty)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addSpacing(4)
        layout.addWidget(self.area, 1)

    def show_card(self, card: Scorecard) -> None:
        """Show the sections of this scorecard."""
        self._card = card
        self.retranslate()

    def retranslate(self) -> None:
        """Write and draw every row anew."""
        self.title.setText(tr("Quality by section"))
        self.note.setText(tr("percent, 95 % interval; dotted: the whole form"))
        self.empty.setText(tr("No call of this time is scored."))
        self.area.setAccessibleName(tr("Quality by section"))
        lines = lines_of(self._card) if self._card is not None else []
        self.empty.setVisible(self._card is not None and not lines)
        self._fill(lines)

    def _fill(self, lines: Sequence[Line]) -> None:
        self._grid.removeWidget(self.scale)
        while len(self.rows) < len(lines):
            self.rows.append(Row(self._grid, len(self.rows)))
        low = floor_of(line.estimate for line in lines if line.estimate is not None)
        for at, row in enumerate(self.rows):
            row.show_line(lines[at] if at < len(lines) else None, low)
        self._grid.addWidget(self.scale, len(self.rows), 1)
        self.scale.low = low
        self.scale.setVisible(bool(lines))
        self.lines.setMaximumHeight(len(lines) * ROW_MOST + 20)
        self.scale.update()
