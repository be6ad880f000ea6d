"""Locks the window after a pause: what is on it is covered until the password is given."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
LOOK_EVERY_MS: Final = 5_000


class IdleWatch(QObject):
    """Says `idle` once nobody touched anything for `minutes`; 0 never does."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin anew with this patience; only who has one pays for looking at every event."""
        self.minutes, self._last = minutes, time.monotonic()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        if minutes:
            app.installEventFilter(self)
            self._timer.start()
        else:
            self._timer.stop()

    def stirred(self) -> None:
        """Something showed that somebody is here."""
        self._last = time.monotonic()

    def look(self) -> None:
        """Whether the time is up."""
        if self.minutes and time.monotonic() - self._last >= self.minutes * 60:
            self._last = time.monotonic()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._last = time.monotonic()
        return False


class Cover(QWidget):
    """Hides everything in a window while it lives, whatever size the window takes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAutoFillBackground(True)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
