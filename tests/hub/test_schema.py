"""The hub's own tables: made by migrations alone, on both databases; an older hub's are brought up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text

from qa_desk.hub.devices import Caller
from qa_desk.hub.pull import pull
from qa_desk.hub.recordings import readable
from qa_desk.hub.rows import Rows
from qa_desk.hub.schema import HEAD, VERSIONS, NewerHub, revision_of
from qa_desk.hub.scope import Reach
from qa_desk.hub.tables import META, get, open_hub
from qa_desk.sync.batch import Alias, Text, unpack


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
        assert compare_metadata(context, META) == []
    engine.dispose()


def as_of(database: str, revision: str) -> Engine:
    """A hub's database as an older release made it."""
    engine = open_hub(database)
    with engine.begin() as connection:
        for name in inspect(connection).get_table_names():
            connection.execute(text(f"DROP TABLE {name}"))
        config = Config()
        config.set_main_option("script_location", str(VERSIONS.parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(text("INSERT INTO hub_state VALUES ('epoch', 'old'), ('head', '9')"))
    return engine


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_hub_from_before_there_were_migrations_keeps_its_rows(
    request: pytest.FixtureRequest, kind: str, tmp_path: Path
) -> None:
    database = fresh(request, kind, tmp_path)
    engine = as_of(database, "h0001")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE hub_schema"))
    engine.dispose()
    again = open_hub(database)
    with again.connect() as connection:
        assert (get(connection, "epoch"), revision_of(connection)) == ("old", HEAD)
        assert {"hub_blob", "hub_part"} <= set(inspect(connection).get_table_names())
    again.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_rows_of_an_older_hub_are_told_as_before(
    request: pytest.FixtureRequest, kind: str, tmp_path: Path
) -> None:
    database = fresh(request, kind, tmp_path)
    engine = as_of(database, "h0003")
    sha256 = "ab" * 32
    kept = {
        ("person", "p"): ({"id": "p", "name": "Pia"}, {"*": [7 << 16, "d"], "name": [8 << 16, "e"]}, 0),
        ("interaction", "c"): ({"id": "c", "agent_id": "a"}, {"*": [1, "d"]}, 0),
        ("interaction", "left"): ({"id": "left", "agent_id": None}, {"*": [1, "d"]}, 0),
        ("recording", "r"): ({"id": "r", "interaction_id": "c", "sha256": sha256}, {"*": [2, "d"]}, 0),
        ("customer", "unseen"): ({"id": "unseen", "name": "ß"}, {"*": [3, "d"]}, 0),
        ("audit_event", "f"): ({"id": "f", "at": 1}, {}, 1),
        ("~text", "t"): ({"text": ["person", "p", "note", 9 << 16, "d", [[1, "x"]], "words"]}, {}, 1),
        ("~alias", "l"): ({"alias": ["person", "q", "p"]}, {}, 1),
    }
    lines = [
        ("person", "p", "org", 1, 0), ("interaction", "c", "calls:a", 2, 0), ("interaction", "c", "calls:b", 3, 1),
        ("interaction", "left", "calls:a", 4, 1), ("recording", "r", "calls:a", 5, 0),
        ("audit_event", "f", "admin", 6, 0), ("~text", "t", "org", 7, 0), ("~alias", "l", "org", 8, 0),
    ]  # fmt: skip
    with engine.begin() as connection:
        for (table, pk), (doc, clocks, fact) in kept.items():
            row = {"t": table, "pk": pk, "doc": json.dumps(doc), "clocks": json.dumps(clocks), "fact": fact}
            connection.execute(text("INSERT INTO hub_row VALUES (:t, :pk, :doc, :clocks, :fact)"), row)
        for line in lines:
            named = dict(zip(("t", "pk", "s", "pos", "gone"), line, strict=True))
            connection.execute(text("INSERT INTO hub_feed VALUES (:t, :pk, :s, :pos, :gone)"), named)
            connection.execute(
                text(
                    "INSERT INTO hub_stream VALUES (:s, :pos) ON CONFLICT (stream) DO UPDATE SET pos = :pos"
                ),
                named,
            )
    engine.dispose()
    again = open_hub(database)
    everybody = Caller("device", Reach("x", frozenset({"admin"}), None))
    with again.connect() as connection:
        page = pull(connection, everybody, {})
        batch = unpack(page.batch)
        told = {
            (group.table, str(row[0])): (dict(zip(group.columns, row, strict=True)), clocks)
            for group in batch.rows
            for row, clocks in zip(group.rows, group.clocks or [{}] * len(group.rows), strict=True)
        }
        hidden = {("interaction", "left"), ("customer", "unseen")}
        for key, (doc, clocks, _) in kept.items():
            if key[0][0] != "~" and key not in hidden:
                stamps = {field: tuple(stamp) for field, stamp in clocks.items()}
                assert told.pop(key) == (doc, stamps)
        assert told == {} and set(page.gone) == {("interaction", "left")}
        assert batch.texts == [Text("person", "p", "note", 9 << 16, "d", ((1, "x"),), "words")]
        assert batch.aliases == [Alias("person", "q", "p")] and batch.clock == 9 << 16
        rows = Rows(connection)
        rows.load(hidden)
        assert {key: rows.known[key].doc for key in hidden} == {key: kept[key][0] for key in hidden}
        assert readable(connection, everybody, [sha256]) == {sha256}
        assert readable(connection, Caller("d", Reach("z", frozenset({"agent"}), None)), [sha256]) == set()
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
