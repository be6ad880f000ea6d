"""Plays stretches of calls, one or several after each other, and no more of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.queries import review
from qa_desk.work.desk import Desk
from ui.context import AppContext
from ui.playback import Playback
from ui.text import tr

SHORTEST_MS, BEFORE_MS, AFTER_MS = 1_000, 2_000, 8_000
"""A moment that is a point is heard with so much before and after it."""

Stretch = tuple[str, int, int]
"""A call's id, start and end in ms."""


def find_sound(desk: Desk, interaction_id: str) -> Path | None:
    """The recording's file; None where the call has none."""
    assert desk.acting is not None
    with desk.reading() as connection:
        row = review.recording(connection, desk.acting, interaction_id)
    return None if row is None else desk.workspace.recordings.find(row.sha256, row.suffix)


class Hearing(QObject):
    """One player for a page; a recording stays on between stretches of one call. `at` carries which plays, -1: none."""

    at = Signal(int)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.playback = Playback(context.background, self)
        self._until, self._call = 0, ""
        self._waiting: list[Stretch] = []
        self._place = -1
        self.playback.moved.connect(self._stop_at_end)
        self.playback.unreadable.connect(context.tell_error)
        self.playback.trouble.connect(lambda error: context.tell_error(error) if error is not None else None)

    def play(self, interaction_id: str, start_ms: int, end_ms: int) -> None:
        """Let a stretch be heard."""
        self.play_all([(interaction_id, start_ms, end_ms)])

    def play_all(self, stretches: Iterable[Stretch]) -> None:
        """Let stretches be heard one after the other."""
        self.playback.pause()
        self._waiting, self._place = list(stretches), -1
        self._next()

    def stop(self) -> None:
        """Fall silent."""
        self._waiting = []
        self._say(-1)
        self.playback.pause()

    def _next(self) -> None:
        if not self._waiting:
            self._say(-1)
            return
        call, start, end = self._waiting.pop(0)
        if end - start < SHORTEST_MS:
            start, end = max(0, start - BEFORE_MS), end + AFTER_MS
        self._until = end
        self._say(self._place + 1)
        if call == self._call and self.playback.ready:
            self._play_from(start)
            return
        self._call = call
        self._context.background.run(
            find_sound, self._context.desk, call, on_done=partial(self._found, start),
            on_error=self._context.tell_error, progress=False, key="stretch", owner=self,
        )  # fmt: skip

    def _say(self, place: int) -> None:
        self._place = place
        self.at.emit(place)

    def _found(self, start_ms: int, path: Path | None) -> None:
        if path is None:
            self._call = ""
            self._context.tell(tr("This call has no recording."))
            self._next()
            return
        self.playback.load(path, self._context.workspace.caches)
        self._play_from(start_ms)

    def _play_from(self, start_ms: int) -> None:
        self.playback.seek(start_ms)
        self.playback.play()

    def _stop_at_end(self, ms: float) -> None:
        if self._until and ms >= self._until and self.playback.playing:
            self.playback.pause()
            self._next()
