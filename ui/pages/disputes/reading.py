"""An evaluation as the person reads it who is asked to approve it: answers, comments, evidence, feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.review import MomentRow
from qa_desk import scoring
from qa_desk.work.deciding import Held
from ui.icons import icon
from ui.text import NO_VALUE, show_duration, tr
from ui.widgets.flow_layout import FlowLayout


def label(text: str, look: str = "") -> QLabel:
    """Plain words that wrap."""
    made = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    return made


def said(question: scoring.Question, given: scoring.Answer | None) -> str:
    """An answer in words."""
    if given is None:
        return NO_VALUE
    if given.na != "no":
        return tr("not applicable")
    chosen = [choice.text for choice in question.choices if choice.key in given.choices]
    return tr(", ").join(chosen) or given.text or (NO_VALUE if given.number is None else f"{given.number:f}")


def plays(moments: Iterable[MomentRow], heard: Callable[[int, int], None]) -> FlowLayout:
    """One button for each moment; `heard` gets its start and end in ms."""
    flow = FlowLayout()
    for moment in moments:
        words = f"{show_duration(moment.start_ms)} {moment.note}".strip()
        button = QPushButton(words if len(words) <= 60 else f"{words[:59]}…")
        button.setIcon(icon("play", "accent"))
        button.setAccessibleName(tr("Play {what}", what=words))
        button.clicked.connect(lambda _=False, one=moment: heard(one.start_ms, one.end_ms))
        flow.addWidget(button)
    return flow


class Reading(QWidget):
    """Made anew for each; `heard` carries start and end in ms of a stretch to play."""

    heard = Signal(int, int)

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        hidden = {one.key for one in held.result.questions if one.na == "rule"}
        for question in held.state.form.questions():
            if question.key not in hidden:
                self._question(held, question)
        if held.state.feedback.strip():
            self._column.addWidget(label(tr("Feedback"), "bold"))
            self._column.addWidget(label(held.state.feedback.strip()))
        self._column.addStretch(1)

    def _question(self, held: Held, question: scoring.Question) -> None:
        given = held.state.answers.get(question.key)
        box = QFrame()
        box.setProperty("look", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        column.addWidget(label(question.text))
        words = said(question, given)
        critical = any(error.question == question.key for error in held.result.critical_errors)
        if given is not None and given.untouched_default:
            words = tr("{answer}, filled in and not looked at", answer=words)
        if critical:
            words = tr("{answer}, critical error", answer=words)
        column.addWidget(label(words, "bad" if critical else "bold"))
        if given is not None and given.comment.strip():
            column.addWidget(label(f"“{given.comment.strip()}”", "quiet"))
        laid = [held.moments[key] for key in held.state.evidence.get(question.key, ()) if key in held.moments]
        if laid:
            column.addLayout(plays(laid, self.heard.emit))
        self._column.addWidget(box)
