"""The talk after the reveal: question by question, who said what and why, heard again, settled with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.calibration import RoundCall
from qa_desk.work.calibration import QuestionReport, RoundReport, Voice
from ui.icons import icon
from ui.pages.calibration.words import choice_text
from ui.text import Retranslating, show_duration, show_percent, tr, tr_n
from ui.widgets.elided_label import ElidedLabel


class CallTalk(QFrame):
    """One call under one question: everybody's answer, and what the room settles on."""

    settled = Signal(str, str, str, str)
    played = Signal(str, int, int)

    def __init__(
        self, number: int, call: RoundCall, question: QuestionReport, may_settle: bool, key: str | None
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._call, self._question = call, question
        split = call.external_id in question.split
        head = QHBoxLayout()
        title = QLabel(tr("Call {number}: {call}", number=number, call=call.external_id))
        title.setProperty("look", "cardTitle")
        sign = QLabel("✕ " + tr("read differently") if split else "✓ " + tr("all alike"))
        sign.setProperty("look", "watch" if split else "good")
        head.addWidget(title, 1)
        head.addWidget(sign)
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(14)
        for at, voice in enumerate(v for v in question.voices if v.external_id == call.external_id):
            self._voice(grid, at, voice, voice.person == key)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid)
        column.addLayout(self._settle_row(may_settle))

    def _voice(self, grid: QGridLayout, at: int, voice: Voice, is_key: bool) -> None:
        name, answer, comment = (
            QLabel(voice.person),
            QLabel(choice_text(self._question, voice.choice)),
            QLabel(),
        )
        name.setProperty("look", "quiet")
        answer.setProperty("look", "bold")
        marks = [tr("key")] if is_key else []
        marks += [tr("late")] if voice.late else []
        if marks:
            name.setText(f"{voice.person} ({tr(', ').join(marks)})")
        comment.setText(voice.comment)
        comment.setWordWrap(True)
        plays = QHBoxLayout()
        plays.setSpacing(4)
        for span in voice.evidence:
            button = QToolButton()
            button.setIcon(icon("play"))
            button.setText(show_duration(span.start_ms))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(span.note or tr("Hear what this rests on"))
            button.setAccessibleName(
                tr("Hear {name}'s evidence at {time}", name=voice.person, time=show_duration(span.start_ms))
            )
            button.clicked.connect(
                lambda _checked=False, one=span: self.played.emit(
                    self._call.interaction_id, one.start_ms, one.end_ms
                )
            )
            plays.addWidget(button)
        for column, widget in enumerate((name, answer, comment)):
            grid.addWidget(widget, at, column)
        grid.addLayout(plays, at, 3)

    def _settle_row(self, may_settle: bool) -> QHBoxLayout:
        choice, reason = self._question.agreed.get(self._call.external_id, ("", ""))
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(tr("The room says"))
        label.setProperty("look", "quiet")
        row.addWidget(label)
        self.choice, self.reason, self.settle = QComboBox(), QLineEdit(reason), QPushButton(tr("Settle"))
        self.choice.addItem(tr("not settled"), "")
        for key, words in self._question.choices.items():
            self.choice.addItem(words, key)
        self.choice.addItem(tr("N/A"), "na")
        self.choice.setCurrentIndex(max(0, self.choice.findData(choice)))
        self.choice.setAccessibleName(tr("What the room settles on"))
        self.reason.setPlaceholderText(tr("Why"))
        self.reason.setAccessibleName(tr("Why"))
        self.settle.clicked.connect(self._settle)
        self.reason.returnPressed.connect(self._settle)
        for widget in (self.choice, self.reason, self.settle):
            widget.setEnabled(may_settle)
        row.addWidget(self.choice)
        row.addWidget(self.reason, 1)
        row.addWidget(self.settle)
        return row

    def _settle(self) -> None:
        choice = self.choice.currentData()
        if choice:
            self.settled.emit(self._call.id, self._question.key, choice, self.reason.text().strip())


