"""Opening and making workspaces, off the UI thread. Imports the database late, so that the window comes first."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.background import JobControl
from ui.people import PersonChoice
from ui.text import N_

if TYPE_CHECKING:
    from db.queries.acting import Acting
    from qa_desk.work.desk import Desk
    from qa_desk.workspace import Workspace
    from ui.options import Options
    from ui.settings import Settings

DATABASE = "qa_desk.db"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workspace, what the window says about it, and who may act in it."""

    root: Path
    desk: Desk
    id: str
    name: str
    sample_note: str
    people: list[PersonChoice]
    acting: dict[str, Acting]
    upgraded_from: Path | None


def place_of(options: Options, settings: Settings) -> Path:
    """The folder asked for, the one of `QA_DESK_WORKSPACE`, the last one, or this person's own."""
    if options.workspace is not None:
        return options.workspace
    if named := os.environ.get("QA_DESK_WORKSPACE"):
        return Path(named)
    if settings.workspace and has_workspace(Path(settings.workspace)):
        return Path(settings.workspace)
    import platformdirs

    return Path(platformdirs.user_data_dir("qa-desk", appauthor=False)) / "workspace"


def has_workspace(root: Path) -> bool:
    """True where a workspace lies in a folder, seen without opening it."""
    return (root / DATABASE).is_file()


def open_workspace(root: Path) -> Opened:
    """Open what lies in a folder; a `QADeskError` says why not."""
    from qa_desk.workspace import Workspace

    return _described(Workspace.open(root))


def make_empty(root: Path) -> Opened:
    """Make an empty workspace with the starter forms and its first person."""
    from qa_desk.work.set_up import create_workspace

    return open_workspace(root) if has_workspace(root) else _described(create_workspace(root))


def call_named(desk: Desk, name: str) -> str:
    """The id of the call with this id, or this id at its source; `QADeskError` where there is no single one."""
    from db.queries.review import find_call
    from qa_desk.errors import QADeskError

    assert desk.acting is not None
    with desk.reading() as connection:
        found = find_call(connection, desk.acting, name)
    if found is None:
        raise QADeskError(N_("There is no single call “{call}” that you may hear."), call=name)
    return found


def make_sample(root: Path, control: JobControl) -> Opened:
    """Make the sample workspace, or open it where it was made before."""
    if has_workspace(root):
        return open_workspace(root)
    from qa_desk.sample.build import create_sample

    def heard(share: float) -> None:
        control.check()
        control.progress(share)

    return _described(create_sample(root, heard))


def _described(workspace: Workspace) -> Opened:
    from db.queries.acting import people_who_may_act
    from qa_desk.work.desk import Desk
    from qa_desk.work.set_up import seat_founder

    desk = Desk(workspace)
    with desk.reading() as connection:
        acting = people_who_may_act(connection)
    if not any(person.roles for person in acting):
        seat_founder(desk)
        with desk.reading() as connection:
            acting = people_who_may_act(connection)
    able = [person for person in acting if person.roles]
    return Opened(
        root=workspace.root,
        desk=desk,
        id=workspace.fact("workspace_id") or str(workspace.root),
        name=workspace.name,
        sample_note=workspace.fact("sample_note") or "",
        people=[PersonChoice(person.person_id, person.name, person.roles) for person in able],
        acting={person.person_id: person for person in able},
        upgraded_from=workspace.upgraded_from_backup,
    )
