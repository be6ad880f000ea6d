"""What the device takes from: blocks in order, faded at every cut, and a record of what was handed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from qa_desk.audio.decode import AudioSource, Samples
from qa_desk.audio.feed import FADE_SECONDS, Block, Route
from qa_desk.audio.mixing import Mix
from qa_desk.audio.trail import KEPT, Stretch, clock

NEAR_MS = 0.5
PRIME_SECONDS = 0.2


@dataclass(slots=True, eq=False)
class Take:
    """One uninterrupted stretch of playing, from a seek to the next. `complete` once all is in `blocks`."""

    serial: int
    source: AudioSource
    start_ms: float
    route: Route
    blocks: deque[Block] = field(default_factory=deque)
    complete: bool = False


def ready_seconds(take: Take, rate: int) -> float:
    """How much sound waits for the device."""
    return sum(len(block.samples) for block in tuple(take.blocks)) / rate


class Deck:
    """`fill` is called by the device's thread, everything else by any other; no locks between them.

    `take` is what should be played and `running` whether; the change is heard after a fade of 5 ms. `mix`, shape
    (channels, 2), says how loud each channel of the recording is left and right.
    """

    def __init__(self, rate: int, take: Take, mix: Mix, filled: Callable[[], None]) -> None:
        self.rate = rate
        self.take = take
        self.running = False
        self.mix = mix
        self.underruns = 0
        self.filled_at = clock()
        self.handed = 0
        self.trail: tuple[Stretch, ...] = ()
        self.timing = (self.filled_at, 0, 0.0)
        self._filled = filled
        self._live = take
        self._block: Block | None = None
        self._offset = 0
        self._open = False
        self._fade = max(1, round(rate * FADE_SECONDS))
        self._mix_now = mix

    def handed_of(self, take: Take) -> float | None:
        """Where in this take the sound stands that the device took last, in ms; None before its first."""
        last = self.trail[-1] if self.trail else None
        return last.at(last.end) if last is not None and last.serial == take.serial else None

    def handed_all(self) -> bool:
        """True once the device has taken the whole take."""
        return self.take.complete and not self.take.blocks and not self._open and self._live is self.take

    def fill(self, out: Samples, delay: float) -> None:
        """Write the next frames, shape (n, 2); the first will be heard in `delay` seconds."""
        self.filled_at = clock()
        first = self.handed
        out.fill(0)
        done = 0
        if self._open and (self._live is not self.take or not self.running):
            done = self._closing(out)
        if self._live is not self.take:
            self._live, self._block, self._offset = self.take, None, 0
        if self.running:
            self._playing(out, done)
        np.clip(out, -1.0, 1.0, out=out)
        self.handed = first + len(out)
        self.timing = (self.filled_at, first, delay)
        self._filled()

    def _closing(self, out: Samples) -> int:
        """Fade the old sound out; how many frames that took."""
        done = self._copy(out[: self._fade], self.handed)
        out[:done] *= _ramp(done)[::-1]
        self._open = False
        return done

    def _playing(self, out: Samples, done: int) -> None:
        opening = not self._open
        starved = self._open and not self._ready() and not self._live.complete
        if opening and not self._primed():
            return
        count = self._copy(out[done:], self.handed + done)
        sound = out[done : done + count]
        if opening and count:
            edge = min(self._fade, count)
            sound[:edge] *= _ramp(edge)
        self._open = count == len(out) - done
        if not self._open and count and not self._live.complete:
            edge = min(self._fade, count)
            sound[-edge:] *= _ramp(edge)[::-1]
            starved = True
        self.underruns += starved

    def _primed(self) -> bool:
        """Enough to begin: a device that starts takes all it has room for at once."""
        if self._live.complete or self._block is not None:
            return self._ready()
        return ready_seconds(self._live, self.rate) >= PRIME_SECONDS

    def _ready(self) -> bool:
        return self._block is not None or bool(self._live.blocks)

    def _copy(self, out: Samples, first: int) -> int:
        """Move sound of the live take into `out`; fewer frames only where there are no more."""
        done = 0
        while done < len(out):
            if self._block is None:
                if not self._live.blocks:
                    break
                self._block, self._offset = self._live.blocks.popleft(), 0
            block = self._block
            count = min(len(out) - done, len(block.samples) - self._offset)
            if count:
                self._mixed(block.samples[self._offset : self._offset + count], out[done : done + count])
                self._note(first + done, count, block)
            done += count
            self._offset += count
            if self._offset >= len(block.samples):
                self._block = None
        return done

    def _mixed(self, samples: Samples, out: Samples) -> None:
        target = self.mix
        np.matmul(samples, self._mix_now, out=out)
        if target is not self._mix_now:
            out += (samples @ (target - self._mix_now)) * _ramp(len(out))
            self._mix_now = target

    def _note(self, first: int, count: int, block: Block) -> None:
        start_ms = block.start_ms + self._offset * block.step_ms
        trail, serial = self.trail, self._live.serial
        last = trail[-1] if trail else None
        if (
            last is not None
            and last.serial == serial
            and last.end == first
            and last.step_ms == block.step_ms
            and abs(last.at(first) - start_ms) < NEAR_MS
        ):
            longer = Stretch(serial, last.first, first + count, last.start_ms, last.step_ms)
            self.trail = (*trail[:-1], longer)
            return
        self.trail = (*trail[-KEPT + 1 :], Stretch(serial, first, first + count, start_ms, block.step_ms))


def _ramp(frames: int) -> Samples:
    return ((np.arange(frames, dtype=np.float32) + np.float32(0.5)) / np.float32(max(1, frames)))[:, None]
