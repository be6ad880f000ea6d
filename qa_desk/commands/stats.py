"""`qa-desk stats`: what may be said about people's numbers, without a screen."""

from __future__ import annotations

import typer

from qa_desk.commands import insights
from qa_desk.commands.agreement import agreement
from qa_desk.commands.overturned import disputes

stats = typer.Typer(
    name="stats",
    no_args_is_help=True,
    help="What may be said about people's numbers: every value with its n and an interval.",
)
stats.command()(agreement)
stats.command()(disputes)
insights.register(stats)


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(stats)
