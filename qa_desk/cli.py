"""`qa-desk` without a screen: the same work through the same use cases."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from qa_desk import __version__
from qa_desk.commands import (
    activity,
    calibrate,
    calls,
    coaching,
    encryption,
    form,
    gate,
    importing,
    listening,
    moments,
    password,
    plan,
    recordings,
    report,
    score,
    stats,
    syncing,
    upkeep,
)
from qa_desk.commands.session import AsOption, WorkspaceOption

app = typer.Typer(
    name="qa-desk",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Listening, scoring and coaching for customer contact centres.\n\n"
    "Without a command the application opens. Every command takes --workspace PATH and --as PERSON; "
    "--json prints what a script can read. Exit codes: 0 done, 1 could not be done, 2 wrong command line, "
    "3 done but some items were refused.",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"qa-desk {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
) -> None:
    """Options that stand before a command; the same options after it win."""
    if workspace is not None:
        os.environ["QA_DESK_WORKSPACE"] = str(workspace)
    if person is not None:
        os.environ["QA_DESK_AS"] = person


for module in (
    upkeep,
    password,
    importing,
    calls,
    moments,
    score,
    report,
    form,
    listening,
    stats,
    plan,
    calibrate,
    coaching,
    gate,
    activity,
    syncing,
    recordings,
    encryption,
):
    module.register(app)
