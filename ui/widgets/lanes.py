"""What the waveform and its overview share: where a time is drawn, and how a channel's outline is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from ui.theme import color

FULL_SCALE: Final = 32768.0
LOUDEST_GAIN: Final = 12.0
SAMPLE_COLUMNS: Final = 2000
PALE: Final = 130


class Outline(Protocol):
    """What a waveform is drawn from; `qa_desk.audio.peaks.Peaks` is one."""

    @property
    def channels(self) -> int:
        """1 or 2."""

    @property
    def duration_ms(self) -> int:
        """Length of the recording."""

    def columns(
        self, channel: int, start_ms: float, end_ms: float, width: int
    ) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """Lowest, highest and rms sample (16 bit) of `width` columns of equal time."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch on the ribbon: talk of either side, hold, overtalk ("bad"); silence is left blank."""

    start_ms: int
    end_ms: int
    token: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One channel: whose it is, and its colour token; `turns` colour it where both speak on one channel."""

    channel: int
    name: str
    token: str
    turns: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentMark:
    """A moment as the waveform shows it; `token` is "agent", "customer", "accent", "good", "watch" or "bad"."""

    id: str
    start_ms: int
    end_ms: int
    tag: str
    token: str = "customer"
    note: str = ""


@dataclass(slots=True)
class TimeAxis:
    """Milliseconds from `start` to `end` across `width` pixels beginning at `left`."""

    start: float = 0.0
    end: float = 1.0
    left: float = 0.0
    width: float = 1.0

    @property
    def length(self) -> float:
        """How many milliseconds are in view."""
        return self.end - self.start

    def x_of(self, ms: float) -> float:
        """Where a time is drawn; may lie outside."""
        return self.left + (ms - self.start) / (self.length or 1.0) * self.width

    def ms_at(self, x: float) -> float:
        """The time at a place."""
        return self.start + (x - self.left) / (self.width or 1.0) * self.length


def gain_of(outline: Outline) -> float:
    """How much to enlarge quiet recordings: the same for all channels, so that levels can be compared."""
    loudest = 0.0
    for channel in range(outline.channels):
        low, high, _ = outline.columns(channel, 0, outline.duration_ms, SAMPLE_COLUMNS)
        if len(high):
            heights = np.maximum(np.abs(low.astype(np.int32)), high.astype(np.int32))
            loudest = max(loudest, float(np.percentile(heights, 99.5)))
    return min(LOUDEST_GAIN, FULL_SCALE / loudest) if loudest > 0 else 1.0


def paint_outline(
    painter: QPainter, box: QRect, outline: Outline, lane: Lane, start_ms: float, end_ms: float, gain: float
) -> None:
    """Draw a channel inside `box` (device pixels): peaks paler, loudness in full colour; silence is a line."""
    width = box.width()
    if width <= 0 or lane.channel >= outline.channels:
        return
    low, high, rms = outline.columns(lane.channel, start_ms, end_ms, width)
    middle = box.height() // 2
    scale = gain * (box.height() / 2 - 1) / FULL_SCALE
    top, bottom, loud = (np.abs(values.astype(np.float32)) * scale for values in (high, low, rms))
    rows = np.arange(box.height(), dtype=np.float32)[:, None] - middle
    beyond = np.where(rows < 0, -rows, rows)
    reach = np.where(rows < 0, top, bottom)
    pixels = np.zeros((box.height(), width), np.uint32)
    axis = TimeAxis(start_ms, end_ms, 0, width)
    np.copyto(pixels, _inks(lane, axis, PALE), where=beyond <= reach)
    np.copyto(pixels, _inks(lane, axis, 255), where=beyond <= np.minimum(reach, loud))
    image = QImage(pixels.data, width, box.height(), 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(box.topLeft(), image)


def _inks(lane: Lane, axis: TimeAxis, alpha: int) -> npt.NDArray[np.uint32]:
    """The colour of every column: of whoever has the turn, else the lane's own."""
    inks = np.full(int(axis.width), _premultiplied(lane.token, alpha), np.uint32)
    colours = {token: _premultiplied(token, alpha) for token in {turn.token for turn in lane.turns}}
    for turn in lane.turns:
        if turn.end_ms > axis.start and turn.start_ms < axis.end:
            left = max(0, round(axis.x_of(turn.start_ms)))
            inks[left : max(left + 1, round(axis.x_of(turn.end_ms)))] = colours[turn.token]
    return inks


def _premultiplied(token: str, alpha: int) -> int:
    """A token's colour as QImage holds it: 0xAARRGGBB, each part times alpha."""
    ink = color(token)
    red, green, blue = (part * alpha // 255 for part in (ink.red(), ink.green(), ink.blue()))
    return alpha << 24 | red << 16 | green << 8 | blue


_STEPS_MS: Final = (
    *(100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000),
    *(60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000),
)


def tick_step(length_ms: float, width: float, apart: float = 84.0) -> int:
    """Milliseconds between ruler ticks, so that labels stand at least `apart` pixels from each other."""
    least = length_ms * apart / max(1.0, width)
    return next((step for step in _STEPS_MS if step >= least), _STEPS_MS[-1])
