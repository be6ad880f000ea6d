"""Plays one recording on one device: takes, and the thread that keeps sound ready and looks after the device."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qa_desk.audio import errors
from qa_desk.audio.ahead import Ahead
from qa_desk.audio.deck import Take
from qa_desk.audio.decode import AudioSource
from qa_desk.audio.errors import AudioError
from qa_desk.audio.events import EventKind, PlayerEvent
from qa_desk.audio.mixing import Mixing
from qa_desk.audio.outlet import OpenOutput, Outlet, Status
from qa_desk.audio.probe import duration_ms
from qa_desk.audio.route import Part, Route
from qa_desk.audio.trail import Reading, clock

IDLE_SECONDS = 3.0
STALLED_SECONDS = 5.0
WATCH_SECONDS = 0.02
PAUSED_WATCH_SECONDS = 0.25
GRAIN_MS = 70

Tell = Callable[[PlayerEvent | Status], None]


class Engine:
    """Obeys at once, on any thread; `tell` and `publish` are called from its own threads.

    `publish` gets every new `Reading` of the clock. Seeks are numbered by whoever asks, upwards.
    """

    def __init__(
        self,
        tell: Tell,
        publish: Callable[[Reading], None],
        open_output: OpenOutput | None = None,
    ) -> None:
        self._tell = tell
        self._publish = publish
        self._control = threading.RLock()
        self._wake = threading.Event()
        self._closing = False
        self._source: AudioSource | None = None
        self._retired: list[AudioSource] = []
        self._take: Take | None = None
        self._route = Route()
        self._rate = 1.0
        self._playing = False
        self._paused_at = clock()
        self._seek_number = 0
        self._serial = 0
        self._valid = 0
        self._scrub_ms: float | None = None
        self._grain_ms: float | None = None
        self._underruns_told = 0
        self._outlet = Outlet(tell, self._filled, self._wake.set, open_output)
        self._ahead = Ahead()
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def put_on(self, source: AudioSource | None) -> None:
        """Play this from now on, paused at its beginning; None takes off what is there."""
        with self._control:
            self._stop()
            self._take = None
            if source is None or self._outlet.rate not in (0, source.rate):
                self._outlet.close()
            if self._source is not None:
                self._retired.append(self._source)
            self._source = source
            self._route = Route(level=self._route.level)
            if source is not None:
                self._begin(0.0)
            self._filled()
            self._wake.set()

    def play(self) -> None:
        """Play on from here."""
        with self._control:
            if self._take is not None and not self._playing:
                self._playing = True
                self._sound()

    def pause(self) -> None:
        """Fall silent within 5 ms of sound; the place stays."""
        with self._control:
            self._stop()

    def seek(self, ms: float, number: int) -> None:
        """Go to a place, playing or not."""
        with self._control:
            self._seek_number = number
            self._scrub_ms = self._grain_ms = None
            if self._source is not None:
                self._begin(min(max(0.0, ms), self._length()))
                self._outlet.run(self._playing)
            self._filled()

    def scrub(self, ms: float, number: int) -> None:
        """Let a moment of sound be heard here, then the next where the last `scrub` was."""
        with self._control:
            self._seek_number = number
            if self._source is not None:
                self._scrub_ms = min(max(0.0, ms), self._length())
                if self._grain_ms is None:
                    self._grain()
            self._filled()

    def set_rate(self, rate: float) -> None:
        """Another speed, heard once what is ready has played."""
        self._rate = rate

    def set_mixing(self, mixing: Mixing) -> None:
        """Another loudness of all or of a channel, at once."""
        with self._control:
            self._outlet.mixing = mixing
            self._outlet.remix(self._source.channels if self._source is not None else 1)

    def set_route(
        self, loop: Part | None, skips: tuple[Part, ...], level: bool, stop_ms: int | None = None
    ) -> None:
        """What to repeat, leave out and even out from now on, and where to stop; a loop elsewhere is gone to."""
        with self._control:
            before, self._route = self._route, Route(loop, skips, stop_ms, level)
            if self._source is None or self._take is None or self._route == before:
                return
            here = self._outlet.handed_of(self._take)
            if loop is None or loop[0] <= here < loop[1]:
                self._begin(here, jump=False)
            else:
                self._begin(float(loop[0]))
            self._filled()

    def set_device(self, name: str | None) -> None:
        """Play on this device from now on; None is the system's own choice."""
        with self._control:
            self._outlet.wanted = name
            playing = self._playing
            self._leave_device()
            if playing:
                self.play()

    def devices(self) -> tuple[str, ...]:
        """What can be chosen; looks again at what is connected unless something plays."""
        with self._control:
            if not self._playing and self._outlet.rate:
                self._leave_device()
            return self._outlet.devices()

    def close(self) -> None:
        """Stop for good."""
        with self._control:
            self.put_on(None)
            self._closing = True
            self._wake.set()
        if self._thread is not threading.current_thread():
            self._thread.join(timeout=5)

    def reading(self) -> Reading:
        """Where the sound stands."""
        take = self._take
        start = take.start_ms if take is not None else 0.0
        return self._outlet.reading(self._seek_number, self._valid, start)

    def _filled(self) -> None:
        self._publish(self.reading())

    def _length(self) -> float:
        assert self._source is not None
        return float(duration_ms(self._source.frames, self._source.rate))

    def _begin(self, ms: float, *, jump: bool = True, route: Route | None = None) -> None:
        """Everything from here on is a new take; without `jump` it continues the one before."""
        assert self._source is not None
        self._serial += 1
        self._take = Take(self._serial, self._source, ms, route or self._route)
        if jump:
            self._valid = self._serial
        self._outlet.put(self._take)
        self._wake.set()

    def _sound(self) -> None:
        """Let the device take what there is."""
        assert self._take is not None
        self._outlet.open(self._take)
        self._outlet.start()
        self._wake.set()

    def _stop(self) -> None:
        self._playing = False
        self._scrub_ms = self._grain_ms = None
        self._paused_at = clock()
        self._outlet.run(False)

    def _grain(self) -> None:
        ms = self._scrub_ms
        if ms is None or ms == self._grain_ms:
            self._grain_ms, self._scrub_ms = None, None
            self._paused_at = clock()
            self._outlet.run(False)
            return
        self._grain_ms = ms
        self._begin(ms, route=Route(stop_ms=round(ms + GRAIN_MS * self._rate), level=self._route.level))
        self._sound()

    def _leave_device(self) -> None:
        """Let go of the device; what was heard last is where the next one goes on."""
        reading = self.reading()
        here = reading.place(reading.heard(clock()))
        self._stop()
        if self._source is not None:
            self._begin(here, jump=False)
        self._outlet.close()
        self._filled()

    def _run(self) -> None:
        """The engine's thread: keeps blocks ahead of the device and watches it."""
        while not self._closing:
            try:
                if not self._ahead.step(self._outlet.deck, self._rate):
                    self._watch()
                    busy = self._playing or self._grain_ms is not None
                    self._wake.wait(WATCH_SECONDS if busy else PAUSED_WATCH_SECONDS)
                    self._wake.clear()
            except Exception as error:  # whatever it is, the person hears of it and the thread lives on
                self._failed(error)
            self._drop_retired()
        self._drop_retired()

    def _drop_retired(self) -> None:
        with self._control:
            retired, self._retired = self._retired, []
        for source in retired:
            source.close()

    def _watch(self) -> None:
        with self._control:
            event = self._what_happened()
        if event is not None:
            self._tell(event)

    def _what_happened(self) -> PlayerEvent | None:
        error = self._outlet.take_loss(self._playing, STALLED_SECONDS)
        if error is not None:
            self._leave_device()
            return PlayerEvent(EventKind.DEVICE_LOST, error, stopped=True)
        if self._take is None or not self._outlet.rate:
            return None
        if self._grain_ms is not None:
            if self._outlet.handed_all():
                self._grain()
        elif self._playing and self._outlet.heard_all(self._take):
            self._stop()
            return self._ended(self._take.route)
        elif not self._playing and clock() - self._paused_at > IDLE_SECONDS:
            self._outlet.rest()
        if self._outlet.underruns > self._underruns_told:
            self._underruns_told = self._outlet.underruns
            return PlayerEvent(EventKind.UNDERRUN)
        return None

    def _ended(self, route: Route) -> PlayerEvent:
        """All of what should be heard was heard; behind a part the recording goes on when asked again."""
        if route.stop_ms is None or route.stop_ms >= self._length():
            return PlayerEvent(EventKind.ENDED, stopped=True)
        self._route = replace(route, stop_ms=None)
        self._begin(float(route.stop_ms), jump=False)
        return PlayerEvent(EventKind.PART_ENDED, stopped=True)

    def _failed(self, error: Exception) -> None:
        with self._control:
            reading = self.reading()
            self._stop()
            if self._source is not None:
                self._begin(reading.place(reading.heard(clock())))
        known: Any = error
        if not isinstance(error, AudioError):
            known = errors.playback_failed(str(error) or repr(error))
        self._tell(PlayerEvent(EventKind.ERROR, known, stopped=True))
        self._wake.wait(PAUSED_WATCH_SECONDS)
