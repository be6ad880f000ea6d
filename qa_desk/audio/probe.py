"""What a recording really is: its kind, its channels, and a length one can trust."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import soundfile as sf

from qa_desk.audio import errors, riff
from qa_desk.audio.container import open_container
from qa_desk.errors import N_

COUNTED_BY_DECODER = {"MP3", "MPEG"}
BLOCK = 65536


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about a recording that still plays: a template and what fills it."""

    message: str
    params: dict[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.message.format(**self.params)


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """A recording's container, codec, rate (Hz), channels (1 or 2), true length; notes on its condition."""

    container: str
    codec: str
    rate: int
    channels: int
    frames: int
    duration_ms: int
    seekable: bool
    notes: tuple[Note, ...] = ()


def probe(path: Path) -> AudioFacts:
    """Look at a recording; reads it through only where its header cannot be trusted. `AudioError`."""
    with open_container(path) as file:
        declared = file.frames
        frames = true_frames(file)
        if frames == 0:
            raise errors.no_sound(path.name)
        return AudioFacts(
            container=file.format,
            codec=file.subtype,
            rate=file.samplerate,
            channels=file.channels,
            frames=frames,
            duration_ms=duration_ms(frames, file.samplerate),
            seekable=file.seekable(),
            notes=_notes(path, file, declared, frames),
        )


def duration_ms(frames: int, rate: int) -> int:
    """Frames as whole milliseconds, rounded; a sound of any length lasts at least 1 ms."""
    return max(1, round(frames * 1000 / rate))


def true_frames(file: sf.SoundFile) -> int:
    """How many frames can really be read. Trusts the header once its last frame has been read."""
    if not file.seekable() or _readable(file, file.frames - 1):
        return int(file.frames)
    return _last_readable(file)


def _readable(file: sf.SoundFile, frame: int) -> bool:
    try:
        file.seek(frame)
        return len(file.read(1, dtype="int16")) == 1
    except sf.SoundFileError:
        return False


def _last_readable(file: sf.SoundFile) -> int:
    """Read through, over damage in the middle, up to where nothing more comes."""
    total, at, end = file.frames, 0, 0
    step = file.samplerate // 2
    while at < total:
        got = _read_from(file, at, min(BLOCK, total - at))
        if got:
            at, step = at + got, file.samplerate // 2
            end = at
        else:  # damage, or the end: look further and further ahead
            at += step
            step *= 2
    return end


def _read_from(file: sf.SoundFile, at: int, count: int) -> int:
    """How many frames could be read at a place, trying smaller blocks where a large one fails."""
    while count >= 512:
        try:
            file.seek(at)
            return len(file.read(count, dtype="int16"))
        except sf.SoundFileError:
            count //= 4
    return 0


def _notes(path: Path, file: sf.SoundFile, declared: int, frames: int) -> tuple[Note, ...]:
    notes: list[Note] = []
    chunk = riff.data_chunk(path)
    if frames < declared:
        said, found = declared / file.samplerate, frames / file.samplerate
        notes.append(
            Note(
                N_("The file says {said} s but holds {found} s."),
                {"said": round(said), "found": round(found)},
            )
        )
    elif chunk and chunk.cut_short:
        lost = 1 - chunk.present / chunk.declared
        notes.append(
            Note(
                N_("The file was cut short: {percent} % of the sound is missing."),
                {"percent": round(lost * 100)},
            )
        )
    elif chunk and chunk.unfinished:
        notes.append(Note(N_("The recorder did not finish this file; its length was measured.")))
    if not file.seekable():
        notes.append(Note(N_("This kind of file is unpacked once before it plays.")))
    return tuple(notes)
