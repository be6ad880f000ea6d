"""The heat map of an agent: sections and questions by month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qa_desk.work.insights.heat import Cell, HeatMap, HeatRow
from ui.charts import ChartCard, HeatCell, HeatLine
from ui.charts import HeatMap as HeatChart
from ui.pages.agent.axis import ENOUGH
from ui.pages.agent.words import doubt
from ui.text import Retranslating, show_month, show_number, tr, tr_n


class HeatView(Retranslating, QWidget):
    """`behind` carries the evaluations behind a cell and words for them."""

    behind = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: HeatMap | None = None
        self._rows: list[HeatRow] = []
        self.chart = HeatChart()
        self.chart.opened.connect(self._opened)
        inner = QWidget()
        inner.setObjectName("plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(self.chart)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.card = ChartCard(self.chart, area)
        self.only = QPushButton()
        self.only.setCheckable(True)
        self.only.toggled.connect(lambda _on: self._show())
        self.card.add_choice(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.retranslate()

    def show_map(self, found: HeatMap) -> None:
        """Show an agent's map."""
        self.found = found
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.card.title.setText(tr("Sections and questions by month"))
        self.card.note.setText(tr("% passed, small: n; the lower the stronger; outlined: fewer than 5"))
        self.only.setText(tr("Sections only"))
        self.chart.setAccessibleName(tr("Sections and questions by month"))
        self._show()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        self._rows = [row for row in found.rows if row.is_section or not self.only.isChecked()]
        columns = [*(show_month(month) for month in found.months), tr("All")]
        lines = [
            HeatLine(
                row.title,
                row.is_section,
                tuple(
                    _cell(row, cell, columns[at], f"{place}:{at}")
                    for at, cell in enumerate((*row.cells, row.whole))
                ),
            )
            for place, row in enumerate(self._rows)
        ]
        self.chart.show_map(columns, lines, tr_n("%n row(s)", len(lines)))

    def _opened(self, key: str) -> None:
        place, at = map(int, key.split(":"))
        row = self._rows[place]
        cell = (*row.cells, row.whole)[at]
        self.behind.emit(tr("{row}, {month}", row=row.title, month=self.chart.columns[at]), cell.evaluations)


def _cell(row: HeatRow, cell: Cell, column: str, key: str) -> HeatCell:
    """A cell; N/A and never asked are told in words, not as zero."""
    name = tr("{row}, {month}", row=row.title, month=column)
    if cell.value.value is None:
        if not cell.na:
            return HeatCell(None, "·", tip=tr("{name}: not asked", name=name))
        applied = tr_n("did not apply in %n evaluation(s)", cell.na)
        return HeatCell(None, tr("N/A"), tip=f"{name}\n{applied}", key=key)
    value = show_number(round(cell.value.value))
    kind = tr("mean {value} %", value=value) if row.is_section else tr("passed {value} %", value=value)
    lines = [name, tr("{kind} ({doubt})", kind=kind, doubt=doubt(cell.value))]
    if cell.na:
        lines.append(tr_n("did not apply in %n evaluation(s)", cell.na))
    few = cell.value.n < ENOUGH
    return HeatCell(cell.value.value / 100, value, show_number(cell.value.n), few, "\n".join(lines), key)
