"""Databases that are encrypted whole, by SQLCipher: opened with a raw key of 32 bytes, copied, made and undone.

SQLCipher is an extra. Without it everything here but `is_encrypted` raises `CipherMissing` where a key is given.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import cast

PLAIN = b"SQLite format 3\0"

Shape = tuple[tuple[str, str], ...]
SHAPES: tuple[Shape, ...] = ((("cipher_page_size", "8192"), ("cipher_hmac_algorithm", "HMAC_SHA256")), ())
"""How files are laid out, this release's first; then SQLCipher's own way, which earlier files have: pages of 4096
bytes under HMAC-SHA512. Most of what a page costs is its authentication, and processors have SHA-256 built in."""


class CipherMissing(Exception):
    """An encrypted database, and nothing installed that could open it."""


class Locked(Exception):
    """A database that somebody else has open."""


def is_encrypted(path: Path) -> bool:
    """True for a file that holds something, but not what SQLite writes in clear."""
    with path.open("rb") as file:
        begins = file.read(len(PLAIN))
    return len(begins) == len(PLAIN) and begins != PLAIN


def module() -> ModuleType:
    """The driver for encrypted databases; `CipherMissing`."""
    try:
        import sqlcipher3.dbapi2
    except ImportError as error:
        raise CipherMissing from error
    found: ModuleType = sqlcipher3.dbapi2
    return found


def integrity_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What either driver raises for a row that a constraint forbids, and `others`."""
    try:
        return (sqlite3.IntegrityError, module().IntegrityError, *others)
    except CipherMissing:
        return (sqlite3.IntegrityError, *others)


def database_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What either driver raises for anything that is wrong with a database, and `others`."""
    try:
        return (sqlite3.DatabaseError, module().DatabaseError, *others)
    except CipherMissing:
        return (sqlite3.DatabaseError, *others)


def unlocking(key: bytes, path: Path) -> Iterator[str]:
    """Statements that come first on each connection. A wrong key is our message to give, not the driver's."""
    shape = shape_of(path, key)
    return _unlocking(key, SHAPES[0] if shape is None else shape)


def _unlocking(key: bytes, shape: Shape) -> Iterator[str]:
    yield "PRAGMA cipher_log_level = NONE"
    yield f"PRAGMA key = \"x'{key.hex()}'\""
    yield from _shaping(shape)


def _shaping(shape: Shape, schema: str = "main") -> Iterator[str]:
    for name, value in shape:
        yield f"PRAGMA {schema}.{name} = {value}"


def shape_of(path: Path, key: bytes) -> Shape | None:
    """How a file is laid out, this release's way where it holds nothing yet; None where the key does not open it."""
    if not path.is_file() or not path.stat().st_size:
        return SHAPES[0]
    return next((shape for shape in SHAPES if _opens(path, key, shape)), None)


def connect(path: Path, key: bytes | None, *, like: Path | None = None) -> sqlite3.Connection:
    """A connection of the driver that suits; statements are not committed by themselves.

    A file that is new is laid out as the one it is to be `like`.
    """
    if key is None:
        return sqlite3.connect(path, isolation_level=None)
    return _connect(path, unlocking(key, like or path))


def opens(path: Path, key: bytes) -> bool:
    """True where this key opens the database."""
    return shape_of(path, key) is not None


def _connect(path: Path, unlocking: Iterable[str]) -> sqlite3.Connection:
    connection = module().connect(str(path), isolation_level=None)
    for statement in unlocking:
        connection.execute(statement)
    return cast(sqlite3.Connection, connection)


def _opens(path: Path, key: bytes, shape: Shape) -> bool:
    with closing(_connect(path, _unlocking(key, shape))) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except database_errors():
            return False
    return True


class Held:
    """A database that nobody else can use until it is let go, with all that its log held in the one file."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        self.connection = cast(
            sqlite3.Connection, module().connect(str(path), isolation_level=None, timeout=2)
        )
        for statement in unlocking(key, path) if key is not None else ():
            self.connection.execute(statement)
        try:
            self.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            (mode,) = self.connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise Locked
            self.connection.execute("BEGIN EXCLUSIVE")
            self.connection.execute("COMMIT")
        except database_errors() as error:
            self.connection.close()
            if "locked" in str(error) or "busy" in str(error):
                raise Locked from error
            raise
        except Locked:
            self.connection.close()
            raise

    def export(self, target: Path, key: bytes | None) -> None:
        """Write all of it to a new file under another key, or in clear."""
        given = f"x'{key.hex()}'" if key is not None else ""
        self.connection.execute("ATTACH DATABASE ? AS made KEY ?", (str(target), given))
        try:
            for statement in _shaping(SHAPES[0], "made") if key is not None else ():
                self.connection.execute(statement)
            # Who makes the file makes it durable when it is whole; until then it is nothing.
            self.connection.execute("PRAGMA made.journal_mode = OFF")
            self.connection.execute("PRAGMA made.synchronous = OFF")
            self.connection.execute("SELECT sqlcipher_export('made')").fetchall()
            (version,) = self.connection.execute("PRAGMA main.user_version").fetchone()
            self.connection.execute(f"PRAGMA made.user_version = {int(version)}")
        finally:
            self.connection.execute("DETACH DATABASE made")

    def close(self) -> None:
        """Let others use it again."""
        self.connection.close()
