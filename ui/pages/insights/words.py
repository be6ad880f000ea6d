"""Verdicts and numbers of Insights as people read them."""

from __future__ import annotations

from qa_desk.stats.intervals import Estimate
from ui.text import NO_VALUE, show_number, show_percent, tr

PERCENT = "% \u00a0\u202f"
"""A percent sign and the blanks before it."""
PLACES = ("fix_first", "keep", "watch", "leave", "unplaced")


def verdict_name(verdict: str) -> str:
    """Whether our side goes with the customers'."""
    names = {
        "predicts": tr("goes with satisfaction"),
        "reverse": tr("goes against it"),
        "no_link": tr("no link worth having"),
        "no_evidence": tr("not decided"),
        "too_few": tr("not enough data"),
    }
    return names[verdict]


def verdict_token(verdict: str) -> str:
    """Its colour, always beside the words."""
    return {"predicts": "good", "reverse": "bad"}.get(verdict, "quiet")


def place_name(place: str) -> str:
    """Where a driver stands in importance and performance."""
    names = {
        "fix_first": tr("Fix first"),
        "keep": tr("Keep it up"),
        "watch": tr("Watch"),
        "leave": tr("Leave"),
        "unplaced": tr("Unplaced"),
    }
    return names[place]


def fact_name(key: str) -> str:
    """A call fact."""
    names = {
        "wait_minutes": tr("Minutes waited"),
        "hold_minutes": tr("Minutes on hold"),
        "duration_minutes": tr("Length of the call"),
        "silence_percent": tr("Silence, % of the call"),
        "overtalk_percent": tr("Talking over, % of talk"),
        "resolved": tr("Resolved"),
        "transferred": tr("Transferred"),
        "repeat": tr("Called again within 7 days"),
        "reason": tr("Reason"),
        "tier": tr("Tier"),
        "channel": tr("Channel"),
        "direction": tr("Direction"),
    }
    return names.get(key, key)


def why_dropped(why: str) -> str:
    """Why a driver could not be used."""
    names = {
        "constant": tr("always the same"),
        "rarely_fails": tr("rarely fails"),
        "rarely_answered": tr("rarely answered"),
        "same_as": tr("says the same as another"),
    }
    return names.get(why, why)


def share_text(
    one: Estimate, *, points: bool = False, decimals: int | None = None, short: bool = False
) -> str:
    """A share with its interval and its n; `points` for differences of shares, which carry their sign.

    `short` is for narrow columns: nothing known is a dash.
    """
    if one.value is None:
        return NO_VALUE if short else tr("not enough data")

    def shape(value: float) -> str:
        sign = "+" if points and value > 0 else ""
        return sign + show_percent(value, int(points) if decimals is None else decimals)

    if one.low is None or one.high is None:
        return tr("{value} (n {n})", value=shape(one.value), n=show_number(one.n))
    low, high = (
        (shape(one.low).rstrip(PERCENT), shape(one.high)) if short else (shape(one.low), shape(one.high))
    )
    span = f"{low}–{high}" if short else tr("{low} to {high}", low=low, high=high)
    return _with_span(shape(one.value), span, one.n, short)


def number_text(one: Estimate, decimals: int = 2, *, short: bool = False, signed: bool = False) -> str:
    """A number with its interval and its n; `signed` shows a plus, `short` is for narrow columns."""
    if one.value is None:
        return NO_VALUE if short else tr("not enough data")

    def shape(value: float) -> str:
        sign = "+" if signed and round(value, decimals) > 0 else ""
        return sign + show_number(round(value, decimals) + 0.0, decimals)

    if one.low is None or one.high is None:
        return tr("{value} (n {n})", value=shape(one.value), n=show_number(one.n))
    span = tr("{low} to {high}", low=shape(one.low), high=shape(one.high))
    if short and not signed:
        span = f"{shape(one.low)}–{shape(one.high)}"
    return _with_span(shape(one.value), span, one.n, short)


def _with_span(value: str, span: str, n: int, short: bool) -> str:
    """A value with its interval and n; a narrow column has narrow brackets in every language."""
    if short:
        return tr("{value} ({span}, n {n})", value=value, span=span, n=show_number(n))
    return tr("{value} ({span}; n {n})", value=value, span=span, n=show_number(n))
