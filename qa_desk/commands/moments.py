"""`qa-desk moments`: the moments of a call, and their sound as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Column, Table

from db.queries import review
from qa_desk.commands.session import (
    AsOption,
    JsonOption,
    WorkspaceOption,
    desk_for,
    print_json,
    words,
)
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk

moments = typer.Typer(
    name="moments", no_args_is_help=True, help="Moments of calls, and their sound as files."
)

CallArgument = Annotated[str, typer.Argument(help="The call's id or external id.")]


@moments.command("list")
def list_(
    call: CallArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """The moments of a call, in order of time."""
    with desk_for(workspace, person) as desk:
        assert desk.acting is not None
        with desk.reading() as connection:
            rows = review.moments(connection, desk.acting, _call(desk, call))
        if as_json:
            print_json(rows)
            return
        table = Table(
            Column("Id", no_wrap=True), "From", "To", "Whose", "Tag", "Note", "By", "Agent sees it", box=None
        )
        for row in rows:
            table.add_row(
                row.id,
                _clock(row.start_ms),
                _clock(row.end_ms),
                row.channel,
                row.tag,
                row.note,
                row.author,
                "yes" if row.shared else "no",
            )
        Console().print(table)


@moments.command()
def export(
    call: CallArgument,
    file: Annotated[Path, typer.Argument(help="Where to; the ending says how: .wav, .mp3 or .opus.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    moment: Annotated[
        str | None,
        typer.Option("--moment", help="Only this moment, by its id.", show_default="the whole call"),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Also chapters for moments the agent does not see.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a moment with its note, or a whole call with its moments as chapters. The audit log notes it."""
    from qa_desk.work.export_sound import export_call, export_moment

    with desk_for(workspace, person, named=True) as desk:
        if file.exists() and not force:
            raise QADeskError(
                N_("“{name}” is there already."),
                hint=N_("Choose another name, or add --force."),
                name=file.name,
            )
        interaction = _call(desk, call)
        with Progress(transient=True, console=Console(stderr=True)) as bar:
            task = bar.add_task("", total=1.0)

            def progress(share: float) -> None:
                bar.update(task, completed=share)

            if moment is not None:
                done = export_moment(desk, interaction, moment, file, progress=progress)
            else:
                done = export_call(desk, interaction, file, private=private, progress=progress)
        if as_json:
            print_json({"file": done.path, "duration_ms": done.duration_ms, "chapters": done.chapters})
        else:
            words.print(f"{done.path}: {_clock(done.duration_ms)}, {done.chapters} chapters")


def _call(desk: Desk, call: str) -> str:
    assert desk.acting is not None
    with desk.reading() as connection:
        found = review.find_call(connection, desk.acting, call)
    if found is None:
        raise QADeskError(N_("There is no single call “{call}”."), call=call)
    return found


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms / 1000, 60)
    return f"{int(minutes)}:{seconds:04.1f}"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(moments)
