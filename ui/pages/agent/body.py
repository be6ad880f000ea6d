"""What the page shows of one agent: figures, one of the views, the evaluations or those behind what was clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk.work.periods import month_of
from qa_desk.work.scorecard import Scorecard
from ui.charts import ChartCard
from ui.charts.copying import Copied
from ui.context import AppContext
from ui.growth import GrowthPanel
from ui.pages.agent.changed import ChangedView
from ui.pages.agent.control import ControlView
from ui.pages.agent.figures import Figures
from ui.pages.agent.heat import HeatView
from ui.pages.agent.listed import EvaluationList
from ui.pages.agent.loading import Read
from ui.pages.agent.sections import SectionTable
from ui.pages.agent.trend import TrendChart, readout
from ui.text import N_, Retranslating, show_month, tr, tr_marked

SPLITTER: Final = "agent"
VIEWS: Final = {
    "months": N_("Months"),
    "control": N_("Control chart"),
    "heat": N_("Heat map"),
    "changed": N_("Did it work?"),
    "growth": N_("Growth"),
}
LAZY: Final = ("control", "heat", "changed")
"""Views that are read when they are looked at."""


class Body(Retranslating, QWidget):
    """`opened` carries the call of an evaluation, `session_opened` a coaching session, `wanted` a view to be read.

    `calls_wanted` asks for the calls of the month (its first day) the list is narrowed to.
    """

    opened = Signal(str)
    session_opened = Signal(str)
    wanted = Signal(str)
    calls_wanted = Signal(object)

    def __init__(self, context: AppContext, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: Scorecard | None = None
        self.view = "months"
        self.figures, self.sections, self.trend = Figures(), SectionTable(), TrendChart()
        self.control, self.heat, self.changed = ControlView(), HeatView(), ChangedView()
        self.growth = GrowthPanel(context)
        self.trend_card = ChartCard(self.trend, self.trend)
        self.trend_title, self.readout = self.trend_card.title, self.trend_card.note
        self.listed = EvaluationList(context)
        self.model, self.table = self.listed.model, self.listed.table
        self.tabs = {key: QPushButton() for key in VIEWS}
        self.tabs["changed"].setVisible(not own)
        self.views, self.rows = QStackedWidget(), QSplitter()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        months = QWidget()
        across = QHBoxLayout(months)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self.trend_card, 5)
        across.addWidget(self.sections, 3)
        for view in (months, self.control, self.heat, self.changed, self.growth):
            self.views.addWidget(view)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        group = QButtonGroup(self)
        for key, button in self.tabs.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, one=key: self.show_view(one))
            group.addButton(button)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self.tabs["months"].setChecked(True)
        upper = QWidget()
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(tabs)
        inside.addWidget(self.views, 1)
        self.rows.setOrientation(Qt.Orientation.Vertical)
        self.rows.addWidget(upper)
        self.rows.addWidget(self.listed)
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(12)
        self.rows.setStretchFactor(0, 3)
        self.rows.setStretchFactor(1, 2)
        self.rows.setSizes(self._context.settings.splitters.get(SPLITTER) or [400, 200])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.figures)
        column.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self.listed.opened.connect(self.opened)
        self.listed.calls_wanted.connect(self.calls_wanted)
        self.trend.pointed.connect(lambda at: self.readout.setText(readout(self.trend.months, at)))
        self.trend.opened.connect(self._month)
        self.trend.session_opened.connect(self.session_opened)
        self.changed.opened.connect(self.session_opened)
        for view in (self.control, self.heat):
            view.behind.connect(self.narrow)

    def show_view(self, view: str) -> None:
        """Show one of `VIEWS`; what another one had narrowed the list to is let go."""
        if view != self.view:
            self.listed.show_all()
        self.view = view
        self.tabs[view].setChecked(True)
        self.views.setCurrentIndex(list(VIEWS).index(view))
        self.wanted.emit(view)

    @property
    def chart(self) -> Copied | None:
        """The chart that is seen."""
        charts: dict[str, Copied] = {
            "months": self.trend, "control": self.control.chart, "heat": self.heat.chart,
            "changed": self.changed.chart,
        }  # fmt: skip
        return charts.get(self.view)

    def show_card(self, card: Scorecard) -> None:
        """Show a scorecard; the row the keyboard is on stays where it is the same agent's."""
        self._card = card
        self.figures.show_card(card)
        self.trend.show_card(card)
        self.sections.show_card(card)
        self.listed.show_card(card)

    def show_read(self, read: Read) -> None:
        """Show what was read for a view."""
        assert self._card is not None
        if read.view == "control":
            self.control.show_progress(read.found, self._card.coaching)
        elif read.view == "heat":
            self.heat.show_map(read.found)
        else:
            self.changed.show_found(read.found)
            self.trend.show_changed(read.found)

    def narrow(self, words: str, evaluations: Iterable[str]) -> None:
        """List only the evaluations behind something."""
        self.listed.narrow(words, frozenset(evaluations))

    def _month(self, at: int) -> None:
        if self._card is None:
            return
        month = self._card.months[at].first_day
        behind = (one.id for one in self._card.evaluations if month_of(one.started_at, None) == month)
        self.listed.narrow(show_month(month), frozenset(behind), month)

    def store(self) -> None:
        """Remember widths and heights in the settings."""
        self.listed.store()
        self._context.settings.splitters[SPLITTER] = self.rows.sizes()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.trend_title.setText(tr("By month, 95 % interval"))
        for key, button in self.tabs.items():
            button.setText(tr_marked(VIEWS[key]))
