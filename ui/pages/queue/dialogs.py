"""Small questions of the queue: why a call is skipped, who takes it, how much room one has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.queries.queue import Room
from ui.text import tr
from ui.widgets.fields import NumberField, day_field, day_of


class SkipCall(QDialog):
    """Asks why a call is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Skip this call"))
        self.setMinimumWidth(420)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(
            [
                tr("The sound cannot be understood"),
                tr("Nobody speaks"),
                tr("Wrong agent or wrong recording"),
                tr("A language I do not speak"),
                tr("I took part in this matter"),
            ]
        )
        self.reason.setCurrentText("")
        self.reason.setAccessibleName(tr("Reason"))
        note = QLabel(tr("The reason is kept with the draw, and another call takes its place."))
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Reason"), self.reason)
        self.buttons = _buttons(self, tr("Skip"))
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.reason.currentTextChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.reason.currentText().strip()))


class HandOver(QDialog):
    """Asks who takes a call."""

    def __init__(self, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Hand this call over"))
        self.setMinimumWidth(420)
        self.who, self.reason = QComboBox(), QLineEdit()
        for key, name in people:
            self.who.addItem(name, key)
        self.who.setAccessibleName(tr("Colleague"))
        self.reason.setAccessibleName(tr("Reason"))
        form = QFormLayout()
        form.addRow(tr("Colleague"), self.who)
        form.addRow(tr("Reason"), self.reason)
        self.buttons = _buttons(self, tr("Hand over"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(people))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.buttons)


class MyRoom(QDialog):
    """Asks how many calls a week one can score, and for an absence; with a name, of somebody else."""

    def __init__(self, room: Room, today: date, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Room and absence of {name}", name=name) if name else tr("Room and absence"))
        self.setMinimumWidth(420)
        self.limited, self.weekly = QCheckBox(tr("At most")), NumberField(0, 999, room.weekly or 20)
        self.weekly.setAccessibleName(tr("Calls a week"))
        self.limited.setChecked(room.weekly is not None)
        self.away = QCheckBox(tr("Away from"))
        self.first, self.back = day_field(room.away_from or today), day_field(room.away_to or today)
        self.away.setChecked(room.away_from is not None and (room.away_to or today) > today)
        self.first.setAccessibleName(tr("First day away"))
        self.back.setAccessibleName(tr("Back on"))
        note = QLabel(
            tr("The next draw gives out no more than this; days away take their share of an agent's calls.")
            if name
            else tr("The next draw gives out no more than this, and nothing for days you are away.")
        )
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.limited, self.weekly)
        form.addRow("", QLabel(tr("calls a week")))
        form.addRow(self.away, self.first)
        form.addRow(tr("Back on"), self.back)
        self.buttons = _buttons(self, tr("Save"))
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.buttons)
        for box in (self.limited, self.away):
            box.toggled.connect(self._check)
        for field in (self.first, self.back):
            field.dateChanged.connect(self._check)
        self._check()

    @property
    def chosen(self) -> tuple[int | None, tuple[date, date] | None]:
        """Calls a week, and the absence with the day of return."""
        away = (day_of(self.first), day_of(self.back)) if self.away.isChecked() else None
        return (self.weekly.value() if self.limited.isChecked() else None), away

    def _check(self) -> None:
        self.weekly.setEnabled(self.limited.isChecked())
        for field in (self.first, self.back):
            field.setEnabled(self.away.isChecked())
        fits = not self.away.isChecked() or self.back.date() > self.first.date()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fits)


def _buttons(dialog: QDialog, ok: str) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Ok).setText(ok)
    box.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
    box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
    for button in box.buttons():
        button.setIcon(QIcon())
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
