"""What must be known before the table is read: who can be told apart, who answered, whose scores compare."""

from __future__ import annotations

from qa_desk.work.insights.agents import AgentsReport
from qa_desk.work.insights.severity import SeverityReport
from qa_desk.work.insights.team import SecondLook
from ui.pages.team.loading import Opened
from ui.pages.team.words import estimate_text
from ui.text import show_number, tr, tr_n
from ui.who_answers import who_answers

LINKS = 3


def note_text(report: AgentsReport) -> str:
    """How much all of it rests on."""
    parts = (
        tr_n("%n agent(s)", len(report.agents)),
        tr_n("%n rated", report.response.rate.n and sum(agent.rated for agent in report.agents)),
        tr_n("%n scored", sum(agent.scored for agent in report.agents)),
    )
    return " · ".join(parts)


def banner_text(opened: Opened | None, second: SecondLook | None, measure: str) -> tuple[str, str]:
    """What can be said of the order, and what to be careful about."""
    if opened is None:
        return "", ""
    if second is None:
        return tr("As seen; working out who can be told apart…"), ""
    summary = second.report.measures[measure]
    listed = sum(group.size for group in summary.groups)
    overall = estimate_text(summary.overall, measure)
    if not listed:
        words = tr("Nobody has {n} answers yet, so nobody is ranked.", n=second.report.minimum)
    elif not summary.told_apart:
        words = tr_n("Of %n agent(s) nobody can be told apart: the order below is no ranking.", listed)
    else:
        words = tr_n(
            "%n group(s) can be told apart; inside a group the order means nothing.", len(summary.groups)
        )
    words = tr("{words} All together: {value}.", words=words, value=overall)
    return words, " ".join(
        part
        for part in (
            who_answers(second.report.asked, second.report.response),
            _few(second, measure),
            _weighed(opened),
            _links(second.severity),
        )
        if part
    )


def _few(second: SecondLook, measure: str) -> str:
    return (
        tr("With so few agents the intervals rest on what is usual as much as on these data.")
        if second.report.measures[measure].few_agents
        else ""
    )


def _weighed(opened: Opened) -> str:
    if not opened.look.counts.weighted:
        return ""
    return tr("Quality weighs each call by its chance of being drawn; pointing at it tells it unweighed.")


def _links(severity: SeverityReport | None) -> str:
    if severity is None or severity.state != "not_connected":
        return ""
    links = [
        tr("a call of {agent} scored by {evaluator}", agent=one.agent, evaluator=one.evaluator)
        for one in severity.missing[:LINKS]
    ]
    left = len(severity.missing) - len(links)
    if left > 0:
        links.append(tr("{n} more", n=show_number(left)))
    return tr("Scores cannot be adjusted for who gave them: missing is {links}.", links=tr("; ").join(links))
