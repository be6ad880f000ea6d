"""Save a picture of the window once it is calm, then quit: for the README, and for machines without a display."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QTimer
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
        saved = window.grab().save(str(path))
        window.close()
        QApplication.exit(0 if saved else 1)

    look.timeout.connect(tick)
    look.start()
