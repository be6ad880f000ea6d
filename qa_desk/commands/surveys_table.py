"""The table of `qa-desk stats surveys`."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.stats.intervals import Estimate
from qa_desk.work.insights.surveys import Summary, SurveysReport


def surveys_table(found: SurveysReport) -> None:
    """Everybody, teams, agents; then which answers count and who answers."""
    low, high = found.scale
    table = Table(box=None)
    table.add_column("")
    for title in (
        "Best",
        "Best two",
        f"Mean {low:g}-{high:g}",
        "NPS",
        "Effort 1-7",
        "Resolved",
        "Answered of sent",
    ):
        table.add_column(title, justify="right")
    for one in (found.overall, *found.teams, *found.agents):
        table.add_row(one.name or "all together", *_cells(one))
    Console(width=None if Console().is_terminal else 220).print(table)
    kinds = ", ".join(f"{kind} {n} of {found.given[kind]}" for kind, n in sorted(found.counting.items()))
    typer.echo(f"Of several answers about one call the latest counts: {kinds or 'none'}.")
    if found.response is None:
        typer.echo("How many surveys were sent is not known; import it to see response rates.")
    elif found.response.differs:
        typer.echo("Response rates differ by agent: who answers may explain differences.")
    if found.satisfied_bounds is not None:
        least, most = found.satisfied_bounds
        typer.echo(f"Satisfied of all who were asked, whatever the others think: {least:.0%} to {most:.0%}.")


def _cells(one: Summary) -> tuple[str, ...]:
    return (
        _cell(one.csat.top, "{:.0%}"), _cell(one.csat.satisfied, "{:.0%}"), _cell(one.csat.mean, "{:.2f}"),
        _cell(one.nps, "{:+.0f}"), _cell(one.effort, "{:.2f}"), _cell(one.resolved, "{:.0%}"),
        "–" if one.asked is None else _cell(one.asked, "{:.0%}"),
    )  # fmt: skip


def _cell(one: Estimate, shape: str) -> str:
    if one.value is None:
        return "–"
    if one.low is None or one.high is None:
        return f"{shape.format(one.value)} (n {one.n})"
    return f"{shape.format(one.value)} ({shape.format(one.low)} to {shape.format(one.high)}, n {one.n})"
