"""Very many rows in few statements: an insert of 200 rows costs a third of 200 inserts, where triggers and indexes
follow.

What a statement costs besides its rows (its journal, its triggers' programs, the way from Python and back) is paid
once for all of its rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection

AT_ONCE = (200, 16, 1)
"""Rows of a statement, the most first: few texts, so that each is prepared once."""
MOST_VALUES = 32_766
"""What SQLite takes as parameters of one statement unless it was built for more."""


def insert_many(
    raw: sqlite3.Connection, head: str, marks: str, rows: Sequence[Sequence[Any]], tail: str = ""
) -> int:
    """Insert rows in their order; how many the database took.

    `head` is the statement up to VALUES, `marks` one row of it in parentheses with a `?` for each value of a row,
    `tail` what follows, as ON CONFLICT. In a transaction of the caller's: an error leaves some rows written.
    """
    return sum(
        raw.executemany(_statement(head, marks, size, tail), parts).rowcount
        for size, parts in _parts(marks.count("?"), rows)
    )


def insert_rows(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """The same through a layer more, whose errors callers know; `statement` is an insert of one row, marks last."""
    head, _, marks = statement.rpartition("VALUES")
    for size, parts in _parts(marks.count("?"), rows):
        connection.exec_driver_sql(_statement(head, marks, size, ""), [tuple(part) for part in parts])


def _parts(values: int, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, Iterator[list[Any]]]]:
    """How many rows go into a statement, and the values of each such statement."""
    start = 0
    for size in AT_ONCE:
        size = min(size, MOST_VALUES // max(values, 1))
        end = start + (len(rows) - start) // size * size
        if end > start:
            yield size, (list(chain.from_iterable(rows[n : n + size])) for n in range(start, end, size))
        start = end


@lru_cache(1024)
def _statement(head: str, marks: str, size: int, tail: str) -> str:
    return f"{head} VALUES {', '.join([marks] * size)}{tail}"
