"""The Import page: drop files, see what would happen, let it happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from qa_desk.errors import QADeskError
from qa_desk.importing import ImportOptions, Preview, Status, TableView
from qa_desk.work.import_calls import ImportSummary
from ui.actions import ActionSpec
from ui.background import Job
from ui.context import AppContext
from ui.measuring import measure_in_background
from ui.page import Page
from ui.pages.importing.assigning import ask_columns
from ui.pages.importing.done import Done, days_of
from ui.pages.importing.drop_hint import DropHint
from ui.pages.importing.head import Head
from ui.pages.importing.leaving import wants_to_stop
from ui.pages.importing.progress import Progress
from ui.pages.importing.reading import ReadingBar
from ui.pages.importing.rows_table import RowsTable
from ui.pages.importing.running import Looked, Task
from ui.pages.importing.words import left_out
from ui.text import N_, tr, tr_n
from ui.widgets.empty_state import EmptyState


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
        self.task = Task()
        self.paths: tuple[Path, ...] = ()
        self.head = Head()
        self.nothing, self.progress = EmptyState("import"), Progress()
        self.reading, self.table = ReadingBar(), RowsTable(context.settings)
        self.model = self.table.rows
        self.note, self.done, self.hint = QLabel(), Done(context), DropHint(self)
        self.rows, self.stack = QWidget(), QStackedWidget()
        self._dates = ""
        self._profiles: tuple[str, ...] = ()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self._show(self.nothing)
        self.retranslate()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        below = QVBoxLayout(self.rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.reading)
        below.addWidget(card, 1)
        below.addWidget(self.note)
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
        self.table.start_wanted.connect(self.start)
        self.progress.cancelled.connect(self.cancel)
        self.reading.changed.connect(self.look)
        self.reading.columns_wanted.connect(self.assign_columns)
        self.done.calls_wanted.connect(lambda: self.context.navigate("calls", dates=self._dates))
        self.done.more_wanted.connect(self.clear)
        for button in (self.head.files, self.head.folder, self.head.start, self.nothing.action):
            button.setAutoDefault(True)  # Enter presses the button it stands on

    @property
    def title(self) -> str:
        return tr("Import")

    @property
    def busy(self) -> bool:
        """True while it looks or imports."""
        return self.job is not None and self.job.running

    @property
    def importing(self) -> bool:
        """True while calls are being written."""
        return self.busy and self.task.importing

    def may_close(self) -> bool:
        """Ask while calls are being written; what is in stays."""
        if not self.importing or wants_to_stop(self):
            self.cancel()
            return True
        return False

    def activate(self, paths: Sequence[Path] = (), **_more: Any) -> None:
        """Show where the import stands, or look at these files."""
        if paths:
            self.open(paths)
            return
        self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard goes to what comes next."""
        shown = self.stack.currentWidget()
        if shown is self.nothing:
            self.nothing.action.setFocus()
        elif shown is self.progress:
            self.progress.stop.setFocus()
        elif shown is self.rows:
            (self.head.start if self.can_start() else self.table).setFocus()
        else:
            self.done.show_calls.setFocus()

    def deactivate(self) -> None:
        """Remember the columns; an import under way goes on."""
        self.table.store()
        self.context.save_settings()

    def open(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, with nothing answered yet."""
        if self.busy:
            if self.importing:
                self.context.tell(tr("An import is under way; wait until it is done."))
            else:
                self.context.tell(tr("Other files are being looked at; stop that first."))
            return
        self.paths = tuple(paths)
        self.look(ImportOptions())

    def look(self, options: ImportOptions) -> None:
        """Read the files with these answers and show what would happen."""
        self.task = Task()
        self.progress.begin(N_("Looking at the files"), N_("Nothing is written yet."))
        self._run(self.task.look, self.context.desk, self.paths, options, on_done=self._looked)

    def _looked(self, looked: Looked) -> None:
        if looked.preview.cancelled:
            self._stopped()
            return
        found = self.found = looked.preview
        self._profiles = looked.profiles
        self.head.show_found(found)
        self.reading.show_preview(found, looked.profiles)
        self._narrow(None)
        self._show_note()
        self._show(self.rows)

    def _narrow(self, status: Status | None) -> None:
        """Show rows of one status, or all."""
        self.table.show_preview(self.found, status)

    def _show_note(self) -> None:
        self.note.setText(left_out(self.found) if self.found is not None else "")
        self.note.setVisible(bool(self.note.text()))

    def can_start(self) -> bool:
        """Whether there is anything to import now."""
        counts = self.found.counts if self.found else {}
        return not self.busy and counts.get(Status.NEW, 0) + counts.get(Status.COMPLETES, 0) > 0

    def start(self) -> None:
        """Import what the preview shows."""
        if self.found is None or not self.can_start():
            return
        self.task, self._dates = Task(importing=True), days_of(self.found)
        self.progress.begin(N_("Importing"), N_("You may go on working; what is in stays even if you stop."))
        self._run(self.task.bring_in, self.context.desk, self.found, on_done=self._imported)

    def _imported(self, summary: ImportSummary) -> None:
        self.found = None
        self.done.show_summary(summary)
        self._show(self.done)
        if summary.added or summary.completed:
            measure_in_background(self.context)
        if not self.isVisible():
            told = tr_n("%n call(s) added", summary.added)
            self.context.tell(told, kind="bad" if summary.refused else "good")

    def _run(self, work: Callable[..., Any], *arguments: Any, on_done: Callable[[Any], None]) -> None:
        self.job = self.context.background.run(
            work,
            *arguments,
            title=self.progress.title.text(),
            on_done=on_done,
            on_error=self._failed,
            on_cancelled=self._stopped,
            owner=self,
        )
        self.job.changed.connect(self._progressed)
        self._show(self.progress)

    def _progressed(self) -> None:
        if self.job is not None and self.job.running:
            self.progress.show_share(self.job.fraction)

    def cancel(self) -> None:
        """Stop looking or importing; what is in stays."""
        self.task.enough.set()
        self.progress.stopping()

    def _failed(self, error: QADeskError) -> None:
        self.context.tell_error(error)
        self._stopped()

    def _stopped(self) -> None:
        """Tell what is in; without an import, the rows of before with their own answers."""
        if self.task.summary is not None:
            self._imported(self.task.summary)
        elif self.found is not None:
            self.paths = self.found.paths
            self.reading.show_preview(self.found, self._profiles)
            self._show(self.rows)
        else:
            self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.found, self.paths = None, ()
        self._narrow(None)
        self._show(self.nothing)

    def assign_columns(self, view: TableView) -> None:
        """Ask what the columns of a table mean, and read it so."""
        ask_columns(self.context, view, self.reading, self)

    def choose_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self, tr("Recordings, tables and transcripts"))
        if names:
            self.open([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        if name := QFileDialog.getExistingDirectory(self, tr("A folder of calls")):
            self.open([Path(name)])

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self.head.show_state(rows=widget is self.rows, can_start=self.can_start(), busy=self.busy)
        if self.isVisible():
            self._take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.busy and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.hint.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hint.hide()
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
        self._show_note()
