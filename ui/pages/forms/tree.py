"""The form as a tree: sections, questions, choices; dragged to where they belong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from qa_desk import scoring
from qa_desk.scoring.editing import HOLDS, Path, at
from ui.pages.forms.document import ROOT, FormDocument
from ui.pages.forms.words import KINDS
from ui.text import Retranslating, show_number, tr, tr_marked

PATH = Qt.ItemDataRole.UserRole
On = QAbstractItemView.DropIndicatorPosition


class FormTree(Retranslating, QTreeWidget):
    """Shows the document. `refused` when something is dropped where it does not fit."""

    refused = Signal()

    def __init__(self, document: FormDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._folded: set[str] = set()
        self._filling = False
        self.setColumnCount(2)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(self._current)
        self.itemCollapsed.connect(lambda item: self._folded.add(self._name(item)))
        self.itemExpanded.connect(lambda item: self._folded.discard(self._name(item)))
        document.opened.connect(self._opened)
        document.changed.connect(self.fill)
        document.selected.connect(self._select)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the head and the kinds anew."""
        self.setHeaderLabels([tr("Form"), tr("Weight or points")])
        self.setAccessibleName(tr("Sections, questions and choices"))
        self.fill()

    def _opened(self) -> None:
        self._folded.clear()
        self.fill()

    def fill(self) -> None:
        """Show the form anew; what was folded stays folded."""
        form = self._document.form
        self._filling = True
        self.clear()
        self.setDragEnabled(self._document.editable)
        if form is not None:
            root = self._item(self.invisibleRootItem(), form.title, "", ROOT)
            for s, section in enumerate(form.sections):
                self._section(root, section, (("sections", s),))
            root.setExpanded(True)
        self._filling = False
        self._select()

    def _section(self, above: QTreeWidgetItem, section: scoring.Section, path: Path) -> None:
        weight = show_number(float(section.weight))
        item = self._item(
            above, section.title, tr("bonus {weight}", weight=weight) if section.bonus else weight, path
        )
        for i, inner in enumerate(section.sections):
            self._section(item, inner, (*path, ("sections", i)))
        for q, question in enumerate(section.questions):
            self._question(item, question, (*path, ("questions", q)))
        item.setExpanded(self._name(item) not in self._folded)

    def _question(self, above: QTreeWidgetItem, question: scoring.Question, path: Path) -> None:
        item = self._item(above, question.text, tr_marked(KINDS[question.kind]), path)
        for c, choice in enumerate(question.choices):
            points = show_number(float(choice.points), 0 if choice.points == int(choice.points) else 2)
            self._item(item, choice.text, points, (*path, ("choices", c)))
        item.setExpanded(False)

    def _item(self, above: QTreeWidgetItem, text: str, worth: str, path: Path) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [" ".join(text.split()), worth])
        item.setData(0, PATH, path)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _name(self, item: QTreeWidgetItem) -> str:
        form, path = self._document.form, self.path_at(item)
        return at(form, path).key if form is not None and path and not self._filling else ""

    def path_at(self, item: QTreeWidgetItem | None) -> Path:
        """The path an item shows."""
        found = item.data(0, PATH) if item is not None else None
        return tuple((str(field), int(place)) for field, place in found) if found else ROOT

    def _current(self, item: QTreeWidgetItem | None) -> None:
        if not self._filling and item is not None:
            self._document.select(self.path_at(item))

    def _select(self) -> None:
        item = self.invisibleRootItem().child(0)
        for field, place in self._document.path:
            form = self._document.form
            assert form is not None
            if item is None:
                return
            before = at(form, self.path_at(item))
            skip = len(before.sections) if field == "questions" and isinstance(before, scoring.Section) else 0
            item = item.child(place + skip)
        if item is not None:
            self._filling = True
            self.setCurrentItem(item)
            self._filling = False

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the part; Qt's own moving of rows is left out, the document fills the tree anew."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        source, target = self.currentItem(), self.itemAt(event.position().toPoint())
        if source is None or target is None or not self.path_at(source):
            return
        wanted = self.target_of(self.path_at(source), self.path_at(target), self.dropIndicatorPosition())
        if wanted is None or not self._document.move(self.path_at(source), wanted, tr("Move")):
            self.refused.emit()

    def target_of(self, source: Path, target: Path, where: On) -> Path | None:
        """The place meant by dropping above, below or onto an item; None where there is none."""
        form = self._document.form
        if form is None:
            return None
        field = source[-1][0]
        if target and target[-1][0] == field and where in (On.AboveItem, On.BelowItem):
            (_, place) = target[-1]
            return (*target[:-1], (field, place + (where is On.BelowItem)))
        owner = at(form, target)
        if field in HOLDS[type(owner)]:
            return (*target, (field, len(getattr(owner, field))))
        return None
