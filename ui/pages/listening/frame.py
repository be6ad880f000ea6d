"""The page around a session: its head, the list of sessions, what one is reminded of, and room for what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.work.listening_reminders import Reminders
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.loading import Shown
from ui.pages.listening.words import month_text, state_text
from ui.text import Retranslating, show_date, show_day, tr, tr_n
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState

KEY = Qt.ItemDataRole.UserRole


class SessionsFrame(Retranslating, QWidget):
    """`picked` carries the id of a session that was chosen in the list."""

    picked = Signal(str)

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.state, self.list = QLabel(), ElidedLabel(), QListWidget()
        self.new_button, self.start_button, self.alone_button = QPushButton(), QPushButton(), QPushButton()
        self.reminder = QLabel()
        self.nothing, self.error, self.stack = EmptyState("listening"), ErrorState(), QStackedWidget()
        for widget in (*parts, self.nothing, self.error):
            self.stack.addWidget(widget)
        self._build()
        self.list.currentItemChanged.connect(self._picked)
        self.list.itemClicked.connect(self._picked)
        self.retranslate()

    def _build(self) -> None:
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        columns = QSplitter()
        columns.addWidget(self._sessions())
        columns.addWidget(self.stack)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(12)
        columns.setStretchFactor(1, 1)
        columns.setSizes([190, 1000])
        around.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(body, 1)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "header")
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.start_button.setProperty("primary", True)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        for button in (self.new_button, self.alone_button, self.start_button):
            row.addWidget(button)
        return head

    def _sessions(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list, 1)
        self.reminder.setWordWrap(True)
        self.reminder.setContentsMargins(6, 4, 6, 4)
        self.reminder.hide()
        inside.addWidget(self.reminder)
        self.list.setMinimumWidth(150)
        return card

    def show_sessions(self, shown: Shown, chosen: str) -> None:
        """List the sessions, one of them chosen, and what there is to remember."""
        self.list.blockSignals(True)
        self.list.clear()
        for row in shown.sessions:
            month, state = month_text(row.month), state_text(row.state)
            lines = (row.title, f"{month} · {state}") if row.title else (month, state)
            item = QListWidgetItem("\n".join(lines), self.list)
            item.setData(KEY, row.id)
            if row.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        words = reminder_text(shown.reminders)
        self.reminder.setText(words)
        self.reminder.setVisible(bool(words))

    def show_head(
        self, view: SessionView | None, *, may_start: bool, may_hear: bool, alone: bool, sent: bool
    ) -> None:
        """Say which session it is, where it stands, and offer what can be done with it.

        Where one was sent there are no other calls to make a new one of.
        """
        self.new_button.setVisible(not sent)
        self.start_button.setVisible(may_start)
        self.alone_button.setVisible(may_hear)
        running = view is not None and view.facts.state == "running"
        self.start_button.setText(tr("Take up the session") if running else tr("Start the session"))
        if view is None:
            self.state.setText("")
            return
        day = show_date(view.facts.held_on) if view.facts.held_on else ""
        guests = tr_n("%n person(s) invited", len(view.guests)) if view.guests else ""
        state = tr("you listen alone") if alone else state_text(view.facts.state)
        parts = (view.facts.title, month_text(view.facts.month), state, day, view.facts.host or "", guests)
        self.state.setText(" · ".join(part for part in parts if part))

    def show_error(self, error: QADeskError) -> None:
        """Say why nothing can be shown."""
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    def _picked(self, item: QListWidgetItem | None, _old: QListWidgetItem | None = None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(KEY)))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Listening"))
        self.new_button.setText(tr("New listening session…"))
        self.alone_button.setText(tr("Listen alone"))
        self.list.setAccessibleName(tr("Sessions"))
        self.nothing.set_words(
            tr("No listening session yet"),
            tr(
                "Executives hear a fair mix of a month's calls together for an hour, and decide what is to be done."
            ),
            tr("New listening session…"),
        )


def reminder_text(found: Reminders) -> str:
    """What there is to remember, a line each; empty where there is nothing."""
    lines = [
        tr("{title} on {day}", title=one.title or month_text(one.month), day=show_day(one.held_on))
        for one in found.soon[:3]
    ]
    if found.overdue:
        lines.append(tr_n("%n action(s) overdue", len(found.overdue)))
    lines += [
        tr("{action}: by {day}", action=one.text, day=show_day(one.due)) for one in found.due[:3] if one.due
    ]
    return "\n".join([tr("Coming up"), *lines]) if lines else ""
