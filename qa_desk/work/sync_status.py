"""What a workspace syncs with, when it last did, and the texts that wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import sees_call
from qa_desk.sync.conflicts import Conflict, open_conflicts
from qa_desk.sync.folder import sync_folder
from qa_desk.sync.hub import enrolled_at, sync_hub
from qa_desk.sync.hub_recordings import Progress
from qa_desk.sync.session import Report, last_synced_ms
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import may
from qa_desk.work.set_aside import Aside, set_aside_rows


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that two people changed apart, with what it belongs to: a call (its id) and its words for people."""

    conflict: Conflict
    interaction_id: str | None
    about: str


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`where` is the hub's address or the folder, empty where the workspace syncs with nothing."""

    where: str
    is_hub: bool
    last: datetime | None
    waiting: tuple[Waiting, ...]
    aside: tuple[Aside, ...] = ()
    """What the hub refused and nobody looked after yet."""


MINE = "SELECT 1 FROM draft WHERE id = substr(:pk, 1, 36) AND evaluator_id = :me"
"""A draft is its evaluator's alone."""

CALL_OF = {
    "moment": "SELECT i.id, i.external_id FROM moment m JOIN interaction i ON i.id = m.interaction_id WHERE m.id = :pk",
    "draft": "SELECT i.id, i.external_id FROM draft d JOIN interaction i ON i.id = d.interaction_id WHERE d.id = :pk",
    "draft_answer": """SELECT i.id, i.external_id FROM draft d JOIN interaction i ON i.id = d.interaction_id
      WHERE d.id = substr(:pk, 1, 36)""",
}


def sync_status(desk: Desk, folder: str = "") -> SyncStatus:
    """How this workspace stands; `folder` is the one this computer remembers, used where there is no hub."""
    hub = enrolled_at(desk.workspace)
    last = last_synced_ms(desk.workspace)
    with desk.reading() as connection:
        found = [_described(connection, conflict) for conflict in open_conflicts(connection)]
        waiting = tuple(one for one in found if _may_settle(connection, desk.acting, one))
        aside = set_aside_rows(connection, desk.acting)
    at = None if last is None else from_epoch_ms(last)
    return SyncStatus(hub or folder, hub is not None, at, waiting, aside)


def _described(connection: Connection, conflict: Conflict) -> Waiting:
    asked = CALL_OF.get(conflict.table)
    row = connection.execute(text(asked), {"pk": conflict.pk}).first() if asked else None
    return Waiting(conflict, None, "") if row is None else Waiting(conflict, str(row[0]), str(row[1]))


def _may_settle(connection: Connection, acting: Acting | None, one: Waiting) -> bool:
    if not may(acting, "sync.settle"):
        return False
    if acting is None or one.interaction_id is None:
        return acting is None or acting.has("lead", "admin")
    if one.conflict.table.startswith("draft"):
        mine = connection.execute(text(MINE), {"pk": one.conflict.pk, "me": acting.person_id})
        return mine.first() is not None
    return sees_call(connection, acting, one.interaction_id)


def sync_now(desk: Desk, folder: str = "", progress: Progress | None = None) -> Report:
    """Sync once with the hub, else with the folder. A `QADeskError` says why not; nothing is lost then.

    `progress` hears how many of how many recordings were exchanged with the hub.
    """
    if enrolled_at(desk.workspace) is not None:
        return sync_hub(desk.workspace, progress=progress)
    return sync_folder(desk.workspace, Path(folder))
