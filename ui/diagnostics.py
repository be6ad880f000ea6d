"""Facts for somebody who helps: versions, folders, devices. No names, no customer data."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.playback import Playback
from ui.text import tr


def facts(version: str, workspace: Path | None, logs: Path, players: Iterable[Playback] = ()) -> str:
    """One fact a line; `players` are those of the open pages."""
    late = sum(player.underruns for player in players)
    screen = QGuiApplication.primaryScreen()
    lines = [
        f"QA Desk {version}",
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}",
        f"{platform.platform()}",
        f"Screen {screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}, "
        f"{QGuiApplication.platformName()}",
        f"Sound: {_sound()}",
        f"Sound came late: {late} times since the application started",
        f"Workspace: {workspace or '–'}",
        f"Logs: {logs}",
    ]
    return "\n".join(lines)


def _sound() -> str:
    try:
        import sounddevice

        device = sounddevice.query_devices(kind="output")
        return f"{device['name']}, {device['default_samplerate']:g} Hz"
    except Exception as error:  # PortAudio raises what it likes
        return f"no output device ({type(error).__name__})"


class Diagnostics(QDialog):
    """The facts, to read and to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnostics"))
        self.resize(620, 320)
        note = QLabel(tr("For whoever helps you. It holds no customer's data."))
        note.setProperty("look", "quiet")
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Diagnostics"))
        buttons = QDialogButtonBox()
        copy = QPushButton(tr("Copy"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton(tr("Close"))
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addWidget(self.text)
        column.addWidget(buttons)
