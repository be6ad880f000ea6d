"""`qa-desk plan` and `qa-desk queue`: whose calls are scored, and what waits for me."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.sampling import WeightedMean
from qa_desk.stats import Estimate
from qa_desk.work import sampling
from qa_desk.work.sampling import DrawnPlan

plan = typer.Typer(
    name="plan", no_args_is_help=True, help="Sampling plans: whose calls are scored, drawn by a stated rule."
)


@plan.command()
def daily(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """Draw every live plan anew, for a clock to call once a day. What was given out stays."""
    with desk_for(workspace, person, named=True) as desk:
        found = sampling.draw_due(desk)
        if as_json:
            print_json([{"plan": d.definition.name, "period": d.period, "calls": _calls(d)} for d in found])
            return
        for drawn in found:
            typer.echo(f"{drawn.definition.name}, {drawn.period}: {len(drawn.calls)} calls given out")
        if not found:
            typer.echo("Nothing new to give out.")


@plan.command()
def report(
    plan: Annotated[str, typer.Argument(help="A stored plan's name.")],
    period: Annotated[str | None, typer.Option(help="2026-11.", show_default="that of its last draw")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Each agent's average, weighted by what each call stands for, beside the plain one."""
    with desk_for(workspace, person) as desk:
        found = sampling.averages(desk, plan, period)
        if as_json:
            print_json(found)
            return
        table = Table(
            "Agent", "Scored", "Weighted: all calls", "Plain: scored calls", "Not covered", box=None
        )
        for one in found.agents:
            n = f"{one.plain.n} of {one.given}"
            missing = f"{one.weighted.not_covered:.0%}"
            table.add_row(one.agent, n, _mean(one.weighted), _mean(one.plain), missing)
        Console().print(table)
        typer.echo(f"{found.plan}, {found.period}; percent with 95 % intervals.")


@plan.command("second-scores")
def second(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """What hidden second scores say: each coach's drift from themselves, and points above or below others."""
    with desk_for(workspace, person) as desk:
        found = sampling.second_scores(desk)
        if as_json:
            print_json(found)
            return
        table = Table("Coach", "Drift", "Calls", "Above (+) or below others", "Calls", box=None)
        for one in found:
            own, others = one.drift.bias, one.against_others.bias
            table.add_row(one.person, _points(own), str(own.n), _points(others), str(others.n))
        Console().print(table)
        if not found:
            typer.echo("No call was scored twice yet; a plan's doubles and rescores ask for it.")


def _points(found: Estimate) -> str:
    if found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value:+.1f}"
    return f"{found.value:+.1f} ({found.low:+.1f} to {found.high:+.1f})"


def _mean(found: WeightedMean) -> str:
    if found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value:.1f}"
    return f"{found.value:.1f} ({max(0.0, found.low):.1f} to {min(100.0, found.high):.1f})"


SHOWN = ("calls", "drafts", "rounds", "disputes", "coaching", "plans", "room", "done_this_week")


@plan.command()
def draw(
    plan: Annotated[
        str, typer.Argument(help="A plan's YAML file (docs/sampling.md), or a stored plan's name.")
    ],
    period: Annotated[
        str | None, typer.Option(help="2026-11 or 2026-W48.", show_default="the plan's period of today")
    ] = None,
    seed: Annotated[str | None, typer.Option(help="Instead of the plan's own.")] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the draw and fill the evaluators' queues.")
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw the calls of a plan and give them to evaluators. What was given out before stays as it is."""
    from msgspec.structs import replace

    with desk_for(workspace, person, named=save) as desk:
        if Path(plan).is_file():
            definition = sampling.load_plan(Path(plan))
        else:
            with desk.reading() as connection:
                definition = sampling.find_plan(connection, plan)[1]
        if seed is not None:
            definition = replace(definition, seed=seed)
        found = sampling.draw(desk, definition, period)
        plan_id = sampling.save(desk, found) if save else found.plan_id
        if as_json:
            print_json(
                {"plan_id": plan_id, "saved": save, **sampling.provenance(found), "calls": _calls(found)}
            )
        else:
            _show(found)


def _calls(found: DrawnPlan) -> list[dict[str, Any]]:
    return [
        {
            "id": one.call.id,
            "external_id": one.call.external_id,
            "agent": one.call.agent,
            "started_at": one.call.started_at,
            "stratum": one.stratum,
            "instead_of": one.instead_of,
            "chance": one.chance,
            "weight": 1 / one.chance,
            "evaluator": one.evaluator,
            "double": one.double,
            "form_version": one.form_version_id,
            "due": one.due,
        }
        for one in found.calls
    ]


def _show(found: DrawnPlan) -> None:
    table = Table("Agent", "Call", "Kind", "Evaluator", "Stands for", "Due", box=None)
    for one in found.calls:
        kind = one.stratum + (f" for {one.instead_of}" if one.instead_of else "")
        table.add_row(
            one.call.agent,
            one.call.external_id,
            f"{kind}, second score" if one.double else kind,
            one.evaluator,
            f"{1 / one.chance:.1f} calls",
            f"{one.due:%Y-%m-%d}",
        )
    Console().print(table)
    typer.echo(f"{len(found.calls)} of {found.frame_size} calls, period {found.period}, key {found.key}")
    for part in found.agents:
        for stratum, count in part.draw.missing.items():
            typer.echo(f"{part.agent}: {count} missing ({stratum})")
    if found.rota.left_over:
        typer.echo(f"{len(found.rota.left_over)} calls found no evaluator with room.")
    if not found.rota.connected:
        typer.echo(
            f"{len(found.rota.groups)} groups of agents and evaluators never meet: severity cannot be told."
        )


def queue(
    calendar: Annotated[
        Path | None, typer.Option(help="Also write the due days as an iCalendar file (.ics).")
    ] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What waits for me: calls to score, what is due first first, calibrations, disputes, drafts to finish."""
    with desk_for(workspace, person, named=True) as desk:
        assert desk.acting is not None
        if calendar is not None:
            sampling.write_calendar(desk, calendar)
        day = sampling.my_day(desk)
        waiting, drafts = day.calls, day.drafts
        if as_json:
            print_json({"person": desk.acting.name, **{name: getattr(day, name) for name in SHOWN}})
            return
        table = Table("Due", "Call", "Agent", "Reason", "Plan", "", box=None)
        for row in waiting:
            due = f"{row.due:%Y-%m-%d}" if row.due else "–"
            begun = "begun" if row.draft_id else ""
            table.add_row(due, row.external_id, row.agent or "–", row.reason or "–", row.plan, begun)
        Console().print(table)
        typer.echo(
            f"{len(waiting)} calls to score, {len(drafts)} drafts to finish, {len(day.rounds)} calibrations,"
            f" {len(day.disputes)} disputes to decide"
        )


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(plan)
    app.command()(queue)
