"""The head of the page: how many of what, and the way on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qa_desk.importing import Status
from ui.pages.importing.words import status_name
from ui.text import Retranslating, show_number, tr, tr_n


class Head(Retranslating, QFrame):
    """`narrowed` carries a status to show alone, None for all. Its page connects the buttons."""

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._counts: Mapping[Status, int] = {}
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

    def show_counts(self, counts: Mapping[Status, int]) -> None:
        """Say how many rows there are of each status."""
        self._counts = counts
        self.filters[None].setChecked(True)
        self.retranslate()

    def show_state(self, *, rows: bool, can_start: bool) -> None:
        """Offer what can be done now."""
        for status, button in self.filters.items():
            button.setVisible(rows and (status is None or self._counts.get(status, 0) > 0))
        self.start.setVisible(rows)
        self.start.setEnabled(can_start)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Import"))
        self.files.setText(tr("Choose files…"))
        self.folder.setText(tr("Choose a folder…"))
        total = sum(self._counts.values())
        for status, button in self.filters.items():
            count = total if status is None else self._counts.get(status, 0)
            name = tr("all") if status is None else status_name(status)
            button.setText(tr("{name} {count}", name=name, count=show_number(count)))
        ready = self._counts.get(Status.NEW, 0) + self._counts.get(Status.COMPLETES, 0)
        self.start.setText(tr_n("Import %n row(s)", ready))
