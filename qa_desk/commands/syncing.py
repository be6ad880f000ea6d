"""`qa-desk sync`: exchange what changed with other desks, once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa_desk.commands.session import PARTLY, PROBLEM, JsonOption, WorkspaceOption, desk_for, print_json, words
from qa_desk.sync.session import Report

FolderOption = Annotated[
    Path | None, typer.Option("--folder", help="A folder that the other desks reach too: a share or a stick.")
]


def sync(
    workspace: WorkspaceOption = None,
    folder: FolderOption = None,
    recordings: Annotated[bool, typer.Option(help="Exchange the recordings too.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Exchange what changed with the other desks; everything works without, and nothing is lost in between."""
    from qa_desk.sync.folder import sync_folder

    with desk_for(workspace, None) as desk:
        if folder is None:
            words.print("Say with what to sync: --folder PATH.")
            raise typer.Exit(PROBLEM)
        with words.status("Syncing"):
            report = sync_folder(desk.workspace, folder, recordings=recordings)
        print_json(as_plain(report)) if as_json else print_report(report)
        if report.problems:
            raise typer.Exit(PARTLY)


def as_plain(report: Report) -> dict[str, object]:
    """A report for scripts."""
    return {
        "sent": report.sent,
        "received": report.received,
        "tables": {table: len(keys) for table, keys in sorted(report.changed.items())},
        "recordings": {
            "sent": report.recordings_sent,
            "received": report.recordings_received,
            "missing": report.recordings_missing,
        },
        "conflicts": report.conflicts,
        "waiting": report.waiting,
        "set_aside": report.aside,
        "problems": report.problems,
    }


def print_report(report: Report) -> None:
    """A report for people."""
    typer.echo(f"Sent {report.sent} changes, received {report.received}.")
    if report.recordings_sent or report.recordings_received or report.recordings_missing:
        typer.echo(
            f"Recordings: {report.recordings_sent} sent, {report.recordings_received} received, "
            f"{report.recordings_missing} not here yet."
        )
    if report.conflicts:
        typer.echo(f"{report.conflicts} texts were changed by two people and wait to be settled.")
    if report.waiting:
        typer.echo(f"{report.waiting} changes wait for others they rest on.")
    if report.aside:
        typer.echo(f"{report.aside} doubles were set aside; nothing of them is lost.")
    for problem in report.problems:
        words.print(problem)


def register(app: typer.Typer) -> None:
    """Put this command under `qa-desk`."""
    app.command()(sync)
