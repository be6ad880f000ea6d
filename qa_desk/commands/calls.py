"""`qa-desk calls`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from sqlalchemy import Connection

from db.queries.agents import find_agent
from db.queries.calls import CallFilter, calls_for_export
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json, words
from qa_desk.work.desk import Desk
from qa_desk.work.scorecard import AgentMissing


def calls(
    search: Annotated[str, typer.Argument(help="Words said or written about the call.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    agent: Annotated[list[str] | None, typer.Option(help="Only this agent's; may be repeated.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.", show_default="all")] = None,
    as_json: JsonOption = False,
) -> None:
    """List calls, newest first."""
    with desk_for(workspace, person) as desk, desk.reading() as connection:
        assert desk.acting is not None
        agents = tuple(_agent_id(desk, connection, name) for name in agent or ())
        found = calls_for_export(connection, desk.acting, CallFilter(text=search, agents=agents), limit=limit)
        if as_json:
            print_json(list(found))
            return
        table = Table("Started", "Call", "Agent", "Customer", "Length", "Rating", "Scored", box=None)
        for row in found:
            started = f"{row['started_at']:%Y-%m-%d %H:%M}" if row["started_at"] else "–"
            table.add_row(
                started,
                str(row["external_id"]),
                str(row["agent"] or "–"),
                str(row["customer"] or "–"),
                _length(int(row["duration_ms"])),
                "–" if row["rating"] is None else f"{row['rating']:g}/{row['rating_max']:g}",
                str(row["evaluations"]),
            )
        words.__class__().print(table)


def _agent_id(desk: Desk, connection: Connection, name: str) -> str:
    assert desk.acting is not None
    found = find_agent(connection, desk.acting, name)
    if found is None:
        raise AgentMissing("There is no single person called “{name}” whom you may see.", name=name)
    return found.id


def _length(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def register(app: typer.Typer) -> None:
    """Put this command under `qa-desk`."""
    app.command()(calls)
