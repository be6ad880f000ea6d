"""Triggers that note every change of a synced row, whoever made it and with what tool.

A fact's own `seq` is its outbox and costs nothing. An editable row leaves a line in `sync_log`: which columns
changed and the wall clock. Values are read later, so many edits of one row cost one; clocks become hybrid logical
ones when the log is folded (`qa_desk.sync.fold`), in the order of the lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from db.sync.tables import Synced, synced_tables

INSERTED, REMOVED = -1, -2
"""Masks of a new row and of one that was removed; else the bits of the columns that changed."""

WALL_MS = "cast((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
"""`unixepoch('subsec')` is NULL before SQLite 3.42."""

QUIET = "NOT EXISTS (SELECT 1 FROM sync_applying)"
KEY_JOIN = "char(31)"


def key_sql(table: Synced, row: str) -> str:
    """The identity of `row` ("NEW", "OLD" or a table's name) as one text."""
    return f" || {KEY_JOIN} || ".join(f'{row}."{name}"' for name in table.identity)


def install(connection: Connection) -> None:
    """Bring the triggers to what the models say, in the caller's transaction; rows already there are noted once.

    Does nothing in a file that is older than change capture.
    """
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if "sync_log" not in present:
        return
    old = connection.exec_driver_sql(
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'sync[_]*'"
    ).all()
    for name, _ in old:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    captured = {table for _, table in old}
    for table in synced_tables().values():
        if table.name not in present:
            continue
        _let_facts_be_mended(connection, table)
        if not table.fact:
            bits = _bits(connection, table)
            if table.name not in captured:
                _note_all(connection, table)
            for statement in triggers(table, bits):
                connection.exec_driver_sql(statement)


def triggers(table: Synced, bits: dict[str, int]) -> Iterator[str]:
    """The three triggers of an editable table, whose columns have these bits."""
    log = "INSERT INTO sync_log (tbl, pk, mask, at)"
    name, new, old = table.name, key_sql(table, "NEW"), key_sql(table, "OLD")
    yield (
        f"CREATE TRIGGER sync_{name}_insert AFTER INSERT ON {name} WHEN {QUIET}"
        f" BEGIN {log} VALUES ('{name}', {new}, {INSERTED}, {WALL_MS}); END"
    )
    yield (
        f"CREATE TRIGGER sync_{name}_delete AFTER DELETE ON {name} WHEN {QUIET}"
        f" BEGIN {log} VALUES ('{name}', {old}, {REMOVED}, {WALL_MS}); END"
    )
    if bits:
        mask = " | ".join(
            f'((OLD."{column}" IS NOT NEW."{column}") << {bit})' for column, bit in bits.items()
        )
        columns = ", ".join(f'"{column}"' for column in bits)
        yield (
            f"CREATE TRIGGER sync_{name}_update AFTER UPDATE OF {columns} ON {name} WHEN {QUIET}"
            f" BEGIN {log} SELECT '{name}', {new}, mask, {WALL_MS} FROM (SELECT {mask} AS mask) WHERE mask; END"
        )


def _bits(connection: Connection, table: Synced) -> dict[str, int]:
    """Bits of the columns that may change, kept for good; new columns take the next ones."""
    there = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
    found = connection.exec_driver_sql("SELECT name, bit FROM sync_column WHERE tbl = ?", (table.name,))
    known: dict[str, int] = {str(name): int(bit) for name, bit in found}
    for column in (*table.fields, *table.texts):
        if column in there and column not in known:
            known[column] = max(known.values(), default=-1) + 1
            connection.exec_driver_sql(
                "INSERT INTO sync_column VALUES (?, ?, ?)", (table.name, column, known[column])
            )
    return {name: bit for name, bit in known.items() if name in there and name in table.columns}


def _note_all(connection: Connection, table: Synced) -> None:
    """Rows from before capture count as older than any change: clock nought."""
    connection.exec_driver_sql(
        "INSERT INTO sync_log (tbl, pk, mask, at)"
        f" SELECT '{table.name}', {key_sql(table, table.name)}, {INSERTED}, 0 FROM {table.name}"
    )


def _let_facts_be_mended(connection: Connection, table: Synced) -> None:
    """Let the triggers that refuse changes of facts pass while others' rows are applied.

    Then, and only then, a fact may come to name the row that its parent turned out to be the same as.
    """
    if not table.fact:
        return
    for verb in ("UPDATE", "DELETE"):
        name = f"{table.name}_no_{verb.lower()}"
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} WHEN {QUIET}"
            f" BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
        )
