"""Encrypting a workspace that is in clear, and back: a copy is made aside, compared row by row, then takes its place;
recordings follow one by one.

Killed at any point, the database that stands opens: the new one takes the old one's place in a single step, and the
key is in the keyring, in its file and named beside the database before that.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from db import cipher
from qa_desk.at_rest.files import NoKey, know
from qa_desk.at_rest.keys import (
    MARK,
    KeyProblem,
    begun_with,
    keep,
    key_for,
    name_key,
    named_key,
    not_installed,
    write_key,
)
from qa_desk.at_rest.recordings import blank, convert_files
from qa_desk.errors import N_
from qa_desk.recordings import sync_folder
from qa_desk.sync.sealing import key_id, new_key
from qa_desk.sync.state import home_of
from qa_desk.workspace import DATABASE

ASIDE = ".encryption-"


def encrypt(root: Path, key_file: Path | None, *, into_keyring: bool = True) -> str:
    """Encrypt a workspace, its backups and recordings; the key's name.

    The key is kept in the keyring and in a new `key_file`.

    `KeyProblem` where somebody has it open, or where the key can be kept nowhere.
    """
    database = _ready(root)
    key = key_for(root, database)
    if key is None:
        key = begun_with(root) or new_key()
        if key_file is not None:
            write_key(key, key_file)
        if into_keyring:
            keep(key)
        elif key_file is None:
            raise KeyProblem(N_("The key has to be kept somewhere: in the keyring, in a file, or both."))
        name_key(root, key)
        _exchange(database, None, key)
    for backup in _backups(root):
        if not cipher.is_encrypted(backup):
            _exchange(backup, None, key, mine=False)
    _convert(root, key)
    return key_id(key)


def decrypt(root: Path) -> None:
    """Put a workspace, its backups and recordings in clear again; the key stays in the keyring. `KeyProblem`."""
    database = _ready(root)
    if named_key(root) is None:
        raise KeyProblem(N_("This workspace is not encrypted."))
    key = key_for(root, database) or _key_of_backups(root) or begun_with(root)
    know(key)
    for backup in _backups(root):
        if key is not None and cipher.is_encrypted(backup) and cipher.opens(backup, key):
            _exchange(backup, key, None, mine=False)
    if key is not None and cipher.is_encrypted(database):
        _nobody_else(database, key)
        _convert(root, None)
        _exchange(database, key, None)
    _convert(root, None)  # also what came meanwhile
    (root / MARK).unlink()


def _convert(root: Path, key: bytes | None) -> None:
    """Recordings too. Each says by itself which it is, so that killed in between the workspace works on."""
    try:
        convert_files(root, know(key))
    except NoKey as error:
        raise KeyProblem(
            N_("Recordings of this workspace are encrypted with a key that is not at hand."),
            hint=N_("Bring it with: qa-desk encryption key FILE, and try again."),
        ) from error
    except OSError as error:
        raise KeyProblem(
            N_("A recording could not be copied: {reason}."),
            hint=N_("Free some space and try again; it goes on where it stopped."),
            reason=error.strerror or str(error),
        ) from error


def _nobody_else(database: Path, key: bytes) -> None:
    try:
        cipher.Held(database, key).close()
    except cipher.Locked as error:
        raise _open_elsewhere() from error


def _open_elsewhere() -> KeyProblem:
    return KeyProblem(
        N_("Somebody has this workspace open."),
        hint=N_("Close QA Desk everywhere on this computer and try again. Nothing was changed."),
    )


def _key_of_backups(root: Path) -> bytes | None:
    """The key, where the database itself is in clear already: the process died in between."""
    return next((key for backup in _backups(root) if (key := key_for(root, backup)) is not None), None)


def _ready(root: Path) -> Path:
    try:
        cipher.module()
    except cipher.CipherMissing as error:
        raise KeyProblem(
            N_("What encrypts a workspace is not installed."),
            hint=N_("Install it with: pip install “qa-desk[encryption]”."),
        ) from error
    database = root / DATABASE
    if not database.is_file():
        raise KeyProblem(N_("There is no workspace in {folder}."), folder=root)
    for left in (*root.glob(f"{ASIDE}*"), *(root / "backups").glob(f"{ASIDE}*")):
        left.unlink(missing_ok=True)
    return database


def _backups(root: Path) -> list[Path]:
    return sorted((root / "backups").glob("*.db"))


def _exchange(path: Path, old: bytes | None, new: bytes | None, *, mine: bool = True) -> None:
    """Let the same database, under another key or none, take a file's place. `mine` where it is this desk's own."""
    aside = path.with_name(f"{ASIDE}{path.name}")
    aside.unlink(missing_ok=True)
    try:
        held = cipher.Held(path, old)
    except cipher.Locked as error:
        raise _open_elsewhere() from error
    except cipher.CipherMissing as error:
        raise not_installed() from error
    try:
        held.export(aside, new)
        _verify(held.connection, aside, new)
        if mine:
            _stay_the_same_desk(aside, new)
        _durable(aside)
        if os.name == "nt":  # no file that is open can be replaced there
            held.close()
        with path.open("rb+") as stale:
            aside.replace(path)
            sync_folder(path.parent)
            blank(stale.fileno())
    except cipher.database_errors(OSError) as error:
        raise KeyProblem(
            N_("The copy could not be made: {reason}."),
            hint=N_("Free some space and try again. Nothing was changed."),
            reason=str(getattr(error, "strerror", None) or error),
        ) from error
    finally:
        held.close()
        aside.unlink(missing_ok=True)


def _verify(source: sqlite3.Connection, aside: Path, key: bytes | None) -> None:
    """Every row of every table again, in a file that is whole. `KeyProblem`."""
    with closing(cipher.connect(aside, key)) as made:
        whole = made.execute("PRAGMA integrity_check(5)").fetchall() == [("ok",)]
        if not whole or _contents(source) != _contents(made):
            raise KeyProblem(
                N_("The copy is not the same as the database."),
                hint=N_("Check the workspace with: qa-desk check. Nothing was changed."),
            )


def _contents(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """By table: how many rows, and a sum over their hashes, whatever their order."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    found = {}
    for (name,) in names.fetchall():
        count = total = 0
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            count += 1
            total += int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=8).digest(), "big")
        found[str(name)] = (count, total % (1 << 64))
    return found


def _stay_the_same_desk(aside: Path, key: bytes | None) -> None:
    """The new file is no copied workspace: it goes on as the desk it was."""
    with closing(cipher.connect(aside, key)) as made:
        made.execute("UPDATE sync_state SET v = ? WHERE k = 'home'", (home_of(aside),))


def _durable(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
