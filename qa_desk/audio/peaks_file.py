"""Outlines kept between sessions, one small file per recording content; a damaged one is made again."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from qa_desk.at_rest.files import open_clear
from qa_desk.audio.decode import write_like, write_whole
from qa_desk.audio.errors import AudioError
from qa_desk.audio.peaks import Peaks, Progress, compute_peaks

MAGIC = b"QADPEAKS"
VERSION = 2
HEAD = struct.Struct("<8sIIIIQQI32s")


def load_or_compute(
    path: Path,
    sha256: str,
    cache_dir: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    partial: Callable[[Peaks], None] | None = None,
) -> Peaks:
    """The outline of the recording with this content (SHA-256 in hex), kept under `cache_dir` / peaks.

    A cache that is damaged, old or cannot be written only costs the time to compute. Raises as `compute_peaks`.
    """
    kept = peaks_path(cache_dir, sha256)
    peaks = load_peaks(kept, sha256)
    if peaks is None:
        peaks = compute_peaks(path, progress, cancelled, partial)
        try:
            save_peaks(peaks, kept, sha256, like=path)
        except AudioError:
            return peaks  # a full or read-only disk must not stop anyone from listening
    return peaks


def peaks_path(cache_dir: Path, sha256: str) -> Path:
    """Where the outline of a recording is kept."""
    return cache_dir / "peaks" / sha256[:2] / f"{sha256}.peaks"


def save_peaks(peaks: Peaks, target: Path, sha256: str, like: Path | None = None) -> None:
    """Write an outline, whole or not at all, encrypted where the recording (`like`) is; `AudioError`."""
    body = b"".join(np.ascontiguousarray(part).tobytes() for part in (peaks.low, peaks.high, peaks.rms))
    facts = (peaks.rate, peaks.bin_frames, peaks.channels, peaks.frames, peaks.low.shape[1])
    unsigned = HEAD.pack(MAGIC, VERSION, *facts, 0, bytes.fromhex(sha256))
    head = HEAD.pack(MAGIC, VERSION, *facts, zlib.crc32(body, zlib.crc32(unsigned)), bytes.fromhex(sha256))
    write_whole(target, lambda partial: write_like(like, partial, head + body))


def load_peaks(source: Path, sha256: str) -> Peaks | None:
    """A kept outline; None where there is none, or it is damaged, of another version or another recording."""
    try:
        with open_clear(source) as file:
            data = file.read()
    except OSError:
        return None
    if len(data) < HEAD.size:
        return None
    magic, version, rate, bin_frames, channels, frames, bins, checksum, content = HEAD.unpack_from(data)
    if (magic, version, content) != (MAGIC, VERSION, bytes.fromhex(sha256)):
        return None
    if len(data) != HEAD.size + channels * bins * 6:
        return None
    unsigned = HEAD.pack(magic, version, rate, bin_frames, channels, frames, bins, 0, content)
    body = memoryview(data)[HEAD.size :]
    if zlib.crc32(body, zlib.crc32(unsigned)) != checksum:
        return None
    low, high, rms = (
        np.frombuffer(data, kind, channels * bins, HEAD.size + place * 2 * channels * bins).reshape(
            channels, bins
        )
        for place, kind in enumerate((np.int16, np.int16, np.uint16))
    )
    return Peaks(rate, frames, bin_frames, low, high, rms)
