"""The card a chart stands in: title, a quiet line of how to read it, room for choices, and the copy button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.charts.copying import Copied, CopyButton
from ui.widgets.elided_label import ElidedLabel


class ChartCard(QFrame):
    """`head` takes more widgets before the copy button, `column` holds what is under the head."""

    def __init__(self, chart: Copied, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.title, self.note, self.copy = QLabel(), ElidedLabel(), CopyButton(chart)
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        self.head.addWidget(self.copy)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 12, 10)
        self.column.setSpacing(6)
        self.column.addLayout(self.head)
        self.column.addWidget(body, 1)

    def add_choice(self, widget: QWidget) -> None:
        """Put a widget before the copy button."""
        self.head.insertWidget(self.head.count() - 1, widget)
