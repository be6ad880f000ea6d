"""`qa-desk hub`: the server that desks sync with, and who may."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa_desk.commands.session import JsonOption, print_json, spoken_errors
from qa_desk.errors import QADeskError

if TYPE_CHECKING:
    from sqlalchemy import Engine

app = typer.Typer(help="The server that desks sync with.", invoke_without_command=True)

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        help="A file for SQLite, or postgresql://…",
        show_default="QA_DESK_HUB_DATABASE or a file of yours",
    ),
]
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class HubProblem(QADeskError):
    """A hub that cannot be started or asked."""


def _database(asked: str | None) -> str:
    if found := asked or os.environ.get("QA_DESK_HUB_DATABASE"):
        return found
    import platformdirs

    return str(Path(platformdirs.user_data_dir("qa-desk", appauthor=False)) / "hub" / "hub.db")


def _opened(asked: str | None) -> Engine:
    try:
        from qa_desk.hub.tables import open_hub
    except ImportError as error:
        raise _not_installed() from error
    from sqlalchemy.exc import ArgumentError, DBAPIError

    try:
        return open_hub(_database(asked))
    except (DBAPIError, ArgumentError, ImportError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise HubProblem("The hub's database cannot be used: {reason}.", reason=reason) from error


def _not_installed() -> HubProblem:
    return HubProblem("The hub is not installed.", hint="Install it with: pip install “qa-desk[hub]”")


@app.callback()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8765,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    database: DatabaseOption = None,
    blobs: Annotated[
        Path | None, typer.Option(help="A folder for recordings.", show_default="beside the database")
    ] = None,
    certificate: Annotated[Path | None, typer.Option("--tls-cert", help="A certificate, for https.")] = None,
    key: Annotated[Path | None, typer.Option("--tls-key", help="Its private key.")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Something in front of the hub encrypts.")
    ] = False,
) -> None:
    """Start the hub. Without TLS it listens on this computer only."""
    if context.invoked_subcommand is not None:
        return
    with spoken_errors():
        if host not in LOOPBACK and certificate is None and not behind_proxy:
            raise HubProblem(
                "Without TLS the hub listens on this computer only.",
                hint="Give --tls-cert and --tls-key, or --behind-proxy where something in front encrypts.",
            )
        engine = _opened(database)
        try:
            import uvicorn

            from qa_desk.hub.app import hub_app
        except ImportError as error:
            raise _not_installed() from error
        named = _database(database)
        folder = blobs or (Path(named).parent if "://" not in named else Path.cwd()) / "recordings"
        uvicorn.run(
            hub_app(engine, folder),
            host=host,
            port=port,
            log_level="warning",
            ssl_certfile=certificate,
            ssl_keyfile=key,
            proxy_headers=behind_proxy,
            server_header=False,
        )


@app.command()
def enrol(person: str, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Print a one-time code by which one desk of this person joins within a day."""
    from qa_desk.hub import devices

    with spoken_errors(), _opened(database).begin() as connection:
        founder = devices.is_empty(connection)
        found = (person, person) if founder else devices.find_person(connection, person)
        if found is None:
            raise HubProblem("The hub knows no single person called “{name}”.", name=person)
        code = devices.issue_code(connection, *found, founder=founder)
    if as_json:
        print_json({"code": code, "person": found[1], "brings_the_workspace": founder})
    else:
        typer.echo(code)


@app.command()
def revoke(device: str, database: DatabaseOption = None) -> None:
    """Let a device in no more."""
    from qa_desk.hub import devices

    with spoken_errors(), _opened(database).begin() as connection:
        if not devices.revoke(connection, device):
            raise HubProblem("The hub knows no device {device}.", device=device)


@app.command()
def restored(database: DatabaseOption = None) -> None:
    """Say that the hub's database was restored from a backup: every desk then offers all it holds once more."""
    import uuid

    from qa_desk.hub.tables import STATE

    with spoken_errors(), _opened(database).begin() as connection:
        connection.execute(STATE.update().where(STATE.c.k == "epoch").values(v=uuid.uuid4().hex))


def register(parent: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    parent.add_typer(app, name="hub")
