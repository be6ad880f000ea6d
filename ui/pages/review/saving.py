"""Every change goes to disk at once and in order, off the UI thread; typed words at most 400 ms later."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from qa_desk.errors import QADeskError
from qa_desk.work.desk import BusyError
from ui.background import Background

TYPING_MS: Final = 400
RETRY_MS: Final = 2000


@dataclass(slots=True)
class Write:
    """One use case to call; of waiting writes with the same `key` only the last is needed."""

    key: str
    job: Callable[[], object]
    running: bool = False


class Saver(QObject):
    """The queue between the screen and the database. `saved` is true only when nothing is waiting anywhere."""

    changed = Signal()
    refused = Signal(object)
    _dropped = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._lock = threading.Lock()
        self._queue: deque[Write] = deque()
        self._typed: dict[str, Write] = {}
        self._draining = False
        self._idle = threading.Event()
        self._idle.set()
        self.stuck: QADeskError | None = None
        self.saved_at: datetime | None = None
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._timer.timeout.connect(self.flush)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        self._dropped.connect(self.refused)

    @property
    def saved(self) -> bool:
        """True where everything shown is on disk."""
        with self._lock:
            return not (self._queue or self._typed or self._draining)

    def write(self, key: str, job: Callable[[], object], *, typing: bool = False) -> None:
        """Put a change on its way; `typing` gathers key strokes for a moment."""
        if typing:
            self._typed[key] = Write(key, job)
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._typed.pop(key, None)
            self._enqueue(Write(key, job))
        self.changed.emit()

    def flush(self) -> None:
        """Send typed words on their way now."""
        typed, self._typed = self._typed, {}
        self._timer.stop()
        for write in typed.values():
            self._enqueue(write)

    def finish(self, timeout_s: float = 5.0) -> bool:
        """Put everything on disk before returning; for leaving, closing and crashing. False where it could not."""
        self.flush()
        self._idle.wait(timeout_s)
        with self._lock:
            if self._draining:
                return False
            self._draining = True
            self._idle.clear()
        try:
            self._drain()
        except QADeskError as error:
            self._failed(error)
        self.changed.emit()
        return self.saved

    def retry(self) -> None:
        """Try again what could not be written."""
        self._retry.stop()
        self._start()

    def forget(self) -> None:
        """Drop what is waiting: the row on disk is newer."""
        with self._lock:
            kept = [write for write in self._queue if write.running]
            self._queue = deque(kept)
            self._typed = {}
        self.stuck = None
        self.changed.emit()

    def _enqueue(self, write: Write) -> None:
        with self._lock:
            for place, waiting in enumerate(self._queue):
                if waiting.key == write.key and not waiting.running:
                    self._queue[place] = write
                    break
            else:
                self._queue.append(write)
        self._start()

    def _start(self) -> None:
        with self._lock:
            if self._draining or not self._queue:
                return
            self._draining = True
            self._idle.clear()
        self._background.run(
            self._drain,
            on_done=self._emptied,
            on_error=self._failed,
            progress=False,
            cancellable=False,
            owner=self,
        )

    def _drain(self) -> None:
        try:
            while True:
                with self._lock:
                    if not self._queue:
                        return
                    write = self._queue[0]
                    write.running = True
                self._perform(write)
        finally:
            with self._lock:
                self._draining = False
            self._idle.set()

    def _perform(self, write: Write) -> None:
        """Do one write; it stays in the queue where the database is busy or the disk full."""
        try:
            write.job()
        except BusyError:
            write.running = False
            raise
        except QADeskError as error:
            self._dropped.emit(error)
        except BaseException:
            self._take(write)
            raise
        self._take(write)

    def _take(self, write: Write) -> None:
        with self._lock:
            self._queue.remove(write)

    def _emptied(self, _result: object) -> None:
        self.stuck = None
        self.saved_at = datetime.now(UTC)
        self._start()
        self.changed.emit()

    def _failed(self, error: QADeskError) -> None:
        self.stuck = error
        self._retry.start()
        self.changed.emit()
