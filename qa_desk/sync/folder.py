"""Syncing without a server: batches as files in a folder that several people reach, on a share or a stick.

Each desk writes into a folder of its own and never touches another's, so no locks are needed. A file appears whole
or not at all, and is never changed. Everybody who can open the folder can read all of it.
"""

from __future__ import annotations

import json
import os
import uuid
from contextlib import suppress
from pathlib import Path

from qa_desk.errors import N_, QADeskError
from qa_desk.sync import session
from qa_desk.sync.batch import BatchError, unpack
from qa_desk.sync.recordings import exchange_recordings
from qa_desk.sync.session import Report
from qa_desk.sync.state import become_another
from qa_desk.workspace import Workspace

MARK = "qa-desk-sync.json"
SUFFIX = ".changes"


class FolderError(QADeskError):
    """A folder that cannot be synced with."""


def sync_folder(workspace: Workspace, folder: Path, *, recordings: bool = True) -> Report:
    """Hand over what changed here, take in what changed elsewhere; `FolderError` where the folder cannot be used.

    Stopped at any point, the next run goes on from there: a batch counts as sent once its file stands, as received
    in the transaction that merges it.
    """
    report = Report()
    try:
        target = f"folder:{_folder_id(folder)}"
        session.begin(workspace, target)
        _hand_over(workspace, target, folder, report)
        _take_in(workspace, target, folder, report)
        session.begin(workspace, target)
        _hand_over(workspace, target, folder, report)
        if recordings:
            exchange_recordings(workspace, folder / "recordings", report)
    except OSError as error:
        raise FolderError(
            N_("The folder {folder} cannot be used: {reason}."),
            hint=N_(
                "Check that it can be reached, is not full, and that you may write there. Nothing was lost."
            ),
            folder=folder,
            reason=error.strerror or str(error),
        ) from error
    return session.finish(workspace, target, report)


def _folder_id(folder: Path) -> str:
    """The folder's own id: it may be reached under many paths, and an emptied one is another one."""
    mark = folder / MARK
    if not mark.is_file():
        if not folder.is_dir():
            raise FolderError(
                N_("There is no folder {folder}."),
                hint=N_("Make it first, or check that the share or the stick is connected."),
                folder=folder,
            )
        write_whole(mark, json.dumps({"qa_desk_sync": 1, "id": uuid.uuid4().hex}).encode(), replace=False)
    try:
        found = json.loads(mark.read_text(encoding="utf-8"))
        if found["qa_desk_sync"] == 1:
            return str(found["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise FolderError(
            N_("The file {file} is damaged."), hint=N_("Restore it from a backup of the folder."), file=mark
        ) from error
    raise FolderError(
        N_("The folder {folder} is used by a newer QA Desk."),
        hint=N_("Update QA Desk on this computer. Nothing was changed."),
        folder=folder,
    )


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> bool:
    """Write a file so that others see all of it or none; durable on return. False where it stands and may stay."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.partial")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace or not path.exists():
            partial.replace(path)
            return True
        return False
    finally:
        partial.unlink(missing_ok=True)


def _hand_over(workspace: Workspace, target: str, folder: Path, report: Report) -> None:
    for no in session.outbox(workspace, target):
        data = session.payload(workspace, target, no)
        path = _file(folder, session.desk_id(workspace), no)
        if path.exists() and path.read_bytes() != data:
            # this database is an older state of itself: it must not write under numbers that are taken
            with session.storing(workspace) as (_, store):
                become_another(store)
            session.begin(workspace, target)
            _hand_over(workspace, target, folder, report)
            return
        write_whole(path, data)
        session.delivered(workspace, target, no)
        report.sent += unpack(data).count


def _take_in(workspace: Workspace, target: str, folder: Path, report: Report) -> None:
    own = session.desk_id(workspace)
    for desk in sorted(_desks(folder)):
        if desk == own:
            continue
        no = session.cursor_of(workspace, target, desk) + 1
        while (path := _file(folder, desk, no)).is_file():
            try:
                batch = unpack(path.read_bytes())
            except BatchError as error:
                report.problems.append(f"{path.name} ({desk}): {error}")
                break  # read again next time; what follows may build upon it
            if batch.desk != desk or batch.no != no:
                report.problems.append(f"{path.name} ({desk}): {batch.desk} {batch.no}")
                break
            session.receive(workspace, target, desk, batch, report)
            no += 1


def _desks(folder: Path) -> list[str]:
    with suppress(FileNotFoundError):
        return [entry.name for entry in (folder / "desks").iterdir() if entry.is_dir()]
    return []


def _file(folder: Path, desk: str, no: int) -> Path:
    return folder / "desks" / desk / f"{no:08}{SUFFIX}"
