"""Making a new workspace ready for its first person."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

from db.models import Person, RoleGrant
from qa_desk.work.desk import Desk
from qa_desk.work.forms import install_starter_forms
from qa_desk.workspace import DATABASE, Workspace, WorkspaceError, made_aside

FOUNDER_ROLES = ("admin", "coach", "lead")


def operating_system_user() -> str:
    """The name this computer knows its user by; “Coach” where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Coach"


def create_workspace(root: Path, name: str = "", founder: str = "") -> Workspace:
    """A new workspace with its first person (admin, lead and coach) and the starter forms published.

    It is made aside and appears whole: one killed half-way leaves no workspace in which nobody may act.
    `WorkspaceError` where there is one already or the folder cannot be written.
    """
    with made_aside(root) as aside:
        workspace = Workspace.create(aside, name or root.name)
        try:
            desk = Desk(workspace)
            seat_founder(desk, founder)
            install_starter_forms(desk)
        finally:
            workspace.close()
    return Workspace.open(root)


def seat_founder(desk: Desk, name: str = "") -> str:
    """The id of a new first person (admin, lead and coach), for a workspace in which nobody may act yet."""
    with desk.change("workspace.set_up") as change:
        person = Person(name=name or operating_system_user(), created_at=change.now)
        change.session.add(person)
        change.session.flush()
        for role in FOUNDER_ROLES:
            change.session.add(RoleGrant(person_id=person.id, role=role, valid_from=date(2000, 1, 1)))
        change.audit("person", person.id, after={"name": person.name, "roles": list(FOUNDER_ROLES)})
    return person.id


def open_or_create(root: Path) -> Workspace:
    """The workspace in a folder, made ready first where there is none yet."""
    if not (root / DATABASE).is_file():
        try:
            return create_workspace(root)
        except WorkspaceError:
            if not (root / DATABASE).is_file():  # else another process was faster
                raise
    return Workspace.open(root)
