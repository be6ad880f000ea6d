"""`qa-desk sync`: exchange what changed with other desks, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qa_desk.commands import hub as hub_commands
from qa_desk.commands.session import PARTLY, JsonOption, WorkspaceOption, print_json, spoken_errors, words
from qa_desk.sync.folder import sync_folder
from qa_desk.sync.hub import HubError, Wire, enrol, enrolled_at, sync_hub
from qa_desk.sync.joining import join
from qa_desk.sync.session import Report
from qa_desk.workspace import DATABASE, Workspace, default_root

FolderOption = Annotated[
    Path | None, typer.Option("--folder", help="A folder that the other desks reach too: a share or a stick.")
]


class Fetch(StrEnum):
    """Which recordings to fetch."""

    AHEAD = "ahead"
    ALL = "all"
    NONE = "none"


def sync(
    workspace: WorkspaceOption = None,
    folder: FolderOption = None,
    hub: Annotated[str | None, typer.Option("--hub", help="Enrol at the hub at this address.")] = None,
    code: Annotated[
        str | None, typer.Option("--code", help="The one-time code an administrator gave.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Make the workspace where there is none yet.")] = False,
    recordings: Annotated[
        Fetch,
        typer.Option(help="Which recordings to fetch from a hub: of work at hand, all there are, or none."),
    ] = Fetch.AHEAD,
    as_json: JsonOption = False,
) -> None:
    """Exchange what changed with the other desks; everything works without, and nothing is lost in between.

    Once with --hub and --code, from then on without; or through a --folder that the others reach too.
    """
    root, report = workspace or default_root(), Report()

    def exchange(opened: Workspace, wanted: Fetch) -> None:
        with words.status("Syncing"):
            if folder is not None:
                report.add(sync_folder(opened, folder, recordings=wanted is not Fetch.NONE))
            else:
                report.add(sync_hub(opened, recordings=wanted.value))

    def fill(opened: Workspace) -> None:
        if hub is None or enrolled_at(opened) != Wire(hub).url:  # else it goes on with the place it was given
            _reach(opened, hub, code, folder)
        exchange(opened, Fetch.NONE)

    with spoken_errors():
        if new and not (root / DATABASE).exists():
            join(root, fill)
            hub = None
        with _opened(root) as opened:
            if new and hub is not None and enrolled_at(opened) == Wire(hub).url:
                hub = None  # the same words once more, after it was whole
            _reach(opened, hub, code, folder)
            exchange(opened, recordings)
        print_json(as_plain(report)) if as_json else print_report(report)
        if report.problems:
            raise typer.Exit(PARTLY)


def _reach(opened: Workspace, hub: str | None, code: str | None, folder: Path | None) -> None:
    """Enrol where a hub is named; `HubError` where this workspace would sync with nothing."""
    if hub is not None:
        enrol(opened, hub, code or "")
    elif folder is None and enrolled_at(opened) is None:
        raise HubError(
            "This workspace syncs with nothing yet.",
            hint="Say --folder PATH, or --hub URL --code CODE once.",
        )


@contextmanager
def _opened(root: Path) -> Iterator[Workspace]:
    opened = Workspace.open(root)
    try:
        yield opened
    finally:
        opened.close()


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
            "let_go": report.recordings_let_go,
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
            f"{report.recordings_missing} not on this desk."
        )
    if report.recordings_let_go:
        typer.echo(f"{report.recordings_let_go} recordings not used for long were let go; the hub has them.")
    if report.conflicts:
        typer.echo(f"{report.conflicts} texts were changed by two people and wait to be settled.")
    if report.waiting:
        typer.echo(f"{report.waiting} changes wait for others they rest on.")
    if report.aside:
        typer.echo(f"{report.aside} doubles were set aside; nothing of them is lost.")
    for problem in report.problems:
        words.print(problem)


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.command()(sync)
    hub_commands.register(app)
