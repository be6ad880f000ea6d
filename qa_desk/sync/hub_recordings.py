"""Recordings through the hub: sent in parts that go on where they stopped; fetched ahead of work, or when opened.

Each is checked by its SHA-256 before it counts. Where the workspace has a key, only sealed bytes leave the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qa_desk.at_rest.files import open_clear, size_of, writing
from qa_desk.errors import N_, QADeskError
from qa_desk.recordings import StoreError, sha256_of
from qa_desk.sync import cache
from qa_desk.sync.coming import Coming
from qa_desk.sync.recording_key import key_of
from qa_desk.sync.sealing import Sealer, SealError, key_id, unseal
from qa_desk.sync.session import Report
from qa_desk.sync.signing_in import enrolled_at, signed_in
from qa_desk.sync.wire import HubError, Wire
from qa_desk.workspace import Workspace

PART = 8 << 20
AT_ONCE = 2000
AHEAD, ALL, NONE = "ahead", "all", "none"
"""Fetch what is likely to be played next, or everything this person may hear, or nothing (and send nothing)."""

Progress = Callable[[int, int], None]
"""Told how many of how many recordings are done."""


def exchange(
    workspace: Workspace,
    wire: Wire,
    me: dict[str, Any],
    report: Report,
    *,
    fetch: str = AHEAD,
    progress: Progress | None = None,
) -> None:
    """Send recordings the hub lacks, fetch what is wanted here, let go of what was not used for longest."""
    try:
        key = _key(workspace, wire, me)
    except SealError as error:
        report.problems.append(str(error))
        return
    place = f"{me['epoch']}:{me.get('sealed', '')}"
    files = dict(cache.files(workspace))
    here = {
        sha256 for sha256, suffix in files.items() if workspace.recordings.path_of(sha256, suffix).is_file()
    }
    pinned = cache.wanted_soon(workspace, str(me["person"]))
    wanted = (set(files) if fetch == ALL else pinned & set(files)) - here
    unknown = here - cache.delivered(workspace, place)
    at_hub, may_send = _known(wire, sorted(unknown | wanted))
    steps = [*sorted(may_send & unknown), *sorted(wanted & at_hub)]
    for done, sha256 in enumerate(steps):
        if progress is not None:
            progress(done, len(steps))
        path = workspace.recordings.path_of(sha256, files[sha256])
        if sha256 in may_send:
            if _send(wire, path, sha256, key):
                at_hub.add(sha256)
                report.recordings_sent += 1
        else:
            report.recordings_received += _fetch_told(workspace, wire, sha256, files[sha256], key, report)
    cache.note_delivered(workspace, place, at_hub & unknown)
    report.recordings_missing = sum(
        not workspace.recordings.path_of(sha256, suffix).is_file() for sha256, suffix in files.items()
    )
    _make_room(workspace, wire, place, pinned, report)


def fetch_now(workspace: Workspace, sha256: str, suffix: str) -> None:
    """Fetch one recording because it is opened; nothing where the workspace is no desk of a hub. `QADeskError`."""
    if enrolled_at(workspace) is None:
        return
    with signed_in(workspace) as (wire, me):
        key = _key(workspace, wire, me)
        if not _fetch(workspace, wire, sha256, suffix, key):
            raise StoreError(
                N_("The sound of this call has not reached the hub yet."),
                hint=N_("It comes once the computer that has it was synced."),
            )
        pinned = cache.wanted_soon(workspace, str(me["person"])) | {sha256}
        _make_room(workspace, wire, f"{me['epoch']}:{me.get('sealed', '')}", pinned, Report())


def seal_all(workspace: Workspace, key: bytes) -> None:
    """Tell the hub to take only recordings sealed with this key from now on; `HubError` for who may not."""
    with signed_in(workspace) as (wire, _):
        status, body = wire.tell("/v1/sealing", {"key_id": key_id(key)})
        if status != 204:
            raise wire.said_no(status, body)


def _key(workspace: Workspace, wire: Wire, me: dict[str, Any]) -> bytes | None:
    """The key to seal with; None where recordings travel as they are. `SealError` where this desk lacks it.

    A desk that has a key never sends a recording in clear, whatever the hub says.
    """
    key, sealed = key_of(workspace), str(me.get("sealed", ""))
    if key is None and not sealed:
        return None
    may_say = key is not None and not sealed and "admin" in me["roles"]
    if key is not None and may_say and wire.tell("/v1/sealing", {"key_id": key_id(key)})[0] == 204:
        me["sealed"] = key_id(key)
        return key
    if key is None or key_id(key) != sealed:
        raise SealError(
            N_("Recordings of this workspace are sealed, and this desk does not have their key."),
            hint=N_("Ask an administrator for the key file. Everything but the sound works without it."),
        )
    return key


def _known(wire: Wire, hashes: list[str]) -> tuple[set[str], set[str]]:
    """Which of these are whole at the hub, and which it wants; those no row names there yet are neither."""
    here, wanted = set[str](), set[str]()
    for start in range(0, len(hashes), AT_ONCE):
        status, body = wire.tell("/v1/blobs/known", {"sha256": hashes[start : start + AT_ONCE]})
        if status != 200:
            raise wire.said_no(status, body)
        answer = wire.read(body)
        here.update(answer["here"])
        wanted.update(answer["wanted"])
    return here, wanted


def _send(wire: Wire, path: Path, sha256: str, key: bytes | None) -> bool:
    """Send a file from where its upload stands; True when the hub has all of it."""
    sealer = Sealer(path, sha256, key) if key is not None else None
    size = size_of(path) if sealer is None else sealer.size
    status, headers, body = wire.ask("HEAD", f"/v1/blobs/{sha256}")
    offset, restarts = int(headers.get("upload-offset", "0")), 0
    while status in (200, 204, 409):
        if offset >= size:
            offset = 0  # all is there, but the end was never said: the hub answers with what it has
        data = sealer.read(offset, offset + PART) if sealer is not None else _part_of(path, offset)
        last = offset + len(data) >= size
        sent = {"Upload-Offset": str(offset), "Upload-Last": str(int(last))}
        if last and sealer is not None:
            sent["Upload-Digest"] = sealer.digest()
        status, headers, body = wire.ask("PATCH", f"/v1/blobs/{sha256}", data, sent)
        if status == 204 and last:
            return True
        if status == 409:
            restarts += 1
            if restarts > 8:
                return False
        offset = int(headers.get("upload-offset", "0"))
    if status in (429, 503, 507):
        raise wire.said_no(status, body)
    return False


def _part_of(path: Path, offset: int) -> bytes:
    with open_clear(path) as file:
        file.seek(offset)
        return file.read(PART)


def _fetch_told(
    workspace: Workspace, wire: Wire, sha256: str, suffix: str, key: bytes | None, report: Report
) -> bool:
    """Fetch ahead; what cannot be had is told with the rest and stops nothing."""
    try:
        return _fetch(workspace, wire, sha256, suffix, key)
    except HubError:
        raise
    except QADeskError as error:
        report.problems.append(str(error))
        return False


def _fetch(workspace: Workspace, wire: Wire, sha256: str, suffix: str, key: bytes | None) -> bool:
    """Fetch a recording, going on where an earlier try stopped; False where the hub does not have it."""
    store = workspace.recordings
    # what the workspace's key for the hub sealed already needs no second sealing while it comes
    coming = Coming(store.root, sha256, store.key if key is None else None)
    for _ in range(2):
        if not _download(wire, coming, sha256):
            return False
        try:
            if _put_away(workspace, coming, sha256, suffix, key):
                coming.drop()
                return True
        except SealError:
            coming.drop()
            wire.ask("POST", f"/v1/blobs/{sha256}/damaged")
            raise
        coming.drop()
    wire.ask("POST", f"/v1/blobs/{sha256}/damaged")
    raise StoreError(
        N_("A recording came damaged from the hub twice."),
        hint=N_("The hub was told; it comes again once the computer that has it was synced."),
    )


def _download(wire: Wire, coming: Coming, sha256: str) -> bool:
    """Bring all parts; False where there is nothing to be had."""
    size = None
    while True:
        there = coming.size()
        if size is not None and there >= size:
            return True
        asked = {"Range": f"bytes={there}-{there + PART - 1}"}
        status, headers, data = wire.ask("GET", f"/v1/blobs/{sha256}", b"", asked)
        if status == 416:
            size = int(headers.get("content-range", "*/0").rpartition("/")[2])
            if there > size:
                coming.drop()
            continue
        if status not in (200, 206):
            if status in (401, 429, 503):
                raise wire.said_no(status, data)
            return False
        size = int(headers.get("content-range", f"/{len(data)}").rpartition("/")[2])
        try:
            coming.add(data)
        except OSError as error:
            raise _no_room(error) from error


def _put_away(workspace: Workspace, coming: Coming, sha256: str, suffix: str, key: bytes | None) -> bool:
    """Put what came into the store, whole; False where it is not this recording. `SealError`."""
    store = workspace.recordings
    plain = store.root / f"{sha256}.partial"
    plain.unlink(missing_ok=True)
    try:
        with writing(plain, store.key) as target:
            if key is None:
                coming.copy_to(target)
            else:
                with coming.reading() as source:
                    unseal(source, target, sha256, key)
        if sha256_of(plain) != sha256:
            return False
        store.adopt(plain, sha256, suffix)
    except OSError as error:
        raise _no_room(error) from error
    finally:
        plain.unlink(missing_ok=True)
    return True


def _no_room(error: OSError) -> StoreError:
    return StoreError(
        N_("There is no room for a recording from the hub: {reason}."),
        hint=N_("Free some space; it is asked for again."),
        reason=error.strerror or str(error),
    )


def _make_room(workspace: Workspace, wire: Wire, place: str, pinned: set[str], report: Report) -> None:
    """Remove what was not used for longest, beyond the limit: only what the hub says, now, that it has."""
    over = list(cache.over_limit(workspace, pinned))
    if not over:
        return
    at_hub, _ = _known(wire, [sha256 for sha256, _ in over])
    for sha256, path in over:
        if sha256 in at_hub:
            path.unlink(missing_ok=True)
            report.recordings_let_go += 1
    cache.forget_delivered(workspace, place, {sha256 for sha256, _ in over if sha256 not in at_hub})
