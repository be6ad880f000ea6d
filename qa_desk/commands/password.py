"""`qa-desk password`: one's own password, somebody's first one, and whether everybody needs one."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from db.queries.acting import find_acting
from db.queries.sign_in import lock_of
from qa_desk.commands.session import AsOption, NobodyActs, WorkspaceOption, desk_for, words
from qa_desk.work.desk import Desk
from qa_desk.work.sign_in import remove_password, require_passwords, set_password


def password(
    somebody: Annotated[
        str | None,
        typer.Option("--for", help="Set a password for once for this person; administrators only."),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Let the person of --for in without a password again.")
    ] = False,
    everybody: Annotated[
        bool | None, typer.Option("--everybody/--not-everybody", help="Whether nobody acts here without one.")
    ] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
) -> None:
    """Set your password on this desk; scripts give QA_DESK_PASSWORD and QA_DESK_NEW_PASSWORD."""
    if remove and somebody is None:
        raise typer.BadParameter("Say whose with --for NAME.")
    own = somebody is None and everybody is None
    with desk_for(workspace, person, named=True, proven=not own) as desk:
        assert desk.acting is not None
        if everybody is not None:
            require_passwords(desk, everybody)
            words.print(
                "Everybody needs a password now." if everybody else "Passwords are each person's choice."
            )
        elif somebody is None:
            _own(desk)
            words.print(f"The password of {desk.acting.name} is set.")
        else:
            _of(desk, somebody, remove)


def _own(desk: Desk) -> None:
    assert desk.acting is not None
    with desk.reading() as connection:
        has_one = lock_of(connection, desk.acting.person_id) is not None
    old = _asked("QA_DESK_PASSWORD", "Password until now") if has_one else None
    set_password(desk, desk.acting.person_id, _asked("QA_DESK_NEW_PASSWORD", "New password", twice=True), old)


def _of(desk: Desk, name: str, remove: bool) -> None:
    with desk.reading() as connection:
        found = find_acting(connection, name)
    if found is None:
        raise NobodyActs("There is no single active person called “{name}”.", name=name)
    if remove:
        remove_password(desk, found.person_id)
        words.print(f"{found.name} needs no password.")
        return
    set_password(desk, found.person_id, _asked("QA_DESK_NEW_PASSWORD", "Password for once", twice=True))
    words.print(f"{found.name} can sign in with it and then chooses another.")


def _asked(variable: str, prompt: str, *, twice: bool = False) -> str:
    """From the environment, else from the terminal, without showing it."""
    if (given := os.environ.get(variable)) is not None:
        return given
    if not sys.stdin.isatty():
        raise NobodyActs(
            "A password is needed.", hint="Set {variable}, or run this in a terminal.", variable=variable
        )
    return str(typer.prompt(prompt, hide_input=True, err=True, confirmation_prompt=twice))


def register(app: typer.Typer) -> None:
    """Put this command under `qa-desk`."""
    app.command()(password)
