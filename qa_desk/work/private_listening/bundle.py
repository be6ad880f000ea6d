"""A session as one sealed file for one person: its calls cut and masked as planned, nothing else of the workspace."""

from __future__ import annotations

import io
import secrets
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import select

from db.keys import new_id
from db.models import ListeningParticipant, Person
from db.models.listening import ListeningBundle
from db.queries import listening_session as reads
from db.queries.listening_session import ItemRow
from db.queries.listening_stage import CaptureRow
from qa_desk.at_rest.files import open_clear, size_of
from qa_desk.audio.clip import write_clip
from qa_desk.audio.probe import probe
from qa_desk.errors import N_
from qa_desk.recordings import sha256_of
from qa_desk.sealed import check_passphrase, sealing
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError, the_session
from qa_desk.work.listening_view import StageCall, load_call, load_session
from qa_desk.work.private_listening.shapes import (
    BUNDLE_MAGIC,
    MANIFEST,
    VERSION,
    Call,
    Manifest,
    Seen,
    Sound,
    Words,
)

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written: the file, for whom, how many calls, and how many of them have no sound."""

    path: Path
    person: str
    calls: int
    without_sound: int
    size_bytes: int


def export_bundle(
    desk: Desk,
    session_id: str,
    path: Path,
    person_id: str,
    passphrase: str,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Bundled:
    """Write a session for somebody to hear elsewhere; whole at `path` or not there. They are invited by it.

    Errors: `SealedError` (weak passphrase, disk), `ListeningError`, `AudioError`, `Cancelled`.
    """
    check_passphrase(passphrase)
    view = load_session(desk, session_id)
    if not view.items:
        raise ListeningError(N_("This session has no calls."), hint=N_("Draw a mix for it first."))
    key = secrets.token_bytes(32)
    facts = view.facts
    bundle_id, person = _entered(desk, facts.id, person_id, key)
    calls: list[Call] = []
    with (
        desk.workspace.recordings.filling(),
        tempfile.TemporaryDirectory(suffix=".partial", dir=desk.workspace.recordings.root) as folder,
        sealing(path, BUNDLE_MAGIC, VERSION, passphrase) as out,
        tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        rated = {item.id: item for item in _with_ratings(desk, facts.id)}
        for item in view.items:
            calls.append(_add_call(desk, tar, facts.id, rated[item.id], Path(folder), cancelled))
            if progress is not None:
                progress(len(calls) / len(view.items))
        manifest = Manifest(
            bundle_id=bundle_id, answer_key=key, made_at=datetime.now(UTC), session_id=facts.id,
            month=facts.month, held_on=facts.held_on, title=facts.title, host=facts.host or "",
            target_minutes=facts.target_minutes, mask_agent=facts.mask_agent, mask_voice=facts.mask_voice,
            seed=facts.seed, person_id=person_id, person=person, calls=calls,
        )  # fmt: skip
        _put(tar, MANIFEST, msgspec.json.encode(manifest))
    with desk.change("listening.bundle") as change:
        told = {"for": person_id, "calls": len(calls), "bundle": bundle_id}
        change.audit("listening_session", facts.id, after=told)
    silent = sum(call.sound is None for call in calls)
    return Bundled(path, person, len(calls), silent, path.stat().st_size)


def _entered(desk: Desk, session_id: str, person_id: str, key: bytes) -> tuple[str, str]:
    """The bundle's id and the person's name; noted before the file is made, so that its answers are always known."""
    with desk.change("listening.bundle") as change:
        the_session(change, session_id)
        person = change.session.get(Person, person_id)
        if person is None:
            raise ListeningError(N_("This person is not in the workspace any more."))
        asked = select(ListeningParticipant).where(
            ListeningParticipant.session_id == session_id, ListeningParticipant.person_id == person_id
        )
        if change.session.scalars(asked).first() is None:
            change.session.add(
                ListeningParticipant(id=new_id(), session_id=session_id, person_id=person_id, present=False)
            )
        made = ListeningBundle(
            id=new_id(), session_id=session_id, person_id=person_id, answer_key=key, made_at=change.now
        )
        change.session.add(made)
        change.touch("listening_session", session_id)
        return made.id, person.name


def _with_ratings(desk: Desk, session_id: str) -> Sequence[ItemRow]:
    """The calls with the customer's rating: the other desk shows it after the first impression only."""
    with desk.reading() as connection:
        return reads.items_of(connection, session_id)


