"""The sessions of the Coaching page: their list, the chosen one, and what each button of it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
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

from db.queries.coaching import SessionRow
from qa_desk.errors import QADeskError
from qa_desk.work import coaching as work
from qa_desk.work.coaching import SessionView, Topic
from ui.context import AppContext
from ui.hearing import Hearing
from ui.pages.coaching.asking import Asking
from ui.pages.coaching.loading import Shown, read
from ui.pages.coaching.session import SessionPanel
from ui.pages.coaching.words import state_text
from ui.text import Retranslating, tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

KEY = Qt.ItemDataRole.UserRole


class SessionsView(Retranslating, QSplitter):
    """`loaded` carries every session once read. `coaches`: the person holds sessions; an agent reads and signs."""

    loaded = Signal(object)

    def __init__(self, context: AppContext, coaches: bool, page: QWidget) -> None:
        super().__init__(page)
        self.context, self._coaches = context, coaches
        self.rows: Sequence[SessionRow] = ()
        self.view: SessionView | None = None
        self.wanted, self._signs, self._being_written, self._closes = "", "", 0, False
        self.list, self.panel = QListWidget(), SessionPanel()
        self.nothing, self.error, self.stack = EmptyState("coaching"), ErrorState(), QStackedWidget()
        self.hearing, self.asking = Hearing(context, self), Asking(context, page)
        self._build()
        self._connect()
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
        self.addWidget(card)
        self.addWidget(self.stack)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.setStretchFactor(1, 1)
        self.setSizes([230, 970])

    def _connect(self) -> None:
        panel, agenda, signing = self.panel, self.panel.agenda, self.panel.signing
        self.list.currentItemChanged.connect(self._picked)
        self.nothing.acted.connect(self.asking.new_session)
        self.error.retried.connect(self.load)
        self.asking.done.connect(self._asked)
        panel.agent.clicked.connect(self._show_agent)
        agenda.played.connect(lambda topic: self._play([topic]))
        agenda.play_all.clicked.connect(lambda _on=False: self.play_all())
        agenda.add.clicked.connect(lambda _on=False: self._ask(self.asking.more_topics))
        agenda.opened.connect(lambda call, at: self.context.navigate("review", interaction_id=call, at_ms=at))
        agenda.removed.connect(lambda key: self.do(work.remove_topic, key))
        panel.notes.written.connect(lambda words: self._write(work.write_notes, words))
        panel.private.written.connect(lambda words: self._write(work.write_private_note, words))
        panel.actions_card.agreed.connect(
            lambda words, owner, due: self.do(work.agree_action, self.wanted, words, owner, due)
        )
        panel.actions_card.ticked.connect(lambda key, on: self.do(work.set_done, key, on))
        panel.actions_card.removed.connect(lambda key: self.do(work.remove_action, key))
        panel.goals.add.clicked.connect(lambda _on=False: self.new_goal())
        panel.goals.closed.connect(lambda key: self.do(work.close_goal, key))
        signing.hold.clicked.connect(lambda _on=False: self.do(work.set_held, self.wanted))
        signing.sign.clicked.connect(lambda _on=False: self.sign())
        signing.call_off.clicked.connect(lambda _on=False: self.do(work.call_off, self.wanted))
        signing.next.clicked.connect(lambda _on=False: self._ask(self.asking.next_time))
        signing.save.clicked.connect(lambda _on=False: self.save_page())

    def load(self) -> None:
        """Read every session and the wanted one."""
        self.context.background.run(
            read, self.context.desk, self.wanted, title=tr("Reading the session"), on_done=self._loaded,
            on_error=self._failed, key="coaching", owner=self,
        )  # fmt: skip

    def _loaded(self, shown: Shown) -> None:
        self.rows, self.view = shown.rows, shown.view
        self.wanted = shown.view.row.id if shown.view is not None else ""
        self._fill_list()
        if shown.view is not None:
            self.panel.show_view(shown.view)
        self.stack.setCurrentWidget(self.panel if shown.view is not None else self.nothing)
        self.loaded.emit(shown.rows)

    def _failed(self, error: QADeskError) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _fill_list(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.rows:
            item = QListWidgetItem(f"{row.agent}\n{state_text(row)}", self.list)
            item.setData(KEY, row.id)
            if row.id == self.wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None and item.data(KEY) != self.wanted:
            self.leave()
            self.wanted = str(item.data(KEY))
            self.load()

    def _asked(self, session_id: str) -> None:
        self.wanted = session_id or self.wanted
        self.load()

    def leave(self) -> None:
        """Fall silent; write what is open."""
        self.hearing.stop()
        self.panel.save()

    @property
    def moments(self) -> list[Topic]:
        """The moments on the agenda."""
        return self.panel.agenda.moments if self.view is not None else []

    def play_all(self) -> None:
        """Play the agenda's moments one after the other."""
        self._play(self.moments)

    def _play(self, topics: list[Topic]) -> None:
        rows = [topic.row for topic in topics]
        self.hearing.play_all(
            [(r.interaction_id, r.start_ms or 0, r.end_ms or 0) for r in rows if r.interaction_id is not None]
        )

    def sign(self) -> None:
        """Sign what the session says now, with what was just typed."""
        self.panel.save()
        self._signs = self.wanted
        self._sign_written()

    def _sign_written(self) -> None:
        """Sign once nothing is being written any more: a signature is for what was typed before it."""
        if self._signs and not self._being_written:
            wanted, self._signs = self._signs, ""
            self.do(work.sign, wanted)
            if self._closes:  # a job that runs is waited for at the end, a wish for one is not
                self.window().close()

    def may_close(self) -> bool:
        """Write what is open. False while a signature waits for that: the window closes by itself once it is made,
        and stays where the notes could not be written."""
        self.panel.save()
        self._closes = bool(self._signs)
        return not self._closes

    def new_goal(self) -> None:
        """Ask for a goal of the session's agent."""
        self._ask(self.asking.new_goal)

    def _ask(self, ask: Callable[[SessionView], None]) -> None:
        if self.view is not None:
            ask(self.view)

    def _show_agent(self) -> None:
        if self.view is not None:
            self.context.navigate("agent", person_id=self.view.row.agent_id)

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

    def _write(self, use_case: Callable[..., object], words: str) -> None:
        """Write notes of the session they were typed in; the page is not read anew for that."""
        if self.panel.view is None:
            return
        self._being_written += 1

        def written(_nothing: object) -> None:
            self._being_written -= 1
            self._sign_written()

        def failed(error: QADeskError) -> None:
            self._being_written -= 1
            self._signs, self._closes = "", False
            self.context.tell_error(error)

        self.context.background.run(
            partial(use_case, self.context.desk, self.panel.view.row.id, words), title=tr("Saving"),
            on_done=written, on_error=failed, cancellable=False, owner=self,
        )  # fmt: skip

    def do(
        self, use_case: Callable[..., object], *values: object, then: Callable[[Any], None] | None = None
    ) -> None:
        """Run a use case, then read anew unless something else is to be done."""
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
            if self._coaches
            else tr("When your coach plans a session with you, it is here to read and sign."),
            tr("New session…") if self._coaches else "",
        )
        self._fill_list()
