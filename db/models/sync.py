"""What this desk remembers in order to sync: its own changes, their clocks, and what could not be placed yet.

None of these tables leaves the desk; the rows they speak of do. See docs/sync.md.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table, Text

from db.models.base import Base


def _local(name: str, *columns: Column[object], without_rowid: bool = False) -> Table:
    info = {"local": "how this desk syncs"}
    return Table(name, Base.metadata, *columns, info=info, sqlite_with_rowid=not without_rowid)


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=null)


def _number(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, BigInteger, primary_key=key, nullable=False, autoincrement=False)


STATE = _local("sync_state", _text("k", key=True), _text("v"), without_rowid=True)
"""Desk id, clock and the like, one per row."""

APPLYING = _local("sync_applying", Column("on", Integer, primary_key=True))
"""Holds a row only inside a transaction that applies what others wrote: then nothing is captured."""

LOG = _local(
    "sync_log",
    Column("n", Integer, primary_key=True),
    _text("tbl"),
    _text("pk"),
    _number("mask"),
    _number("at"),
)
"""Written by triggers: which columns of which row changed, and the wall clock in ms. Empty after each fold."""

COLUMN = _local(
    "sync_column", _text("tbl", key=True), _text("name", key=True), _number("bit"), without_rowid=True
)
"""Which bit of a mask stands for which column; never reused."""

ROW = _local("sync_row", _text("tbl", key=True), _text("pk", key=True), _text("clock"), without_rowid=True)
"""The clocks of an editable row's fields, also of rows that were removed."""

SENT = _local("sync_sent", _text("tbl", key=True), _number("upto"), without_rowid=True)
"""Up to which `seq` the facts of a table were packed, or came from elsewhere."""

ALIAS = _local(
    "sync_alias", _text("tbl", key=True), _text("loser", key=True), _text("winner"), without_rowid=True
)
"""Two rows that turned out to be one thing: what is written for the loser goes to the winner."""

NUMBERED = _local(
    "sync_number", _text("tbl", key=True), _text("id", key=True), _number("number"), without_rowid=True
)
"""The number a row was made with, where its place among others' gave it another one here."""

VERSION = _local(
    "sync_text",
    _text("tbl", key=True),
    _text("pk", key=True),
    _text("field", key=True),
    _number("hlc", key=True),
    Column("desk", String(32), primary_key=True),
    _text("parents"),
    _text("value"),
    without_rowid=True,
)
"""Versions of free texts; more than one that no other builds upon is a conflict for a person to settle."""

WAITING = _local(
    "sync_waiting",
    Column("digest", String(64), primary_key=True),
    _text("tbl"),
    _text("why"),
    _number("at"),
    Column("item", LargeBinary, nullable=False),
)
"""What came but has no place yet: a parent is missing, or a newer release wrote it. Tried again each time."""

ASIDE = _local(
    "sync_aside",
    Column("digest", String(64), primary_key=True),
    _text("tbl"),
    _text("pk"),
    _text("why"),
    _number("at"),
    Column("item", LargeBinary, nullable=False),
)
"""What lost against another row for the same thing, or was refused; kept whole, shown, never dropped."""

TARGET = _local(
    "sync_target", _text("name", key=True), _number("next_no"), _number("synced_at"), without_rowid=True
)
"""The folders and hubs this desk syncs with; `synced_at` is 0 until the first time was finished."""

CURSOR = _local(
    "sync_cursor", _text("target", key=True), _text("source", key=True), _number("pos"), without_rowid=True
)
"""How far each source of a target was read, saved with the rows themselves."""

OUTBOX = _local(
    "sync_outbox",
    _text("target", key=True),
    _number("no", key=True),
    Column("payload", LargeBinary, nullable=False),
)
"""Batches on their way, byte for byte as they will arrive, however often that is tried."""

RECORDING = _local(
    "sync_recording", Column("sha256", String(64), primary_key=True), _text("place"), without_rowid=True
)
"""Recordings that are known to be whole at a hub; `place` is its epoch and the key they are sealed with."""
