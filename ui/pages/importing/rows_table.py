"""The table of what would happen; a refused row tells its reason over all its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.importing.model import COLUMNS, FILE, REASON, RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from qa_desk.importing import Preview, Status
    from ui.settings import Settings

SPANNED: Final = 1_000
"""Reasons run over their rows in so many rows; Qt slows down with more."""


class _Ends(QStyledItemDelegate):
    """Keeps both ends of a long file name: its line is at the end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class RowsTable(Table):
    """`start_wanted` on Enter. A double click starts nothing."""

    start_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        for at, column in enumerate(COLUMNS):
            self.horizontalHeader().resizeSection(at, column.width)
        self.setItemDelegateForColumn(FILE, _Ends(self))
        self.remember("import", settings)

    def show_preview(self, preview: Preview | None, only: Status | None = None) -> None:
        """Show all rows or those of one status, the first of them current."""
        self.clearSpans()
        self.rows.show_preview(preview, only)
        for row, item in enumerate(self.rows.rows[:SPANNED]):
            if item.refusal is not None:
                self.setSpan(row, REASON, 1, len(COLUMNS) - REASON)
        self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start_wanted.emit()
        else:
            super().keyPressEvent(event)
