"""Writing the list as a table, off the UI thread."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from db.queries.calls import CallFilter, CallRow, Sort, all_calls
from qa_desk.work.desk import Desk
from qa_desk.work.export import calls_to_csv
from ui.background import JobControl
from ui.context import AppContext
from ui.pages.calls.view_state import ViewState
from ui.text import show_number, tr, tr_n


class Exporter(QObject):
    """Asks where to, writes in the background and says when it is done."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, over: QWidget, state: ViewState, rows: list[CallRow] | None) -> None:
        """Ask for a file and write these rows to it, or without any all that fit."""
        name = str(Path.home() / tr("calls.csv"))
        chosen, _ = QFileDialog.getSaveFileName(over, tr("Export calls"), name, tr("Tables (*.csv)"))
        if chosen:
            self.write(Path(chosen), state, rows)

    def write(self, path: Path, state: ViewState, rows: list[CallRow] | None) -> None:
        """Write a table in the background."""
        work = partial(write, self._context.desk, state.resolved(), state.sort, path, rows)
        self._context.background.run(
            work, title=tr("Exporting calls"), on_done=lambda number: self._told(number, path), owner=self
        )

    def _told(self, number: int, path: Path) -> None:
        self._context.tell(tr_n("%n call(s) exported.", number), hint=str(path), kind="good")


def write(
    desk: Desk, wanted: CallFilter, sort: Sort, path: Path, rows: list[CallRow] | None, control: JobControl
) -> int:
    """Write these rows, or without any all that fit; how many."""

    def noted(number: int) -> None:
        control.check()
        control.progress(None, show_number(number))

    if rows is not None:
        return calls_to_csv(rows, path, noted)
    assert desk.acting is not None

    def listed() -> Iterator[CallRow]:
        assert desk.acting is not None
        with desk.reading() as connection:
            yield from all_calls(connection, desk.acting, wanted, sort)

    return calls_to_csv(listed(), path, noted)
