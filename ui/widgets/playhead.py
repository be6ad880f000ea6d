"""A clock at the display's own rate that asks the player where the sound is and tells whoever draws it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication


class PlayheadClock(QObject):
    """`moved` carries the position in ms while it runs; `source` must be cheap and is only read."""

    moved = Signal(float)

    def __init__(self, source: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """True between `start` and `stop`."""
        return self._timer.isActive()

    def start(self) -> None:
        """Follow the sound."""
        screen = QGuiApplication.primaryScreen()
        rate = min(120.0, max(30.0, screen.refreshRate() if screen else 60.0))
        self._timer.start(round(1000 / rate))

    def stop(self) -> None:
        """Stop, after telling the last place."""
        self._timer.stop()
        self.tick()

    def tick(self) -> None:
        """Tell where the sound is now."""
        self.moved.emit(float(self._source()))
