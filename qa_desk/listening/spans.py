"""What of a call is heard: all of it, or its key span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of media time, ms."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """How long it takes to hear."""
        return self.end_ms - self.start_ms


LEAD_IN_MS = 5_000
"""What is heard before the first moment of a trimmed call."""


def even_cap(durations_ms: Sequence[int], total_ms: int, least_ms: int) -> int:
    """The longest that any call may take so that all together take no more than `total_ms`, at least `least_ms`.

    Short calls stay whole; only the long ones are cut, all to the same length.
    """
    left, waiting = total_ms, sorted(durations_ms)
    for place, duration in enumerate(waiting):
        share = left // (len(waiting) - place)
        if duration > share:
            return max(share, least_ms)
        left -= duration
    return max([*waiting, least_ms])


def key_span(duration_ms: int, cap_ms: int, moments: Sequence[Span] = ()) -> Span:
    """At most `cap_ms` of a call: where most moments lie, from its beginning where nobody marked any.

    Of equally good spans the earliest; it begins a little before its first moment.
    """
    if duration_ms <= cap_ms:
        return Span(0, duration_ms)
    best, held = 0, 0
    for moment in sorted(moments):
        start = max(0, min(moment.start_ms - LEAD_IN_MS, duration_ms - cap_ms))
        inside = sum(start <= m.start_ms and min(m.end_ms, duration_ms) <= start + cap_ms for m in moments)
        if inside > held:
            best, held = start, inside
    return Span(best, best + cap_ms)
