"""`qa-desk import`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from qa_desk.commands.session import (
    PARTLY,
    AsOption,
    JsonOption,
    WorkspaceOption,
    desk_for,
    print_json,
    words,
)


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Recordings, tables, or folders of them.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    profile: Annotated[str | None, typer.Option(help="A saved column mapping, by name.")] = None,
    time_zone: Annotated[
        str | None,
        typer.Option(help="Zone of times without one, e.g. Asia/Shanghai.", show_default="this computer's"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring in calls: recordings, their transcripts and metadata, tables of calls, customers' ratings.

    Safe to run twice, to interrupt and to run again: what is in already is recognised.
    """
    from qa_desk.commands.import_report import preview_report, summary_report
    from qa_desk.importing import ImportOptions, preview
    from qa_desk.work.import_calls import import_calls

    with desk_for(workspace, person, create=True) as desk:
        options = ImportOptions(profile=profile, time_zone=time_zone)
        with _bar("Looking") as progress:
            plan = preview(desk, paths, options, progress=progress)
        if dry_run:
            report = preview_report(plan)
        else:
            with _bar("Importing") as progress:
                summary = import_calls(desk, plan, progress=progress)
            report = summary_report(summary)
        print_json(report.data) if as_json else typer.echo(report.text)
        if report.refused:
            raise typer.Exit(PARTLY)


@contextmanager
def _bar(title: str) -> Iterator[Callable[[float], None]]:
    """A progress bar on stderr, gone when done; takes the share done, 0 to 1."""
    with Progress(console=words, transient=True) as bar:
        task = bar.add_task(title, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def register(app: typer.Typer) -> None:
    """Put this command under `qa-desk`."""
    app.command(name="import")(import_)
