"""The host's view of a running session: the controls, the calls, what is said, who is there and what they thought."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from db.queries.listening_session import ItemRow
from qa_desk.errors import QADeskError
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.notes_panel import KEY, NotesPanel, add_row, wrapped
from ui.pages.listening.room import Room
from ui.pages.listening.running import Running
from ui.pages.listening.words import facts_text, part_text, rating_text, voice_text
from ui.text import Retranslating, show_duration, tr, tr_error, tr_n

STATE_HIGH: Final = 104
"""Five quiet lines, so that the buttons below stay where they are."""


class Host(Retranslating, QWidget):
    """Works a `Running`. `action_asked` carries the note it is made of ("" for none) and its words.

    Somebody who listens alone has the same view without a room: nobody comes or goes, and nothing ends but theirs.
    """

    action_asked = Signal(str, str)
    stage_asked = Signal()
    end_asked = Signal()

    def __init__(self, running: Running, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self.clock, self.state, self.trouble = QLabel(), QLabel(), QLabel()
        self.clock.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.trouble.setProperty("look", "bad")
        for label in (self.state, self.trouble):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.trouble.hide()
        self.state.setFixedHeight(STATE_HIGH)
        self.play, self.talk, self.next, self.back = (QPushButton() for _ in range(4))
        self.stage, self.reveal, self.end = (QPushButton() for _ in range(3))
        self.calls, self.titles = QListWidget(), (QLabel(), QLabel())
        self._calls_shown: object = None
        self.notes, self.room = NotesPanel(running, me), Room(running)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for label in self.titles:
            label.setProperty("look", "cardTitle")
        for button in (self.play, self.stage):
            button.setProperty("primary", True)
        wrapped(self.calls)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self._controls(), 3)
        columns.addWidget(self.notes, 5)
        card, column = _card()
        column.addWidget(self.titles[1])
        column.addWidget(self.room, 1)
        columns.addWidget(card, 4)

    def _controls(self) -> QFrame:
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
        self.notes.action_asked.connect(self.action_asked)
        running.viewed.connect(self.show_view)
        running.call_changed.connect(self.show_view)
        running.talk_changed.connect(self._show_state)
        running.playing_changed.connect(lambda _playing: self._show_state())
        running.moved.connect(self._moved)
        running.trouble.connect(self._show_trouble)

    def _talk(self) -> None:
        if self._running.talking:
            self._running.hold_talk()
        else:
            self._running.begin_talk()

    def _moved(self, ms: float) -> None:
        view, call = self._running.view, self._running.call
        if view is not None and call is not None:
            item = view.item(call.item_id)
            now = show_duration(max(0.0, ms - item.start_ms))
            text = f"{now} / {show_duration(item.end_ms - item.start_ms)}"
            if text != self.clock.text():
                self.clock.setText(text)

    def _show_trouble(self, error: object) -> None:
        words = " ".join(tr_error(error)) if isinstance(error, QADeskError) else ""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def show_view(self) -> None:
        """Show everything anew."""
        view, call = self._running.view, self._running.call
        if view is None or call is None:
            return
        item = view.item(call.item_id)
        self._show_calls(view, item)
        self.notes.show_view(view, item)
        self.room.show_view(view, item)
        self.titles[1].setText(tr("Your first impression") if view.alone else tr("In the room"))
        self.reveal.setVisible(not view.alone)
        self.end.setText(tr("Stop for now") if view.alone else tr("End the session…"))
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
        if call.voice:
            lines.append(voice_text(call.voice))
        if running.talking and running.talk_left:
            lines.append(tr_n("The next call follows in %n second(s).", running.talk_left))
        elif running.talking:
            lines.append(tr("Time to talk."))
        if view.is_revealed(item.id):
            lines.append(tr("The customer: {rating}", rating=rating_text(item)))
        self.state.setText("\n".join(lines))
        self.reveal.setEnabled(not view.is_revealed(item.id))

    def _show_calls(self, view: SessionView, now: ItemRow) -> None:
        rows = []
        for at, item in enumerate(view.items, 1):
            mine = view.heard.get(item.id, {}).get(view.alone, 0) if view.alone else 0
            if mine:
                mark = tr("{time} heard", time=show_duration(mine))
            else:
                mark = tr("heard") if item.state == "heard" and not view.alone else part_text(item)
            rows.append((f"{at}. {facts_text(item)}\n{mark}", item.id))
        place = next(at for at, item in enumerate(view.items) if item.id == now.id)
        if (rows, place) != self._calls_shown:
            self._calls_shown = rows, place
            self.calls.clear()
            for words, key in rows:
                add_row(self.calls, words, key)
            self.calls.setCurrentRow(place)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.titles[0].setText(tr("Calls"))
        self.titles[1].setText(tr("In the room"))
        self.next.setText(tr("Next call"))
        self.back.setText(tr("15 s back"))
        self.reveal.setText(tr("Show the rating"))
        self.stage.setText(tr("Stage"))
        self.end.setText(tr("End the session…"))
        self.calls.setAccessibleName(tr("Calls"))
        self.show_view()
        self._show_state()


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(8)
    return card, column
