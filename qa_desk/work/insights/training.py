"""What changed after each coaching and training of one agent: judged beside those who had neither in those days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from db.queries import insights_calls as calls
from db.queries.goals import versions_of
from db.queries.growth import trainings
from db.queries.insights import Scope
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, question_texts, widely
from qa_desk.work.insights.coaching import DAYS, CoachingLine, ground_of, line_of
from qa_desk.work.scorecard import BEGINNING, whole_period


@dataclass(frozen=True, slots=True)
class Happened:
    """A coaching or a training of an agent, and what changed after it.

    `line.session` is the session's or the training's id; its question is in words. `title` is the training's.
    """

    is_training: bool
    line: CoachingLine
    title: str = ""


def effects_on(desk: Desk, agent_id: str, days: int = DAYS) -> tuple[Happened, ...]:
    """Every coaching and training of an agent in time order. `NotForAgents`."""
    acting = widely(desk)
    everything = Scope(BEGINNING, whole_period().until + timedelta(days=1))
    with desk.reading() as connection:
        events = calls.coachings(connection, acting, everything)
        events += calls.trainings(connection, acting, everything)
        titles = {one.id: one.title for one in trainings(connection, acting, agent_id)}
        words = question_texts(connection, versions_of(connection, agent_id))
    mine = [one for one in events if one.agent == agent_id]
    if not mine:
        return ()
    first, last = min(one.held_at for one in mine), max(one.held_at for one in mine)
    ground = ground_of(desk, Window(first, last + timedelta(days=1)), days)
    found = []
    for number, one in enumerate(sorted(mine, key=lambda one: one.held_at)):
        line = line_of(ground, one, *ground.judge(number, one, days))
        asked = words[one.question].text if one.question in words else ground.questions.get(one.question, "")
        line = replace(line, question=asked or one.question)
        found.append(Happened(not one.coach, line, titles.get(one.session, "")))
    return tuple(found)


def training_effects(desk: Desk, agent_id: str, days: int = DAYS) -> dict[str, CoachingLine]:
    """By training of an agent: before and after on its question, and on the customers' rating. `NotForAgents`."""
    return {one.line.session: one.line for one in effects_on(desk, agent_id, days) if one.is_training}
