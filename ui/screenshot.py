"""Save a picture of the window once it is calm, then quit: for the README, and for machines without a display."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background

CALM_S = 0.8
AT_MOST_S = 90.0


def save_when_calm(window: QWidget, background: Background, path: Path) -> None:
    """Wait until no job has run for a moment, save, quit; exit code 1 where the file cannot be written."""
    begun = time.monotonic()
    busy = begun
    look = QTimer(window, interval=100)

    def tick() -> None:
        nonlocal busy
        now = time.monotonic()
        if background.jobs:
            busy = now
        if now - busy < CALM_S and now - begun < AT_MOST_S:
            return
        look.stop()
        path.parent.mkdir(parents=True, exist_ok=True)
        saved = _picture(window).save(str(path))
        window.close()
        QApplication.exit(0 if saved else 1)

    look.timeout.connect(tick)
    look.start()


def _picture(window: QWidget) -> QPixmap:
    """The window, with the dialog that is open over it."""
    picture, dialog = window.grab(), QApplication.activeModalWidget()
    if dialog is not None and dialog is not window:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 60))
        corner = window.rect().center() - dialog.rect().center()
        painter.drawPixmap(corner, dialog.grab())
        painter.setPen(QColor(0, 0, 0, 90))
        painter.drawRect(QRect(corner, dialog.size()).adjusted(-1, -1, 0, 0))
        painter.end()
    return picture
