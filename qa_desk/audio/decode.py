"""Read any part of a recording as samples, at exact positions, over damage, with flat memory."""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt
import soundfile as sf

from qa_desk.at_rest.files import key_like, made_of, writing
from qa_desk.audio import errors
from qa_desk.audio.container import open_container
from qa_desk.audio.probe import BLOCK, true_frames
from qa_desk.audio.reader import Reader

Samples = npt.NDArray[np.float32]
Pcm = npt.NDArray[np.int16]

SMALLEST = 256
FLOATING = {"FLOAT", "DOUBLE"}
DRIFTS_OVER_DAMAGE = {"VORBIS", "OPUS"}
RESYNC_SECONDS = 20


class AudioSource:
    """An open recording. `rate` Hz, `channels` 1 or 2, `frames` that can really be read. One thread at a time."""

    def __init__(self, path: Path, reader: Reader, frames: int) -> None:
        self.path = path
        self.rate = reader.rate
        self.channels = reader.channels
        self.frames = frames
        self._reader = reader
        self._unpacked: Path | None = None
        self._floating = reader.codec in FLOATING
        self._resync = RESYNC_SECONDS * self.rate if reader.codec in DRIFTS_OVER_DAMAGE else 0
        self._since_seek = 0
        self._at = 0

    def read(self, start: int, count: int) -> Samples:
        """Float samples, shape (n, channels), C order; n < count only at the end; NaN and damage are 0."""
        samples = np.empty((self._within(start, count), self.channels), np.float32)
        self._fill(samples, start)
        if self._floating:
            np.nan_to_num(samples, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        return samples

    def read_pcm(self, start: int, count: int) -> Pcm:
        """Like `read`, as 16-bit samples; about five times cheaper to work on."""
        if self._floating:
            return _as_pcm(self.read(start, count))
        samples = np.empty((self._within(start, count), self.channels), np.int16)
        self._fill(samples, start)
        return samples

    def _within(self, start: int, count: int) -> int:
        if start < 0:
            raise ValueError(f"a recording has no frame {start}")
        return max(0, min(count, self.frames - start))

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()
        if self._unpacked:
            self._unpacked.unlink(missing_ok=True)

    def __enter__(self) -> AudioSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fill(self, out: Samples | Pcm, start: int) -> None:
        """Fill `out` from frame `start`; what cannot be read becomes silence of the same length."""
        done, piece = 0, len(out)
        while done < len(out):
            count = min(piece, len(out) - done)
            got = self._read(out[done : done + count], start + done)
            if got:
                done += got
                piece = min(piece * 2, len(out))
            elif piece > SMALLEST:
                piece = max(SMALLEST, piece // 4)
            else:
                out[done : done + count] = 0
                done += count

    def _read(self, out: Samples | Pcm, start: int) -> int:
        jumps = start != self._at
        if jumps and not self._reader.seekable:
            self._unpack()
        anew = bool(self._resync) and self._since_seek >= self._resync
        self._since_seek = len(out) if anew or jumps else self._since_seek + len(out)
        got = self._reader.read_into(out, start, anew=anew)
        self._at = start + got
        return got

    def _unpack(self) -> None:
        """Someone wants to jump in a file that cannot: from here on read an unpacked copy of it."""
        handle, name = tempfile.mkstemp(suffix=".wav")
        os.close(handle)
        self._reader.close()
        self._unpacked = Path(name)
        self._unpacked.unlink()  # an encrypted one is made anew
        unpack(self.path, self._unpacked)
        self._reader = Reader(self._unpacked, open_container(self._unpacked))


def _as_pcm(samples: Samples) -> Pcm:
    scaled: Pcm = np.rint(np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.int16)
    return scaled


def open_source(
    path: Path, cache_dir: Path | None = None, progress: Callable[[float], None] | None = None
) -> AudioSource:
    """Open a recording for reading anywhere. `AudioError` where it cannot be.

    A kind that cannot seek (GSM) is unpacked into `cache_dir` now and once, telling `progress` 0 to 1; without
    a folder it is unpacked to a temporary file when somebody first jumps.
    """
    reader = Reader(path, open_container(path))
    if cache_dir is not None and not reader.seekable:
        reader.close()
        unpacked = _unpacked_in(cache_dir, path, progress)
        reader = Reader(unpacked, open_container(unpacked))
    frames = true_frames(reader)
    if frames == 0:
        reader.close()
        raise errors.no_sound(path.name)
    return AudioSource(path, reader, frames)


def unpack(path: Path, target: Path, progress: Callable[[float], None] | None = None) -> None:
    """Write a recording as 16-bit WAV to a new file, encrypted where the recording is."""
    with open_container(path) as file:
        settings = {"samplerate": file.samplerate, "channels": file.channels}
        done = 0
        try:
            with (
                made_of(path, target) as place,
                sf.SoundFile(place, "w", format="WAV", subtype="PCM_16", **settings) as out,
            ):
                while len(block := file.read(BLOCK, dtype="int16", always_2d=True)):
                    out.write(block)
                    done += len(block)
                    if progress:
                        progress(min(1.0, done / file.frames))
        except (OSError, sf.SoundFileError, AssertionError) as error:
            raise errors.not_written(target.name, error) from error


def _unpacked_in(cache_dir: Path, path: Path, progress: Callable[[float], None] | None) -> Path:
    facts = path.stat()
    key = f"{path.resolve()}|{facts.st_size}|{facts.st_mtime_ns}"
    target = cache_dir / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.wav"
    if not target.is_file():
        write_whole(target, lambda partial: unpack(path, partial, progress))
    return target


def write_like(like: Path | None, target: Path, data: bytes) -> None:
    """Write a new file, encrypted where the recording it was made of is."""
    key = None if like is None else key_like(like)
    with writing(target, key) as file:
        file.write(data)


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make a file beside `target`, then make it durable and put it in place; or leave nothing."""
    partial = target.with_name(f".{target.name}.{uuid.uuid4().hex}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise errors.not_written(target.name, error) from error
    finally:
        with suppress(OSError):
            partial.unlink()
