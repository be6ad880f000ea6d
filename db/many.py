"""Very many rows in few statements: an insert of 200 rows costs a third of 200 inserts, where triggers and indexes
follow.

What a statement costs besides its rows (its journal, its triggers' programs, the way from Python and back) is paid
once for all of its rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

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
    done, start, values = 0, 0, max(marks.count("?"), 1)
    for size in AT_ONCE:
        size = min(size, MOST_VALUES // values)
        end = start + (len(rows) - start) // size * size
        if end > start:
            parts = (list(chain.from_iterable(rows[n : n + size])) for n in range(start, end, size))
            done += raw.executemany(_statement(head, marks, size, tail), parts).rowcount
        start = end
    return done


@lru_cache(1024)
def _statement(head: str, marks: str, size: int, tail: str) -> str:
    return f"{head} VALUES {', '.join([marks] * size)}{tail}"
