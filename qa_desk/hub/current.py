"""Telling a desk what rows are now: those of which it sent something that was not taken."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from qa_desk.hub.devices import Caller
from qa_desk.hub.pull import Found, batch_of
from qa_desk.hub.rows import TEXT, Key
from qa_desk.hub.tables import FEED
from qa_desk.sync.batch import pack
from qa_desk.sync.state import JOIN

AFTER_JOIN = chr(ord(JOIN) + 1)


def current(connection: Connection, caller: Caller, keys: Sequence[Key]) -> bytes:
    """A batch of these rows with their texts, as far as the caller may hold them; the rest is not mentioned."""
    found: dict[Key, Found] = {}
    kept = (FEED.c.fact, FEED.c.shape, FEED.c.latest, FEED.c.doc, FEED.c.clocks)
    for table, pk in dict.fromkeys(keys):
        begin = JOIN.join((table, pk, ""))
        texts = (FEED.c.tbl == TEXT, FEED.c.pk >= begin, FEED.c.pk < begin[: -len(JOIN)] + AFTER_JOIN)
        for where in ((FEED.c.tbl == table, FEED.c.pk == pk), texts):
            asked = select(FEED.c.tbl, FEED.c.pk, FEED.c.stream, *kept).where(FEED.c.gone == 0, *where)
            for line in connection.execute(asked):
                key, stream = (str(line[0]), str(line[1])), str(line[2])
                if not caller.reach.holds(stream):
                    continue
                if key in found:
                    found[key].streams.append(stream)
                else:
                    found[key] = Found(*line[3:], [stream])
    return pack(batch_of(connection, caller, found))
