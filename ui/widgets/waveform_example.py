"""An invented call for the examples and tests of waveform, overview and transport."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.lanes import Lane, MomentMark, Span

LENGTH_MS = 278_000
LANES = (Lane(0, "Agent · Marta", "agent"), Lane(1, "Customer", "customer"))
MARKS = (
    MomentMark("a", 34_000, 47_000, "Repeat contact", "customer", "Called on Friday already"),
    MomentMark("b", 40_000, 42_000, "Empathy", "agent"),
    MomentMark("c", 151_000, 160_000, "Solved", "good"),
)


class InventedOutline:
    """Two people taking turns."""

    channels = 2
    duration_ms = LENGTH_MS

    def __init__(self) -> None:
        chance = np.random.default_rng(7)
        bins = LENGTH_MS // 10
        level = np.abs(chance.normal(0.28, 0.16, (2, bins)))
        speaks = (np.sin(np.arange(bins) / 260) + 0.4 * np.sin(np.arange(bins) / 77)) > 0
        envelope = np.abs(np.sin(np.arange(bins) / 23)) * 0.8 + 0.2
        self._level = np.where(np.stack([speaks, ~speaks]), level * envelope, 0.004)

    def columns(
        self, channel: int, start_ms: float, end_ms: float, width: int
    ) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16], npt.NDArray[np.uint16]]:
        """As `Peaks.columns`."""
        edges = np.linspace(start_ms / 10, end_ms / 10, width + 1).astype(int)
        last = self._level.shape[1] - 1
        high = np.array(
            [
                self._level[channel, min(a, last) : max(a + 1, b)].max(initial=0.0)
                for a, b in itertools.pairwise(edges)
            ]
        )
        top = np.minimum(high * 32767, 32767).astype(np.int16)
        return (-top).astype(np.int16), top, (top * 0.45).astype(np.uint16)


def ribbon() -> list[Span]:
    """Turns, a hold and talking over."""
    spans = [
        Span(
            start,
            start + 9000,
            "agent" if i % 2 == 0 else "customer",
        )
        for i, start in enumerate(range(0, 150_000, 10_000))
    ]
    return [
        *spans,
        Span(29_000, 30_200, "bad", "talking over · 1.2 s"),
        Span(160_000, 230_000, "quiet", "hold · 1:10"),
    ]


def example() -> QWidget:
    """Waveform, overview and transport, working together."""
    from ui.widgets.overview import Overview
    from ui.widgets.transport import Transport
    from ui.widgets.waveform import Waveform

    box = QWidget()
    overview, waveform, transport = Overview(), Waveform(), Transport()
    outline = InventedOutline()
    for view in (overview, waveform):
        view.set_outline(outline, LANES)
        view.set_marks(MARKS)
        view.seek_requested.connect(waveform.set_position)
        view.seek_requested.connect(overview.set_position)
        view.seek_requested.connect(transport.set_position)
    waveform.set_ribbon(ribbon())
    waveform.view_changed.connect(overview.set_view)
    overview.view_wanted.connect(waveform.set_view)
    waveform.set_view(8_000, 71_000)
    waveform.set_position(21_400)
    overview.set_position(21_400)
    transport.set_duration(LENGTH_MS)
    transport.set_position(21_400)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    for part in (overview, waveform, transport):
        column.addWidget(part, 1 if part is waveform else 0)
    return box
