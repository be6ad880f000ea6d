"""Telling a desk what rows are now: those of which it sent something that was not taken."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from qa_desk.hub.devices import Caller
from qa_desk.hub.pull import Found, batch_of
from qa_desk.hub.rows import TEXT, Key
from qa_desk.hub.tables import FEED, ROW
from qa_desk.sync.batch import pack
from qa_desk.sync.state import JOIN

AFTER_JOIN = chr(ord(JOIN) + 1)


def current(connection: Connection, caller: Caller, keys: Sequence[Key]) -> bytes:
    """A batch of these rows with their texts, as far as the caller may hold them; the rest is not mentioned."""
    found: dict[Key, Found] = {}
    for table, pk in dict.fromkeys(keys):
        begin = JOIN.join((table, pk, ""))
        texts = (ROW.c.tbl == TEXT, ROW.c.pk >= begin, ROW.c.pk < begin[: -len(JOIN)] + AFTER_JOIN)
        for where in ((ROW.c.tbl == table, ROW.c.pk == pk), texts):
            for row in connection.execute(select(ROW).where(*where)).all():
                streams = _streams(connection, caller, (row.tbl, row.pk))
                if streams:
                    found[row.tbl, row.pk] = Found(row.doc, row.clocks, row.fact, streams)
    return pack(batch_of(caller, found))


def _streams(connection: Connection, caller: Caller, key: Key) -> list[str]:
    where = (FEED.c.tbl == key[0], FEED.c.pk == key[1], FEED.c.gone == 0)
    asked = connection.execute(select(FEED.c.stream).where(*where)).scalars()
    return [str(stream) for stream in asked if caller.reach.holds(str(stream))]
