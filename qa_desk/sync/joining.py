"""A new desk is made aside and appears whole: until everything came there is no workspace where it was asked for.

Interrupted at any point, the next try goes on with what came so far, and with the place at the hub that the one-time
code gave.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qa_desk.errors import N_
from qa_desk.workspace import ASIDE, DATABASE, Workspace, WorkspaceError, already_one, cannot_write, move_new

if sys.platform != "win32":
    import fcntl

MAKING = f"{ASIDE}desk"
LOCK = "lock"


def join(root: Path, fill: Callable[[Workspace], None]) -> None:
    """Make a workspace in `root` that holds what `fill` brings; there is none before all of it came.

    `WorkspaceError` where there is one already, also where another process brought one meanwhile.
    """
    if (root / DATABASE).exists():
        raise already_one(root)
    aside = root / MAKING
    with _alone(aside):
        if (root / DATABASE).exists():
            raise already_one(root)
        opened = _begun(aside) or Workspace.create(aside, root.name)
        try:
            fill(opened)
        finally:
            opened.close()
        if (aside / f"{DATABASE}-wal").exists():
            raise WorkspaceError(
                N_("Somebody has this workspace open."),
                hint=N_("Close QA Desk everywhere on this computer and try again. Nothing was changed."),
            )
        try:
            move_new(aside / DATABASE, root / DATABASE)
        except FileExistsError as error:
            raise already_one(root) from error
        shutil.rmtree(aside, ignore_errors=True)


def _begun(aside: Path) -> Workspace | None:
    """The desk in the making, where one was begun; one that was not even made whole is cleared away."""
    if not (aside / DATABASE).is_file():
        return None
    opened = Workspace.open(aside)
    if opened.fact("workspace_id") is not None:
        return opened
    opened.close()
    for part in aside.glob(f"{DATABASE}*"):
        part.unlink()
    return None


@contextmanager
def _alone(aside: Path) -> Iterator[None]:
    """One process at a time makes a desk here; ends with the process."""
    try:
        aside.mkdir(parents=True, exist_ok=True)
        lock = (aside / LOCK).open("ab")
    except OSError as error:
        raise cannot_write(aside.parent, error.strerror or str(error)) from error
    with lock as handle:
        if sys.platform != "win32":
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise WorkspaceError(
                    N_("Another QA Desk is making this workspace just now."),
                    hint=N_("Wait until it is done, or stop it; then try again."),
                ) from error
        yield
