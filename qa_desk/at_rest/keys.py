"""Where the key of an encrypted workspace is: in the platform's keyring, or in a file for a machine without one.

Beside the database stands a small file that names the key; it holds nothing of the key itself.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from db import cipher
from qa_desk.errors import N_
from qa_desk.sync.sealing import as_text, from_text, key_id
from qa_desk.workspace import WorkspaceError

MARK = "qa_desk.key.json"
SERVICE = "QA Desk"
KEY_FILE = "QA_DESK_KEY_FILE"
"""Names a file with the key, for a server or a test without a keyring."""


class KeyProblem(WorkspaceError):
    """An encrypted workspace whose key is missing, wrong, or cannot be asked for."""


def key_for(root: Path, database: Path) -> bytes | None:
    """The key that opens the database of a workspace; None for one in clear. `KeyProblem`."""
    if not database.is_file() or not cipher.is_encrypted(database):
        return None
    name = named_key(root)
    if name is None:
        return None  # no workspace of ours, or a damaged one: opening it says so
    key = _asked(name)
    try:
        right = cipher.opens(database, key)
    except cipher.CipherMissing as error:
        raise not_installed() from error
    if not right:
        raise KeyProblem(
            N_("The database of this workspace is damaged, or its key is another one than the key {name}."),
            hint=N_("Restore it from the folder “backups”, or bring the right key. Nothing was changed."),
            name=name,
        )
    return key


def not_installed() -> KeyProblem:
    """The extra is missing."""
    return KeyProblem(
        N_("This workspace is encrypted, and what opens it is not installed."),
        hint=N_("Install it with: pip install “qa-desk[encryption]”. Nothing was changed."),
    )


def named_key(root: Path) -> str | None:
    """The name of the key a workspace is encrypted with, None where it says none."""
    try:
        found = json.loads((root / MARK).read_text(encoding="utf-8"))
        return str(found["key"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeyProblem(
            N_("The file {file} is damaged."), hint=N_("Restore it from a backup of the folder."), file=MARK
        ) from error


def name_key(root: Path, key: bytes) -> None:
    """Say durably which key a workspace is, or is about to be, encrypted with."""
    partial = root / f".{MARK}.partial"
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"qa_desk_key": 1, "key": key_id(key)}, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(root / MARK)


def _asked(name: str) -> bytes:
    if place := os.environ.get(KEY_FILE):
        key = read_key(Path(place))
        if key_id(key) != name:
            raise KeyProblem(
                N_("The key in {file} is another one than this workspace was encrypted with ({name})."),
                hint=N_("Nothing was changed."),
                file=place,
                name=name,
            )
        return key
    found = _from_keyring(name)
    if found is None:
        raise KeyProblem(
            N_("This workspace is encrypted, and its key ({name}) is not in the keyring of this computer."),
            hint=N_("Bring it with: qa-desk encryption key FILE. Nothing was changed."),
            name=name,
        )
    return found


def _from_keyring(name: str) -> bytes | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise not_installed() from error
    try:
        words = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise _no_keyring(error) from error
    return None if words is None else from_text(words)


def begun_with(root: Path) -> bytes | None:
    """The key that a workspace in clear names, if it is at hand: encrypting it was begun and did not end."""
    name = named_key(root)
    try:
        return None if name is None else _asked(name)
    except KeyProblem:
        return None


def keep(key: bytes) -> None:
    """Put a key into the keyring and read it back. `KeyProblem`."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise not_installed() from error
    try:
        keyring.set_password(SERVICE, key_id(key), as_text(key))
    except KeyringError as error:
        raise _no_keyring(error) from error
    if _from_keyring(key_id(key)) != key:
        raise _no_keyring("")


def _no_keyring(reason: object) -> KeyProblem:
    return KeyProblem(
        N_("The keyring of this computer cannot be used: {reason}."),
        hint=N_("Unlock it, or name a file with the key in QA_DESK_KEY_FILE. Nothing was changed."),
        reason=str(reason),
    )


def read_key(path: Path) -> bytes:
    """The key in a file that `write_key` made. `KeyProblem`, `SealError`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyProblem(N_("The key file {file} cannot be read."), file=path) from error
    return from_text("".join(line for line in lines if not line.startswith("#")))


def write_key(key: bytes, path: Path) -> None:
    """Write a key to a new file that only its owner may read; durable on return. `KeyProblem`."""
    if path.is_file() and key_id(key) in path.read_text(encoding="utf-8", errors="replace"):
        return  # written before
    words = f"# The key {key_id(key)} of a QA Desk workspace. Whoever has it can read everything.\n{as_text(key)}\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyProblem(
            N_("The key could not be written to {file}: {reason}."),
            hint=N_("Choose another place. Nothing was changed."),
            file=path,
            reason=error.strerror or str(error),
        ) from error
