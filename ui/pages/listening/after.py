"""What came of a held session: its minutes to read and save, and the actions to close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from db.queries.listening_actions import ActionRow
from qa_desk.work.listening_minutes import STATES, Minutes
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.words import action_text
from ui.text import Retranslating, language, tr, tr_marked
from ui.theme import TOKENS, Themed, color

KEY = Qt.ItemDataRole.UserRole


class After(Themed, Retranslating, QWidget):
    """`saved` asks for a file of a kind, "pdf" or "html"; `closed` carries an action and whether it was done."""

    saved = Signal(str)
    closed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: SessionView | None = None
        self.page, self.actions_list, self.title = QTextBrowser(), QListWidget(), QLabel()
        self.title.setProperty("look", "cardTitle")
        self.pdf, self.html = QPushButton(), QPushButton()
        self.done, self.dropped = QPushButton(), QPushButton()
        self.pdf.setProperty("primary", True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.actions_list.setWordWrap(True)
        self._build()
        self.pdf.clicked.connect(lambda: self.saved.emit("pdf"))
        self.html.clicked.connect(lambda: self.saved.emit("html"))
        self.done.clicked.connect(lambda: self._close(True))
        self.dropped.clicked.connect(lambda: self._close(False))
        self.actions_list.currentItemChanged.connect(lambda *_: self._enable())
        self.retranslate()
        self._enable()

    def _build(self) -> None:
        minutes, actions = QFrame(), QFrame()
        for card in (minutes, actions):
            card.setProperty("look", "card")
        left, right = QVBoxLayout(minutes), QVBoxLayout(actions)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.html)
        buttons.addWidget(self.pdf)
        left.addWidget(self.page, 1)
        left.addLayout(buttons)
        right.addWidget(self.title)
        right.addWidget(self.actions_list, 1)
        ends = QHBoxLayout()
        ends.addWidget(self.done)
        ends.addWidget(self.dropped)
        right.addLayout(ends)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(minutes, 5)
        row.addWidget(actions, 2)

    def show_view(self, view: SessionView) -> None:
        """Show the minutes of a session."""
        self.view = view
        self.recolor()
        self.actions_list.clear()
        for action in (*view.actions, *view.carried):
            row = QListWidgetItem(f"{action.text}\n{_line(action)}", self.actions_list)
            row.setData(KEY, action.id if action.state == "open" else "")
        self._enable()

    def recolor(self) -> None:
        """Write the minutes in the colours, and the language, of now."""
        if self.view is not None:
            self.page.setHtml(_coloured(Minutes(self.view).html(_say(), language())))

    def _enable(self) -> None:
        item = self.actions_list.currentItem()
        for button in (self.done, self.dropped):
            button.setEnabled(item is not None and bool(item.data(KEY)))

    def _close(self, done: bool) -> None:
        item = self.actions_list.currentItem()
        if item is not None and item.data(KEY):
            self.closed.emit(str(item.data(KEY)), done)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.pdf.setText(tr("Save as PDF…"))
        self.html.setText(tr("Save as HTML…"))
        self.done.setText(tr("Done…"))
        self.dropped.setText(tr("Drop…"))
        self.title.setText(tr("Actions"))
        self.actions_list.setAccessibleName(tr("Actions"))
        self.page.setAccessibleName(tr("Minutes"))
        if self.view is not None:
            self.show_view(self.view)


def _say() -> Callable[[str], str]:
    return tr_marked


def _line(action: ActionRow) -> str:
    parts = (action_text(action), tr_marked(STATES[action.state]), action.outcome)
    return " · ".join(part for part in parts if part)


def _coloured(page: str) -> str:
    """The page in the colours of the screen; on paper it is dark on white."""
    for token in ("text", "quiet", "accent"):
        page = page.replace(TOKENS[token][0].lower(), color(token).name())
    return page
