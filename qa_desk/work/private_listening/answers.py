"""What somebody heard and said of a bundle comes back: sealed with the bundle's own key, taken in once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from db.models import (
    ListeningImpression,
    ListeningItem,
    ListeningNote,
    ListeningPresence,
    ListeningSession,
    Person,
)
from db.models.listening import NOTE_TAGS, ListeningBundle
from qa_desk.errors import N_
from qa_desk.listening import Heard
from qa_desk.sealed import SealedError, WrongKey, opening, sealing
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_count import LEAST_HEARD_MS, add_presence, fresh_ms
from qa_desk.work.listening_hold import ListeningError, the_session
from qa_desk.work.listening_notes import LONGEST
from qa_desk.work.permissions import require
from qa_desk.work.private_listening.shapes import (
    ANSWERS_MAGIC,
    VERSION,
    Answers,
    HeardPart,
    Impression,
    Note,
    is_bundle,
)

LARGEST = 64 << 20
CLOCK_WRONG = timedelta(days=1)
"""So far may the clock of the other desk be wrong."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came in: of whom, for which session; minutes and notes that are new, and what was known already."""

    session_id: str
    person: str
    heard_ms: int
    notes: int
    impressions: int
    known: int


def only_session(desk: Desk) -> str:
    """The session of a workspace that a bundle was opened in; "" where there is none or more than one."""
    with desk.reading() as connection:
        found = connection.execute(select(ListeningSession.id)).scalars().all()
    return str(found[0]) if len(found) == 1 else ""


def save_answers(desk: Desk, session_id: str, path: Path) -> int:
    """Write what the acting person heard and said of a bundle to a file for its sender; how many parts it has.

    `ListeningError` where the session is no bundle, `SealedError` where the file cannot be written.
    """
    with desk.change("listening.hold") as change:
        session = the_session(change, session_id)
        if not is_bundle(session.plan):
            raise ListeningError(
                N_("This session was not sent as a file; what you hear and note is in it already.")
            )
        assert change.acting is not None
        bundle = session.plan["bundle"]
        answers = _collected(change, session, bundle, change.acting.person_id)
    with sealing(path, ANSWERS_MAGIC, VERSION, bytes.fromhex(bundle["key"])) as out:
        out.write(msgspec.json.encode(answers))
    return len(answers.heard) + len(answers.notes) + len(answers.impressions)


def take_answers(desk: Desk, path: Path) -> Answered:
    """Take in what came back of a bundle made here. Taking it in again adds only what is new.

    A minute that is counted for this person already, from wherever, is not counted again. `SealedError`,
    `ListeningError`.
    """
    require(desk.acting, "listening.hold")
    answers, bundle_id = _read(desk, path)
    with desk.change("listening.hold") as change:
        bundle = change.session.get_one(ListeningBundle, bundle_id)
        session = the_session(change, bundle.session_id)
        if (answers.session_id, answers.person_id) != (bundle.session_id, bundle.person_id):
            raise _not_ours(path)
        items = _items(change, session)
        heard = _take_heard(change, bundle, answers.heard, items)
        notes = _take_notes(change, bundle.person_id, answers.notes, items)
        given = _take_impressions(change, bundle.person_id, answers.impressions, items)
        bundle.answered_at = change.now
        told = {"bundle": bundle_id, "heard_ms": heard, "notes": notes, "impressions": given}
        change.audit("listening_session", session.id, after=told)
        change.touch("listening_presence", session.id)
        change.touch("listening_note", session.id)
        name = change.session.get_one(Person, bundle.person_id).name
    whole = len(answers.heard) + len(answers.notes) + len(answers.impressions)
    return Answered(bundle.session_id, name, heard, notes, given, whole)


def _collected(
    change: Transaction, session: ListeningSession, bundle: dict[str, Any], person_id: str
) -> Answers:
    offsets: dict[str, int] = bundle["offsets"]
    items = list(offsets)
    presence = change.session.scalars(
        select(ListeningPresence)
        .where(ListeningPresence.item_id.in_(items), ListeningPresence.person_id == person_id)
        .order_by(ListeningPresence.seq)
    )
    notes = change.session.scalars(
        select(ListeningNote)
        .where(ListeningNote.item_id.in_(items), ListeningNote.author_id == person_id)
        .order_by(ListeningNote.id)
    )
    impressions = change.session.scalars(
        select(ListeningImpression).where(
            ListeningImpression.item_id.in_(items), ListeningImpression.person_id == person_id
        )
    )
    return Answers(
        bundle_id=bundle["id"],
        session_id=session.id,
        person_id=person_id,
        made_at=change.now,
        heard=[
            HeardPart(
                row.id, row.item_id, row.heard_at, row.from_ms + offsets[row.item_id],
                row.to_ms + offsets[row.item_id], row.heard_ms,
            )
            for row in presence
        ],
        notes=[
            Note(
                row.id, row.item_id, row.at_ms + offsets[row.item_id], row.tag, row.text, row.private,
                row.deleted, row.created_at, row.updated_at,
            )
            for row in notes
        ],
        impressions=[Impression(row.id, row.item_id, row.value, row.at) for row in impressions],
    )  # fmt: skip


