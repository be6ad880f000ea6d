"""What the page reads, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.queries import listening as reads
from db.queries.acting import people_who_may_act
from db.queries.listening import SessionRow
from qa_desk.audio import Cancelled as NotWanted
from qa_desk.audio import Peaks, load_or_compute
from qa_desk.work.desk import Desk
from qa_desk.work.listening_reminders import Reminders, reminders_of
from qa_desk.work.listening_view import SessionView, StageCall, load_call, load_session
from ui.background import Cancelled, JobControl


@dataclass(frozen=True, slots=True)
class Shown:
    """Every session, the chosen one whole, who can be invited (id and name), and what one is reminded of."""

    sessions: tuple[SessionRow, ...]
    view: SessionView | None
    people: tuple[tuple[str, str], ...]
    reminders: Reminders


def read(desk: Desk, wanted: str) -> Shown:
    """The sessions, and the wanted one, else the newest this person may see."""
    assert desk.acting is not None
    with desk.reading() as connection:
        sessions = tuple(reads.sessions(connection, desk.acting))
        people = tuple((p.person_id, p.name) for p in people_who_may_act(connection) if not p.only_agent)
    ids = [row.id for row in sessions]
    chosen = wanted if wanted in ids else ids[0] if ids else ""
    return Shown(sessions, load_session(desk, chosen) if chosen else None, people, reminders_of(desk))


def read_call(
    desk: Desk, session_id: str, item_id: str, alone: bool, control: JobControl
) -> tuple[SessionView, StageCall]:
    """A session and one call of it; changing a voice takes some seconds the first time."""
    view = load_session(desk, session_id, alone=alone)
    try:
        return view, load_call(desk, session_id, item_id, lambda: control.cancelled)
    except NotWanted as stopped:
        raise Cancelled from stopped


def read_outline(path: Path, sha256: str, caches: Path, control: JobControl) -> Peaks:
    """The outline of a recording, kept in the caches."""
    try:
        return load_or_compute(
            path, sha256, caches, progress=control.progress, cancelled=lambda: control.cancelled
        )
    except NotWanted as stopped:
        raise Cancelled from stopped
