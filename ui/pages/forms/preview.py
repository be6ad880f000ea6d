"""The form as an evaluator meets it, to be answered on the spot: live score, what rules show and hide."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qa_desk import scoring
from qa_desk.scoring.lab import fitting
from ui.pages.forms.document import FormDocument
from ui.text import N_, Retranslating, show_number, tr, tr_marked
from ui.widgets.segmented import NOT_APPLICABLE, Choice, Segmented

ONE_OF = ("yes_no", "choice", "scale")
OUTCOMES = {
    "pass": N_("passed"),
    "fail": N_("below the pass mark"),
    "not_scorable": N_("not scorable"),
}


class Preview(Retranslating, QWidget):
    """Answers are kept over changes of the form, as far as they still fit, and never stored."""

    def __init__(self, document: FormDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.answers: dict[str, scoring.Answer] = {}
        self.rows: dict[str, QWidget] = {}
        self._heads: list[tuple[scoring.Section, QLabel]] = []
        self.score, self.verdict, self.how = QLabel(), QLabel(), QLabel(wordWrap=True)
        self.score.setProperty("look", "pageTitle")
        self.how.setProperty("look", "quiet")
        self.how.setTextFormat(Qt.TextFormat.PlainText)
        self.clear = QPushButton()
        self.clear.clicked.connect(self._clear)
        self._area = QScrollArea(widgetResizable=True)
        top = QHBoxLayout()
        top.addWidget(self.score)
        top.addWidget(self.verdict, 1)
        top.addWidget(self.clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.addLayout(top)
        whole.addWidget(self._area, 1)
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self.rebuild)
        document.opened.connect(self._opened)
        document.changed.connect(self._soon.start)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.clear.setText(tr("Clear answers"))
        self.rebuild()

    def _opened(self) -> None:
        self.answers = {}
        self.rebuild()

    def _clear(self) -> None:
        self.answers = {}
        self.rebuild()

    def rebuild(self) -> None:
        """Show the form as it is now."""
        form = self._document.form
        self.rows, self._heads = {}, []
        body = QWidget()
        body.setObjectName("plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if form is not None:
            self.answers = fitting(form, self.answers)
            for section in form.groups():
                head = QLabel(section.title)
                head.setProperty("look", "bold")
                self._heads.append((section, head))
                column.addWidget(head)
                for question in section.questions:
                    if question.key not in self.rows:  # a key used twice is a fault shown elsewhere
                        self.rows[question.key] = self._row(question)
                        column.addWidget(self.rows[question.key])
            self.how = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            self.how.setProperty("look", "quiet")
            column.addWidget(self.how)
        column.addStretch(1)
        self._area.setWidget(body)
        self._show()

    def _row(self, question: scoring.Question) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(QLabel(question.text, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        answer = self.answers.get(question.key, scoring.Answer())
        if question.kind == "multiple":
            for choice in question.choices:
                box = QCheckBox(choice.text)
                box.setChecked(choice.key in answer.choices)
                box.clicked.connect(lambda on, q=question, key=choice.key: self._ticked(q, key, on))
                column.addWidget(box)
        elif question.kind not in ONE_OF:
            line = QLineEdit(answer.text if answer.number is None else f"{answer.number:f}")
            line.setAccessibleName(question.text)
            line.textEdited.connect(lambda words, q=question: self._typed(q, words))
            column.addWidget(line)
        if question.kind in ONE_OF or (question.na_allowed and question.scored):
            segments = Segmented()
            choices = question.choices if question.kind in ONE_OF else ()
            segments.set_choices([Choice(c.key, c.text) for c in choices], not_applicable=question.na_allowed)
            segments.set_value(NOT_APPLICABLE if answer.na != "no" else next(iter(answer.choices), None))
            segments.setAccessibleName(question.text)
            segments.chosen.connect(lambda key, q=question: self._chosen(q, key))
            column.addWidget(segments)
        return row

    def _chosen(self, question: scoring.Question, key: str | None) -> None:
        na = scoring.Answer(na="evaluator")
        self._put(question, na if key == NOT_APPLICABLE else scoring.Answer(choices=(key,) if key else ()))

    def _ticked(self, question: scoring.Question, key: str, on: bool) -> None:
        kept = {*self.answers.get(question.key, scoring.Answer()).choices} - {key} | ({key} if on else set())
        self._put(question, scoring.Answer(choices=tuple(c.key for c in question.choices if c.key in kept)))

    def _typed(self, question: scoring.Question, words: str) -> None:
        if question.kind != "number":
            self._put(question, scoring.Answer(text=words))
            return
        try:
            self._put(question, scoring.Answer(number=Decimal(words.strip().replace(",", "."))))
        except InvalidOperation:
            self._put(question, scoring.Answer())

    def _put(self, question: scoring.Question, answer: scoring.Answer) -> None:
        self.answers[question.key] = answer
        self._show()

    def _show(self) -> None:
        form = self._document.form
        if form is None or not form.sections:
            self.score.setText("")
            self.verdict.setText("")
            return
        try:
            result = scoring.score(form, self.answers)
        except (ArithmeticError, ValueError):  # numbers that make no sense are named among the faults
            self.score.setText(tr("This form cannot be scored yet."))
            return
        gone = {one.key for one in result.questions if one.na == "rule"}
        for key, row in self.rows.items():
            row.setHidden(key in gone)
        for section, head in self._heads:
            head.setHidden(all(question.key in gone for question in section.questions))
        self.score.setText(self._words(form, result))
        self.verdict.setText(self._verdict(result))
        self.verdict.setProperty(
            "look", "failure" if result.outcome == "fail" or result.failed_by else "quiet"
        )
        self.verdict.style().polish(self.verdict)
        lines = [tr_marked(template, **params) for template, params in scoring.explain(form, result)]
        self.how.setText("\n".join(lines))

    def _words(self, form: scoring.Form, result: scoring.Result) -> str:
        if result.score is None:
            return ""
        shown = scoring.shown(result.score, 1)
        score = show_number(float(shown), len(shown.partition(".")[2]))
        if form.formula != "points_plus_minus":
            score = f"{score} %"
        band = form.band(result.score)
        return f"{score} · {band.text}" if band else score

    def _verdict(self, result: scoring.Result) -> str:
        if result.failed_by:
            return tr("failed by a critical error")
        if result.outcome == "incomplete":
            return tr("{answered} of {total} answered", answered=result.answered, total=result.total)
        return tr_marked(OUTCOMES[result.outcome])
