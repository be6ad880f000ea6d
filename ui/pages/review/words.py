"""What is said beside the score: feedback that the agent reads, and a note that only coaches read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon
from ui.pages.review.changes import WordsStep
from ui.pages.review.model import ReviewModel, Words
from ui.text import Retranslating, tr
from ui.theme import Themed, color
from ui.widgets.growing_edit import GrowingEdit


class WordsField(Themed, QWidget):
    """One of the two fields; the private one stands on its own ground behind a dashed line, with a lock."""

    def __init__(self, which: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which: Words = which
        self.private = which == "private_note"
        self._sign, self.name, self.reader = QLabel(), QLabel(), QLabel()
        self.name.setObjectName("bold")
        self.reader.setObjectName("quiet")
        self.edit = GrowingEdit(lines=2)
        self.none = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.setSpacing(6)
        for part in (self._sign, self.name, self.reader):
            top.addWidget(part)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.edit)
        layout.addWidget(self.none)
        self.recolor()

    def recolor(self) -> None:
        """The sign beside the name."""
        self._sign.setPixmap(icon("lock" if self.private else "people", "quiet").pixmap(QSize(16, 16)))

    def show_words(self, text: str, editable: bool) -> None:
        """The field while the evaluation is made, its words alone afterwards."""
        self.edit.show_text(text)
        self.edit.setVisible(editable)
        self.none.setText(text or tr("Nothing written"))
        self.none.setVisible(not editable)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.private:
            painter = QPainter(self)
            painter.fillRect(self.rect(), color("raised"))
            painter.setPen(QPen(color("control"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(0, 0, self.width(), 0)
            painter.end()


class WordsCard(Retranslating, QWidget):
    """Feedback above, private note below."""

    left_field = Signal()

    def __init__(self, model: ReviewModel, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._undo = model, undo
        self.feedback, self.private = WordsField("feedback"), WordsField("private_note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for field in (self.feedback, self.private):
            layout.addWidget(field)
            field.edit.edited.connect(lambda text, which=field.which: self._typed(which, text))
            field.edit.left.connect(model.saver.flush)
            field.edit.done.connect(self.left_field)
        model.words_changed.connect(lambda _which: self.refresh())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.feedback.name.setText(tr("Feedback"))
        self.feedback.reader.setText(tr("The agent reads this"))
        self.feedback.edit.setAccessibleName(tr("Feedback that the agent reads"))
        self.feedback.edit.setPlaceholderText(tr("What went well, what to try next time"))
        self.private.name.setText(tr("Private note"))
        self.private.reader.setText(tr("Only coaches read this"))
        self.private.edit.setAccessibleName(tr("Private note that only coaches read"))
        self.private.edit.setPlaceholderText(tr("For coaches and leads"))
        self.refresh()

    def refresh(self) -> None:
        """Show the words of the model."""
        model = self._model
        acting = model.desk.acting
        self.feedback.show_words(model.words.get("feedback", ""), model.editable)
        self.private.show_words(model.words.get("private_note", ""), model.editable)
        self.private.setVisible(acting is not None and not acting.only_agent)

    def _typed(self, which: Words, text: str) -> None:
        if self._model.editable:
            self._undo.push(WordsStep(self._model, which, text))
