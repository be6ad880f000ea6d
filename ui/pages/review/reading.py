"""What is read of a recording while the page is open, on other threads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from qa_desk.audio import Cancelled as NotWanted
from qa_desk.audio import Peaks, load_or_compute
from qa_desk.audio.activity import Activity, load_or_find
from qa_desk.errors import QADeskError
from ui.background import Cancelled, JobControl
from ui.context import AppContext
from ui.text import tr


class SoundReading(QObject):
    """Reads the outline of the open call, then who talks when; what belongs to an earlier call is dropped.

    `outlined` comes in parts while the sound is read; `heard` once; `failed` where it cannot be read.
    """

    outlined = Signal(object)
    heard = Signal(object)
    failed = Signal(object)
    _partly = Signal(str, object)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._wanted = context, ""
        self._partly.connect(self._outline)

    def forget(self) -> None:
        """Nothing is wanted any more of what is being read."""
        self._wanted = ""

    def read(self, path: Path, sha256: str) -> None:
        """Read this recording and no other."""
        self._wanted = sha256
        self._context.background.run(
            read_outline,
            path,
            sha256,
            self._context.workspace.caches,
            lambda peaks: self._partly.emit(sha256, peaks),
            title=tr("Reading the sound"),
            on_done=lambda peaks: self._read_activity(path, sha256, peaks),
            on_error=self._failed,
            key="outline",
            owner=self,
        )

    def _read_activity(self, path: Path, sha256: str, peaks: Peaks) -> None:
        self._outline(sha256, peaks)
        self._context.background.run(
            read_activity,
            path,
            sha256,
            self._context.workspace.caches,
            title=tr("Listening for who talks when"),
            on_done=lambda found: self._heard(sha256, found),
            on_error=lambda _error: None,  # the ribbon then shows what the transcript says
            key="activity",
            owner=self,
        )

    def _outline(self, sha256: str, peaks: Peaks) -> None:
        if sha256 == self._wanted:
            self.outlined.emit(peaks)

    def _heard(self, sha256: str, found: Activity) -> None:
        if sha256 == self._wanted:
            self.heard.emit(found)

    def _failed(self, error: QADeskError) -> None:
        self.failed.emit(error)


def read_outline(path: Path, sha256: str, caches: Path, partial: Any, control: JobControl) -> Peaks:
    """The outline of a recording, kept in the caches; told in parts while it is read."""
    try:
        return load_or_compute(
            path,
            sha256,
            caches,
            progress=control.progress,
            cancelled=lambda: control.cancelled,
            partial=partial,
        )
    except NotWanted as stopped:
        raise Cancelled from stopped


def read_activity(path: Path, sha256: str, caches: Path, control: JobControl) -> Activity:
    """Who talks when, from the sound alone; kept in the caches."""
    try:
        return load_or_find(path, sha256, caches, control.progress, lambda: control.cancelled)
    except NotWanted as stopped:
        raise Cancelled from stopped
