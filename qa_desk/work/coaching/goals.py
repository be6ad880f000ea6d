"""Goals of agents: set with where they stand, followed until their day, judged once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from sqlalchemy import Connection

from db.keys import new_id
from db.models import Goal
from db.models.coaching import BEHAVIOURS, GOAL_KINDS
from db.queries import goals as reads
from db.queries.acting import Acting
from db.queries.agents import may_see
from db.queries.goals import GoalRow
from qa_desk.errors import N_, QADeskError
from qa_desk.speech.talk import talk_of
from qa_desk.stats import Estimate
from qa_desk.stats.goals import GoalAnswer, Values, judge
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.forms import definition_of
from qa_desk.work.insights.asking import PASSED, acting_of, is_satisfied

GoalKind = Literal["question", "section", "quality", "critical", "csat", "behaviour"]
MEANS = frozenset({"section", "quality", "behaviour"})
"""Kinds that are means; the others are shares of calls."""
BASELINE_DAYS = 90
CLASSES = {
    "": N_("no critical error at all"),
    "customer": N_("no error critical to the customer"),
    "business": N_("no error critical to the business"),
    "compliance": N_("no error critical to compliance"),
}
TITLES = {
    "quality": N_("Quality of the whole form"),
    "csat": N_("Customers satisfied"),
    "talk_share": N_("Agent's share of all talking"),
}


class GoalUnclear(QADeskError):
    """A goal that cannot be set as asked."""


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """A goal, what it is about in words, and where it stands. `over`: its day has passed."""

    goal: GoalRow
    title: str
    baseline: Estimate
    answer: GoalAnswer
    over: bool


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """An open goal in one line."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Measurable:
    """Something a goal can be about, with where the agent stands now: the last 90 days."""

    kind: GoalKind
    key: str
    title: str
    baseline: Estimate


def measurable(desk: Desk, agent_id: str) -> tuple[Measurable, ...]:
    """All a goal of this agent can be about, with today's baseline."""
    acting = acting_of(desk)
    until = datetime.now(UTC)
    since = until - timedelta(days=BASELINE_DAYS)
    with desk.reading() as connection:
        if not may_see(connection, acting, agent_id):
            raise GoalUnclear(N_("This agent is not in your teams."))
        things: list[tuple[GoalKind, str, str]] = [
            ("quality", "", TITLES["quality"]),
            ("csat", "", TITLES["csat"]),
        ]
        things += [("critical", key, title) for key, title in CLASSES.items()]
        sections, questions = _asked(connection, agent_id)
        things += [("section", key, title) for key, title in sections.items()]
        things += [("question", key, title) for key, title in questions.items()]
        things += [("behaviour", key, TITLES[key]) for key in BEHAVIOURS]
        return tuple(
            Measurable(kind, key, title, values(connection, agent_id, kind, key, since, until).estimate)
            for kind, key, title in things
        )


