"""Write the sample centre into a workspace of its own."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from db.models import Base, Turn
from db.search import Passage, add_passages
from qa_desk.errors import N_
from qa_desk.recordings import StoredFile
from qa_desk.sample import judged, rows
from qa_desk.sample.centre import SampleCentre
from qa_desk.sample.growth import growth
from qa_desk.sample.model import SAMPLE_NOTE, SEED, generate
from qa_desk.sample.talks import talks
from qa_desk.work.desk import Desk, Transaction
from qa_desk.workspace import Workspace, WorkspaceError

STALE_SECONDS = 3600


def _unheard(_share: float) -> None:
    """For callers who do not want to know how far it is."""


def create_sample(
    root: Path,
    progress: Callable[[float], None] = _unheard,
    *,
    seed: int = SEED,
    today: date | None = None,
) -> Workspace:
    """The sample in a new workspace at `root`, which must not exist or be empty; `WorkspaceError` otherwise.

    Made beside and moved when whole, so that an interrupted one is never taken for the sample. `progress` hears
    shares from 0 to 1.
    """
    try:
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise WorkspaceError(
                N_("The folder {folder} is not empty; the sample workspace needs one of its own."),
                hint=N_("Choose another folder."),
                folder=root,
            )
        _sweep(root)
        part = root.with_name(f"{root.name}.{uuid.uuid4().hex[:8]}.making")
        try:
            _make(part, progress, seed, today)
            if root.exists():
                root.rmdir()
            part.rename(root)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise WorkspaceError(
            N_("The sample workspace could not be made in {folder}: {reason}."),
            hint=N_("Check that the disk is not full and that you may write there."),
            folder=root,
            reason=error.strerror or str(error),
        ) from error
    progress(1.0)
    return Workspace.open(root)


def _sweep(root: Path) -> None:
    """Remove what a killed process left behind an hour ago or more."""
    if not root.parent.is_dir():
        return
    for left in root.parent.glob(f"{root.name}.*.making"):
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _make(part: Path, progress: Callable[[float], None], seed: int, today: date | None) -> None:
    centre = generate(seed, today)
    progress(0.4)
    workspace = Workspace.create(part, centre.name)
    try:
        stored = _store(workspace, centre)
        progress(0.6)
        desk = Desk(workspace)
        with desk.change("workspace.set_up") as change:
            _write(change, centre, stored, progress)
            facts = {"seed": centre.seed, "today": centre.today.isoformat(), "calls": len(centre.calls)}
            change.audit("workspace_fact", "sample_note", after=facts)
    finally:
        workspace.close()


def _store(workspace: Workspace, centre: SampleCentre) -> dict[str, StoredFile]:
    """Put the recordings into the store; by call."""
    audible = [call.audible for call in centre.calls if call.audible is not None]
    return {call.key: workspace.recordings.add(call.recording) for call in audible}


def _write(
    change: Transaction,
    centre: SampleCentre,
    stored: dict[str, StoredFile],
    progress: Callable[[float], None],
) -> None:
    connection, ids = change.session.connection(), rows.ids_for(centre)
    for name, found in rows.people(centre, ids).items():
        _insert(connection, name, found)
    _insert(connection, "reason", rows.reasons(centre, ids))
    _insert(connection, "customer", rows.customers(centre, ids))
    _insert(connection, "interaction", rows.interactions(centre, ids, change.now))
    progress(0.75)
    _write_sound(connection, centre, stored, ids)
    _write_surveys(connection, centre, ids)
    progress(0.85)
    form_rows, version_rows = rows.forms(centre, ids)
    _insert(connection, "form", form_rows)
    _insert(connection, "form_version", version_rows)
    _write_evaluations(connection, centre, ids)
    sessions, topics = rows.coaching(centre, ids)
    _insert(connection, "coaching_session", sessions)
    _insert(connection, "coaching_topic", topics)
    for tables in (talks(centre, ids), growth(centre, ids.person)):
        for name, made in tables.items():
            _insert(connection, name, made)
    _insert(connection, "workspace_fact", [{"key": "sample_note", "value": SAMPLE_NOTE}])
    progress(0.95)


def _insert(connection: Connection, table: str, found: list[rows.Row]) -> None:
    if found:
        connection.execute(insert(_table(table)), found)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _write_sound(
    connection: Connection, centre: SampleCentre, stored: dict[str, StoredFile], ids: rows.Ids
) -> None:
    """Recordings, transcripts and their words for the search."""
    audible = [(call, call.audible) for call in centre.calls if call.audible is not None]
    _insert(connection, "recording", [rows.recording(said, stored[said.key], ids) for _, said in audible])
    made = [rows.transcript(call, said, ids) for call, said in audible]
    _insert(connection, "transcript", [transcript for transcript, _ in made])
    _insert(connection, "turn", [turn for _, turns in made for turn in turns])
    of_call = {transcript["id"]: transcript["interaction_id"] for transcript, _ in made}
    said_turns = connection.execute(select(Turn.seq, Turn.transcript_id, Turn.start_ms, Turn.text))
    add_passages(
        connection,
        [
            Passage("turn", str(seq), of_call[transcript], start, text)
            for seq, transcript, start, text in said_turns.all()
        ],
    )


def _write_surveys(connection: Connection, centre: SampleCentre, ids: rows.Ids) -> None:
    found = rows.surveys(centre, ids)
    _insert(connection, "survey_response", found)
    spoken = [row for row in found if row["verbatim"]]
    add_passages(
        connection,
        [Passage("verbatim", row["id"], row["interaction_id"], None, row["verbatim"]) for row in spoken],
    )


def _write_evaluations(connection: Connection, centre: SampleCentre, ids: rows.Ids) -> None:
    """Moments, evaluations with their facts, and the words of both for the search."""
    moments = rows.moments(centre, ids)
    _insert(connection, "moment", moments)
    found = judged.judge(centre, ids)
    _insert(connection, "evaluation", found.evaluations)
    _insert(connection, "evaluation_event", judged.life(found.evaluations))
    _insert(connection, "answer", found.answers)
    _insert(connection, "section_score", found.sections)
    _insert(connection, "evidence", found.evidence)
    marked = [
        Passage("moment", row["id"], row["interaction_id"], row["start_ms"], f"{row['tag']} {row['note']}")
        for row in moments
    ]
    written = [Passage("comment", me, call, None, words) for me, call, words in found.words]
    add_passages(connection, [*marked, *written])
