"""`qa-desk listening consistency|calendar`: whether agents say what was agreed, and what one is reminded of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.listening import Message
from qa_desk.work import listening_consistency, listening_reminders
from qa_desk.work.listening_minutes import clock

Phrases = Annotated[
    list[str] | None, typer.Option(help="A phrase; again for more. A * at its end: any ending.")
]


def consistency(
    month: Annotated[str, typer.Option(help="The month whose calls are read, as 2026-11.")],
    about: Phrases = None,
    says: Phrases = None,
    against: Phrases = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the calls in which agents contradict a message, or leave it unsaid where it came up."""
    message = Message(
        ", ".join(about or against or ()), tuple(about or ()), tuple(says or ()), tuple(against or ())
    )
    with desk_for(workspace, person) as desk:
        found = listening_consistency.check(desk, month, message)
    if as_json:
        print_json(found)
        return
    share = found.share
    typer.echo(f"{found.transcribed} calls with words, it came up in {found.about}: {found.counts}")
    if share.value is not None and share.low is not None and share.high is not None:
        typer.echo(f"say otherwise: {share.value:.0%} [{share.low:.0%}, {share.high:.0%}] (n {share.n})")
    for call in found.calls:
        for one in call.statements[:2]:
            typer.echo(f"{call.external_id}  {call.kind}  {clock(one.start_ms)}  {one.words}")


def calendar(
    file: Annotated[Path, typer.Argument(help="The .ics file to write.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
) -> None:
    """Write sessions that come and actions that are due for one's calendar."""
    with desk_for(workspace, person) as desk:
        count = listening_reminders.write_calendar(desk, file)
    typer.echo(f"{file.name}: {count} entries")
