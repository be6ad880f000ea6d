"""`qa-desk sample`, `check`, `backup`, `people`, `forms`: the workspace itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from db.queries.acting import people_who_may_act
from db.queries.review import form_choices
from qa_desk.commands.session import (
    PROBLEM,
    AsOption,
    JsonOption,
    WorkspaceOption,
    desk_for,
    print_json,
    spoken_errors,
    words,
)
from qa_desk.work import forms as form_work
from qa_desk.work.audit import verify_chain
from qa_desk.workspace import DATABASE, default_root


def sample(
    workspace: WorkspaceOption = None,
    replace: Annotated[bool, typer.Option(help="Throw the sample away and make it anew.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make the sample workspace: a small invented contact centre to look around in."""
    from qa_desk.sample.build import create_sample

    with spoken_errors():
        root = workspace or default_root().with_name("sample")
        made = False
        if replace and (root / DATABASE).is_file():
            _remove_sample(root)
        if not (root / DATABASE).is_file():
            with Progress(console=words, transient=True) as bar:
                task = bar.add_task("Making the sample workspace", total=1.0)
                create_sample(root, lambda share: bar.update(task, completed=share)).close()
            made = True
        if as_json:
            print_json({"workspace": root, "made": made})
        else:
            typer.echo(str(root))


def _remove_sample(root: Path) -> None:
    from qa_desk.workspace import Workspace, WorkspaceError

    opened = Workspace.open(root)
    is_sample = opened.fact("sample_note") is not None
    opened.close()
    if not is_sample:
        raise WorkspaceError("The workspace in {folder} is not the sample; it is left alone.", folder=root)
    shutil.rmtree(root)


def check(
    workspace: WorkspaceOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="Do not read every recording.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check that the database is whole, every recording is there and unchanged, and the audit log unbroken."""
    with desk_for(workspace, None) as desk:
        with words.status("Checking"):
            report = desk.workspace.check(contents=not quick)
            with desk.reading() as connection:
                broken = verify_chain(connection)
        problems = {
            "database": list(report.database),
            "missing_recordings": list(report.missing_recordings),
            "changed_recordings": list(report.changed_recordings),
            "broken_audit_events": broken,
        }
        ok = not any(problems.values())
        if as_json:
            print_json({"ok": ok, "recordings": report.recordings, **problems})
        elif ok:
            typer.echo(f"All is well: {report.recordings} recordings, database and audit log whole.")
        else:
            for kind, found in problems.items():
                for line in found:
                    typer.echo(f"{kind.replace('_', ' ')}: {line}")
        if not ok:
            raise typer.Exit(PROBLEM)


def backup(
    to: Annotated[
        Path | None, typer.Option(help="The file to write.", show_default="in the workspace")
    ] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the database while the application may be open."""
    with desk_for(workspace, person) as desk:
        path = desk.workspace.backup(to)
        print_json({"backup": path}) if as_json else typer.echo(str(path))


def people(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """List the people of the workspace and their roles."""
    with desk_for(workspace, person) as desk, desk.reading() as connection:
        found = people_who_may_act(connection)
    rows = [{"id": p.person_id, "name": p.name, "roles": sorted(p.roles)} for p in found]
    if as_json:
        print_json(rows)
        return
    table = Table("Name", "Roles", "Id", box=None)
    for row in found:
        table.add_row(row.name, ", ".join(sorted(row.roles)), row.person_id)
    words.__class__().print(table)


def forms(
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    install_starters: Annotated[
        bool, typer.Option("--install-starters", help="Publish all starter forms first.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the evaluation forms that can be used."""
    with desk_for(workspace, person) as desk:
        if install_starters:
            form_work.install_starter_forms(desk, key="")
        with desk.reading() as connection:
            assert desk.acting is not None
            found = form_choices(connection, desk.acting)
        if as_json:
            print_json(found)
            return
        for form in found:
            typer.echo(f"{form.key} ({form.language})  version {form.number}  {form.title}")


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    for command in (sample, check, backup, people, forms):
        app.command()(command)
