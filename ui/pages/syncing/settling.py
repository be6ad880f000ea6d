"""One text with several versions side by side: keep one, or write what all mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qa_desk.sync.conflicts import Side
from qa_desk.work.sync_status import Waiting
from ui.pages.syncing.words import what
from ui.text import Retranslating, show_time, tr


class Version(Retranslating, QFrame):
    """One version; `taken` carries its words."""

    taken = Signal(str)

    def __init__(self, side: Side, shown: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._side, self._shown = side, shown
        self.when, self.words = QLabel(), QLabel(side.text)
        self.when.setProperty("look", "quiet")
        for label in (self.when, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.keep = QPushButton()
        self.keep.clicked.connect(lambda: self.taken.emit(side.text))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.when)
        column.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        when = tr("Written {time}", time=show_time(self._side.at))
        self.when.setText(f"{when} · {tr('shown now')}" if self._shown else when)
        self.keep.setText(tr("Keep this one"))
        if not self._side.text:
            self.words.setText(tr("(empty)"))


class Settling(Retranslating, QWidget):
    """`settled` carries the words a text has from now on; `call_wanted` opens what it belongs to."""

    settled = Signal(str)
    call_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting: Waiting | None = None
        self.title, self.note = QLabel(), QLabel()
        self.title.setProperty("look", "cardTitle")
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.open = QPushButton()
        self.open.clicked.connect(lambda: self.waiting and self.call_wanted.emit(self.waiting.interaction_id))
        self.versions: list[Version] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self.own, self.keep = QLabel(), QPushButton()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(120)
        self.words.textChanged.connect(lambda: self.keep.setEnabled(bool(self.words.toPlainText().strip())))
        self.own.setProperty("look", "bold")
        self.keep.setProperty("primary", True)
        self.keep.clicked.connect(lambda: self.settled.emit(self.words.toPlainText().strip()))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addLayout(self._row)
        column.addSpacing(6)
        column.addWidget(self.own)
        column.addWidget(self.words)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.retranslate()

    def show_text(self, waiting: Waiting | None) -> None:
        """Show a text's versions; None for nothing."""
        self.waiting = waiting
        for version in self.versions:
            self._row.removeWidget(version)
            version.hide()
            version.deleteLater()
        self.versions = []
        for place, side in enumerate(waiting.conflict.sides if waiting else ()):
            version = Version(side, place == 0)
            version.taken.connect(self.settled)
            self._row.addWidget(version, 1)
            self.versions.append(version)
        sides = [side.text for side in waiting.conflict.sides] if waiting else []
        self.words.setPlainText("\n\n".join(filter(None, sides)))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.note.setText(
            tr("Two people changed this text apart. Nothing is lost; say what it means from now on.")
        )
        self.own.setText(tr("Or bring them together"))
        self.words.setAccessibleName(tr("The text from now on"))
        self.keep.setText(tr("Keep these words"))
        self.open.setText(tr("Open the call"))
        waiting = self.waiting
        self.open.setVisible(waiting is not None and waiting.interaction_id is not None)
        if waiting is not None:
            kind = what(waiting.conflict.table, waiting.conflict.field)
            self.title.setText(f"{kind} · {waiting.about}" if waiting.about else kind)
