"""One dispute before its reviewer: first every question answered blind, then both answers and the verdict."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from db.queries.review import MomentRow
from qa_desk import scoring
from qa_desk.work.dispute_review import ReviewView, Verdict
from ui.pages.disputes.reading import plays, said
from ui.text import tr
from ui.widgets.answer_input import AnswerInput
from ui.widgets.causes import CausePicker, with_causes
from ui.widgets.segmented import Choice, Segmented


def _label(text: str, look: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    return label


class BlindQuestion(QFrame):
    """What the agent says and shows of it, and an answer given without seeing the first."""

    changed = Signal()

    def __init__(self, question: scoring.Question, reason: str) -> None:
        super().__init__()
        self.question = question
        self.answer = scoring.Answer()
        self.setProperty("look", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 10)
        self.column.setSpacing(6)
        self.column.addWidget(_label(question.text, "bold"))
        if question.guidance:
            self.column.addWidget(_label(question.guidance, "quiet"))
        self.column.addWidget(_label(tr("The agent: {reason}", reason=reason), "quiet"))
        self.input, self.causes, self.comment = AnswerInput(question), CausePicker(question), QLineEdit()
        self.comment.setPlaceholderText(tr("Why, in a sentence"))
        self.comment.setAccessibleName(self.comment.placeholderText())
        for widget in (self.input, self.causes, self.comment):
            self.column.addWidget(widget)
        self.input.show_answer(self.answer, True)
        self.input.answered.connect(lambda answer, _typed: self._take(answer))
        self.causes.picked.connect(lambda keys: self._take(with_causes(self.answer, question, keys)))
        self.comment.textEdited.connect(lambda _text: self._take(self.answer))

    def _take(self, answer: scoring.Answer) -> None:
        self.answer = msgspec.structs.replace(answer, comment=self.comment.text().strip())
        self.input.show_answer(self.answer, True)
        self.causes.show_answer(self.answer, True)
        self.changed.emit()


class VerdictRow(QFrame):
    """Both answers side by side, which one stands, and why."""

    changed = Signal()

    def __init__(
        self,
        question: scoring.Question,
        reason: str,
        first: scoring.Answer | None,
        blind: scoring.Answer | None,
    ) -> None:
        super().__init__()
        self.key = question.key
        self.setProperty("look", "card")
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(_label(question.text, "bold"))
        column.addWidget(_label(tr("The agent: {reason}", reason=reason), "quiet"))
        column.addWidget(_label(tr("First answer: {answer}", answer=said(question, first))))
        if first is not None and first.comment.strip():
            column.addWidget(_label(f"“{first.comment.strip()}”", "quiet"))
        column.addWidget(_label(tr("Your blind answer: {answer}", answer=said(question, blind))))
        self.segments = Segmented()
        self.segments.set_choices(
            [Choice("upheld", tr("The first stands")), Choice("revised", tr("Mine takes its place"))],
            not_applicable=False,
        )
        self.segments.chosen.connect(lambda *_: self.changed.emit())
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("Why; the agent reads it"))
        self.why.setAccessibleName(tr("Why; the agent reads it"))
        self.why.textEdited.connect(lambda _: self.changed.emit())
        column.addWidget(self.segments)
        column.addWidget(self.why)

    @property
    def verdict(self) -> Verdict | None:
        """How it is decided; None while a part is missing."""
        value, why = self.segments.value, self.why.text().strip()
        return Verdict("revised" if value == "revised" else "upheld", why) if value and why else None


class Deciding(QWidget):
    """Made anew for each step. `answered` carries answers by key, `decided` verdicts by key and the reason."""

    answered = Signal(dict)
    decided = Signal(dict, str)
    heard = Signal(int, int)

    def __init__(self, view: ReviewView, moments: Mapping[str, MomentRow]) -> None:
        super().__init__()
        self._moments = moments
        self.setObjectName("plain")
        self.view = view
        self.blind: list[BlindQuestion] = []
        self.rows: list[VerdictRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        self.reason, self.go = QPlainTextEdit(), QPushButton()
        self.reason.setMaximumHeight(80)
        self.reason.setTabChangesFocus(True)
        self.go.setProperty("primary", True)
        if view.dispute.comment:
            self._column.addWidget(_label(tr("The agent: {reason}", reason=view.dispute.comment)))
        (self._ask if view.owed else self._judge)()
        self._column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._show_able()

    def _ask(self) -> None:
        note = tr(
            "Answer each question as you hear it. The first answers are shown only after that; yours stay."
        )
        self._column.addWidget(_label(note, "quiet"))
        for point in self.view.dispute.points:
            question = self.view.form.question(point.question_key)
            if question is not None and point.question_key in self.view.owed:
                one = BlindQuestion(question, point.reason)
                one.changed.connect(self._show_able)
                self._lay(one.column, point.moments)
                self.blind.append(one)
                self._column.addWidget(one)
        self.go.setText(tr("Put these answers down"))
        self.go.clicked.connect(
            lambda: self.answered.emit({one.question.key: one.answer for one in self.blind})
        )

    def _judge(self) -> None:
        for point in self.view.dispute.points:
            question = self.view.form.question(point.question_key)
            if question is not None:
                first = (self.view.first or {}).get(point.question_key)
                row = VerdictRow(question, point.reason, first, self.view.blind.get(point.question_key))
                row.changed.connect(self._show_able)
                self._lay(row.column, point.moments)
                self.rows.append(row)
                self._column.addWidget(row)
        self._column.addWidget(_label(tr("The decision in a sentence or two"), "bold"))
        self.reason.setAccessibleName(tr("The decision in a sentence or two"))
        self.reason.textChanged.connect(self._show_able)
        self._column.addWidget(self.reason)
        self.go.setText(tr("Decide"))
        self.go.clicked.connect(
            lambda: self.decided.emit(
                {row.key: row.verdict for row in self.rows}, self.reason.toPlainText().strip()
            )
        )

    def _lay(self, column: QVBoxLayout, keys: tuple[str, ...]) -> None:
        """The moments the agent named, to be heard."""
        if found := [self._moments[key] for key in keys if key in self._moments]:
            column.addLayout(plays(found, self.heard.emit))

    def _show_able(self) -> None:
        if self.view.owed:
            self.go.setEnabled(all(one.answer.given for one in self.blind))
        else:
            whole = all(row.verdict is not None for row in self.rows)
            self.go.setEnabled(whole and bool(self.reason.toPlainText().strip()))