class Talk(Retranslating, QWidget):
    """`settled` carries call of the round, question, choice, reason; `played` the call and a stretch in ms."""

    settled = Signal(str, str, str, str)
    played = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: RoundReport | None = None
        self.at, self._may_settle = 0, False
        self.back, self.on, self.split = QToolButton(), QToolButton(), QPushButton()
        self.back.setIcon(icon("left"))
        self.on.setIcon(icon("right"))
        self.place, self.question, self.guidance = QLabel(), QLabel(), QLabel()
        self.place.setProperty("look", "quiet")
        self.question.setProperty("look", "place")
        self.guidance.setProperty("look", "quiet")
        for label in (self.question, self.guidance):
            label.setWordWrap(True)
        self.scores = ElidedLabel()
        self.scores.setProperty("look", "quiet")
        self._build()
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.split.clicked.connect(self.next_split)
        self.retranslate()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.back, self.on, self.place):
            row.addWidget(widget)
        row.addWidget(self.scores, 1)
        row.addWidget(self.split)
        inner = QWidget()
        inner.setObjectName("plain")
        self.lines = QVBoxLayout(inner)
        self.lines.setContentsMargins(0, 0, 6, 0)
        self.lines.setSpacing(10)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(row)
        for widget in (self.question, self.guidance):
            whole.addWidget(widget)
        whole.addWidget(self.area, 1)

    def show_round(self, report: RoundReport, may_settle: bool) -> None:
        """Show a revealed round; the question one was at stays."""
        other = self.report is None or self.report.round.id != report.round.id
        self.report, self._may_settle = report, may_settle
        if other:
            splits = [at for at, question in enumerate(report.questions) if question.split]
            self.at = splits[0] if splits else 0
        self.retranslate()

    def step(self, by: int) -> None:
        """To the next question, or the one before."""
        if self.report is not None and 0 <= self.at + by < len(self.report.questions):
            self.at += by
            self.retranslate()

    def next_split(self) -> None:
        """To the next question people read differently, round the end."""
        if self.report is None:
            return
        n = len(self.report.questions)
        for step in range(1, n + 1):
            if self.report.questions[(self.at + step) % n].split:
                self.at = (self.at + step) % n
                self.retranslate()
                return

    def retranslate(self) -> None:
        """Write the question and everybody's words anew."""
        self.back.setToolTip(tr("Question before (Alt+Up)"))
        self.on.setToolTip(tr("Next question (Alt+Down)"))
        for button in (self.back, self.on):
            button.setAccessibleName(button.toolTip())
        self.split.setText(tr("Next read differently"))
        self.area.setAccessibleName(tr("What everybody said"))
        report = self.report
        while (item := self.lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if report is None or not report.questions:
            return
        question = report.questions[self.at]
        splits = sum(bool(one.split) for one in report.questions)
        self.place.setText(
            tr("Question {number} of {total}", number=self.at + 1, total=len(report.questions))
        )
        self.question.setText(question.text)
        self.guidance.setText(question.guidance)
        self.guidance.setVisible(bool(question.guidance))
        self.scores.setText(self._agreed_words(report))
        self.split.setEnabled(splits > 0)
        self.split.setToolTip(tr_n("%n question(s) were read differently", splits))
        calls = sorted(
            enumerate(report.calls, start=1), key=lambda at: at[1].external_id not in question.split
        )
        for number, call in calls:
            card = CallTalk(number, call, question, self._may_settle, report.key)
            card.settled.connect(self.settled)
            card.played.connect(self.played)
            self.lines.addWidget(card)
        self.lines.addStretch(1)

    def _agreed_words(self, report: RoundReport) -> str:
        known = [
            tr("call {number} settled at {score}", number=at, score=show_percent(score / 100, 1))
            for at, call in enumerate(report.calls, start=1)
            if (score := report.agreed_scores.get(call.external_id)) is not None
        ]
        return " · ".join(known)
