"""A short list as a table model: read whole, shown by columns that say how a cell reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.text import tr_marked
from ui.theme import color, font
from ui.widgets.table import RIGHT, Table

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its title is marked with `N_`; `tone` names a colour token, `tip` says more on hover."""

    title: str
    text: Callable[[T], str]
    width: int
    right: bool = False
    bold: bool = False
    tone: Callable[[T], str] | None = None
    tip: Callable[[T], str] | None = None


class RowsModel(QAbstractTableModel, Generic[T]):
    """The rows in the order they were given."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Final = tuple(columns)
        self.rows: tuple[T, ...] = ()

    def show(self, rows: Sequence[T]) -> None:
        """Take every row anew."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return color(column.tone(row)) if column.tone is not None else None
        if role == Qt.ItemDataRole.FontRole and column.bold:
            return font(bold=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip or column.text)(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr_marked(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else None
        return None

    def table(self) -> list[list[str]]:
        """Head and rows as text, to be copied."""
        head = [tr_marked(column.title) for column in self.columns]
        return [head, *([column.text(row) for column in self.columns] for row in self.rows)]

    def retranslate(self) -> None:
        """Every cell may read differently now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))


def table_of(model: RowsModel[Any]) -> Table:
    """A table over such a model: one row at a time, columns as wide as they say."""
    table = Table()
    table.setModel(model)
    table.setSelectionMode(Table.SelectionMode.SingleSelection)
    for at, column in enumerate(model.columns):
        table.horizontalHeader().resizeSection(at, column.width)
    return table


def current_row(table: Table, model: RowsModel[T]) -> T | None:
    """The row the keyboard is on."""
    at = table.currentIndex().row()
    return model.rows[at] if 0 <= at < len(model.rows) else None
