"""The form being written: one whole form at a time, every step on the undo stack."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from qa_desk import scoring
from qa_desk.scoring.editing import Part, Path, at, duplicate, insert, move, new_part, put, remove

EDIT: Final = 1
ROOT: Final[Path] = ()


class EditStep(QUndoCommand):
    """From one form to the next; typing into one field stays one step."""

    def __init__(
        self, document: FormDocument, name: str, after: scoring.Form, path: Path, field: str
    ) -> None:
        super().__init__(name)
        self.document, self.field = document, field
        assert document.form is not None
        self.before, self.after = document.form, after
        self.path_before, self.path = document.path, path

    def id(self) -> int:
        return EDIT

    def redo(self) -> None:
        self.document.show_form(self.after, self.path)

    def undo(self) -> None:
        self.document.show_form(self.before, self.path_before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        same = isinstance(other, EditStep) and bool(self.field) and other.field == self.field
        if not same or not isinstance(other, EditStep) or other.path != self.path:
            return False
        self.after = other.after
        return True


class FormDocument(QObject):
    """What the tree, the fields and the preview show. `changed` after every step, `opened` for another form."""

    opened = Signal()
    changed = Signal()
    selected = Signal()

    def __init__(self, undo: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = undo
        self.form: scoring.Form | None = None
        self.path: Path = ROOT
        self.editable = False

    def open(self, form: scoring.Form | None, *, editable: bool) -> None:
        """Show another form; there is nothing to undo yet."""
        self.undo.clear()
        self.form, self.path, self.editable = form, ROOT, editable and form is not None
        self.opened.emit()

    def show_form(self, form: scoring.Form, path: Path) -> None:
        """Show the form after a step, and the part it was about."""
        self.form, self.path = form, path
        self.changed.emit()

    def select(self, path: Path) -> None:
        """Make a part the one whose fields are shown."""
        if path != self.path:
            self.path = path
            self.selected.emit()

    @property
    def part(self) -> Part | None:
        """The part whose fields are shown."""
        return at(self.form, self.path) if self.form is not None else None

    def replace(self, part: Part, name: str, field: str) -> None:
        """Put a changed part in the old one's place; typing into the same field is one step."""
        if self.form is not None and self.editable and part != self.part:
            self._push(name, put(self.form, self.path, part), self.path, field)

    def replace_at(self, path: Path, part: Part, name: str, field: str) -> None:
        """Put a changed part in the place of another than the selected one; what is selected stays so."""
        if self.form is not None and self.editable and part != at(self.form, path):
            self._push(name, put(self.form, path, part), self.path, field)

    def add(self, path: Path, text: str, name: str) -> None:
        """Put a new part in."""
        if self.form is not None and self.editable:
            self._push(name, insert(self.form, path, new_part(self.form, path, text)), path)

    def remove(self, name: str) -> None:
        """Take the selected part out; what held it is selected then."""
        if self.form is not None and self.editable and self.path:
            self._push(name, remove(self.form, self.path), self.path[:-1])

    def duplicate(self, name: str) -> None:
        """Put a copy of the selected part after it."""
        if self.form is not None and self.editable and self.path:
            self._push(name, *duplicate(self.form, self.path))

    def move(self, source: Path, target: Path, name: str) -> bool:
        """Move a part; False where it does not fit."""
        if self.form is None or not self.editable:
            return False
        part = at(self.form, source)
        moved = move(self.form, source, target)
        if moved is None:
            return False
        if moved != self.form:
            self._push(name, moved, find(moved, part) or ROOT)
        return True

    def _push(self, name: str, form: scoring.Form, path: Path, field: str = "") -> None:
        self.undo.push(EditStep(self, name, form, path, field))


def find(form: scoring.Form, part: Part) -> Path | None:
    """Where this very part stands."""
    for s, top in enumerate(form.sections):
        above: Path = (("sections", s),)
        groups = [(above, top)]
        groups += [((*above, ("sections", i)), inner) for i, inner in enumerate(top.sections)]
        for path, section in groups:
            if section is part:
                return path
            for q, question in enumerate(section.questions):
                if question is part:
                    return (*path, ("questions", q))
                for c, choice in enumerate(question.choices):
                    if choice is part:
                        return (*path, ("questions", q), ("choices", c))
    return None


def path_of(words: str) -> Path:
    """The part that a problem's path such as `sections[0].questions[1].weight` lies in."""
    found: list[tuple[str, int]] = []
    for step in words.split("."):
        field, _, rest = step.partition("[")
        if field not in ("sections", "questions", "choices") or not rest:
            break
        found.append((field, int(rest.rstrip("]"))))
    return tuple(found)
