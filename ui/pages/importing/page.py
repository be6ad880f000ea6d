"""The Import page: drop files, see what would happen, let it happen."""

from __future__ import annotations

import csv
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from qa_desk.errors import QADeskError
from qa_desk.importing import ImportOptions, Preview, Status, TableView, preview
from qa_desk.work.desk import Desk
from qa_desk.work.import_calls import ImportSummary, import_calls
from qa_desk.work.import_profiles import save_profile
from ui.actions import ActionSpec
from ui.background import Job, JobControl
from ui.context import AppContext
from ui.page import Page
from ui.pages.importing.columns import ColumnsDialog
from ui.pages.importing.done import Done
from ui.pages.importing.head import Head
from ui.pages.importing.model import COLUMNS, REASON, RowsModel
from ui.pages.importing.progress import Progress
from ui.pages.importing.reading import ReadingBar
from ui.text import N_, tr, tr_n
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import Table

SPANNED = 1_000
"""Reasons run over their rows in so many rows; Qt slows down with more."""


class ImportPage(Page):
    """Brings calls in. `navigate("import", paths=[...])` looks at files at once."""

    ACTIONS = (
        ActionSpec("import.files", N_("Choose files…"), "choose_files", ("Ctrl+O",), "import"),
        ActionSpec("import.folder", N_("Choose a folder…"), "choose_folder", ("Ctrl+Shift+O",), "import"),
        ActionSpec(
            "import.start", N_("Import these calls"), "start", ("Ctrl+Return",), "import", enabled="can_start"
        ),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.found: Preview | None = None
        self.job: Job | None = None
        self.paths: tuple[Path, ...] = ()
        self._enough = threading.Event()
        self.head = Head()
        self.nothing, self.progress = EmptyState("import"), Progress()
        self.reading, self.model, self.table = ReadingBar(), RowsModel(self), Table()
        self.done = Done()
        self.rows, self.stack = QWidget(), QStackedWidget()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self._show(self.nothing)
        self.retranslate()

    def _build(self) -> None:
        self.table.setModel(self.model)
        for at, column in enumerate(COLUMNS):
            self.table.horizontalHeader().resizeSection(at, column.width)
        self.table.remember("import", self.context.settings)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        below = QVBoxLayout(self.rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.reading)
        below.addWidget(card, 1)
        for widget in (self.nothing, self.progress, self.rows, self.done):
            self.stack.addWidget(widget)
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.stack)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(body, 1)

    def _connect(self) -> None:
        self.nothing.acted.connect(self.choose_folder)
        self.head.files.clicked.connect(self.choose_files)
        self.head.folder.clicked.connect(self.choose_folder)
        self.head.start.clicked.connect(self.start)
        self.head.narrowed.connect(self._narrow)
        self.progress.cancelled.connect(self.cancel)
        self.reading.changed.connect(self.look)
        self.reading.columns_wanted.connect(self.assign_columns)
        self.done.calls_wanted.connect(lambda: self.context.navigate("calls"))
        self.done.more_wanted.connect(self.clear)
        self.done.save_wanted.connect(self.save_refused)

    @property
    def title(self) -> str:
        return tr("Import")

    def activate(self, paths: Sequence[Path] = (), **_more: Any) -> None:
        """Show where the import stands, or look at these files."""
        if paths:
            self.open(paths)
        elif self.stack.currentWidget() is self.nothing:
            self.nothing.action.setFocus()

    def deactivate(self) -> None:
        """Remember the columns; an import under way goes on."""
        self.table.store()
        self.context.save_settings()

    def open(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, with nothing answered yet."""
        if self.job is not None and self.job.running:
            self.context.tell(tr("An import is under way; wait until it is done."))
            return
        self.paths = tuple(paths)
        self.look(ImportOptions())

    def look(self, options: ImportOptions) -> None:
        """Read the files with these answers and show what would happen."""
        self.progress.begin(tr("Looking at the files"), tr("Nothing is written yet."))
        self._show(self.progress)
        self._enough.clear()
        self.job = self._run(
            _look, self.context.desk, self.paths, options, self._enough, on_done=self._looked
        )

    def _looked(self, found: Preview) -> None:
        if found.cancelled:
            self._stopped()
            return
        self.found = found
        self.head.show_counts(found.counts)
        self.reading.show_preview(found)
        self._narrow(None)
        self._show(self.rows)
        (self.head.start if self.can_start() else self.table).setFocus()

    def _narrow(self, status: Status | None) -> None:
        """Show rows of one status, or all; a reason runs over its whole row."""
        self.table.clearSpans()
        self.model.show_preview(self.found, status)
        for row, item in enumerate(self.model.rows[:SPANNED]):
            if item.refusal is not None:
                self.table.setSpan(row, REASON, 1, len(COLUMNS) - REASON)

    def can_start(self) -> bool:
        """Whether there is anything to import now."""
        busy = self.job is not None and self.job.running
        counts = self.found.counts if self.found else {}
        return not busy and counts.get(Status.NEW, 0) + counts.get(Status.COMPLETES, 0) > 0

    def start(self) -> None:
        """Import what the preview shows."""
        if self.found is None or not self.can_start():
            return
        self.progress.begin(tr("Importing"), tr("You may go on working; what is in stays even if you stop."))
        self._show(self.progress)
        self._enough.clear()
        self.job = self._run(_import, self.context.desk, self.found, self._enough, on_done=self._imported)

    def _imported(self, summary: ImportSummary) -> None:
        self.found = None
        self.done.show_summary(summary)
        self._show(self.done)
        if not self.isVisible():
            told = tr_n("%n call(s) added", summary.added)
            self.context.tell(told, kind="bad" if summary.refused else "good")

    def _run(self, work: Any, *arguments: Any, on_done: Any) -> Job:
        job = self.context.background.run(
            work,
            *arguments,
            title=self.progress.title.text(),
            on_done=on_done,
            on_error=self._failed,
            on_cancelled=self._stopped,
            key="import",
            owner=self,
        )
        job.changed.connect(lambda: self.progress.show_share(job.fraction))
        return job

    def cancel(self) -> None:
        """Stop looking or importing; what is in stays."""
        self._enough.set()
        self.progress.stopping()

    def _failed(self, error: QADeskError) -> None:
        self.context.tell_error(error)
        self._stopped()

    def _stopped(self) -> None:
        self._show(self.rows if self.found is not None else self.nothing)

    def clear(self) -> None:
        """Begin anew."""
        self.found, self.paths = None, ()
        self.model.show_preview(None)
        self._show(self.nothing)
        self.nothing.action.setFocus()

    def assign_columns(self, view: TableView) -> None:
        """Ask what the columns of a table mean, and read it so."""
        dialog = ColumnsDialog(view, self)
        if not dialog.exec():
            return
        if dialog.profile_name:
            try:
                save_profile(self.context.desk, dialog.profile_name, dialog.mapping, self.reading.options)
            except QADeskError as error:
                self.context.tell_error(error)
        self.reading.assign(view.path, dialog.mapping)

    def choose_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Recordings, tables and transcripts"))
        if names:
            self.open([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        if name := QFileDialog.getExistingDirectory(self, tr("A folder of calls")):
            self.open([Path(name)])

    def save_refused(self) -> None:
        """Save what was refused as a table."""
        name, _ = QFileDialog.getSaveFileName(self, tr("Save what was refused"), "refused.csv", "CSV (*.csv)")
        if not name or self.done.summary is None:
            return
        try:
            with Path(name).open("w", newline="", encoding="utf-8-sig") as file:
                writer = csv.writer(file)
                writer.writerow(["file", "line", "reason"])
                writer.writerows([str(one.path), one.line, one.reason] for one in self.done.summary.refused)
        except OSError as error:
            self.context.tell(
                tr("The table could not be saved: {reason}.", reason=error.strerror), kind="bad"
            )

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self.head.show_state(rows=widget is self.rows, can_start=self.can_start())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]:
            event.acceptProposedAction()
            self.open(paths)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.nothing.set_words(
            tr("Bring calls in"),
            tr(
                "Drop a folder or files here: recordings, tables of calls or ratings (CSV, Excel), transcripts (JSON, "
                "WebVTT, SRT). You see what would happen before anything is written."
            ),
            tr("Choose a folder…"),
        )
        self.table.setAccessibleName(tr("What would be imported"))
        self.model.retranslate()


def _look(
    desk: Desk, paths: Sequence[Path], options: ImportOptions, enough: threading.Event, control: JobControl
) -> Preview:
    return preview(desk, paths, options, control.progress, lambda: enough.is_set() or control.cancelled)


def _import(desk: Desk, found: Preview, enough: threading.Event, control: JobControl) -> ImportSummary:
    def stop() -> bool:
        return enough.is_set() or control.cancelled

    return import_calls(desk, found, progress=control.progress, cancelled=stop)
