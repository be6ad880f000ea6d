"""How rounds, answers and coefficients read."""

from __future__ import annotations

from typing import Final

from db.queries.calibration import RoundRow
from qa_desk.stats import Estimate
from qa_desk.stats.agreement import Coefficient
from qa_desk.work.calibration import QuestionReport, Severity
from ui.text import NO_VALUE, show_day, show_number, show_percent, tr

TONES: Final = {
    "reliable": "good",
    "rewrite": "bad",
    "not_yet_clear": "watch",
    "too_few": "quiet",
    "no_failures_seen": "quiet",
}


def state_text(row: RoundRow) -> str:
    """Where a round stands."""
    return {
        "open": tr("being scored"),
        "revealed": tr("revealed"),
        "closed": tr("closed"),
        "cancelled": tr("called off"),
    }[row.state]


def progress_text(row: RoundRow) -> str:
    """How many scores are in, and by when."""
    scores = tr("{done} of {wanted} scores", done=show_number(row.done), wanted=show_number(row.wanted))
    if row.state == "open" and row.due is not None:
        return tr("{state}, {scores}, due {day}", state=state_text(row), scores=scores, day=show_day(row.due))
    return tr("{state}, {scores}", state=state_text(row), scores=scores)


def choice_text(question: QuestionReport, key: str) -> str:
    """An answer in the form's words."""
    return tr("N/A") if key == "na" else question.choices.get(key, key or NO_VALUE)


def verdict_text(question: QuestionReport) -> str:
    """The verdict by shape and word."""
    return {
        "reliable": "✓ " + tr("reliable"),
        "rewrite": "✕ " + tr("rewrite"),
        "not_yet_clear": "? " + tr("not yet clear"),
        "too_few": tr("too few calls"),
        "no_failures_seen": tr("no failures seen"),
    }[question.agreement.verdict]


def verdict_tone(question: QuestionReport) -> str:
    """Its colour."""
    return TONES[question.agreement.verdict]


def percent_text(found: Coefficient, low: float | None, high: float | None) -> str:
    """Percent agreement with the interval of the resampled calls, where there are enough."""
    if found.value is None:
        return NO_VALUE
    if low is None or high is None or low == high:  # all alike: drawing anew cannot show any doubt
        return show_percent(found.value)
    return tr("{value} ({low}–{high})", value=show_percent(found.value), low=_whole(low), high=_whole(high))


def _whole(share: float) -> str:
    return show_number(round(share * 100))


def coefficient_text(found: Coefficient, low: float | None = None, high: float | None = None) -> str:
    """A coefficient with its interval, or why there is none."""
    if found.value is None:
        return tr("undefined") if found.state == "undefined" else NO_VALUE
    low, high = (found.low, found.high) if low is None else (low, high)
    if low is None or high is None or low == high:
        return show_number(found.value, 2)
    return tr(
        "{value} ({low} to {high})",
        value=show_number(found.value, 2),
        low=show_number(low, 2),
        high=show_number(high, 2),
    )


def points_text(found: Estimate) -> str:
    """A bias in points with its sign and interval."""
    if found.value is None:
        return tr("too few")
    value = _signed(found.value)
    if found.low is None or found.high is None:
        return value
    return tr("{value} ({low} to {high})", value=value, low=_signed(found.low), high=_signed(found.high))


def _signed(points: float) -> str:
    return ("+" if points > 0 else "−" if points < 0 else "") + show_number(abs(points), 1)


def spread_text(severity: Severity) -> str:
    """How far somebody's gaps lie apart."""
    return NO_VALUE if severity.gap.sd is None else show_number(severity.gap.sd, 1)


def limits_text(severity: Severity) -> str:
    """Between which points 95 of 100 gaps lie."""
    if severity.gap.limits is None:
        return tr("needs ten calls")
    low, high = severity.gap.limits
    if low.value is None or high.value is None:
        return NO_VALUE
    return tr("{low} to {high}", low=_signed(low.value), high=_signed(high.value))
