"""What the page shows of one agent: figures, months, sections, evaluations."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qa_desk.work.scorecard import Scorecard
from ui.context import AppContext
from ui.pages.agent.evaluations import COLUMNS, EvaluationsModel
from ui.pages.agent.figures import Figures
from ui.pages.agent.sections import SectionTable
from ui.pages.agent.trend import TrendChart, readout
from ui.text import Retranslating, tr
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.table import Table

SPLITTER: Final = "agent"
TABLE: Final = "evaluations"


class Body(Retranslating, QWidget):
    """`opened` carries the call of an evaluation that was opened."""

    opened = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._agent = ""
        self.figures, self.sections, self.trend = Figures(), SectionTable(), TrendChart()
        self.trend_title, self.readout = QLabel(), ElidedLabel()
        self.trend_title.setProperty("look", "cardTitle")
        self.readout.setProperty("look", "quiet")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.model, self.table = EvaluationsModel(self), Table()
        self.none_scored = QLabel()
        self.none_scored.setProperty("look", "quiet")
        self.none_scored.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QStackedWidget()
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self._set_up_table()
        self._build()
        self.table.opened.connect(self._opened)
        self.trend.pointed.connect(lambda at: self.readout.setText(readout(self.trend.months, at)))
        self.retranslate()

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        for at, column in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(at, column.width)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.remember(TABLE, self._context.settings)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)

    def _build(self) -> None:
        upper = QWidget()
        across = QHBoxLayout(upper)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._trend_card(), 5)
        across.addWidget(self.sections, 3)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        for widget in (self.table, self.none_scored):
            self.list.addWidget(widget)
        card.setMinimumHeight(110)
        self.rows.addWidget(upper)
        self.rows.addWidget(card)
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(12)
        self.rows.setStretchFactor(0, 3)
        self.rows.setStretchFactor(1, 2)
        self.rows.setSizes(self._context.settings.splitters.get(SPLITTER) or [360, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addWidget(self.rows, 1)

    def _trend_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.trend_title)
        head.addWidget(self.readout, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.trend, 1)
        return card

    def show_card(self, card: Scorecard) -> None:
        """Show a scorecard; the row the keyboard is on stays where it is the same agent's."""
        self.figures.show_card(card)
        self.trend.show_card(card)
        self.sections.show_card(card)
        kept = self._current() if card.agent.id == self._agent else ""
        self._agent = card.agent.id
        self.model.show_rows(card.evaluations)
        self.list.setCurrentWidget(self.table if card.evaluations else self.none_scored)
        if self.model.rows and self._current() != (kept or self.model.rows[0].id):
            self.table.setCurrentIndex(self.model.index(self.model.row_of(kept) or 0, 0))

    def store(self) -> None:
        """Remember widths and heights in the settings."""
        self.table.store()
        self._context.settings.splitters[SPLITTER] = self.rows.sizes()

    def _current(self) -> str:
        at = self.table.currentIndex().row()
        return self.model.rows[at].id if 0 <= at < len(self.model.rows) else ""

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.rows[index.row()].interaction_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.trend_title.setText(tr("By month, 95 % interval"))
        self.table.setAccessibleName(tr("Evaluations"))
        self.none_scored.setText(tr("No call of this time is scored yet. Open one from Calls to score it."))
        self.model.retranslate()
