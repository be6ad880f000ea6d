"""`qa-desk encryption`: a workspace that only its key opens."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa_desk.commands.session import JsonOption, WorkspaceOption, print_json, spoken_errors, words
from qa_desk.workspace import DATABASE, default_root

commands = typer.Typer(help="Encrypt the workspace at rest.", no_args_is_help=True)


@commands.command()
def on(
    workspace: WorkspaceOption = None,
    save_key: Annotated[
        Path | None,
        typer.Option("--save-key", help="A new file for the key. Without it and the keyring all is lost."),
    ] = None,
    keyring: Annotated[bool, typer.Option(help="Keep the key in the keyring of this computer.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Encrypt the database, its backups and the recordings. QA Desk must be closed."""
    from qa_desk.at_rest.switch import encrypt

    with spoken_errors():
        root = workspace or default_root()
        with words.status("Encrypting"):
            name = encrypt(root, save_key, into_keyring=keyring)
        if as_json:
            print_json({"workspace": root, "key": name})
            return
        typer.echo(f"Encrypted with the key {name}.")
        if save_key is None:
            typer.echo(
                "The key is only in this computer's keyring. Save it: qa-desk encryption save-key FILE"
            )


@commands.command()
def off(workspace: WorkspaceOption = None) -> None:
    """Put the database, its backups and the recordings in clear again. QA Desk must be closed."""
    from qa_desk.at_rest.switch import decrypt

    with spoken_errors():
        with words.status("Decrypting"):
            decrypt(workspace or default_root())
        typer.echo("The workspace is in clear.")


@commands.command()
def status(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Say whether the workspace is encrypted, with which key, and whether it is at hand."""
    from db.cipher import is_encrypted
    from qa_desk.at_rest.keys import key_for, named_key
    from qa_desk.at_rest.recordings import in_clear

    with spoken_errors():
        root = workspace or default_root()
        database = root / DATABASE
        encrypted = database.is_file() and is_encrypted(database)
        name = named_key(root) if encrypted else None
        if encrypted:
            key_for(root, database)
        clear = sum(1 for _ in in_clear(root))
        if as_json:
            print_json({"encrypted": encrypted, "key": name, "recordings_in_clear": clear})
            return
        typer.echo(f"Encrypted with the key {name}." if encrypted else "Not encrypted.")
        if encrypted and clear:
            typer.echo(f"{clear} recordings are still in clear. End it with: qa-desk encryption on")


@commands.command()
def key(file: Path) -> None:
    """Bring a key from a file into this computer's keyring."""
    from qa_desk.at_rest.keys import keep, read_key
    from qa_desk.sync.sealing import key_id

    with spoken_errors():
        found = read_key(file)
        keep(found)
        typer.echo(f"The key {key_id(found)} is in the keyring.")


@commands.command("save-key")
def save_key(file: Path, workspace: WorkspaceOption = None) -> None:
    """Write the workspace's key to a new file, to be kept apart from this computer."""
    from qa_desk.at_rest.keys import KeyProblem, key_for, write_key

    with spoken_errors():
        root = workspace or default_root()
        found = key_for(root, root / DATABASE)
        if found is None:
            raise KeyProblem("This workspace is not encrypted.")
        write_key(found, file)
        typer.echo(f"Saved to {file}.")


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(commands, name="encryption")
