"""One dispute before its reviewer: first every question answered blind, then both answers and the verdict."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qa_desk import scoring
from qa_desk.work.dispute_review import ReviewView, Verdict
from ui.text import NO_VALUE, tr
from ui.widgets.segmented import NOT_APPLICABLE, Choice, Segmented

ONE_OF: Final = ("yes_no", "choice", "scale")


def _label(text: str, look: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    return label


def said(question: scoring.Question, given: scoring.Answer | None) -> str:
    """An answer in words."""
    if given is None:
        return NO_VALUE
    if given.na != "no":
        return tr("not applicable")
    chosen = [choice.text for choice in question.choices if choice.key in given.choices]
    return tr(", ").join(chosen) or given.text or (NO_VALUE if given.number is None else f"{given.number:f}")


class BlindQuestion(QFrame):
    """What the agent says about it, and an answer given without seeing the first."""

    changed = Signal()

    def __init__(self, question: scoring.Question, reason: str) -> None:
        super().__init__()
        self.question = question
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(_label(question.text, "bold"))
        column.addWidget(_label(tr("The agent: {reason}", reason=reason), "quiet"))
        self.segments = Segmented()
        self.segments.set_choices(
            [Choice(one.key, one.text) for one in question.choices] if question.kind in ONE_OF else [],
            not_applicable=question.na_allowed,
        )
        self.segments.chosen.connect(lambda *_: self.changed.emit())
        self.words, self.comment = QLineEdit(), QLineEdit()
        self.words.setVisible(question.kind not in ONE_OF)
        self.words.setPlaceholderText(tr("Your answer"))
        self.comment.setPlaceholderText(tr("Why, in a sentence"))
        for field in (self.words, self.comment):
            field.setAccessibleName(field.placeholderText())
            field.textEdited.connect(lambda _: self.changed.emit())
        for widget in (self.segments, self.words, self.comment):
            column.addWidget(widget)

    @property
    def answer(self) -> scoring.Answer:
        """What was put down; an empty answer where nothing was."""
        value, comment = self.segments.value, self.comment.text().strip()
        if value == NOT_APPLICABLE:
            return scoring.Answer(na="evaluator", comment=comment)
        if self.question.kind in ONE_OF:
            return scoring.Answer(choices=(value,) if value else (), comment=comment)
        return _typed(self.question, self.words.text().strip(), comment)


def _typed(question: scoring.Question, words: str, comment: str) -> scoring.Answer:
    """Words as the kind of answer the question takes; empty where they are none."""
    from decimal import Decimal, InvalidOperation

    if question.kind == "multiple":
        named = {choice.text.casefold(): choice.key for choice in question.choices}
        keys = tuple(
            named[one.strip().casefold()] for one in words.split(",") if one.strip().casefold() in named
        )
        return scoring.Answer(choices=keys, comment=comment)
    if question.kind == "number":
        try:
            return scoring.Answer(number=Decimal(words), comment=comment)
        except InvalidOperation:
            return scoring.Answer(comment=comment)
    return scoring.Answer(text=words, comment=comment)


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
        column = QVBoxLayout(self)
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

    def __init__(self, view: ReviewView) -> None:
        super().__init__()
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

    def _show_able(self) -> None:
        if self.view.owed:
            self.go.setEnabled(all(one.answer.given for one in self.blind))
        else:
            whole = all(row.verdict is not None for row in self.rows)
            self.go.setEnabled(whole and bool(self.reason.toPlainText().strip()))
