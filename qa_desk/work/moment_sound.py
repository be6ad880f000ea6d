"""The sound of moments as it stands within a page."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from contextlib import suppress
from pathlib import Path

from db.queries.review import MomentRow, RecordingRow
from qa_desk.errors import QADeskError
from qa_desk.work.desk import Desk

LONGEST_MOMENT_MS = 120_000


def sound_of(desk: Desk, recording: RecordingRow, moments: dict[str, MomentRow]) -> dict[str, str]:
    """Each moment's sound as MP3 in a data address; nothing where the recording cannot be read."""
    from qa_desk.audio import AudioError
    from qa_desk.audio.clip import write_clip

    found = {}
    workspace = desk.workspace
    with tempfile.TemporaryDirectory() as folder, suppress(QADeskError):
        path = workspace.recordings.find(recording.sha256, recording.suffix)
        clip = Path(folder) / "moment.mp3"
        for key, moment in moments.items():
            end = min(moment.end_ms, moment.start_ms + LONGEST_MOMENT_MS)
            if end <= moment.start_ms:
                continue  # a point has no sound of its own
            try:
                write_clip(path, clip, (moment.start_ms, end), cache_dir=workspace.caches)
            except AudioError:
                continue  # beyond the end of a recording that was cut short; the others may be whole
            found[key] = f"data:audio/mpeg;base64,{b64encode(clip.read_bytes()).decode()}"
    return found
