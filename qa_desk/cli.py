"""`qa-desk` without a screen: the same work through the same use cases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from qa_desk import __version__
from qa_desk.commands.session import AsOption, WorkspaceOption

HOMES = {
    "upkeep": ("sample", "check", "backup", "people", "forms"),
    "password": ("password",),
    "importing": ("import",),
    "calls": ("calls",),
    "moments": ("moments",),
    "score": ("score", "scorecard"),
    "report": ("report", "export"),
    "form": ("form",),
    "listening": ("listening",),
    "stats": ("stats",),
    "plan": ("plan", "queue"),
    "calibrate": ("calibrate",),
    "coaching": ("coaching",),
    "gate": ("gate",),
    "activity": ("activity",),
    "syncing": ("sync", "hub"),
    "recordings": ("recordings", "invite"),
    "encryption": ("encryption",),
}
"""The commands of each module of `qa_desk.commands`, in the order of the help."""


class OneAtATime(TyperGroup):
    """Commands that are imported when they are named: statistics take a second that `sync` need not wait for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, imported or not."""
        return [name for names in HOMES.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # Typer keeps the names of these types to itself
        """The command of this name; None where there is none."""
        if cmd_name not in self.commands:
            self.commands.update(_commands(cmd_name))
        return super().get_command(ctx, cmd_name)


def _commands(name: str) -> Iterator[tuple[str, Any]]:
    """All commands of the module that has this one."""
    for module, names in HOMES.items():
        if name in names:
            several = typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False)
            import_module(f"qa_desk.commands.{module}").register(several)
            yield from typer.main.get_group(several).commands.items()


app = typer.Typer(
    name="qa-desk",
    cls=OneAtATime,
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
