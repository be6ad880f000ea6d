"""Every change of a synced row is noted by the database itself, whoever made it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, Text
from sqlalchemy.orm import Session

from db import upgrade
from db.engine import open_engine, writing
from db.models import Base, Person, Team, from_epoch_ms
from db.sync.capture import INSERTED, REMOVED, install
from db.sync.tables import LEFT_OUT, LOCAL_COLUMNS, TEXTS, CannotSync, describe, is_local, synced_tables


def columns_of(file: sqlite3.Connection, table: str, mask: int) -> set[str]:
    bits = file.execute("SELECT name, bit FROM sync_column WHERE tbl = ?", (table,))
    return {name for name, bit in bits if mask >> bit & 1}


@pytest.fixture
def file(tmp_path: Path) -> sqlite3.Connection:
    """The database as any other program sees it: the driver alone, none of our code."""
    engine = open_engine(tmp_path / "a.db", create=True)
    upgrade.ensure_schema(engine, tmp_path / "a.db", tmp_path)
    return sqlite3.connect(tmp_path / "a.db", isolation_level=None)


def log_of(file: sqlite3.Connection) -> list[tuple[str, str, int]]:
    return file.execute("SELECT tbl, pk, mask FROM sync_log ORDER BY n").fetchall()


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_is_captured_or_stays_on_the_desk_on_purpose(table: Table) -> None:
    assert is_local(table) or describe(table).identity, f"{table.name} is neither captured nor left out"


def test_a_table_that_nothing_names_is_refused_with_what_to_do() -> None:
    nameless = Table("scratch", MetaData(), Column("seq", Integer, primary_key=True), Column("x", Text))
    with pytest.raises(CannotSync, match=r"scratch has nothing that names its rows.*keep it on the desk"):
        describe(nameless)
    local = Table("notes_here", MetaData(), Column("x", String, primary_key=True), info={"local": "a cache"})
    assert is_local(local)


def test_what_the_exceptions_name_exists() -> None:
    tables = Base.metadata.tables
    assert set(LEFT_OUT) <= set(tables)
    for named in (LOCAL_COLUMNS, TEXTS):
        for table, columns in named.items():
            assert set(columns) <= set(tables[table].columns.keys()), table
    for table, columns in TEXTS.items():
        for column in columns:
            assert not tables[table].columns[column].nullable, (
                "a text that waits for its versions starts empty"
            )


def test_each_editable_table_has_its_triggers_in_a_new_file_and_in_an_upgraded_one(tmp_path: Path) -> None:
    old = open_engine(tmp_path / "old.db", create=True)
    upgrade._migrate(old, "0005")
    upgrade.ensure_schema(old, tmp_path / "old.db", tmp_path)
    new = open_engine(tmp_path / "new.db", create=True)
    upgrade.ensure_schema(new, tmp_path / "new.db", tmp_path)
    wanted = {
        f"sync_{table.name}_{verb}"
        for table in synced_tables().values()
        if not table.fact
        for verb in ("insert", "update", "delete")
    }
    for engine in (old, new):
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            triggers = set(found.scalars())
        assert {name for name in wanted if name not in triggers} <= {"sync_draft_evidence_update"}


def test_new_changed_and_removed_rows_are_noted_with_the_columns_that_changed(
    file: sqlite3.Connection,
) -> None:
    file.execute("INSERT INTO team (id, name) VALUES ('t', 'North')")
    file.execute("UPDATE team SET name = 'North'")
    file.execute("UPDATE team SET name = 'South'")
    file.execute("DELETE FROM team")
    (_, _, changed) = log_of(file)[1]
    assert log_of(file) == [("team", "t", INSERTED), ("team", "t", changed), ("team", "t", REMOVED)]
    assert columns_of(file, "team", changed) == {"name"}
    (at,) = file.execute("SELECT min(at) FROM sync_log").fetchone()
    assert from_epoch_ms(at).year > 2020


def test_rows_known_by_several_columns_are_noted_under_all_of_them(file: sqlite3.Connection) -> None:
    file.execute(
        "INSERT INTO draft_answer (draft_id, question_key, choices, text, na, comment, updated_at)"
        " VALUES ('d', 'q', '[]', '', 'no', '', 0)"
    )
    file.execute("UPDATE draft_answer SET comment = 'kind', choices = '[1]'")
    assert [pk for _, pk, _ in log_of(file)] == ["d\x1fq"] * 2
    assert columns_of(file, "draft_answer", log_of(file)[1][2]) == {"comment", "choices"}


def test_what_triggers_derive_is_no_change_of_anybody(file: sqlite3.Connection) -> None:
    file.execute(
        "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome,"
        " imported_at) VALUES ('i', 's', 'c', 'voice', 'in', 0, 1000, 'resolved', 0)"
    )
    file.execute(
        "INSERT INTO survey_response (id, interaction_id, source, external_id, kind, scale_min, scale_max, value,"
        " answered_at, link) VALUES ('r', 'i', 's', 'c', 'csat', 1, 5, 4, 0, 'call_id')"
    )
    assert file.execute("SELECT rating FROM interaction").fetchone() == (0.75,)
    assert log_of(file) == [("interaction", "i", INSERTED)]


def test_what_is_undone_was_never_noted(file: sqlite3.Connection) -> None:
    file.execute("BEGIN")
    file.execute("INSERT INTO team (id, name) VALUES ('t', 'North')")
    file.execute("ROLLBACK")
    assert log_of(file) == []


def test_nothing_is_noted_while_others_changes_are_applied(file: sqlite3.Connection) -> None:
    file.execute("BEGIN")
    file.execute("INSERT INTO sync_applying VALUES (1)")
    file.execute("INSERT INTO team (id, name) VALUES ('t', 'North')")
    file.execute("DELETE FROM sync_applying")
    file.execute("COMMIT")
    assert log_of(file) == []


def test_rows_from_before_capture_are_noted_as_older_than_any_change(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", create=True)
    upgrade._migrate(engine, "0005")
    with writing(engine).connect() as connection, Session(connection) as session, session.begin():
        session.add(Team(id="t", name="North"))
        session.add(Person(id="p", name="Ann", created_at=from_epoch_ms(0)))
    upgrade.ensure_schema(engine, tmp_path / "a.db", tmp_path)
    with writing(engine).begin() as connection:
        noted = connection.exec_driver_sql("SELECT tbl, pk, mask, at FROM sync_log ORDER BY tbl").all()
        assert [tuple(row) for row in noted] == [("person", "p", INSERTED, 0), ("team", "t", INSERTED, 0)]
        install(connection)  # again, as after each later upgrade
        assert connection.exec_driver_sql("SELECT count(*) FROM sync_log").scalar() == 2


def test_a_new_column_takes_a_new_bit_and_old_notes_keep_their_meaning(file: sqlite3.Connection) -> None:
    before = dict(file.execute("SELECT name, bit FROM sync_column WHERE tbl = 'person'"))
    file.execute("DELETE FROM sync_column WHERE tbl = 'person' AND name = 'email'")
    (path,) = (row[2] for row in file.execute("PRAGMA database_list"))
    with writing(open_engine(Path(path))).begin() as connection:
        install(connection)
    after = dict(file.execute("SELECT name, bit FROM sync_column WHERE tbl = 'person'"))
    assert {name: bit for name, bit in after.items() if name != "email"}.items() <= before.items()
    assert after["email"] == max(before.values()) + 1 or after["email"] not in before.values()
