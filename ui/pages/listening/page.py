"""The Listening page: sessions, the plan, the host's view while one runs, its minutes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.work import listening_change
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_view import SessionView
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.page import Page
from ui.pages.listening.after import After
from ui.pages.listening.asking import Asking
from ui.pages.listening.dialogs import NewSession
from ui.pages.listening.host import Host
from ui.pages.listening.keeping import draw_and_keep
from ui.pages.listening.loading import Shown, read
from ui.pages.listening.planning import Planning
from ui.pages.listening.running import Running
from ui.pages.listening.stage import Stage
from ui.pages.listening.words import month_text, state_text
from ui.text import N_, show_date, tr, tr_n
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SHOWN = ("listening_session", "listening_item", "listening_note", "listening_participant", "action_item",
         "listening_impression", "listening_presence")  # fmt: skip
KEY = Qt.ItemDataRole.UserRole


class ListeningPage(Page):
    """`navigate("listening", session=...)` shows one."""

    ACTIONS = (
        ActionSpec("listening.new", N_("New listening session…"), "new", ("Ctrl+N",), "plus"),
        ActionSpec(
            "listening.start", N_("Start or take up the session"), "start", ("Ctrl+Return",), "play", "may_start"
        ),
        ActionSpec("listening.stage", N_("Show the stage"), "show_stage", ("F11",), "fit", "runs"),
        ActionSpec("listening.play", N_("Play or pause"), "toggle", ("Ctrl+Space",), "play", "runs"),
        ActionSpec("listening.on", N_("Go on: play, talk, next call"), "go_on", ("PgDown",), "next", "runs"),
        ActionSpec("listening.back", N_("15 seconds back"), "go_back", ("PgUp",), "back", "runs"),
        ActionSpec("listening.pdf", N_("Save the minutes as PDF…"), "save_pdf", (), "export", "has_session"),
        ActionSpec("listening.off", N_("Call the session off"), "cancel", (), "cross", "may_start"),
    )  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.shown: Shown | None = None
        self._wanted = ""
        self.running = Running(context, self)
        self.name, self.state, self.list = QLabel(), ElidedLabel(), QListWidget()
        self.new_button, self.start_button = QPushButton(), QPushButton()
        self.planning, self.after = Planning(), After()
        self.host = Host(self.running, context.acting.person_id)
        self.stage: Stage | None = None
        self.nothing, self.error, self.stack = EmptyState("listening"), ErrorState(), QStackedWidget()
        self.columns, self.asking = QSplitter(), Asking(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head, card, body = QFrame(), QFrame(), QWidget()
        head.setProperty("look", "header")
        card.setProperty("look", "card")
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.start_button.setProperty("primary", True)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        row.addWidget(self.new_button)
        row.addWidget(self.start_button)
        for widget in (self.planning, self.host, self.after, self.nothing, self.error):
            self.stack.addWidget(widget)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list)
        self.list.setMinimumWidth(150)
        self.columns.addWidget(card)
        self.columns.addWidget(self.stack)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([190, 1000])
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.start_button.clicked.connect(self.start)
        self.list.currentItemChanged.connect(self._picked)
        self.nothing.acted.connect(self.new)
        self.error.retried.connect(self._load)
        self.planning.moved.connect(self.asking.move)
        self.planning.swap_asked.connect(self.asking.swap)
        self.planning.drop_asked.connect(self.asking.drop)
        self.planning.trim_asked.connect(self.asking.trim)
        self.host.stage_asked.connect(self.show_stage)
        self.host.end_asked.connect(self._end)
        self.host.action_asked.connect(self.asking.decide)
        self.after.saved.connect(self.asking.save)
        self.after.closed.connect(self.asking.close_action)
        self.running.over.connect(self._over)
        self.running.viewed.connect(self._tell)

    @property
    def title(self) -> str:
        return tr("Listening")

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self.shown.view if self.shown is not None else None

    def activate(self, session: str = "", **_more: Any) -> None:
        """Show the sessions, one of them open."""
        self._wanted = session or self._wanted
        self._load()
        self.list.setFocus()

    def deactivate(self) -> None:
        """Fall silent; a running session can be taken up again."""
        self._leave()

    def in_use(self) -> bool:
        """True while sound plays."""
        return self.running.playback.playing

    def pause(self) -> None:
        """The window is locked."""
        self.running.playback.pause()

    def refresh(self, change: Change) -> None:
        """Read again where a session changed; a running one reads itself."""
        if not change.touches(*SHOWN):
            return
        if self.running.session_id:
            self.running.read_again()
        elif self.isVisible():
            self._load()

    def _load(self) -> None:
        self.context.background.run(
            read, self.context.desk, self._wanted, title=tr("Reading sessions"), on_done=self._loaded,
            on_error=self._failed, key="listening", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        self.shown = shown
        if shown.view is not None:
            self._wanted = shown.view.facts.id
        self.host.room.offer_people(shown.people)
        self._fill_list()
        self._show()

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _fill_list(self) -> None:
        if self.shown is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.shown.sessions:
            month, state = month_text(row.month), state_text(row.state)
            lines = (row.title, f"{month} · {state}") if row.title else (month, state)
            item = QListWidgetItem("\n".join(lines), self.list)
            item.setData(KEY, row.id)
            if row.id == self._wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _show(self) -> None:
        view = self.view
        if view is None:
            self.stack.setCurrentWidget(self.nothing)
        elif self.running.session_id == view.facts.id:
            self.stack.setCurrentWidget(self.host)
        elif view.facts.state == "held":
            self.after.show_view(view)
            self.stack.setCurrentWidget(self.after)
        else:
            self.planning.show_view(view)
            self.stack.setCurrentWidget(self.planning)
        self._tell()
        self._enable()

    def _tell(self) -> None:
        running = bool(self.running.session_id)
        view = self.running.view if running and self.running.view is not None else self.view
        self.start_button.setVisible(self.may_start() and not running)
        self.start_button.setText(
            tr("Take up the session")
            if view is not None and view.facts.state == "running"
            else tr("Start the session")
        )
        if view is None:
            self.state.setText("")
            return
        day = show_date(view.facts.held_on) if view.facts.held_on else ""
        guests = tr_n("%n person(s) invited", len(view.guests)) if view.guests else ""
        parts = (view.facts.title, month_text(view.facts.month), state_text(view.facts.state), day,
                 view.facts.host or "", guests)  # fmt: skip
        self.state.setText(" · ".join(part for part in parts if part))

    def _enable(self) -> None:
        for action in self.actions():
            spec = next((spec for spec in self.ACTIONS if spec.id == action.objectName()), None)
            if spec is not None and spec.enabled:
                action.setEnabled(getattr(self, spec.enabled)())

    def _picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None and item.data(KEY) != self._wanted:
            self._leave()
            self._wanted = str(item.data(KEY))
            self._load()

    def may_start(self) -> bool:
        return self.view is not None and self.view.facts.state in ("planned", "running")

    def runs(self) -> bool:
        return bool(self.running.session_id)

    def has_session(self) -> bool:
        return self.view is not None

    def toggle(self) -> None:
        self.running.toggle()

    def go_on(self) -> None:
        self.running.go_on()

    def go_back(self) -> None:
        self.running.go_back()

    def new(self) -> None:
        """Ask for a session, draw it, keep it as planned."""
        people = self.shown.people if self.shown is not None else ()
        dialog = NewSession(people, [self.context.acting.person_id], self)

        def plan() -> None:
            details = Details(people=dialog.invited, mask_agent=dialog.hidden.isChecked())
            self.do(
                draw_and_keep, dialog.request, dialog.title.text().strip(), dialog.held_on, details,
                then=self._planned,
            )  # fmt: skip

        dialog.accepted.connect(plan)
        dialog.open()

    def _planned(self, session_id: Any) -> None:
        self._wanted = str(session_id)
        self._load()

    def start(self) -> None:
        """Begin, or go on where it stood; the host's view here, the stage beside it."""
        if self.view is not None and self.may_start():
            self.running.open(self.view.facts.id)
            self.stack.setCurrentWidget(self.host)
            self._tell()
            self._enable()

    def show_stage(self) -> None:
        """Open the stage."""
        if self.stage is None:
            self.stage = Stage(self.context, self.running, self)
        self.stage.open()

    def _leave(self) -> None:
        if self.running.session_id:
            self.running.close()
        if self.stage is not None:
            self.stage.close()

    def cancel(self) -> None:
        """Call the session off."""
        if self.view is not None and self._sure(tr("Call this session off?")):
            self._leave()
            self.do(listening_change.cancel, self.view.facts.id)

    def _end(self) -> None:
        if self._sure(tr("End the session? Calls not heard stay in the minutes as left out.")):
            self.running.end()

    def _over(self) -> None:
        self._leave()
        self._load()

    def _sure(self, question: str) -> bool:
        return QMessageBox.question(self, tr("Listening"), question) == QMessageBox.StandardButton.Yes

    def save_pdf(self) -> None:
        """Write the minutes as PDF."""
        self.asking.save("pdf")

    def do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        """Change something, then read again."""
        self.context.background.run(
            partial(use_case, self.context.desk, *values), title=tr("Saving"),
            on_done=then if then is not None else lambda _nothing: self._load(),
            on_error=self.context.tell_error, cancellable=False, owner=self,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Listening"))
        self.new_button.setText(tr("New listening session…"))
        self.list.setAccessibleName(tr("Sessions"))
        self.nothing.set_words(
            tr("No listening session yet"),
            tr(
                "Executives hear a fair mix of a month's calls together for an hour, and decide what is to be done."
            ),
            tr("New listening session…"),
        )
        self._fill_list()
        self._tell()
