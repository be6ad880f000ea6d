"""Open a recording of any kind libsndfile reads, whatever its name says, or say why not."""

from __future__ import annotations

import io
import os
from pathlib import Path

import soundfile as sf

from qa_desk.at_rest.files import is_encrypted, open_clear
from qa_desk.audio import errors, mpeg, riff
from qa_desk.audio.spliced import filled

MAX_CHANNELS = 2

HEADERLESS: dict[str, tuple[int, str]] = {
    ".ul": (8000, "ULAW"),
    ".ulaw": (8000, "ULAW"),
    ".mulaw": (8000, "ULAW"),
    ".pcmu": (8000, "ULAW"),
    ".al": (8000, "ALAW"),
    ".alaw": (8000, "ALAW"),
    ".pcma": (8000, "ALAW"),
    ".sln": (8000, "PCM_16"),
    ".sln16": (16000, "PCM_16"),
}
"""Suffixes of bare telephone sound without a header, as recorders write it: rate and coding."""

KNOWN_BY_SUFFIX: dict[str, tuple[int, str]] = {
    ".gsm": (8000, "GSM610"),
    ".vox": (8000, "VOX_ADPCM"),
    ".vox8": (8000, "VOX_ADPCM"),
    ".vox6": (6000, "VOX_ADPCM"),
    ".au": (8000, "ULAW"),
    ".snd": (8000, "ULAW"),
}
"""What libsndfile guesses of a bare file by its suffix, which it does not see of an encrypted one."""


def open_container(path: Path) -> sf.SoundFile:
    """An open file of one or two channels and some frames by its own header; `AudioError` otherwise."""
    check_file(path)
    try:
        file = _opened(path)
    except sf.SoundFileError as error:
        raise errors.unknown_format(path.name) from error
    except OSError as error:
        raise errors.unreadable(path.name, error) from error
    if file.channels > MAX_CHANNELS:
        channels = file.channels
        file.close()
        raise errors.too_many_channels(path.name, channels)
    if file.frames <= 0 or file.samplerate <= 0:
        file.close()
        raise errors.no_sound(path.name)
    return file


def check_file(path: Path) -> None:
    """`AudioError` where there is no file, nothing in it, or plainly something other than sound."""
    if path.is_dir():
        raise errors.folder(path.name)
    try:
        with open_clear(path) as file:
            head = file.read(512)
    except FileNotFoundError:
        raise errors.missing(path.name) from None
    except OSError as error:
        raise errors.unreadable(path.name, error) from error
    if not head:
        raise errors.empty(path.name)
    if kind := foreign_kind(head):
        raise errors.not_sound(path.name, kind)


def foreign_kind(head: bytes) -> str | None:
    """What a file that is not sound holds, judged by its first bytes; None where it may be sound."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<error", b"<head", b"<body")):
        return "HTML" if b"html" in text[:200] else "XML"
    if text.startswith((b'{"', b"{\n", b"[{", b"{ ")) and b'"' in text[:100]:
        return "JSON"
    if head.startswith(b"PK\x03\x04"):
        return "ZIP"
    return "PDF" if head.startswith(b"%PDF") else None


def _opened(path: Path) -> sf.SoundFile:
    encrypted = is_encrypted(path)
    try:
        file = sf.SoundFile(open_clear(path) if encrypted else os.fspath(path))
    except sf.LibsndfileError:
        suffix = path.suffix.lower()
        if raw := HEADERLESS.get(suffix) or (KNOWN_BY_SUFFIX.get(suffix) if encrypted else None):
            return sf.SoundFile(
                open_clear(path) if encrypted else os.fspath(path),
                samplerate=raw[0], channels=1, format="RAW", subtype=raw[1], endian="LITTLE",
            )  # fmt: skip
        raise
    if file.frames == 0 and (chunk := riff.data_chunk(path)) and chunk.unfinished:
        file.close()
        return sf.SoundFile(_Overlaid(path, riff.repaired_header(path, chunk)))
    if file.format == "MP3" and (gaps := mpeg.gaps_in(path)):
        file.close()
        return sf.SoundFile(filled(path, gaps))
    return file


class _Overlaid(io.RawIOBase):
    """A file seen with other bytes at its beginning; the file itself is not touched."""

    def __init__(self, path: Path, head: bytes) -> None:
        self._file = open_clear(path)
        self._head = head
        self.mode = "rb"

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        at = self._file.tell()
        count = self._file.readinto(view)
        if at < len(self._head):
            patch = self._head[at : at + count]
            view[: len(patch)] = patch
        return count

    def close(self) -> None:
        self._file.close()
        super().close()
