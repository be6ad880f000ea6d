"""The Forms page: every form, the one being written, its fields and its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from qa_desk import scoring
from qa_desk.scoring.editing import Path, at
from qa_desk.work.form_drafts import FormLine
from ui.actions import ActionSpec
from ui.context import AppContext
from ui.pages.forms.document import path_of
from ui.pages.forms.head import Head, PartBar
from ui.pages.forms.preview import Preview
from ui.pages.forms.properties import Properties
from ui.pages.forms.suggesting import Suggesting
from ui.pages.forms.tree import FormTree
from ui.pages.forms.whole import WholeForms
from ui.text import N_, tr, tr_marked, tr_n

if TYPE_CHECKING:
    from qa_desk.work.desk import Change

SPLITTER = "forms"
PLACE = Qt.ItemDataRole.UserRole


class FormsPage(WholeForms):
    """`navigate("forms", key=..., language=...)` opens one."""

    ACTIONS = (
        ActionSpec("forms.new", N_("New form…"), "new", ("Ctrl+N",), "plus"),
        ActionSpec("forms.import", N_("Import a form…"), "import_file", (), "import"),
        ActionSpec("forms.export", N_("Export the form…"), "export_file", (), "export"),
        ActionSpec(
            "forms.report", N_("Results as a report…"), "export_results", ("Ctrl+E",), "export", "has_results"
        ),
        ActionSpec(
            "forms.answers", N_("All answers as a table…"), "export_answers", (), "export", "has_results"
        ),
        ActionSpec("forms.lab", N_("Formula lab…"), "show_lab", ("Ctrl+L",), "calibration"),
        ActionSpec("forms.publish", N_("Publish the form…"), "publish", ("Ctrl+Shift+Return",), "check"),
        ActionSpec("forms.try", N_("Try the rule for suggestions"), "try_rule", ("Ctrl+T",), "search"),
        ActionSpec("forms.section", N_("Add section"), "add_section", ("Ctrl+Shift+N",), "plus"),
        ActionSpec("forms.question", N_("Add question"), "add_question", ("Ctrl+Return",), "plus"),
        ActionSpec("forms.choice", N_("Add choice"), "add_choice", ("Ctrl+Shift+C",), "plus"),
        ActionSpec("forms.duplicate", N_("Duplicate"), "duplicate", ("Ctrl+D",), "plus"),
        ActionSpec("forms.up", N_("Move up"), "move_up", ("Alt+Up",), "up"),
        ActionSpec("forms.down", N_("Move down"), "move_down", ("Alt+Down",), "down"),
        ActionSpec("forms.remove", N_("Remove"), "remove_part", ("Ctrl+Backspace",), "trash"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.head, self.bar, self.problems = Head(), PartBar(), QListWidget()
        self.tree = FormTree(self.document)
        self.properties, self.preview = Properties(self.document), Preview(self.document)
        self.suggesting = Suggesting(context, self.document)
        self.tabs, self.columns = QTabWidget(), QSplitter()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.tree, 1)
        column.addWidget(self.problems)
        self.problems.setMaximumHeight(110)
        self.problems.setWordWrap(True)
        self.tabs.addTab(self.properties, "")
        self.tabs.addTab(self.preview, "")
        self.tabs.addTab(self.suggesting, "")
        for part, width in ((self.list, 180), (middle, 300), (self.tabs, 320)):
            part.setMinimumWidth(width)
            card = QFrame()
            card.setProperty("look", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(8, 8, 8, 8)
            inside.addWidget(part)
            self.columns.addWidget(card)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(12)
        self.columns.setSizes(self.context.settings.splitters.get(SPLITTER) or [240, 520, 480])
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(body, 1)

    def _connect(self) -> None:
        head, bar = self.head, self.bar
        for button, act in (
            (head.new, self.new), (head.open, self.import_file), (head.save, self.export_file),
            (head.retire, self.retire), (head.lab, self.show_lab), (head.publish, self.publish),
            (bar.section, self.add_section), (bar.question, self.add_question), (bar.choice, self.add_choice),
            (bar.up, self.move_up), (bar.down, self.move_down), (bar.copy, self.duplicate),
            (bar.remove, self.remove_part),
        ):  # fmt: skip
            button.clicked.connect(act)
        head.report.triggered.connect(self.export_results)
        head.answers.triggered.connect(self.export_answers)
        self.listed.connect(self._follow)
        self.problems.itemActivated.connect(self._problem)
        self.problems.itemClicked.connect(self._problem)
        self.suggesting.opened.connect(self._listen)
        self.tree.refused.connect(lambda: self.context.tell(tr("It does not fit there.")))
        self.saver.saved.connect(lambda _draft: self.load())
        self.saver.failed.connect(self.context.tell_error)
        for signal in (self.document.opened, self.document.changed, self.document.selected):
            signal.connect(self._follow)

    @property
    def title(self) -> str:
        return tr("Forms")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.tabs.setTabText(0, tr("Fields"))
        self.tabs.setTabText(1, tr("Preview"))
        self.tabs.setTabText(2, tr("Suggestion"))
        self.list.setAccessibleName(tr("Forms"))
        self.problems.setAccessibleName(tr("What is wrong with this form"))
        self.show_lines()
        self._follow()

    def deactivate(self) -> None:
        """Write what is waiting; remember sizes."""
        if (error := self.saver.finish()) is not None:
            self.context.tell_error(error)
        self.context.settings.splitters[SPLITTER] = self.columns.sizes()
        self.context.save_settings()

    def may_close(self) -> bool:
        """Not while the last step is not on disk."""
        error = self.saver.finish()
        if error is not None:
            self.context.tell_error(error)
        return error is None

    def refresh(self, change: Change) -> None:
        """Read the list again where a form was published, written or retired."""
        if self.isVisible() and change.touches("form_version", "form_draft"):
            self.load()
        if self.isVisible() and change.touches("form_version", "suggestion_rule"):
            self.suggesting.load()

    def _follow(self) -> None:
        """Faults, buttons and the words in the head follow the form."""
        document, line = self.document, self.line
        form, editable = document.form, document.editable
        found = scoring.check(form) if form is not None else []
        self.problems.clear()
        for problem in found:
            item = QListWidgetItem(f"{problem.path}: {tr_marked(problem.message, **problem.params)}")
            item.setData(PLACE, problem.path)
            self.problems.addItem(item)
        self.problems.setVisible(bool(found))
        self.head.state.setText(self._state(line, len(found)) if form is not None else "")
        self.head.save.setEnabled(form is not None)
        self.head.lab.setEnabled(form is not None and not found and editable)
        draft = line is not None and line.draft_id is not None
        self.head.publish.setEnabled(editable and draft and not found)
        published = line is not None and line.version_id is not None and not line.retired
        self.head.retire.setEnabled(editable and published)
        self.head.results.setEnabled(self.has_results())
        for button in (self.bar.section, self.bar.question, self.bar.choice):
            button.setEnabled(editable)
        for tool in (self.bar.up, self.bar.down, self.bar.copy, self.bar.remove):
            tool.setEnabled(editable and bool(document.path))

    def _state(self, line: FormLine | None, faults: int) -> str:
        parts = [self.standing(line)] if line else []
        parts.append(tr_n("%n fault(s)", faults) if faults else tr("no fault found"))
        return " · ".join(parts)

    def _problem(self, item: QListWidgetItem) -> None:
        self.document.select(path_of(item.data(PLACE)))

    def _listen(self, call: str, at_ms: int | None) -> None:
        """Hear where a rule and a person differ."""
        self.context.navigate("review", interaction_id=call, at_ms=at_ms)

    def try_rule(self) -> None:
        """Show the selected question's rule and try it on past calls, or stop trying."""
        self.tabs.setCurrentWidget(self.suggesting)
        if self.suggesting.try_it.isEnabled() and self.suggesting.question is not None:
            self.suggesting.try_or_stop()

    def add_section(self) -> None:
        """Add a section at the end, or within the selected one where that holds sections."""
        form, path = self.document.form, self.document.path
        if form is None:
            return
        inside = path[:1]
        holds = inside and at(form, inside).sections  # type: ignore[union-attr]
        where: Path = (*inside, ("sections", len(holds))) if holds else (("sections", len(form.sections)),)
        self.document.add(where, tr("New section"), tr("Add section"))

    def add_question(self) -> None:
        """Add a question after the selected one, or at the end of the selected section."""
        where = self._place("questions")
        if where is None:
            self.context.tell(tr("Select the section that the question is to stand in."))
        else:
            self.document.add(where, tr("New question"), tr("Add question"))

    def add_choice(self) -> None:
        """Add a choice after the selected one, or at the end of the selected question."""
        where = self._place("choices")
        if where is None:
            self.context.tell(tr("Select the question that the choice belongs to."))
        else:
            self.document.add(where, tr("New choice"), tr("Add choice"))

    def _place(self, field: str) -> Path | None:
        form, path = self.document.form, self.document.path
        if form is None:
            return None
        for depth, (name, place) in enumerate(path):
            if name == field:
                return (*path[:depth], (field, place + 1))
        part = self.document.part
        if isinstance(part, scoring.Section) and field == "questions" and not part.sections:
            return (*path, (field, len(part.questions)))
        if isinstance(part, scoring.Question) and field == "choices":
            return (*path, (field, len(part.choices)))
        return None

    def duplicate(self) -> None:
        """Copy the selected part."""
        self.document.duplicate(tr("Duplicate"))

    def remove_part(self) -> None:
        """Take the selected part out."""
        self.document.remove(tr("Remove"))

    def move_up(self) -> None:
        """Move the selected part before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the selected part after the one below it."""
        self._move(2)

    def _move(self, by: int) -> None:
        form, path = self.document.form, self.document.path
        if form is None or not path:
            return
        field, place = path[-1]
        if 0 <= place + by <= len(getattr(at(form, path[:-1]), field)):
            self.document.move(path, (*path[:-1], (field, place + by)), tr("Move"))
