"""A session being held: the sound, the second saved, what is counted, and the pause for talk between two calls."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from qa_desk.audio import Peaks
from qa_desk.errors import QADeskError
from qa_desk.listening import Meter
from qa_desk.work import listening_hold, listening_notes, private_listening
from qa_desk.work.listening_view import SessionView, StageCall, load_session
from ui.context import AppContext
from ui.pages.listening.loading import read_call, read_outline
from ui.playback import Playback
from ui.text import tr

LOOK_MS: Final = 250
SAVE_EVERY: Final = 2
"""Looks between two saves: half a second, so that a power cut costs less than one."""
BACK_MS: Final = 15_000
TALK_S: Final = 90


class Running(QObject):
    """One session. `viewed` when it was read again, `call_changed` with the call put on, `moved` with its ms."""

    viewed = Signal()
    call_changed = Signal()
    outlined = Signal()
    moved = Signal(float)
    playing_changed = Signal(bool)
    talk_changed = Signal()
    trouble = Signal(object)
    over = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.session_id, self.alone = "", False
        self.view: SessionView | None = None
        self.call: StageCall | None = None
        self.outline: Peaks | None = None
        self.talking = False
        self.talk_left = 0
        self.talk_s = TALK_S
        self._meter, self._looks = Meter(), 0
        self._writes: deque[tuple[partial[Any], Callable[[Any], None] | None]] = deque()
        self._writing = False
        self._at_ms = 0
        self._play_next = False
        self.playback = Playback(context.background, self)
        self.playback.moved.connect(self._moved)
        self.playback.playing_changed.connect(self._playing)
        self.playback.trouble.connect(self.trouble)
        self.playback.unreadable.connect(self.trouble)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._talk = QTimer(self, interval=1000)
        self._talk.timeout.connect(self._talked)

    @property
    def item_id(self) -> str:
        """The call that is on."""
        return self.call.item_id if self.call is not None else ""

    @property
    def position_ms(self) -> int:
        """Where it stands, also for a call without sound."""
        return self.playback.position_ms if self.playback.ready else self._at_ms

    def open(self, session_id: str, *, alone: bool = False) -> None:
        """Begin a session or take it up where it stood, in the room or alone; paused."""
        if (session_id, alone) == (self.session_id, self.alone):
            return
        self.session_id, self.alone, self.call = session_id, alone, None
        begin = private_listening.begin if alone else listening_hold.start
        self.write(begin, session_id, then=lambda item: self._read(str(item)))

    def close(self) -> None:
        """Be silent and put away what was heard; the session can be taken up again."""
        self.playback.pause()
        self._talk.stop()
        self._looking.stop()
        self.session_id, self.alone, self.call, self.view = "", False, None, None

    def read_again(self) -> None:
        """Somebody changed something; show it."""
        if self.session_id:
            self._context.background.run(
                load_session, self._context.desk, self.session_id, alone=self.alone, on_done=self._viewed,
                on_error=self.trouble.emit, progress=False, key="view", owner=self,
            )  # fmt: skip

    def toggle(self) -> None:
        """Play or pause; in a talk, play the next call."""
        if self.talking:
            self.next_call()
        else:
            self.playback.toggle()

    def go_on(self) -> None:
        """The clicker's one key: play, then talk, then the next call."""
        if self.talking:
            self.next_call()
        elif self.playback.playing:
            self.begin_talk()
        else:
            self.playback.play()

    def go_back(self) -> None:
        """A quarter of a minute back; a talk ends and the call is heard on."""
        self.seek(self.position_ms - BACK_MS)
        if self.talking:
            self._end_talk()
            self.playback.play()

    def seek(self, ms: int) -> None:
        """Go somewhere within what is heard of the call."""
        if self.view is not None and self.call is not None:
            item = self.view.item(self.item_id)
            self.playback.seek(max(item.start_ms, min(ms, item.end_ms)))

    def begin_talk(self) -> None:
        """Stop the sound and let people talk; the next call follows by itself when the time is up."""
        self.playback.pause()
        self.talking, self.talk_left = True, self.talk_s
        if self.talk_s:
            self._talk.start()
        self.talk_changed.emit()

    def hold_talk(self) -> None:
        """Talk as long as it takes."""
        self._talk.stop()
        self.talk_left = 0
        self.talk_changed.emit()

    def next_call(self) -> None:
        """The call after this one, playing; after the last one people go on talking."""
        following = self.view.after(self.item_id) if self.view is not None and self.call is not None else None
        if following is None:
            self.hold_talk()
            return
        self.show_call(following, play=True)

    def show_call(self, item_id: str, *, play: bool = False) -> None:
        """Put another call of the session on."""
        self.playback.pause()
        self._end_talk()
        self._play_next = play
        go_to = private_listening.go_to if self.alone else listening_hold.go_to
        self.write(go_to, self.session_id, item_id, then=lambda _n: self._read(item_id))

    def set_present(self, person_id: str, present: bool) -> None:
        """Somebody comes or goes; what was heard until now counts for those who were there."""
        self.look_now()
        self.write(listening_hold.set_present, self.session_id, person_id, present, self._meter.cut())

    def reveal(self) -> None:
        """Show the customer's rating."""
        self.write(listening_hold.reveal, self.session_id)

    def mark(self, tag: str) -> None:
        """A note without words at this second."""
        if self.call is not None:
            self.write(listening_notes.add_note, self.item_id, self.position_ms, tag)

    def end(self) -> None:
        """The session is over."""
        self.playback.pause()
        self._end_talk()
        self.write(listening_hold.end, self.session_id, then=lambda _nothing: self.over.emit())

    def write(
        self, use_case: Callable[..., Any], *values: Any, then: Callable[[Any], None] | None = None
    ) -> None:
        """Change something; one change after the other, in the order asked for."""
        self._writes.append((partial(use_case, self._context.desk, *values), then))
        self._write_next()

    def _write_next(self) -> None:
        if self._writing or not self._writes:
            return
        use_case, then = self._writes.popleft()
        self._writing = True

        def done(value: Any) -> None:
            self._writing = False
            if then is not None:
                then(value)
            elif use_case.func not in (listening_hold.stand, private_listening.stand):
                self.read_again()
            self._write_next()

        def failed(error: QADeskError) -> None:
            self._writing = False
            self.trouble.emit(error)
            self._write_next()

        self._context.background.run(
            use_case, on_done=done, on_error=failed, cancellable=False, progress=False, owner=self
        )

    def _read(self, item_id: str) -> None:
        def both(view: tuple[SessionView, StageCall]) -> None:
            self.view, self.call = view
            self._put_on()

        self._context.background.run(
            read_call, self._context.desk, self.session_id, item_id, self.alone,
            title=tr("Reading the call"), on_done=both, on_error=self.trouble.emit, key="call", owner=self,
        )  # fmt: skip

    def _put_on(self) -> None:
        view, call = self.view, self.call
        if view is None or call is None:
            return
        progress, item = view.progress, view.item(call.item_id)
        here = progress is not None and progress.item_id == call.item_id
        self._at_ms = progress.at_ms if progress is not None and here else item.start_ms
        self._meter, self.outline = Meter(), None
        self.playback.load(call.sound, self._context.workspace.caches, item.left_out)
        self.playback.seek(self._at_ms)
        if call.sound_error is not None:
            self.trouble.emit(call.sound_error)
        if call.sound is not None and call.recording is not None:
            self._context.background.run(
                read_outline, call.sound, call.recording.sha256, self._context.workspace.caches,
                on_done=self._outlined, progress=False, key="outline", owner=self,
            )  # fmt: skip
        self.call_changed.emit()
        self.viewed.emit()
        if self._play_next:
            self._play_next = False
            self.playback.play()

    def _outlined(self, outline: Peaks) -> None:
        self.outline = outline
        self.outlined.emit()

    def _viewed(self, view: SessionView) -> None:
        if view.facts.id == self.session_id:
            self.view = view
            self.viewed.emit()

    def look_now(self) -> None:
        """Count up to this moment."""
        self._meter.look(time.monotonic(), self.playback.position_ms, self.playback.playing)

    def _look(self) -> None:
        self.look_now()
        if ended := self._meter.take():
            self._put_away(ended)
        self._looks += 1
        if self._looks % SAVE_EVERY == 0 and not self._writes:
            place = self.playback.position_ms
            stand = private_listening.stand if self.alone else listening_hold.stand
            self.write(stand, self.session_id, place, self._meter.open)

    def _put_away(self, stretches: list[Any]) -> None:
        if self.call is not None and self.session_id:
            place = self.playback.position_ms
            heard = private_listening.heard if self.alone else listening_hold.heard
            self.write(heard, self.session_id, self.item_id, stretches, place)

    def _playing(self, playing: bool) -> None:
        self.look_now()
        if playing:
            self._looking.start()
            if self.talking:
                self._end_talk()
        else:
            self._looking.stop()
            if ended := self._meter.cut():
                self._put_away(ended)
        self.playing_changed.emit(playing)

    def _moved(self, ms: float) -> None:
        self._at_ms = round(ms)
        self.moved.emit(ms)
        if self.view is None or self.call is None or not self.playback.playing:
            return
        if ms >= self.view.item(self.item_id).end_ms and not self.talking:
            self.begin_talk()

    def _talked(self) -> None:
        self.talk_left -= 1
        if self.talk_left <= 0:
            self._talk.stop()
            self.next_call()
        else:
            self.talk_changed.emit()

    def _end_talk(self) -> None:
        self._talk.stop()
        self.talking, self.talk_left = False, 0
        self.talk_changed.emit()
