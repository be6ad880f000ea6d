"""What is read of a recording while the page is open, on other threads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qa_desk.audio import Cancelled as NotWanted
from qa_desk.audio import Peaks, load_or_compute
from qa_desk.audio.activity import Activity, load_or_find
from ui.background import Cancelled, JobControl


def read_outline(path: Path, sha256: str, caches: Path, partial: Any, control: JobControl) -> Peaks:
    """The outline of a recording, kept in the caches; told in parts while it is read."""
    try:
        return load_or_compute(
            path,
            sha256,
            caches,
            progress=control.progress,
            cancelled=lambda: control.cancelled,
            partial=partial,
        )
    except NotWanted as stopped:
        raise Cancelled from stopped


def read_activity(path: Path, sha256: str, caches: Path, control: JobControl) -> Activity:
    """Who talks when, from the sound alone; kept in the caches."""
    try:
        return load_or_find(path, sha256, caches, control.progress, lambda: control.cancelled)
    except NotWanted as stopped:
        raise Cancelled from stopped
