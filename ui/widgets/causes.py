"""Why a choice was made: the root causes its form offers, to be ticked."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from qa_desk import scoring
from ui.text import Retranslating, tr


def offered(question: scoring.Question, answer: scoring.Answer) -> list[scoring.RootCause]:
    """The root causes of the choices an answer names."""
    return [
        cause for choice in question.choices if choice.key in answer.choices for cause in choice.root_causes
    ]


def with_causes(
    answer: scoring.Answer, question: scoring.Question, causes: tuple[str, ...]
) -> scoring.Answer:
    """The same answer with those causes that its choices offer."""
    known = {cause.key for cause in offered(question, answer)}
    return msgspec.structs.replace(answer, causes=tuple(key for key in causes if key in known))


class CausePicker(Retranslating, QWidget):
    """Boxes under a question; hidden where its answer has no root causes. `picked` carries the keys ticked."""

    picked = Signal(tuple)

    def __init__(self, question: scoring.Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.boxes: dict[str, QCheckBox] = {}
        self._head = QLabel()
        self._head.setObjectName("quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Name the boxes."""
        self._head.setText(tr("Root cause"))

    def show_answer(self, answer: scoring.Answer, editable: bool) -> None:
        """Offer the causes of what is chosen, with those ticked that the answer names."""
        causes = offered(self.question, answer) if answer.na == "no" else []
        if [cause.key for cause in causes] != list(self.boxes):
            for box in self.boxes.values():
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = {}
            for cause in causes:
                box = QCheckBox(cause.text)
                box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                box.clicked.connect(self._clicked)
                self.boxes[cause.key] = box
                self._column.addWidget(box)
        for key, box in self.boxes.items():
            box.setChecked(key in answer.causes)
            box.setEnabled(editable)
        self.setVisible(bool(causes))

    def _clicked(self) -> None:
        self.picked.emit(tuple(key for key, box in self.boxes.items() if box.isChecked()))
