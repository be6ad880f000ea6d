"""Part of a recording, or all of it, as a file of its own: WAV, MP3 or Opus, with words and chapters inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile as sf
import soxr

from qa_desk.audio import chapters, errors
from qa_desk.audio.chapters import Label
from qa_desk.audio.decode import AudioSource, Pcm, open_source, write_whole
from qa_desk.audio.errors import AudioError, Cancelled
from qa_desk.audio.probe import BLOCK
from qa_desk.audio.route import Part
from qa_desk.errors import N_

KINDS: dict[str, tuple[str, str]] = {
    ".wav": ("WAV", "PCM_16"),
    ".mp3": ("MP3", "MPEG_LAYER_III"),
    ".opus": ("OGG", "OPUS"),
}
"""What can be written, by suffix: container and coding."""

RATES: dict[str, tuple[int, ...]] = {
    ".mp3": (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000),
    ".opus": (8000, 12000, 16000, 24000, 48000),
}
FADE_SECONDS = 0.005
FULL_SCALE = 32768
LARGEST_WAV = 4_000_000_000


def write_clip(
    source: Path,
    target: Path,
    part: Part | None = None,
    label: Label | None = None,
    *,
    silent: Sequence[Part] = (),
    cache_dir: Path | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write `part` (ms; None is all) of a recording to `target`, whole or not at all; its length in ms.

    `silent` parts (ms of the recording) keep their length and say nothing.
    Chapters count from the beginning of the new file. The suffix of `target` says which kind, one of `KINDS`.
    `AudioError` where the recording cannot be read or the file not written; `Cancelled`.
    """
    suffix = kind_of(target)
    label = label or Label()
    with open_source(source, cache_dir) as opened:
        first, last = _frames(opened, part)
        rate = _rate_for(suffix, opened.rate)
        if suffix == ".wav" and (last - first) * opened.channels * 2 > LARGEST_WAV:
            raise AudioError(
                N_("“{name}” would be too large for a WAV file."),
                hint=N_("Choose MP3 or Opus."),
                name=target.name,
            )
        quiet = [_span(opened, one) for one in silent]
        sound = _heard(
            _blocks(opened, first, last, part is not None, quiet), last - first, progress, cancelled
        )
        if rate != opened.rate:
            sound = _converted(sound, opened, rate)
        try:
            write_whole(target, lambda partial: _write(partial, sound, rate, opened.channels, suffix, label))
        except (sf.SoundFileError, AssertionError, ValueError) as error:
            raise errors.not_written(target.name, error) from error
        return round((last - first) * 1000 / opened.rate)


def kind_of(target: Path) -> str:
    """The suffix that says how a file is written; `AudioError` where nothing here writes that kind."""
    suffix = target.suffix.lower()
    if suffix not in KINDS:
        raise AudioError(
            N_("“{name}” says no kind of sound that can be written."),
            hint=N_("Give it one of these endings: .wav, .mp3, .opus."),
            name=target.name,
        )
    return suffix


def _frames(source: AudioSource, part: Part | None) -> tuple[int, int]:
    if part is None:
        return 0, source.frames
    first, last = _span(source, part)
    if last <= first:
        raise errors.no_sound(source.path.name)
    return first, last


def _span(source: AudioSource, part: Part) -> tuple[int, int]:
    first, last = (min(source.frames, max(0, round(ms * source.rate / 1000))) for ms in part)
    return first, last


def _rate_for(suffix: str, rate: int) -> int:
    """The rate itself, or the next higher one that this kind of file can have."""
    rates = RATES.get(suffix)
    if rates is None or rate in rates:
        return rate
    return next((one for one in rates if one > rate), rates[-1])


def _blocks(
    source: AudioSource, first: int, last: int, cut: bool, silent: Sequence[tuple[int, int]] = ()
) -> Iterator[Pcm]:
    fade = max(1, round(source.rate * FADE_SECONDS))
    for at in range(first, last, BLOCK):
        block = source.read_pcm(at, min(BLOCK, last - at))
        for start, end in silent:
            block[max(0, start - at) : max(0, end - at)] = 0
        if cut:
            _fade(block, at - first, last - first, fade)
        yield block


def _fade(block: Pcm, at: int, length: int, fade: int) -> None:
    """Both ends of a part begin and end in silence, so that nothing clicks."""
    places = np.arange(at, at + len(block))
    edge = np.minimum(places, length - 1 - places)
    if (near := edge < fade).any():
        share = (edge[near] + 0.5) / fade
        block[near] = np.rint(block[near] * share[:, None]).astype(np.int16)


def _heard(
    blocks: Iterator[Pcm],
    frames: int,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Pcm]:
    done = 0
    for block in blocks:
        if cancelled and cancelled():
            raise Cancelled
        yield block
        done += len(block)
        if progress:
            progress(done / frames)


def _converted(blocks: Iterator[Pcm], source: AudioSource, rate: int) -> Iterator[Pcm]:
    convert = soxr.ResampleStream(source.rate, rate, source.channels, dtype="int16")
    for block in blocks:
        yield convert.resample_chunk(block)
    yield convert.resample_chunk(np.zeros((0, source.channels), np.int16), last=True)


def _write(target: Path, blocks: Iterator[Pcm], rate: int, channels: int, suffix: str, label: Label) -> None:
    container, coding = KINDS[suffix]
    sound = target.with_name(target.name + ".sound") if suffix == ".mp3" else target
    try:
        with sf.SoundFile(sound, "w", rate, channels, format=container, subtype=coding) as out:
            if suffix == ".wav":
                _describe(out, label)
            for block in blocks:
                _put(out, block, rate)
        if suffix == ".mp3":
            chapters.write_mp3_label(sound, target, label)
        elif suffix == ".opus":
            chapters.write_opus_label(target, label)
        else:
            chapters.write_wav_chapters(target, label.chapters, rate)
    finally:
        if sound != target:
            sound.unlink(missing_ok=True)


def _describe(out: sf.SoundFile, label: Label) -> None:
    """libsndfile refuses empty words."""
    if label.title:
        out.title = label.title[: chapters.LONGEST_WORDS]
    if label.note:
        out.comment = label.note[: chapters.LONGEST_WORDS]


def _put(out: sf.SoundFile, block: Pcm, rate: int) -> None:
    """In small pieces: some encoders cannot take much at once.

    As floats: libsndfile 1.2.2 garbles stereo MP3 that is given as 16 bit (libsndfile pull request 1106).
    """
    samples = block.astype(np.float32) / np.float32(FULL_SCALE) if out.subtype != "PCM_16" else block
    for at in range(0, len(block), rate):
        out.write(samples[at : at + rate])
