"""`qa-desk stats COMMAND` over a workspace: what may be said about agents, customers and questions, headless."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.work.desk import Desk

if TYPE_CHECKING:
    from qa_desk.work.insights.asking import Window

SinceOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.", show_default="the first call")
]
UntilOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day, included.", show_default="today")
]
TeamOption = Annotated[
    str | None, typer.Option(help="Only this team and what is below it.", show_default="everybody")
]
SeedOption = Annotated[int, typer.Option(help="Of the resampling behind the intervals.")]


class GateMeasure(StrEnum):
    """What a gate looks at."""

    satisfied = "satisfied"
    quality = "quality"


class VoiceKind(StrEnum):
    """Which phrases are wanted."""

    complaint = "complaint"
    praise = "praise"


def _window(desk: Desk, since: datetime | None, until: datetime | None, team: str | None) -> Window:
    from qa_desk.work.insights.asking import window

    return window(desk, since.date() if since else None, until.date() if until else None, team)


def agents(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    minimum: Annotated[int, typer.Option(min=1, help="Answers needed to stand in a ranking.")] = 10,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every agent's satisfied customers, mean rating and quality: as seen, pulled in, ranked only where told apart."""
    from qa_desk.commands.insights_tables import agents_table
    from qa_desk.work.insights.agents import agents_report

    with desk_for(workspace, person) as desk:
        found = agents_report(desk, _window(desk, since, until, team), minimum)
        print_json(found) if as_json else agents_table(found)


def gate(
    measure: Annotated[
        GateMeasure, typer.Option(help="Satisfied customers or quality.")
    ] = GateMeasure.satisfied,
    minimum: Annotated[
        int | None,
        typer.Option(min=1, help="Answers an agent needs.", show_default="30 ratings or 10 scores"),
    ] = None,
    margin: Annotated[float, typer.Option(help="How far below the reference is still enough.")] = 0.0,
    reference: Annotated[
        float | None, typer.Option(help="A fixed value to reach.", show_default="the others' average")
    ] = None,
    yes: Annotated[float, typer.Option(help="Eligible from this chance on.")] = 0.90,
    no: Annotated[float, typer.Option(help="Not eligible up to this chance.")] = 0.10,
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    frozen: Annotated[
        str | None, typer.Option(help="A frozen rule's title or id: its own window and numbers count.")
    ] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who reaches the group's average: eligible, not eligible, undecided or too few, with the chance.

    Shares are written as 0.8, scores as 80. Freeze a rule with `qa-desk gate freeze`.
    """
    if frozen is not None:
        from qa_desk.commands.gate import show_frozen

        with desk_for(workspace, person) as desk:
            show_frozen(desk, frozen, as_json)
        return
    from qa_desk.commands.insights_tables import gate_table
    from qa_desk.stats.gate import GateRule
    from qa_desk.work.insights.gate import gate_report

    few, others = (30, 100) if measure is GateMeasure.satisfied else (10, 30)
    rule = GateRule(minimum or few, margin, yes, no, reference, others)
    with desk_for(workspace, person) as desk:
        found = gate_report(desk, _window(desk, since, until, team), measure.value, rule)
        print_json(found) if as_json else gate_table(found)


def progress(
    agent: Annotated[str, typer.Argument(help="The agent's name or id.")],
    since: SinceOption = None,
    until: UntilOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """One agent's control charts by week (scores, critical errors, slow drift) and trends by month."""
    from qa_desk.commands.insights_tables import progress_table
    from qa_desk.work.insights.progress import agent_progress

    with desk_for(workspace, person) as desk:
        found = agent_progress(desk, agent, _window(desk, since, until, None))
        print_json(found) if as_json else progress_table(found)


def drivers(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    seed: SeedOption = 1,
    random_intercept: Annotated[
        bool,
        typer.Option(
            help="Draw agents' own levels from one spread, and say how far agents differ beyond the drivers."
        ),
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Which questions and call facts move the rating: shares of R², direction, size, with intervals by agent."""
    from qa_desk.commands.insights_tables import drivers_table
    from qa_desk.work.insights.drivers import drivers_report

    with desk_for(workspace, person) as desk:
        window = _window(desk, since, until, team)
        found = drivers_report(desk, window, seed, "spread" if random_intercept else "own")
        print_json(found) if as_json else drivers_table(found)


def alignment(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    seed: SeedOption = 1,
    apart: Annotated[int, typer.Option(min=0, help="Calls to list on which both sides disagree most.")] = 10,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do our scores go with the customers' ratings: by question, form, evaluator and team, and where least."""
    from qa_desk.commands.insights_tables import alignment_table
    from qa_desk.work.insights.alignment import alignment_report

    with desk_for(workspace, person) as desk:
        found = alignment_report(desk, _window(desk, since, until, team), seed, apart)
        print_json(found) if as_json else alignment_table(found)


def severity(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """How strict each evaluator is, and agents' scores raw and adjusted for it; missing links are named."""
    from qa_desk.commands.insights_tables import severity_table
    from qa_desk.work.insights.severity import severity_report

    with desk_for(workspace, person) as desk:
        found = severity_report(desk, _window(desk, since, until, team))
        print_json(found) if as_json else severity_table(found)


def coaching(
    days: Annotated[int, typer.Option(min=7, help="Days before and after that count.")] = 60,
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Did coaching work: each one and all together, beside agents not coached, regression to the mean allowed for."""
    from qa_desk.commands.insights_tables import coaching_table
    from qa_desk.work.insights.coaching import coaching_report

    with desk_for(workspace, person) as desk:
        found = coaching_report(desk, _window(desk, since, until, team), days)
        print_json(found) if as_json else coaching_table(found)


def surveys(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """CSAT boxes and mean, net promoters, effort, resolved by team and agent, and how many of those sent answered."""
    from qa_desk.commands.surveys_table import surveys_table
    from qa_desk.work.insights.surveys import surveys_report

    with desk_for(workspace, person) as desk:
        found = surveys_report(desk, _window(desk, since, until, team))
        print_json(found) if as_json else surveys_table(found)


def contacts(
    days: Annotated[
        int, typer.Option(min=1, max=90, help="Coming back within so many days is a repeat.")
    ] = 7,
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """First-contact resolution: did customers have to come back, with whom, about what; and the vital few reasons."""
    from qa_desk.commands.contacts_table import contacts_table
    from qa_desk.work.insights.contacts import contacts_report

    with desk_for(workspace, person) as desk:
        found = contacts_report(desk, _window(desk, since, until, team), days)
        print_json(found) if as_json else contacts_table(found)


def best(
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What agents with the highest rating do differently, on the form and in the sound, and moments to learn from."""
    from qa_desk.commands.insights_tables import best_table
    from qa_desk.work.insights.best import best_report

    with desk_for(workspace, person) as desk:
        found = best_report(desk, _window(desk, since, until, team))
        print_json(found) if as_json else best_table(found)


def voices(
    kind: Annotated[
        VoiceKind | None, typer.Option(help="Only complaint or praise.", show_default="both")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Complaint and praise in survey answers and customers' turns; a workspace's phrases.yaml changes the lists."""
    from qa_desk.commands.insights_tables import voices_table
    from qa_desk.work.insights.voices import voices_report

    with desk_for(workspace, person) as desk:
        found = voices_report(desk, _window(desk, since, until, team), kind.value if kind else None)
        print_json(found) if as_json else voices_table(found)


def register(stats: typer.Typer) -> None:
    """Put these commands under `qa-desk stats`."""
    for command in (agents, gate, progress, drivers, alignment, severity, coaching, best, surveys,
                    contacts, voices):  # fmt: skip
        stats.command()(command)
