"""The fields of the selected part. What cannot be read is kept in its field and said, never half applied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from qa_desk.errors import QADeskError
from ui.pages.forms.document import FormDocument
from ui.pages.forms.fields import FIELDS, Field
from ui.text import Retranslating, tr, tr_error, tr_marked
from ui.widgets.growing_edit import GrowingEdit


class FieldInput(QObject):
    """One field's widget. `edited` carries what was typed, ticked or picked."""

    edited = Signal(object)

    def __init__(self, field: Field, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.widget: QLineEdit | GrowingEdit | QCheckBox | QComboBox
        if field.shape == "tick":
            self.widget = QCheckBox(tr_marked(field.label))
            self.widget.clicked.connect(self.edited.emit)
        elif field.shape == "pick":
            self.widget = QComboBox()
            for key, words in (field.options or {}).items():
                self.widget.addItem(tr_marked(words), key)
            self.widget.activated.connect(self._picked)
        elif field.shape == "lines":
            self.widget = GrowingEdit(lines=2)
            self.widget.setPlaceholderText(tr_marked(field.hint))
            self.widget.edited.connect(self.edited.emit)
        else:
            self.widget = QLineEdit()
            self.widget.setPlaceholderText(tr_marked(field.hint))
            self.widget.textEdited.connect(self.edited.emit)
        self.widget.setAccessibleName(tr_marked(field.label))
        self.widget.setToolTip(tr_marked(field.hint))

    def show_value(self, value: Any) -> None:
        """Show a value without telling anybody; the field being typed in is left alone where it says the same."""
        widget = self.widget
        widget.blockSignals(True)
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(0, widget.findData(value)))
        elif isinstance(widget, GrowingEdit):
            widget.show_text(str(value))
        elif widget.text() != value:
            widget.setText(str(value))
        widget.blockSignals(False)

    def _picked(self, _row: int) -> None:
        assert isinstance(self.widget, QComboBox)
        self.edited.emit(self.widget.currentData())


class Properties(Retranslating, QScrollArea):
    """Follows the document's selected part."""

    def __init__(self, document: FormDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: type | None = None
        self._typing: FieldInput | None = None
        self.inputs: list[FieldInput] = []
        self._wrong = QLabel(wordWrap=True)
        self._wrong.setProperty("look", "bad")
        self.setWidgetResizable(True)
        document.opened.connect(self._rebuild)
        document.selected.connect(self._follow)
        document.changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Make the fields anew in the language of now."""
        self._rebuild()

    def input(self, label: str) -> FieldInput:
        """The input of the field with this (English) label; `StopIteration` where the part has none."""
        return next(one for one in self.inputs if one.field.label == label)

    def _rebuild(self) -> None:
        part = self._document.part
        self._shown = type(part) if part is not None else None
        self._wrong = QLabel(wordWrap=True)
        self._wrong.setProperty("look", "bad")
        self._wrong.hide()
        body = QWidget()
        body.setObjectName("plain")
        form = QFormLayout(body)
        form.setContentsMargins(12, 10, 12, 10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self._wrong)
        self.inputs = [FieldInput(field) for field in FIELDS.get(type(part), ())]
        for one in self.inputs:
            if one.field.shape == "tick":
                form.addRow(one.widget)
            else:
                form.addRow(tr_marked(one.field.label), one.widget)
            one.edited.connect(lambda value, one=one: self._edited(one, value))
        self.setWidget(body)
        self._show()

    def _follow(self) -> None:
        part = self._document.part
        if (type(part) if part is not None else None) is not self._shown:
            self._rebuild()
        else:
            self._show()

    def _show(self) -> None:
        part = self._document.part
        if part is None:
            return
        self._wrong.hide()
        for one in self.inputs:
            one.widget.setEnabled(self._document.editable)
            if one is not self._typing:
                one.show_value(one.field.get(part))

    def _edited(self, one: FieldInput, value: Any) -> None:
        part = self._document.part
        if part is None:
            return
        name = tr_marked(one.field.label)
        try:
            changed = one.field.put(part, value)
        except QADeskError as error:
            self._complain(name, tr_error(error)[0])
            return
        except ValueError:
            self._complain(name, tr("This cannot be read as it stands."))
            return
        self._wrong.hide()
        self._typing = one
        self._document.replace(changed, name, one.field.label)
        self._typing = None

    def _complain(self, name: str, words: str) -> None:
        self._wrong.setText(f"{name}: {words}")
        self._wrong.show()
