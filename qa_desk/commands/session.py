"""What every command shares: the workspace, the acting person, plain errors and exit codes, JSON out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from db.queries.acting import Acting, find_acting, people_who_may_act
from qa_desk.errors import QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import open_or_create, operating_system_user
from qa_desk.workspace import Workspace, default_root

PROBLEM = 1
"""Exit code when something could not be done; 2 is a wrong command line, 3 done but with refusals."""
PARTLY = 3

words = Console(stderr=True, highlight=False, soft_wrap=True)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace", "-w", help="The workspace folder.", show_default="QA_DESK_WORKSPACE or yours"
    ),
]
AsOption = Annotated[
    str | None,
    typer.Option("--as", help="Who acts: a person's name or id.", show_default="QA_DESK_AS or you"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


class NobodyActs(QADeskError):
    """It is not clear who acts."""


@contextmanager
def desk_for(
    workspace: Path | None,
    person: str | None,
    *,
    create: bool = False,
    named: bool = False,
    proven: bool = True,
) -> Iterator[Desk]:
    """The desk a command works at. `create` makes a missing workspace; `named` insists on a clear author.

    Without `proven` the person's password is not asked for: the command does it itself.

    Errors for people end the program with their words and exit code 1, never with a traceback.
    """
    with spoken_errors():
        root = workspace or default_root()
        opened = open_or_create(root) if create else Workspace.open(root)
        try:
            desk = Desk(opened)
            acting = acting_person(desk, person, named=named)
            if proven:
                prove(desk, acting)
            yield replace_acting(desk, acting)
        finally:
            opened.close()


def prove(desk: Desk, acting: Acting) -> None:
    """Ask for the person's password where there is one: `QA_DESK_PASSWORD`, else the terminal. `SignInError`."""
    from qa_desk.work.sign_in import SignInError, is_locked, sign_in

    if not is_locked(desk, acting.person_id):
        return
    password = os.environ.get("QA_DESK_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = typer.prompt(f"Password of {acting.name}", hide_input=True, err=True)
    if password is None:
        raise NobodyActs(
            "{name} has a password.",
            hint="Set QA_DESK_PASSWORD to it, or run this in a terminal.",
            name=acting.name,
        )
    if sign_in(desk, acting, password):
        raise SignInError(
            "This password is for once only.",
            hint="Choose your own first: qa-desk password --as {name}",
            name=acting.name,
        )


def replace_acting(desk: Desk, acting: Acting) -> Desk:
    """The same desk with somebody acting."""
    return replace(desk, acting=acting)


@contextmanager
def spoken_errors() -> Iterator[None]:
    """Turn errors for people into words on stderr and exit code 1."""
    try:
        yield
    except QADeskError as error:
        words.print(f"[bold]{error.message.format(**error.params)}[/]", style=None)
        if error.hint:
            words.print(error.hint.format(**error.params), style="dim")
        raise typer.Exit(PROBLEM) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def acting_person(desk: Desk, name: str | None, *, named: bool) -> Acting:
    """Who acts: the named person, `QA_DESK_AS`, the system's user, the only candidate, else an administrator.

    The last only where authorship does not matter (`named` is False). `NobodyActs` otherwise.
    """
    asked = name or os.environ.get("QA_DESK_AS")
    with desk.reading() as connection:
        if asked:
            found = find_acting(connection, asked)
            if found is None:
                raise NobodyActs("There is no single active person called “{name}”.", name=asked)
            return found
        if (user := find_acting(connection, operating_system_user())) is not None:
            return user
        people = [person for person in people_who_may_act(connection) if not person.only_agent]
    if len(people) == 1:
        return people[0]
    admins = [person for person in people if person.has("admin")]
    if admins and not named:
        return admins[0]
    raise NobodyActs(
        "Several people could be doing this: {names}.",
        hint="Say who with --as NAME.",
        names=", ".join(person.name for person in people) or "–",
    )


def print_json(value: Any, *, lines: bool = False) -> None:
    """Print a value as JSON; with `lines`, each item of a list on its own line."""
    out = sys.stdout.buffer
    if lines:
        for item in value:
            out.write(msgspec.json.encode(item, enc_hook=_plain) + b"\n")
    else:
        out.write(msgspec.json.format(msgspec.json.encode(value, enc_hook=_plain), indent=2) + b"\n")
    out.flush()


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))
