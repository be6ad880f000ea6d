"""What the Calls page reads, off the UI thread."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from db.queries.calls import (
    CallCount,
    CallFilter,
    CallRow,
    Hit,
    Place,
    Sort,
    call_hits,
    calls_page,
    count_calls,
)
from db.queries.choices import CallChoices, call_choices
from qa_desk.work.desk import Desk
from ui.background import JobControl

CHUNK = 200
ENOUGH = 60
PATIENCE_S = 0.3
"""A rare find may take many looks; what is there by then is shown, and the search goes on."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A piece of the list, where it ends, and what was found in it."""

    rows: tuple[CallRow, ...]
    place: Place | None
    hits: Mapping[str, Hit]


def load(
    desk: Desk, wanted: CallFilter, sort: Sort, after: Place | None, limit: int, control: JobControl
) -> Loaded:
    """The next rows: at least a screenful, unless the list ends or it takes long."""
    assert desk.acting is not None
    begun = time.monotonic()
    rows: list[CallRow] = []
    with desk.reading() as connection:
        while True:
            page = calls_page(connection, desk.acting, wanted, sort, after, limit - len(rows))
            rows += page.rows
            after = page.next_cursor
            control.check()
            if after is None or len(rows) >= min(ENOUGH, limit):
                break
            if rows and time.monotonic() - begun > PATIENCE_S:
                break
        ids = [row.id for row in rows] if wanted.text else []
        hits = call_hits(connection, desk.acting, wanted, ids)
    return Loaded(tuple(rows), after, hits)


def count(desk: Desk, wanted: CallFilter, by: str = "") -> CallCount:
    """How many calls fit; `by` names the order."""
    assert desk.acting is not None
    with desk.reading() as connection:
        return count_calls(connection, desk.acting, wanted, by=by)


def choices(desk: Desk) -> CallChoices:
    """What can be filtered by."""
    assert desk.acting is not None
    with desk.reading() as connection:
        return call_choices(connection, desk.acting)
