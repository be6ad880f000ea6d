"""`qa-desk hub`: the server that desks sync with, and who may."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import UTC, datetime
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
BlobsOption = Annotated[
    str | None,
    typer.Option(
        "--blobs",
        help="A folder for recordings, or s3://bucket/prefix",
        show_default="QA_DESK_HUB_BLOBS or beside the database",
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


def _blobs(asked: str | None, database: str) -> str:
    if found := asked or os.environ.get("QA_DESK_HUB_BLOBS"):
        return found
    return str((Path(database).parent if "://" not in database else Path.cwd()) / "recordings")


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
    blobs: BlobsOption = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes answer.")] = 1,
    certificate: Annotated[Path | None, typer.Option("--tls-cert", help="A certificate, for https.")] = None,
    key: Annotated[Path | None, typer.Option("--tls-key", help="Its private key.")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Something in front of the hub encrypts, and says so.")
    ] = False,
    proxies: Annotated[
        str,
        typer.Option("--proxies", help="Addresses of what is in front, whose word about TLS is believed."),
    ] = "127.0.0.1",
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
        _opened(database).dispose()  # migrated once, before any worker starts; problems are said here
        place = _blobs(blobs, _database(database))
        try:
            from qa_desk.hub.serve import Serving, serve
            from qa_desk.hub.store import open_store
        except ImportError as error:
            raise _not_installed() from error
        open_store(place).check()
        serve(
            Serving(
                _database(database),
                place,
                host,
                port,
                workers,
                str(certificate) if certificate else None,
                str(key) if key else None,
                behind_proxy,
                proxies,
            )
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


@app.command("devices")
def list_devices(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """List the devices that are let in: their id, whose they are, when they last came."""
    from qa_desk.hub import devices

    with spoken_errors(), _opened(database).begin() as connection:
        found = devices.listed(connection)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        seen = f"{datetime.fromtimestamp(one.seen, UTC):%Y-%m-%d %H:%M} UTC" if one.seen else "never"
        typer.echo(f"{one.device}  {one.person}  {seen}{'  revoked' if one.revoked else ''}")


@app.command()
def check(database: DatabaseOption = None, blobs: BlobsOption = None, as_json: JsonOption = False) -> None:
    """Read every recording: what is damaged or gone is let go, so that the desks that have it send it again."""
    from qa_desk.hub import recordings
    from qa_desk.hub.store import open_store

    with spoken_errors():
        engine, store = _opened(database), open_store(_blobs(blobs, _database(database)))
        store.check()
        with engine.begin() as connection:
            every = recordings.all_stored(connection)
        bad = []
        for sha256, found in every.items():
            if not recordings.is_right(store, sha256, found):
                with engine.begin() as connection:
                    recordings.forget(connection, sha256)
                store.remove(sha256)
                bad.append(sha256)
    if as_json:
        print_json({"recordings": len(every), "let_go": bad})
    else:
        typer.echo(f"{len(every)} recordings, {len(bad)} of them damaged or gone.")
        for sha256 in bad:
            typer.echo(f"{sha256} will be sent again by a desk that has it.")


@app.command("openapi")
def print_openapi() -> None:
    """Print the OpenAPI document of the protocol, as docs/hub-openapi.json holds it."""
    from qa_desk.hub.app import openapi_document

    with spoken_errors():
        typer.echo(openapi_document(), nl=False)


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
