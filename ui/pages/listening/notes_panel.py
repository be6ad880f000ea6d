"""What is said of the call that is on: notes at their second, votes, and the actions made of them. All by keyboard."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.listening_session import ItemRow
from qa_desk.work import listening_notes
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.running import Running
from ui.pages.listening.words import action_text, tag_text
from ui.text import Retranslating, show_duration, tr, tr_n

KEY: Final = Qt.ItemDataRole.UserRole
TAG_KEYS: Final = ("delight", "pain", "policy", "idea", "training")
ROW_FREE, ROW_ROOM = 34, 12


class NotesPanel(Retranslating, QFrame):
    """`action_asked` carries the note it is made of ("" for none) and its words.

    Alt+1 to 5 choose the tag while the words are written, Enter notes them down; in the list V votes for whoever is
    chosen as speaking, A makes an action, Delete takes away.
    """

    action_asked = Signal(str, str)

    def __init__(self, running: Running, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running, self._me, self._note_ms = running, me, -1
        self.notes, self.decided = QListWidget(), QListWidget()
        self.words, self.tag, self.author = QLineEdit(), QComboBox(), QComboBox()
        self.private, self.add = QCheckBox(), QPushButton()
        self.vote, self.act, self.remove, self.decide = (QPushButton() for _ in range(4))
        self.titles = QLabel(), QLabel()
        self.setProperty("look", "card")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for label in self.titles:
            label.setProperty("look", "cardTitle")
        column.addWidget(self.titles[0])
        column.addWidget(self.words)
        row = QHBoxLayout()
        for widget in (self.tag, self.author, self.private):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.notes, 3)
        row = QHBoxLayout()
        for button in (self.vote, self.act, self.remove):
            button.setProperty("look", "compact")
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.titles[1])
        column.addWidget(self.decided, 1)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.notes, self.decided):
            wrapped(part)

    def _connect(self) -> None:
        self.words.textEdited.connect(self._typed)
        self.words.returnPressed.connect(self.write_down)
        self.add.clicked.connect(self.write_down)
        self.vote.clicked.connect(self._vote)
        self.act.clicked.connect(self._act)
        self.remove.clicked.connect(self._remove)
        self.decide.clicked.connect(lambda: self.action_asked.emit("", ""))
        for at in range(len(TAG_KEYS)):
            keys = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self.tag.setCurrentIndex, at))
        for key, deed in (("V", self._vote), ("A", self._act), ("Del", self._remove)):
            keys = QShortcut(QKeySequence(key), self.notes)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(deed)

    def _typed(self, text: str) -> None:
        """A note belongs to the second at which somebody began to write it."""
        if not text:
            self._note_ms = -1
        elif self._note_ms < 0:
            self._note_ms = self._running.position_ms

    def write_down(self) -> None:
        """Add the note."""
        running = self._running
        if running.call is None:
            return
        at = self._note_ms if self._note_ms >= 0 else running.position_ms
        author = None if self.private.isChecked() else self._speaker
        add = partial(listening_notes.add_note, private=self.private.isChecked(), author_id=author)
        running.write(add, running.item_id, at, self.tag.currentData(), self.words.text())
        self.words.clear()
        self._note_ms = -1

    @property
    def _speaker(self) -> str | None:
        """Whose word it is."""
        return str(self.author.currentData() or "") or None

    def _chosen(self) -> str:
        item = self.notes.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _vote(self) -> None:
        if note := self._chosen():
            self._running.write(listening_notes.vote, note, self._speaker)

    def _remove(self) -> None:
        if note := self._chosen():
            self._running.write(listening_notes.remove_note, note)

    def _act(self) -> None:
        view, key = self._running.view, self._chosen()
        note = next((note for note in view.notes if note.id == key), None) if view is not None else None
        if note is not None:
            self.action_asked.emit(note.id, note.text)

    def show_view(self, view: SessionView, item: ItemRow) -> None:
        """Show what was said of this call."""
        self._show_notes(view, item)
        self._show_actions(view)
        self._show_authors(view)

    def _show_notes(self, view: SessionView, item: ItemRow) -> None:
        kept = self._chosen()
        self.notes.clear()
        for note in view.notes:
            if note.item_id != item.id:
                continue
            votes = tr_n("%n vote(s)", len(note.voters)) if note.voters else ""
            own = tr("private") if note.private else ""
            ends = " · ".join(part for part in (note.author, votes, own) if part)
            place = show_duration(max(0, note.at_ms - item.start_ms))
            row = add_row(self.notes, f"{place}  {tag_text(note.tag)}  {note.text}\n{ends}", note.id)
            if note.id == kept:
                self.notes.setCurrentItem(row)
        if self.notes.currentRow() < 0 and self.notes.count():
            self.notes.setCurrentRow(self.notes.count() - 1)

    def _show_actions(self, view: SessionView) -> None:
        self.decided.clear()
        for action in (*view.actions, *(a for a in view.carried if a.state == "open")):
            old = "" if action.session_id == view.facts.id else tr("carried")
            facts = " · ".join(part for part in (action_text(action), old) if part)
            add_row(self.decided, f"{action.text}\n{facts}")

    def _show_authors(self, view: SessionView) -> None:
        """Those who are there first; the choice stays whoever comes or goes."""
        chosen = self.author.currentData()
        guests = [guest for guest in view.guests if not view.alone or guest.person_id == view.alone]
        wanted = [(guest.name, guest.person_id) for guest in sorted(guests, key=lambda one: not one.present)]
        if wanted == [
            (self.author.itemText(at), self.author.itemData(at)) for at in range(self.author.count())
        ]:
            return  # an open choice must not vanish under somebody's hand
        self.author.clear()
        for name, key in wanted:
            self.author.addItem(name, key)
        self.author.setCurrentIndex(max(0, self.author.findData(chosen or self._me)))
        self.author.setVisible(not view.alone)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.titles[0].setText(tr("Notes"))
        self.titles[1].setText(tr("Actions"))
        self.words.setPlaceholderText(tr("What is worth remembering at this second"))
        self.words.setAccessibleName(tr("Note"))
        self.author.setAccessibleName(tr("Who says it"))
        self.author.setToolTip(tr("Who says it, or votes"))
        self.private.setText(tr("private"))
        self.add.setText(tr("Note down"))
        self.vote.setText(tr("Vote"))
        self.vote.setToolTip(tr("For whoever is chosen above, once each; again takes it back (V)"))
        self.act.setText(tr("Make it an action…"))
        self.remove.setText(tr("Take away"))
        self.decide.setText(tr("New action…"))
        self.notes.setAccessibleName(tr("Notes"))
        self.decided.setAccessibleName(tr("Actions"))
        chosen = self.tag.currentIndex()
        self.tag.clear()
        for tag in TAG_KEYS:
            self.tag.addItem(tag_text(tag), tag)
        self.tag.setCurrentIndex(max(0, chosen))
        self.tag.setAccessibleName(tr("Tag"))
        self.tag.setToolTip(tr("Alt+1 to Alt+5 while you write"))


def wrapped(part: QListWidget) -> None:
    """Rows as high as their words, never wider than the list."""
    part.setWordWrap(True)
    part.setTextElideMode(Qt.TextElideMode.ElideNone)
    part.setResizeMode(QListWidget.ResizeMode.Adjust)
    part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def add_row(of: QListWidget, words: str, key: str = "") -> QListWidgetItem:
    """A row as high as its words need; the list itself forgets what its style keeps free."""
    row = QListWidgetItem(words, of)
    row.setData(KEY, key)
    room = QRect(0, 0, max(80, of.viewport().width() - ROW_FREE), 10_000)
    need = of.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
    row.setSizeHint(QSize(room.width(), need.height() + ROW_ROOM))
    return row
