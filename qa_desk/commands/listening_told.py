"""`qa-desk listening sessions|minutes|screens|actions|year`: what was held, said and came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from db.queries import listening as reads
from db.queries.listening_actions import all_actions
from qa_desk.commands.languages import LanguageOption, paper, words_in
from qa_desk.commands.session import PARTLY, AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.errors import N_, QADeskError
from qa_desk.stats import Estimate
from qa_desk.work.listening_minutes import Minutes, clock
from qa_desk.work.listening_screens import bring
from qa_desk.work.listening_view import load_session
from qa_desk.work.listening_year import year_of

SessionArgument = Annotated[str, typer.Argument(help="Its id, or its month where it has only one.")]


def sessions(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """List the sessions, newest month first."""
    with desk_for(workspace, person) as desk, desk.reading() as connection:
        assert desk.acting is not None
        found = reads.sessions(connection, desk.acting)
    if as_json:
        print_json(found)
        return
    for row in found:
        typer.echo(
            f"{row.month}  {row.state:9}  {row.calls} calls  {clock(row.planned_ms)}  {row.title}  {row.id}"
        )


def minutes(
    session: SessionArgument,
    pdf: Annotated[Path | None, typer.Option(help="Write them as PDF.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write them as HTML.")] = None,
    language: LanguageOption = "en",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the minutes: who heard what for how long, what was said, voted, decided and carried on."""
    with desk_for(workspace, person) as desk:
        told = Minutes(load_session(desk, session))
        page = told.html(words_in(language), language)
        if html is not None:
            _written(html, lambda path: path.write_text(page, encoding="utf-8"))
        if pdf is not None:
            _written(pdf, lambda path: paper(page, path))
    if as_json:
        print_json(told.plain())
    elif pdf is None and html is None:
        typer.echo(page)


def screens(
    folder: Annotated[
        Path, typer.Argument(help="Holds CALL@75.png, CALL@1m15s.jpg, CALL.json, CALL@30.html, CALL.mp4.")
    ],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in the screens agents saw, named after their calls and the second."""
    with desk_for(workspace, person, named=True) as desk:
        found = bring(desk, folder)
    if as_json:
        print_json(found)
    else:
        typer.echo(f"{found.added} brought in, {found.known} known already")
        for name, why in found.refused:
            typer.echo(f"{name}: {why}", err=True)
    if found.refused:
        raise typer.Exit(PARTLY)


def actions(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """List what is to be done, open ones first, those due soonest on top."""
    with desk_for(workspace, person) as desk, desk.reading() as connection:
        assert desk.acting is not None
        found = [] if desk.acting.only_agent else all_actions(connection)
    if as_json:
        print_json(found)
        return
    for action in found:
        typer.echo(
            f"{action.state:7}  {action.due or '-':10}  {action.owner or '-'}  {action.text}  {action.outcome}"
        )


def year(
    year: Annotated[str, typer.Argument(help="As 2026.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say who listened how long in each month, and what came of what was decided."""
    with desk_for(workspace, person) as desk:
        found = year_of(desk, year)
    if as_json:
        print_json(found)
        return
    for row in found.months:
        typer.echo(f"{row.name}  {row.month}  {clock(row.heard_ms)}")
    for one in found.outcomes:
        words = f"{_share(one.before)} before, {_share(one.after)} after"
        typer.echo(f"{one.action.state}: {one.action.text}. {one.action.outcome} Satisfied: {words}")


def _share(found: Estimate) -> str:
    if found.value is None or found.low is None or found.high is None:
        return f"too few (n {found.n})"
    return f"{found.value:.0%} [{found.low:.0%}, {found.high:.0%}] (n {found.n})"


def _written(path: Path, write: object) -> None:
    assert callable(write)
    try:
        write(path)
    except OSError as error:
        raise QADeskError(
            N_("“{name}” could not be written: {reason}."),
            hint=N_("Choose another place."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
