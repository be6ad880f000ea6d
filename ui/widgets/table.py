"""Tables, set up one way: whole rows, no grid, quiet header, sort arrows; numbers right where the model says so."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.settings import Settings, from_text, to_text

ROW: Final = 34
TALL_ROW: Final = 40
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""What a model answers to `TextAlignmentRole` for numbers, in cells and header."""


class Table(QTableView):
    """`opened` carries the index of a row opened by double click or Enter."""

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None, *, row_height: int = ROW) -> None:
        super().__init__(parent)
        self._settings: Settings | None = None
        self._name = ""
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(44)
        self.doubleClicked.connect(self.opened)

    def remember(self, name: str, settings: Settings) -> None:
        """Give the header its remembered widths and order; call after the model is set, `store` later."""
        self._name, self._settings = name, settings
        if state := settings.tables.get(name):
            self.horizontalHeader().restoreState(from_text(state))

    def store(self) -> None:
        """Keep widths and order in the settings; call from the page's `deactivate`."""
        if self._settings is not None:
            self._settings.tables[self._name] = to_text(self.horizontalHeader().saveState())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _example() -> QWidget:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Agent", "Reason", "Quality"])
    for name, reason, score in (("Martha Osei", "Card lost", 91), ("周贝", "挂失", 84)):
        number = QStandardItem()
        number.setData(score, Qt.ItemDataRole.DisplayRole)
        number.setTextAlignment(RIGHT)
        model.appendRow([QStandardItem(name), QStandardItem(reason), number])
    table = Table()
    table.setModel(model)
    table.setSortingEnabled(True)
    return table


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
