"""Stretches of time, in ms, sorted and apart; what can be reckoned with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Flags = npt.NDArray[np.bool_]


def spans_of(flags: Flags, hop_ms: float) -> tuple[Span, ...]:
    """Runs of true as spans; flag i covers i to i + 1 hops."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return tuple(
        (round(start * hop_ms), round(end * hop_ms))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def flags_of(spans: Iterable[Span], count: int, hop_ms: float) -> Flags:
    """The other way round."""
    flags = np.zeros(count, bool)
    for start, end in spans:
        flags[round(start / hop_ms) : round(end / hop_ms)] = True
    return flags


def closed(flags: Flags, longest: int) -> Flags:
    """Gaps of up to so many flags between two runs are filled."""
    out = flags.copy()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    for end, start in zip(edges[1:-1:2], edges[2::2], strict=True):
        if start - end <= longest:
            out[end:start] = True
    return out


def without_short(flags: Flags, shortest: int) -> Flags:
    """Runs shorter than so many flags are dropped."""
    out = flags.copy()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start < shortest:
            out[start:end] = False
    return out


def total(spans: Sequence[Span]) -> int:
    """Sum of lengths, ms."""
    return sum(end - start for start, end in spans)


def common(left: Sequence[Span], right: Sequence[Span]) -> tuple[Span, ...]:
    """Where both are."""
    found = []
    one = two = 0
    while one < len(left) and two < len(right):
        start, end = max(left[one][0], right[two][0]), min(left[one][1], right[two][1])
        if start < end:
            found.append((start, end))
        if left[one][1] < right[two][1]:
            one += 1
        else:
            two += 1
    return tuple(found)


def united(*many: Sequence[Span]) -> tuple[Span, ...]:
    """Where any of them is; spans that touch become one."""
    found: list[Span] = []
    for start, end in sorted(span for spans in many for span in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def gaps(spans: Sequence[Span], end: int) -> tuple[Span, ...]:
    """What is left of 0 to `end`."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return tuple((start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True) if stop > start)
