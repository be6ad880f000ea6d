"""The Coaching page: sessions of a coach and an agent, whether they worked, what the best do, the team's board."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qa_desk.work import coaching as work
from qa_desk.work.coaching import SessionView
from qa_desk.work.insights.best import BestReport
from qa_desk.work.insights.coaching import CoachingReport
from qa_desk.work.permissions import may
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.coaching.best import BestView
from ui.pages.coaching.board import BoardPanel
from ui.pages.coaching.head import Head
from ui.pages.coaching.loading import Board, read_best, read_board, read_report
from ui.pages.coaching.results import Results
from ui.pages.coaching.sessions import SessionsView
from ui.text import N_, tr

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = (
    "coaching_session", "coaching_action", "coaching_signature", "coaching_private_note", "goal", "recognition",
)  # fmt: skip
COUNTED = ("evaluation", "survey_response", "coaching_session", "training", "sound_measure", "moment")


class CoachingPage(Page):
    """`navigate("coaching", session_id=...)` shows one; `agent_id=` begins a new session; `view=` another view."""

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
        self.report: CoachingReport | None = None
        self.profile: BestReport | None = None
        self.head = Head(self.coaches())
        self.sessions = SessionsView(context, self.coaches(), self)
        self.results, self.best, self.board = Results(), BestView(context), BoardPanel()
        self.views = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        for view in (self.sessions, self.results, self.best, self.board):
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

    def _connect(self) -> None:
        self.head.new.clicked.connect(lambda _on=False: self.new())
        self.head.praise.clicked.connect(lambda _on=False: self.praise())
        self.head.views.buttonClicked.connect(lambda _button: self.show_chosen())
        self.sessions.loaded.connect(self._loaded)
        self.results.opened.connect(self.show_session)
        self.best.played.connect(self.sessions.hearing.play)
        self.board.wanted.connect(self.praise)
        self.board.played.connect(self.sessions.hearing.play)
        self.board.taken.connect(lambda key: self.sessions.do(work.take_back, key))

    @property
    def title(self) -> str:
        return tr("Coaching")

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self.sessions.view

    def coaches(self) -> bool:
        """True for somebody who holds sessions."""
        return may(self.context.acting, "coaching.hold")

    def has_session(self) -> bool:
        return self.view is not None and self.head.sessions.isChecked()

    def has_moments(self) -> bool:
        return self.has_session() and bool(self.sessions.moments)

    def may_sign(self) -> bool:
        return self.view is not None and self.has_session() and self.view.signs

    def writes(self) -> bool:
        return self.view is not None and self.has_session() and self.view.writes

    def activate(self, session_id: str = "", agent_id: str = "", view: str = "", **_more: Any) -> None:
        """Show a session, begin one with somebody, or show another view by its name."""
        if session_id:
            self.head.sessions.setChecked(True)
            self.sessions.wanted = session_id
        elif view in self.head.choices and not self.head.choices[view].isHidden():
            self.head.choices[view].setChecked(True)
        self.load()
        self.sessions.list.setFocus()
        if agent_id and self.coaches():
            self.new(agent_id)

    def deactivate(self) -> None:
        """Fall silent; write what is open."""
        self.sessions.leave()

    def may_close(self) -> bool:
        """Write and sign what is open first."""
        return self.sessions.may_close()

    def refresh(self, change: Change) -> None:
        """Read again where a session changed."""
        if change.touches(*COUNTED):
            self.report = self.profile = None
        if self.isVisible() and change.touches(*SHOWN):
            self.load()

    def show_session(self, session_id: str) -> None:
        """Go to a session, with an entry in the history."""
        self.context.navigate("coaching", session_id=session_id)

    def load(self) -> None:
        """Read the sessions, then what the chosen view shows."""
        self.sessions.load()

    def _loaded(self, rows: Any) -> None:
        self.head.show_rows(rows)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the chosen view; what it rests on is read once, until something changes."""
        chosen = self.head.chosen
        views = {"sessions": self.sessions, "results": self.results, "best": self.best, "board": self.board}
        self.views.setCurrentWidget(views[chosen])
        if chosen == "board":
            self._run(read_board, "board", self._board_read)
        elif chosen == "best":
            if self.profile is None:
                self._run(read_best, "best", self._profiled)
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

    def _profiled(self, profile: BestReport) -> None:
        self.profile = profile
        self.best.show_report(profile)

    def _reported(self, report: CoachingReport) -> None:
        self.report = report
        self.results.show_report(report)
        self.sessions.panel.show_report(report)

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def play_all(self) -> None:
        """Play the agenda's moments one after the other."""
        self.sessions.play_all()

    def stop_playing(self) -> None:
        """Fall silent."""
        self.sessions.hearing.stop()

    def sign(self) -> None:
        """Sign what the session says now."""
        self.sessions.sign()

    def new(self, agent_id: str = "") -> None:
        """Ask for a new session."""
        self.sessions.asking.new_session(agent_id)

    def new_goal(self) -> None:
        """Ask for a goal of the session's agent."""
        self.sessions.new_goal()

    def praise(self) -> None:
        """Ask whom to praise, beginning with the session's agent."""
        self.sessions.asking.praise(self.view.row.agent_id if self.view is not None else "")

    def save_page(self) -> None:
        """Save the session as one HTML file to send."""
        self.sessions.save_page()

    def retranslate(self) -> None:
        """Every part writes its own words anew."""
