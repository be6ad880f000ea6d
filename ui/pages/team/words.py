"""Numbers of Team progress as people read them: never a value without its n and interval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qa_desk.stats.gate import GateAnswer
from qa_desk.stats.intervals import Estimate
from ui.text import N_, show_number, show_percent, tr, tr_n

MEASURES: Final = {
    "satisfied": N_("Customers satisfied"),
    "top": N_("Best rating given"),
    "rating": N_("Mean rating"),
    "quality": N_("Quality"),
}
"""What agents are ranked by; the keys are those of the report."""

MARKS: Final = {"eligible": "●", "not_eligible": "○", "undecided": "◐", "too_few": "–"}
"""The gate's answers told by shape as well as by word."""


def shape_of(measure: str) -> Callable[[float | None], str]:
    """How a value of a measure is written."""
    if measure in ("satisfied", "top"):
        return show_percent
    decimals = 2 if measure == "rating" else 1
    return lambda value: show_number(value, decimals)


def span_text(low: float | None, high: float | None, shape: Callable[[float | None], str]) -> str:
    """An interval in words."""
    if low is None or high is None:
        return tr("not enough data for an interval")
    return tr("{low} to {high}", low=shape(low), high=shape(high))


def estimate_text(one: Estimate, measure: str) -> str:
    """A value with its interval and its n."""
    shape = shape_of(measure)
    if one.value is None:
        return tr("not enough data")
    span = span_text(one.low, one.high, shape)
    return tr("{value} ({span}; n {n})", value=shape(one.value), span=span, n=show_number(one.n))


def gate_text(answer: GateAnswer) -> str:
    """The gate's answer with its probability."""
    words = {
        "eligible": tr("eligible"),
        "not_eligible": tr("not eligible"),
        "undecided": tr("not decided"),
        "too_few": tr("not enough data"),
    }[answer.verdict]
    if answer.probability is not None:
        words = tr("{words}, {chance}", words=words, chance=show_percent(answer.probability))
    return f"{MARKS[answer.verdict]} {words}"


def more_text(answer: GateAnswer, quality: bool) -> str:
    """How many more answers would settle it, where some would."""
    if answer.verdict not in ("undecided", "too_few"):
        return ""
    if answer.more is None:
        return tr("500 more would not settle it") if answer.probability is not None else ""
    if quality:
        return tr_n("%n more evaluation(s) would settle it", answer.more)
    return tr_n("%n more rated call(s) would settle it", answer.more)


def more_number(answer: GateAnswer) -> str:
    """The same as a number for a narrow column."""
    if answer.verdict not in ("undecided", "too_few") or answer.probability is None:
        return ""
    return ">500" if answer.more is None else show_number(answer.more)
