"""Fixtures shared by every room."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from xdist.scheduler import LoadFileScheduling

from db import upgrade
from db.engine import open_engine

if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # else Qt aborts the whole run

settings.register_profile("calm", deadline=None)  # a busy machine is no fault of the rules
settings.load_profile("calm")

WEEKS = "QA_DESK_SYNC_SEED"
"""Where the random weeks of tests/sync begin: the same in every worker, another one in each run."""
os.environ.setdefault(WEEKS, str(random.SystemRandom().randrange(1, 1 << 31)))

SHARED = Path(os.environ.get("QA_DESK_SHARED", Path(__file__).parents[2] / "shared")) / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real calls and platform exports; skips where it is not at hand."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared test data is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> None:
    """Whichever test comes first: one that only writes a PDF must not leave an application without widgets."""


@pytest.fixture(scope="session", autouse=True)
def _new_databases_are_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The migrations make one empty database in each process; every other new one of a test is its copy.

    To run them anew took more time than most tests.
    """
    migrate, kept = upgrade._migrate, sqlite3.connect(":memory:", check_same_thread=False)

    def quick(engine: Engine, revision: str = "head") -> None:
        with engine.connect() as connection:
            new = upgrade.revision_of(connection) is None
        raw = engine.raw_connection()
        try:
            target = raw.driver_connection
            if revision != "head" or not new or not isinstance(target, sqlite3.Connection):
                migrate(engine, revision)
                return
            if not kept.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                first = open_engine(tmp_path_factory.mktemp("empty") / "a.db", create=True)
                migrate(first)
                made = first.raw_connection()
                made.driver_connection.backup(kept)  # type: ignore[union-attr]
                made.close()
                first.dispose()
            kept.backup(target)
        finally:
            raw.close()

    upgrade._migrate = quick
    yield
    upgrade._migrate = migrate
    kept.close()


@pytest.fixture(autouse=True)
def _nobody_acts_by_leftover() -> Iterator[None]:
    """The command line's `--as` is kept in the environment: what one test said is nothing to the next."""
    yield
    os.environ.pop("QA_DESK_AS", None)


def pytest_report_header() -> str:
    """The seed with which this run can be repeated."""
    return f"random weeks of many desks: {WEEKS}={os.environ[WEEKS]}"


class _ByFile(LoadFileScheduling):
    """A file stays with one worker, and so does everything that is heard through a sound server."""

    def _split_scope(self, nodeid: str) -> str:
        return (
            "sound" if nodeid.startswith(("tests/audio/", "tests/journey/")) else super()._split_scope(nodeid)
        )


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling:
    """Used on several cores only (`-n`)."""
    return _ByFile(config, log)
