"""A voice that is not known by ear: pitch and formants moved together, the words and every second kept.

The agent's voice is stretched without a change of pitch (WSOLA) and played back faster or slower by the same amount,
so that it ends as long as it began while its whole spectrum moves. It hides who speaks from a room that listens; it
is no protection against somebody who measures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf
import soxr

from qa_desk.at_rest.files import made_of
from qa_desk.audio import errors
from qa_desk.audio.decode import AudioSource, Samples, open_source, write_whole
from qa_desk.audio.errors import Cancelled
from qa_desk.audio.probe import BLOCK
from qa_desk.audio.route import Part
from qa_desk.audio.stretch import Stretch

VERSION = 1
"""Raise it whenever the same voice would come out otherwise."""
FACTOR = 2 ** (4.5 / 12)
"""Four and a half semitones: formants move by 30 %, more than grown-ups' voices of one sex differ."""
LOW_VOICE_HZ = 165.0
"""A voice below this is raised, one above lowered, so that both stay within a telephone's band."""
EDGE_MS = 20
FRAME_S = 0.04
LOWEST_HZ, HIGHEST_HZ = 70.0, 400.0
PERIODIC, NEARLY = 0.4, 0.85
CLIP, QUIET = 0.6, 0.02


@dataclass(frozen=True, slots=True)
class Disguise:
    """Whose sound is changed: a channel (None is all of them), and where (None is everywhere), ms.

    Where both sides lie in one channel only stretches in which the agent alone speaks can be changed for the agent
    only; without them both voices are.
    """

    channel: int | None = None
    parts: tuple[Part, ...] | None = None

    @property
    def key(self) -> str:
        """What tells two disguises of one recording apart."""
        said = f"{VERSION}|{FACTOR:.4f}|{self.channel}|{self.parts}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def disguised(
    path: Path,
    sha256: str,
    cache_dir: Path,
    how: Disguise,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """The recording of this content with the voice changed, as long to the frame; made once, kept in the caches.

    `AudioError` where it cannot be read or written, `Cancelled`.
    """
    target = cache_dir / "disguised" / sha256[:2] / f"{sha256}-{how.key}.flac"
    if target.is_file():
        return target
    with open_source(path, cache_dir) as source:

        def write(partial: Path) -> None:
            with (
                made_of(path, partial) as place,
                sf.SoundFile(
                    place, "w", source.rate, source.channels, format="FLAC", subtype="PCM_16"
                ) as out,
            ):
                for done, block in changed_blocks(source, how):
                    if cancelled is not None and cancelled():
                        raise Cancelled
                    out.write(block)
                    if progress is not None:
                        progress(done / source.frames)

        try:
            write_whole(target, write)
        except (sf.SoundFileError, AssertionError) as error:
            raise errors.not_written(target.name, error) from error
    return target


def changed_blocks(source: AudioSource, how: Disguise) -> Iterator[tuple[int, Samples]]:
    """All of a recording in order: frames so far, and the next samples, shape (n, channels)."""
    lanes = range(source.channels) if how.channel is None else (how.channel,)
    others = [_Lane(source, lane, _factor_for(source, lane, how)) for lane in lanes]
    at = 0
    while at < source.frames:
        block = source.read(at, BLOCK)
        if not len(block):
            break
        share = _mask(how.parts, at, len(block), source.rate)
        for lane in others:
            own = lane.take(len(block))
            block[:, lane.channel] += (own - block[:, lane.channel]) * share
        at += len(block)
        yield at, np.clip(block, -1.0, 1.0)


class _Lane:
    """One channel as the disguised voice says it."""

    def __init__(self, source: AudioSource, channel: int, factor: float) -> None:
        self.channel = channel
        self._voice = _moved(source, channel, factor)
        self._left = np.zeros(0, np.float32)

    def take(self, count: int) -> Samples:
        """The next samples; silence after the end."""
        pieces, have = [self._left], len(self._left)
        while have < count:
            piece = next(self._voice, None)
            if piece is None:
                piece = np.zeros(count - have, np.float32)
            pieces.append(piece)
            have += len(piece)
        whole = np.concatenate(pieces)
        self._left = whole[count:]
        return whole[:count]


