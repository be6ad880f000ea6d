"""What the device takes from: blocks in order, faded at every cut, and a record of what was handed over."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from qa_desk.audio.decode import AudioSource, Samples
from qa_desk.audio.feed import FADE_SECONDS, Block

Mix = npt.NDArray[np.float32]
TRAIL_SECONDS = 4.0
NEAR_MS = 0.5


@dataclass(slots=True, eq=False)
class Take:
    """One uninterrupted stretch of playing, from a seek to the next. `complete` once all is in `blocks`.

    One that `follows` goes on where the one before was cut; the position then does not jump to its start.
    """

    source: AudioSource
    start_ms: float
    loop: tuple[int, int] | None
    follows: bool = False
    blocks: deque[Block] = field(default_factory=deque)
    complete: bool = False


@dataclass(frozen=True, slots=True)
class _Handed:
    """Frames `first` to `end` of the device's stream were this take from `start_ms` on."""

    take: Take
    first: int
    end: int
    start_ms: float
    step_ms: float

    def at(self, frame: float) -> float:
        return self.start_ms + min(max(0.0, frame - self.first), self.end - self.first) * self.step_ms


class Deck:
    """`fill` is called by the device's thread, everything else by any other; no locks between them.

    `take` is what should be played and `running` whether; the change is heard after a fade of 5 ms. `mix`, shape
    (channels, 2), says how loud each channel of the recording is left and right.
    """

    def __init__(self, rate: int, take: Take, mix: Mix) -> None:
        self.rate = rate
        self.take = take
        self.running = False
        self.mix = mix
        self.underruns = 0
        self.filled_at = time.monotonic()
        self._live = take
        self._block: Block | None = None
        self._offset = 0
        self._open = False
        self._opened_for = 0
        self._fade = max(1, round(rate * FADE_SECONDS))
        self._mix_now = mix
        self._handed = 0
        self._trail: tuple[_Handed, ...] = ()
        self._clock = (time.monotonic(), 0, 0.0)
        self._floor = 0.0

    def position_ms(self) -> float:
        """What is being heard now: what was handed over, less what the device still holds."""
        take, trail = self.take, self._trail
        heard = self.heard_frame()
        for handed in reversed(trail):
            if handed.first <= heard:
                return handed.at(heard) if handed.take is take or take.follows else take.start_ms
        return take.start_ms

    def handed_ms(self) -> float:
        """Where the sound stands that the device took last; it will be heard a little later."""
        take, trail = self.take, self._trail
        if trail and (trail[-1].take is take or take.follows):
            return trail[-1].at(trail[-1].end)
        return take.start_ms

    def heard_frame(self) -> float:
        """Which frame of the device's stream is leaving it now; never goes back."""
        since, frame, delay = self._clock
        heard = min(frame + (time.monotonic() - since - delay) * self.rate, self._handed)
        self._floor = max(self._floor, heard)
        return self._floor

    def ended(self) -> bool:
        """True once the whole take has been heard."""
        take, trail = self.take, self._trail
        if not take.complete or take.blocks or self._open or self._live is not take:
            return False
        return not trail or trail[-1].take is not take or self.heard_frame() >= trail[-1].end

    def fill(self, out: Samples, delay: float) -> None:
        """Write the next frames, shape (n, 2); the first will be heard in `delay` seconds."""
        self.filled_at = time.monotonic()
        self._clock = (self.filled_at, self._handed, delay)
        out.fill(0)
        done = 0
        if self._open and (self._live is not self.take or not self.running):
            done = self._closing(out)
        if self._live is not self.take:
            self._live, self._block, self._offset = self.take, None, 0
        if self.running:
            self._playing(out, done)
        self._handed += len(out)
        np.clip(out, -1.0, 1.0, out=out)

    def _closing(self, out: Samples) -> int:
        """Fade the old sound out; how many frames that took."""
        done = self._copy(out[: self._fade], self._handed)
        out[:done] *= _ramp(done)[::-1]
        self._open = False
        return done

    def _playing(self, out: Samples, done: int) -> None:
        opening = not self._open
        starved = self._open and not self._ready() and not self._live.complete
        if opening and not self._ready():
            return
        count = self._copy(out[done:], self._handed + done)
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
        trail = self._trail
        last = trail[-1] if trail else None
        if (
            last is not None
            and last.take is self._live
            and last.end == first
            and last.step_ms == block.step_ms
            and abs(last.at(first) - start_ms) < NEAR_MS
        ):
            longer = _Handed(last.take, last.first, first + count, last.start_ms, last.step_ms)
            self._trail = (*trail[:-1], longer)
            return
        oldest = first - TRAIL_SECONDS * self.rate
        kept = tuple(handed for handed in trail if handed.end > oldest)
        self._trail = (*kept, _Handed(self._live, first, first + count, start_ms, block.step_ms))


def _ramp(frames: int) -> Samples:
    return ((np.arange(frames, dtype=np.float32) + np.float32(0.5)) / np.float32(max(1, frames)))[:, None]
