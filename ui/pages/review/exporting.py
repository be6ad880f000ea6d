"""Taking sound out: one moment, or the call with its moments as chapters, written off the UI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from db.queries.review import CallHeader, MomentRow
from qa_desk.audio import Cancelled as NotWanted
from qa_desk.audio.clip import KINDS
from qa_desk.work.desk import Desk
from qa_desk.work.export_sound import Exported, export_call, export_moment, suggested_name
from ui.background import Cancelled, JobControl
from ui.context import AppContext
from ui.text import tr, tr_n


class SoundExport(QObject):
    """Asks where to, writes in the background and says when it is done."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, over: QWidget, header: CallHeader, row: MomentRow | None, *, private: bool) -> None:
        """Ask for a file and write a moment to it, or without one the whole call."""
        kinds = {
            tr("MP3 sound (*.mp3)"): ".mp3",
            tr("Opus sound (*.opus)"): ".opus",
            tr("WAV sound (*.wav)"): ".wav",
        }
        title = tr("Export the call with its moments") if row is None else tr("Export the moment")
        name = str(Path.home() / f"{suggested_name(header, row)}.mp3")
        chosen, kind = QFileDialog.getSaveFileName(over, title, name, ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in KINDS:
                path = path.with_name(path.name + kinds.get(kind, ".mp3"))
            self.write(path, header.id, row.id if row is not None else None, private=private)

    def write(self, path: Path, call: str, moment: str | None, *, private: bool = False) -> None:
        """Write in the background."""
        self._context.background.run(
            partial(write, self._context.desk, call, moment, path, private),
            title=tr("Exporting the sound"),
            on_done=self._told,
            owner=self,
        )

    def _told(self, done: Exported) -> None:
        words = tr("Saved {name}.", name=done.path.name)
        if done.chapters:
            words = tr_n("Saved {name} with %n chapter(s).", done.chapters, name=done.path.name)
        self._context.tell(words, hint=str(done.path), kind="good")


def write(
    desk: Desk, call: str, moment: str | None, path: Path, private: bool, control: JobControl
) -> Exported:
    """Write one moment, or without one the whole call."""
    try:
        if moment is not None:
            return export_moment(
                desk, call, moment, path, progress=control.progress, cancelled=lambda: control.cancelled
            )
        return export_call(
            desk, call, path, private=private, progress=control.progress, cancelled=lambda: control.cancelled
        )
    except NotWanted as stopped:
        raise Cancelled from stopped
