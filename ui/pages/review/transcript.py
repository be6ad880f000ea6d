"""The words of a call as one read-only document: thousands of turns, wrapped by Qt, selected like any text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from db.queries.review import MomentRow, TurnRow
from ui.pages.review.tags import tag_label
from ui.text import show_duration, tr
from ui.theme import Themed, color, font

TIME_WIDTH: Final = 56
LABEL, WORDS, MARKS = 0, 1, 2
MOMENT_ID: Final = QTextCharFormat.Property.UserProperty + 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the conversation as media time, and whose words it is ("both" across speakers)."""

    start_ms: int
    end_ms: int
    channel: str


class Transcript(Themed, QTextEdit):
    """Turns with their time at the left; the current one marked. `sought` carries ms, `moment_clicked` an id."""

    sought = Signal(int)
    moment_clicked = Signal(str)
    scrolled_by_hand = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turns: Sequence[TurnRow] = ()
        self.current = -1
        self._blocks: list[QTextBlock] = []
        self._marks: dict[int, tuple[MomentRow, ...]] = {}
        self._pressed = QPointF()
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setObjectName("transcript")
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setUndoRedoEnabled(False)

    def show_turns(self, turns: Sequence[TurnRow], moments: Sequence[MomentRow] = ()) -> None:
        """Show a conversation from its beginning."""
        self.turns, self.current = turns, -1
        self._write()
        self.show_moments(moments)
        self.verticalScrollBar().setValue(0)

    def recolor(self) -> None:
        """Write the words again in the colours, and language, of now."""
        at, current = self.verticalScrollBar().value(), self.current
        moments = [moment for row in self._marks.values() for moment in row]
        self._write()
        self.show_moments(moments)
        self.current = current
        self.verticalScrollBar().setValue(at)

    def _write(self) -> None:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font())
        document.setDocumentMargin(0)
        document.setDefaultTextOption(self.document().defaultTextOption())
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._blocks, self._marks = [], {}
        formats = {speaker: _label_format(speaker) for speaker in ("agent", "customer", "other")}
        names = {"agent": tr("Agent"), "customer": tr("Customer"), "other": tr("Other")}
        words = QTextCharFormat()
        words.setForeground(color("text"))
        speaker = ""
        for number, turn in enumerate(self.turns):
            if number:
                cursor.insertBlock()
            if turn.speaker != speaker:
                speaker = turn.speaker
                cursor.setBlockFormat(_block_format(top=10))
                cursor.insertText(names[speaker], formats[speaker])
                cursor.block().setUserState(number * 4 + LABEL)
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(bottom=5))
            cursor.insertText(turn.text.replace("\n", " "), words)
            cursor.block().setUserState(number * 4 + WORDS)
            self._blocks.append(cursor.block())
        cursor.endEditBlock()
        before = self.document()
        ours = before.parent() is self
        self.setExtraSelections([])
        self.setDocument(document)
        if ours:  # Qt deletes only the document it made itself
            before.deleteLater()

    def show_moments(self, moments: Sequence[MomentRow]) -> None:
        """Show each moment as a chip under the turn it begins in; only what changed is written."""
        wanted: dict[int, tuple[MomentRow, ...]] = {}
        for moment in moments:
            turn = max(0, self._turn_begun(moment.start_ms))
            if turn < len(self._blocks):
                wanted[turn] = (*wanted.get(turn, ()), moment)
        for turn in set(wanted) | set(self._marks):
            if wanted.get(turn) != self._marks.get(turn):
                self._write_marks(turn, wanted.get(turn, ()))
        self._marks = wanted

    def _write_marks(self, turn: int, moments: tuple[MomentRow, ...]) -> None:
        words = self._blocks[turn]
        cursor = QTextCursor(words)
        cursor.beginEditBlock()
        below = words.next()
        if below.isValid() and below.userState() % 4 == MARKS:
            cursor.setPosition(words.position() + words.length() - 1)
            cursor.setPosition(below.position() + below.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.setPosition(words.position() + words.length() - 1)
        cursor.setBlockFormat(_block_format(bottom=2 if moments else 5))
        if moments:
            cursor.insertBlock(_block_format(bottom=7))
            cursor.block().setUserState(turn * 4 + MARKS)
            for moment in moments:
                chip = _chip_format(moment)
                label = tag_label(moment.tag)
                cursor.insertText(f"\u2009{show_duration(moment.start_ms)}\u00a0{label}\u2009", chip)
                cursor.insertText("  ", QTextCharFormat())
        words.setUserState(turn * 4 + WORDS)
        cursor.endEditBlock()

    def _turn_begun(self, ms: int) -> int:
        return next((n - 1 for n, turn in enumerate(self.turns) if turn.start_ms > ms), len(self.turns) - 1)

    def set_current(self, turn: int, *, follow: bool) -> None:
        """Mark the turn being heard, -1 for none; with `follow` keep it in view."""
        if turn == self.current:
            return
        self.current = turn
        self.viewport().update()
        if follow and 0 <= turn < len(self._blocks):
            self.keep_in_view(turn)

    def keep_in_view(self, turn: int) -> None:
        """Scroll so that a turn stands well inside the window."""
        box, height = self._box(turn), self.viewport().height()
        if box.top() < 0 or box.bottom() > height - 40:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + int(box.top() - height / 4))

    def _box(self, turn: int) -> QRectF:
        """Where a turn stands in the viewport now, full width."""
        layout = self.document().documentLayout()
        words = self._blocks[turn]
        first = last = layout.blockBoundingRect(words)
        if (above := words.previous()).isValid() and above.userState() == turn * 4 + LABEL:
            first = layout.blockBoundingRect(above)
        if words.next().isValid() and words.next().userState() % 4 == MARKS:
            last = layout.blockBoundingRect(words.next())
        offset = self.verticalScrollBar().value()
        return QRectF(0, first.top() - offset, self.viewport().width(), last.bottom() - first.top())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if 0 <= self.current < len(self._blocks):
            box = self._box(self.current)
            painter.fillRect(box, color("accent_wash"))
            painter.fillRect(QRectF(0, box.top(), 3, box.height()), color("accent"))
        painter.setFont(font(12))
        painter.setPen(color("quiet"))
        for turn in self._in_view(event.rect().top(), event.rect().bottom()):
            time = show_duration(self.turns[turn].start_ms)
            left = TIME_WIDTH - 12 - painter.fontMetrics().horizontalAdvance(time)
            painter.drawText(QPointF(left, self._first_baseline(turn)), time)
        painter.end()
        super().paintEvent(event)

    def _first_baseline(self, turn: int) -> float:
        """Where the first line of a turn stands in the viewport, so that its time stands on the same line."""
        words = self._blocks[turn]
        above = words.previous()
        first = above if above.isValid() and above.userState() == turn * 4 + LABEL else words
        line = first.layout().lineAt(0)
        top = self.document().documentLayout().blockBoundingRect(first).top()
        return top + line.y() + line.ascent() - self.verticalScrollBar().value()

    def _in_view(self, top: int, bottom: int) -> range:
        if not self._blocks:
            return range(0)
        first = self._turn_at(QPointF(TIME_WIDTH + 4, top))
        last = self._turn_at(QPointF(TIME_WIDTH + 4, bottom))
        return range(max(0, first), min(len(self._blocks), last + 1))

    def _turn_at(self, place: QPointF) -> int:
        return max(0, self.cursorForPosition(place.toPoint()).block().userState()) // 4

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength() > 4
        if event.button() != Qt.MouseButton.LeftButton or moved or not self._blocks:
            return
        cursor = self.cursorForPosition(event.position().toPoint())
        if moment := cursor.charFormat().property(MOMENT_ID):
            self.moment_clicked.emit(moment)
        elif not self.textCursor().hasSelection():
            self.sought.emit(self.turns[max(0, cursor.block().userState()) // 4].start_ms)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self.scrolled_by_hand.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            return False  # read-only words leave every key to the page
        return super().event(event)

    def selected_stretch(self) -> Stretch | None:
        """The selected words as media time (within a turn by share of its letters); None where none are."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self.turns:
            return None
        start, first = self._time_at(cursor.selectionStart())
        end, last = self._time_at(cursor.selectionEnd())
        speakers = {self.turns[number].speaker for number in range(first, last + 1)} - {"other"}
        return Stretch(start, max(end, start + 200), speakers.pop() if len(speakers) == 1 else "both")

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _time_at(self, position: int) -> tuple[int, int]:
        block = self.document().findBlock(position)
        number, part = divmod(max(0, block.userState()), 4)
        turn = self.turns[number]
        share = 0.0 if part == LABEL else 1.0
        if part == WORDS:
            share = min(1.0, (position - block.position()) / max(1, block.length() - 1))
        return round(turn.start_ms + share * (turn.end_ms - turn.start_ms)), number

    def words_at(self, turn: int, offset: int, length: int) -> QTextCursor:
        """A cursor over `length` letters of a turn's words."""
        cursor = QTextCursor(self.document())
        begin = self._blocks[turn].position() + offset
        cursor.setPosition(begin)
        cursor.setPosition(begin + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _block_format(top: float = 0, bottom: float = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLeftMargin(TIME_WIDTH)
    made.setRightMargin(14)
    made.setTopMargin(top)
    made.setBottomMargin(bottom)
    made.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _label_format(speaker: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(12, bold=True))
    made.setForeground(color(speaker if speaker in ("agent", "customer") else "quiet"))
    return made


def _chip_format(moment: MomentRow) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(12))
    side = moment.channel if moment.channel in ("agent", "customer") else ""
    made.setForeground(color(side or "text"))
    made.setBackground(color(f"{side}_wash" if side else "raised"))
    made.setProperty(MOMENT_ID, moment.id)
    return made
