"""The stage: what the room sees. Full screen, dark, worked by keyboard or a clicker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPalette, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.listening_session import ItemRow
from qa_desk.errors import QADeskError
from qa_desk.work.listening_view import SessionView
from ui.context import AppContext
from ui.pages.listening.captures import Captures
from ui.pages.listening.running import Running
from ui.pages.listening.stage_parts import BLACK, Caption, Heading, Strip
from ui.pages.listening.stage_screen import Screen, Side
from ui.pages.listening.words import action_text, facts_text, rating_text, tag_text
from ui.text import Retranslating, show_duration, show_number, show_time, tr, tr_error, tr_n

TAG_KEYS: Final = ("delight", "pain", "policy", "idea", "training")
WORDS_SHOWN: Final = 8


class Stage(Retranslating, QWidget):
    """Shows a running session. `left` when it was closed."""

    left = Signal()

    def __init__(self, context: AppContext, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context, self._running = context, running
        self.captions = True
        self._starts: list[int] = []
        self._turn, self._second, self._seen = -2, -1, False
        self._trouble: QADeskError | None = None
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(BLACK))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setStyleSheet(f"Stage {{ background: {BLACK}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.screen_part, self.caption = Heading(self), Screen(self), Caption(self)
        self.strip, self.side = Strip(self), Side(self)
        self.captures = Captures(context, self.screen_part, self)
        self.captures.trouble.connect(self._show_trouble)
        self._build()
        running.viewed.connect(self._show_view)
        running.call_changed.connect(self._show_call)
        running.outlined.connect(self._show_outline)
        running.moved.connect(self._moved)
        running.playing_changed.connect(lambda _playing: self._moved(running.position_ms))
        running.talk_changed.connect(self._show_view)
        running.trouble.connect(self._show_trouble)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_gone)
        self.retranslate()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.screen_part, 62)
        left.addWidget(self.caption, 24)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 76)
        middle.addWidget(self.side, 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading, 9)
        whole.addLayout(middle, 75)
        whole.addWidget(self.strip, 16)

    def place(self) -> None:
        """Fill the second screen, or the only one."""
        screens = QGuiApplication.screens()
        main = self._context_screen()
        other = next((screen for screen in screens if screen is not main), main)
        if other is not None:
            self.setGeometry(other.geometry())
        if self.isVisible():
            self.showFullScreen()

    def _screen_gone(self, _screen: QScreen) -> None:
        """A display was unplugged: stay where people see it. A method, not a lambda, so that it ends with the stage."""
        self.place()

    def _context_screen(self) -> QScreen | None:
        parent = self.parentWidget()
        return parent.screen() if parent is not None else QGuiApplication.primaryScreen()

    def open(self) -> None:
        """Show it, full screen."""
        self.place()
        self.showFullScreen()
        self.activateWindow()
        self._show_call()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, running = event.key(), self._running
        keys: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_Space: running.toggle,
            Qt.Key.Key_PageDown: running.go_on,
            Qt.Key.Key_PageUp: running.go_back,
            Qt.Key.Key_Right: lambda: running.seek(running.position_ms + 5000),
            Qt.Key.Key_Left: lambda: running.seek(running.position_ms - 5000),
            Qt.Key.Key_C: self.toggle_captions,
            Qt.Key.Key_T: running.hold_talk if running.talking else running.begin_talk,
            Qt.Key.Key_R: running.reveal,
            Qt.Key.Key_Plus: lambda: self.screen_part.set_zoom(self.screen_part.zoom * 1.25),
            Qt.Key.Key_Equal: lambda: self.screen_part.set_zoom(self.screen_part.zoom * 1.25),
            Qt.Key.Key_Minus: lambda: self.screen_part.set_zoom(self.screen_part.zoom / 1.25),
            Qt.Key.Key_Escape: self.close,
        }
        if (found := keys.get(key)) is not None:
            found()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            running.mark(TAG_KEYS[key - Qt.Key.Key_1])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:
        self.left.emit()
        super().closeEvent(event)

    def toggle_captions(self) -> None:
        """Words of the call on or off."""
        self.captions = not self.captions
        self._turn = -2
        self._moved(self._running.position_ms)

    @property
    def _item(self) -> ItemRow | None:
        view, call = self._running.view, self._running.call
        return view.item(call.item_id) if view is not None and call is not None else None

    def _show_call(self) -> None:
        call, item = self._running.call, self._item
        if call is None or item is None:
            return
        self._starts = [turn.start_ms for turn in call.turns]
        self.captures.show_call(call)
        self._turn, self._trouble = -2, None
        self.screen_part.set_zoom(1.0)
        self.strip.show_span(item.start_ms, item.end_ms)
        self._show_outline()
        self._show_view()
        self._moved(self._running.position_ms)

    def _show_outline(self) -> None:
        call = self._running.call
        channel = call.recording.agent_channel if call is not None and call.recording is not None else None
        self.strip.show_outline(self._running.outline, channel)

    def _show_trouble(self, error: QADeskError | None) -> None:
        self._trouble = error
        self._show_view()

    def _show_view(self) -> None:
        view, item = self._running.view, self._item
        if view is None or item is None:
            return
        title = view.facts.title or tr("Listening session")
        place = tr(
            "Call {n} of {all}",
            n=show_number([row.id for row in view.items].index(item.id) + 1),
            all=show_number(len(view.items)),
        )
        done = sum(row.length_ms for row in view.items if row.position < item.position)
        clock = tr(
            "{now} / {all} min",
            now=show_duration(done + max(0, self._running.position_ms - item.start_ms)),
            all=show_number(view.facts.target_minutes),
        )
        room = "" if view.alone else tr("In the room: {n}", n=show_number(len(view.present)))
        self.heading.show_lines(title, f"{place} · {facts_text(item)}", clock, room)
        notes = [
            (
                tag_text(note.tag),
                _voted(show_duration(max(0, note.at_ms - item.start_ms)), note.voters),
                note.text,
            )
            for note in view.notes
            if note.item_id == item.id and not note.private
        ]
        actions = [(action.text, action_text(action)) for action in view.actions]
        self.side.show_side(notes, actions, self._foot(view, item))

    def _foot(self, view: SessionView, item: ItemRow) -> str:
        if self._trouble is not None:
            return " ".join(tr_error(self._trouble))
        lines = []
        if self._running.talking:
            lines.append(
                tr_n("The next call follows in %n second(s).", self._running.talk_left)
                if self._running.talk_left
                else tr("Page Down plays the next call.")
            )
        given = view.impressions.get(item.id, {})
        if view.is_revealed(item.id) and given:
            mean = show_number(sum(given.values()) / len(given), 1)
            lines.append(
                tr(
                    "The room: {mean} (n {n}). The customer: {rating}.",
                    mean=mean,
                    n=len(given),
                    rating=rating_text(item),
                )
            )
        else:
            lines.append(
                tr(
                    "Everybody rates first, then the customer's rating is shown: {given} of {all}.",
                    given=show_number(len(given)),
                    all=show_number(max(len(view.present), len(given))),
                )
            )
        return "\n".join(lines)

    def _moved(self, ms: float) -> None:
        self.strip.go(ms)
        if int(ms) // 1000 != self._second:
            self._second = int(ms) // 1000
            self._show_view()
        call, item = self._running.call, self._item
        if call is None or item is None:
            return
        turn, seen = bisect_right(self._starts, ms) - 1, self.captures.go(ms, self._running.playback.playing)
        if (turn, seen) == (self._turn, self._seen):
            return
        self._turn, self._seen = turn, seen
        said = call.turns[turn] if turn >= 0 and self.captions else None
        self.caption.show_turn(said.speaker if said else "", said.text if said else "")
        if not seen:
            self._show_words(item, turn)

    def _show_words(self, item: ItemRow, turn: int) -> None:
        """Nothing was captured: facts and words of the call fill the stage."""
        call = self._running.call
        assert call is not None
        around = call.turns[max(0, turn - WORDS_SHOWN) : turn + 1] if self.captions else ()
        words = [(row.speaker, row.text, row is call.turns[turn]) for row in around]
        self.screen_part.show_facts(tr("The call"), _facts(item), words)

    def retranslate(self) -> None:
        """Write everything anew."""
        self.setWindowTitle(tr("Listening session"))
        self._turn = -2
        self.captures.again()
        self._show_view()
        self._moved(self._running.position_ms)


def _facts(item: ItemRow) -> list[tuple[str, str]]:
    """What may be known of a call: nothing of who the customer is."""
    pairs = [
        (tr("Reason"), item.reason),
        (tr("Customer tier"), item.tier),
        (tr("Agent"), item.agent or ""),
        (tr("Started"), show_time(item.started_at)),
        (tr("Length"), show_duration(item.duration_ms)),
    ]
    return [(name, value) for name, value in pairs if value]


def _voted(text: str, voters: tuple[str, ...]) -> str:
    return f"{text}  +{len(voters)}" if voters else text
