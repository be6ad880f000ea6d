"""Ready-made parts of streams for desks that begin: packed once, told to every desk that reads the same rows.

A part is what a page tells of one stream between two positions. Every change of a row, and its leaving the stream,
gives it a position beyond all before: so as long as the stream has as many rows between the two as the part tells
of, they are those rows, unchanged, and all still there. This is asked each time; a part that does not hold any more
is made anew up to where it ended, so that those after it stay good.
"""

from __future__ import annotations

from contextlib import suppress

import msgspec
from sqlalchemy import Connection, Engine, delete, exists, func, literal, select
from sqlalchemy.exc import OperationalError

from db.upgrade import HEAD
from qa_desk.hub.rows import Key
from qa_desk.hub.tables import FEED, PART

FEWEST = 2_000
"""Rows that are worth a part of their own."""
FORM = f"{HEAD}.1"
"""What parts of this release look like and leave out; those of another are not told."""


class Part(msgspec.Struct, array_like=True):
    """A packed batch of the rows of a stream past `start` up to `end`: `rows`, with those that left it (`gone`)."""

    stream: str
    start: int
    end: int
    rows: int
    batch: bytes
    gone: list[Key]


def begins(connection: Connection, stream: str, start: int, head: int) -> bool:
    """True where a desk that reads this stream from its beginning comes by, and many rows follow."""
    if head - start < FEWEST:
        return False
    before = exists().where(PART.c.stream == stream, PART.c.end == start, PART.c.form == FORM)
    if start and not connection.execute(select(before)).scalar():
        return False
    some = select(literal(1)).where(FEED.c.stream == stream, FEED.c.pos > start).limit(FEWEST)
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one() == FEWEST


def find(connection: Connection, stream: str, start: int) -> Part | None:
    """The part of a stream that begins here; with an empty batch where it does not hold any more."""
    query = select(PART.c.body).where(PART.c.stream == stream, PART.c.start == start, PART.c.form == FORM)
    body = connection.execute(query).scalar()
    if body is None:
        return None
    part = msgspec.msgpack.decode(body, type=Part)
    within = (FEED.c.stream == stream) & (FEED.c.pos > start) & (FEED.c.pos <= part.end)
    if connection.execute(select(func.count()).select_from(FEED).where(within)).scalar_one() != part.rows:
        part.batch = b""
    return part


def keep(engine: Engine, part: Part) -> None:
    """Keep a part for the next desk; one that cannot be kept just now costs that desk some time."""
    here = (PART.c.stream == part.stream) & (PART.c.start == part.start)
    body = msgspec.msgpack.encode(part)
    with suppress(OperationalError), engine.begin() as connection:
        connection.execute(delete(PART).where(here))
        connection.execute(
            PART.insert().values(stream=part.stream, start=part.start, end=part.end, form=FORM, body=body)
        )
