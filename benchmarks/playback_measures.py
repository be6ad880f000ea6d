"""What `benchmarks.playback` measures without listening: memory, outlines, drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peaks import RATE, decode, draw, in_turns, write_call
from qa_desk.audio import Peaks, Player, compute_peaks
from qa_desk.audio.link import ProcessLink
from qa_desk.audio.peaks_file import load_peaks, save_peaks
from tests.audio.waiting import wait_until

Found = dict[str, Any]
HOURS = 4


def memory(folder: Path, quick: bool) -> list[Found]:
    """What the sound's process holds while a call of four hours plays and is sought through, above being idle."""
    rows = []
    os.environ["QA_DESK_SILENT"] = "1"
    short, long = folder / "short.wav", folder / "long.wav"
    write_call(short, "WAV", "ULAW", 30)
    write_call(long, "WAV", "ULAW", HOURS * 3600)
    player = Player()
    try:
        player.load(short)
        player.play()
        wait_until(lambda: player.position_ms > 500)
        idle = resident(player)
        player.load(long)
        player.play()
        most = idle
        for minute in range(0, HOURS * 60, 24 if quick else 6):
            player.seek(minute * 60_000)
            wait_until(lambda minute=minute: player.position_ms > minute * 60_000 + 60)
            most = max(most, resident(player))
        rows.append({"what": "sound process", "idle MB": round(idle), "4 hours MB": round(most)})
        rows[-1]["more MB"] = round(most - idle, 1)
    finally:
        player.close()
        del os.environ["QA_DESK_SILENT"]
    return rows


def resident(player: Player) -> float:
    """Megabytes the sound's process has in memory; 0 where the system does not tell."""
    link = player._link
    status = Path(f"/proc/{link._process.pid}/statm") if isinstance(link, ProcessLink) else Path()
    if not status.is_file():
        return 0.0
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def outlines(folder: Path, quick: bool) -> list[Found]:
    """Outlines beside decoding, ffmpeg and audiowaveform; and opening that of four hours from its cache."""
    rows = []
    seconds = 300 if quick else 3600
    for kind, coding in (("WAV", "PCM_16"), ("MP3", "MPEG_LAYER_III")):
        path = folder / f"outline.{kind.lower()}"
        write_call(path, kind, coding, min(seconds, 600) if kind == "MP3" else seconds)
        works = [lambda path=path: compute_peaks(path), lambda path=path: decode(path)]
        names = ["only decoding"]
        if shutil.which("ffmpeg"):
            works.append(lambda path=path: draw(path))
            names.append("ffmpeg showwavespic")
        if shutil.which("audiowaveform"):
            works.append(lambda path=path: bbc(path))
            names.append("audiowaveform")
        ours, *others = in_turns(works, 1 if quick else 4)
        rows += [
            {"kind": kind, "beside": name, "ours ms": round(ours * 1000), "theirs ms": round(other * 1000)}
            | {"ratio": round(ours / other, 2)}
            for name, other in zip(names, others, strict=True)
        ]
    if not shutil.which("audiowaveform"):
        rows.append({"kind": "WAV and MP3", "beside": "audiowaveform (not installed)"})
    peaks = long_peaks()
    kept = folder / "long.peaks"
    save_peaks(peaks, kept, "ab" * 32)
    began = time.perf_counter()
    opened = load_peaks(kept, "ab" * 32)
    assert opened is not None
    for channel in (0, 1):
        opened.columns(channel, 0, opened.duration_ms, 1400)
    taken = time.perf_counter() - began
    rows.append(
        {"kind": "4 hours, kept", "beside": "1 second", "ours ms": round(taken * 1000), "theirs ms": 1000}
    )
    return rows


def bbc(path: Path) -> None:
    """The BBC's program, as fine as ours: a minimum and maximum for each 80 samples of each channel."""
    command = ["audiowaveform", "-q", "-i", str(path), "-o", str(path.with_suffix(".dat"))]
    subprocess.run([*command, "-z", "80", "-b", "16", "--split-channels"], check=True)


def long_peaks() -> Peaks:
    """The outline of a stereo call of four hours."""
    random = np.random.default_rng(2)
    bins = HOURS * 3600 * 100
    high = random.integers(0, 20_000, (2, bins)).astype(np.int16)
    return Peaks(RATE, bins * 80, 80, -high, high, (high // 3).astype(np.uint16))


def drawing(quick: bool) -> list[Found]:
    """Milliseconds per frame of panning, zooming and moving the playhead over four hours."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme
    from ui.widgets.lanes import Lane
    from ui.widgets.waveform import Waveform

    app = QApplication.instance() or QApplication([])
    Theme(app, "light")
    view = Waveform()
    view.resize(1400, 420)
    view.set_outline(long_peaks(), [Lane(0, "Agent", "agent"), Lane(1, "Customer", "customer")])
    view.show()
    app.processEvents()
    frames = 100 if quick else 400
    length = HOURS * 3_600_000

    def pan(frame: int) -> None:
        view.set_view(length * 0.3 + frame * 3000, length * 0.3 + frame * 3000 + 60_000)

    def zoom(frame: int) -> None:
        width = 2000 * (length / 2000) ** (frame / frames)
        view.set_view(length / 2 - width / 2, length / 2 + width / 2)

    def play(frame: int) -> None:
        view.set_position(length * 0.3 + frame * 40)

    rows = []
    for name, step in (("pan", pan), ("zoom from 2 s to 4 h", zoom), ("playhead", play)):
        times = []
        for frame in range(frames):
            began = time.perf_counter()
            step(frame)
            app.processEvents()
            times.append((time.perf_counter() - began) * 1000)
        p50, p95, p99 = np.percentile(times, (50, 95, 99)).round(2).tolist()
        rows.append({"what": name, "frames": frames, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99})
    view.close()
    return rows
