"""The Calls page: it puts the filter, the search and the list together and goes where a call is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from db.queries.calls import CallCount, CallFilter, CallRow
from qa_desk.errors import QADeskError
from qa_desk.work.permissions import may
from ui.context import AppContext
from ui.page import Page
from ui.pages.calls.exporting import Exporter
from ui.pages.calls.filter_bar import FilterBar
from ui.pages.calls.head import Head
from ui.pages.calls.loading import choices, count
from ui.pages.calls.model import CallsModel
from ui.pages.calls.row_menu import CALL_ACTIONS, row_menu
from ui.pages.calls.table import CallsTable
from ui.pages.calls.view_state import ViewState
from ui.text import tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

LISTED: Final = (
    "interaction",
    "evaluation",
    "moment",
    "survey_response",
    "person",
    "recording",
    "membership",
)


class CallsPage(Page):
    """Every call of the workspace. `navigate("calls", wanted=CallFilter(...))` shows some of them."""

    ACTIONS = CALL_ACTIONS

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.state = ViewState()
        self.count: CallCount | None = None
        self._select = ""
        self._stale = self._uncounted = True
        self.head = Head(context)
        self.exporter = Exporter(context, self)
        self.filters = FilterBar()
        self.model = CallsModel(context.background, self)
        self.table = CallsTable(self.model, context.settings)
        self.nothing, self.none_yet, self.error = EmptyState("search"), EmptyState("calls"), ErrorState()
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        for widget in (self.table, self.nothing, self.none_yet, self.error):
            self.stack.addWidget(widget)
        body = QWidget()
        below = QVBoxLayout(body)
        below.setContentsMargins(16, 12, 16, 12)
        below.setSpacing(10)
        below.addWidget(self.filters)
        below.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.head.searched.connect(self._search)
        self.head.left.connect(self._into_list)
        self.head.export_wanted.connect(self.export)
        self.head.views.chosen.connect(self.show_state)
        self.filters.changed.connect(self.show_state)
        self.model.sort_wanted.connect(lambda order: self.show_state(replace(self.state, sort=order)))
        self.model.settled.connect(self._settled)
        self.model.failed.connect(self._failed)
        self.model.modelReset.connect(self._keep_selection)
        self.table.near_end.connect(lambda: self.model.fetchMore(QModelIndex()))
        self.table.opened.connect(lambda _index: self.open_current())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask_row)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self.none_yet.acted.connect(lambda: self.context.navigate("import"))
        self.nothing.acted.connect(lambda: self.show_state(ViewState(sort=self.state.sort)))
        self.error.retried.connect(self._load)

    @property
    def title(self) -> str:
        return tr("Calls")

    def activate(self, wanted: CallFilter | None = None, dates: str = "", **_more: Any) -> None:
        """Show the list as it was left, or narrowed to what somebody asks for; `dates` as in `ViewState`."""
        if wanted is not None or dates:
            self.show_state(ViewState(wanted or CallFilter(), dates))
        elif self._stale:
            self.show_state(self.state)
        self._read_choices()
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.head.search.setFocus()

    def deactivate(self) -> None:
        """Remember the columns."""
        self.table.store()
        self.context.save_settings()

    def refresh(self, change: Change) -> None:
        """Read again what changed, now or when the page is next shown."""
        if not change.touches(*LISTED):
            return
        if self.isVisible():
            self._load()
            self._read_choices()
        else:
            self._stale = True

    def show_state(self, state: ViewState) -> None:
        """Show what is asked for from its beginning."""
        self.state = state
        self.filters.show_state(state)
        self.head.show_search(state.wanted.text)
        self.head.views.state = state
        self.model.order = state.sort
        self.table.show_order()
        self._load()

    def _load(self) -> None:
        self._stale = False
        self._select = self.current.id if self.current is not None else ""
        self.model.show(self.context.desk, self.state.resolved(), self.state.sort)
        self._uncounted = True

    def _read_choices(self) -> None:
        self.context.background.run(
            choices,
            self.context.desk,
            title=tr("Reading filters"),
            on_done=self.filters.show_choices,
            key="choices",
            owner=self,
        )

    def _count(self) -> None:
        """Count once the first rows are there: counting may take longer than showing."""
        if self._uncounted:
            self._uncounted = False
            self.context.background.run(
                count,
                self.context.desk,
                self.state.resolved(),
                self.state.sort.column,
                title=tr("Counting calls"),
                on_done=self._counted,
                key="count",
                owner=self,
            )

    def _search(self, words: str) -> None:
        if words.strip() != self.state.wanted.text:
            self.show_state(replace(self.state, wanted=replace(self.state.wanted, text=words.strip())))

    def _counted(self, found: CallCount) -> None:
        self.count = found
        self._show_count()

    def _show_count(self) -> None:
        self.head.show_count(self.count, len(self.table.selectionModel().selectedRows()))

    def _settled(self) -> None:
        """A piece of the list is here: show it, or why there is none, and go on where it is too short."""
        self.table.set_found(bool(self.state.wanted.text))
        if self.model.rows or not self.model.complete:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.nothing if self.state.narrows else self.none_yet)
            if self.table.hasFocus():
                self.head.search.setFocus()
        self.head.export.setEnabled(self.has_rows())
        self._count()
        if not self.model.complete and self.table.rowAt(self.table.viewport().height() - 1) < 0:
            self.model.fetchMore(QModelIndex())

    def _keep_selection(self) -> None:
        """After reading anew: the call that was current, else the first."""
        at = self.model.row_of(self._select) if self._select else None
        if self.model.rows:
            self.table.select_row(at or 0, scroll=at is not None)

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _into_list(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()

    @property
    def current(self) -> CallRow | None:
        """The call the keyboard is on."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def selected(self) -> list[CallRow]:
        """The selected calls, as listed."""
        found = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[at] for at in found if at < len(self.model.rows)]

    def has_rows(self) -> bool:
        return bool(self.model.rows)

    def has_agent(self) -> bool:
        return self.current is not None and self.current.agent_id is not None

    def may_score(self) -> bool:
        return self.current is not None and may(self.context.acting, "evaluation.start")

    def open_current(self) -> None:
        """Open the call in Review, at what was found in it."""
        self._open()

    def score_current(self) -> None:
        """Open the call in Review with the form ready to answer."""
        if self.may_score():
            self._open(start=True)

    def _open(self, **more: Any) -> None:
        row = self.current
        if row is None:
            return
        hit = self.model.hits.get(row.id)
        if hit is not None and hit.at_ms is not None:
            more["at_ms"] = hit.at_ms
        self.context.navigate("review", interaction_id=row.id, **more)

    def show_agent(self) -> None:
        """Go to the agent's page."""
        if self.current is not None and self.current.agent_id is not None:
            self.context.navigate("agent", person_id=self.current.agent_id)

    def search(self) -> None:
        """Take the keyboard to the search."""
        self.head.search.setFocus()
        self.head.search.selectAll()

    def filter(self) -> None:
        """Take the keyboard to the first filter."""
        self.filters.chips["dates"].setFocus()

    def save_view(self) -> None:
        """Keep filter, search and order under a name."""
        self.head.views.ask_name()

    def copy_id(self) -> None:
        """Put the ID the call has in its own system on the clipboard."""
        if self.current is not None:
            QGuiApplication.clipboard().setText(self.current.external_id)

    def _ask_row(self, at: QPoint) -> None:
        if self.current is not None:
            possible = {"calls.score": self.may_score(), "calls.agent": self.has_agent()}
            menu = row_menu(self, self.current, possible, self.only)
            menu.exec(self.table.viewport().mapToGlobal(at))

    def only(self, **parts: Any) -> None:
        """Narrow the list to calls that share something."""
        self.show_state(replace(self.state, wanted=replace(self.state.wanted, **parts)))

    def export(self) -> None:
        """Save the selected calls (when several are) or all that fit as a table."""
        if self.has_rows():
            rows = self.selected()
            self.exporter.ask(self, self.state, rows if len(rows) > 1 else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may(self.context.acting, "call.import") and any(
            url.isLocalFile() for url in event.mimeData().urls()
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.context.navigate("import", paths=paths)

    def retranslate(self) -> None:
        """Set every text anew."""
        may_import = may(self.context.acting, "call.import")
        self.none_yet.set_words(
            tr("No calls yet"),
            tr("Drop recordings and their tables here, and every call is listed to hear, search and score."),
            tr("Import calls") if may_import else "",
        )
        self.nothing.set_words(
            tr("No call fits"),
            tr("No call fits all of these filters and words."),
            tr("Show all calls"),
        )
        self.table.setAccessibleName(tr("Calls"))
        self.model.retranslate()
