"""`qa-desk listening`: the executives' monthly session without a screen."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from db.queries.listening_actions import ActionRow, carried_into
from qa_desk.commands.listening_consistency import calendar, consistency
from qa_desk.commands.listening_private import answer, answers, export, import_bundle
from qa_desk.commands.listening_told import actions, minutes, screens, sessions, year
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.work import listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_plan import Plan, PlanRequest

listening = typer.Typer(
    name="listening",
    no_args_is_help=True,
    help="The monthly hour in which executives hear real calls: draw it, keep it, tell of it.",
)


@listening.command()
def plan(
    month: Annotated[str, typer.Option(help="The month whose calls are heard, as 2026-11.")],
    minutes: Annotated[int, typer.Option(help="How long the session is to be.")] = 60,
    seed: Annotated[str, typer.Option(help="The same seed draws the same mix.")] = "1",
    theme: Annotated[str, typer.Option(help="Only reasons with these words.")] = "",
    language: Annotated[str, typer.Option(help="Only calls in this language, e.g. zh.")] = "",
    without_sound: Annotated[
        bool, typer.Option("--without-sound", help="Also draw calls that have no recording.")
    ] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep the mix as a planned session.")] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw a fair mix of a month's calls and say what it covers."""
    request = PlanRequest(month, minutes, seed, theme, language, without_sound)
    with desk_for(workspace, person, named=save) as desk:
        found = listening_plan.draw(desk, request)
        session = listening_plan.save(desk, found) if save else None
        carried = _carried(desk, month)
        if as_json:
            print_json(_plain(found, session, carried))
        else:
            _show(found, session)
            for action in carried:
                due = f", due {action.due}" if action.due else ""
                typer.echo(f"Still open from {action.month}: {action.text} ({action.owner or 'nobody'}{due})")


def _carried(desk: Desk, month: str) -> list[ActionRow]:
    with desk.reading() as connection:
        return [action for action in carried_into(connection, month) if action.state == "open"]


def _plain(found: Plan, session: str | None, carried: list[ActionRow]) -> dict[str, Any]:
    return {
        "session": session,
        "carried": [{"text": a.text, "owner": a.owner, "due": a.due, "from": a.month} for a in carried],
        "month": found.request.month,
        "seed": found.request.seed,
        "target_minutes": found.request.minutes,
        "minutes": round(found.proposal.total_ms / 60_000, 2),
        "calls": [_call(found, place) for place in range(len(found.proposal.items))],
        **listening_plan.provenance(found),
    }


def _call(found: Plan, place: int) -> dict[str, Any]:
    item = found.proposal.items[place]
    call = found.calls[item.call.id]
    return {
        "position": place + 1,
        "id": call.id,
        "external_id": call.external_id,
        "stratum": item.stratum,
        "instead_of": item.instead_of,
        "chance": item.chance,
        "weight": item.weight,
        "start_ms": item.span.start_ms,
        "end_ms": item.span.end_ms,
        "duration_ms": call.duration_ms,
        "started_at": call.started_at,
        "direction": call.direction,
        "channel": call.channel,
        "reason": call.reason,
        "tier": call.tier,
        "language": call.language,
        "outcome": call.outcome,
        "rating_band": item.call.band,
        "repeated": call.repeated,
        "recorded": call.recorded,
    }


def _show(found: Plan, session: str | None) -> None:
    out = Console()
    table = Table("", "Call", "Stratum", "Reason", "Direction", "Rating", "Heard", box=None)
    for place, item in enumerate(found.proposal.items):
        call = found.calls[item.call.id]
        whole = "whole" if item.span.length_ms == call.duration_ms else f"of {_clock(call.duration_ms)}"
        table.add_row(
            str(place + 1),
            call.external_id,
            item.stratum + (f" for {item.instead_of}" if item.instead_of else ""),
            call.reason,
            call.direction,
            item.call.band,
            f"{_clock(item.span.length_ms)} {whole}",
        )
    out.print(table)
    total = _clock(found.proposal.total_ms)
    typer.echo(f"{len(found.proposal.items)} calls, {total} of {found.request.minutes} minutes")
    for stand_in in found.proposal.fallbacks:
        typer.echo(f"“{stand_in.short}” was short: {stand_in.count} from “{stand_in.used}”")
    for stratum, count in found.proposal.missing.items():
        typer.echo(f"“{stratum}”: {count} missing, no call could stand in")
    unheard = [line for line in found.coverage if not line.mix]
    if unheard:
        names = ", ".join(f"{line.fact} {line.value} ({line.month_share:.0%})" for line in unheard[:8])
        typer.echo(f"Not heard this time: {names}")
    if session:
        typer.echo(f"Planned: {session}")


def _clock(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    for command in (sessions, minutes, screens, actions, year, export, import_bundle, answer, answers,
                    consistency, calendar):  # fmt: skip
        listening.command()(command)
    app.add_typer(listening)
