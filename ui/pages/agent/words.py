"""Estimates in words: value, interval and n, or that there is too little."""

from __future__ import annotations

from qa_desk.stats import Estimate
from qa_desk.work.scorecard import Month
from ui.text import NO_VALUE, show_month, show_number, show_percent, tr


def percent(share: Estimate) -> Estimate:
    """A share from 0 to 1 as percent."""
    value, low, high = (None if end is None else 100 * end for end in (share.value, share.low, share.high))
    return Estimate(value, low, high, share.n, share.state)


def share_in_words(estimate: Estimate) -> str:
    """A share's value as percent, or a dash."""
    return NO_VALUE if estimate.value is None else show_percent(estimate.value)


def doubt(estimate: Estimate, *, share: bool = False, decimals: int = 0) -> str:
    """The interval and n; says so where there is too little for one."""
    n = show_number(estimate.n)
    if estimate.low is None or estimate.high is None:
        return tr("not enough data; n {n}", n=n)
    if share:
        low, high = show_percent(estimate.low), show_percent(estimate.high)
    else:
        low, high = (f"{show_number(end, decimals)}" for end in (estimate.low, estimate.high))
    return tr("{low} to {high}; n {n}", low=low, high=high, n=n)


def in_words(estimate: Estimate, *, decimals: int = 0) -> str:
    """Value, interval and n in one run."""
    if estimate.value is None:
        return tr("no data")
    value = show_number(estimate.value, decimals)
    return tr("{value} ({doubt})", value=value, doubt=doubt(estimate, decimals=decimals))


def month_in_words(month: Month) -> str:
    """A month's two figures in words."""
    return tr(
        "{month}: satisfied {satisfied}, quality {quality}",
        month=show_month(month.first_day),
        satisfied=in_words(percent(month.satisfied)),
        quality=in_words(month.quality),
    )
