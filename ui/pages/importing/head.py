"""The head of the page: how many of what, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qa_desk.importing import Preview, Status
from ui.pages.importing.words import SIGNS, status_name
from ui.text import Retranslating, show_number, tr, tr_n


class Head(Retranslating, QFrame):
    """`narrowed` carries a status to show alone, None for all. Its page connects the buttons."""

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._found: Preview | None = None
        self.name = QLabel()
        self.name.setProperty("look", "pageTitle")
        self.files, self.folder, self.start = QPushButton(), QPushButton(), QPushButton()
        self.start.setProperty("primary", True)
        self.filters: dict[Status | None, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addSpacing(8)
        for status in (None, Status.NEW, Status.COMPLETES, Status.KNOWN, Status.REFUSED):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("look", "compact")
            button.clicked.connect(lambda _checked=False, one=status: self.narrowed.emit(one))
            group.addButton(button)
            self.filters[status] = button
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.files, self.folder, self.start):
            row.addWidget(widget)
        self.retranslate()

    def show_found(self, found: Preview | None) -> None:
        """Say how many rows there are of each status, and what would go in."""
        self._found = found
        self.filters[None].setChecked(True)
        self.retranslate()

    def show_state(self, *, rows: bool, can_start: bool, busy: bool) -> None:
        """Offer what can be done now."""
        for status, button in self.filters.items():
            button.setVisible(rows and (status is None or self._count(status) > 0))
        for button in (self.files, self.folder):
            button.setEnabled(not busy)
        self.start.setVisible(rows)
        self.start.setEnabled(can_start)

    def _count(self, status: Status) -> int:
        return self._found.counts[status] if self._found is not None else 0

    def _start_text(self) -> str:
        ready = self._found.of(Status.NEW, Status.COMPLETES) if self._found is not None else []
        calls = sum(item.call is not None for item in ready)
        ratings = len(ready) - calls
        if calls and ratings:
            both = {"calls": tr_n("%n call(s)", calls), "ratings": tr_n("%n rating(s)", ratings)}
            return tr("Import {calls} and {ratings}", **both)
        return tr_n("Import %n rating(s)", ratings) if ratings else tr_n("Import %n call(s)", calls)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Import"))
        self.files.setText(tr("Choose files…"))
        self.folder.setText(tr("Choose a folder…"))
        total = len(self._found.items) if self._found is not None else 0
        for status, button in self.filters.items():
            count = total if status is None else self._count(status)
            name = tr("all") if status is None else status_name(status)
            words = tr("{name} {count}", name=name, count=show_number(count))
            button.setText(words if status is None else f"{SIGNS[status]} {words}")
            button.setAccessibleName(words)
        self.start.setText(self._start_text())
