"""How far looking or importing is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.text import N_, Retranslating, tr, tr_marked

STEPS = 1000


class Progress(Retranslating, QWidget):
    """`cancelled` when the person wants it to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self.title, self.note = QLabel(), QLabel()
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(380)
        self.stop = QPushButton()
        self.stop.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self.title, self.note, self.bar, self.stop):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    def begin(self, title: str, note: str) -> None:
        """Start at nothing; both are marked with `N_`."""
        self._words = (title, note)
        self.bar.setValue(0)
        self.stop.setEnabled(True)
        self.retranslate()

    def show_share(self, share: float | None) -> None:
        """How far it is, 0 to 1."""
        self.bar.setValue(round(STEPS * (share or 0.0)))

    def stopping(self) -> None:
        """The person wants it to stop; what is under way is finished first."""
        self._words = (self._words[0], N_("Stopping after what is under way."))
        self.stop.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.stop.setText(tr("Stop"))
        title, note = (tr_marked(words) for words in self._words)
        self.title.setText(title)
        self.note.setText(note)
        self.bar.setAccessibleName(title)
