"""The host's view of a running session: the controls, notes with their second, who is there and what they thought."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
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
from qa_desk.errors import QADeskError
from qa_desk.work import listening_notes
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.room import Room
from ui.pages.listening.running import Running
from ui.pages.listening.words import action_text, facts_text, part_text, rating_text, tag_text
from ui.text import Retranslating, show_duration, tr, tr_error, tr_n

KEY: Final = Qt.ItemDataRole.UserRole
TAG_KEYS: Final = ("delight", "pain", "policy", "idea", "training")
ROW_FREE, ROW_ROOM = 34, 12
STATE_HIGH: Final = 104
"""Five quiet lines, so that the buttons below stay where they are."""


class Host(Retranslating, QWidget):
    """Works a `Running`. `action_asked` carries the note it is made of ("" for none) and its words."""

    action_asked = Signal(str, str)
    stage_asked = Signal()
    end_asked = Signal()

    def __init__(self, running: Running, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running, self._me = running, me
        self._note_ms = -1
        self.clock, self.state, self.trouble = QLabel(), QLabel(), QLabel()
        self.clock.setProperty("look", "figure")
        for label, look in ((self.state, "quiet"), (self.trouble, "bad")):
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.state.setFixedHeight(STATE_HIGH)
        self.play, self.talk, self.next, self.back = (QPushButton() for _ in range(4))
        self.stage, self.reveal, self.end, self.decide = (QPushButton() for _ in range(4))
        self.calls, self.notes, self.decided = QListWidget(), QListWidget(), QListWidget()
        self.words, self.tag, self.author = QLineEdit(), QComboBox(), QComboBox()
        self.private, self.add = QCheckBox(), QPushButton()
        self.vote, self.act, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.titles = [QLabel() for _ in range(4)]
        self.room = Room(running)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for label in self.titles:
            label.setProperty("look", "cardTitle")
        for button in (self.play, self.stage):
            button.setProperty("primary", True)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self._left(), 3)
        columns.addWidget(self._middle(), 5)
        columns.addWidget(self._right(), 4)

    def _left(self) -> QFrame:
        card, column = _card()
        column.addWidget(self.clock)
        column.addWidget(self.state)
        column.addWidget(self.trouble)
        for pair in ((self.play, self.talk), (self.back, self.next), (self.reveal, self.stage)):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addWidget(self.titles[0])
        column.addWidget(self.calls, 1)
        column.addWidget(self.end)
        return card

    def _middle(self) -> QFrame:
        card, column = _card()
        column.addWidget(self.titles[1])
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
        column.addWidget(self.titles[2])
        column.addWidget(self.decided, 1)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.notes, self.decided, self.calls):
            part.setWordWrap(True)
            part.setTextElideMode(Qt.TextElideMode.ElideNone)
            part.setResizeMode(QListWidget.ResizeMode.Adjust)
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return card

    def _right(self) -> QFrame:
        card, column = _card()
        column.addWidget(self.titles[3])
        column.addWidget(self.room, 1)
        return card

    def _connect(self) -> None:
        running = self._running
        self.play.clicked.connect(running.toggle)
        self.talk.clicked.connect(self._talk)
        self.next.clicked.connect(running.next_call)
        self.back.clicked.connect(running.go_back)
        self.reveal.clicked.connect(running.reveal)
        self.stage.clicked.connect(self.stage_asked)
        self.end.clicked.connect(self.end_asked)
        self.calls.itemActivated.connect(lambda item: running.show_call(str(item.data(KEY))))
        self.words.textEdited.connect(self._typed)
        self.words.returnPressed.connect(self.write_down)
        self.add.clicked.connect(self.write_down)
        self.vote.clicked.connect(self._vote)
        self.act.clicked.connect(self._act)
        self.remove.clicked.connect(self._remove)
        self.decide.clicked.connect(lambda: self.action_asked.emit("", ""))
        running.viewed.connect(self.show_view)
        running.call_changed.connect(self.show_view)
        running.talk_changed.connect(self._show_state)
        running.playing_changed.connect(lambda _playing: self._show_state())
        running.moved.connect(self._moved)
        running.trouble.connect(self._show_trouble)

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
        author = None if self.private.isChecked() else str(self.author.currentData() or "") or None
        add = partial(listening_notes.add_note, private=self.private.isChecked(), author_id=author)
        running.write(add, running.item_id, at, self.tag.currentData(), self.words.text())
        self.words.clear()
        self._note_ms = -1

    def _talk(self) -> None:
        if self._running.talking:
            self._running.hold_talk()
        else:
            self._running.begin_talk()

    def _chosen(self) -> str:
        item = self.notes.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _vote(self) -> None:
        if note := self._chosen():
            self._running.write(listening_notes.vote, note)

    def _remove(self) -> None:
        if note := self._chosen():
            self._running.write(listening_notes.remove_note, note)

    def _act(self) -> None:
        view, key = self._running.view, self._chosen()
        note = next((note for note in view.notes if note.id == key), None) if view is not None else None
        if note is not None:
            self.action_asked.emit(note.id, note.text)

    def _moved(self, ms: float) -> None:
        view, call = self._running.view, self._running.call
        if view is not None and call is not None:
            item = view.item(call.item_id)
            now = show_duration(max(0.0, ms - item.start_ms))
            text = f"{now} / {show_duration(item.length_ms)}"
            if text != self.clock.text():
                self.clock.setText(text)

    def _show_trouble(self, error: object) -> None:
        self.trouble.setText(" ".join(tr_error(error)) if isinstance(error, QADeskError) else "")

    def show_view(self) -> None:
        """Show everything anew."""
        view, call = self._running.view, self._running.call
        if view is None or call is None:
            return
        item = view.item(call.item_id)
        self._show_calls(view, item)
        self._show_notes(view, item)
        self.room.show_view(view, item)
        self._show_authors(view)
        self._show_state()
        self._moved(self._running.position_ms)

    def _show_state(self) -> None:
        view, call, running = self._running.view, self._running.call, self._running
        self.play.setText(tr("Pause") if running.playback.playing else tr("Play"))
        self.talk.setText(
            tr("Talk as long as it takes") if running.talking and running.talk_left else tr("Talk")
        )
        if view is None or call is None:
            return
        item = view.item(call.item_id)
        lines = [facts_text(item)]
        if not item.recorded:
            lines.append(tr("This call has no recording."))
        if running.talking and running.talk_left:
            lines.append(tr_n("The next call follows in %n second(s).", running.talk_left))
        elif running.talking:
            lines.append(tr("Time to talk."))
        if view.is_revealed(item.id):
            lines.append(tr("The customer: {rating}", rating=rating_text(item)))
        self.state.setText("\n".join(lines))
        self.reveal.setEnabled(not view.is_revealed(item.id))

    def _show_calls(self, view: SessionView, now: ItemRow) -> None:
        self.calls.clear()
        for at, item in enumerate(view.items, 1):
            mark = tr("heard") if item.state == "heard" else part_text(item)
            row = _row(self.calls, f"{at}. {facts_text(item)}\n{mark}", item.id)
            if item.id == now.id:
                self.calls.setCurrentItem(row)

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
            row = _row(self.notes, f"{place}  {tag_text(note.tag)}  {note.text}\n{ends}", note.id)
            if note.id == kept:
                self.notes.setCurrentItem(row)
        self.decided.clear()
        for action in (*view.actions, *(a for a in view.carried if a.state == "open")):
            old = "" if action.session_id == view.facts.id else tr("carried")
            facts = " · ".join(part for part in (action_text(action), old) if part)
            _row(self.decided, f"{action.text}\n{facts}")

    def _show_authors(self, view: SessionView) -> None:
        chosen = self.author.currentData()
        self.author.clear()
        for guest in view.guests:
            self.author.addItem(guest.name, guest.person_id)
        at = self.author.findData(chosen or self._me)
        self.author.setCurrentIndex(max(0, at))

    def retranslate(self) -> None:
        """Set every text anew."""
        for label, name in zip(
            self.titles,
            (tr("Calls"), tr("Notes"), tr("Actions"), tr("In the room")),
            strict=True,
        ):
            label.setText(name)
        self.next.setText(tr("Next call"))
        self.back.setText(tr("15 s back"))
        self.reveal.setText(tr("Show the rating"))
        self.stage.setText(tr("Stage"))
        self.end.setText(tr("End the session…"))
        self.words.setPlaceholderText(tr("What is worth remembering at this second"))
        self.words.setAccessibleName(tr("Note"))
        self.author.setAccessibleName(tr("Who says it"))
        self.private.setText(tr("private"))
        self.add.setText(tr("Note down"))
        self.vote.setText(tr("Vote"))
        self.act.setText(tr("Make it an action…"))
        self.remove.setText(tr("Take away"))
        self.decide.setText(tr("New action…"))
        for part, name in (
            (self.calls, tr("Calls")),
            (self.notes, tr("Notes")),
            (self.decided, tr("Actions")),
        ):
            part.setAccessibleName(name)
        chosen = self.tag.currentIndex()
        self.tag.clear()
        for tag in TAG_KEYS:
            self.tag.addItem(tag_text(tag), tag)
        self.tag.setCurrentIndex(max(0, chosen))
        self.tag.setAccessibleName(tr("Tag"))
        self.show_view()
        self._show_state()


def _row(of: QListWidget, words: str, key: str = "") -> QListWidgetItem:
    """A row as high as its words need; the list itself forgets what its style keeps free."""
    row = QListWidgetItem(words, of)
    row.setData(KEY, key)
    room = QRect(0, 0, max(80, of.viewport().width() - ROW_FREE), 10_000)
    need = of.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
    row.setSizeHint(QSize(room.width(), need.height() + ROW_ROOM))
    return row


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(8)
    return card, column
