"""Play a recording: the one interface of the engine, free of any screen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from qa_desk.audio import device, errors
from qa_desk.audio.events import EventKind, PlayerEvent
from qa_desk.audio.link import DirectLink, Facts, Link, ProcessLink
from qa_desk.audio.mixing import Mixing
from qa_desk.audio.outlet import OpenOutput, Status
from qa_desk.audio.probe import duration_ms
from qa_desk.audio.route import Part
from qa_desk.audio.trail import Playhead, Reading
from qa_desk.audio.wishes import Wishes

SLOWEST, FASTEST = 0.5, 3.0
MOST_DEATHS = 3  # a process that ends by itself so often is not started again; the sound comes from this one


class Player:
    """Plays one recording at a time. Every method but `load` and `devices` returns at once, on any thread.

    The sound comes from a process of its own, so that a busy program does not make it stutter; with
    `open_output` it comes from this one. `events` is called from other threads. Positions and lengths are
    milliseconds of the recording, whatever the speed. Without a device the recording runs silently in real time.
    """

    def __init__(
        self, events: Callable[[PlayerEvent], None] | None = None, open_output: OpenOutput | None = None
    ) -> None:
        self.events = events
        self._lock = threading.RLock()
        self._link: Link | None = DirectLink(self._told, open_output) if open_output else None
        self._deaths = 0
        self._put_on: tuple[Path, Path | None] | None = None
        self._facts: Facts | None = None
        self._loads = 0
        self._status = Status()
        self._playing = False
        self._playhead = Playhead()
        self._moved = 0
        self._earlier_underruns = 0
        self._wishes = Wishes()

    def load(self, path: Path, cache_dir: Path | None = None) -> None:
        """Put a recording on, paused at its beginning. `AudioError` where it cannot be read.

        Takes a while for kinds that cannot be trusted or must be unpacked first; `cache_dir` keeps the latter.
        Where another is loaded meanwhile, that one counts.
        """
        with self._lock:
            self._loads += 1
            mine = self._loads
            self.pause()
        link = self._started_link()
        found = link.open(path, cache_dir).result()
        with self._lock:
            if found is None or mine != self._loads:
                return
            self._facts, self._put_on = found, (path, cache_dir)
            self._wishes.for_next_call()
            self._send("set_mixing", self._wishes.mixing)
            self.seek(0)

    def unload(self) -> None:
        """Take the recording off."""
        with self._lock:
            self._loads += 1
            self.pause()
            self._facts = self._put_on = None
            self._send("put_on", None)

    def play(self) -> None:
        """Play on from here; from the beginning where the end was reached."""
        with self._lock:
            if self._facts is None or self._playing:
                return
            if self.position_ms >= self.duration_ms:
                self.seek(self._wishes.loop[0] if self._wishes.loop else 0)
            self._playing = True
            self._moved = self._send("play")

    def play_part(self, start_ms: int, end_ms: int) -> None:
        """Play from start to end once and stay there; a seek or a loop goes on without an end."""
        with self._lock:
            self._wishes.loop = None
            self.seek(start_ms)
            self._wishes.stop_ms = max(start_ms + 1, end_ms)
            self._wishes.tell_route(self._send)
            self.play()

    def pause(self) -> None:
        """Fall silent within 5 ms of sound; the position stays."""
        with self._lock:
            self._playing = False
            self._send("pause")

    def seek(self, ms: int) -> None:
        """Go to a position, playing or not."""
        self._go("seek", ms)

    def scrub(self, ms: int) -> None:
        """Let a short grain of sound be heard at a position, as a finger moves over the call; end with `seek`."""
        self._go("scrub", ms)

    def _go(self, command: str, ms: int) -> None:
        with self._lock:
            if self._facts is None:
                return
            place = float(min(max(0, ms), self.duration_ms))
            if self._wishes.stop_ms is not None:
                self._wishes.stop_ms = None
                self._wishes.tell_route(self._send)
            number = self._playhead.go(place, scrubbing=command == "scrub")
            self._moved = self._send(command, place, number)

    def set_rate(self, rate: float) -> None:
        """Speed from 0.5 to 3 with the pitch kept; heard as soon as what is already prepared has played."""
        with self._lock:
            self._wishes.rate = min(max(SLOWEST, float(rate)), FASTEST)
            self._send("set_rate", self._wishes.rate)

    @property
    def mixing(self) -> Mixing:
        """Volume, balance, and each channel's own."""
        return self._wishes.mixing

    def set_mixing(self, mixing: Mixing) -> None:
        """Loudness of all and of each, heard at once."""
        with self._lock:
            self._wishes.mixing = mixing
            self._send("set_mixing", mixing)

    def set_volume(self, volume: float) -> None:
        """Loudness of everything, 0 to 1."""
        self.set_mixing(self._wishes.mixing.with_volume(volume))

    def set_gain(self, channel: int, gain: float) -> None:
        """Loudness of one channel of the recording; 1 is as recorded, up to 8."""
        self.set_mixing(self._wishes.mixing.with_gain(channel, gain))

    def set_muted(self, channel: int, muted: bool) -> None:
        """Silence one channel; the other is then heard on both sides."""
        self.set_mixing(self._wishes.mixing.with_muted(channel, muted))

    def set_loop(self, start_ms: int | None, end_ms: int | None = None) -> None:
        """Play from start to end again and again; `set_loop(None)` goes on past the end."""
        with self._lock:
            self._wishes.stop_ms = None
            wanted = None
            if start_ms is not None and end_ms is not None and end_ms > start_ms:
                wanted = (max(0, start_ms), min(end_ms, self.duration_ms or end_ms))
            self._wishes.loop = wanted
            self._wishes.tell_route(self._send)

    def set_skips(self, stretches: tuple[Part, ...]) -> None:
        """Leave these stretches out, ms, in order; none plays everything. A loop plays all of itself."""
        with self._lock:
            self._wishes.skips = stretches
            self._wishes.tell_route(self._send)

    def set_level(self, level: bool) -> None:
        """Bring quiet and loud speakers to about the same loudness."""
        with self._lock:
            self._wishes.level = level
            self._wishes.tell_route(self._send)

    def set_device(self, name: str | None) -> None:
        """Play on this device from now on; None is the system's own choice."""
        with self._lock:
            self._wishes.device = name
            self._send("set_device", name)
        self._say(PlayerEvent(EventKind.DEVICE_CHANGED))

    def devices(self) -> tuple[str, ...]:
        """Names of the devices to choose from; may take a moment."""
        return tuple(self._started_link().ask("devices"))

    @property
    def position_ms(self) -> int:
        """What is being heard now; never goes back while playing, but for a seek or the turn of a loop."""
        place = self._playhead.place(self._reading())
        return self.duration_ms if place is None else min(self.duration_ms, round(place))

    @property
    def duration_ms(self) -> int:
        """Length of the recording; 0 without one."""
        facts = self._facts
        return duration_ms(facts.frames, facts.rate) if facts is not None else 0

    @property
    def playing(self) -> bool:
        """True between `play` and a pause, the end, or a lost device."""
        return self._playing

    @property
    def loop(self) -> Part | None:
        """Start and end of the loop, if any."""
        return self._wishes.loop

    @property
    def silent(self) -> bool:
        """True while there is no device to play on."""
        return self._status.silent if self._status.rate else device.silence_asked()

    @property
    def device_name(self) -> str:
        """The device in use, or the one that was asked for; empty for the system's own choice and silence."""
        return self._status.name or self._wishes.device or ""

    @property
    def delay_ms(self) -> int:
        """How long sound is inside the device; a pause or a seek is heard so much later."""
        return round(self._reading().delay * 1000)

    @property
    def underruns(self) -> int:
        """How often sound was not ready in time since the player was made."""
        return self._earlier_underruns + self._reading().underruns

    def close(self) -> None:
        """Stop for good and let go of the device and the recording."""
        with self._lock:
            link, self._link = self._link, None
            self._playing, self._facts = False, None
            self.events = None
        if link is not None:
            link.close()

    def _reading(self) -> Reading:
        link = self._link
        return link.reading() if link is not None else Reading()

    def _send(self, command: str, *arguments: object) -> int:
        return self._link.send(command, *arguments) if self._link is not None else 0

    def _started_link(self) -> Link:
        """The engine, in a process of its own where that can be."""
        with self._lock:
            if self._link is not None:
                return self._link
            link = self._new_link()
        if isinstance(link, ProcessLink) and not link.started():
            link.close()
            with self._lock:
                self._deaths = MOST_DEATHS
                link = self._new_link()
        return link

    def _new_link(self) -> Link:
        if self._deaths < MOST_DEATHS and not getattr(sys, "frozen", False):
            self._link = ProcessLink(self._told, self._process_ended)
        else:
            self._link = DirectLink(self._told)
        self._wishes.tell(self._send)
        return self._link

    def _process_ended(self) -> None:
        """The sound's process is gone by itself: another takes over, paused at the same place."""
        with self._lock:
            dead = self._link
            if not isinstance(dead, ProcessLink):
                return
            here = self.position_ms
            self._earlier_underruns += dead.reading().underruns
            self._deaths += 1
            self._playing = False
            dead.close()
            link = self._new_link()
            if self._put_on is not None:
                link.open(*self._put_on)
                self._wishes.tell_route(self._send)
                self.seek(here)
        self._say(PlayerEvent(EventKind.ERROR, errors.engine_ended(), stopped=True))

    def _told(self, what: PlayerEvent | Status, obeyed: int) -> None:
        """The engine says something; it may not know yet what was asked of it last."""
        if isinstance(what, Status):
            self._status = what
            return
        if what.stopped:
            with self._lock:
                if what.kind in (EventKind.ENDED, EventKind.PART_ENDED) and obeyed < self._moved:
                    if self._playing:
                        self._moved = self._send("play")
                    return
                self._playing = False
                if what.kind in (EventKind.ENDED, EventKind.PART_ENDED):
                    self._wishes.stop_ms = None
                if what.kind is EventKind.ENDED:
                    self._playhead.end()
        self._say(what)

    def _say(self, event: PlayerEvent) -> None:
        events = self.events
        if events is not None:
            events(event)
