"""What a scorecard says, in words."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Final

from qa_desk import scoring
from qa_desk.stats import Estimate
from qa_desk.work.life import Life
from qa_desk.work.own_scorecards import OwnRow
from ui.text import N_, NO_VALUE, show_date, show_number, show_time, tr, tr_marked, tr_n

STATES: Final = {
    "released": N_("to be acknowledged"),
    "acknowledged": N_("acknowledged"),
    "disputed": N_("disputed, waits for a decision"),
    "under_review": N_("dispute under review"),
    "upheld": N_("upheld"),
    "revised": N_("revised"),
}
OUTCOMES: Final = {
    "pass": N_("passed"),
    "fail": N_("not passed"),
    "not_scorable": N_("not scorable"),
    "incomplete": N_("incomplete"),
}


def score(form: scoring.Form, value: Fraction | None) -> str:
    """A score with its unit."""
    if value is None:
        return NO_VALUE
    number = show_number(float(scoring.shown(value)))
    return number if form.formula == "points_plus_minus" else tr("{number} %", number=number)


def outcome(result: scoring.Result) -> str:
    """How it ended."""
    return tr("failed by a critical error") if result.failed_by else tr_marked(OUTCOMES[result.outcome])


def state(life: Life) -> str:
    """Where it stands."""
    return tr_marked(STATES.get(life.state, "")) or life.state


def line(row: OwnRow) -> str:
    """Its line in the list."""
    one = row.evaluation
    percent = NO_VALUE if one.score is None else show_number(round(one.score))
    if row.unread:  # whoever still may score it first does not learn the coach's score here
        percent = tr("new")
    about = (one.reason or one.external_id).split(" / ")[-1]
    return f"{show_date(one.started_at)} · {percent} · {about}\n{state(row.life)}"


def when(row: OwnRow) -> str:
    """Who scored which call when."""
    one = row.evaluation
    return tr(
        "Call {call} of {time}, scored by {coach}",
        call=one.external_id,
        time=show_time(one.started_at),
        coach=one.evaluator,
    )


def may_dispute(life: Life) -> str:
    """What is left of the right to dispute; empty where there is none."""
    left = None if life.dispute_until is None else life.dispute_until - datetime.now(UTC)
    if life.dispute_until is None or left is None or life.state not in ("released", "upheld"):
        return ""
    if left.total_seconds() < 0:
        return ""
    return tr(
        "You can dispute it until {day} ({days}); {times} left.",
        day=show_date(life.dispute_until),
        days=tr_n("%n day(s) left", left.days),
        times=tr_n("%n time(s)", life.disputes_left),
    )


def before(estimate: Estimate) -> str:
    """A section over earlier calls, with its interval and n; empty where there were none."""
    if estimate.value is None:
        return ""
    value = show_number(round(estimate.value))
    if estimate.low is None or estimate.high is None:
        return tr("earlier {value} % (n = {n})", value=value, n=estimate.n)
    return tr(
        "earlier {value} % ({low} to {high}, n = {n})",
        value=value,
        low=show_number(round(estimate.low)),
        high=show_number(round(estimate.high)),
        n=estimate.n,
    )


def answer(question: scoring.Question, given: scoring.Answer | None) -> str:
    """An answer in words."""
    if given is None:
        return NO_VALUE
    if given.na != "no":
        return tr("not applicable")
    chosen = [choice.text for choice in question.choices if choice.key in given.choices]
    if chosen:
        return tr(", ").join(chosen)
    return given.text or (NO_VALUE if given.number is None else f"{given.number:f}")
