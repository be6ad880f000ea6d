"""One question of the form: its words, choices, comment, evidence; guidance on demand."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.queries.review import MomentRow
from qa_desk import scoring
from ui.icons import icon
from ui.pages.review.changes import AnswerStep, EvidenceStep
from ui.pages.review.explanation import CRITICAL_CHIPS
from ui.pages.review.model import ReviewModel, with_comment
from ui.pages.review.moments import MIME
from ui.pages.review.suggestion import SuggestionLine
from ui.pages.review.tags import tag_label
from ui.text import Retranslating, show_duration, tr, tr_marked
from ui.theme import Themed, color
from ui.widgets.answer_input import AnswerInput
from ui.widgets.causes import CausePicker, with_causes
from ui.widgets.growing_edit import GrowingEdit

SIDES: Final = 14


class QuestionRow(Retranslating, Themed, QWidget):
    """Shows one question of the model and pushes what is done to it onto the undo stack."""

    sought = Signal(int)
    heard = Signal(int, int)
    left_field = Signal()

    def __init__(
        self, model: ReviewModel, undo: QUndoStack, question: scoring.Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._model, self._undo = model, undo
        self._open = False
        self._over = False
        self.setAcceptDrops(True)
        self.input = AnswerInput(question)
        self.input.answered.connect(self._answered)
        self.input.left.connect(self.left_field)
        self.causes = CausePicker(question)
        self.causes.picked.connect(self._causes_picked)
        self.suggestion = SuggestionLine(question)
        self.suggestion.taken.connect(self.take_suggestion)
        self.suggestion.heard.connect(self.heard)
        self.comment = GrowingEdit()
        self.comment.edited.connect(self._comment_typed)
        self.comment.left.connect(self._comment_left)
        self.comment.done.connect(self.left_field)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._words = QLabel(self.question.text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._info, self._note = QToolButton(), QToolButton()
        self._info.setCheckable(True)
        for button, name in ((self._info, "info"), (self._note, "comment")):
            button.setProperty("look", "tiny")
            button.setIconSize(QSize(16, 16))
            button.setIcon(icon(name, "quiet"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._note.clicked.connect(self.open_comment)
        self._info.setVisible(bool(self.question.guidance))
        self._guidance = QLabel(self.question.guidance, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._guidance.setObjectName("quiet")
        self._guidance.hide()
        self._info.toggled.connect(self._guidance.setVisible)
        self._critical = QLabel()
        self._critical.setProperty("look", "tag")
        self._needed, self._said = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._needed.setProperty("look", "bad")
        self._said.setObjectName("quiet")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setCursor(Qt.CursorShape.PointingHandCursor)
        self._evidence = QLabel(wordWrap=True)
        self._evidence.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._evidence.linkActivated.connect(self._link)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._words, 1)
        top.addWidget(self._info, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._note, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDES - 2, 8, 10, 9)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addWidget(self._guidance)
        layout.addWidget(self._critical, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.input)
        for below in (self.suggestion, self.causes, self._evidence, self._said, self._needed, self.comment):
            layout.addWidget(below)
        for words in (self._words, self._guidance, self.suggestion, self._evidence, self._said, self._needed):
            words.setContentsMargins(2, 0, 0, 0)  # the ring of focus stands 2 outside the choices

    def retranslate(self) -> None:
        """Set every text anew."""
        classes = [c.critical.error_class for c in self.question.choices if c.critical is not None]
        self._critical.setText(tr_marked(CRITICAL_CHIPS[classes[0]]) if classes else "")
        self._critical.setVisible(bool(classes))
        self._info.setToolTip(tr("Guidance"))
        self._info.setAccessibleName(tr("Guidance on “{text}”", text=self.question.text))
        self._note.setToolTip(tr("Comment (C)"))
        self._note.setAccessibleName(tr("Comment on “{text}”", text=self.question.text))
        self.comment.setAccessibleName(tr("Comment on “{text}”", text=self.question.text))
        self.comment.setPlaceholderText(tr("Comment"))
        self._said.setToolTip(tr("Change the comment (C)"))
        self.refresh()

    def recolor(self) -> None:
        """The chips of evidence are written in colours."""
        self.show_evidence()

    @property
    def current(self) -> bool:
        """True where number keys answer this question."""
        return self._model.question == self.question.key

    def refresh(self) -> None:
        """Show the answer, the comment and the evidence of the model."""
        answer, editable = self._model.answer(self.question.key), self._model.editable
        self.input.show_answer(answer, editable)
        self.causes.show_answer(answer, editable)
        self.comment.show_text(answer.comment)
        self.comment.setReadOnly(not editable)
        self._note.setVisible(editable and self.question.comment != "never")
        self.show_suggestion()
        self._show_comment(answer)
        self.show_evidence()
        self.mark()

    def show_suggestion(self) -> None:
        """Show what is suggested while the question is open."""
        found = self._model.suggestions.get(self.question.key)
        given = self._model.answer(self.question.key).given
        self.suggestion.show_suggestion(found, answered=given, editable=self._model.editable)

    def take_suggestion(self) -> None:
        """Answer as suggested: the person's own answer, with a note for statistics of where it came from."""
        if self.suggestion.offers:
            self._answered(self.suggestion.answer, False)
            self._model.note_taken(self.question.key)

    def mark(self) -> None:
        """Show whether this is the current question."""
        bold = self._words.font()
        bold.setBold(self.current)
        self._words.setFont(bold)
        self.update()

    def _show_comment(self, answer: scoring.Answer) -> None:
        result = self._model.result
        needed = bool(result and self.question.key in result.missing_comments and self._model.editable)
        unexplained = bool(result and self.question.key in result.missing_causes and self._model.editable)
        words = [tr("A comment is needed here (C).")] if needed and not self._open else []
        words += [tr("A root cause is needed here.")] if unexplained else []
        words += [tr("Filled in, not looked at.")] if answer.untouched_default else []
        self._needed.setText(" ".join(words))
        self._needed.setVisible(bool(words))
        self._said.setText(f"“{answer.comment.strip()}”")
        self._said.setVisible(bool(answer.comment.strip()) and not self._open)
        self.comment.setVisible(self._open)
        self.comment.setPlaceholderText(tr("A comment is needed here") if needed else tr("Comment"))

    def open_comment(self) -> None:
        """Let the coach type the comment."""
        if not self._model.editable or self.question.comment == "never":
            return
        self._model.select_question(self.question.key)
        self._open = True
        self._show_comment(self._model.answer(self.question.key))
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _comment_typed(self, text: str) -> None:
        if self._model.editable:
            answer = with_comment(self._model.answer(self.question.key), text)
            self._undo.push(AnswerStep(self._model, self.question.key, answer, typing=True))

    def _comment_left(self) -> None:
        self._model.saver.flush()
        self._open = False
        self._show_comment(self._model.answer(self.question.key))

    def _answered(self, answer: scoring.Answer, typing: bool) -> None:
        if self._model.editable:
            before = self._model.answer(self.question.key)
            kept = with_causes(with_comment(answer, before.comment), self.question, before.causes)
            self._undo.push(AnswerStep(self._model, self.question.key, kept, typing=typing))
            self._model.select_question(self.question.key)

    def _causes_picked(self, causes: tuple[str, ...]) -> None:
        if self._model.editable:
            before = self._model.answer(self.question.key)
            self._undo.push(
                AnswerStep(self._model, self.question.key, with_causes(before, self.question, causes))
            )
            self._model.select_question(self.question.key)

    def choose(self, number: int) -> None:
        """Press the choice of this number, from 1."""
        given, choices = self._model.answer(self.question.key), self.question.choices
        filled = given.untouched_default and self._model.editable and not self.input.boxes
        if filled and 1 <= number <= len(choices) and choices[number - 1].key in given.choices:
            self._undo.push(AnswerStep(self._model, self.question.key, with_comment(given, given.comment)))
            return
        self.input.press(number, given)

    def choose_na(self) -> None:
        """Mark the question not applicable."""
        self.input.press_na()

    def toggle_guidance(self) -> None:
        """Show or hide the guidance."""
        if self.question.guidance:
            self._info.toggle()

    def show_evidence(self) -> None:
        """Write the moments beside this question as chips."""
        rows = self._model.evidence_of(self.question.key)
        self._evidence.setVisible(bool(rows))
        chips = "  ".join(_chip(row, self._model.editable) for row in rows)
        self._evidence.setText(
            f'<span style="color:{color("quiet").name()}">{tr("Evidence")}</span>  {chips}'
        )
        self._evidence.setAccessibleName(
            ", ".join([tr("Evidence"), *(f"{show_duration(r.start_ms)} {tag_label(r.tag)}" for r in rows)])
        )

    def _link(self, target: str) -> None:
        what, _, moment_id = target.partition(":")
        self._model.select_question(self.question.key)
        if what == "off" and self._model.editable:
            self._undo.push(EvidenceStep(self._model, self.question.key, moment_id, False))
        elif (row := self._model.find_moment(moment_id)) is not None:
            self._model.select_moment(moment_id)
            self.sought.emit(row.start_ms)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._model.select_question(self.question.key)
        if self._said.isVisible() and self._said.geometry().contains(event.position().toPoint()):
            self.open_comment()
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self._model.editable:
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        moment_id = event.mimeData().data(MIME).toStdString()
        if self._model.editable and moment_id not in self._model.evidence.get(self.question.key, ()):
            self._undo.push(EvidenceStep(self._model, self.question.key, moment_id, True))
            event.acceptProposedAction()

    def _hover(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.current or self._over:
            painter.fillRect(self.rect(), color("accent_wash"))
            painter.fillRect(0, 0, 3, self.height(), color("accent"))
        painter.setPen(color("accent") if self._over else color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


def _chip(row: MomentRow, editable: bool) -> str:
    side = row.channel if row.channel in ("agent", "customer") else ""
    ink = color(side or "text").name()
    ground = color(f"{side}_wash" if side else "raised").name()
    style = f"color:{ink};background-color:{ground};text-decoration:none"
    label = escape(tag_label(row.tag))
    # no-break spaces keep a chip in one piece
    chip = f'<a href="go:{row.id}" style="{style}">&nbsp;{show_duration(row.start_ms)}&nbsp;{label}&nbsp;</a>'
    cross = f'<a href="off:{row.id}" style="{style}">×&nbsp;</a>' if editable else ""
    return chip + cross