def set_goal(
    desk: Desk,
    agent_id: str,
    kind: GoalKind,
    key: str,
    target: float,
    due: date,
    *,
    lower_is_better: bool = False,
    note: str = "",
) -> str:
    """Set a goal from today on; its baseline is of the 90 days before. The goal's id. `GoalUnclear`."""
    with desk.change("goal.set") as change:
        assert change.acting is not None
        connection = change.session.connection()
        today = change.now.astimezone().date()
        _check(connection, change.acting, agent_id, kind, key, target)
        if due <= today:
            raise GoalUnclear(N_("A goal's day lies ahead."), hint=N_("Give a later day."))
        since = today - timedelta(days=BASELINE_DAYS)
        base = values(connection, agent_id, kind, key, _start(since), _start(today)).estimate
        made = Goal(
            id=new_id(), agent_id=agent_id, set_by=change.acting.person_id, kind=kind, key=key, target=target,
            lower_is_better=lower_is_better, since=since, starts_on=today, due=due, baseline=base.value,
            baseline_low=base.low, baseline_high=base.high, baseline_n=base.n, note=note.strip(),
            created_at=change.now, updated_at=change.now,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        told = {"agent": agent_id, "kind": kind, "key": key, "target": target, "due": due.isoformat()}
        change.audit("goal", made.id, after=told)
        return made.id


def close_goal(desk: Desk, goal_id: str, reason: str = "") -> None:
    """End a goal; what it said stays to be read."""
    with desk.change("goal.set") as change:
        found = _own(change, goal_id)
        found.state, found.updated_at = "closed", change.now
        found.note = "\n".join(words for words in (found.note, reason.strip()) if words)
        change.audit("goal", goal_id, before={"state": "open"}, after={"state": "closed", "reason": reason})


def standings(desk: Desk, agent_id: str = "") -> tuple[GoalStanding, ...]:
    """The goals the person may see and where they stand today, open ones first."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        return tuple(_standing(connection, goal) for goal in reads.goals(connection, acting, agent_id))


def open_goals(connection: Connection, acting: Acting, agent_id: str) -> list[OpenGoal]:
    """An agent's open goals by their words."""
    return [
        OpenGoal(goal.id, title_of(connection, goal))
        for goal in reads.goals(connection, acting, agent_id)
        if goal.state == "open"
    ]


def title_of(connection: Connection, goal: GoalRow) -> str:
    """What a goal is about, in words."""
    if goal.kind == "critical":
        return CLASSES[goal.key]
    if goal.kind in ("quality", "csat", "behaviour"):
        return TITLES[goal.key or goal.kind]
    sections, questions = _asked(connection, goal.agent_id)
    return (sections if goal.kind == "section" else questions).get(goal.key, goal.key)


def values(
    connection: Connection, agent_id: str, kind: str, key: str, since: datetime, until: datetime
) -> Values:
    """What a goal of this kind is measured by over calls of a half-open span."""
    span = (since, until)
    if kind == "question":
        levels = reads.levels(connection, agent_id, key, *span)
        return Values(sum(level >= PASSED for level in levels), len(levels))
    if kind == "critical":
        errors = reads.criticals(connection, agent_id, key, *span)
        return Values(sum(not one for one in errors), len(errors))
    if kind == "csat":
        rated = reads.ratings(connection, agent_id, *span)
        return Values(sum(map(is_satisfied, rated)), len(rated))
    if kind == "behaviour":
        shares = (talk_of(turns).agent_share for turns in reads.turns(connection, agent_id, *span))
        return Values(measured=tuple(share for share in shares if share is not None), top=1.0)
    return Values(measured=tuple(reads.percents(connection, agent_id, key, *span)))


def _standing(connection: Connection, goal: GoalRow) -> GoalStanding:
    end = _start(goal.due + timedelta(days=1))
    over = datetime.now(UTC) >= end
    start = _start(goal.starts_on)
    before = values(connection, goal.agent_id, goal.kind, goal.key, _start(goal.since), start)
    after = values(connection, goal.agent_id, goal.kind, goal.key, start, end)
    answer = judge(before, after, goal.target, lower_is_better=goal.lower_is_better, over=over)
    known = goal.baseline is not None
    baseline = Estimate(
        goal.baseline, goal.baseline_low, goal.baseline_high, goal.baseline_n, "ok" if known else "too_few"
    )
    return GoalStanding(goal, title_of(connection, goal), baseline, answer, over)


def _asked(connection: Connection, agent_id: str) -> tuple[dict[str, str], dict[str, str]]:
    """Titles of sections and words of questions the agent was scored on, by key; the newest form's win."""
    sections: dict[str, str] = {}
    questions: dict[str, str] = {}
    for version in reads.versions_of(connection, agent_id):
        form = definition_of(connection, version)
        for section in form.every_section():
            sections.setdefault(section.key, section.title)
        for question in form.questions():
            questions.setdefault(question.key, question.text)
    return sections, questions


def _check(connection: Connection, acting: Acting, agent_id: str, kind: str, key: str, target: float) -> None:
    if not may_see(connection, acting, agent_id):
        raise GoalUnclear(N_("This agent is not in your teams."))
    sections, questions = _asked(connection, agent_id)
    known = {
        "question": questions, "section": sections, "critical": CLASSES, "quality": {""}, "csat": {""},
        "behaviour": BEHAVIOURS,
    }  # fmt: skip
    if kind not in GOAL_KINDS or key not in known[kind]:
        raise GoalUnclear(N_("Nothing of that name is measured for this agent."))
    most = 100.0 if kind in ("section", "quality") else 1.0
    if not 0 < target <= most:
        raise GoalUnclear(N_("The target lies outside the scale."))


def _own(change: Transaction, goal_id: str) -> Goal:
    found = change.session.get(Goal, goal_id)
    acting = change.acting
    if found is None or found.deleted or found.state != "open":
        raise GoalUnclear(N_("This goal is not open any more."))
    if acting is not None and found.set_by != acting.person_id and not acting.has("lead", "admin"):
        raise GoalUnclear(N_("Only who set the goal, or a lead, may end it."))
    return found


def _start(day: date) -> datetime:
    """The beginning of a local day, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)


__all__ = [
    "CLASSES", "MEANS", "TITLES", "GoalKind", "GoalStanding", "GoalUnclear", "Measurable", "OpenGoal", "close_goal",
    "measurable", "open_goals", "set_goal", "standings", "title_of", "values",
]  # fmt: skip
