"""A device turned by hand: time passes only when the test says so, and every sample is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from qa_desk.audio import Player
from qa_desk.audio.deck import PRIME_SECONDS, ready_seconds
from qa_desk.audio.link import DirectLink
from tests.audio.sounds import Signal
from tests.audio.waiting import wait_until

BLOCK_SECONDS = 0.02


class CrankedOutput:
    """Takes samples when cranked; what it took is heard at once."""

    silent = False
    name = "by hand"
    underflows = 0

    def __init__(self, name: str | None, rate: int, fill: Callable[[Any, float], None], lost: Any) -> None:
        self.rate, self.lost = rate, lost
        self._fill = fill
        self.started = False

    def start(self) -> None:
        self.started = True

    def stop(self) -> None:
        self.started = False

    def close(self) -> None:
        self.started = False

    def block(self) -> Signal:
        out = np.zeros((round(self.rate * BLOCK_SECONDS), 2), np.float32)
        self._fill(out, 0.0)
        return out


class Cranked:
    """A player on such a device: `hear(seconds)` gives what comes out next."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.player = Player(self.events.append, self._open)
        self.output: CrankedOutput | None = None

    def _open(self, name: str | None, rate: int, fill: Any, lost: Any) -> CrankedOutput:
        self.output = CrankedOutput(name, rate, fill, lost)
        return self.output

    def hear(self, seconds: float) -> Signal:
        """The next seconds of sound; the engine always gets the time to be ready."""
        blocks = []
        for _ in range(round(seconds / BLOCK_SECONDS)):
            self._settled()
            assert self.output is not None
            blocks.append(self.output.block())
        return np.concatenate(blocks)

    def _settled(self) -> None:
        link = self.player._link
        assert isinstance(link, DirectLink)
        deck = link.engine._outlet.deck
        if deck is not None and deck.running:
            wait_until(lambda: deck.take.complete or ready_seconds(deck.take, deck.rate) > PRIME_SECONDS)
