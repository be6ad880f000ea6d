"""The workspace's key for recordings: kept in this desk's own state, saved to a file, taken from one.

It lies in the database: it protects recordings from the hub and its store, not from who holds this computer. In an
encrypted workspace both the key and the recordings are encrypted by the database's own key.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

from sqlalchemy import text

from qa_desk.errors import N_
from qa_desk.sync.sealing import SealError, as_text, from_text, key_id
from qa_desk.sync.session import storing
from qa_desk.workspace import Workspace

STATE = "recordings_key"


def key_of(workspace: Workspace) -> bytes | None:
    """The key, where this desk has one."""
    with workspace.reading() as connection:
        found = connection.execute(text("SELECT v FROM sync_state WHERE k = :k"), {"k": STATE}).scalar()
    return None if found is None else base64.b64decode(found)


def keep_key(workspace: Workspace, key: bytes) -> None:
    """Use this key from now on."""
    with storing(workspace) as (_, store):
        store.put(STATE, base64.b64encode(key).decode())


def save_key(workspace: Workspace, path: Path) -> str:
    """Write the key to a new file that only its owner may read; its name. `SealError`."""
    key = key_of(workspace)
    if key is None:
        raise SealError(N_("This desk has no key for recordings."))
    words = f"# The key of the recordings of {workspace.root.name}. Whoever has it can hear them.\n{as_text(key)}\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise SealError(N_("There is a file “{name}” already."), name=path.name) from error
    except OSError as error:
        raise SealError(
            N_("The key could not be written: {reason}."), reason=error.strerror or str(error)
        ) from error
    return key_id(key)


def load_key(workspace: Workspace, path: Path) -> str:
    """Take the key from a file; its name. `SealError` where it holds none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SealError(N_("The key file cannot be read.")) from error
    key = from_text("".join(line for line in lines if not line.startswith("#")))
    keep_key(workspace, key)
    return key_id(key)
