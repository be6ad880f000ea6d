"""Small questions of the page: a new session, a reason, a part of a call, an action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.text import tr
from ui.widgets.fields import NumberField, day_field, day_of

KEY = Qt.ItemDataRole.UserRole
People = Sequence[tuple[str, str]]


class Form(QDialog):
    """A form with two buttons; what is asked for first has the focus."""

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.form = QFormLayout()
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.ok = self.buttons.button(box.Ok)
        self.ok.setText(verb)
        self.ok.setProperty("primary", True)
        self.buttons.button(box.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(self.buttons)


class TrimPart(Form):
    """From where to where a call is heard, and whether its holds are."""

    def __init__(
        self, start_ms: int, end_ms: int, duration_ms: int, without_holds: bool, parent: QWidget
    ) -> None:
        super().__init__(tr("Hear a part of the call"), tr("Trim"), parent)
        longest = -(-duration_ms // 1000)
        self.start, self.end = (
            NumberField(0, longest, round(ms / 1000), suffix=tr(" s")) for ms in (start_ms, end_ms)
        )
        self.form.addRow(tr("From"), self.start)
        self.form.addRow(tr("To"), self.end)
        self.holds = QCheckBox(tr("Leave out holds and waiting music"))
        self.holds.setChecked(without_holds)
        self.form.addRow("", self.holds)
        self._most = duration_ms
        self.start.setFocus()

    @property
    def part(self) -> tuple[int, int]:
        """Start and end in ms."""
        return self.start.value() * 1000, min(self.end.value() * 1000, self._most)


class NewAction(Form):
    """What is to be done, by whom and when."""

    def __init__(self, words: str, people: People, parent: QWidget) -> None:
        super().__init__(tr("New action"), tr("Decide"), parent)
        self.words, self.owner = QLineEdit(words), QComboBox()
        self.due = day_field(date.today() + timedelta(days=30))
        for key, name in people:
            self.owner.addItem(name, key)
        self.form.addRow(tr("What is to be done"), self.words)
        self.form.addRow(tr("Who does it"), self.owner)
        self.form.addRow(tr("By"), self.due)
        self.words.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.ok.setEnabled(bool(words.strip()))
        self.words.setFocus()

    @property
    def due_day(self) -> date:
        """The day it is to be done by."""
        return day_of(self.due)


class CloseAction(Form):
    """What came of an action, and what it changed of the rules."""

    def __init__(self, done: bool, parent: QWidget) -> None:
        super().__init__(tr("Close the action"), tr("Close it"), parent)
        self.outcome, self.policy = QLineEdit(), QLineEdit()
        self.form.addRow(tr("What came of it?"), self.outcome)
        self.outcome.setAccessibleName(tr("What came of it?"))
        self.policy.setPlaceholderText(tr("The rule as it is now; empty where none was changed"))
        self.policy.setAccessibleName(tr("Policy changed"))
        if done:
            self.form.addRow(tr("Policy changed"), self.policy)
        self.outcome.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.ok.setEnabled(False)
        self.outcome.setFocus()
