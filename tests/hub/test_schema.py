"""The hub's own tables: made by migrations alone, on both databases; an older hub's are brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from qa_desk.hub.schema import HEAD, VERSIONS, NewerHub, revision_of
from qa_desk.hub.tables import META, get, open_hub


def fresh(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> str:
    if kind == "sqlite":
        return str(tmp_path / "hub.db")
    address = str(request.getfixturevalue("postgresql"))
    engine = create_engine("postgresql+psycopg://" + address.partition("://")[2])
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_make_exactly_the_tables_the_hub_works_with(
    request: pytest.FixtureRequest, kind: str, tmp_path: Path
) -> None:
    engine = open_hub(fresh(request, kind, tmp_path))
    with engine.connect() as connection:
        assert revision_of(connection) == HEAD
        context = MigrationContext.configure(connection, opts={"version_table": "hub_schema"})
        found = [
            difference
            for difference in compare_metadata(context, META)
            if not (difference[0] == "remove_index" and str(difference[1].name).startswith("ix_hub_row_"))
        ]  # indexes on what a document says are made by hand
    assert found == []
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_hub_from_before_there_were_migrations_keeps_its_rows(
    request: pytest.FixtureRequest, kind: str, tmp_path: Path
) -> None:
    database = fresh(request, kind, tmp_path)
    engine = open_hub(database)
    with engine.begin() as connection:
        epoch = get(connection, "epoch")
        for name in ("hub_schema", "hub_blob", "hub_limit", "hub_spent"):
            connection.execute(text(f"DROP TABLE {name}"))
        for name in ("ix_hub_row_recording", "ix_hub_row_screen_capture", "ix_hub_token_device"):
            connection.execute(text(f"DROP INDEX {name}"))
        for table, column in (("hub_code", "sealed_key"), ("hub_device", "seen"), ("hub_device", "schema")):
            connection.execute(text(f'ALTER TABLE {table} DROP COLUMN "{column}"'))
    engine.dispose()
    again = open_hub(database)
    with again.connect() as connection:
        assert get(connection, "epoch") == epoch
        assert "hub_blob" in inspect(connection).get_table_names()
    again.dispose()


def test_a_newer_hubs_database_is_refused_untouched(tmp_path: Path) -> None:
    database = str(tmp_path / "hub.db")
    engine = open_hub(database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE hub_schema SET version_num = 'h9999'"))
    engine.dispose()
    with pytest.raises(NewerHub, match="h9999"):
        open_hub(database)


def test_the_head_named_in_the_code_is_the_newest_migration() -> None:
    assert max(path.stem for path in VERSIONS.glob("h*.py")).partition("_")[0] == HEAD
