"""How what changed after coaching or training reads: verdicts by shape and word, counts, points with their ends."""

from __future__ import annotations

from typing import Final

from qa_desk.stats import Estimate
from qa_desk.stats.coaching import OneAgent
from ui.text import NO_VALUE, show_number, show_percent, tr

TONES: Final = {
    "clearly_improved": "good", "improved": "good", "worse": "bad", "reached": "good", "missed": "bad",
    "no_worthwhile_change": "quiet", "not_decided": "quiet", "too_few": "quiet", "too_early": "quiet",
}  # fmt: skip


def verdict_text(verdict: str) -> str:
    """The verdict over a coaching, by shape and word."""
    return {
        "clearly_improved": "▲ " + tr("clearly improved"),
        "improved": "▲ " + tr("improved"),
        "worse": "▼ " + tr("worse"),
        "no_worthwhile_change": "= " + tr("no worthwhile change"),
        "not_decided": "? " + tr("not decided"),
        "too_few": "– " + tr("too few to tell"),
    }[verdict]


def counted_text(counts: tuple[int, int]) -> str:
    """Passed of asked."""
    good, n = counts
    if not n:
        return NO_VALUE
    return tr("{good} of {n}", good=show_number(good), n=show_number(n))


def gain_text(one: OneAgent | None) -> str:
    """Seen less expected, in points, with the ends."""
    return NO_VALUE if one is None else effect_text(one.gain)


def effect_text(found: Estimate) -> str:
    """An effect in points with sign and interval."""
    if found.value is None:
        return NO_VALUE
    if found.low is None or found.high is None:
        return _signed(found.value)
    return tr(
        "{value} ({low} to {high})",
        value=_signed(found.value), low=_signed(found.low), high=_signed(found.high),
    )  # fmt: skip


def _signed(share: float) -> str:
    points = round(100 * share)
    return ("+" if points > 0 else "−" if points < 0 else "") + show_number(abs(points))


def expected_text(one: OneAgent | None) -> str:
    """What was to be expected without coaching."""
    return NO_VALUE if one is None else show_percent(one.expected)
