"""`qa-desk recordings` and `qa-desk invite`: which recordings this desk keeps, their key, and who is let in with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from qa_desk.commands.session import JsonOption, WorkspaceOption, print_json, spoken_errors, words
from qa_desk.errors import QADeskError
from qa_desk.workspace import Workspace, default_root

app = typer.Typer(help="Which recordings this desk keeps, and the key that seals them.", no_args_is_help=True)
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(MB|GB|TB)?", re.IGNORECASE)
UNITS = {"": 1 << 30, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}


class NoSize(QADeskError):
    """Words that are no size."""


def _open(root: Path | None) -> Workspace:
    return Workspace.open(root or default_root())


@app.command()
def limit(
    size: Annotated[str | None, typer.Argument(help="As 20GB or 500MB; 0 keeps all.")] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say, or set, how much room recordings may take here.

    Beyond it those not used for longest go at the next sync: only what the hub has, and never what is in your queue,
    in a listening session to come, or was just played.
    """
    from qa_desk.sync import cache

    with spoken_errors():
        opened = _open(workspace)
        if size is not None:
            found = SIZE.fullmatch(size.strip())
            if found is None:
                raise NoSize("“{size}” is no size.", hint="Write it as 20GB or 500MB.", size=size)
            cache.set_limit(opened, round(float(found[1]) * UNITS[(found[2] or "").upper()]))
        now = cache.limit_of(opened)
        files = [opened.recordings.path_of(*file) for file in cache.files(opened)]
        here = [path.stat().st_size for path in files if path.is_file()]
        opened.close()
    if as_json:
        print_json({"limit": now, "bytes": sum(here), "here": len(here), "of": len(files)})
    else:
        room = f"{now / (1 << 30):.1f} GB" if now else "no limit"
        typer.echo(
            f"{len(here)} of {len(files)} recordings here, {sum(here) / (1 << 30):.1f} GB; limit: {room}."
        )


@app.command()
def seal(workspace: WorkspaceOption = None) -> None:
    """Have recordings sealed on the desks from now on, so that the hub cannot hear them. Asked by an administrator.

    Makes the workspace's key if there is none, tells the hub, and sends what this desk has anew. Save the key
    afterwards: without it, nobody can hear what only the hub has.
    """
    from qa_desk.sync.hub_recordings import seal_all
    from qa_desk.sync.recording_key import keep_key, key_of
    from qa_desk.sync.sealing import key_id, new_key

    with spoken_errors():
        opened = _open(workspace)
        key = key_of(opened) or new_key()
        seal_all(opened, key)
        keep_key(opened, key)
        opened.close()
    typer.echo(f"Recordings are sealed with key {key_id(key)} from the next sync on.")
    words.print("Save it where the hub is not: qa-desk recordings key --save FILE")


@app.command("key")
def key_file(
    save: Annotated[Path | None, typer.Option(help="Write the key to this new file.")] = None,
    load: Annotated[Path | None, typer.Option(help="Take the key from this file.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Save the key of the recordings to a file, take it from one, or say which one this desk has."""
    from qa_desk.sync.recording_key import key_of, load_key, save_key
    from qa_desk.sync.sealing import key_id

    with spoken_errors():
        opened = _open(workspace)
        if load is not None:
            typer.echo(f"This desk has key {load_key(opened, load)} now.")
        if save is not None:
            typer.echo(
                f"Key {save_key(opened, save)} is in {save}. Whoever has this file can hear the recordings."
            )
        if load is None and save is None:
            key = key_of(opened)
            typer.echo(f"This desk has key {key_id(key)}." if key else "This desk has no key for recordings.")
        opened.close()


def invite(person: str, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Print a one-time code by which a desk of this person joins the hub; with the recordings' key, if there is one.

    The second half of the code opens the key. It never reaches the hub: hand the code over in person or by phone.
    """
    from qa_desk.sync.inviting import invite as make

    with spoken_errors():
        opened = _open(workspace)
        code, name = make(opened, person)
        opened.close()
    if as_json:
        print_json({"code": code, "person": name})
    else:
        typer.echo(code)


def register(parent: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    parent.add_typer(app, name="recordings")
    parent.command()(invite)
