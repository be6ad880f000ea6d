"""What travels between desks: a batch of rows, facts, versions of texts and aliases, and its bytes."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import msgspec

from qa_desk.errors import N_, QADeskError
from qa_desk.sync.quiet import making_many

MAGIC = b"QADS1"
DIGEST = 32
LEVEL = 2
"""A tenth larger than at 6, in a third of the time: packing is what a page waits for."""
SMALL_ROW = 64
"""Bytes of a row, at least about, before they are compressed."""
MOST_BYTES = 256 << 20
"""A batch that unpacks to more than this is refused unread."""

Clock = int | dict[str, tuple[int, str]]
"""A row's clocks; an integer says that the batch's own desk wrote every field then."""


class BatchError(QADeskError):
    """Bytes that are no batch, were damaged, or come from a release that this one cannot read."""


class Rows(msgspec.Struct, array_like=True):
    """Rows of one table with these columns. `clocks` has one entry per row, or none for facts."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]
    clocks: list[Clock] = []


class Text(msgspec.Struct, array_like=True, frozen=True):
    """One version of a free text."""

    table: str
    pk: str
    field: str
    hlc: int
    desk: str
    parents: tuple[tuple[int, str], ...]
    value: str


class Alias(msgspec.Struct, array_like=True, frozen=True):
    """Two rows of a table are one thing, known by the winner's id from now on."""

    table: str
    loser: str
    winner: str


class Batch(msgspec.Struct):
    """Everything one desk changed between two packings; `clock` is at least as late as all it holds."""

    desk: str
    schema: str
    clock: int
    rows: list[Rows] = []
    texts: list[Text] = []
    aliases: list[Alias] = []
    no: int = 0

    @property
    def count(self) -> int:
        """How many rows, texts and aliases it holds."""
        return sum(len(group.rows) for group in self.rows) + len(self.texts) + len(self.aliases)


class PackedRows(msgspec.Struct, array_like=True):
    """`Rows` whose values and clocks are msgpack already, a piece for each row."""

    table: str
    columns: tuple[str, ...]
    rows: list[msgspec.Raw]
    clocks: list[msgspec.Raw] = []


class PackedBatch(msgspec.Struct):
    """A `Batch` put together from pieces that are msgpack already; its bytes are those of a `Batch`."""

    desk: str
    schema: str
    clock: int
    rows: list[PackedRows] = []
    texts: list[msgspec.Raw] = []
    aliases: list[msgspec.Raw] = []
    no: int = 0


def pack(batch: Batch | PackedBatch) -> bytes:
    """The bytes of a batch: compressed, with a SHA-256 over what follows it."""
    body = zlib.compress(msgspec.msgpack.encode(batch), LEVEL)
    return MAGIC + hashlib.sha256(body).digest() + body


def unpack(data: bytes) -> Batch:
    """The batch of these bytes; `BatchError` where they are damaged or foreign."""
    body = data[len(MAGIC) + DIGEST :]
    if not data.startswith(MAGIC):
        raise BatchError(N_("These are no changes of QA Desk, or they come from another release."))
    if hashlib.sha256(body).digest() != data[len(MAGIC) : len(MAGIC) + DIGEST]:
        raise BatchError(
            N_("The changes were damaged on their way."), hint=N_("They will be asked for again.")
        )
    try:
        engine = zlib.decompressobj()
        plain = engine.decompress(body, MOST_BYTES)
        if engine.unconsumed_tail or not engine.eof:
            raise ValueError("too large, or cut short")
        with making_many(len(plain) // SMALL_ROW):
            return msgspec.msgpack.decode(plain, type=Batch)
    except (ValueError, zlib.error) as error:
        raise BatchError(
            N_("The changes cannot be read: {reason}."),
            hint=N_("Update QA Desk on this computer. Nothing was changed."),
            reason=str(error),
        ) from error
