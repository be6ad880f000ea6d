"""`qa-desk gate`: a rule frozen with its window, and exceptions from it with their reasons."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.commands.insights import GateMeasure, TeamOption
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json

if TYPE_CHECKING:
    from qa_desk.work.desk import Desk

gate = typer.Typer(
    name="gate",
    no_args_is_help=True,
    help="The gate as it was agreed: a rule frozen with its window, and exceptions with their reasons.",
)
GateArgument = Annotated[str, typer.Argument(metavar="RULE", help="A frozen rule's title or id.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="First day.")]
Last = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Last day, included.")]


@gate.command()
def freeze(
    title: Annotated[str, typer.Argument(help="What the rule is called.")],
    since: Day,
    until: Last,
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
    team: TeamOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Freeze a rule's words and numbers for a window; nobody can change it afterwards."""
    from qa_desk.stats.gate import GateRule
    from qa_desk.work.insights.frozen_gate import freeze as freeze_rule

    few, others = (30, 100) if measure is GateMeasure.satisfied else (10, 30)
    rule = GateRule(minimum or few, margin, yes, no, reference, others)
    with desk_for(workspace, person, named=True) as desk:
        made = freeze_rule(desk, title, since.date(), until.date(), measure.value, rule, team)
        print_json({"gate": made}) if as_json else typer.echo(f"Frozen: {title}")


@gate.command("list")
def list_(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """Every frozen rule, the latest window first."""
    from qa_desk.work.insights.frozen_gate import frozen_gates

    with desk_for(workspace, person) as desk:
        found = frozen_gates(desk)
        if as_json:
            print_json(found)
            return
        table = Table("Rule", "Group", "Measure", "Window", "Frozen", "By", box=None)
        for row in found:
            span = f"{row.since} to {row.until}"
            table.add_row(
                row.title,
                row.team or "everybody",
                row.measure,
                span,
                f"{row.frozen_at:%Y-%m-%d}",
                row.frozen_by,
            )
        Console().print(table)


@gate.command()
def show(
    rule: GateArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What a frozen rule says today, with the exceptions made from it."""
    with desk_for(workspace, person) as desk:
        show_frozen(desk, rule, as_json)


@gate.command("except")
def except_(
    rule: GateArgument,
    agent: Annotated[str, typer.Argument(help="The agent's name or id.")],
    reason: Annotated[str, typer.Option(help="Why the rule does not fit.")],
    eligible: Annotated[
        bool, typer.Option("--eligible/--not-eligible", help="What is decided instead.")
    ] = True,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide otherwise about one agent, with a reason; the rule's own answer stays beside it."""
    from qa_desk.work.insights.frozen_gate import decide_otherwise
    from qa_desk.work.scorecard import whose

    with desk_for(workspace, person, named=True) as desk:
        decision = "eligible" if eligible else "not_eligible"
        made = decide_otherwise(desk, rule, whose(desk, agent).id, decision, reason)
        print_json({"exception": made}) if as_json else typer.echo(f"{agent}: {decision.replace('_', ' ')}")


def show_frozen(desk: Desk, rule: str, as_json: bool) -> None:
    """Print a frozen rule's answers."""
    from qa_desk.commands.insights_tables import gate_table
    from qa_desk.work.insights.frozen_gate import frozen_report

    found = frozen_report(desk, rule)
    if as_json:
        print_json(found)
        return
    row = found.gate
    typer.echo(
        f"{row.title}, {row.team or 'everybody'}, {row.since} to {row.until}{'' if found.over else ', running'}"
    )
    late = ", after its window had begun" if found.late else ", before its window began"
    typer.echo(
        f"Frozen on {row.frozen_at:%Y-%m-%d} by {row.frozen_by}{late}; fingerprint {row.fingerprint[:16]}"
    )
    if not found.whole:
        typer.echo("The stored rule does not fit its fingerprint: it was changed outside QA Desk.")
    gate_table(found.report)
    for one in found.exceptions:
        said = one.decision.replace("_", " ")
        typer.echo(f"Exception: {one.agent} {said}, by {one.by} on {one.at:%Y-%m-%d}: {one.reason}")


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(gate)
