"""Play a recording: the one interface of the engine, free of any screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from qa_desk.audio import device, errors
from qa_desk.audio.ahead import Ahead
from qa_desk.audio.deck import Deck, Mix, Take
from qa_desk.audio.decode import AudioSource, Samples, open_source
from qa_desk.audio.device import Fill, Lost, Output, SilentOutput
from qa_desk.audio.errors import AudioError
from qa_desk.audio.probe import duration_ms

SLOWEST, FASTEST = 0.5, 3.0
IDLE_SECONDS = 3.0
STALLED_SECONDS = 5.0
WATCH_SECONDS = 0.02
PAUSED_WATCH_SECONDS = 0.25

OpenOutput = Callable[[str | None, int, Fill, Lost], Output]


class EventKind(StrEnum):
    """What a player tells of itself."""

    ENDED = "ended"
    DEVICE_LOST = "device_lost"
    DEVICE_CHANGED = "device_changed"
    ERROR = "error"
    UNDERRUN = "underrun"


@dataclass(frozen=True, slots=True)
class PlayerEvent:
    """Something that happened by itself; `error` says what and what to do, where a person should know."""

    kind: EventKind
    error: AudioError | None = None


class Player:
    """Plays one recording at a time. Every method may be called from any thread and returns at once.

    `events` is called from the engine's threads. Positions and lengths are milliseconds of the recording,
    whatever the speed. Without a device the recording runs silently in real time.
    """

    def __init__(
        self, events: Callable[[PlayerEvent], None] | None = None, open_output: OpenOutput | None = None
    ) -> None:
        self.events = events
        self._open_output = open_output or device.open_output
        self._control = threading.RLock()
        self._wake = threading.Event()
        self._closing = False
        self._source: AudioSource | None = None
        self._retired: list[AudioSource] = []
        self._take: Take | None = None
        self._deck: Deck | None = None
        self._output: Output | None = None
        self._lost: AudioError | None = None
        self._device: str | None = None
        self._playing = False
        self._paused_at = time.monotonic()
        self._rate = 1.0
        self._volume = 1.0
        self._gains = [1.0, 1.0]
        self._muted = [False, False]
        self._loop: tuple[int, int] | None = None
        self._underruns = 0
        self._underruns_told = 0
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def load(self, path: Path, cache_dir: Path | None = None) -> None:
        """Put a recording on, paused at its beginning. `AudioError` where it cannot be read.

        Takes a while for kinds that cannot be trusted or must be unpacked first; `cache_dir` keeps the latter.
        """
        source = open_source(path, cache_dir)
        with self._control:
            self.unload()
            self._source = source
            self._gains, self._muted, self._loop = [1.0, 1.0], [False, False], None
            if self._output is not None and self._output.rate != source.rate:
                self._close_output()
            self._begin(0.0)

    def unload(self) -> None:
        """Take the recording off."""
        with self._control:
            self._stop_playing()
            self._take = None
            if self._output is not None:
                self._close_output()
            if self._source is not None:
                self._retired.append(self._source)
                self._source = None
            self._wake.set()

    def play(self) -> None:
        """Play on from here; from the beginning where the end was reached."""
        with self._control:
            if self._source is None or self._take is None or self._playing:
                return
            if self._output is None:
                self._open_device()
            assert self._deck is not None and self._output is not None
            if self.position_ms >= self.duration_ms or self._deck.ended():
                self._begin(self._loop[0] if self._loop else 0.0)
            self._playing = True
            self._deck.running = True
            self._deck.filled_at = time.monotonic()
            self._start_output()
            self._wake.set()

    def pause(self) -> None:
        """Fall silent within 5 ms of sound; the position stays."""
        with self._control:
            self._stop_playing()

    def seek(self, ms: int) -> None:
        """Go to a position, playing or not."""
        with self._control:
            if self._source is not None:
                self._begin(float(min(max(0, ms), self.duration_ms)))

    def set_rate(self, rate: float) -> None:
        """Speed from 0.5 to 3 with the pitch kept; heard as soon as what is already prepared has played."""
        self._rate = min(max(SLOWEST, float(rate)), FASTEST)

    def set_volume(self, volume: float) -> None:
        """Loudness of everything, 0 to 1."""
        with self._control:
            self._volume = min(max(0.0, float(volume)), 1.0)
            self._remix()

    def set_gain(self, channel: int, gain: float) -> None:
        """Loudness of one channel of the recording; 1 is as recorded, up to 8."""
        with self._control:
            self._gains[channel] = min(max(0.0, float(gain)), 8.0)
            self._remix()

    def set_muted(self, channel: int, muted: bool) -> None:
        """Silence one channel; the other is then heard on both sides."""
        with self._control:
            self._muted[channel] = muted
            self._remix()

    def set_loop(self, start_ms: int | None, end_ms: int | None = None) -> None:
        """Play from start to end again and again; `set_loop(None)` goes on past the end."""
        with self._control:
            if start_ms is None or end_ms is None or end_ms <= start_ms:
                self._loop = None
            else:
                self._loop = (max(0, start_ms), min(end_ms, self.duration_ms or end_ms))
            if self._source is None:
                return
            here = self._deck.handed_ms() if self._deck is not None else self._position()
            if self._loop is None or self._loop[0] <= here < self._loop[1]:
                self._begin(here, follows=True)
            else:
                self._begin(float(self._loop[0]))

    @property
    def position_ms(self) -> int:
        """What is being heard now; never goes back while playing, but for a seek or the turn of a loop."""
        return min(self.duration_ms, round(self._position()))

    @property
    def duration_ms(self) -> int:
        """Length of the recording; 0 without one."""
        source = self._source
        return duration_ms(source.frames, source.rate) if source is not None else 0

    @property
    def playing(self) -> bool:
        """True between `play` and a pause, the end, or a lost device."""
        return self._playing

    @property
    def rate(self) -> float:
        """The speed asked for."""
        return self._rate

    @property
    def loop(self) -> tuple[int, int] | None:
        """Start and end of the loop, if any."""
        return self._loop

    @property
    def silent(self) -> bool:
        """True while there is no device to play on."""
        output = self._output
        return output.silent if output is not None else device.silence_asked()

    @property
    def device_name(self) -> str:
        """The device in use, or the one that was asked for; empty for the system's own choice and silence."""
        output = self._output
        return output.name if output is not None else self._device or ""

    @property
    def underruns(self) -> int:
        """How often sound was not ready in time since the player was made."""
        deck = self._deck
        return self._underruns + (deck.underruns if deck is not None else 0)

    def devices(self) -> tuple[str, ...]:
        """Names of the devices to choose from."""
        return device.devices(rescan=self._output is None)

    def set_device(self, name: str | None) -> None:
        """Play on this device from now on; None is the system's own choice."""
        with self._control:
            self._device = name
            if self._output is not None:
                was_playing = self._playing
                self._stop_playing()
                self._close_output()
                if was_playing:
                    self.play()
        self._tell(PlayerEvent(EventKind.DEVICE_CHANGED))

    def close(self) -> None:
        """Stop for good and let go of the device and the recording."""
        with self._control:
            self.unload()
            self._closing = True
            self._wake.set()
        if self._thread is not threading.current_thread():
            self._thread.join(timeout=5)

    def _position(self) -> float:
        deck, take = self._deck, self._take
        if deck is not None:
            return deck.position_ms()
        return take.start_ms if take is not None else 0.0

    def _begin(self, ms: float, *, follows: bool = False) -> None:
        """Everything from here on is a new take, starting at `ms`."""
        assert self._source is not None
        self._take = Take(self._source, ms, self._loop, follows)
        if self._deck is not None:
            self._deck.take = self._take
        self._wake.set()

    def _stop_playing(self) -> None:
        self._playing = False
        self._paused_at = time.monotonic()
        if self._deck is not None:
            self._deck.running = False

    def _open_device(self) -> None:
        """Open the device asked for, else the system's own choice, else silence; says so where it fell back."""
        assert self._source is not None and self._take is not None
        rate = self._source.rate
        fallen_back: PlayerEvent | None = None
        try:
            self._output = self._open_output(self._device, rate, self._fill, self._on_lost)
        except AudioError as error:
            fallen_back = PlayerEvent(EventKind.ERROR, error)
            self._output = self._second_choice(rate)
            if not self._output.silent:
                fallen_back = PlayerEvent(EventKind.DEVICE_CHANGED)
        self._deck = Deck(self._output.rate, self._take, self._mix())
        if fallen_back is not None:
            self._tell(fallen_back)

    def _second_choice(self, rate: int) -> Output:
        if self._device is not None:
            try:
                return self._open_output(None, rate, self._fill, self._on_lost)
            except AudioError:
                pass  # told already; silence it is
        return SilentOutput(rate, self._fill)

    def _start_output(self) -> None:
        assert self._output is not None
        try:
            self._output.start()
        except AudioError as error:
            self._on_lost(error)

    def _close_output(self) -> None:
        """Let go of the device; what was heard last is where the next one goes on."""
        here = self._position()
        output, deck = self._output, self._deck
        self._output, self._deck = None, None
        if deck is not None:
            self._underruns += deck.underruns
        if output is not None:
            output.close()
        if self._source is not None and self._take is not None:
            self._begin(here)

    def _fill(self, out: Samples, delay: float) -> None:
        deck = self._deck
        if deck is None:
            out.fill(0)
        else:
            deck.fill(out, delay)

    def _mix(self) -> Mix:
        channels = self._source.channels if self._source is not None else 1
        loud = [0.0 if self._muted[place] else self._gains[place] for place in range(channels)]
        mix = np.zeros((channels, 2), np.float32)
        for place, gain in enumerate(loud):
            alone = all(self._muted[other] for other in range(channels) if other != place)
            mix[place, :] = gain if alone else 0.0
            mix[place, place] = gain
        return mix * np.float32(self._volume)

    def _remix(self) -> None:
        if self._deck is not None:
            self._deck.mix = self._mix()

    def _on_lost(self, error: AudioError) -> None:
        self._lost = error
        self._wake.set()

    def _tell(self, event: PlayerEvent) -> None:
        if self.events is not None:
            self.events(event)

    def _run(self) -> None:
        """The engine's thread: keeps blocks ahead of the device and watches it."""
        ahead = Ahead()
        while not self._closing:
            try:
                if not ahead.step(self._deck, self._rate):
                    self._watch()
                    self._wake.wait(WATCH_SECONDS if self._playing else PAUSED_WATCH_SECONDS)
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
        deck, now = self._deck, time.monotonic()
        if self._playing and deck is not None and now - deck.filled_at > STALLED_SECONDS:
            self._lost = self._lost or errors.device_lost(self.device_name)
        if self._lost is not None:
            error, self._lost = self._lost, None
            self._stop_playing()
            if self._output is not None:
                self._close_output()
            return PlayerEvent(EventKind.DEVICE_LOST, error)
        if deck is None or self._output is None:
            return None
        if self._playing and deck.ended():
            self._stop_playing()
            return PlayerEvent(EventKind.ENDED)
        if not self._playing and now - self._paused_at > IDLE_SECONDS:
            self._output.stop()
        if self.underruns > self._underruns_told:
            self._underruns_told = self.underruns
            return PlayerEvent(EventKind.UNDERRUN)
        return None

    def _failed(self, error: Exception) -> None:
        with self._control:
            self._stop_playing()
            if self._take is not None:
                self._begin(self._position())
        known = error if isinstance(error, AudioError) else errors.playback_failed(str(error) or repr(error))
        self._tell(PlayerEvent(EventKind.ERROR, known))
        self._wake.wait(PAUSED_WATCH_SECONDS)