def _moved(source: AudioSource, channel: int, factor: float) -> Iterator[Samples]:
    """The channel with its spectrum times `factor`: longer by it at the same pitch, then played that much faster."""
    stretch = Stretch(source.rate, 1)
    faster = soxr.ResampleStream(source.rate * factor, source.rate, 1, dtype="float32", quality="HQ")
    at = 0
    while stretch.position < source.frames:
        while stretch.missing:
            block = source.read(at, BLOCK)[:, channel : channel + 1]
            at += len(block)
            # after the end silence is pushed until the last hops are out
            stretch.push(block if len(block) else np.zeros((BLOCK, 1), np.float32))
        hops = []
        while not stretch.missing and stretch.position < source.frames:
            hops.append(stretch.take(1 / factor))
        if hops:
            yield np.asarray(faster.resample_chunk(np.concatenate(hops)), np.float32).reshape(-1)
    yield np.asarray(faster.resample_chunk(np.zeros((0, 1), np.float32), last=True), np.float32).reshape(-1)


def _mask(parts: Sequence[Part] | None, at: int, count: int, rate: int) -> Samples:
    """How much of the disguised voice is heard, 0 to 1, fading over `EDGE_MS` so that nothing clicks."""
    if parts is None:
        return np.ones(count, np.float32)
    edge = max(1, rate * EDGE_MS // 1000)
    share = np.zeros(count, np.float32)
    places = np.arange(at, at + count, dtype=np.float32)
    for start_ms, end_ms in parts:
        start, end = start_ms * rate / 1000, end_ms * rate / 1000
        if end < at - edge or start > at + count + edge:
            continue
        share = np.maximum(share, np.clip(np.minimum(places - start, end - places) / edge + 1, 0, 1))
    return share


def _factor_for(source: AudioSource, channel: int, how: Disguise) -> float:
    """Up for a low voice, down for a high one; down where none is found."""
    pitch = voice_pitch(source, channel, how.parts)
    return FACTOR if pitch is not None and pitch < LOW_VOICE_HZ else 1 / FACTOR


def voice_pitch(source: AudioSource, channel: int, parts: Sequence[Part] | None = None) -> float | None:
    """Median pitch of a voice in Hz from 40 ms frames that repeat themselves; None where there are too few.

    The period is the lag of the highest autocorrelation of the centre-clipped frame (Rabiner 1977).
    At most a minute and a half is looked at.
    """
    size, found = round(source.rate * FRAME_S), []
    shortest, longest = round(source.rate / HIGHEST_HZ), round(source.rate / LOWEST_HZ)
    for start, end in _looked_at(source, parts):
        sound = source.read(start, end - start)[:, channel].astype(np.float64)
        for place in range(0, len(sound) - size - longest, size * 2):
            frame = _clipped(sound[place : place + size + longest])
            head = frame[:size]
            power = float(head @ head)
            if power <= 0:
                continue
            lags = np.correlate(frame, head, "valid")[shortest : longest + 1]
            if len(lags) and lags.max() > PERIODIC * power:
                found.append(source.rate / _period(lags, shortest))
    return float(np.median(found)) if len(found) >= 10 else None


def _clipped(frame: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Only the peaks of a frame, so that the voice's resonances are not taken for its pitch; nothing of a quiet one."""
    frame = frame - frame.mean()
    most = float(np.abs(frame).max())
    if most < QUIET:
        return np.zeros_like(frame)
    return np.sign(frame) * np.maximum(np.abs(frame) - CLIP * most, 0.0)


def _period(lags: npt.NDArray[np.float64], shortest: int) -> int:
    """The lag that fits best, or the part of it that fits nearly as well: two periods look like one."""
    best = shortest + int(lags.argmax())
    for parts in (4, 3, 2):
        near = round(best / parts) - shortest
        if near >= 1 and (around := lags[near - 1 : near + 2]).max() > NEARLY * lags.max():
            return shortest + near - 1 + int(around.argmax())
    return best


def _looked_at(source: AudioSource, parts: Sequence[Part] | None) -> Iterator[Part]:
    left = source.rate * 90
    for start_ms, end_ms in parts if parts is not None else ((0, source.frames * 1000 // source.rate),):
        start = start_ms * source.rate // 1000
        end = min(source.frames, end_ms * source.rate // 1000, start + left)
        if end > start:
            yield start, end
            left -= end - start
        if left <= 0:
            return
