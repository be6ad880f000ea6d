"""What a player was asked for, kept so that another engine can be told the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qa_desk.audio.mixing import Mixing
from qa_desk.audio.route import Part


@dataclass(slots=True)
class Wishes:
    """Speed, loudness, device; of the recording that is on its loop, stretches left out, where to stop, in ms."""

    rate: float = 1.0
    mixing: Mixing = field(default_factory=Mixing)
    device: str | None = None
    level: bool = False
    loop: Part | None = None
    skips: tuple[Part, ...] = ()
    stop_ms: int | None = None

    def for_next_call(self) -> None:
        """Another recording is on: its own places are not known yet, and all its sides are heard."""
        self.loop, self.skips, self.stop_ms = None, (), None
        self.mixing = self.mixing.for_next_call()

    def tell(self, send: Callable[..., object]) -> None:
        """Ask an engine for all of it."""
        send("set_rate", self.rate)
        send("set_mixing", self.mixing)
        send("set_device", self.device)
        self.tell_route(send)

    def tell_route(self, send: Callable[..., object]) -> None:
        """Ask only for the way through the recording."""
        send("set_route", self.loop, self.skips, self.level, self.stop_ms)
