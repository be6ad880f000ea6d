"""The Coaching page: sessions of a coach and an agent, whether they worked, and the team's board."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.work import coaching as work
from qa_desk.work.coaching import SessionView, Topic
from qa_desk.work.insights.coaching import CoachingReport
from qa_desk.work.permissions import may
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.hearing import Hearing
from ui.page import Page
from ui.pages.coaching.asking import Asking
from ui.pages.coaching.board import BoardPanel
from ui.pages.coaching.head import Head
from ui.pages.coaching.loading import Board, Shown, read, read_board, read_report
from ui.pages.coaching.results import Results
from ui.pages.coaching.session import SessionPanel
from ui.pages.coaching.wiring import connect
from ui.pages.coaching.words import state_text
from ui.text import N_, tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = (
    "coaching_session", "coaching_action", "coaching_signature", "coaching_private_note", "goal", "recognition",
)  # fmt: skip
COUNTED = ("evaluation", "survey_response", "coaching_session")
KEY = Qt.ItemDataRole.UserRole


class CoachingPage(Page):
    """`navigate("coaching", session_id=...)` shows one; `agent_id=` begins a new session with somebody."""

    ACTIONS = (
        ActionSpec("coaching.new", N_("New session…"), "new", ("Ctrl+N",), "plus", "coaches"),
        ActionSpec("coaching.play", N_("Play the moments"), "play_all", ("P",), "play", "has_moments"),
        ActionSpec("coaching.stop", N_("Stop playing"), "stop_playing", ("Ctrl+.",), "pause"),
        ActionSpec("coaching.sign", N_("Sign the session"), "sign", ("Ctrl+Shift+S",), "check", "may_sign"),
        ActionSpec("coaching.goal", N_("New goal…"), "new_goal", ("Ctrl+G",), "flag", "writes"),
        ActionSpec("coaching.praise", N_("Praise somebody…"), "praise", ("Ctrl+P",), "comment", "coaches"),
        ActionSpec("coaching.page", N_("Save as a page…"), "save_page", ("Ctrl+S",), "export", "has_session"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.shown: Shown | None = None
        self.report: CoachingReport | None = None
        self.wanted = ""
        self.head, self.list = Head(self.coaches()), QListWidget()
        self.panel, self.results, self.board = SessionPanel(), Results(), BoardPanel()
        self.nothing, self.error, self.stack = EmptyState("coaching"), ErrorState(), QStackedWidget()
        self.hearing, self.asking = Hearing(context, self), Asking(context, self)
        self.columns, self.views = QSplitter(), QStackedWidget()
        self._build()
        connect(self)
        self.retranslate()

    def _build(self) -> None:
        for widget in (self.panel, self.nothing, self.error):
            self.stack.addWidget(widget)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(190)
        self.columns.addWidget(card)
        self.columns.addWidget(self.stack)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([230, 970])
        for view in (self.columns, self.results, self.board):
            self.views.addWidget(view)
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    @property
    def title(self) -> str:
        return tr("Coaching")

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self.shown.view if self.shown is not None else None

    def coaches(self) -> bool:
        """True for somebody who holds sessions."""
        return may(self.context.acting, "coaching.hold")

    def has_session(self) -> bool:
        return self.view is not None and self.head.sessions.isChecked()

    def has_moments(self) -> bool:
        return self.has_session() and bool(self.panel.agenda.moments)

    def may_sign(self) -> bool:
        return self.view is not None and self.has_session() and self.view.signs

    def writes(self) -> bool:
        return self.view is not None and self.has_session() and self.view.writes

    def activate(self, session_id: str = "", agent_id: str = "", **_more: Any) -> None:
        """Show a session, or begin one with somebody."""
        if session_id:
            self.head.sessions.setChecked(True)
        self.wanted = session_id or self.wanted
        self.load()
        self.list.setFocus()
        if agent_id and self.coaches():
            self.new(agent_id)

    def deactivate(self) -> None:
        """Fall silent; write what is open."""
        self.hearing.stop()
        self.panel.save()

    def may_close(self) -> bool:
        """Write what is open first."""
        self.panel.save()
        return True

    def refresh(self, change: Change) -> None:
        """Read again where a session changed."""
        if change.touches(*COUNTED):
            self.report = None
        if self.isVisible() and change.touches(*SHOWN):
            self.load()

    def show_session(self, session_id: str) -> None:
        """Go to a session, with an entry in the history."""
        self.context.navigate("coaching", session_id=session_id)

    def load(self) -> None:
        self.context.background.run(
            read, self.context.desk, self.wanted, title=tr("Reading the session"), on_done=self._loaded,
            on_error=self._failed, key="coaching", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        self.shown = shown
        self.wanted = shown.view.row.id if shown.view is not None else ""
        self.head.show_rows(shown.rows)
        self._fill_list()
        if shown.view is not None:
            self.panel.show_view(shown.view)
            self.stack.setCurrentWidget(self.panel)
        else:
            self.stack.setCurrentWidget(self.nothing)
        self.show_chosen()

    def show_chosen(self) -> None:
        head = self.head
        view = (
            self.results
            if head.results.isChecked()
            else self.board
            if head.board.isChecked()
            else self.columns
        )
        self.views.setCurrentWidget(view)
        if view is self.board:
            self._run(read_board, "board", self._board_read)
        elif self.coaches():
            if self.report is not None:
                self._reported(self.report)
            else:
                self._run(read_report, "report", self._reported)
        self._enable()

    def _run(self, work_: Callable[..., Any], key: str, done: Callable[[Any], None]) -> None:
        self.context.background.run(
            work_, self.context.desk, title=tr("Working it out"), on_done=done, on_error=self.context.tell_error,
            key=key, owner=self,
        )  # fmt: skip

    def _board_read(self, board: Board) -> None:
        self.board.show_board(board, self.context.acting.person_id, self.context.acting.has("lead", "admin"))

    def _reported(self, report: CoachingReport) -> None:
        self.report = report
        self.results.show_report(report)
        self.panel.show_report(report)

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _fill_list(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.shown.rows if self.shown is not None else ():
            item = QListWidgetItem(f"{row.agent}\n{state_text(row)}", self.list)
            item.setData(KEY, row.id)
            if row.id == self.wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None and item.data(KEY) != self.wanted:
            self.hearing.stop()
            self.panel.save()
            self.wanted = str(item.data(KEY))
            self.load()

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def show_agent(self) -> None:
        if self.view is not None:
            self.context.navigate("agent", person_id=self.view.row.agent_id)

    def play_all(self) -> None:
        """Play the agenda's moments one after the other."""
        self.play(self.panel.agenda.moments)

    def play(self, topics: list[Topic]) -> None:
        rows = [topic.row for topic in topics]
        self.hearing.play_all(
            [(r.interaction_id, r.start_ms or 0, r.end_ms or 0) for r in rows if r.interaction_id is not None]
        )

    def stop_playing(self) -> None:
        """Fall silent."""
        self.hearing.stop()

    def sign(self) -> None:
        """Sign what the session says now, with what was just typed."""
        self.panel.save()
        self.do(work.sign, self.wanted)

    def new(self, agent_id: str = "") -> None:
        """Ask for a new session."""
        self.asking.new_session(agent_id)

    def new_goal(self) -> None:
        """Ask for a goal of the session's agent."""
        self.with_view(self.asking.new_goal)

    def praise(self) -> None:
        """Ask whom to praise, for a moment of the agenda that plays or by itself."""
        self.asking.praise(self.view.row.agent_id if self.view is not None else "")

    def with_view(self, ask: Callable[[SessionView], None]) -> None:
        if self.view is not None:
            ask(self.view)

    def asked(self, session_id: str) -> None:
        self.wanted = session_id or self.wanted
        self.load()

    def save_page(self) -> None:
        """Save the session as one HTML file to send."""
        if self.view is None:
            return
        self.panel.save()
        row = self.view.row
        name = f"{row.held_at.astimezone():%Y-%m-%d} {row.agent}.html"
        path, _kind = QFileDialog.getSaveFileName(self, tr("Save as a page"), name, tr("Web page (*.html)"))
        if path:
            self.do(
                work.write_page,
                row.id,
                Path(path),
                then=lambda _path: self.context.tell(tr("Saved."), kind="good"),
            )

    def write(self, use_case: Callable[..., object], words: str) -> None:
        """Write notes of the session they were typed in; the page is not read anew for that."""
        if self.panel.view is not None:
            self.do(use_case, self.panel.view.row.id, words, then=lambda _nothing: None)

    def do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        self.context.background.run(
            partial(use_case, self.context.desk, *values), title=tr("Saving"),
            on_done=then if then is not None else lambda _nothing: self.load(),
            on_error=self.context.tell_error, cancellable=False, owner=self,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(tr("Sessions"))
        self.nothing.set_words(
            tr("No coaching session yet"),
            tr(
                "A session gathers what to talk about, keeps notes and what was agreed, and is signed by both."
            )
            if self.coaches()
            else tr("When your coach plans a session with you, it is here to read and sign."),
            tr("New session…") if self.coaches() else "",
        )
        self._fill_list()