def _add_call(
    desk: Desk,
    tar: tarfile.TarFile,
    session_id: str,
    item: ItemRow,
    folder: Path,
    cancelled: Callable[[], bool] | None,
) -> Call:
    view = load_session(desk, session_id)
    shown = load_call(desk, session_id, item.id)
    start, end = item.start_ms, item.end_ms
    sound = None
    if shown.sound is not None:
        sound = _add_sound(desk, tar, shown, item, folder, cancelled)
        end = min(end, start + sound.duration_ms)
    out = [(max(start, a) - start, min(end, b) - start) for a, b in item.left_out if b > start and a < end]
    return Call(
        item_id=item.id,
        position=item.position,
        offset_ms=start,
        length_ms=end - start,
        left_out=out,
        stratum=item.stratum,
        weight=item.weight,
        started_at=item.started_at,
        direction=item.direction,
        channel=item.channel,
        outcome=item.outcome,
        language=item.language,
        agent=None if view.facts.mask_agent else item.agent,
        tier=item.tier,
        reason=item.reason,
        rating_value=item.rating_value,
        rating_max=item.rating_max,
        sound=sound,
        words=[
            Words(max(0, turn.start_ms - start), min(end, turn.end_ms) - start, turn.speaker, turn.text)
            for turn in shown.turns
            if turn.end_ms > start and turn.start_ms < end
        ],
        screens=list(_add_screens(desk, tar, shown.captures, start, end)),
    )


def _add_sound(
    desk: Desk,
    tar: tarfile.TarFile,
    shown: StageCall,
    item: ItemRow,
    folder: Path,
    cancelled: Callable[[], bool] | None,
) -> Sound:
    assert shown.sound is not None and shown.recording is not None
    target = folder / f"{item.id}.opus"
    part = (item.start_ms, min(item.end_ms, shown.recording.duration_ms))
    write_clip(
        shown.sound, target, part, silent=item.left_out, cache_dir=desk.workspace.caches, cancelled=cancelled
    )
    found = probe(target)
    sound = Sound(
        sha256=sha256_of(target),
        suffix=target.suffix,
        container=found.container,
        codec=found.codec,
        rate=found.rate,
        channels=found.channels,
        frames=found.frames,
        duration_ms=found.duration_ms,
        size_bytes=target.stat().st_size,
        agent_channel=shown.recording.agent_channel,
    )
    tar.add(target, f"{sound.sha256}{sound.suffix}", filter=_plain)
    target.unlink()
    return sound


def _add_screens(
    desk: Desk, tar: tarfile.TarFile, captures: Sequence[CaptureRow], start: int, end: int
) -> Iterator[Seen]:
    """Those seen within the part, and the one that was there when it began."""
    # a film from before the part could not begin in its middle
    before = [one for one in captures if one.at_ms <= start and (one.kind != "film" or one.at_ms == start)]
    for one in (*before[-1:], *(one for one in captures if start < one.at_ms < end)):
        path = desk.workspace.recordings.path_of(one.sha256, one.suffix)
        if path.is_file():
            member = _plain(tarfile.TarInfo(f"{one.sha256}{one.suffix}"))
            member.size = size_of(path)
            with open_clear(path) as file:
                tar.addfile(member, file)
            yield Seen(max(0, one.at_ms - start), one.kind, one.sha256, one.suffix)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of this computer: no names of people, no times."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _put(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = _plain(tarfile.TarInfo(name))
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))
