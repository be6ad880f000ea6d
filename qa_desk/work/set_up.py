"""Making a new workspace ready for its first person."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

from db.models import Person, RoleGrant
from qa_desk.work.desk import Desk
from qa_desk.work.forms import install_starter_forms
from qa_desk.workspace import Workspace

FOUNDER_ROLES = ("admin", "coach", "lead")


def operating_system_user() -> str:
    """The name this computer knows its user by; “Coach” where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Coach"


def create_workspace(root: Path, name: str = "", founder: str = "") -> Workspace:
    """A new workspace with its first person (admin, lead and coach) and the starter forms published.

    `WorkspaceError` where there is one already or the folder cannot be written.
    """
    workspace = Workspace.create(root, name or root.name)
    desk = Desk(workspace)
    seat_founder(desk, founder)
    install_starter_forms(desk)
    return workspace


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
    from qa_desk.workspace import DATABASE

    return Workspace.open(root) if (root / DATABASE).is_file() else create_workspace(root)
