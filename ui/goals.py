"""How goals and the shares they are measured by read; on the Coaching page and on an agent's own."""

from __future__ import annotations

from qa_desk.stats import Estimate
from qa_desk.work.coaching import GoalStanding
from ui.text import show_date, show_number, tr


def share_text(found: Estimate) -> str:
    """A share with interval and n."""
    return _ends(found, 100.0)


def points_text(found: Estimate) -> str:
    """Percent that is percent already."""
    return _ends(found, 1.0)


def _ends(found: Estimate, by: float) -> str:
    n = show_number(found.n)
    if found.value is None:
        return tr("no data")
    value = show_number(by * found.value)
    if found.low is None or found.high is None:
        return tr("{value} %, too few for an interval; n {n}", value=value, n=n)
    low, high = show_number(by * found.low), show_number(by * found.high)
    return tr("{value} % ({low} to {high}); n {n}", value=value, low=low, high=high, n=n)


def is_percent(standing: GoalStanding) -> bool:
    """True where a goal's values are percent already, not shares."""
    return standing.goal.kind in ("section", "quality")


def goal_value(standing: GoalStanding, found: Estimate) -> str:
    """A value of a goal in words."""
    return points_text(found) if is_percent(standing) else share_text(found)


def target_text(standing: GoalStanding) -> str:
    """The target and its day."""
    goal = standing.goal
    value = show_number(goal.target if is_percent(standing) else 100 * goal.target)
    day = show_date(goal.due)
    if goal.lower_is_better:
        return tr("target: at most {value} % on {day}", value=value, day=day)
    return tr("target: at least {value} % on {day}", value=value, day=day)


def goal_verdict(standing: GoalStanding) -> str:
    """What may be said of a goal, by shape and word."""
    if standing.goal.state == "closed":
        return "– " + tr("closed")
    return {
        "too_early": "… " + tr("too early to tell"),
        "too_few": "– " + tr("too few calls to tell"),
        "reached": "✓ " + tr("reached"),
        "missed": "✕ " + tr("missed"),
        "not_decided": "? " + tr("not decided"),
    }[standing.answer.verdict]


def goal_words(standing: GoalStanding) -> str:
    """What may be said of a goal, and its target."""
    return f"{goal_verdict(standing)}, {target_text(standing)}"


def goal_line(standing: GoalStanding) -> str:
    """Where a goal began and where it stands, each with interval and n."""
    before = tr("before: {value}", value=goal_value(standing, standing.baseline))
    return f"{before} · {tr('since: {value}', value=goal_value(standing, standing.answer.now))}"
