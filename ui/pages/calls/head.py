"""The head of the page: its name, how many calls, saved views, the search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from db.queries.calls import CallCount
from ui.context import AppContext
from ui.icons import icon
from ui.pages.calls.saved_views import SavedViews
from ui.text import Retranslating, show_number, tr, tr_n

TYPING_MS = 220
"""So long after the last key the search begins."""


class Head(Retranslating, QFrame):
    """`searched` carries the words after typing, `left` when the keyboard goes down into the list."""

    searched = Signal(str)
    left = Signal()
    export_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._count: CallCount | None = None
        self._selected = 0
        self.name, self.count = QLabel(), QLabel()
        self.name.setProperty("look", "pageTitle")
        self.count.setProperty("look", "quiet")
        self.views = SavedViews(context)
        self.export = QPushButton()
        self.export.setIcon(icon("export", "quiet"))
        self.export.clicked.connect(self.export_wanted)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(300)
        self.search.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._now)
        self.search.installEventFilter(self)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self.search, self.views, self.export):
            row.addWidget(widget)

    def _now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text())

    def show_search(self, words: str) -> None:
        """Show what is searched, without searching again."""
        if self.search.text() != words:
            self.search.setText(words)

    def show_count(self, count: CallCount | None, selected: int = 0) -> None:
        """Say how many calls there are (None while nobody knows yet) and how many are selected."""
        self._count, self._selected = count, selected
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.search.text():
                    self.search.clear()
                    self._now()
                else:
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Calls"))
        self.search.setPlaceholderText(tr("Search what was said and noted"))
        self.search.setAccessibleName(tr("Search what was said and noted"))
        self.export.setText(tr("Export"))
        self.export.setToolTip(tr("Save the selected calls, or all that are listed, as a table (Ctrl+E)"))
        said = ""
        if self._count is not None and self._count.more:
            said = tr("more than {n} calls", n=show_number(self._count.number))
        elif self._count is not None:
            said = tr_n("%n call(s)", self._count.number)
        if self._count is not None and self._count.left_out:
            said += " · " + tr("without those you score blind")
        if self._selected > 1:
            said += " · " + tr_n("%n selected", self._selected)
        self.count.setText(said)
