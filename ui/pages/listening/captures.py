"""What the agent saw at a second, read off the UI thread and put on the stage's screen: picture, card, page or film."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from db.queries.listening_stage import CaptureRow
from qa_desk.at_rest.files import open_clear
from qa_desk.listening.snapshot import card_of, page_of
from qa_desk.work.listening_view import StageCall
from ui.context import AppContext
from ui.pages.listening.film import Film
from ui.pages.listening.stage_screen import Screen
from ui.text import show_duration, tr

Read = QImage | list[tuple[str, str]] | str
"""A picture, the facts of a card, or a page's harmless HTML."""


class Captures(QObject):
    """Steps through the captures of a call. `trouble` where a film cannot be shown."""

    trouble = Signal(object)

    def __init__(self, context: AppContext, screen: Screen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._screen = context, screen
        self._call: StageCall | None = None
        self._starts: list[int] = []
        self._read: dict[str, QPixmap | list[tuple[str, str]] | str] = {}
        self._now: CaptureRow | None = None
        self._film = Film(self)
        self._film.seen.connect(self._frame)
        self._film.trouble.connect(self._no_film)
        self._unseen: set[str] = set()

    def show_call(self, call: StageCall | None) -> None:
        """Another call is on."""
        self._film.stop()
        self._call, self._now = call, None
        self._starts = [row.at_ms for row in call.captures] if call is not None else []
        self._read, self._unseen = {}, set()

    def go(self, ms: float, playing: bool) -> bool:
        """Show what was seen at `ms`; False where nothing was captured by then, or it cannot be shown."""
        row = self._at(ms)
        if row is not None and row.kind == "film":
            path = self._context.workspace.recordings.path_of(row.sha256, row.suffix)
            if not self._film.show_file(path):
                self._unseen.add(row.sha256)
                return False
            self._now = row
            self._film.go(ms - row.at_ms, playing)
            return True
        if self._now is not None and self._now.kind == "film":
            self._film.stop()
        if row is not None and row is not self._now:
            self._now = row
            self._show(row)
        self._now = row
        return row is not None

    def again(self) -> None:
        """Show it anew, in the language of now."""
        self._now = None

    def _at(self, ms: float) -> CaptureRow | None:
        """The newest that can be shown."""
        if self._call is None:
            return None
        for at in range(bisect_right(self._starts, ms + 1) - 1, -1, -1):
            row = self._call.captures[at]
            if row.sha256 not in self._unseen:
                return row
        return None

    def _show(self, row: CaptureRow) -> None:
        found = self._read.get(row.sha256)
        if found is None:
            path = self._context.workspace.recordings.path_of(row.sha256, row.suffix)
            names = self._call.customer_names if self._call is not None else ()
            self._context.background.run(
                read_capture, path, row.kind, names, progress=False, key="capture", owner=self,
                on_done=lambda value: self._got(row, value),
            )  # fmt: skip
        elif isinstance(found, QPixmap):
            self._screen.show_picture(_title(row), found)
        elif isinstance(found, str):
            self._screen.show_page(_title(row), found)
        else:
            self._screen.show_facts(_title(row), found)

    def _got(self, row: CaptureRow, value: Read) -> None:
        self._read[row.sha256] = QPixmap.fromImage(value) if isinstance(value, QImage) else value
        if row is self._now:
            self._show(row)

    def _frame(self, picture: QPixmap) -> None:
        if self._now is not None and self._now.kind == "film":
            self._screen.show_picture(_title(self._now), picture)

    def _no_film(self, error: object) -> None:
        if self._now is not None:
            self._unseen.add(self._now.sha256)
            self._now = None
        self.trouble.emit(error)


def read_capture(path: Path, kind: str, names: tuple[str, ...]) -> Read:
    """A picture; or a card, without who the customer is. Something unreadable is an empty card."""
    try:
        with open_clear(path) as file:
            data = file.read()
        if kind == "image":
            image = QImage.fromData(data)
            return image if not image.isNull() else []
        words = data.decode("utf-8", errors="replace")
        return (
            page_of(words, names) if path.suffix in (".html", ".htm") else card_of(json.loads(words), names)
        )
    except (OSError, ValueError):
        return []


def _title(row: CaptureRow) -> str:
    return tr("The screen the agent saw · {time}", time=show_duration(row.at_ms))
