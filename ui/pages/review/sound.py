"""The middle column: overview, lanes, transport, moments, facts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from qa_desk.audio import Peaks
from qa_desk.audio.activity import Activity
from qa_desk.audio.timeline import Timeline
from qa_desk.errors import QADeskError
from ui.context import AppContext
from ui.pages.review.changes import EditMomentStep
from ui.pages.review.facts import Facts
from ui.pages.review.listening import Listening
from ui.pages.review.loading import CallData
from ui.pages.review.model import ReviewModel, moved
from ui.pages.review.moment_card import MomentCard
from ui.pages.review.reading import SoundReading
from ui.pages.review.ribbon import heard_spans, lanes_of, marks_of, pause_spans, spans_of, times_of
from ui.playback import Playback
from ui.text import Retranslating, tr, tr_error
from ui.widgets.message_bar import MessageBar
from ui.widgets.overview import Overview
from ui.widgets.transport import Transport
from ui.widgets.waveform import Waveform

FIRST_VIEW_MS, WHOLE_UP_TO_MS = 60_000, 100_000


class Sound(Retranslating, QWidget):
    """Plays and shows the open call. `moved` carries ms at display rate."""

    moved = Signal(float)
    mark_asked = Signal()
    moment_steps = Signal(int)
    left_field = Signal()

    def __init__(
        self, context: AppContext, model: ReviewModel, undo: QUndoStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(320)
        self._context, self._model, self._undo = context, model, undo
        self.playback = Playback(context.background, self)
        self.overview, self.waveform, self.transport = Overview(), Waveform(), Transport()
        self.message, self.moments, self.facts = MessageBar(), MomentCard(model, undo), Facts(model)
        self._listening = Listening(context, self.playback, self.transport.sound_menu, self)
        self._reading = SoundReading(context, self)
        self._outline: Peaks | None = None
        self._activity: Activity | None = None
        self._timeline = Timeline()
        self._error: QADeskError | None = None
        self._trouble: QADeskError | None = None
        self._build()
        self._connect()
        self._set_speed(context.settings.speed)
        self._set_volume(context.settings.volume)
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        main = _card(self.message, self.waveform, _line(), self.transport)
        for part in (_card(self.overview), main, self.moments, self.facts):
            layout.addWidget(part, 1 if part is main else 0)

    def _connect(self) -> None:
        playback, waveform, transport = self.playback, self.waveform, self.transport
        self.overview.seek_requested.connect(self.seek)
        waveform.seek_requested.connect(self.seek)
        waveform.view_changed.connect(self.overview.set_view)
        self.overview.view_wanted.connect(waveform.set_view)
        waveform.moment_activated.connect(self.go_to_moment)
        waveform.moment_changed.connect(self._moment_dragged)
        waveform.scrubbed.connect(playback.scrub)
        waveform.marks_movable = self._may_move
        transport.play_toggled.connect(playback.toggle)
        transport.stepped.connect(self.skip)
        transport.moment_wanted.connect(self.mark_asked)
        transport.previous_moment.connect(lambda: self.moment_steps.emit(-1))
        transport.next_moment.connect(lambda: self.moment_steps.emit(1))
        transport.speed_chosen.connect(self._set_speed)
        transport.volume_chosen.connect(self._set_volume)
        transport.mute_toggled.connect(playback.set_muted)
        playback.moved.connect(self._moved)
        playback.playing_changed.connect(transport.set_playing)
        playback.ready_changed.connect(self._ready)
        playback.trouble.connect(self._tell_trouble)
        playback.unreadable.connect(self._tell_error)
        self.moments.sought.connect(self.seek)
        self.moments.mark_asked.connect(self.mark_asked)
        self.moments.left_field.connect(self.left_field)
        for told in (self._model.moments_changed, self._model.moment_selected, self._model.loaded):
            told.connect(self._show_marks)
        self._model.editable_changed.connect(self._show_lanes)
        self._model.loaded.connect(self._show_lanes)
        self._reading.outlined.connect(self._outlined)
        self._reading.heard.connect(self._heard)
        self._reading.failed.connect(self._tell_error)
        waveform.selection_changed.connect(lambda _selection: self._set_loop())
        self.moments.loop.toggled.connect(lambda _on: self._set_loop())
        self.moments.play_asked.connect(self.play_moment)
        self._model.moment_selected.connect(lambda _id: self._set_loop())

    def retranslate(self) -> None:
        """Write what is said about this call's sound in the language of now."""
        self._show_lanes()
        self._show_marks()
        if self._model.data is not None:
            self._show_ribbon()
        self._tell_trouble(self._trouble)
        if self._error is not None:
            self._tell_error(self._error)

    def show_call(self, data: CallData) -> None:
        """Put a call on, paused at its beginning."""
        self._outline, self._error, self._timeline = None, None, data.timeline
        self.transport.place.setToolTip("")
        self._reading.forget()
        self._listening.set_outline(None)
        self.message.dismiss()
        length = data.recording.duration_ms if data.recording else data.header.duration_ms
        self.overview.set_outline(None, ())
        self.waveform.set_outline(None, ())
        self.waveform.set_duration(length)
        self._activity = None
        self.facts.show_heard(None)
        self._show_ribbon()
        if length > WHOLE_UP_TO_MS:
            self.waveform.set_view(0, FIRST_VIEW_MS)
        self.transport.set_duration(length if data.sound is not None else 0)
        self.playback.load(data.sound, self._context.workspace.caches)
        self._moved(0.0)
        self._show_marks()
        if data.recording is None:
            self.waveform.set_message(tr("This call has no recording."))
        elif data.sound is None and data.sound_error is not None:
            self._tell_error(data.sound_error)
        elif data.sound is not None:
            self.waveform.set_message(tr("Reading the sound"))
            self._reading.read(data.sound, data.recording.sha256)

    def _heard(self, found: Activity) -> None:
        self._activity = found
        self.facts.show_heard(found)
        self._show_ribbon()

    def _show_ribbon(self) -> None:
        data, turns = self._model.data, self._model.turns
        spans = spans_of(turns)
        if data is not None and self._activity is not None:
            spans = heard_spans(self._activity, data, bool(spans)) + spans
        if data is not None:
            pauses = pause_spans(data.timeline)
            spans = (
                pauses + spans + [replace(pause, label="") for pause in pauses]
            )  # words first, ticks on top
        self.waveform.set_ribbon(spans)

    def _outlined(self, peaks: Peaks) -> None:
        self._outline = peaks
        self._listening.set_outline(peaks)
        self._show_lanes()

    def _show_lanes(self) -> None:
        data = self._model.data
        if data is None or self._outline is None:
            return
        lanes = lanes_of(data, self._model.agent_hidden)
        self._listening.set_lanes(lanes)
        view = (self.waveform.axis.start, self.waveform.axis.end)
        self.waveform.set_outline(self._outline, lanes)
        self.waveform.set_view(*view)
        self.overview.set_outline(self._outline, lanes)
        self.overview.set_view(self.waveform.axis.start, self.waveform.axis.end)
        self._moved(float(self.playback.position_ms))

    def _show_marks(self, _what: object = None) -> None:
        model = self._model
        marks = marks_of(model.moments)
        self.waveform.set_marks(marks, model.moment)
        self.overview.set_marks(marks)
        self.transport.set_moments(bool(marks))

    def _ready(self) -> None:
        if self.playback.ready:
            self.transport.set_duration(self.playback.duration_ms)
            self.transport.set_moments(bool(self._model.moments))

    def _moved(self, ms: float) -> None:
        self.waveform.set_position(ms, follow=self.playback.playing)
        self.overview.set_position(ms)
        self.transport.set_position(ms)
        if not self._timeline.is_plain:
            self.transport.place.setToolTip(times_of(self._timeline, round(ms), round(ms)))
        self.moved.emit(ms)

    def seek(self, ms: int) -> None:
        """Go to a media time and bring it into view."""
        self.playback.seek(ms)
        self.waveform.show_time(ms)

    def skip(self, ms: int) -> None:
        """Go some way forward or back."""
        self.seek(max(0, self.playback.position_ms + ms))

    def go_to_moment(self, moment_id: str) -> None:
        """Choose a moment and go to its beginning."""
        row = self._model.find_moment(moment_id)
        if row is not None:
            self._model.select_moment(moment_id)
            self.seek(row.start_ms)

    def play_stretch(self, start_ms: int, end_ms: int) -> None:
        """Play a stretch once and bring it into view."""
        self.waveform.show_time(start_ms)
        self.playback.play_part((start_ms, end_ms))

    def play_moment(self) -> None:
        """Play the chosen moment once; a point is played on from."""
        row = self._model.find_moment(self._model.moment)
        if row is None:
            return
        self.moments.loop.setChecked(False)
        if row.end_ms > row.start_ms:
            self.play_stretch(row.start_ms, row.end_ms)
        else:
            self.seek(row.start_ms)
            self.playback.play()

    def _may_move(self, moment_id: str) -> bool:
        row = self._model.find_moment(moment_id)
        return row is not None and self._model.may_edit_moment(row)

    def _moment_dragged(self, moment_id: str, start_ms: int, end_ms: int) -> None:
        row = self._model.find_moment(moment_id)
        if row is not None and self._model.may_edit_moment(row):
            self._undo.push(EditMomentStep(self._model, moved(row, start_ms=start_ms, end_ms=end_ms)))

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected stretch in ms, None where nothing is selected."""
        chosen = self.waveform.selection
        return (round(chosen[0]), round(chosen[1])) if chosen is not None else None

    def _set_loop(self) -> None:
        """Loop what is selected while Loop is on; a moment's stretch where nothing is."""
        stretch = None
        if self.moments.loop.isChecked():
            row = self._model.find_moment(self._model.moment)
            stretch = self.selection or ((row.start_ms, row.end_ms) if row is not None else None)
        if stretch != self.playback.loop:
            self.playback.set_loop(stretch)

    def leave(self) -> None:
        """Pause, and remember speed and volume."""
        self.playback.pause()

    def _set_speed(self, speed: float) -> None:
        self.playback.set_speed(speed)
        self.transport.set_speed(speed)
        self._context.settings.speed = speed

    def _set_volume(self, volume: float) -> None:
        self.playback.set_volume(volume)
        self.transport.set_volume(volume)
        self._context.settings.volume = volume

    def _tell_trouble(self, error: QADeskError | None) -> None:
        self._trouble = error
        self.transport.set_device_message(" ".join(tr_error(error)).strip() if error is not None else "")

    def _tell_error(self, error: QADeskError) -> None:
        self._error = error
        message, hint = tr_error(error)
        self.message.tell(message, hint, "bad")
        self.transport.set_duration(0)
        self.waveform.set_message(
            tr("The sound cannot be shown. Words, moments and scoring work without it.")
        )


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if isinstance(part, Waveform) else 0)
    return card


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("look", "line")
    return line
