"""The head of the page: how much is planned, which view, and the button for a new session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from db.queries.coaching import SessionRow
from ui.text import Retranslating, tr, tr_n
from ui.widgets.elided_label import ElidedLabel


class Head(Retranslating, QFrame):
    """Its page connects the parts. `coaches`: the person holds sessions; an agent reads and signs."""

    def __init__(self, coaches: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._rows: Sequence[SessionRow] = ()
        self.name, self.state = QLabel(), ElidedLabel()
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.sessions, self.results, self.best, self.board = (QPushButton() for _ in range(4))
        self.choices = {
            "sessions": self.sessions, "results": self.results, "best": self.best, "board": self.board,
        }  # fmt: skip
        self.views = QButtonGroup(self)
        for button in self.choices.values():
            button.setCheckable(True)
            self.views.addButton(button)
        self.sessions.setChecked(True)
        self.results.setVisible(coaches)
        self.best.setVisible(coaches)
        self.praise, self.new = QPushButton(), QPushButton()
        self.praise.setVisible(coaches)
        self.new.setVisible(coaches)
        self.new.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        for widget in (*self.choices.values(), self.praise, self.new):
            row.addWidget(widget)
        self.retranslate()

    @property
    def chosen(self) -> str:
        """The name of the view that is shown."""
        return next(name for name, button in self.choices.items() if button.isChecked())

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Say how much waits."""
        self._rows = rows
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Coaching"))
        self.sessions.setText(tr("Sessions"))
        self.results.setText(tr("Did it work?"))
        self.best.setText(tr("What the best do"))
        self.board.setText(tr("Board"))
        self.praise.setText(tr("Praise…"))
        self.new.setText(tr("New session…"))
        now = datetime.now(UTC)
        planned = [row for row in self._rows if row.state == "planned"]
        late = sum(row.held_at < now for row in planned)
        unsigned = sum(row.state == "held" and row.signed == 1 for row in self._rows)
        parts = [
            tr_n("%n session(s) planned", len(planned)),
            tr_n("%n should have been held", late) if late else "",
            tr_n("%n signed by one only", unsigned) if unsigned else "",
        ]
        self.state.setText(" · ".join(part for part in parts if part) if self._rows else "")
