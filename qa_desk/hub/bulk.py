"""Many rows at once, by the fastest road of each database: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from struct import Struct
from typing import Any

import msgspec
import psycopg
from sqlalchemy import BigInteger, Connection, Integer, LargeBinary, Table

from qa_desk.hub.tables import FEED

Values = tuple[Any, ...]
BLOCK = 500
FEW = 16
"""Up to so many rows go in one plain statement on PostgreSQL: a stage of their own would cost more."""
_INTEGERS: dict[type, int] = {Integer: 4, BigInteger: 8}
_SHORT, _INT, _PLACE, _BETWEEN = Struct(">h"), Struct(">i"), Struct(">iq"), Struct(">iiiiiqiqi")


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


def any_there(connection: Connection, first: str, keys: Sequence[str]) -> bool:
    """True where a row of this table has one of the keys. Keys made one after the other lie beside each other, and
    nobody else's among them: a look at that stretch costs less than one for each."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    query = f"SELECT pk FROM hub_feed WHERE tbl = {mark} AND pk >= {mark} AND pk <= {mark} LIMIT {len(keys)}"
    between = fetched(connection, query, (first, min(keys), max(keys)))
    if len(between) < len(keys):
        return not {pk for (pk,) in between}.isdisjoint(keys)
    return bool(by_keys(connection, FEED, ("pk",), first, keys, more=" LIMIT 1"))


def fetched(connection: Connection, query: str, given: Values) -> list[Values]:
    """What a query of the driver's own finds, without a layer in between that is felt by the row."""
    driver = connection.connection.driver_connection
    assert driver is not None
    how = {"binary": True} if connection.dialect.name == "postgresql" else {}
    found: list[Values] = driver.execute(query, given, **how).fetchall()
    return found


def insert_new(connection: Connection, table: Table, rows: Iterable[Values], count: int) -> None:
    """Insert `count` rows, given in the table's order of columns, none of which is there.

    Rows may be made while they are asked for: PostgreSQL writes the ones before meanwhile.
    """
    if not count:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, table.name, rows)
    else:
        _many(connection, f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})", rows)


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Values],
    changing: Sequence[str],
    by: Sequence[str] = (),
) -> None:
    """Insert rows, given in the table's order of columns, or change these columns of those that are there. `by` are
    the columns that a row is known by, its primary key unless said."""
    keys = by or [column.name for column in table.primary_key.columns]
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
        _copy(connection, table, stage, distinct)
        connection.exec_driver_sql(f"INSERT INTO {table.name} SELECT * FROM {stage} {conflict}")


def _many(connection: Connection, statement: str, rows: Iterable[Values]) -> int:
    driver = connection.connection.driver_connection
    assert driver is not None
    return int(driver.executemany(statement, rows).rowcount)


def _copy(connection: Connection, table: Table, name: str, rows: Iterable[Values]) -> None:
    """In binary: what a desk sent can neither end a field nor begin a row."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    kinds = [(isinstance(c.type, LargeBinary), _INTEGERS.get(type(c.type))) for c in table.columns]
    with driver.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        lines = (_feed_line(row) for row in rows) if table is FEED else (_line(row, kinds) for row in rows)
        while block := b"".join(islice(lines, BLOCK)):
            copy.write(block)
        copy.write(b"\xff\xff")


def _line(row: Values, kinds: list[tuple[bool, int | None]]) -> bytes:
    """One row as PostgreSQL's binary COPY reads it: how many fields, then each with its length before it."""
    pieces = [_SHORT.pack(len(row))]
    for value, (is_bytes, size) in zip(row, kinds, strict=True):
        if size is not None:
            data = int(value).to_bytes(size, "big", signed=True)
        else:
            data = value if is_bytes else str(value).encode()
        pieces += [_INT.pack(len(data)), data]
    return b"".join(pieces)


def _feed_line(row: Values) -> bytes:
    """The same for a line of the feed, of which a push writes very many."""
    stream, pos, table, pk, gone, fact, shape, latest, doc, clocks = row
    key = pk.encode()
    between = _BETWEEN.pack(4, gone, 4, fact, 8, shape, 8, latest, len(doc))
    return b"".join(
        (_counted(stream, 10), _PLACE.pack(8, pos), _counted(table), _INT.pack(len(key)), key, between, doc,
         _INT.pack(len(clocks)), clocks)
    )  # fmt: skip


@lru_cache(10_000)
def _counted(text: str, fields: int = 0) -> bytes:
    data = text.encode()
    return (_SHORT.pack(fields) if fields else b"") + _INT.pack(len(data)) + data
