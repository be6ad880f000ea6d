"""Taking note of a scorecard with a word, and disagreeing with it question by question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.review import MomentRow
from qa_desk.work.disputes import Point
from qa_desk.work.own_scorecards import OwnScorecard
from ui.text import Retranslating, show_duration, tr


class _Said(Retranslating, QDialog):
    """A title, a body, and one button that does it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.heading, self.note = QLabel(), QLabel()
        self.heading.setProperty("look", "pageTitle")
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.go, self.back = QPushButton(), QPushButton()
        self.go.setProperty("primary", True)
        self.go.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addLayout(self.body, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Name the way back."""
        self.back.setText(tr("Cancel"))


class Acknowledging(_Said):
    """`words` are the agent's, and may be empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(460, 280)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.body.addWidget(self.text)
        self.retranslate()
        self.text.setFocus()

    @property
    def words(self) -> str:
        """What the agent says to it."""
        return self.text.toPlainText().strip()

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self.setWindowTitle(tr("Acknowledge"))
        self.heading.setText(tr("Acknowledge"))
        self.note.setText(tr("You have read it. Say something to it, if you like; your coach reads it."))
        self.text.setAccessibleName(tr("What you say to it"))
        self.go.setText(tr("Acknowledge"))


class _Question(QWidget):
    """One question: whether it is disputed, why, and which moments show it."""

    def __init__(self, key: str, text: str, given: str, moments: Sequence[MomentRow]) -> None:
        super().__init__()
        self.key = key
        self.box = QCheckBox(f"{text}  ({given})")
        self.why = QPlainTextEdit()
        self.why.setMinimumHeight(64)
        self.why.setMaximumHeight(64)
        self.why.setTabChangesFocus(True)
        self.moments = {
            one.id: QCheckBox(f"{show_duration(one.start_ms)} {one.note or one.tag}".strip())
            for one in moments
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.box)
        self.more = QWidget()
        inner = QVBoxLayout(self.more)
        inner.setContentsMargins(26, 0, 0, 0)
        inner.addWidget(self.why)
        for moment in self.moments.values():
            inner.addWidget(moment)
        column.addWidget(self.more)
        self.more.hide()
        self.box.toggled.connect(self.more.setVisible)

    @property
    def point(self) -> Point:
        """What is said about it."""
        shown = tuple(key for key, box in self.moments.items() if box.isChecked())
        return Point(self.why.toPlainText().strip(), shown)


class Disputing(_Said):
    """`points` by question key, every one with a reason once it was accepted."""

    def __init__(self, card: OwnScorecard, answers: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(620, 640)
        self.wrong = QLabel()
        self.wrong.setProperty("look", "bad")
        inner = QWidget(objectName="plain")
        column = QVBoxLayout(inner)
        self.questions = []
        for question in card.state.form.questions():
            if question.key in answers:
                one = _Question(
                    question.key, question.text, answers[question.key], list(card.moments.values())
                )
                one.box.toggled.connect(self._show_able)
                one.why.textChanged.connect(self._show_able)
                self.questions.append(one)
                column.addWidget(one)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        self.comment_label, self.comment = QLabel(), QPlainTextEdit()
        self.comment.setFixedHeight(64)
        self.comment.setTabChangesFocus(True)
        for widget in (self.comment_label, self.comment, self.wrong):
            self.body.addWidget(widget)
        self.retranslate()
        self._show_able()

    @property
    def points(self) -> dict[str, Point]:
        """What is disputed."""
        return {one.key: one.point for one in self.questions if one.box.isChecked()}

    @property
    def words(self) -> str:
        """What is said about all of it."""
        return self.comment.toPlainText().strip()

    def _show_able(self) -> None:
        points = self.points
        self.go.setEnabled(bool(points) and all(point.reason for point in points.values()))

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self.setWindowTitle(tr("Dispute"))
        self.heading.setText(tr("Dispute"))
        self.note.setText(
            tr(
                "Choose the questions you see differently and say why. Somebody else than your coach answers them"
                " without seeing the first answers, and decides."
            )
        )
        for one in self.questions:
            one.why.setPlaceholderText(tr("What was different, in a sentence"))
            one.why.setAccessibleName(tr("What was different, in a sentence"))
        self.comment_label.setText(tr("Anything else"))
        self.comment.setAccessibleName(tr("Anything else"))
        self.go.setText(tr("Dispute"))
