"""Bring a database file to this release's schema, after a backup copy; refuse one that is newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError

from db.cipher import connect
from db.engine import writing
from db.errors import NewerDatabase, NotADatabase

HEAD = "0019"
"""The newest revision. Named here so that opening an up-to-date file need not load Alembic."""

KNOWN = tuple(f"{number:04}" for number in range(1, int(HEAD) + 1))


def revision_of(connection: Connection) -> str | None:
    """The schema revision of an open database; None for an empty file; `NotADatabase` for anything else."""
    try:
        tables = inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            if tables:
                raise NotADatabase("the file holds other tables than QA Desk's")
            return None
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    except DatabaseError as error:
        raise NotADatabase(str(error.orig)) from error
    return str(row[0]) if row else None


def ensure_schema(engine: Engine, path: Path, backups: Path, key: bytes | None = None) -> Path | None:
    """Upgrade the database at `path` if it is older than this release; the backup copy made first, if any.

    `key` is that of an encrypted one, whose copy is encrypted too.
    `NewerDatabase` where a newer release wrote it, `NotADatabase` where it is something else.
    """
    try:
        with engine.connect() as connection:
            found = revision_of(connection)
    except DatabaseError as error:
        raise NotADatabase(str(error.orig)) from error
    if found == HEAD:
        return None
    if found is not None and found not in KNOWN:
        raise NewerDatabase(found)
    backup = None
    if found is not None:
        backup = backups / f"before-upgrade-{found}-{path.stat().st_mtime_ns}.db"
        copy_database(path, backup, key)
    _migrate(engine)
    return backup


def copy_database(source: Path, target: Path, key: bytes | None = None) -> None:
    """A consistent copy of a database that others may be writing to; replaces `target` only when whole.

    An encrypted one is copied as it is, for the same `key`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    reader, writer = connect(source, key), connect(partial, key, like=source)
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()
    partial.replace(target)


def _migrate(engine: Engine, revision: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    from db.sync.capture import install

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with writing(engine).connect() as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, revision)
            install(connection)  # in the same transaction, so that no change is ever missed
