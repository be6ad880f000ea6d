"""The sheet of keys of the current page and of everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.actions import EVERYWHERE, ActionBook
from ui.text import Retranslating, tr


class ShortcutSheet(Retranslating, QDialog):
    """Two columns: the page's own keys, and those that work everywhere. Escape or `?` closes it."""

    def __init__(self, book: ActionBook, scope: str, page_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._scope, self._page_title = book, scope, page_title
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 480)
        self._body = QWidget()
        self._body.setObjectName("plain")
        self._columns = QHBoxLayout(self._body)
        self._columns.setSpacing(32)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(scroll)
        self.retranslate()

    def _column(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heading = QLabel(title)
        heading.setProperty("look", "cardTitle")
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (name, keys) in enumerate(rows, start=1):
            key = QLabel(keys)
            key.setProperty("look", "quiet")
            grid.addWidget(QLabel(name), place, 0)
            grid.addWidget(key, place, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(rows) + 1, 1)
        return box

    def retranslate(self) -> None:
        """List the keys anew."""
        self.setWindowTitle(tr("Keyboard shortcuts"))
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        keys = self._book.keys(self._scope)
        own = [(name, key) for scope, name, key in keys if scope != EVERYWHERE]
        everywhere = [(name, key) for scope, name, key in keys if scope == EVERYWHERE]
        if own:
            self._columns.addWidget(self._column(self._page_title, own), 1)
        self._columns.addWidget(self._column(tr("Everywhere"), everywhere), 1)

    def keyPressEvent(self, event: object) -> None:
        if event.text() == "?" or event.matches(QKeySequence.StandardKey.Cancel):  # type: ignore[attr-defined]
            self.close()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
