"""Which columns a row has: kept once, under a number that is made of them, the same in every hub and process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import Connection

from qa_desk.hub import bulk
from qa_desk.hub.tables import SHAPE

Columns = tuple[str, ...]
_KNOWN: dict[int, Columns] = {}
MOST_KNOWN = 20_000


@lru_cache(4096)
def shape_of(columns: Columns) -> int:
    """The number of these columns in this order."""
    digest = hashlib.sha256(msgspec.json.encode(columns)).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def columns_of(connection: Connection, shapes: Iterable[int]) -> dict[int, Columns]:
    """The columns of each of these numbers."""
    wanted = set(shapes)
    missing = [shape for shape in wanted if shape not in _KNOWN]
    if missing:
        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.clear()
            missing = list(wanted)
        _KNOWN.update(_kept(connection, missing))
    return {shape: _KNOWN[shape] for shape in wanted}


def keep(connection: Connection, used: Iterable[Columns]) -> None:
    """Write down which columns these numbers mean; `ValueError` where one means others already: somebody looked for
    columns that share a number."""
    wanted = {shape_of(columns): columns for columns in used}
    kept = _kept(connection, wanted)
    if any(kept.get(shape, columns) != columns for shape, columns in wanted.items()):
        raise ValueError("other columns under one number")
    new = [(shape, _written(columns)) for shape, columns in wanted.items() if shape not in kept]
    bulk.upsert(connection, SHAPE, new, ())


def _kept(connection: Connection, shapes: Iterable[int]) -> dict[int, Columns]:
    some = ", ".join(str(int(shape)) for shape in shapes)
    if not some:
        return {}
    found = bulk.fetched(connection, f"SELECT id, columns FROM hub_shape WHERE id IN ({some})", ())
    return {shape: tuple(msgspec.json.decode(columns)) for shape, columns in found}


def _written(columns: Columns) -> str:
    return msgspec.json.encode(columns).decode()
