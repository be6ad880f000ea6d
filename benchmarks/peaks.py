"""Outline of a one-hour stereo call beside only decoding it, and beside ffmpeg drawing its own picture of it."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf

from benchmarks.table import Row
from qa_desk.audio import compute_peaks

RATE = 8000
BLOCK = 65536
KINDS = (("PCM", "call.wav", "WAV", "PCM_16", 6.0), ("MP3", "call.mp3", "MP3", "MPEG_LAYER_III", 1.2))


def rows(quick: bool) -> list[Row]:
    """For each kind: our outline over decoding, and over ffmpeg where it is installed; medians of turns."""
    seconds, turns = (600, 3) if quick else (3600, 5)
    table: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for kind, file, container, coding, target in KINDS:
            path = Path(name) / file
            write_call(path, container, coding, seconds)
            works: list[Callable[[], object]] = [
                lambda path=path: compute_peaks(path),
                lambda path=path: decode(path),
            ]
            if shutil.which("ffmpeg"):
                works.append(lambda path=path: draw(path))
            ours, *others = in_turns(works, turns)
            length = f"{seconds // 60} min stereo {kind}"
            table.append(Row(f"peaks: {length}", "only decoding", ours, others[0], target))
            if len(others) > 1:
                table.append(Row(f"peaks: {length}", "ffmpeg showwavespic", ours, others[1], 1.0))
    return table


def write_call(path: Path, container: str, coding: str, seconds: int) -> None:
    """A stereo call of noise that comes and goes: half a minute, again and again."""
    part = talk(30)
    with sf.SoundFile(path, "w", RATE, 2, format=container, subtype=coding) as file:
        for _ in range(seconds // 30):
            file.write(part)


def talk(seconds: int) -> npt.NDArray[np.int16]:
    """Two people taking turns, as noise; 16 bit."""
    random = np.random.default_rng(5)
    frames = seconds * RATE
    turn = np.sin(2 * np.pi * np.arange(frames) / RATE / 7) > 0
    loud = np.where(np.stack([turn, ~turn], axis=1), 4000, 60)
    return (random.standard_normal((frames, 2)) * loud).clip(-32768, 32767).astype(np.int16)


def decode(path: Path) -> int:
    """Read a recording from end to end and do nothing with it."""
    room = np.empty((BLOCK, 2), np.int16)
    total = 0
    with sf.SoundFile(path) as file:
        while got := len(file.read(BLOCK, dtype="int16", out=room)):
            total += got
    return total


def draw(path: Path) -> None:
    """The nearest thing ffmpeg does: a picture of the whole."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(path)]
    command += ["-filter_complex", "showwavespic=s=1400x400:split_channels=1", "-frames:v", "1"]
    subprocess.run([*command, str(path.with_suffix(".png"))], check=True)


def in_turns(works: list[Callable[[], object]], turns: int) -> list[float]:
    """Median seconds of each, measured one after the other, so that a busy moment hits all."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(turns + 1):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            if turn:  # the first fills the file cache
                times[place].append(time.perf_counter() - start)
    return [statistics.median(found) for found in times]
