"""`qa-desk coaching`: sessions, goals and praise, without a screen."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json

if TYPE_CHECKING:
    from qa_desk.stats import Estimate

coaching = typer.Typer(
    name="coaching",
    no_args_is_help=True,
    help="Coaching: sessions both sign, goals, praise. Effects: stats coaching.",
)
SessionArgument = Annotated[str, typer.Argument(metavar="SESSION", help="A session's id.")]
AgentArgument = Annotated[str, typer.Argument(metavar="AGENT", help="The agent's name or id.")]


class GoalKindChoice(StrEnum):
    """What a goal is about."""

    question = "question"
    section = "section"
    quality = "quality"
    critical = "critical"
    csat = "csat"
    behaviour = "behaviour"


class TemplateChoice(StrEnum):
    """How the notes begin."""

    none = "none"
    grow = "grow"
    sbi = "sbi"


@coaching.command()
def agenda(
    agent: AgentArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the last 90 days give to talk about: questions not passed, moments, disputes, goals."""
    from qa_desk.work import coaching as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        found = work.gather(desk, whose(desk, agent).id)
        if as_json:
            print_json(found)
            return
        table = Table("Kind", "Key", "Words", "Not passed", box=None)
        for one in found:
            missed = "" if one.missed is None else _percent(one.missed, 100)
            table.add_row(one.subject.kind, one.subject.key, one.title or one.detail, missed)
        Console().print(table)