def _read(desk: Desk, path: Path) -> tuple[Answers, str]:
    """The answers, and which bundle's key opens them; the file itself says nothing of it to others."""
    with desk.reading() as connection:
        asked = select(ListeningBundle.id, ListeningBundle.answer_key).order_by(
            ListeningBundle.made_at.desc()
        )
        keys = connection.execute(asked).all()
    if not keys:
        with opening(path, ANSWERS_MAGIC, VERSION, bytes(32)):  # says so where it is another kind of file
            raise _not_ours(path)
    for bundle_id, key in keys:
        try:
            with opening(path, ANSWERS_MAGIC, VERSION, bytes(key)) as file:
                content = file.read(LARGEST)
        except WrongKey:
            continue
        try:
            answers = msgspec.json.decode(content, type=Answers)
        except msgspec.MsgspecError as error:
            raise _not_ours(path) from error
        if answers.bundle_id == bundle_id:
            return answers, str(bundle_id)
    raise _not_ours(path)


def _items(change: Transaction, session: ListeningSession) -> dict[str, ListeningItem]:
    rows = change.session.scalars(select(ListeningItem).where(ListeningItem.session_id == session.id))
    return {row.id: row for row in rows}


def _take_heard(
    change: Transaction, bundle: ListeningBundle, parts: Sequence[HeardPart], items: dict[str, ListeningItem]
) -> int:
    """How many ms are new. Only what can be true counts: of this session, since the bundle was made."""
    asked = select(ListeningPresence.id).where(ListeningPresence.person_id == bundle.person_id)
    known, added = set(change.session.scalars(asked)), 0
    for part in sorted(parts, key=lambda part: part.heard_at):
        possible = bundle.made_at - CLOCK_WRONG <= part.heard_at <= change.now + CLOCK_WRONG
        ordered = (
            0 <= part.from_ms <= part.to_ms and 0 <= part.heard_ms <= 2 * (part.to_ms - part.from_ms) + 1000
        )
        if part.id in known or part.item_id not in items or not possible or not ordered:
            continue
        fresh = fresh_ms(change, bundle.person_id, part.heard_at, part.heard_ms)
        if fresh >= LEAST_HEARD_MS:
            stretch = Heard(part.from_ms, part.to_ms, fresh)
            add_presence(
                change, part.item_id, bundle.person_id, stretch, part.heard_at, alone=True, key=part.id
            )
            change.session.flush()
            added += fresh
    return added


def _take_notes(
    change: Transaction, person_id: str, notes: Sequence[Note], items: dict[str, ListeningItem]
) -> int:
    """How many are new or changed since. A note changed here later stands."""
    taken = 0
    for note in notes:
        if note.item_id not in items or note.tag not in NOTE_TAGS:
            continue
        row = change.session.get(ListeningNote, note.id)
        if row is None:
            if note.deleted:
                continue
            row = ListeningNote(
                id=note.id, item_id=note.item_id, author_id=person_id, created_at=note.created_at,
                updated_at=note.updated_at, at_ms=max(0, note.at_ms), tag=note.tag,
                text=note.text[:LONGEST], private=note.private,
            )  # fmt: skip
            change.session.add(row)
            taken += 1
        elif row.author_id == person_id and row.updated_at < note.updated_at:
            row.tag, row.text, row.private = note.tag, note.text[:LONGEST], note.private
            row.deleted, row.updated_at = note.deleted, note.updated_at
            taken += 1
    return taken


def _take_impressions(
    change: Transaction, person_id: str, given: Sequence[Impression], items: dict[str, ListeningItem]
) -> int:
    """How many are new; the first word of a person about a call stands."""
    asked = select(ListeningImpression.item_id).where(ListeningImpression.person_id == person_id)
    known, taken = set(change.session.scalars(asked)), 0
    for one in given:
        if one.item_id in items and one.item_id not in known and 1 <= one.value <= 5:
            change.session.add(
                ListeningImpression(
                    id=one.id, item_id=one.item_id, person_id=person_id, value=one.value, at=one.at
                )
            )
            taken += 1
    return taken


def _not_ours(path: Path) -> SealedError:
    return SealedError(
        N_("“{name}” answers no session that was sent from this workspace, or was changed on its way."),
        hint=N_("Open the workspace the session was sent from, or have the answers sent again."),
        name=path.name,
    )
