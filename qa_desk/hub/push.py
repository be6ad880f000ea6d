"""Taking a batch: rows are checked against their author's reach, merged by the desks' own rules, told to others."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from db.sync.tables import Synced, synced_tables
from qa_desk.errors import N_, QADeskError
from qa_desk.hub import bulk
from qa_desk.hub.devices import Caller, note
from qa_desk.hub.fresh import NONE_WRITTEN, Part, take_new
from qa_desk.hub.rows import ALIAS, FILE, NAMES_FILE, TEXT, Current, Key, Rows, pack_row
from qa_desk.hub.shapes import shape_of
from qa_desk.hub.streams import place, publish
from qa_desk.hub.tables import BATCH, DESK, LINK, lock_head, set_head
from qa_desk.hub.trust import latest_clock, why_not, why_not_alias, why_not_text
from qa_desk.sync.batch import Batch, Clock, Text
from qa_desk.sync.merging import full
from qa_desk.sync.quiet import making_many
from qa_desk.sync.rules import MADE, REMOVED, merged, order, taken
from qa_desk.sync.state import JOIN

AHEAD_MS = 10 * 60_000

TEXT_COLUMNS = tuple(field.name for field in msgspec.structs.fields(Text))


class Refused(msgspec.Struct):
    """One thing that was not taken, and why."""

    table: str
    pk: str
    why: str


class Answer(msgspec.Struct):
    """What became of a batch."""

    accepted: int
    refused: list[Refused]


class PushError(QADeskError):
    """A batch that is not taken at all."""


class Offer:
    """A batch with all that can be made of it before the hub's rows are asked, so that nobody waits for that.

    `TypeError`, `ValueError` for one that is not well formed.
    """

    def __init__(self, batch: Batch, data: bytes) -> None:
        self.batch, self.digest = batch, hashlib.sha256(data).hexdigest()
        self.latest = latest_clock(batch)
        self.parts, self.strange = list[Part](), list[Refused]()
        tables = synced_tables()
        by_place = {name: place for place, name in enumerate(tables)}
        with making_many(batch.count):
            for group in sorted(batch.rows, key=lambda g: by_place.get(g.table, len(by_place))):
                table = tables.get(group.table)
                if table is None or not set(table.identity) <= set(group.columns):
                    self.strange += [Refused(group.table, "", "unknown to this hub; update it")] * len(
                        group.rows
                    )
                else:
                    self.parts.append(Part(table, group, batch.desk))


def push(connection: Connection, caller: Caller, batch: Batch, data: bytes) -> Answer:
    """`take` for a batch and its bytes."""
    return take(connection, caller, Offer(batch, data))


def take(connection: Connection, caller: Caller, offer: Offer) -> Answer:
    """Take a batch in the caller's transaction. The same one again gets the same answer; `PushError` for another one
    under a number that was used, for a foreign desk, and for clocks that run ahead."""
    batch = offer.batch
    head = lock_head(connection)
    asked = select(DESK.c.device, BATCH.c.digest, BATCH.c.result)
    asked = asked.outerjoin_from(DESK, BATCH, (BATCH.c.desk == DESK.c.desk) & (BATCH.c.no == batch.no))
    found = connection.execute(asked.where(DESK.c.desk == batch.desk)).first()
    if found is None:
        connection.execute(DESK.insert().values(desk=batch.desk, device=caller.device))
    elif found[0] != caller.device:
        raise PushError(N_("Another device speaks for this desk already."))
    elif found[1] is not None:
        if found[1] != offer.digest:
            raise PushError(N_("These changes carry a number that was used for others."))
        return msgspec.msgpack.decode(found[2], type=Answer)
    if (offer.latest >> 16) > int(time.time() * 1000) + AHEAD_MS and not caller.reach.is_admin:
        raise PushError(N_("The clock of this computer runs ahead."), hint=N_("Set it right and sync again."))
    with making_many(batch.count):
        answer, head = _take(connection, caller, offer, head)
    set_head(connection, head)
    connection.execute(
        BATCH.insert().values(
            desk=batch.desk, no=batch.no, digest=offer.digest, result=msgspec.msgpack.encode(answer)
        )
    )
    if answer.refused:
        reasons = Counter((refused.table, refused.why) for refused in answer.refused)
        for (table, why), n in reasons.most_common(20):
            note(connection, caller.device, f"{n} of {table[:64]} refused: {why}")
    return answer


def _take(connection: Connection, caller: Caller, offer: Offer, head: int) -> tuple[Answer, int]:
    rows, refused, touched = Rows(connection), list(offer.strange), 0
    bad: set[Key] = set()
    for part in offer.parts:
        if not bad and take_new(rows, caller.reach, part):
            touched += len(part.keys)
            continue
        keys = _look_at_each(rows, caller, part, bad, refused)
        rows.link([(key, *named) for key in keys for named in rows.parents(key)])
        if part.table.name in NAMES_FILE:
            rows.link([(key, "sha256", (FILE, str(rows.known[key].doc.get("sha256") or ""))) for key in keys])
        place(rows, keys)
        touched += len(keys)
    touched += len(_take_texts(rows, caller, offer.batch, bad, refused))
    touched += len(_take_aliases(rows, caller, offer.batch, refused))
    head = publish(rows, head)
    return Answer(touched, refused), head


def _look_at_each(rows: Rows, caller: Caller, part: Part, bad: set[Key], refused: list[Refused]) -> list[Key]:
    """Merge rows one after the other; the keys of those that were taken."""
    rows.load(part.keys)
    rows.load({parent for _, _, parent in part.named()})
    taken_keys = []
    for n, key in enumerate(part.keys):
        clock = part.clocks[n] if part.clocks else None
        why = _merge(rows, caller, part.table, key, part.doc(n), clock, part.desk, bad)
        if why is None:
            taken_keys.append(key)
        elif why:
            bad.add(key)
            refused.append(Refused(part.table.name, key[1], why))
    return taken_keys


def _merge(
    rows: Rows, caller: Caller, table: Synced, key: Key, doc: dict[str, Any], clock: Clock | None, desk: str,
    bad: set[Key],
) -> str | None:  # fmt: skip
    """Merge one row; None where it was taken, "" where nothing was new, else why it was refused."""
    known = rows.known.get(key)
    if any((p, str(doc[c])) in bad for c, p in table.parents if doc.get(c)):
        return "rests on something that was refused"
    why = why_not(rows, caller.reach, table, key, known, doc)
    if why is not None:
        same = known is not None and all(known.doc.get(c) == v for c, v in doc.items())
        return "" if same else why
    if table.fact:
        if known is None:
            rows.known[key] = Current.saying(doc, {}, fact=True)
            rows.fresh.add(key)
            return None
        if all(known.doc.get(c) == v for c, v in doc.items()):
            return ""
        if order(doc) >= order(known.doc) or not caller.reach.is_admin:
            return "this fact is known already, with other content"
        known.become(doc, {})
        return None
    theirs = full(clock if clock is not None else {}, desk)
    if known is None:
        if MADE not in theirs and REMOVED not in theirs:
            return "edits a row that is not here"
        rows.known[key] = Current.saying(doc, theirs, fact=False)
        rows.fresh.add(key)
        return None
    both = merged(known.clocks, theirs)
    wins = taken(known.clocks, theirs, known.doc, {c: v for c, v in doc.items() if c not in table.identity})
    if both == known.clocks and not wins:
        return ""
    known.become({**known.doc, **wins}, both)
    return None


def _take_texts(rows: Rows, caller: Caller, batch: Batch, bad: set[Key], refused: list[Refused]) -> list[Key]:
    keys = [(TEXT, JOIN.join((t.table, t.pk, t.field, str(t.hlc), t.desk))) for t in batch.texts]
    owners = [(t.table, t.pk) for t in batch.texts]
    rows.load([*keys, *owners])
    new = []
    for key, owner, text in zip(keys, owners, batch.texts, strict=True):
        if owner in bad or owner not in rows.known:
            refused.append(Refused(text.table, text.pk, "rests on something that was refused"))
        elif key not in rows.known and (why := why_not_text(rows, caller.reach, owner)) is not None:
            refused.append(Refused(text.table, text.pk, why))
        elif key not in rows.known:
            kept = pack_row(shape_of(TEXT_COLUMNS), text, NONE_WRITTEN, text.hlc)
            rows.known[key] = Current(TEXT_COLUMNS, True, kept)
            rows.fresh.add(key)
            rows.add(key, rows.streams[owner])
            new.append(key)
    ends = [
        (TEXT, key[1], "row", *owner) for key, owner in zip(keys, owners, strict=True) if key in rows.known
    ]
    bulk.upsert(rows.connection, LINK, ends, ())
    return new


def _take_aliases(rows: Rows, caller: Caller, batch: Batch, refused: list[Refused]) -> list[Key]:
    new = []
    for alias in batch.aliases:
        key = (ALIAS, JOIN.join((alias.table, alias.loser)))
        ends = [(alias.table, alias.loser), (alias.table, alias.winner)]
        rows.load([key, *ends])
        if key in rows.known:
            continue
        if (why := why_not_alias(rows, caller.reach, alias)) is not None:
            refused.append(Refused(alias.table, alias.loser, why))
            continue
        rows.known[key] = Current.saying(msgspec.structs.asdict(alias), {}, fact=True)
        rows.fresh.add(key)
        rows.add(key, rows.streams[ends[0]] | rows.streams[ends[1]] or frozenset({"staff"}))
        new.append(key)
    return new
