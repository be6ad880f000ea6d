"""What a recording really is: its kind, its channels, and a length one can trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa_desk.audio import errors, mpeg, riff
from qa_desk.audio.container import open_container
from qa_desk.audio.reader import Reader
from qa_desk.errors import N_

BLOCK = 65536
SMALLEST = 512
NOTICEABLE_MS = 50


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
    file = open_container(path)
    container = file.format
    reader = Reader(path, file)
    try:
        frames = true_frames(reader)
    finally:
        reader.close()
    if frames == 0:
        raise errors.no_sound(path.name)
    return AudioFacts(
        container=container,
        codec=reader.codec,
        rate=reader.rate,
        channels=reader.channels,
        frames=frames,
        duration_ms=duration_ms(frames, reader.rate),
        seekable=reader.seekable,
        notes=_notes(path, reader, frames),
    )


def duration_ms(frames: int, rate: int) -> int:
    """Frames as whole milliseconds, rounded; a sound of any length lasts at least 1 ms."""
    return max(1, round(frames * 1000 / rate))


def true_frames(reader: Reader) -> int:
    """How many frames can really be read. Trusts the header once its last frame has been read."""
    if not reader.seekable or reader.read_into(_room(reader, 1), reader.declared - 1) == 1:
        return reader.declared
    return _last_readable(reader)


def _room(reader: Reader, frames: int) -> npt.NDArray[np.int16]:
    return np.empty((frames, reader.channels), np.int16)


def _last_readable(reader: Reader) -> int:
    """Read through, over damage in the middle, up to where nothing more comes."""
    at, end, step = 0, 0, reader.rate // 2
    room = _room(reader, BLOCK)
    while at < reader.declared:
        got = _read_from(reader, at, room[: reader.declared - at])
        if got:
            at, step = at + got, reader.rate // 2
            end = at
        else:  # damage, or the end: look further and further ahead
            at += step
            step *= 2
    return end


def _read_from(reader: Reader, at: int, room: npt.NDArray[np.int16]) -> int:
    """How many frames could be read at a place, trying smaller blocks where a large one fails."""
    while len(room) >= SMALLEST:
        if got := reader.read_into(room, at):
            return got
        room = room[: len(room) // 4]
    return reader.read_into(room, at) if len(room) else 0


def _notes(path: Path, reader: Reader, frames: int) -> tuple[Note, ...]:
    notes: list[Note] = []
    declared = reader.declared
    chunk = riff.data_chunk(path)
    if frames < declared:
        said, found = declared / reader.rate, frames / reader.rate
        digits = None if said - found >= 1 else 1
        notes.append(
            Note(
                N_("The file says {said} s but holds {found} s."),
                {"said": round(said, digits), "found": round(found, digits)},
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
    notes += _gap_notes(mpeg.gaps_in(path)) if reader.file.format == "MP3" else ()
    if not reader.seekable:
        notes.append(Note(N_("This kind of file is unpacked once before it plays.")))
    return tuple(notes)


def _gap_notes(gaps: Sequence[mpeg.Gap]) -> Iterator[Note]:
    missing = sum(gap.ms for gap in gaps)
    if missing >= NOTICEABLE_MS:
        yield Note(
            N_("{seconds} s of this file are damaged and silent; what follows keeps its place."),
            {"seconds": round(missing / 1000, 1)},
        )
    for gap in gaps:
        if not gap.sure:
            minutes, seconds = divmod(gap.at_ms // 1000, 60)
            yield Note(
                N_(
                    "A piece is missing at {place}, and the file does not tell how long it was: what follows is early."
                ),
                {"place": f"{minutes}:{seconds:02}"},
            )
            return
