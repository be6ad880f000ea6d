"""A bundle opened on another desk: checked whole, then a small workspace of its own with nothing but its session."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

import msgspec
from sqlalchemy.orm import Session

from db.keys import new_id
from db.models import (
    Customer,
    Interaction,
    ListeningItem,
    ListeningParticipant,
    ListeningSession,
    Person,
    Reason,
    Recording,
    RoleGrant,
    Transcript,
    Turn,
)
from db.models.listening import ScreenCapture
from qa_desk.errors import N_
from qa_desk.sealed import SealedError, opening
from qa_desk.work.private_listening.shapes import (
    BUNDLE_MAGIC,
    LARGEST_MANIFEST,
    MANIFEST,
    VERSION,
    Call,
    Manifest,
)
from qa_desk.workspace import DATABASE, Workspace, default_root, made_aside

BLOCK = 1 << 20
UNPACKED = "unpacked"


def bundles_folder() -> Path:
    """Where opened bundles lie unless told otherwise: beside this person's own workspace."""
    return default_root().parent / "bundles"


def open_bundle(
    path: Path,
    passphrase: str,
    into: Path | None = None,
    *,
    progress: Callable[[float], None] | None = None,
    check: Callable[[], None] = lambda: None,
) -> Path:
    """Make a workspace of a bundle, once; its folder. One opened before is left as it is, with what was heard.

    The file is read to its end and every part compared with what the manifest says before anything is made.
    `check` is called between parts and may raise to stop. `SealedError`, `WorkspaceError`.
    """
    with opening(path, BUNDLE_MAGIC, VERSION, passphrase) as file:
        base = into if into is not None else bundles_folder()
        base.mkdir(parents=True, exist_ok=True)
        aside = base / f".opening-{new_id()}"
        aside.mkdir()
        try:
            manifest, files = _unpacked(file, aside, path, progress, check)
            root = into if into is not None else base / f"{manifest.month} {manifest.bundle_id}"
            if not (root / DATABASE).is_file():
                _make(root, manifest, files)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return root


def _unpacked(
    file: IO[bytes],
    aside: Path,
    path: Path,
    progress: Callable[[float], None] | None,
    check: Callable[[], None],
) -> tuple[Manifest, dict[str, Path]]:
    files: dict[str, Path] = {}
    manifest, done, whole = None, 0, max(1, path.stat().st_size)
    try:
        with tarfile.open(fileobj=file, mode="r|") as tar:
            for member in tar:
                check()
                content = tar.extractfile(member) if member.isreg() else None
                if content is None:
                    raise _odd(path)
                if member.name == MANIFEST:
                    if member.size > LARGEST_MANIFEST:
                        raise _odd(path)
                    manifest = msgspec.json.decode(content.read(), type=Manifest)
                    continue
                # never by the name in the file: by what it holds
                target = aside / f"{len(files)}"
                digest = hashlib.sha256()
                with target.open("xb") as out:
                    while block := content.read(BLOCK):
                        digest.update(block)
                        out.write(block)
                files[digest.hexdigest()] = target
                done += member.size
                if progress is not None:
                    progress(min(1.0, done / whole))
        while file.read(BLOCK):  # the last piece says that it is the last
            pass
    except (tarfile.TarError, msgspec.MsgspecError, EOFError) as error:
        raise _odd(path) from error
    if manifest is None:
        raise _odd(path)
    wanted = {
        one.sha256
        for call in manifest.calls
        for one in (*([call.sound] if call.sound else ()), *call.screens)
    }
    if not wanted <= set(files):
        raise _odd(path)
    return manifest, files


def _odd(path: Path) -> SealedError:
    return SealedError(
        N_("“{name}” opens, but is not a listening session as QA Desk writes it."),
        hint=N_("Ask whoever sent it to make it again. Nothing was taken in."),
        name=path.name,
    )


