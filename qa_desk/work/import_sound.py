"""Putting the sound of an incoming call away: copied or joined into the store, durable before the call is."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from qa_desk.audio import AudioFacts
from qa_desk.audio.join import join_stereo
from qa_desk.importing.facts import RecordingFile
from qa_desk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StoredSound:
    """A recording in the store; `file` is how it came."""

    sha256: str
    suffix: str
    size: int
    audio: AudioFacts
    file: RecordingFile


def put_away(workspace: Workspace, file: RecordingFile) -> StoredSound:
    """Copy one file, or join two halves into one stereo file; `AudioError` or `StoreError` leave nothing behind."""
    if file.caller_half is None:
        stored = workspace.recordings.add(file.path)
        return StoredSound(stored.sha256, stored.suffix, stored.size, file.audio, file)
    store = workspace.recordings
    with store.filling(), tempfile.TemporaryDirectory(suffix=".partial", dir=store.root) as folder:
        store.make_sure_of_room(2 * file.audio.frames * 4)  # joined, then copied
        target = Path(folder) / "joined.flac"
        audio = join_stereo(file.path, file.caller_half, target)
        stored = store.add(target)
    return StoredSound(stored.sha256, stored.suffix, stored.size, audio, file)
