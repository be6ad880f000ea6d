"""The head of the page and what can be done with a whole form; the bar that adds and takes away parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.text import Retranslating, tr


class Head(Retranslating, QFrame):
    """Its page connects the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self.name, self.state = QLabel(), QLabel()
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.new, self.open, self.save = QPushButton(), QPushButton(), QPushButton()
        self.lab, self.retire, self.publish = QPushButton(), QPushButton(), QPushButton()
        self.results = QPushButton()
        menu = QMenu(self.results)
        self.report, self.answers = menu.addAction(""), menu.addAction("")
        self.results.setMenu(menu)
        self.publish.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.state)
        row.addStretch(1)
        for button in (self.new, self.open, self.save, self.results, self.retire, self.lab, self.publish):
            row.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Forms"))
        self.new.setText(tr("New…"))
        self.open.setText(tr("Import…"))
        self.save.setText(tr("Export…"))
        self.results.setText(tr("Results"))
        self.report.setText(tr("Results as a report…"))
        self.answers.setText(tr("All answers as a table…"))
        self.retire.setText(tr("Retire…"))
        self.lab.setText(tr("Formula lab…"))
        self.publish.setText(tr("Publish…"))


class PartBar(Retranslating, QWidget):
    """Adds, copies, moves and removes parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self.question, self.choice = QPushButton(), QPushButton(), QPushButton()
        self.up, self.down, self.copy, self.remove = (QToolButton() for _ in range(4))
        for button, name in (
            (self.up, "up"),
            (self.down, "down"),
            (self.copy, "plus"),
            (self.remove, "trash"),
        ):
            button.setIcon(icon(name, "quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for add in (self.section, self.question, self.choice):
            add.setProperty("look", "compact")
            row.addWidget(add)
        row.addStretch(1)
        for tool in (self.up, self.down, self.copy, self.remove):
            row.addWidget(tool)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.section.setText(tr("Add section"))
        self.question.setText(tr("Add question"))
        self.choice.setText(tr("Add choice"))
        for button, words in (
            (self.up, tr("Move up (Alt+Up)")),
            (self.down, tr("Move down (Alt+Down)")),
            (self.copy, tr("Duplicate (Ctrl+D)")),
            (self.remove, tr("Remove")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
