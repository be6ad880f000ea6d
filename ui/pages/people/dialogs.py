"""Small questions of the People page: a new person, who somebody really is, the teams."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.people import PersonRow, TeamRow
from ui.pages.people.details import ROLES
from ui.people import role_name
from ui.text import tr, tr_n

KEY = Qt.ItemDataRole.UserRole


class NewPerson(QDialog):
    """Asks for a name, roles and a team."""

    def __init__(self, teams: Sequence[TeamRow], may_grant: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a person"))
        self.setMinimumWidth(380)
        self.name = QLineEdit()
        self.roles = {role: QCheckBox(role_name(role)) for role in ROLES}
        self.roles["agent"].setChecked(True)
        self.team = QComboBox()
        self.team.addItem(tr("No team"), None)
        for team in teams:
            self.team.addItem(team.name, team.id)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        column = QVBoxLayout()
        column.setSpacing(2)
        for role, box in self.roles.items():
            box.setEnabled(may_grant or role == "agent")
            column.addWidget(box)
        form.addRow(tr("Roles"), column)
        form.addRow(tr("Team"), self.team)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        self.buttons = _buttons(self, tr("Add"))
        whole.addWidget(self.buttons)
        self.name.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name.text().strip()))

    def chosen_roles(self) -> frozenset[str]:
        """The roles ticked."""
        return frozenset(role for role, box in self.roles.items() if box.isChecked())


class WhoIsIt(QDialog):
    """Asks whom an entry really is. `chosen` is the id after it was accepted."""

    def __init__(self, row: PersonRow, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Join two entries"))
        self.setMinimumSize(420, 420)
        self._people = [person for person in people if person.id != row.id and person.active]
        self.chosen = ""
        note = QLabel(
            tr_n(
                "{name} has %n call(s). Choose who this really is: calls and names in other systems go there,"
                " and this entry is deactivated.",
                row.calls,
                name=row.name,
            )
        )
        note.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("People"))
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.currentItemChanged.connect(lambda *_: self._check())
        self.buttons = _buttons(self, tr("Join"))
        column = QVBoxLayout(self)
        for widget in (note, self.search, self.list, self.buttons):
            column.addWidget(widget)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        wanted = self.search.text().casefold().strip()
        for person in self._people:
            if wanted in person.name.casefold():
                item = QListWidgetItem(f"{person.name}   {person.team or ''}".rstrip(), self.list)
                item.setData(KEY, person.id)
        self.list.setCurrentRow(0 if wanted else -1)
        self._check()

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.list.currentItem() is not None)

    def accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = str(item.data(KEY))
            super().accept()


class Teams(QDialog):
    """The teams: add one, give one another name. `added` and `renamed` ask for it."""

    added = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, teams: Sequence[TeamRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Teams"))
        self.setMinimumSize(380, 400)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Teams"))
        self.list.itemChanged.connect(self._changed)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("New team"))
        self.name.setAccessibleName(tr("New team"))
        self.add = QPushButton(tr("Add"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        note = QLabel(tr("Double click or F2 gives a team another name."))
        note.setProperty("look", "quiet")
        column.addWidget(note)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.show_teams(teams)

    def show_teams(self, teams: Sequence[TeamRow]) -> None:
        """Show the teams as they are now."""
        self.list.blockSignals(True)
        self.list.clear()
        for team in teams:
            item = QListWidgetItem(team.name, self.list)
            item.setData(KEY, team.id)
            item.setToolTip(tr_n("%n person(s)", team.members))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)

    def _changed(self, item: QListWidgetItem) -> None:
        self.renamed.emit(str(item.data(KEY)), item.text())

    def _add(self) -> None:
        if self.name.text().strip():
            self.added.emit(self.name.text())
            self.name.clear()


def _buttons(dialog: QDialog, word: str) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText(word)
    ok.setProperty("primary", True)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
