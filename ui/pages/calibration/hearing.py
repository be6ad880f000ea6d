"""Plays the stretch of a call an answer rests on, and no more of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ui.context import AppContext
from ui.pages.calibration.loading import find_sound
from ui.playback import Playback
from ui.text import tr


class Hearing(QObject):
    """One player for the page; the recording stays on between stretches of one call."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.playback = Playback(context.background, self)
        self._until, self._call = 0, ""
        self.playback.moved.connect(self._stop_at_end)
        self.playback.unreadable.connect(context.tell_error)
        self.playback.trouble.connect(lambda error: context.tell_error(error) if error is not None else None)

    def play(self, interaction_id: str, start_ms: int, end_ms: int) -> None:
        """Let a stretch be heard."""
        self._until = end_ms
        if interaction_id == self._call and self.playback.ready:
            self._play_from(start_ms)
            return
        self._call = interaction_id
        self._context.background.run(
            find_sound,
            self._context.desk,
            interaction_id,
            on_done=partial(self._found, start_ms),
            on_error=self._context.tell_error,
            progress=False,
            key="stretch",
            owner=self,
        )

    def stop(self) -> None:
        """Fall silent."""
        self.playback.pause()

    def _found(self, start_ms: int, path: Path | None) -> None:
        if path is None:
            self._context.tell(tr("This call has no recording."))
            return
        self.playback.load(path, self._context.workspace.caches)
        self._play_from(start_ms)

    def _play_from(self, start_ms: int) -> None:
        self.playback.seek(start_ms)
        self.playback.play()

    def _stop_at_end(self, ms: float) -> None:
        if self._until and ms >= self._until and self.playback.playing:
            self.playback.pause()
