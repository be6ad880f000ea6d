"""The list of an agent's evaluations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.queries.agents import AgentEvaluation
from ui.text import N_, NO_VALUE, show_number, show_time, tr, tr_marked
from ui.theme import color
from ui.widgets.table import RIGHT

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title is marked with `N_`, `key` is what it sorts by."""

    title: str
    text: Callable[[AgentEvaluation], str]
    key: Callable[[AgentEvaluation], Any]
    width: int
    right: bool = False


def reason_text(row: AgentEvaluation) -> str:
    """The narrowest reason; those around it are told on hover."""
    return row.reason.rsplit(" / ", 1)[-1] if row.reason else NO_VALUE


def form_text(row: AgentEvaluation) -> str:
    """The form and its version."""
    return tr("{form}, version {number}", form=row.form_title, number=row.version)


def outcome_text(row: AgentEvaluation) -> str:
    """The outcome by shape and word."""
    if _criticals(row):
        return "✕ " + tr("critical error")
    words = {"pass": "✓ " + tr("pass"), "fail": "✕ " + tr("fail"), "not_scorable": "– " + tr("not scorable")}
    return words[row.outcome]


def rating_text(row: AgentEvaluation) -> str:
    """The customer's rating on its own scale."""
    if row.rating_value is None or row.rating_max is None:
        return NO_VALUE
    value, most = show_number(row.rating_value), show_number(row.rating_max)
    return tr("{value} of {most}", value=value, most=most)


def score_text(row: AgentEvaluation) -> str:
    """The score in whole percent."""
    return NO_VALUE if row.score is None else show_number(round(row.score))


def _criticals(row: AgentEvaluation) -> int:
    return row.critical_customer + row.critical_business + row.critical_compliance


def _rating_key(row: AgentEvaluation) -> float:
    return -1.0 if row.rating_value is None or not row.rating_max else row.rating_value / row.rating_max


COLUMNS: Final = (
    Column(N_("Scored on"), lambda row: show_time(row.submitted_at), lambda row: row.submitted_at, 138),
    Column(N_("Call"), lambda row: show_time(row.started_at), lambda row: row.started_at, 138),
    Column(N_("Reason"), reason_text, lambda row: (row.reason or "").casefold(), 176),
    Column(N_("Scored by"), lambda row: row.evaluator, lambda row: row.evaluator.casefold(), 124),
    Column(N_("Score, %"), score_text, lambda row: -1.0 if row.score is None else row.score, 76, True),
    Column(N_("Outcome"), outcome_text, lambda row: (_criticals(row), row.outcome), 118),
    Column(N_("Customer's rating"), rating_text, _rating_key, 126, True),
    Column(N_("Form"), form_text, lambda row: (row.form_title.casefold(), row.version), 150),
)
REASON, OUTCOME, FORM = 2, 5, 7
TOLD: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
"""What `data` has an answer for; Qt asks for much more with every cell."""
QUIET: Final = frozenset({1, 3, FORM})


class EvaluationsModel(QAbstractTableModel):
    """One row per evaluation, newest first until another order is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AgentEvaluation] = []
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.DescendingOrder)
        self._texts: dict[tuple[int, int], str] = {}

    def show_rows(self, rows: Sequence[AgentEvaluation]) -> None:
        """Show these evaluations; nothing happens where they are those shown."""
        arranged = self._arranged(rows)
        if arranged != self.rows:
            self.beginResetModel()
            self.rows = arranged
            self._texts.clear()
            self.endResetModel()

    def _arranged(self, rows: Sequence[AgentEvaluation]) -> list[AgentEvaluation]:
        column, order = self._order
        return sorted(rows, key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self._order = (column, order)
        self.beginResetModel()
        self.rows = self._arranged(self.rows)
        self._texts.clear()
        self.endResetModel()

    def row_of(self, evaluation_id: str) -> int | None:
        """Where an evaluation is listed."""
        return next((at for at, row in enumerate(self.rows) if row.id == evaluation_id), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].right:
            return RIGHT
        return tr_marked(COLUMNS[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TOLD:
            return None
        at, place = index.row(), index.column()
        row = self.rows[at]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(at, place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[place].right else None
        if role == Qt.ItemDataRole.ForegroundRole:
            bad = place == OUTCOME and (_criticals(row) or row.outcome == "fail")
            return color("bad") if bad else color("quiet") if place in QUIET else None
        return {REASON: row.reason, FORM: form_text(row)}.get(place)

    def _text(self, at: int, place: int) -> str:
        """What a cell says, written once."""
        known = self._texts.get((at, place))
        if known is None:
            known = self._texts[(at, place)] = COLUMNS[place].text(self.rows[at])
        return known

    def retranslate(self) -> None:
        """The language changed: every text is another."""
        self._texts.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))
