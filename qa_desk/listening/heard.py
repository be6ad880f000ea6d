"""What was really heard: the clock counts only while sound plays and the place in the call moves on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FASTEST: Final = 3.2
"""No sound plays faster; whatever gets farther was a jump."""
SLACK_MS: Final = 600
"""How uneven two looks at the clock may be."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a call in media time, and how long it took to hear by the clock, all ms."""

    from_ms: int
    to_ms: int
    heard_ms: int


class Meter:
    """Looks at the player now and then; between two looks it counts what was heard.

    A jump ends a stretch; `take` hands over those that ended, `open` is the one being heard.
    """

    def __init__(self) -> None:
        self._ended: list[Heard] = []
        self._from = self._to = 0
        self._heard = 0.0
        self._last: tuple[float, int] | None = None

    def look(self, now_s: float, position_ms: int, playing: bool) -> None:
        """The player stands at `position_ms` at this moment of a clock that never goes back, seconds."""
        if self._last is not None:
            passed, moved = (now_s - self._last[0]) * 1000, position_ms - self._last[1]
            if moved < 0 or moved > passed * FASTEST + SLACK_MS:
                self._end()
            elif moved:
                self._to = position_ms
                self._heard += min(passed, moved * 2.0)  # no sound is slower than half speed
        if self._last is None or not self._heard:
            self._from = self._to = position_ms
        self._last = (now_s, position_ms) if playing else None
        if not playing:
            self._end()

    @property
    def open(self) -> Heard | None:
        """What is being heard and did not end yet."""
        return Heard(self._from, self._to, round(self._heard)) if self._heard else None

    def take(self) -> list[Heard]:
        """The stretches that ended since the last time."""
        ended, self._ended = self._ended, []
        return ended

    def cut(self) -> list[Heard]:
        """End the open stretch here though the sound plays on; everything that ended. The next goes on from here."""
        self._end()
        return self.take()

    def _end(self) -> None:
        if self._heard:
            self._ended.append(Heard(self._from, self._to, round(self._heard)))
        self._from, self._heard = self._to, 0.0
