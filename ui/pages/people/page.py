"""The People page: the list, one person beside it, and the use cases that change them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.people import PersonRow
from qa_desk.errors import QADeskError
from qa_desk.work import people as work
from qa_desk.work.permissions import may
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.people.details import Details
from ui.pages.people.dialogs import NewPerson, Teams, WhoIsIt
from ui.pages.people.head import Head
from ui.pages.people.model import COLUMNS, STATE, Everybody, PeopleModel, read
from ui.text import N_, tr, tr_n
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState
from ui.widgets.table import Table

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

LISTED = ("person", "team", "membership", "role_grant", "person_alias", "interaction")
SPLITTER = "people"


class PeoplePage(Page):
    """Everybody who works here. `navigate("people", person_id=...)` shows one."""

    ACTIONS = (
        ActionSpec("people.add", N_("Add a person…"), "add", ("Ctrl+N",), "plus"),
        ActionSpec("people.open", N_("Show quality and ratings"), "open_current", ("Ctrl+O",), "progress"),
        ActionSpec("people.rename", N_("Rename"), "rename", ("F2",), "edit"),
        ActionSpec("people.search", N_("Find a person"), "find", ("Ctrl+F",), "search"),
        ActionSpec("people.teams", N_("Teams…"), "show_teams", ("Ctrl+T",), "people"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.everybody = Everybody()
        self._select, self._read = "", False
        self._teams: Teams | None = None
        self.head = Head()
        self.model = PeopleModel(self)
        self.table = Table()
        self.details = Details()
        self.nobody, self.error = EmptyState("people"), ErrorState()
        self.stack, self.columns = QStackedWidget(), QSplitter()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.table.setModel(self.model)
        for at, column in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(at, column.width)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.remember("people", self.context.settings)
        self.table.setColumnHidden(STATE, True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        for widget in (self.table, self.nobody, self.error):
            self.stack.addWidget(widget)
        self.details.setMinimumWidth(300)
        self.columns.addWidget(card)
        self.columns.addWidget(self.details)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setSizes(self.context.settings.splitters.get(SPLITTER) or [900, 340])
        self.columns.setStretchFactor(0, 1)
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.head.search.textChanged.connect(self._narrow)
        self.head.left_too.toggled.connect(self._narrow)
        self.head.add.clicked.connect(self.add)
        self.head.teams.clicked.connect(self.show_teams)
        self.table.opened.connect(lambda _index: self.open_current())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.model.modelReset.connect(self._keep_selection)
        self.nobody.acted.connect(self._nobody_acted)
        self.error.retried.connect(self._load)
        wants = self.details
        wants.open_wanted.connect(self.open_current)
        wants.renamed.connect(lambda name: self._change(work.rename, name))
        wants.roles_wanted.connect(lambda roles, over: self._change(work.set_roles, roles, over))
        wants.team_wanted.connect(lambda team: self._change(work.set_team, team))
        wants.alias_wanted.connect(lambda source, name: self._change(work.add_alias, source, name))
        wants.active_wanted.connect(lambda active: self._change(work.set_active, active))
        wants.merge_wanted.connect(self.merge)

    @property
    def title(self) -> str:
        return tr("People")

    def activate(self, person_id: str = "", **_more: Any) -> None:
        """Show everybody, and one of them beside."""
        self._select = person_id or self._select
        self._load()
        self.table.setFocus()

    def deactivate(self) -> None:
        """Remember columns and sizes."""
        self.table.store()
        self.context.settings.splitters[SPLITTER] = self.columns.sizes()
        self.context.save_settings()

    def refresh(self, change: Change) -> None:
        """Read again where people or teams changed."""
        if self.isVisible() and change.touches(*LISTED):
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            read,
            self.context.desk,
            title=tr("Reading people"),
            on_done=self._loaded,
            on_error=self._failed,
            key="people",
            owner=self,
        )

    def _loaded(self, everybody: Everybody) -> None:
        self.everybody, self._read = everybody, True
        self.head.left_too.setVisible(any(not row.active for row in everybody.people))
        self.model.show(everybody.people)
        if self._teams is not None:
            self._teams.show_teams(everybody.teams)

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _narrow(self) -> None:
        self.table.setColumnHidden(STATE, not self.head.left_too.isChecked())
        self.model.narrow(self.head.search.text(), self.head.left_too.isChecked())

    def _keep_selection(self) -> None:
        if not self._read:
            return
        at = self.model.row_of(self._select)
        if self.model.rows:
            self.stack.setCurrentWidget(self.table)
            self.table.setCurrentIndex(self.model.index(at or 0, 0))
        else:
            self.stack.setCurrentWidget(self.nobody)
        self._show_current()
        self._say_nobody()
        shown = len(self.model.rows)
        self.head.count.setText(tr_n("%n name(s)", shown))

    @property
    def current(self) -> PersonRow | None:
        """The person the keyboard is on."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def _show_current(self) -> None:
        row = self.current
        if row is not None:
            self._select = row.id
        acting = self.context.acting
        self.details.show_person(
            row,
            self.everybody.teams,
            may_edit=may(acting, "person.edit"),
            may_grant=may(acting, "role.grant"),
        )

    def _change(self, use_case: Callable[..., object], *values: object) -> None:
        if self.current is not None:
            self._do(use_case, self.current.id, *values)

    def _do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        """Run a use case; whatever became of it, show what is stored."""

        def done(result: object) -> None:
            if then is not None:
                then(result)
            self._load()

        self.context.background.run(
            partial(use_case, self.context.desk, *values),
            title=tr("Saving"),
            on_done=done,
            on_error=self._refused,
            cancellable=False,
            owner=self,
        )

    def _refused(self, error: QADeskError) -> None:
        self.context.tell_error(error)
        self.details.name.setText(self.current.name if self.current else "")
        self._load()

    def open_current(self) -> None:
        """Go to the agent's page."""
        row = self.current
        if row is not None and ("agent" in row.roles or row.calls):
            self.context.navigate("agent", person_id=row.id)

    def add(self) -> None:
        """Ask for a new person."""
        acting = self.context.acting
        if not may(acting, "person.add"):
            return
        dialog = NewPerson(self.everybody.teams, may(acting, "role.grant"), self)
        if dialog.exec():
            self._do(
                work.add,
                dialog.name.text(),
                dialog.chosen_roles(),
                dialog.team.currentData(),
                then=self._added,
            )

    def _added(self, person_id: str) -> None:
        self._select = person_id
        self.head.search.clear()

    def merge(self) -> None:
        """Ask who an entry really is, and join the two."""
        row = self.current
        if row is None:
            return
        dialog = WhoIsIt(row, self.everybody.people, self)
        if dialog.exec():
            self.join(row.id, dialog.chosen)

    def join(self, person_id: str, into_id: str) -> None:
        """Join two entries of one person."""

        def told(calls: int) -> None:
            self._select = into_id
            self.context.tell(tr_n("Joined; %n call(s) moved.", calls), kind="good")

        self._do(work.merge, person_id, into_id, then=told)

    def rename(self) -> None:
        """Take the keyboard to the name."""
        if not self.details.name.isHidden():
            self.details.name.setFocus()
            self.details.name.selectAll()

    def find(self) -> None:
        """Take the keyboard to the search."""
        self.head.search.setFocus()
        self.head.search.selectAll()

    def show_teams(self) -> None:
        """Open the list of teams."""
        if not may(self.context.acting, "team.edit"):
            return
        self._teams = Teams(self.everybody.teams, self)
        self._teams.added.connect(lambda name: self._do(work.add_team, name))
        self._teams.renamed.connect(lambda team, name: self._do(work.rename_team, team, name))
        self._teams.finished.connect(self._teams_closed)
        self._teams.open()

    def _teams_closed(self) -> None:
        self._teams = None

    def _nobody_acted(self) -> None:
        if self.model.all:
            self.head.search.clear()
        else:
            self.add()

    def _say_nobody(self) -> None:
        if self.model.all:
            self.nobody.set_words(tr("Nobody fits"), tr("Nobody is called like this."), tr("Show everybody"))
        else:
            self.nobody.set_words(
                tr("Nobody yet"),
                tr("Add who takes calls and who scores them. Imports also add the agents they name."),
                tr("Add a person") if may(self.context.acting, "person.add") else "",
            )

    def retranslate(self) -> None:
        """Set every text anew."""
        acting = self.context.acting
        self.head.add.setVisible(may(acting, "person.add"))
        self.head.teams.setVisible(may(acting, "team.edit"))
        self.table.setAccessibleName(tr("People"))
        self.model.retranslate()
