"""The head of the page: how many, who is shown, and what can be added."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.icons import icon
from ui.text import Retranslating, tr


class Head(Retranslating, QFrame):
    """Its page connects the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self.name, self.count = QLabel(), QLabel()
        self.name.setProperty("look", "pageTitle")
        self.count.setProperty("look", "quiet")
        self.left_too, self.search = QCheckBox(), QLineEdit()
        self.search.setFixedWidth(240)
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.teams, self.add = QPushButton(), QPushButton()
        self.add.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self.left_too, self.search, self.teams, self.add):
            row.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("People"))
        self.search.setPlaceholderText(tr("Find a name or team"))
        self.search.setAccessibleName(tr("Find a name or team"))
        self.left_too.setText(tr("Also who left"))
        self.teams.setText(tr("Teams…"))
        self.add.setText(tr("Add a person…"))
