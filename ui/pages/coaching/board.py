"""The team's board: who was praised for what, heard again where one may."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.queries.coaching import PraiseRow
from ui.pages.coaching.cards import tool
from ui.pages.coaching.loading import Board
from ui.text import Retranslating, show_day, tr
from ui.widgets.empty_state import EmptyState


class BoardPanel(Retranslating, QWidget):
    """`wanted` asks for new praise, `played` carries a call and a stretch in ms, `taken` a praise's id."""

    wanted = Signal()
    played = Signal(str, int, int)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self._me, self._leads = "", False
        self.empty = EmptyState("flag")
        self.empty.acted.connect(self.wanted)
        inner = QWidget()
        inner.setObjectName("plain")
        self.lines = QVBoxLayout(inner)
        self.lines.setContentsMargins(0, 0, 6, 0)
        self.lines.setSpacing(10)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.area)
        self.retranslate()

    def show_board(self, board: Board, me: str, leads: bool) -> None:
        """Show the board as this person may see it."""
        self.board, self._me, self._leads = board, me, leads
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew."""
        self.area.setAccessibleName(tr("The team's board"))
        may = self.board is not None and bool(self.board.people)
        self.empty.set_words(
            tr("Nobody was praised yet"),
            tr("Praise for a moment of a call is heard by whom it is for, and seen by the team."),
            tr("Praise somebody…") if may else "",
        )
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        praise = self.board.praise if self.board is not None else ()
        self.empty.setVisible(not praise)
        self.area.setVisible(bool(praise))
        for row in praise:
            self.lines.addWidget(self._card(row))
        self.lines.addStretch(1)

    def _card(self, row: PraiseRow) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        across = QHBoxLayout(card)
        across.setContentsMargins(16, 10, 12, 10)
        column = QVBoxLayout()
        name, words, quiet = QLabel(row.agent), QLabel(row.text), QLabel()
        name.setProperty("look", "cardTitle")
        quiet.setProperty("look", "quiet")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        parts = [tr("by {name}, {day}", name=row.author, day=show_day(row.given_at))]
        parts += [] if row.on_board else [tr("only for {name}", name=row.agent)]
        quiet.setText(" · ".join(parts))
        for widget in (name, words, quiet):
            column.addWidget(widget)
        across.addLayout(column, 1)
        call, start, end = row.interaction_id, row.start_ms, row.end_ms
        if call is not None and start is not None and end is not None:
            hear = tr("Hear what {name} was praised for", name=row.agent)
            across.addWidget(tool("play", hear, lambda: self.played.emit(call, start, end)))
        if row.author_id == self._me or self._leads:
            across.addWidget(tool("cross", tr("Take this praise back"), lambda: self.taken.emit(row.id)))
        return card
