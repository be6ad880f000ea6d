"""Make one stereo recording out of the two halves of a call."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile as sf
import soxr

from qa_desk.audio import errors
from qa_desk.audio.decode import AudioSource, Pcm, open_source, write_whole
from qa_desk.audio.errors import AudioError
from qa_desk.audio.probe import BLOCK, AudioFacts, probe
from qa_desk.errors import N_


def join_stereo(agent: Path, caller: Path, target: Path) -> AudioFacts:
    """Write one stereo FLAC, agent left, caller right; the shorter ends in silence.

    Different sample rates are brought to the higher. `AudioError` where a half cannot be read, is not mono, or
    the disk is full; then there is no `target`.
    """
    with open_source(agent) as left, open_source(caller) as right:
        for half in (left, right):
            if half.channels != 1:
                raise AudioError(
                    N_("“{name}” already is stereo, so it cannot be one half of a call."),
                    hint=N_("Import it by itself."),
                    name=half.path.name,
                )
        write_whole(target, lambda partial: _write(left, right, partial))
    return probe(target)


def _write(left: AudioSource, right: AudioSource, target: Path) -> None:
    rate = max(left.rate, right.rate)
    halves = (_Half(left, rate), _Half(right, rate))
    written = 0
    try:
        with sf.SoundFile(target, "w", rate, 2, format="FLAC", subtype="PCM_16") as out:
            while not all(half.ended for half in halves):
                block = _side_by_side(halves[0].take(BLOCK), halves[1].take(BLOCK))
                out.write(block)
                written += len(block)
        with sf.SoundFile(target) as check:
            whole = check.frames == written
    except (OSError, sf.SoundFileError, AssertionError) as error:
        raise errors.not_written(target.name, error) from error
    if not whole:
        raise errors.not_written(target.name, OSError("the disk did not take all of it"))


def _side_by_side(left: Pcm, right: Pcm) -> Pcm:
    out = np.zeros((max(len(left), len(right)), 2), np.int16)
    out[: len(left), 0] = left
    out[: len(right), 1] = right
    return out


class _Half:
    """One half of the call at the common rate, block by block."""

    def __init__(self, source: AudioSource, rate: int) -> None:
        self._source = source
        self._at = 0
        self._ready = np.zeros(0, np.int16)
        same = source.rate == rate
        self._convert = None if same else soxr.ResampleStream(source.rate, rate, 1, dtype="int16")

    @property
    def ended(self) -> bool:
        return self._at >= self._source.frames and not len(self._ready)

    def take(self, count: int) -> Pcm:
        """The next `count` samples; fewer only at the end."""
        while len(self._ready) < count and self._at < self._source.frames:
            block = self._source.read_pcm(self._at, BLOCK)[:, 0]
            self._at += len(block)
            if self._convert is not None:
                block = self._convert.resample_chunk(block, last=self._at >= self._source.frames)
            self._ready = np.concatenate([self._ready, block])
        taken, self._ready = self._ready[:count], self._ready[count:]
        return taken