def _make(root: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    with made_aside(root) as aside:
        workspace = Workspace.create(aside, manifest.title or manifest.month)
        try:
            # sounds lie where the workspace will be; the database comes last and makes it one
            store = Workspace(root, workspace.engine).recordings
            for call in manifest.calls:
                for one in (*([call.sound] if call.sound else ()), *call.screens):
                    source = files[one.sha256]
                    named = source.with_name(f"{source.name}{one.suffix}")
                    if not named.exists():
                        shutil.copyfile(source, named)
                    store.add(named)
            with workspace.session() as session, session.begin():
                _write(session, manifest)
        finally:
            workspace.close()


def _write(session: Session, manifest: Manifest) -> None:
    now = datetime.now(UTC)
    session.add(Person(id=manifest.person_id, name=manifest.person, created_at=now))
    session.flush()
    session.add(RoleGrant(person_id=manifest.person_id, role="executive", valid_from=date(2000, 1, 1)))
    plan = {
        "bundle": {
            "id": manifest.bundle_id,
            "key": manifest.answer_key.hex(),
            "made_at": manifest.made_at.isoformat(),
            "host": manifest.host,
            "voice": manifest.mask_voice,
            "offsets": {call.item_id: call.offset_ms for call in manifest.calls},
        }
    }
    session.add(
        ListeningSession(
            id=manifest.session_id, month=manifest.month, held_on=manifest.held_on, title=manifest.title,
            host_id=None, target_minutes=manifest.target_minutes, mask_agent=manifest.mask_agent,
            mask_voice=False, seed=manifest.seed, plan=plan, created_at=now, updated_at=now,
        )
    )  # fmt: skip
    session.flush()
    session.add(
        ListeningParticipant(id=new_id(), session_id=manifest.session_id, person_id=manifest.person_id)
    )
    reasons: dict[str, str] = {}
    tiers: dict[str, str] = {}
    for call in sorted(manifest.calls, key=lambda call: call.position):
        _write_call(
            session, manifest, call, _reason(session, reasons, call), _tier(session, tiers, call), now
        )


def _reason(session: Session, known: dict[str, str], call: Call) -> str | None:
    if call.reason and call.reason not in known:
        row = Reason(id=new_id(), path=call.reason, name=call.reason.rpartition(" / ")[2])
        session.add(row)
        known[call.reason] = row.id
    return known.get(call.reason)


def _tier(session: Session, known: dict[str, str], call: Call) -> str | None:
    """Customers are known here by nothing but their tier."""
    if call.tier and call.tier not in known:
        row = Customer(id=new_id(), reference=f"tier {call.tier}", tier=call.tier)
        session.add(row)
        known[call.tier] = row.id
    return known.get(call.tier)


def _write_call(
    session: Session, manifest: Manifest, call: Call, reason: str | None, customer: str | None, now: datetime
) -> None:
    agent = None
    if call.agent:
        person = Person(id=new_id(), name=call.agent, created_at=now)
        session.add(person)
        agent = person.id
    made = Interaction(
        id=new_id(), source="bundle", external_id=f"#{call.position + 1}", channel=call.channel,
        direction=call.direction, started_at=call.started_at, duration_ms=call.length_ms, outcome=call.outcome,
        agent_id=agent, customer_id=customer, reason_id=reason, language=call.language, imported_at=now,
        rating_value=call.rating_value, rating_max=call.rating_max,
    )  # fmt: skip
    session.flush()
    session.add(made)
    session.flush()
    if call.sound is not None:
        sound = call.sound
        session.add(
            Recording(
                id=new_id(), interaction_id=made.id, sha256=sound.sha256, suffix=sound.suffix,
                container=sound.container, codec=sound.codec, rate=sound.rate, channels=sound.channels,
                frames=sound.frames, duration_ms=sound.duration_ms, size_bytes=sound.size_bytes,
                agent_channel=sound.agent_channel, original_name=f"#{call.position + 1}",
            )
        )  # fmt: skip
    if call.words:
        words = Transcript(
            id=new_id(), interaction_id=made.id, source="bundle", language=call.language, created_at=now
        )
        session.add(words)
        session.flush()
        for place, turn in enumerate(call.words):
            session.add(
                Turn(
                    transcript_id=words.id, position=place, speaker=turn.speaker, start_ms=turn.start_ms,
                    end_ms=max(turn.start_ms, turn.end_ms), text=turn.text,
                )
            )  # fmt: skip
    for seen in call.screens:
        session.add(
            ScreenCapture(
                id=new_id(), interaction_id=made.id, at_ms=seen.at_ms, kind=seen.kind, sha256=seen.sha256,
                suffix=seen.suffix, name="",
            )
        )  # fmt: skip
    session.add(
        ListeningItem(
            id=call.item_id, session_id=manifest.session_id, interaction_id=made.id, position=call.position,
            start_ms=0, end_ms=call.length_ms, stratum=call.stratum, weight=call.weight,
            left_out=[list(part) for part in call.left_out],
        )
    )  # fmt: skip
