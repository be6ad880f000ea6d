"""Many rows at once, by the fastest road of each database: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import msgspec
import psycopg
from sqlalchemy import Connection, Table

Values = tuple[Any, ...]
BLOCK = 500
FEW = 16
"""Up to so many rows go in one plain statement on PostgreSQL: a stage of their own would cost more."""
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def by_keys(
    connection: Connection, table: Table, columns: Sequence[str], first: str, keys: Iterable[str],
    *, within: tuple[str, str] = ("tbl", "pk"), more: str = "",
) -> list[Values]:  # fmt: skip
    """These columns of the rows whose `within` columns are `first` and one of the keys. `more` is fixed SQL."""
    given = msgspec.json.encode(list(keys)).decode()
    if connection.dialect.name == "postgresql":
        mark, among = "%s", "= ANY(ARRAY(SELECT json_array_elements_text(CAST(%s AS json))))"
    else:
        mark, among = "?", "IN (SELECT value FROM json_each(?))"
    chosen = ", ".join(columns)
    query = f"SELECT {chosen} FROM {table.name} WHERE {within[0]} = {mark} AND {within[1]} {among}{more}"
    return fetched(connection, query, (first, given))


def fetched(connection: Connection, query: str, given: Values) -> list[Values]:
    """What a query of the driver's own finds, without a layer in between that is felt by the row."""
    driver = connection.connection.driver_connection
    assert driver is not None
    found: list[Values] = driver.execute(query, given).fetchall()
    return found


def insert_new(
    connection: Connection, table: Table, rows: Iterable[Values], count: int, *, certain: bool = False
) -> bool:
    """Insert `count` rows, given in the table's order of columns, if all are new; else False, and nothing is written.

    Rows may be made while they are asked for: PostgreSQL writes the ones before meanwhile. `certain` where they were
    looked for under the lock that this transaction holds.
    """
    if not count:
        return True
    if certain:
        return _insert_new(connection, table, rows, count)
    connection.exec_driver_sql("SAVEPOINT all_new")
    done = _insert_new(connection, table, rows, count)
    if not done:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT all_new")
    connection.exec_driver_sql("RELEASE SAVEPOINT all_new")
    return done


def _insert_new(connection: Connection, table: Table, rows: Iterable[Values], count: int) -> bool:
    if connection.dialect.name == "postgresql":
        try:
            _copy(connection, table.name, rows)
        except psycopg.errors.UniqueViolation:
            return False
        return True
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name} VALUES ({marks}) ON CONFLICT DO NOTHING"
    return _many(connection, statement, rows) == count


def upsert(connection: Connection, table: Table, rows: Sequence[Values], changing: Sequence[str]) -> None:
    """Insert rows, given in the table's order of columns, or change these columns of those that are there."""
    keys = [column.name for column in table.primary_key.columns]
    places = [list(table.columns.keys()).index(key) for key in keys]
    distinct = list({tuple(row[n] for n in places): row for row in rows}.values())
    if not distinct:
        return
    then = "UPDATE SET " + ", ".join(f"{c} = excluded.{c}" for c in changing) if changing else "NOTHING"
    conflict = f"ON CONFLICT ({', '.join(keys)}) DO {then}"
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(distinct[0]))
        _many(connection, f"INSERT INTO {table.name} VALUES ({marks}) {conflict}", distinct)
    elif len(distinct) <= FEW:
        one = "(" + ", ".join(["%s"] * len(distinct[0])) + ")"
        values = ", ".join([one] * len(distinct))
        flat = tuple(value for row in distinct for value in row)
        connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES {values} {conflict}", flat)
    else:
        stage = f"stage_{table.name}"
        connection.exec_driver_sql(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {stage} (LIKE {table.name}) ON COMMIT DELETE ROWS"
        )
        connection.exec_driver_sql(f"TRUNCATE {stage}")
        _copy(connection, stage, distinct)
        connection.exec_driver_sql(f"INSERT INTO {table.name} SELECT * FROM {stage} {conflict}")


def _many(connection: Connection, statement: str, rows: Iterable[Values]) -> int:
    driver = connection.connection.driver_connection
    assert driver is not None
    return int(driver.executemany(statement, rows).rowcount)


def _copy(connection: Connection, name: str, rows: Iterable[Values]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    with driver.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
        lines = map(_line, rows)
        while block := "".join(islice(lines, BLOCK)):
            copy.write(block)


def _line(row: Values) -> str:
    """One row as COPY reads it; what a desk sent can neither end a field nor begin a row."""
    line = "\t".join(map(str, row))
    if "\\" in line or "\n" in line or "\r" in line or line.count("\t") != len(row) - 1:
        line = "\t".join([str(value).translate(_ESCAPED) for value in row])
    return line + "\n"
