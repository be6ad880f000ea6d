"""The left column: the conversation, followed while it plays, searched, and cut into moments."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.pages.review.model import ReviewModel
from ui.pages.review.transcript import Stretch, Transcript
from ui.text import Retranslating, tr
from ui.theme import color

MOST_MARKED: Final = 500


class Conversation(Retranslating, QFrame):
    """Transcript with Follow and Find; a plain word where there is no transcript."""

    sought = Signal(int)
    left_field = Signal()

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(200)
        self._model = model
        self.transcript = Transcript()
        self.find_bar = FindBar()
        self._build()
        self._hits: list[tuple[int, int, int]] = []
        self._hit = -1
        model.loaded.connect(self._show)
        model.moments_changed.connect(lambda: self.transcript.show_moments(model.moments))
        self.transcript.sought.connect(self._seek)
        self.transcript.moment_clicked.connect(self._go_to_moment)
        self.transcript.scrolled_by_hand.connect(lambda: self.follow.setChecked(False))
        self.find_bar.typed.connect(self._search)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self._close_find)
        self.retranslate()

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._title.setMinimumHeight(30)
        self.follow, self.search = QToolButton(), QToolButton()
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        for button in (self.follow, self.search):
            button.setProperty("look", "bare")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.setIcon(icon("search", "quiet"))
        self.search.clicked.connect(self.open_find)
        self.follow.toggled.connect(self._catch_up)
        top = QHBoxLayout()
        top.setContentsMargins(14, 8, 10, 6)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.follow)
        top.addWidget(self.search)
        self._none = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self._none.setObjectName("quiet")
        self._none.setContentsMargins(14, 4, 14, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.transcript)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        self.find_bar.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(tr("Conversation"))
        self.follow.setText(tr("Follow"))
        self.follow.setToolTip(tr("Keep the turn being heard in view"))
        self.search.setToolTip(tr("Find in this call (Ctrl+F)"))
        self.search.setAccessibleName(tr("Find in this call"))
        self.transcript.setAccessibleName(tr("Conversation"))
        self._none.setText(
            tr("This call has no transcript.")
            + "\n\n"
            + tr("Listening, marking and scoring work without one. To add words, import the transcript file.")
        )
        if self.transcript.turns:
            self.transcript.recolor()

    def _show(self) -> None:
        model = self._model
        if list(model.turns) != list(self.transcript.turns):
            self.transcript.show_turns(model.turns, model.moments)
            self._search(self.find_bar.text())
        else:
            self.transcript.show_moments(model.moments)
        some = bool(model.turns)
        self._stack.setCurrentIndex(0 if some else 1)
        self.follow.setVisible(some)
        self.search.setVisible(some)

    def show_position(self, ms: int) -> None:
        """Mark the turn heard at a media time."""
        if self.transcript.turns:
            self.transcript.set_current(self._model.turn_at(ms), follow=self.follow.isChecked())

    def selected_stretch(self) -> Stretch | None:
        """The selected words as media time, None where none are."""
        return self.transcript.selected_stretch() if self.transcript.turns else None

    def open_find(self) -> None:
        """Show the search field and take what is selected as its words."""
        if self.transcript.turns:
            chosen = self.transcript.textCursor().selectedText()
            self.find_bar.open(chosen if 0 < len(chosen) < 60 else "")

    def _seek(self, ms: int) -> None:
        self.follow.setChecked(True)
        self.sought.emit(ms)

    def _go_to_moment(self, moment_id: str) -> None:
        if (moment := self._model.find_moment(moment_id)) is not None:
            self._model.select_moment(moment_id)
            self.sought.emit(moment.start_ms)

    def _catch_up(self, on: bool) -> None:
        if on and self.transcript.current >= 0:
            self.transcript.keep_in_view(self.transcript.current)

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._search("")
        self.left_field.emit()

    def _search(self, words: str) -> None:
        wanted = words.casefold().strip()
        self._hits, self._hit = [], -1
        for number, turn in enumerate(self._model.turns if wanted else ()):
            text, at = turn.text.casefold(), -1
            while (at := text.find(wanted, at + 1)) >= 0:
                self._hits.append((number, at, len(wanted)))
        if self._hits:
            self._step(1)
        else:
            self._mark_hits()
            self.find_bar.show_count(0, 0 if wanted else None)

    def _step(self, by: int) -> None:
        if not self._hits:
            return
        self._hit = (self._hit + by) % len(self._hits)
        self.follow.setChecked(False)
        self.transcript.keep_in_view(self._hits[self._hit][0])
        self._mark_hits()
        self.find_bar.show_count(self._hit + 1, len(self._hits))

    def _mark_hits(self) -> None:
        marked = []
        for place, hit in enumerate(self._hits[:MOST_MARKED]):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self.transcript.words_at(*hit)
            look = QTextCharFormat()
            current = place == self._hit
            look.setBackground(color("accent") if current else color("accent", 60))
            look.setForeground(color("on_accent") if current else color("text"))
            selection.format = look
            marked.append(selection)
        self.transcript.setExtraSelections(marked)


class FindBar(Retranslating, QWidget):
    """Find in this call: Enter next, Shift+Enter previous, Esc closes."""

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._buttons = [QToolButton() for _ in range(3)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._count)
        for button, name in zip(self._buttons, ("up", "down", "cross"), strict=True):
            button.setProperty("look", "bare")
            button.setIcon(icon(name, "quiet"))
            layout.addWidget(button)
        self._buttons[0].clicked.connect(lambda: self.stepped.emit(-1))
        self._buttons[1].clicked.connect(lambda: self.stepped.emit(1))
        self._buttons[2].clicked.connect(self.closed)
        self._field.textChanged.connect(self.typed)
        self._field.installEventFilter(self)
        self.setFocusProxy(self._field)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._field.setPlaceholderText(tr("Find in this call"))
        self._field.setAccessibleName(tr("Find in this call"))
        for button, name in zip(self._buttons, (tr("Previous"), tr("Next"), tr("Close")), strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def open(self, words: str) -> None:
        """Show the field, ready to type."""
        self.show()
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def text(self) -> str:
        """What is searched for; nothing while closed."""
        return self._field.text() if self.isVisible() else ""

    def show_count(self, place: int, total: int | None) -> None:
        """Show "2 of 7"; None clears it."""
        text = "" if total is None else tr("{place} of {total}", place=place, total=total)
        self._count.setText(text if total else tr("None found") if total == 0 else "")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(self._field, event)
