"""The part of the page that lists every form and opens one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem

from qa_desk.work.form_drafts import FormLine
from qa_desk.work.permissions import may
from ui.context import AppContext
from ui.page import Page
from ui.pages.forms.document import FormDocument
from ui.pages.forms.loading import Opened, read_form, read_lines
from ui.pages.forms.saving import DraftSaver
from ui.reporting import ReportExport
from ui.text import tr

LINE = Qt.ItemDataRole.UserRole
LANGUAGES = {"en": "English", "zh": "中文"}


class FormsList(Page):
    """Holds the document and its saver; `listed` when the list was read again."""

    listed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.stack = QUndoStack(self)
        self.undo_stack = self.stack
        self.document = FormDocument(self.stack, self)
        self.dialog: QDialog | None = None
        self.reports = ReportExport(context, self)
        self.saver = DraftSaver(context, self.document, self)
        self.lines: list[FormLine] = []
        self.current: tuple[str, str] = ("", "")
        self.list = QListWidget()
        self.list.currentItemChanged.connect(self._picked)

    def activate(self, key: str = "", language: str = "", part: str = "", **_more: Any) -> None:
        """Show the forms, and one of them open; `part="lab"` with its formula lab."""
        if part == "lab":
            self.document.opened.connect(self._show_lab_once)
        if key:
            self.current = (key, language or self.current[1])
        self.load()
        self.list.setFocus()

    def _show_lab_once(self) -> None:
        if self.document.form is not None:
            self.document.opened.disconnect(self._show_lab_once)
            self.show_lab()

    def show_lab(self) -> None:
        """Show the last evaluations under these rules and every other formula."""
        raise NotImplementedError

    def load(self) -> None:
        """Read every form again."""
        self.context.background.run(
            read_lines, self.context.desk, on_done=self._loaded, on_error=self.context.tell_error,
            progress=False, key="forms", owner=self,
        )  # fmt: skip

    def _loaded(self, lines: list[FormLine]) -> None:
        self.lines = lines
        names = [(line.key, line.language) for line in lines]
        if self.current not in names and names:
            self.current = next((name for name in names if name[0] == self.current[0]), names[0])
        self.show_lines()
        form = self.document.form
        if form is None or (form.key, form.language) != self.current:
            self.open_current()
        else:
            self.listed.emit()

    def show_lines(self) -> None:
        """Show the list as it was read."""
        self.list.blockSignals(True)
        self.list.clear()
        for line in self.lines:
            item = QListWidgetItem(f"{line.title}\n{self.standing(line)}")
            item.setData(LINE, (line.key, line.language))
            self.list.addItem(item)
            if (line.key, line.language) == self.current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def standing(self, line: FormLine) -> str:
        """Language, version and state in words."""
        parts = [LANGUAGES.get(line.language, line.language)]
        if line.number is not None:
            parts.append(tr("version {number}", number=line.number))
        if line.retired:
            parts.append(tr("retired"))
        if line.draft_id is not None:
            parts.append(tr("draft"))
        return " · ".join(parts)

    @property
    def line(self) -> FormLine | None:
        """The form of the list that is open."""
        return next((one for one in self.lines if (one.key, one.language) == self.current), None)

    def _picked(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        if (error := self.saver.finish()) is not None:
            self.context.tell_error(error)
            return
        key, language = item.data(LINE)
        self.current = (key, language)
        self.open_current()

    def open_current(self) -> None:
        """Open the form of the list: its draft, else its newest version."""
        if self.line is None:
            self.document.open(None, editable=False)
            return
        self.context.background.run(
            read_form, self.context.desk, self.line, on_done=self._opened, on_error=self.context.tell_error,
            progress=False, key="form", owner=self,
        )  # fmt: skip

    def _opened(self, opened: Opened) -> None:
        if (opened.form.key, opened.form.language) == self.current:
            self.document.open(opened.form, editable=may(self.context.acting, "form.draft"))
