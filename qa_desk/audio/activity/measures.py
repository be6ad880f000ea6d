"""Numbers of a call that follow from who talked when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa_desk.audio.activity.spans import Span, total, united
from qa_desk.audio.activity.whole import Activity

INTERRUPTS_MS = 400
"""Talking into another's words for at least so long, and having begun while the other had talked a while."""
SHORT_SILENCE_MS, LONG_SILENCE_MS = 3_000, 10_000
LONGEST_RESPONSE_MS = 10_000


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares are 0 to 1 of the call, times in ms; two values are per channel. None where a call does not tell."""

    duration_ms: int
    talk_ms: tuple[int, ...]
    talk_share: tuple[float, ...]
    longest_silence_ms: int
    silences_over_3_s: int
    silences_over_10_s: int
    overtalk_ms: int
    overtalk_share: float
    overtalk_count: int
    interruptions: tuple[int, ...]
    hold_ms: int
    response_ms: tuple[int | None, ...]
    digits: int


def measure(activity: Activity) -> Measures:
    """Work the numbers out; overtalk, interruptions and responses need two channels."""
    length = activity.duration_ms
    silences = [end - start for start, end in activity.silence]
    two = len(activity.speech) == 2
    sides = ((0, 1), (1, 0)) if two else ()
    return Measures(
        duration_ms=length,
        talk_ms=tuple(total(spans) for spans in activity.speech),
        talk_share=tuple(round(total(spans) / length, 4) for spans in activity.speech),
        longest_silence_ms=max(silences, default=0),
        silences_over_3_s=sum(silence > SHORT_SILENCE_MS for silence in silences),
        silences_over_10_s=sum(silence > LONG_SILENCE_MS for silence in silences),
        overtalk_ms=total(activity.overtalk),
        overtalk_share=round(total(activity.overtalk) / max(1, total(united(*activity.speech))), 4),
        overtalk_count=len(activity.overtalk),
        interruptions=tuple(
            len(interruptions(activity.speech[mine], activity.speech[other])) for mine, other in sides
        ),
        hold_ms=total(activity.hold),
        response_ms=tuple(_response(activity.speech[mine], activity.speech[other]) for mine, other in sides),
        digits=len(activity.digits),
    )


def interruptions(mine: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of `mine` that begin well within one of `others` and go on into it."""
    found, place = [], 0
    for start, end in mine:
        while place < len(others) and others[place][1] <= start:
            place += 1
        if place < len(others) and _interrupts((start, end), others[place]):
            found.append((start, end))
    return tuple(found)


def _interrupts(mine: Span, other: Span) -> bool:
    (start, end), (began, stopped) = mine, other
    return began + INTERRUPTS_MS <= start and min(end, stopped) - start >= INTERRUPTS_MS


def _response(mine: tuple[Span, ...], others: tuple[Span, ...]) -> int | None:
    """Median time from the other's last word to one's own first."""
    waits = []
    for start, _end in mine:
        ended = [stop for begun, stop in others if begun < start]
        own = [stop for _begun, stop in mine if stop <= start]
        if ended and (not own or max(own) < max(ended)) and 0 <= start - max(ended) <= LONGEST_RESPONSE_MS:
            waits.append(start - max(ended))
    return sorted(waits)[len(waits) // 2] if waits else None
