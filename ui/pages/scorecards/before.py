"""Before a scorecard is opened: the agent may score the call first, without knowing what the coach said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.text import tr


class Before(QWidget):
    """`scored` to score it oneself, `read` to read on; made anew for each language."""

    scored = Signal()
    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        title, note = QLabel(tr("Not read yet")), QLabel()
        title.setProperty("look", "cardTitle")
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        note.setText(
            tr(
                "You can score this call yourself first. Once you have read what your coach said, you cannot"
                " any more."
            )
        )
        self.score_button = QPushButton(tr("Score it myself first"))
        self.read_button = QPushButton(tr("Show the scorecard"))
        self.read_button.setProperty("primary", True)
        self.score_button.clicked.connect(self.scored)
        self.read_button.clicked.connect(self.read)
        buttons = QHBoxLayout()
        buttons.addWidget(self.read_button)
        buttons.addWidget(self.score_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(note)
        column.addLayout(buttons)
        column.addStretch(1)
