"""A workspace is one folder: the database, the recordings, caches that may be lost, backups."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from db.cipher import is_encrypted
from db.engine import check_integrity, driver_of, open_engine, writing
from db.errors import NewerDatabase, NotADatabase
from db.keys import new_id
from db.upgrade import copy_database, ensure_schema
from qa_desk.at_rest.files import know
from qa_desk.errors import N_, QADeskError
from qa_desk.recordings import RecordingStore, sha256_of

DATABASE = "qa_desk.db"
BACKUPS_KEPT = 14
ASIDE = ".new-"
HALF_MADE_S = 3600
"""Where a workspace is made, and when one that was left half made goes."""


class WorkspaceError(QADeskError):
    """A workspace that cannot be opened, made or written to."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `Workspace.check` found; `problems` are lines for a technician, empty when all is well."""

    database: tuple[str, ...]
    missing_recordings: tuple[str, ...]
    changed_recordings: tuple[str, ...]
    recordings: int
    elsewhere: int = 0

    @property
    def ok(self) -> bool:
        """True where nothing is wrong."""
        return not (self.database or self.missing_recordings or self.changed_recordings)


@dataclass(slots=True)
class Workspace:
    """An open workspace. Cheap to pass around; sessions and connections are made per job."""

    root: Path
    engine: Engine
    upgraded_from_backup: Path | None = None
    key: bytes | None = field(default=None, repr=False)
    recordings: RecordingStore = field(init=False)

    def __post_init__(self) -> None:
        self.recordings = RecordingStore(self.root / "recordings", self._fetch, know(self.key))

    @classmethod
    def create(cls, root: Path, name: str) -> Workspace:
        """A new, empty workspace in a folder that holds none yet; `WorkspaceError` otherwise."""
        if (root / DATABASE).exists():
            raise already_one(root)
        try:
            root.mkdir(parents=True, exist_ok=True)
            workspace = cls._opened(root, create=True)
        except OSError as error:
            raise cannot_write(root, error.strerror or str(error)) from error
        facts = {"name": name, "workspace_id": new_id(), "created_at": datetime.now(UTC).isoformat()}
        with workspace.session() as session, session.begin():
            for key, value in facts.items():
                session.execute(
                    text("INSERT OR IGNORE INTO workspace_fact (key, value) VALUES (:k, :v)"),
                    {"k": key, "v": value},
                )
        return workspace

    @classmethod
    def open(cls, root: Path) -> Workspace:
        """The workspace in a folder, upgraded to this release after a backup; `WorkspaceError` otherwise."""
        if not (root / DATABASE).is_file():
            raise WorkspaceError(
                N_("There is no workspace in {folder}."),
                hint=N_("Choose another folder, or create a workspace there."),
                folder=root,
            )
        return cls._opened(root, create=False)

    @classmethod
    def _opened(cls, root: Path, *, create: bool) -> Workspace:
        path, key = root / DATABASE, None
        if path.is_file() and is_encrypted(path):
            from qa_desk.at_rest.keys import key_for

            key = key_for(root, path)
        elif (root / "qa_desk.key.json").is_file():  # being switched: some recordings may need the key
            from qa_desk.at_rest.keys import begun_with

            know(begun_with(root))
        engine = open_engine(path, create=create, key=key)
        try:
            backup = ensure_schema(engine, path, root / "backups", key)
        except NewerDatabase as error:
            engine.dispose()
            raise WorkspaceError(
                N_("This workspace was last used with a newer QA Desk (schema {schema})."),
                hint=N_("Update QA Desk on this computer. Nothing was changed."),
                schema=str(error),
            ) from error
        except NotADatabase as error:
            engine.dispose()
            raise WorkspaceError(
                N_("The file {file} is not a QA Desk database, or is damaged: {reason}."),
                hint=N_("Restore it from the folder “backups”. Nothing was changed."),
                file=path,
                reason=str(error),
            ) from error
        except OperationalError as error:
            engine.dispose()
            raise cannot_write(root, str(error.orig)) from error
        workspace = cls(root, engine, backup, key)
        workspace._know_yourself()
        workspace._sweep()
        return workspace

    def _know_yourself(self) -> None:
        """Let a copied or restored workspace be a desk of its own before anything changes in it."""
        from qa_desk.sync.state import Store, home_of

        try:
            with self.reading() as connection:
                known = connection.execute(text("SELECT v FROM sync_state WHERE k = 'home'")).scalar()
            if known != home_of(self.root / DATABASE):
                from qa_desk.sync.fold import be_somebody

                with writing(self.engine).begin() as connection:
                    be_somebody(Store(driver_of(connection)), self.root / DATABASE)
        except DatabaseError:  # one that may only be read; syncing will say so
            return

    def _sweep(self) -> None:
        """Clear away what killed processes left; a workspace that cannot be looked through opens all the same."""
        with suppress(OSError):
            self.recordings.sweep()
            for left in self.root.glob(f"{ASIDE}*"):
                if time.time() - left.stat().st_mtime > HALF_MADE_S:
                    shutil.rmtree(left, ignore_errors=True)

    def session(self) -> Session:
        """A session whose transactions take the write lock at once. For use cases only."""
        return Session(writing(self.engine), expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on a consistent snapshot, for `db.queries`."""
        with self.engine.connect() as connection:
            yield connection

    def fact(self, key: str) -> str | None:
        """One fact about the workspace (`name`, `workspace_id`, `sample_note`), None when not stated."""
        with self.reading() as connection:
            value = connection.execute(
                text("SELECT value FROM workspace_fact WHERE key = :k"), {"k": key}
            ).scalar()
        return None if value is None else str(value)

    @property
    def name(self) -> str:
        """What people call this workspace."""
        return self.fact("name") or self.root.name

    @property
    def caches(self) -> Path:
        """The folder for what can be computed again."""
        return self.root / "cache"

    def backup(self, target: Path | None = None) -> Path:
        """Copy the database while others may be writing; the copy's path. Keeps the newest fourteen."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        path = target or self.root / "backups" / f"qa_desk-{stamp}.db"
        try:
            copy_database(self.root / DATABASE, path, self.key)
        except OSError as error:
            raise cannot_write(path.parent, error.strerror or str(error)) from error
        if target is None:
            for old in sorted(path.parent.glob("qa_desk-*.db"))[:-BACKUPS_KEPT]:
                old.unlink(missing_ok=True)
        return path

    def check(self, *, contents: bool = True) -> CheckReport:
        """Check the database and that every recording is there and (with `contents`) unchanged."""
        self._sweep()
        try:
            with self.reading() as connection:
                problems = check_integrity(connection)
                rows = connection.execute(text("SELECT DISTINCT sha256, suffix FROM recording")).all()
                hub = connection.execute(text("SELECT 1 FROM sync_state WHERE k = 'hub'")).first() is not None
        except DatabaseError as error:
            return CheckReport((str(error.orig),), (), (), 0)
        missing: list[str] = []
        changed: list[str] = []
        elsewhere = 0
        for sha256, suffix in rows:
            path = self.recordings.path_of(sha256, suffix)
            if not path.is_file():
                elsewhere += hub
                missing += [] if hub else [path.name]
            elif contents and not _holds(path, sha256):
                changed.append(path.name)
        return CheckReport(tuple(problems), tuple(missing), tuple(changed), len(rows), elsewhere)

    def _fetch(self, sha256: str, suffix: str) -> None:
        """Have a recording that is opened brought from the hub, where this workspace is a desk of one."""
        from qa_desk.sync.hub_recordings import fetch_now

        fetch_now(self, sha256, suffix)

    def close(self) -> None:
        """Let go of the database file."""
        self.engine.dispose()


@contextmanager
def made_aside(root: Path) -> Iterator[Path]:
    """A private folder inside `root` to make a workspace's database in, which then moves to its place at once.

    `WorkspaceError` where there is a workspace already, also one made by another process meanwhile, or where the
    folder cannot be written; nothing is left then.
    """
    if (root / DATABASE).exists():
        raise already_one(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=root))
    except OSError as error:
        raise cannot_write(root, error.strerror or str(error)) from error
    try:
        yield aside
        move_new(aside / DATABASE, root / DATABASE)
    except FileExistsError as error:
        raise already_one(root) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def move_new(source: Path, target: Path) -> None:
    """Move a file to where none may be yet; `FileExistsError` otherwise."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        source.rename(target)


def _holds(path: Path, sha256: str) -> bool:
    try:
        return sha256_of(path) == sha256
    except OSError:  # damaged, or encrypted with another key
        return False


def default_root() -> Path:
    """`QA_DESK_WORKSPACE`, or the workspace folder under this person's data directory."""
    if named := os.environ.get("QA_DESK_WORKSPACE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("qa-desk", appauthor=False)) / "workspace"


def already_one(folder: Path) -> WorkspaceError:
    """What to say where a workspace stands already."""
    return WorkspaceError(
        N_("There is already a workspace in {folder}."),
        hint=N_("Open it, or choose another folder."),
        folder=folder,
    )


def cannot_write(folder: Path, reason: str) -> WorkspaceError:
    """What to say where a folder cannot be written."""
    return WorkspaceError(
        N_("The workspace folder {folder} cannot be used: {reason}."),
        hint=N_("Check that the disk is not full and that you may write there."),
        folder=folder,
        reason=reason,
    )
