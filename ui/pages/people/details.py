"""One person beside the list: name, roles, team, names elsewhere. Each change is asked for at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.people import PersonRow, TeamRow
from ui.pages.people.model import roles_text
from ui.people import role_name
from ui.text import N_, NO_VALUE, Retranslating, show_date, tr, tr_marked, tr_n

ROLES: Final = ("agent", "coach", "lead", "executive", "admin")


class Details(Retranslating, QFrame):
    """Says what somebody wants by signals; shows again whatever the database says afterwards."""

    renamed = Signal(str)
    roles_wanted = Signal(frozenset, object)
    team_wanted = Signal(object)
    alias_wanted = Signal(str, str)
    active_wanted = Signal(bool)
    merge_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.row: PersonRow | None = None
        self._teams: Sequence[TeamRow] = ()
        self._may_edit = self._may_grant = False
        self.name = QLineEdit()
        self.name.editingFinished.connect(self._name_done)
        self.heading, self.roles_said, self.team_said = (self._label(look) for look in ("cardTitle", "", ""))
        self.facts = self._label("quiet")
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self.open_wanted)
        self.roles_title, self.team_title, self.alias_title = (self._label("bold") for _ in range(3))
        self.roles = {role: QCheckBox() for role in ROLES}
        for box in self.roles.values():
            box.clicked.connect(self._roles_done)
        self.over = QComboBox()
        self.over.activated.connect(lambda _at: self._roles_done())
        self.team = QComboBox()
        self.team.activated.connect(lambda _at: self.team_wanted.emit(self.team.currentData()))
        self.aliases = self._label("quiet")
        self.source, self.alias = QLineEdit(), QLineEdit()
        self.add_alias = QPushButton()
        self.add_alias.clicked.connect(self._alias_done)
        self.alias.returnPressed.connect(self._alias_done)
        self.merge, self.active = QPushButton(), QPushButton()
        self.merge.clicked.connect(self.merge_wanted)
        self.active.clicked.connect(self._active_done)
        self.note = self._label("quiet")
        self._build()
        self.retranslate()

    def _label(self, look: str) -> QLabel:
        label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        return label

    def _build(self) -> None:
        inner = QWidget(objectName="plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        for title, parts in (
            (self.roles_title, [self.roles_said, *self.roles.values(), self.over]),
            (self.team_title, [self.team_said, self.team]),
            (self.alias_title, [self.aliases]),
        ):
            column.addSpacing(8)
            column.addWidget(title)
            for part in parts:
                column.addWidget(part)
        names = QHBoxLayout()
        for widget in (self.source, self.alias, self.add_alias):
            names.addWidget(widget)
        column.addLayout(names)
        column.addSpacing(8)
        column.addWidget(self.note)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.merge)
        buttons.addWidget(self.active)
        buttons.addStretch(1)
        column.addLayout(buttons)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)

    def show_person(
        self, row: PersonRow | None, teams: Sequence[TeamRow], *, may_edit: bool, may_grant: bool
    ) -> None:
        """Show somebody, with what the person at the desk may change; None for nobody."""
        self.row, self._teams = row, teams
        self._may_edit, self._may_grant = may_edit, may_grant
        self.retranslate()

    def _name_done(self) -> None:
        if self.row is not None and not self.name.isHidden() and self.name.text().strip() != self.row.name:
            self.renamed.emit(self.name.text())

    def _roles_done(self) -> None:
        roles = frozenset(role for role, box in self.roles.items() if box.isChecked())
        self.roles_wanted.emit(roles, self.over.currentData())

    def _alias_done(self) -> None:
        if self.source.text().strip() and self.alias.text().strip():
            self.alias_wanted.emit(self.source.text(), self.alias.text())
            self.alias.clear()

    def _active_done(self) -> None:
        if self.row is not None:
            self.active_wanted.emit(not self.row.active)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.roles_title.setText(tr("Roles"))
        self.team_title.setText(tr("Team"))
        self.alias_title.setText(tr("Names in other systems"))
        self.name.setAccessibleName(tr("Name"))
        self.team.setAccessibleName(tr("Team"))
        self.over.setAccessibleName(tr("Whose coach and lead"))
        self.source.setPlaceholderText(tr("System"))
        self.source.setAccessibleName(tr("System"))
        self.alias.setPlaceholderText(tr("Name there"))
        self.alias.setAccessibleName(tr("Name there"))
        self.add_alias.setText(tr("Add"))
        self.open_button.setText(tr("Show quality and ratings"))
        self.merge.setText(tr("Is somebody else…"))
        self.merge.setToolTip(tr("Two entries are one person: move names and calls to the other one"))
        for role, box in self.roles.items():
            name = role_name(role)
            box.setText(name[:1].upper() + name[1:])
        self._show()

    def _show(self) -> None:
        row = self.row
        for part in self.findChildren(QScrollArea):
            part.setVisible(row is not None)
        if row is None:
            return
        if not self.name.hasFocus() or self.name.text().strip() == "":
            self.name.setText(row.name)
        calls = tr_n("%n call(s)", row.calls)
        newest = tr("newest {day}", day=show_date(row.newest_call)) if row.newest_call else ""
        self.facts.setText(
            " · ".join(part for part in (calls, newest, "" if row.active else tr("left")) if part)
        )
        self.open_button.setVisible(row.calls > 0 or "agent" in row.roles)
        for role, box in self.roles.items():
            box.setChecked(role in row.roles)
            box.setVisible(self._may_grant)
        self._fill(
            self.over,
            tr("Coach and lead of the whole workspace"),
            row.over_id,
            N_("Coach and lead of {team}"),
        )
        self.over.setVisible(self._may_grant and not {"coach", "lead"}.isdisjoint(row.roles))
        self._fill(self.team, tr("No team"), row.team_id)
        said = [f"{alias.external_id} ({alias.source})" for alias in row.aliases]
        self.aliases.setText("\n".join(said) or tr("None yet. Imports find people by these names."))
        self.active.setText(tr("Deactivate") if row.active else tr("Activate"))
        changing = (self.name, self.team, self.source, self.alias, self.add_alias, self.merge, self.active)
        for part in changing:
            part.setVisible(self._may_edit)
        self.heading.setText(row.name)
        self.roles_said.setText(roles_text(row))
        self.team_said.setText(row.team or NO_VALUE)
        self.heading.setVisible(not self._may_edit)
        self.team_said.setVisible(not self._may_edit)
        self.roles_said.setVisible(not self._may_grant)
        self.note.setText(self._missing_right())
        self.note.setVisible(bool(self.note.text()))

    def _fill(self, box: QComboBox, none: str, current: str | None, each: str = "") -> None:
        box.clear()
        box.addItem(none, None)
        for team in self._teams:
            box.addItem(tr_marked(each, team=team.name) if each else team.name, team.id)
        box.setCurrentIndex(max(0, box.findData(current)))

    def _missing_right(self) -> str:
        if not self._may_edit:
            return tr("Leads and administrators can change people.")
        return "" if self._may_grant else tr("Administrators can change roles.")
