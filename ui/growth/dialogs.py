"""What growth is asked in: a role, a step, a try-out day, words about one, a training."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.text import tr
from ui.widgets.fields import DecimalField, day_field

People = Sequence[tuple[str, str]]


class Ask(QDialog):
    """A form with OK in these words; OK waits for `needed` to say something."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.form = QFormLayout()
        self.form.setSpacing(8)
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.buttons.button(box.Ok).setText(words)
        self.buttons.button(box.Ok).setProperty("primary", True)
        self.buttons.button(box.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(self.buttons)

    def row(self, title: str, field: QWidget) -> None:
        """Add a named field."""
        field.setAccessibleName(title)
        self.form.addRow(title, field)

    def needs(self, field: QLineEdit) -> None:
        """Let OK wait for words in a field."""
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        field.textChanged.connect(lambda words: ok.setEnabled(bool(words.strip())))
        ok.setEnabled(bool(field.text().strip()))
        field.setFocus()


class AskRole(Ask):
    """Which role, and why; those others went for are offered."""

    def __init__(self, title: str, words: str, roles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, words, parent)
        self.role, self.why = QComboBox(), QPlainTextEdit()
        self.why.setTabChangesFocus(True)
        self.role.setEditable(True)
        self.role.addItems(list(roles))
        self.role.setCurrentIndex(-1)
        self.role.setEditText("")
        self.why.setMaximumHeight(90)
        self.row(tr("Role"), self.role)
        self.row(tr("Why"), self.why)
        line = self.role.lineEdit()
        assert line is not None
        self.needs(line)


class AskStep(Ask):
    """What is to be done, until when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("A step"), tr("Add the step"), parent)
        self.words, self.due = QLineEdit(), day_field(date.today() + timedelta(days=28))
        self.row(tr("What is to be done"), self.words)
        self.row(tr("Until when"), self.due)
        self.needs(self.words)


class AskDay(Ask):
    """Which day, and who looks after it."""

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(tr("A try-out day"), tr("Plan the day"), parent)
        self.day, self.host = day_field(date.today() + timedelta(days=7)), QComboBox()
        self.host.addItem(tr("nobody yet"), None)
        for key, name in people:
            self.host.addItem(name, key)
        self.row(tr("Day"), self.day)
        self.row(tr("Who looks after it"), self.host)


class AskWords(Ask):
    """How a day was."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the day was"), tr("Save"), parent)
        self.words = QPlainTextEdit(words)
        self.words.setMaximumHeight(110)
        self.row(tr("In your words"), self.words)
        self.words.setFocus()


class AskTraining(Ask):
    """What was trained, when, how long, about which question."""

    def __init__(
        self, questions: Sequence[tuple[str, str]], paths: People, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Training taken"), tr("Write it down"), parent)
        self.name, self.day, self.hours = (
            QLineEdit(),
            day_field(date.today()),
            DecimalField(0, 400, decimals=1),
        )
        self.day.setMaximumDate(QDate.currentDate())
        self.hours.setSpecialValueText(tr("not said"))
        self.question, self.path = QComboBox(), QComboBox()
        for field, first, rows in (
            (self.question, tr("no single question"), questions),
            (self.path, tr("no path"), paths),
        ):
            field.addItem(first, None)
            for key, words in rows:
                field.addItem(words, key)
        self.row(tr("What was trained"), self.name)
        self.row(tr("Day"), self.day)
        self.row(tr("Hours"), self.hours)
        self.row(tr("About the question"), self.question)
        self.row(tr("On the way to"), self.path)
        self.needs(self.name)
