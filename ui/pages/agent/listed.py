"""The card with an agent's evaluations, all of them or those behind what was clicked in a chart."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from qa_desk.work.scorecard import Scorecard
from ui.context import AppContext
from ui.pages.agent.evaluations import COLUMNS, EvaluationsModel
from ui.text import Retranslating, tr, tr_n
from ui.widgets.plain_cells import PlainCells
from ui.widgets.table import Table

TABLE: Final = "evaluations"


class EvaluationList(Retranslating, QFrame):
    """`opened` carries the call of an evaluation that was opened, `calls_wanted` the month whose calls are wanted."""

    opened = Signal(str)
    calls_wanted = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: Scorecard | None = None
        self._only: frozenset[str] | None = None
        self._words, self._month, self._agent = "", None, ""  # type: str, date | None, str
        self.model, self.table = EvaluationsModel(self), Table()
        self.none_scored, self.behind = QLabel(), QLabel()
        self.calls, self.clear = QPushButton(), QPushButton()
        self.bar, self.list = QWidget(), QStackedWidget()
        self._build()
        self.table.opened.connect(self._opened)
        self.clear.clicked.connect(lambda _on=False: self.show_all())
        self.calls.clicked.connect(lambda _on=False: self.calls_wanted.emit(self._month))
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("look", "card")
        self.setMinimumHeight(110)
        self.none_scored.setProperty("look", "quiet")
        self.none_scored.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none_scored.setWordWrap(True)
        self.behind.setProperty("look", "cardTitle")
        for button in (self.calls, self.clear):
            button.setProperty("look", "link")
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainCells(self.table))
        for at, column in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(at, column.width)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.remember(TABLE, self._context.settings)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        across = QHBoxLayout(self.bar)
        across.setContentsMargins(12, 4, 8, 0)
        across.addWidget(self.behind, 1)
        across.addWidget(self.calls)
        across.addWidget(self.clear)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.list)
        for widget in (self.table, self.none_scored):
            self.list.addWidget(widget)

    def show_card(self, card: Scorecard) -> None:
        """List an agent's evaluations; the row the keyboard is on stays where it is the same agent's."""
        self._card = card
        if card.agent.id != self._agent:
            self._only = None
        kept = self._current() if card.agent.id == self._agent else ""
        self._agent = card.agent.id
        self._show(kept)

    def narrow(self, words: str, evaluations: frozenset[str], month: date | None = None) -> None:
        """List only these; `words` say what they are behind."""
        self._only, self._words, self._month = evaluations, words, month
        self._show("")

    def show_all(self) -> None:
        """List all of them again."""
        self._only = None
        self._show(self._current())

    def _show(self, kept: str) -> None:
        if self._card is None:
            return
        rows = [one for one in self._card.evaluations if self._only is None or one.id in self._only]
        self.model.show_rows(rows)
        self.list.setCurrentWidget(self.table if rows else self.none_scored)
        self.retranslate()
        if self.model.rows and self._current() != (kept or self.model.rows[0].id):
            self.table.setCurrentIndex(self.model.index(self.model.row_of(kept) or 0, 0))

    def store(self) -> None:
        """Remember widths in the settings."""
        self.table.store()

    def _current(self) -> str:
        at = self.table.currentIndex().row()
        return self.model.rows[at].id if 0 <= at < len(self.model.rows) else ""

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.rows[index.row()].interaction_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        narrowed = self._only is not None
        self.bar.setVisible(narrowed)
        count = tr_n("%n evaluation(s)", len(self.model.rows))
        self.behind.setText(tr("Behind {what}: {count}", what=self._words, count=count) if narrowed else "")
        self.calls.setText(tr("All calls of this month"))
        self.calls.setVisible(self._month is not None and not self._context.acting.only_agent)
        self.clear.setText(tr("Show all"))
        self.table.setAccessibleName(tr("Evaluations"))
        self.none_scored.setText(
            tr("No evaluation of this time is behind it.")
            if narrowed
            else tr("No call of this time is scored yet. Open one from Calls to score it.")
        )
        self.model.retranslate()
