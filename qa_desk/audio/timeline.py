"""The times of a call kept apart: of the recording, of the call, and of the clock on the wall.

A recorder may start after the call and pause within it; then one place has three times. What people mark is kept in
media time, the time of the recording itself, so that it stays where it was heard.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate

MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """The recorder was off for `length_ms` when the recording stood at `media_ms`."""

    media_ms: int
    length_ms: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How media time lies in the call. `offset_ms` is the call time of the first sample, `started_at` its UTC time.

    Without pauses, offset and start all times are one. What was said during a pause is nowhere in the recording: its
    place is the cut.
    """

    pauses: tuple[Pause, ...] = ()
    offset_ms: int = 0
    started_at: datetime | None = None
    _cuts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _gone: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kept = sorted((one for one in self.pauses if one.length_ms > 0), key=lambda one: one.media_ms)
        object.__setattr__(self, "pauses", tuple(kept))
        object.__setattr__(self, "_cuts", tuple(one.media_ms for one in kept))
        object.__setattr__(self, "_gone", tuple(accumulate((one.length_ms for one in kept), initial=0)))

    @property
    def is_plain(self) -> bool:
        """True where media time and call time are the same and the wall clock is not known."""
        return not self.pauses and not self.offset_ms and self.started_at is None

    @property
    def paused_ms(self) -> int:
        """How long the recorder was off in all."""
        return self._gone[-1]

    def running(self, media_ms: int, *, end: bool = False) -> int:
        """Milliseconds since the recorder began, its pauses counted; an `end` at a cut lies before the pause."""
        find = bisect_left if end else bisect_right
        return media_ms + self._gone[find(self._cuts, media_ms)]

    def call_time(self, media_ms: int, *, end: bool = False) -> int:
        """Milliseconds since the call began."""
        return self.offset_ms + self.running(media_ms, end=end)

    def wall_time(self, media_ms: int, *, end: bool = False) -> datetime | None:
        """The time of day, UTC; None where nothing tells it."""
        return None if self.started_at is None else self.started_at + self.running(media_ms, end=end) * MS

    def media_of_running(self, ms: int) -> int:
        """Where in the recording that is; the cut for what fell into a pause, 0 for what was before it."""
        gone = 0
        for pause in self.pauses:
            if ms - gone <= pause.media_ms:
                break
            if ms - gone < pause.media_ms + pause.length_ms:
                return pause.media_ms
            gone += pause.length_ms
        return max(0, ms - gone)

    def media_of_call(self, ms: int) -> int:
        """The same for call time."""
        return self.media_of_running(ms - self.offset_ms)

    def media_of_wall(self, moment: datetime) -> int | None:
        """The same for the wall clock; None where the recording's start is not known."""
        if self.started_at is None:
            return None
        return self.media_of_running(round((moment - self.started_at) / MS))


def timeline_of(
    pauses: Iterable[tuple[int, int]], started_at: datetime | None, call_started_at: datetime | None
) -> Timeline:
    """From what is kept of a recording: pauses as (media ms, length ms), its start, the start of its call."""
    offset = 0
    if started_at is not None and call_started_at is not None:
        offset = round((started_at - call_started_at) / MS)
    return Timeline(tuple(Pause(at, length) for at, length in pauses), offset, started_at)


def pauses_on_running(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pauses told as start and end in running time, as (media ms, length ms); those that overlap become one."""
    found: list[tuple[int, int]] = []
    gone, until = 0, -1
    for start, end in sorted(spans):
        start = max(start, until)
        if end <= start:
            continue
        if start == until and found:
            found[-1] = (found[-1][0], found[-1][1] + end - start)
        else:
            found.append((max(0, start - gone), end - start))
        gone += end - start
        until = end
    return tuple(found)


def as_utc(ms: int) -> datetime:
    """Epoch milliseconds as UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + ms * MS
