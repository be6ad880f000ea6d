"""The calls of a plan, put in another order by dragging them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from db.queries.listening_session import ItemRow
from ui.widgets.rows import RowsModel
from ui.widgets.table import Table

KIND: Final = "application/x-qa-desk-call"
Index = QModelIndex | QPersistentModelIndex


class CallsModel(RowsModel[ItemRow]):
    """`dropped` carries an item and the place it was dropped at, from 0; the rows follow once it is kept."""

    dropped = Signal(str, int)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(KIND, self.rows[indexes[0].row()].id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        key = bytes(data.data(KIND).data()).decode()
        ids = [item.id for item in self.rows]
        if key in ids:
            place = row if row >= 0 else parent.row() if parent.isValid() else len(ids)
            self.dropped.emit(key, place - 1 if ids.index(key) < place else place)
        return False  # the rows are read again; the view must not take any away


def draggable(table: Table) -> None:
    """Let rows of a table be dragged within it."""
    table.setDragEnabled(True)
    table.setAcceptDrops(True)
    table.setDropIndicatorShown(True)
    table.setDragDropOverwriteMode(False)
    table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
