"""Activity kept between sessions, one small file per recording content; a damaged or old one is made again."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from qa_desk.at_rest.files import open_clear
from qa_desk.audio.activity.whole import Activity, find_activity
from qa_desk.audio.decode import write_like, write_whole
from qa_desk.audio.errors import AudioError

VERSION = 2
"""Raise it whenever `find_activity` would answer differently."""


def load_or_find(
    path: Path,
    sha256: str,
    cache_dir: Path,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Activity:
    """Activity of the recording with this content (SHA-256 in hex), kept under `cache_dir` / activity.

    A cache that cannot be read or written only costs the time to listen again. Raises as `find_activity`.
    """
    kept = activity_path(cache_dir, sha256)
    found = load_activity(kept, sha256)
    if found is None:
        found = find_activity(path, progress, cancelled, cache_dir)
        try:
            save_activity(found, kept, sha256, like=path)
        except AudioError:
            return found  # a full or read-only disk must not stop anyone from listening
    return found


def activity_path(cache_dir: Path, sha256: str) -> Path:
    """Where the activity of a recording is kept."""
    return cache_dir / "activity" / sha256[:2] / f"{sha256}.json"


def save_activity(found: Activity, target: Path, sha256: str, like: Path | None = None) -> None:
    """Write it, whole or not at all, encrypted where the recording (`like`) is; `AudioError` where it cannot be."""
    body = msgspec.json.encode(found)
    head = f"{VERSION} {sha256} {zlib.crc32(body):08x}\n".encode()
    write_whole(target, lambda partial: write_like(like, partial, head + body))


def load_activity(source: Path, sha256: str) -> Activity | None:
    """A kept one; None where there is none, or it is damaged, of another version or another recording."""
    try:
        with open_clear(source) as file:
            head, _, body = file.read().partition(b"\n")
    except OSError:
        return None
    if head != f"{VERSION} {sha256} {zlib.crc32(body):08x}".encode():
        return None
    try:
        return msgspec.json.decode(body, type=Activity)
    except msgspec.DecodeError:
        return None
