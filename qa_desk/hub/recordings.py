"""Which recordings are whole at the hub, and who may hear them: only through a row that a person holds."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from qa_desk.hub.bulk import upsert
from qa_desk.hub.devices import Caller, note
from qa_desk.hub.rows import FILE, UNSEEN
from qa_desk.hub.scope import Reach
from qa_desk.hub.store import BlobStore
from qa_desk.hub.tables import BLOB, FEED, LINK, STATE, get

SEALED = "sealed"
"""The word of the hub's state that names the key recordings are sealed with; no such word, no sealing."""
AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Stored:
    """A recording that is whole: its bytes' own SHA-256 (of the sealed ones, where sealed), and how many."""

    digest: str
    size: int
    sealed: str


def sealed_with(connection: Connection) -> str:
    """The id of the key every recording here is sealed with; empty where they are kept as they are."""
    return get(connection, SEALED) or ""


def seal_with(connection: Connection, caller: Caller, key_id: str) -> None:
    """From now on only recordings sealed with this key are taken; those kept otherwise will be sent again."""
    connection.execute(delete(STATE).where(STATE.c.k == SEALED))
    connection.execute(STATE.insert().values(k=SEALED, v=key_id))
    note(connection, caller.device, f"recordings are sealed with key {key_id}")


def readable(connection: Connection, caller: Caller, hashes: Sequence[str]) -> set[str]:
    """Those of these recordings that a row names which this caller holds; knowing a hash is not enough."""
    found: set[str] = set()
    for start in range(0, len(hashes), AT_ONCE):
        for sha256, stream in _streams_of(connection, hashes[start : start + AT_ONCE]):
            if caller.reach.holds(stream):
                found.add(sha256)
    return found


def is_others(connection: Connection, reach: Reach, sha256: str) -> bool:
    """True for a recording that rows here name, none of which this reach opens: to name it too would open it."""
    held = [reach.holds(stream) for _, stream in _streams_of(connection, [sha256])]
    return bool(held) and not any(held)


def _streams_of(connection: Connection, hashes: Sequence[str]) -> list[tuple[str, str]]:
    """Files and the streams in which rows name them."""
    here = (
        (FEED.c.tbl == LINK.c.tbl) & (FEED.c.pk == LINK.c.pk) & (FEED.c.gone == 0) & (FEED.c.stream != UNSEEN)
    )
    asked = select(LINK.c.parent_pk, FEED.c.stream).join_from(LINK, FEED, here)
    named = (LINK.c.parent_tbl == FILE, LINK.c.parent_pk.in_(hashes))
    return [(str(sha256), str(stream)) for sha256, stream in connection.execute(asked.where(*named))]


def stored(connection: Connection, hashes: Sequence[str]) -> dict[str, Stored]:
    """Those that are whole and sealed as the workspace wants it now."""
    key, found = sealed_with(connection), {}
    for start in range(0, len(hashes), AT_ONCE):
        where = (BLOB.c.sha256.in_(hashes[start : start + AT_ONCE]), BLOB.c.sealed == key)
        for row in connection.execute(select(BLOB).where(*where)).mappings():
            found[str(row["sha256"])] = Stored(str(row["digest"]), int(row["size"]), str(row["sealed"]))
    return found


def all_stored(connection: Connection) -> dict[str, Stored]:
    """Every recording that is said to be whole."""
    return {
        str(row["sha256"]): Stored(str(row["digest"]), int(row["size"]), str(row["sealed"]))
        for row in connection.execute(select(BLOB)).mappings()
    }


def keep(connection: Connection, sha256: str, found: Stored) -> None:
    """Say that a recording is whole."""
    values = (sha256, found.sealed, found.digest, found.size, int(time.time() * 1000))
    upsert(connection, BLOB, [values], ("sealed", "digest", "size", "at"))


def forget(connection: Connection, sha256: str) -> None:
    """Say that a recording is not whole here: whoever has it sends it again."""
    connection.execute(delete(BLOB).where(BLOB.c.sha256 == sha256))


def is_right(store: BlobStore, sha256: str, said: Stored) -> bool:
    """Whether what is stored is still what was stored."""
    import hashlib

    size = store.size(sha256)
    if size != said.size:
        return False
    found = hashlib.sha256()
    for block in store.read(sha256, 0, size):
        found.update(block)
    return found.hexdigest() == said.digest
