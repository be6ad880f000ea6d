"""Assigning the columns of a table: asked, saved under a name where one was given, and the table read so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qa_desk.work.import_profiles import save_profile
from ui.pages.importing.columns import ColumnsDialog
from ui.text import tr

if TYPE_CHECKING:
    from qa_desk.errors import QADeskError
    from qa_desk.importing import TableView
    from ui.context import AppContext
    from ui.pages.importing.reading import ReadingBar


def ask_columns(context: AppContext, view: TableView, reading: ReadingBar, parent: QWidget) -> None:
    """Ask; a name that cannot be saved is told, and the table read so all the same."""
    dialog = ColumnsDialog(view, parent)
    wanted, mapping, name = dialog.exec(), dialog.mapping, dialog.profile_name
    dialog.deleteLater()
    if not wanted:
        return
    read_so = partial(reading.assign, view.path, mapping)
    if not name:
        read_so()
        return

    def not_saved(error: QADeskError) -> None:
        context.tell_error(error)
        read_so()

    context.background.run(
        save_profile,
        context.desk,
        name,
        mapping,
        reading.options,
        title=tr("Saving"),
        on_done=lambda _saved: read_so(),
        on_error=not_saved,
        cancellable=False,
        owner=reading,
    )
