"""The right column: choosing a form, filling it, and the words that go with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.review.form_choice import FormChooser
from ui.pages.review.form_head import FormHead, MissingBar
from ui.pages.review.model import ReviewModel
from ui.pages.review.question import QuestionRow
from ui.pages.review.section import SectionView
from ui.pages.review.words import WordsCard


class FormPanel(QFrame):
    """Shows the evaluation of the open call: to be begun, being made, or submitted."""

    sought = Signal(int)
    heard = Signal(int, int)
    left_field = Signal()
    form_chosen = Signal(str)

    def __init__(self, model: ReviewModel, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(280)
        self._model, self._undo = model, undo
        self.sections: list[SectionView] = []
        self._form_shown: object = None
        self.head, self.missing, self.words = FormHead(model), MissingBar(model), WordsCard(model, undo)
        self.chooser = FormChooser(model)
        self._build()
        self.chooser.chosen.connect(self.form_chosen)
        self.missing.chosen.connect(self.go_to)
        self.words.left_field.connect(self.left_field)
        model.loaded.connect(self._show)
        model.editable_changed.connect(self._refresh)
        model.answer_changed.connect(self._answer_changed)
        model.result_changed.connect(self._result_changed)
        model.evidence_changed.connect(self._evidence_changed)
        model.suggested.connect(self._suggested)
        model.question_selected.connect(self._selected)

    def _build(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("plain")
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self.words)
        self._list.addStretch(1)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setWidget(self._body)
        self.area.setHorizontalScrollBarPolicy(self.area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.head)
        inside.addWidget(self.area, 1)
        inside.addWidget(self.missing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(filled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._stack)

    def _show(self) -> None:
        model = self._model
        self.missing.hide()
        self._stack.setCurrentIndex(0 if model.draft is None else 1)
        shown = (model.call_id, model.draft.id, model.draft.form_version_id) if model.draft else None
        if shown != self._form_shown:
            self._form_shown = shown
            self._rebuild()
        self._refresh()

    def _rebuild(self) -> None:
        for view in self.sections:
            self._list.removeWidget(view)
            view.hide()
            view.deleteLater()
        form = self._model.form
        self.sections = [
            SectionView(self._model, self._undo, section) for section in (form.groups() if form else ())
        ]
        for place, view in enumerate(self.sections):
            self._list.insertWidget(place, view)
            view.sought.connect(self.sought)
            view.heard.connect(self.heard)
            view.left_field.connect(self.left_field)
        self.area.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        for row in self.rows():
            row.refresh()
        self.words.refresh()
        self._result_changed()

    def rows(self) -> list[QuestionRow]:
        """Every question shown, in order."""
        return [row for view in self.sections for row in view.rows]

    def row(self, key: str) -> QuestionRow | None:
        """The row of a question, None where the form has none of this key."""
        return next((row for row in self.rows() if row.question.key == key), None)

    @property
    def current(self) -> QuestionRow | None:
        """The row number keys answer."""
        return self.row(self._model.question)

    def step(self, by: int) -> None:
        """Make the next (1) or previous (-1) question the current one."""
        rows = [row for row in self.rows() if not row.isHidden()]
        places = [place for place, row in enumerate(rows) if row.current]
        if rows:
            place = min(len(rows) - 1, max(0, (places[0] if places else -by) + by))
            self.go_to(rows[place].question.key)

    def go_to(self, key: str) -> None:
        """Make a question the current one and bring it into view, unfolding its section."""
        self._model.select_question(key)
        self._reveal(key)

    def _answer_changed(self, key: str) -> None:
        if (row := self.row(key)) is not None:
            row.refresh()

    def _suggested(self) -> None:
        for row in self.rows():
            row.show_suggestion()

    def _evidence_changed(self, key: str) -> None:
        if (row := self.row(key)) is not None:
            row.show_evidence()

    def _result_changed(self) -> None:
        for view in self.sections:
            view.show_result()
        self.head.refresh()
        self.missing.refresh()

    def _selected(self, key: str) -> None:
        for row in self.rows():
            row.mark()
        self._reveal(key)

    def _reveal(self, key: str) -> None:
        for view in self.sections:
            if any(row.question.key == key for row in view.rows):
                view.unfold()
        QTimer.singleShot(0, self, lambda: self._scroll_to(key))  # after folding has settled

    def _scroll_to(self, key: str) -> None:
        row = self.row(key)
        if row is None or not row.isVisible():
            return
        bar, height = self.area.verticalScrollBar(), self.area.viewport().height()
        top = row.mapTo(self._body, QPoint(0, 0)).y()
        if top - 40 < bar.value():
            bar.setValue(top - 40)
        elif top + row.height() + 24 > bar.value() + height:
            bar.setValue(min(top - 40, top + row.height() + 24 - height))
