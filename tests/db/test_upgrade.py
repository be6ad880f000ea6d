"""Opening older, newer and foreign database files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from db import upgrade
from db.engine import check_integrity, open_engine, writing
from db.errors import NewerDatabase, NotADatabase
from db.models import FACT_TABLES, Base


def made(path: Path, revision: str = "head") -> Engine:
    engine = open_engine(path, create=True)
    upgrade._migrate(engine, revision)
    return engine


def one_rated_call(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(
            text(
                "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms,"
                " outcome, imported_at) VALUES ('i1', 's', 'c1', 'voice', 'in', 0, 1000, 'resolved', 0)"
            )
        )
        for seq, value, at in ((1, 2, 10), (2, 4, 20)):
            connection.execute(
                text(
                    "INSERT INTO survey_response (seq, id, interaction_id, source, external_id, kind, scale_min,"
                    " scale_max, value, verbatim, answered_at, link)"
                    " VALUES (:s, :id, 'i1', 's', :id, 'csat', 1, 5, :v, '我要抱怨', :at, 'call_id')"
                ),
                {"s": seq, "id": f"r{seq}", "v": value, "at": at},
            )


def test_models_and_migrations_describe_the_same_schema(tmp_path: Path) -> None:
    with made(tmp_path / "a.db").connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert [change for change in found if "search_text" not in str(change)] == []


def test_the_named_head_is_the_newest_migration() -> None:
    script = ScriptDirectory(str(Path(upgrade.__file__).parent / "migrations"))
    assert script.get_current_head() == upgrade.HEAD == upgrade.KNOWN[-1]
    assert sorted(upgrade.KNOWN) == sorted(r.revision for r in script.walk_revisions())


def test_a_file_of_the_previous_schema_is_upgraded_after_a_backup_copy(tmp_path: Path) -> None:
    path, backups = tmp_path / "a.db", tmp_path / "backups"
    engine = made(path, "0001")
    one_rated_call(engine)
    backup = upgrade.ensure_schema(engine, path, backups)
    assert backup is not None and backup.parent == backups
    with engine.connect() as connection:
        assert upgrade.revision_of(connection) == upgrade.HEAD
        assert connection.execute(text("SELECT rating, rating_value FROM interaction")).one() == (0.75, 4)
        hits = connection.execute(
            text("SELECT count(*) FROM search_text WHERE search_text MATCH '\"抱 怨\"'")
        )
        assert hits.scalar() == 2
        assert check_integrity(connection) == []
    with open_engine(backup).connect() as connection:
        assert upgrade.revision_of(connection) == "0001"
    assert upgrade.ensure_schema(engine, path, backups) is None


def test_a_file_of_a_newer_release_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = made(path)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase):
        upgrade.ensure_schema(engine, path, tmp_path)


@pytest.mark.parametrize("content", [b"not a database at all, just words" * 50, None])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.db"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE somebody_else (x)")
    else:
        path.write_bytes(content)
    with pytest.raises(NotADatabase):
        upgrade.ensure_schema(open_engine(path), path, tmp_path)


def test_facts_cannot_be_changed_or_removed(tmp_path: Path) -> None:
    engine = made(tmp_path / "a.db")
    one_rated_call(engine)
    for statement in ("UPDATE survey_response SET value = 5", "DELETE FROM survey_response"):
        with pytest.raises(IntegrityError, match="append-only"), writing(engine).begin() as connection:
            connection.exec_driver_sql(statement)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        triggers = set(names)
    assert {f"{table}_no_update" for table in FACT_TABLES} <= triggers
    assert {f"{table}_no_delete" for table in FACT_TABLES} <= triggers


def test_the_latest_rating_counts(tmp_path: Path) -> None:
    engine = made(tmp_path / "a.db")
    one_rated_call(engine)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT rating, rating_value, rating_max FROM interaction")).one()
    assert found == (0.75, 4, 5)
