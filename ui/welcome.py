"""The first start: look around in a sample, begin an empty workspace, open one that exists or what was sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.text import Retranslating, tr

SAMPLE, EMPTY, FOLDER, SENT = "sample", "empty", "folder", "sent"


class Welcome(Retranslating, QDialog):
    """Offers the ways; `choice` and, for "folder", `folder` say which after it was accepted."""

    def __init__(self, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ""
        self.folder = root
        self._root = root
        self.setFixedWidth(520)
        self.heading = QLabel()
        self.heading.setProperty("look", "pageTitle")
        self.note = QLabel()
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.sample, self.empty, self.existing, self.sent = (QPushButton() for _ in range(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addSpacing(6)
        for button, name, token, slot in (
            (self.sample, "sample", "on_accent", lambda: self._choose(SAMPLE)),
            (self.empty, "plus", "text", lambda: self._choose(EMPTY)),
            (self.existing, "folder", "text", self._choose_folder),
            (self.sent, "listening", "text", lambda: self._choose(SENT)),
        ):
            button.setIcon(icon(name, token))
            button.setIconSize(QSize(20, 20))
            button.setMinimumHeight(44)
            button.setStyleSheet("text-align: left; padding-left: 14px;")
            button.clicked.connect(slot)
            column.addWidget(button)
        self.sample.setProperty("primary", True)
        self.sample.setDefault(True)
        self.place = QLabel()
        self.place.setProperty("look", "quiet")
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.place)
        self.retranslate()

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Open a workspace"), str(self._root.parent))
        if chosen:
            self.folder = Path(chosen)
            self._choose(FOLDER)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle("QA Desk")
        self.heading.setText(tr("Welcome to QA Desk"))
        self.note.setText(
            tr(
                "Listen to calls, score them on your own forms, and see quality beside the customers' ratings."
            )
        )
        self.sample.setText("  " + tr("Look around in a sample contact centre"))
        self.empty.setText("  " + tr("Start with an empty workspace"))
        self.existing.setText("  " + tr("Open a workspace folder…"))
        self.sent.setText("  " + tr("Open a listening session that was sent…"))
        self.place.setText(tr("An empty workspace is kept in {folder}.", folder=str(self._root)))
