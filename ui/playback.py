"""The player as the page sees it: loaded off the UI thread, its events on it, one clock for everything drawn."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from qa_desk.audio import EventKind, Player, PlayerEvent, errors
from qa_desk.errors import QADeskError
from ui.background import Background
from ui.widgets.playhead import PlayheadClock

WAITS_S: Final = 1.5
"""A playhead that stands for so long while it plays has nothing to play: said, and taken back when it moves."""


class Playback(QObject):
    """Plays the open call. `moved` carries ms at display rate while playing and once after each seek.

    `trouble` carries an error of the device, None when it is gone; `unreadable` an error of the recording.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    ready_changed = Signal()
    trouble = Signal(object)
    unreadable = Signal(object)
    _told = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._player: Player | None = None
        self._seek_to = 0
        self._skips: tuple[tuple[int, int], ...] = ()
        self._wants_to_play = False
        self._muted = False
        self._volume = 1.0
        self._speed = 1.0
        self._level = False
        self._stood: tuple[int, float] | None = None
        self._waits = False
        self.device: str | None = None
        self.ready = False
        self._clock = PlayheadClock(lambda: self.position_ms, self)
        self._clock.moved.connect(self._moved)
        self._clock.moved.connect(self._look_whether_it_waits)
        self._told.connect(self._happened)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def position_ms(self) -> int:
        """What is being heard now, or where playing will begin."""
        return self._player.position_ms if self._player is not None and self.ready else self._seek_to

    @property
    def playing(self) -> bool:
        """True while the call plays."""
        return self._player is not None and self._player.playing

    @property
    def duration_ms(self) -> int:
        """Length of the recording; 0 until it is ready."""
        return self._player.duration_ms if self._player is not None and self.ready else 0

    def load(self, path: Path | None, caches: Path, skips: tuple[tuple[int, int], ...] = ()) -> None:
        """Put a recording on, paused at its beginning, `skips` (ms) left out; None takes the old one off."""
        self.pause()
        self._skips = skips
        self.ready, self._seek_to, self._wants_to_play = False, 0, False
        self.ready_changed.emit()
        if path is None:
            if self._player is not None:
                self._player.unload()
            return
        if self._player is None:
            self._player = Player(self._told.emit)
            self.destroyed.connect(self._player.close)
            self._player.set_rate(self._speed)
            self._player.set_level(self._level)
            if self.device is not None:
                self._player.set_device(self.device)
            self._set_loudness()
        self._background.run(
            self._player.load,
            path,
            caches,
            on_done=self._loaded,
            on_error=self._not_loaded,
            key="load",
            progress=False,
            owner=self,
        )

    def _loaded(self, _nothing: object) -> None:
        self.ready = True
        if self._skips and self._player is not None:
            self._player.set_skips(self._skips)
        if self._seek_to and self._player is not None:
            self._player.seek(self._seek_to)
        self.ready_changed.emit()
        self._clock.tick()
        if self._wants_to_play:
            self.play()

    def _not_loaded(self, error: QADeskError) -> None:
        self.unreadable.emit(error)

    def play(self) -> None:
        """Play on; a recording that is still being read begins as soon as it is there."""
        if self._player is None or not self.ready:
            self._wants_to_play = self._player is not None
            return
        self.trouble.emit(None)
        self._player.play()
        if self._player.playing:
            self._clock.start()
            self.playing_changed.emit(True)

    def play_part(self, stretch: tuple[int, int]) -> None:
        """Play a stretch once and stay at its end."""
        if self._player is not None and self.ready:
            self.trouble.emit(None)
            self._player.play_part(*stretch)
            if self._player.playing and not self._clock.running:
                self._clock.start()
                self.playing_changed.emit(True)

    def pause(self) -> None:
        """Fall silent."""
        self._wants_to_play = False
        self._waits_no_more()
        if self._player is not None and self._clock.running:
            self._player.pause()
            self._clock.stop()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, ms: int) -> None:
        """Go to a position, playing or not."""
        self._seek_to = max(0, ms)
        if self._player is not None and self.ready:
            self._player.seek(self._seek_to)
        self._moved(float(self._seek_to if not self.ready else min(self._seek_to, self.duration_ms)))

    def set_speed(self, speed: float) -> None:
        """Speed from 0.5 to 3."""
        self._speed = speed
        if self._player is not None:
            self._player.set_rate(speed)

    def set_volume(self, volume: float) -> None:
        """Loudness, 0 to 1."""
        self._volume = volume
        self._set_loudness()

    def set_muted(self, muted: bool) -> None:
        """Sound off or on; the call plays on."""
        self._muted = muted
        self._set_loudness()

    @property
    def loop(self) -> tuple[int, int] | None:
        """The stretch that is played again and again, if any."""
        return self._player.loop if self._player is not None else None

    def set_loop(self, stretch: tuple[int, int] | None) -> None:
        """Play a stretch again and again, None to go on past its end."""
        if self._player is not None and self.ready:
            self._player.set_loop(*(stretch or (None, None)))

    def scrub(self, ms: int) -> None:
        """Let a short grain be heard as the ruler is dragged; a seek ends it."""
        self._seek_to = max(0, ms)
        if self._player is not None and self.ready:
            self._player.scrub(self._seek_to)
        self._moved(float(self._seek_to))

    def set_skips(self, stretches: tuple[tuple[int, int], ...]) -> None:
        """Leave these stretches out, ms."""
        if self._player is not None and self.ready:
            self._player.set_skips(stretches)

    def set_level(self, level: bool) -> None:
        """Bring quiet and loud speakers to about the same loudness."""
        self._level = level
        if self._player is not None:
            self._player.set_level(level)

    def set_mixing(self, **changed: Any) -> None:
        """Change who is heard or where: `solo`, `balance`."""
        if self._player is not None:
            self._player.set_mixing(replace(self._player.mixing, **changed))

    def mute_side(self, channel: int, muted: bool) -> None:
        """Silence one side."""
        if self._player is not None:
            self._player.set_muted(channel, muted)

    def set_gain(self, channel: int, gain: float) -> None:
        """Loudness of one side, 1 is as recorded."""
        if self._player is not None:
            self._player.set_gain(channel, gain)

    def set_device(self, name: str | None) -> None:
        """Play there from now on; None is the system's own choice."""
        self.device = name
        if self._player is not None:
            self._player.set_device(name)

    def devices(self) -> tuple[str, ...]:
        """What can be played on; takes a moment, on any thread."""
        player = self._player
        return player.devices() if player is not None else ()

    @property
    def device_in_use(self) -> str:
        """Its name, "" for the system's choice and for silence."""
        return self._player.device_name if self._player is not None else ""

    @property
    def underruns(self) -> int:
        """How often sound came late since the application started."""
        return self._player.underruns if self._player is not None else 0

    def close(self) -> None:
        """Let go of the device."""
        self._clock.stop()
        if self._player is not None:
            self._player.events = None
            self.destroyed.disconnect(self._player.close)
            self._player.close()
            self._player = None
            self.ready = False

    def _set_loudness(self) -> None:
        if self._player is not None:
            self._player.set_volume(0.0 if self._muted else self._volume)

    def _moved(self, ms: float) -> None:
        self.moved.emit(ms)

    def _look_whether_it_waits(self, ms: float) -> None:
        now, here = time.monotonic(), round(ms)
        if not self.playing or self._stood is None or here != self._stood[0]:
            self._stood = (here, now) if self.playing else None
            self._waits_no_more()
        elif not self._waits and now - self._stood[1] > WAITS_S:
            self._waits = True
            self.trouble.emit(errors.waiting())

    def _waits_no_more(self) -> None:
        if self._waits:
            self._waits = False
            self.trouble.emit(None)

    def _happened(self, event: PlayerEvent) -> None:
        if event.kind in (EventKind.ERROR, EventKind.DEVICE_LOST) and event.error is not None:
            self._waits = False  # what is told now tells more
            self.trouble.emit(event.error)
        if self._clock.running and not self.playing:
            self._waits_no_more()
            self._clock.stop()
            self.playing_changed.emit(False)
