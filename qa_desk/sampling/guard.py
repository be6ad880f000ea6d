"""Does somebody pick their calls: skips beside what the others skip, judged against chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa_desk.stats.intervals import Estimate, wilson

Judged = Literal["like_the_others", "more_than_chance", "too_few"]
FEWEST = 10
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Skips:
    """One coach: `skipped` of `given` calls, the share with its interval, and the share of everybody else.

    `expected_low` and `expected_high` are the counts chance alone would leave in 95 of 100 cases; `p` is one-sided,
    exact, corrected for looking at everybody (Holm).
    """

    key: str
    given: int
    skipped: int
    share: Estimate
    others: Estimate
    expected_low: int | None
    expected_high: int | None
    p: float | None
    judged: Judged


def guard(counts: Sequence[tuple[str, int, int]]) -> list[Skips]:
    """Judge (key, given, skipped) of each coach against all others together; fewer than ten calls say nothing."""
    from scipy import stats

    given, skipped = sum(n for _, n, _ in counts), sum(x for _, _, x in counts)
    rows: list[tuple[str, int, int, Estimate, float | None]] = []
    for key, n, x in counts:
        others = wilson(skipped - x, given - n)
        known = n >= FEWEST and given - n >= FEWEST
        table = [[x, n - x], [skipped - x, given - n - (skipped - x)]]
        p = float(stats.fisher_exact(table, alternative="greater").pvalue) if known else None
        rows.append((key, n, x, others, p))
    adjusted = _holm({key: p for key, _, _, _, p in rows if p is not None})
    found = []
    for key, n, x, others, p in rows:
        low = high = None
        if p is not None and others.value is not None:
            low, high = (int(end) for end in stats.binom.interval(0.95, n, others.value))
        corrected = adjusted.get(key)
        judged: Judged = (
            "too_few" if corrected is None else "more_than_chance" if corrected < LEVEL else "like_the_others"
        )
        found.append(Skips(key, n, x, wilson(x, n), others, low, high, corrected, judged))
    return found


def _holm(ps: dict[str, float]) -> dict[str, float]:
    found, largest = {}, 0.0
    for place, (key, p) in enumerate(sorted(ps.items(), key=lambda item: item[1])):
        largest = max(largest, min(1.0, p * (len(ps) - place)))
        found[key] = largest
    return found
