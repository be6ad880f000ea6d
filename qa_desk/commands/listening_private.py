"""`qa-desk listening export|import-bundle|answer|answers`: a session heard elsewhere, and what comes back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from db.queries.acting import find_acting
from qa_desk.commands.listening_told import SessionArgument
from qa_desk.commands.session import (
    AsOption,
    JsonOption,
    NobodyActs,
    WorkspaceOption,
    desk_for,
    print_json,
    spoken_errors,
)
from qa_desk.sealed import SealedError
from qa_desk.work import private_listening
from qa_desk.work.listening_minutes import clock
from qa_desk.work.listening_view import load_session

PASSPHRASE = "QA_DESK_PASSPHRASE"


def export(
    session: SessionArgument,
    file: Annotated[Path, typer.Argument(help="The file to write, SESSION.qdlisten.")],
    person: Annotated[str, typer.Option("--for", help="Who is to hear it: a name or an id.")],
    workspace: WorkspaceOption = None,
    acting: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a session as one sealed file for somebody to hear elsewhere; the passphrase is asked for."""
    with desk_for(workspace, acting, named=True) as desk:
        with desk.reading() as connection:
            found = find_acting(connection, person)
        if found is None:
            raise NobodyActs("There is no single active person called “{name}”.", name=person)
        secret = _passphrase(twice=True)
        made = private_listening.export_bundle(desk, session, file, found.person_id, secret)
    if as_json:
        print_json(made)
    else:
        typer.echo(f"{made.path.name}: {made.calls} calls for {made.person}, {made.size_bytes // 1000} kB")
        typer.echo("Tell the passphrase another way than the file goes.")


def import_bundle(
    file: Annotated[Path, typer.Argument(help="The file that was sent.")],
    into: Annotated[
        Path | None, typer.Option(help="The folder to keep it in.", show_default="beside your workspace")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a session that was sent as a file and make a small workspace of it to hear it in."""
    with spoken_errors():
        root = private_listening.open_bundle(file, _passphrase(), into)
    if as_json:
        print_json({"workspace": str(root)})
    else:
        typer.echo(f"Hear it with: qa-desk --workspace '{root}' --page listening")


def answer(
    file: Annotated[Path, typer.Argument(help="The file to write, NAME.qdanswers.")],
    session: Annotated[str, typer.Argument(help="Its id or month, where there are several.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
) -> None:
    """Write what you heard and noted of a session that was sent to you, for whoever sent it."""
    with desk_for(workspace, person) as desk:
        found = load_session(desk, session or private_listening.only_session(desk))
        parts = private_listening.save_answers(desk, found.facts.id, file)
    typer.echo(f"{file.name}: {parts} stretches, notes and impressions")


def answers(
    file: Annotated[Path, typer.Argument(help="The file that came back.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in what somebody heard and noted elsewhere; taking it in again adds only what is new."""
    with desk_for(workspace, person, named=True) as desk:
        found = private_listening.take_answers(desk, file)
    if as_json:
        print_json(found)
    else:
        typer.echo(
            f"{found.person}: {clock(found.heard_ms)} heard, {found.notes} notes,"
            f" {found.impressions} impressions are new"
        )


def _passphrase(*, twice: bool = False) -> str:
    """`QA_DESK_PASSPHRASE`, else the terminal."""
    if given := os.environ.get(PASSPHRASE):
        return given
    if not sys.stdin.isatty():
        raise SealedError(
            "The passphrase is missing.", hint=f"Set {PASSPHRASE} to it, or run this in a terminal."
        )
    return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True))
