"""Who sits at this desk: the choices, their roles in words, and the dialog that asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.text import Retranslating, tr

ROLES: Final = ("admin", "lead", "coach", "executive", "agent")
"""From the role that sees most; the first somebody holds is the one shown."""


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may sit down here."""

    id: str
    name: str
    roles: frozenset[str]

    @property
    def main_role(self) -> str:
        """The role that sees most; "agent" for somebody without any."""
        return next((role for role in ROLES if role in self.roles), "agent")


def role_name(role: str) -> str:
    """A role in words."""
    names = {
        "admin": tr("administrator"),
        "lead": tr("lead"),
        "coach": tr("coach"),
        "executive": tr("executive"),
        "agent": tr("agent"),
    }
    return names.get(role, role)


def group_name(role: str) -> str:
    """People of a role, as a heading."""
    names = {
        "admin": tr("Administrators"),
        "lead": tr("Leads"),
        "coach": tr("Coaches"),
        "executive": tr("Executives"),
        "agent": tr("Agents"),
    }
    return names.get(role, role)


def grouped(people: Iterable[PersonChoice]) -> dict[str, list[PersonChoice]]:
    """People by main role, coaches first: they use QA Desk most."""
    order = ("coach", "lead", "admin", "executive", "agent")
    groups: dict[str, list[PersonChoice]] = {role: [] for role in order}
    for person in sorted(people, key=lambda one: one.name.casefold()):
        groups[person.main_role].append(person)
    return {role: members for role, members in groups.items() if members}


class WhoDialog(Retranslating, QDialog):
    """Asks who is here. `chosen` is the person's id after it was accepted."""

    def __init__(
        self, people: Sequence[PersonChoice], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self.chosen = current
        self.setMinimumSize(420, 520)
        self.heading = QLabel()
        self.heading.setProperty("look", "pageTitle")
        self.note = QLabel()
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.go = QPushButton()
        self.list = QListWidget()
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.currentItemChanged.connect(lambda now, _before: self.go.setEnabled(_is_person(now)))
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        for widget in (self.heading, self.note, self.search, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _fill(self) -> None:
        wanted = self.search.text().casefold().strip()
        self.list.clear()
        for role, members in grouped(self._people).items():
            found = [person for person in members if wanted in person.name.casefold()]
            if not found:
                continue
            heading = QListWidgetItem(group_name(role), self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for person in found:
                self._add(person)
        if self.list.currentItem() is None or not _is_person(self.list.currentItem()):
            self._select_first()

    def _add(self, person: PersonChoice) -> None:
        more = [role_name(role) for role in ROLES if role in person.roles and role != person.main_role]
        item = QListWidgetItem(f"{person.name}   {', '.join(more)}".rstrip(), self.list)
        item.setData(Qt.ItemDataRole.UserRole, person.id)
        if person.id == self.chosen:
            self.list.setCurrentItem(item)

    def _select_first(self) -> None:
        for row in range(self.list.count()):
            if _is_person(self.list.item(row)):
                self.list.setCurrentRow(row)
                return
        self.go.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        item = self.list.currentItem()
        if _is_person(item):
            self.chosen = str(item.data(Qt.ItemDataRole.UserRole))
            super().accept()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle("QA Desk")
        self.heading.setText(tr("Who are you?"))
        self.note.setText(
            tr("What you see and may do follows your role. This computer remembers your choice.")
        )
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.list.setAccessibleName(tr("People"))
        self.go.setText(tr("Continue"))
        self._fill()


def _is_person(item: QListWidgetItem | None) -> bool:
    return item is not None and item.data(Qt.ItemDataRole.UserRole) is not None
