"""A plain table of text whose rows carry a key: filled once, opened by Enter or double click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from ui.theme import color
from ui.widgets.table import RIGHT, Table


@dataclass(frozen=True, slots=True)
class Line:
    """Cells of a row, its key, what hovering says; `token` colours the last cell, which says the same in words."""

    cells: tuple[str, ...]
    key: str = ""
    tip: str = ""
    token: str = ""
    extra: tuple[int, ...] = field(default=())


class Listing(Table):
    """`chosen` carries the key of an opened row, and what it has as extra."""

    chosen = Signal(str, tuple)

    def __init__(self, numbers: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = frozenset(numbers)
        self.lines: tuple[Line, ...] = ()
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.opened.connect(self._opened)

    def show_lines(self, head: Sequence[str], lines: Sequence[Line], widths: Sequence[int]) -> None:
        """Show these rows."""
        self.lines = tuple(lines)
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(list(head))
        for line in lines:
            items = [QStandardItem(cell) for cell in line.cells]
            for at, item in enumerate(items):
                item.setEditable(False)
                item.setToolTip(line.tip or line.cells[at])
                if at in self._numbers:
                    item.setTextAlignment(RIGHT)
            if line.token:
                items[-1].setForeground(color(line.token))
            self.rows.appendRow(items)
        for at, wide in enumerate(widths):
            self.setColumnWidth(at, wide)
            if at in self._numbers:
                self.rows.setHeaderData(
                    at, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
                )

    def text_rows(self) -> list[list[str]]:
        """Everything as text, for copying."""
        head = [str(self.rows.horizontalHeaderItem(at).text()) for at in range(self.rows.columnCount())]
        return [head, *(list(line.cells) for line in self.lines)]

    def _opened(self, index: QModelIndex) -> None:
        line = self.lines[index.row()]
        if line.key:
            self.chosen.emit(line.key, line.extra)
