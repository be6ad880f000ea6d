"""What a question is answered with: segmented choices, boxes, a number, a date or words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from qa_desk import scoring
from ui.text import Retranslating, tr
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.segmented import NOT_APPLICABLE, Choice, Segmented

NA = scoring.Answer(na="evaluator")


class AnswerInput(Retranslating, QWidget):
    """One question's input by its kind. `answered` carries an `Answer` without comment, and whether it was typed."""

    answered = Signal(object, bool)
    left = Signal()

    def __init__(self, question: scoring.Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._editable = True
        self._answer = scoring.Answer()
        self.segments: Segmented | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self.number: QLineEdit | None = None
        self.words: GrowingEdit | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        question = self.question
        if question.kind in ("text", "short_text"):
            self.words = GrowingEdit(lines=2)
            self.words.edited.connect(lambda text: self.answered.emit(scoring.Answer(text=text), True))
            self.words.done.connect(self.left)
            self._layout.addWidget(self.words)
        elif question.kind in ("number", "date"):
            self._build_number()
        elif question.kind == "multiple":
            for number, choice in enumerate(question.choices, start=1):
                box = QCheckBox(f"{number}  {choice.text}" if number <= 9 else choice.text)
                box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                box.clicked.connect(self._boxes_changed)
                self.boxes[choice.key] = box
                self._layout.addWidget(box)
        if question.kind in ("yes_no", "choice", "scale") or (question.na_allowed and question.scored):
            self._build_segments()

    def _build_segments(self) -> None:
        one_of = self.question.kind in ("yes_no", "choice", "scale")
        choices = [Choice(c.key, c.text, _tone(c)) for c in self.question.choices] if one_of else []
        self.segments = Segmented()
        self.segments.set_choices(choices, not_applicable=self.question.na_allowed)
        self.segments.chosen.connect(self._chosen)
        policy = self.segments.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # else its second row is cut off
        self.segments.setSizePolicy(policy)
        self._layout.addWidget(self.segments)

    def _build_number(self) -> None:
        self.number = QLineEdit()
        self.number.setMaximumWidth(120)
        self.number.textEdited.connect(self._number_typed)
        self.number.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self.number)
        row.addStretch(1)
        self._layout.addLayout(row)

    def retranslate(self) -> None:
        """Name the input."""
        for part in (self.segments, self.number, self.words):
            if part is not None:
                part.setAccessibleName(self.question.text)
        if self.number is not None:
            dated = self.question.kind == "date"
            self.number.setPlaceholderText(tr("Year-month-day") if dated else tr("Number"))
        if self.words is not None:
            self.words.setPlaceholderText(tr("Write the answer"))

    def show_answer(self, answer: scoring.Answer, editable: bool) -> None:
        """Show an answer without telling anybody."""
        self._answer, self._editable = answer, editable
        if self.segments is not None:
            chosen = answer.choices[0] if answer.choices and not self.boxes else None
            self.segments.set_value(NOT_APPLICABLE if answer.na != "no" else chosen)
            self.segments.set_read_only(not editable)
        for key, box in self.boxes.items():
            box.setChecked(key in answer.choices)
            box.setEnabled(editable)
        if self.number is not None:
            if self.question.kind == "date":
                shown, same = answer.text, _day(self.number.text()) == answer.text
            else:
                shown = "" if answer.number is None else str(answer.number)
                same = _number(self.number.text()) == answer.number
            if not same:
                self.number.setText(shown)
            self.number.setReadOnly(not editable)
        if self.words is not None:
            self.words.show_text(answer.text)
            self.words.setReadOnly(not editable)

    def press(self, number: int, answer: scoring.Answer) -> None:
        """Press a choice by its number, from 1; again changes nothing, but for boxes, which it unticks."""
        choices = self.question.choices
        if not self._editable or not 1 <= number <= len(choices):
            return
        key = choices[number - 1].key
        if self.boxes:
            kept = {*answer.choices} ^ {key}
            self._tell_boxes(kept)
        elif self.segments is not None:
            self.segments.choose(key)

    def press_na(self) -> None:
        """Press N/A, where it is offered."""
        if self._editable and self.segments is not None and self.question.na_allowed:
            self.segments.choose(NOT_APPLICABLE)

    def take_focus(self) -> bool:
        """Go to the field of a question that is typed; False where there is nothing to type."""
        field = self.number or self.words
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def clear(self) -> None:
        """Take the answer back."""
        if self._editable and self._answer.given:
            self.answered.emit(scoring.Answer(), False)

    def _chosen(self, key: str | None) -> None:
        if key == NOT_APPLICABLE:
            self.answered.emit(NA, False)
        else:
            self.answered.emit(scoring.Answer(choices=(key,) if key else ()), False)

    def _boxes_changed(self) -> None:
        self._tell_boxes({key for key, box in self.boxes.items() if box.isChecked()})

    def _tell_boxes(self, kept: set[str]) -> None:
        in_order = tuple(choice.key for choice in self.question.choices if choice.key in kept)
        self.answered.emit(scoring.Answer(choices=in_order), False)

    def _number_typed(self, text: str) -> None:
        if self.question.kind == "date":
            if (day := _day(text)) or not text.strip():
                self.answered.emit(scoring.Answer(text=day), True)
            return
        value = _number(text)
        if value is not None or not text.strip():
            self.answered.emit(scoring.Answer(number=value), True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in keys:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)


def _tone(choice: scoring.Choice) -> str:
    return "bad" if choice.critical is not None or choice.comment_required else "good"


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _day(text: str) -> str:
    """A whole date as it is kept, empty while it is not one."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return ""
