"""Surveys of every kind by agent and team: CSAT, net promoters, effort, resolved; and who answers at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from db.queries import insights as reads
from db.queries.insights_counts import rating_scale
from db.queries.surveys import AnswerCount, AskedCount, answer_counts, asked_counts, every_answer
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.stats.response import Response, bounds, response
from qa_desk.stats.surveys import EASY, YES, Boxes, at_least, boxes, mean_of, net_promoters
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, acting_of, is_satisfied

EFFORT = (1.0, 7.0)
"""Effort is told on its usual scale; 7 is least effort."""
FEW = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """One agent's, team's or everybody's answers; `nps` in points, `effort` on 1 to 7, the others shares.

    `asked` is answered of sent surveys, None where nobody knows how many were sent.
    """

    id: str
    name: str
    csat: Boxes
    nps: Estimate
    effort: Estimate
    easy: Estimate
    resolved: Estimate
    asked: Estimate | None


@dataclass(frozen=True, slots=True)
class SurveysReport:
    """`scale` is that of most CSAT answers. `counting` and `given` are answers by kind: of several about one call only
    the latest counts. `satisfied_bounds` is the satisfied share of all that were sent a survey, without any
    assumption about those who did not answer; `response` tells whether answering differs by agent.
    """

    window: Window
    scale: tuple[float, float]
    overall: Summary
    teams: tuple[Summary, ...]
    agents: tuple[Summary, ...]
    counting: dict[str, int]
    given: dict[str, int]
    response: Response | None
    satisfied_bounds: tuple[float, float] | None


def surveys_report(desk: Desk, window: Window) -> SurveysReport:
    """All kinds of surveys of the window; an agent finds themselves and everybody together."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        teams = {} if acting.only_agent else reads.team_names(connection, acting)
        rows = answer_counts(connection, acting, window.scope)
        given = every_answer(connection, acting, window.scope)
        asked = {row.agent: row for row in asked_counts(connection, acting, window.scope)}
        scale = rating_scale(connection, acting)
    by_agent: dict[str, list[AnswerCount]] = defaultdict(list)
    by_team: dict[str, list[AnswerCount]] = defaultdict(list)
    for row in rows:
        by_agent[row.agent].append(row)
        if row.team is not None:
            by_team[row.team].append(row)
    counting: dict[str, int] = defaultdict(int)
    for row in rows:
        counting[row.kind] += row.calls
    order = sorted({*by_agent, *asked}, key=lambda one: people[one].key)
    everybody = _together(asked.values())
    overall = _summary("", "", rows, scale, everybody)
    happy = sum(row.calls for row in rows if row.kind == "csat" and is_satisfied(row.value))
    return SurveysReport(
        window,
        scale,
        overall,
        tuple(
            _summary(team, teams[team], by_team[team], scale, None)
            for team in sorted(by_team, key=lambda one: teams.get(one, ""))
            if team in teams
        ),
        tuple(
            _summary(people[one].id, people[one].name, by_agent[one], scale, asked.get(one))
            for one in order
            if people[one].id
        ),
        dict(counting),
        given,
        answered_of_sent(asked.values()),
        None if everybody is None else _bounds(happy, counting.get("csat", 0), everybody),
    )


def answered_of_sent(asked: Iterable[AskedCount]) -> Response | None:
    """Whether answering differs by agent, over agents of whom it is known how many surveys were sent."""
    known = [row for row in asked if row.sent]
    if len(known) < FEW:
        return None
    return response([row.answered for row in known], [row.sent for row in known])


def asked_rate(asked: AskedCount | None) -> Estimate | None:
    """An agent's answered of sent surveys; None where nobody knows how many were sent."""
    return None if asked is None or not asked.sent else wilson(asked.answered, asked.sent)


def _together(asked: Iterable[AskedCount]) -> AskedCount | None:
    known = list(asked)
    if not known:
        return None
    return AskedCount("", sum(row.sent for row in known), sum(row.answered for row in known))


def _bounds(happy: int, answered: int, asked: AskedCount) -> tuple[float, float] | None:
    """Of nobody sent nothing can be said; a customer asked for CSAT may have answered something else only."""
    sent = max(asked.sent, answered)
    return bounds(happy, answered, sent) if sent else None


def _summary(
    key: str, name: str, rows: Iterable[AnswerCount], scale: tuple[float, float], asked: AskedCount | None
) -> Summary:
    answers: dict[str, dict[float, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        answers[row.kind][row.value] += row.calls
    of = {kind: sorted(counts.items()) for kind, counts in answers.items()}
    effort = of.get("ces", [])
    return Summary(
        key,
        name,
        boxes(of.get("csat", []), scale),
        net_promoters(of.get("nps", [])),
        mean_of(effort, EFFORT),
        at_least(effort, EASY),
        at_least(of.get("resolved", []), YES),
        asked_rate(asked),
    )
