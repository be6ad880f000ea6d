"""Writing a report or a table of answers from a page: asks where to, writes off the UI thread, says when done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from db.queries.answers import AnswerFilter
from qa_desk.reports.document import Report, Voice
from qa_desk.work.desk import Desk
from qa_desk.work.export import safe_name
from qa_desk.work.export_answers import AnswersWritten, export_answers
from qa_desk.work.reports import Paper
from ui.background import JobControl
from ui.context import AppContext
from ui.text import language, show_number, tr, tr_marked, tr_n

WriteReport = Callable[[Desk, Path, Voice, Paper], Report]


class ReportExport(QObject):
    """One for each page that offers reports."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, over: QWidget, name: str, write: WriteReport) -> None:
        """Ask for a file, suggest `name`, and have the report written there."""
        kinds = {
            tr("PDF document (*.pdf)"): ".pdf",
            tr("Excel workbook (*.xlsx)"): ".xlsx",
            tr("Web page (*.html)"): ".html",
        }
        if (path := _asked(over, tr("Export the report"), name, kinds)) is not None:
            self.write(path, write)

    def write(self, path: Path, write: WriteReport) -> None:
        """Write the report in the background, in the language of now."""
        from ui.pdf import write_pdf

        voice = Voice(tr_marked, language())
        self._context.background.run(
            partial(write, self._context.desk, path, voice, write_pdf),
            title=tr("Writing the report"),
            on_done=lambda _report: self._told(path),
            owner=self,
        )

    def ask_answers(self, over: QWidget, name: str, wanted: AnswerFilter) -> None:
        """Ask for a file and write these answers there."""
        kinds = {tr("Table (*.csv)"): ".csv", tr("Parquet (*.parquet)"): ".parquet"}
        if (path := _asked(over, tr("Export the answers"), name, kinds)) is not None:
            self.write_answers(path, wanted)

    def write_answers(self, path: Path, wanted: AnswerFilter) -> None:
        """Write these answers in the background."""
        self._context.background.run(
            partial(_answers, self._context.desk, path, wanted),
            title=tr("Exporting answers"),
            on_done=lambda done: self._counted(done, path),
            owner=self,
        )

    def _counted(self, done: AnswersWritten, path: Path) -> None:
        self._context.tell(tr_n("%n answer(s) exported.", done.answers), hint=str(path), kind="good")

    def _told(self, path: Path) -> None:
        self._context.tell(tr("Saved {name}.", name=path.name), hint=str(path), kind="good")


def _answers(desk: Desk, path: Path, wanted: AnswerFilter, control: JobControl) -> AnswersWritten:
    def noted(count: int) -> None:
        control.check()
        control.progress(None, show_number(count))

    return export_answers(desk, path, wanted, noted)


def _asked(over: QWidget, title: str, name: str, kinds: dict[str, str]) -> Path | None:
    """The file chosen, with a suffix of its kind; None where nobody chose."""
    first = next(iter(kinds.values()))
    suggested = str(Path.home() / f"{safe_name(name, 'report')}{first}")
    chosen, kind = QFileDialog.getSaveFileName(over, title, suggested, ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in kinds.values():
        return path.with_name(path.name + kinds.get(kind, first))
    return path
