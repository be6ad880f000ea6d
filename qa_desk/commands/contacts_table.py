"""The table of `qa-desk stats contacts`."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.stats.intervals import Estimate
from qa_desk.work.insights.contacts import ContactsReport, View


def contacts_table(found: ContactsReport) -> None:
    """Both views, agents, then the reasons with what each costs."""
    if found.until is None:
        typer.echo("No contacts in this time.")
        return
    typer.echo(
        f"Coming back within {found.days} days; known up to {found.until.astimezone():%Y-%m-%d %H:%M}."
    )
    for name, view in (("about the same reason", found.by_reason), ("about anything", found.any_reason)):
        typer.echo(f"Nobody had to come back {name}: {_told(view.resolution)}{_beside(view)}")
    typer.echo(f"Customers who said that it was resolved: {_told(found.said)}.")
    agents = Table("Agent", "Nobody came back", box=None)
    for one in found.agents:
        agents.add_row(one.name, _told(one.resolution))
    reasons = Table("Reason", "Contacts", "Up to here", "Minutes", "Repeats", "Low ratings", box=None)
    for line in found.reasons:
        vital = line.by_contacts
        name = vital.name if not vital.vital else f"[bold]{vital.name}[/bold]"
        cells = (
            f"{vital.count:,}",
            f"{vital.cumulative:.0%}",
            f"{line.minutes:,}",
            line.repeats,
            line.low_ratings,
        )
        reasons.add_row(name, *(str(cell) for cell in cells))
    for table in (agents, reasons):
        Console(width=None if Console().is_terminal else 220).print(table)


def _beside(view: View) -> str:
    with_young = (
        "" if view.fresh is None else f"; with the young ones {view.fresh.value:.0%} (n {view.fresh.n:,})"
    )
    left_out = f"; {view.young:,} too young to tell, {view.excluded:,} without a customer or reason"
    return f"{with_young}{left_out}."


def _told(share: Estimate) -> str:
    if share.value is None or share.low is None or share.high is None:
        return "not enough data"
    return f"{share.value:.0%} ({share.low:.0%} to {share.high:.0%}; n {share.n:,})"
