"""An opened scorecard: what came out, from three sides, every answer with its comment and its sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk import scoring
from qa_desk.work.own_scorecards import OwnScorecard
from ui.icons import icon
from ui.pages.scorecards import words
from ui.text import NO_VALUE, show_duration, show_number, tr
from ui.widgets.flow_layout import FlowLayout


def _label(text: str, look: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    return label


class CardBody(QWidget):
    """Made anew for each scorecard and language. `heard` carries start and end in ms of a stretch to play."""

    heard = Signal(int, int)

    def __init__(self, card: OwnScorecard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.card = card
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        self._sides()
        self._changes()
        self._talk()
        for section in card.state.form.groups():
            self._section(section)
        self._column.addStretch(1)

    def _sides(self) -> None:
        """Coach, oneself and the customer side by side."""
        card, form = self.card, self.card.state.form
        row = QHBoxLayout()
        row.setSpacing(10)
        own = tr("You did not score it") if card.own is None else words.score(form, card.own.score)
        rating = next((one for one in card.surveys if one.kind == "csat"), None)
        said = (
            tr("No answer")
            if rating is None
            else tr("{value} of {most}", value=show_number(rating.value), most=show_number(rating.scale_max))
        )
        verbatim = "\n".join(card.words)
        for title, value, note in (
            (tr("Your coach"), words.score(form, card.result.score), words.outcome(card.result)),
            (tr("You"), own, "" if card.own is None else words.outcome(card.own)),
            (tr("The customer"), said, verbatim),
        ):
            box = QFrame()
            box.setProperty("look", "card")
            column = QVBoxLayout(box)
            column.setContentsMargins(14, 10, 14, 10)
            column.setSpacing(2)
            for text, look in ((title, "quiet"), (value, "cardTitle"), (note, "quiet")):
                column.addWidget(_label(text, look))
            column.addStretch(1)
            row.addWidget(box, 1)
        self._column.addLayout(row)

    def _changes(self) -> None:
        """What would have made the difference."""
        if not self.card.better:
            return
        self._column.addWidget(_label(tr("What would have changed the result"), "bold"))
        for one in self.card.better:
            then = words.score(self.card.state.form, one.score)
            self._column.addWidget(
                _label(tr("{question}: at its best, {score} in all", question=one.text, score=then), "quiet")
            )

    def _talk(self) -> None:
        card = self.card
        if card.state.feedback.strip():
            self._column.addWidget(_label(tr("Feedback"), "bold"))
            self._column.addWidget(_label(card.state.feedback.strip()))
        for one in card.disputes:
            self._column.addWidget(_label(tr("Dispute {number}", number=one.number), "bold"))
            for point in one.points:
                question = card.state.form.question(point.question_key)
                asked = question.text if question is not None else point.question_key
                self._column.addWidget(
                    _label(tr("{question}: {reason}", question=asked, reason=point.reason), "quiet")
                )
                if point.decision_reason:
                    self._column.addWidget(_label(tr("Decided: {reason}", reason=point.decision_reason)))
            if one.decision_reason:
                self._column.addWidget(_label(tr("Decided: {reason}", reason=one.decision_reason)))

    def _section(self, section: scoring.Section) -> None:
        card = self.card
        found = {one.key: one for one in card.result.questions}
        shown = [question for question in section.questions if found[question.key].na != "rule"]
        if not shown:
            return
        percent = next(one.percent for one in card.result.sections if one.key == section.key)
        head = QHBoxLayout()
        head.addWidget(_label(section.title, "cardTitle"), 1)
        value = (
            NO_VALUE
            if percent is None
            else tr("{number} %", number=show_number(float(scoring.shown(percent))))
        )
        if said := words.before(card.before[section.key]):
            earlier = _label(said, "quiet")
            earlier.setWordWrap(False)
            head.addWidget(earlier)
        right = _label(value, "bold")
        right.setWordWrap(False)
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(right)
        self._column.addSpacing(6)
        self._column.addLayout(head)
        critical = {error.question for error in card.result.critical_errors}
        for question in shown:
            self._question(question, question.key in critical)

    def _question(self, question: scoring.Question, critical: bool) -> None:
        given = self.card.state.answers.get(question.key)
        box = QFrame()
        box.setProperty("look", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        column.addWidget(_label(question.text))
        said = words.answer(question, given)
        column.addWidget(
            _label(
                tr("{answer}, critical error", answer=said) if critical else said,
                "bad" if critical else "bold",
            )
        )
        if given is not None and given.comment.strip():
            column.addWidget(_label(f"“{given.comment.strip()}”", "quiet"))
        if keys := [
            key for key in self.card.state.evidence.get(question.key, ()) if key in self.card.moments
        ]:
            flow = FlowLayout()
            for key in keys:
                flow.addWidget(self._evidence(key))
            column.addLayout(flow)
        self._column.addWidget(box)

    def _evidence(self, key: str) -> QPushButton:
        moment = self.card.moments[key]
        words = f"{show_duration(moment.start_ms)} {moment.note}".strip()
        button = QPushButton(words if len(words) <= 60 else f"{words[:59]}…")
        button.setIcon(icon("play", "accent"))
        button.setToolTip(moment.note)
        button.setAccessibleName(tr("Play {what}", what=f"{show_duration(moment.start_ms)} {moment.note}"))
        button.clicked.connect(lambda: self.heard.emit(moment.start_ms, moment.end_ms))
        return button