@coaching.command()
def plan(
    agent: AgentArgument,
    at: Annotated[datetime, typer.Option(formats=["%Y-%m-%d %H:%M", "%Y-%m-%d"], help="Local day and time.")],
    topics: Annotated[
        list[str], typer.Option("--topic", help="kind:key, as `agenda` lists them; once for each.")
    ] = [],  # noqa: B006 - typer copies it
    template: Annotated[TemplateChoice, typer.Option(help="How the notes begin.")] = TemplateChoice.none,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a session."""
    from qa_desk.work import coaching as work
    from qa_desk.work.coaching.agenda import CoachingError, Subject
    from qa_desk.work.coaching.sessions import COLUMN
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        subjects = []
        for topic in topics:
            kind, _, key = topic.partition(":")
            if kind not in COLUMN or not key:
                raise CoachingError("“{topic}” is no kind:key.", topic=topic)
            subjects.append(Subject(kind, key))  # type: ignore[arg-type]  # checked above
        chosen = "" if template is TemplateChoice.none else template.value
        made = work.plan_session(desk, whose(desk, agent).id, at.astimezone(), subjects, chosen)
        print_json({"session": made}) if as_json else typer.echo(made)


@coaching.command("list")
def list_(
    agent: Annotated[str | None, typer.Option(help="Only of this agent.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Your sessions, latest first."""
    from qa_desk.work import coaching as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        found = work.sessions(desk, whose(desk, agent).id if agent else "")
        if as_json:
            print_json(found)
            return
        table = Table("Session", "Agent", "Coach", "When", "State", "Open actions", "Signed", box=None)
        for row in found:
            when = f"{row.held_at.astimezone():%Y-%m-%d %H:%M}"
            table.add_row(
                row.id, row.agent, row.coach, when, row.state, str(row.actions_open), f"{row.signed} of 2"
            )
        Console().print(table)


@coaching.command()
def write(
    session: SessionArgument,
    notes: Annotated[str | None, typer.Option(help="What both see, in place of what was there.")] = None,
    agreed: Annotated[list[str], typer.Option("--agree", help="An action of the agent; once for each.")] = [],  # noqa: B006
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until when the actions.")
    ] = None,
    held: Annotated[bool, typer.Option("--held", help="It took place, now.")] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a session's notes and what was agreed, and say that it took place."""
    from qa_desk.work import coaching as work

    with desk_for(workspace, person, named=True) as desk:
        if notes is not None:
            work.write_notes(desk, session, notes)
        for words in agreed:
            work.agree_action(desk, session, words, due=due.date() if due else None)
        if held:
            work.set_held(desk, session)
        _said(as_json, session=session)


@coaching.command()
def sign(
    session: SessionArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sign what a held session says; the agent and the coach each do."""
    from qa_desk.work import coaching as work

    with desk_for(workspace, person, named=True) as desk:
        work.sign(desk, session)
        _said(as_json, session=session)


@coaching.command()
def show(
    session: SessionArgument,
    html: Annotated[Path | None, typer.Option(help="Write it to this file, with sound, to send.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """One session in full."""
    from qa_desk.work import coaching as work

    with desk_for(workspace, person, named=True) as desk:
        if html is not None:
            work.write_page(desk, session, html)
            _said(as_json, written=str(html))
            return
        view = work.view_session(desk, session)
        if as_json:
            print_json(view)
            return
        row = view.row
        typer.echo(f"{row.agent} with {row.coach}, {row.state}, {row.held_at.astimezone():%Y-%m-%d %H:%M}")
        for topic in view.topics:
            typer.echo(f"- {topic.row.kind}: {topic.title or topic.row.tag}")
        typer.echo(row.notes)
        for one in view.actions:
            typer.echo(
                f"[{'x' if one.done_at else ' '}] {one.text} ({one.owner}{f', {one.due}' if one.due else ''})"
            )
        for signed in view.signed:
            typer.echo(f"signed by {signed.row.person}{'' if signed.current else ' (an earlier wording)'}")


@coaching.command()
def goal(
    agent: AgentArgument,
    kind: Annotated[GoalKindChoice, typer.Option(help="What it is about.")],
    target: Annotated[float, typer.Option(help="Shares as 0.8, quality and sections as 80.")],
    due: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day it is judged.")],
    key: Annotated[str, typer.Option(help="The question's, section's, behaviour's or class's key.")] = "",
    lower: Annotated[bool, typer.Option("--lower", help="Lower is better.")] = False,
    note: Annotated[str, typer.Option(help="Why.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set a goal; its baseline is of the 90 days before today."""
    from qa_desk.work import coaching as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        made = work.set_goal(
            desk, whose(desk, agent).id, kind.value, key, target, due.date(), lower_is_better=lower, note=note
        )
        _said(as_json, goal=made)


@coaching.command()
def goals(
    agent: Annotated[str | None, typer.Option(help="Only of this agent.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Where goals stand; each is judged once, on its day."""
    from qa_desk.work import coaching as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        found = work.standings(desk, whose(desk, agent).id if agent else "")
        if as_json:
            print_json(found)
            return
        table = Table("Agent", "Goal", "Before", "Since", "Target", "Day", "Stands", box=None)
        for one in found:
            by = 1 if one.goal.kind in ("section", "quality") else 100
            table.add_row(
                one.goal.agent, one.title, _percent(one.baseline, by), _percent(one.answer.now, by),
                f"{by * one.goal.target:.0f} %", one.goal.due.isoformat(), one.answer.verdict.replace("_", " "),
            )  # fmt: skip
        Console().print(table)


@coaching.command()
def praise(
    agent: AgentArgument,
    words: Annotated[str, typer.Argument(help="What was good.")],
    moment: Annotated[str | None, typer.Option(help="The moment's id.")] = None,
    board: Annotated[bool, typer.Option("--board/--quietly", help="For the team to see.")] = True,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Praise an agent."""
    from qa_desk.work import coaching as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        _said(as_json, praise=work.give_praise(desk, whose(desk, agent).id, words, moment, on_board=board))


def _percent(found: Estimate, by: float) -> str:
    if found.value is None:
        return "no data"
    ends = (
        "" if found.low is None or found.high is None else f" ({by * found.low:.0f} to {by * found.high:.0f})"
    )
    return f"{by * found.value:.0f} %{ends}, n {found.n}"


def _said(as_json: bool, **told: Any) -> None:
    print_json(told) if as_json else typer.echo(next(iter(told.values())))


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    from qa_desk.commands.growth import growth

    coaching.add_typer(growth)
    app.add_typer(coaching)
