"""`qa-desk coaching growth`: an agent's path to a role, try-out days, training and what changed after it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json

if TYPE_CHECKING:
    from qa_desk.work.coaching.growing import Growth, Trained
    from qa_desk.work.insights.coaching import CoachingLine

growth = typer.Typer(
    name="growth",
    no_args_is_help=True,
    help="Growth: paths to a role with steps and try-out days, training and what changed after it.",
)
AgentArgument = Annotated[str, typer.Argument(metavar="AGENT", help="The agent's name or id.")]
PathArgument = Annotated[str, typer.Argument(metavar="PATH", help="A path's id, as `show` lists it.")]
RoleArgument = Annotated[str, typer.Argument(metavar="ROLE", help="The role in your centre's words.")]
DAY = ["%Y-%m-%d"]


@growth.command()
def show(
    agent: AgentArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """An agent's paths with steps and try-out days, then the training taken."""
    from qa_desk.work.coaching import growing
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        found = growing.growth_of(desk, whose(desk, agent).id)
        print_json(found) if as_json else _print(found)


@growth.command()
def wish(
    role: RoleArgument,
    why: Annotated[str, typer.Option(help="Why.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which role you would like yourself."""
    from qa_desk.work.coaching import growth as work

    with desk_for(workspace, person, named=True) as desk:
        _said(as_json, path=work.wish(desk, role, why))


@growth.command()
def agree(
    agent: AgentArgument,
    role: RoleArgument,
    steps: Annotated[list[str], typer.Option("--step", help="A step; once for each, in order.")] = [],  # noqa: B006
    due: Annotated[datetime | None, typer.Option(formats=DAY, help="Until when the steps.")] = None,
    why: Annotated[str, typer.Option(help="Why.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Agree on a path with an agent, or turn a wish for this role into one."""
    from qa_desk.work.coaching import growth as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        path = work.set_path(desk, whose(desk, agent).id, role, why)
        for words in steps:
            work.add_step(desk, path, words, due.date() if due else None)
        _said(as_json, path=path)


@growth.command()
def tryout(
    path: PathArgument,
    day: Annotated[datetime, typer.Option(formats=DAY, help="The day.")],
    host: Annotated[str | None, typer.Option(help="Who looks after it: a name or id.")] = None,
    held: Annotated[str | None, typer.Option(help="It took place: how it went.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan a day in the role of a path; with --held write down one that took place."""
    from db.queries.acting import find_acting
    from qa_desk.work.coaching import growth as work
    from qa_desk.work.coaching.agenda import CoachingError

    with desk_for(workspace, person, named=True) as desk:
        who = None
        if host is not None:
            with desk.reading() as connection:
                who = find_acting(connection, host)
            if who is None:
                raise CoachingError("There is no single person called “{name}”.", name=host)
        made = work.plan_tryout(desk, path, day.date(), who.person_id if who else None)
        if held is not None:
            work.hold_tryout(desk, made, held)
        _said(as_json, tryout=made)


@growth.command()
def reached(
    path: PathArgument,
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="The day; today by default.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """The agent has the role now."""
    from qa_desk.work.coaching import growth as work

    with desk_for(workspace, person, named=True) as desk:
        work.reach(desk, path, on.date() if on else None)
        _said(as_json, path=path)


@growth.command()
def training(
    agent: AgentArgument,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What was trained.")],
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="The day; today by default.")] = None,
    question: Annotated[str | None, typer.Option(help="The key of the question it was about.")] = None,
    hours: Annotated[float | None, typer.Option(help="How long it took.")] = None,
    path: Annotated[str | None, typer.Option(help="The path it belongs to.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down a training an agent took."""
    from qa_desk.work.coaching import growth as work
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        made = work.record_training(
            desk, whose(desk, agent).id, title, on.date() if on else None,
            question=question, hours=hours, path_id=path,
        )  # fmt: skip
        _said(as_json, training=made)


def _print(found: Growth) -> None:
    for path in found.paths:
        typer.echo(f"{path.role}: {path.state}, since {path.since}  [{path.id}]")
        for step in path.steps:
            due = f", until {step.due}" if step.due else ""
            typer.echo(f"  [{'x' if step.done_on else ' '}] {step.text}{due}")
        for day in path.tryouts:
            host = f" with {day.host}" if day.host else ""
            typer.echo(f"  try-out {day.day}{host}: {day.state} {day.host_word}".rstrip())
    table = Table("Training", "Day", "Question", "Before", "After", "Expected", "Verdict", box=None)
    for one in found.trainings:
        table.add_row(one.row.title, one.row.taken_on.isoformat(), one.question, *_changed(one))
    Console().print(table)


def _changed(one: Trained) -> tuple[str, str, str, str]:
    line: CoachingLine | None = one.effect
    judged = line.behaviour or line.satisfied if line is not None else None
    if judged is None:
        return ("–", "–", "–", "nothing to compare with")
    (x0, n0), (x1, n1) = judged.before, judged.after
    return f"{x0}/{n0}", f"{x1}/{n1}", f"{judged.expected:.0%}", judged.verdict.replace("_", " ")


def _said(as_json: bool, **told: str) -> None:
    print_json(told) if as_json else typer.echo(next(iter(told.values())))
