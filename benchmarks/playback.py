"""How well calls are played: `python -m benchmarks.playback [--quick] [--json]`.

Gaps while the program computes, playhead against sound, seeks, memory, outlines, frame times, speech detection.
What is heard is taken from a private PulseAudio null sink's monitor.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.playback_measures import drawing, memory, outlines
from benchmarks.playback_speech import activity, listening_speed
from qa_desk.audio import Player
from tests.audio.clicks import Watch, click_track
from tests.audio.null_sink import NullSink
from tests.audio.sounds import tone, write
from tests.audio.test_whole_sound import compute_in_c, compute_in_python, silent_ms
from tests.audio.waiting import wait_until

Found = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.playback", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer and shorter, under 50 seconds")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(arguments)
    found: dict[str, list[Found]] = {}
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: list[tuple[str, Callable[[], list[Found] | dict[str, list[Found]]]]] = [
            ("heard at the sound server", lambda: heard(folder, asked.quick)),
            ("memory of a 4-hour call", lambda: memory(folder, asked.quick)),
            ("outlines", lambda: outlines(folder, asked.quick)),
            ("drawing a 4-hour call", lambda: drawing(asked.quick)),
            ("who talks when", lambda: activity(folder, asked.quick)),
            ("listening through a stereo call", lambda: listening_speed(folder, asked.quick)),
        ]
        for title, part in parts:
            began = time.monotonic()
            try:
                found |= {title: rows} if isinstance(rows := part(), list) else rows
            except pytest.skip.Exception as why:  # a program that is not on this machine
                found[title] = [{"not measured": str(why)}]
            except Exception as error:  # one broken measurement must not hide the others
                traceback.print_exc()
                found[title], failed = [{"not measured": repr(error)}], True
            print(f"{title}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for title, rows in found.items():
            print_rows(title, rows)
    return int(failed)


def heard(folder: Path, quick: bool) -> dict[str, list[Found]]:
    """What is measured with a sound server and a player of one's own."""
    with sink(folder) as server:
        player = Player()
        try:
            return {
                "sound while the program computes": gaps(server, player, folder, quick),
                "playhead against sound": clock(server, player, folder, quick),
                "seek to first new sound": seeks(server, player, folder, quick),
            }
        finally:
            player.close()


@contextmanager
def sink(folder: Path) -> Iterator[NullSink]:
    """The recorded sound server, and this environment pointing at it."""
    runtime = Path(tempfile.mkdtemp(dir=folder))
    server = NullSink(runtime)
    before = dict(os.environ)
    os.environ.update(server.env)
    try:
        yield server
    finally:
        os.environ.clear()
        os.environ.update(before)
        server.close()


def gaps(server: NullSink, player: Player, folder: Path, quick: bool) -> list[Found]:
    """Silence heard in a steady tone while this process computes."""
    rows = []
    works = {"Python": compute_in_python, "long C calls": compute_in_c}
    if not quick:
        works = {"nothing": time.sleep, **works}
    for rate, speed in (
        ((48_000, 2.0),) if quick else ((8000, 1.0), (16_000, 1.5), (48_000, 1.0), (48_000, 2.0))
    ):
        player.load(write(folder / "tone.wav", tone(rate, 60, channels=2), rate))
        player.set_rate(speed)
        for name, work in works.items():
            player.seek(0)
            player.play()
            wait_until(lambda: player.position_ms > 300)
            before = player.underruns
            server.start_recording()
            work(3.0)
            server.wait_recorded(3.0)  # this process could not listen while it computed: it catches up
            sound = server.stop_recording(0.0)
            late = player.underruns - before
            rows.append(
                {
                    "computes": name,
                    "rate": rate,
                    "speed": speed,
                    "seconds": round(len(sound) / 48_000, 1),
                    "silent ms": silent_ms(sound, 48_000),
                }
                | {"underruns": late}
            )
            player.pause()
    return rows


def clock(server: NullSink, player: Player, folder: Path, quick: bool) -> list[Found]:
    """How far the playhead is from the clicks that are heard, in the listener's ms; negative is behind."""
    rows = []
    player.load(click_track(folder / "clicks.wav", 8000, 60))
    for speed in (0.5, 1.0, 2.0, 3.0):
        player.set_rate(speed)
        player.seek(900)
        server.start_recording()
        watch = Watch(player)
        player.play()
        wait_until(lambda speed=speed: player.position_ms > 900 + (1500 if quick else 6000) * speed)
        player.pause()
        errors = watch.errors(server, server.stop_recording())
        ms = errors.ms / speed
        rows.append(
            {"speed": speed, "clicks": len(ms), "median ms": round(float(np.median(ms)), 1)}
            | {"worst ms": round(float(np.abs(ms).max()), 1), "went back": errors.backwards}
        )
    return rows


def seeks(server: NullSink, player: Player, folder: Path, quick: bool) -> list[Found]:
    """From asking to hearing, less what the device itself holds."""
    sound = np.concatenate([tone(8000, 60, 300, 0.2), tone(8000, 60, 300, 0.8)])
    rows = []
    for name, container, coding in (("WAV", "WAV", "PCM_16"), ("MP3", "MP3", "MPEG_LAYER_III")):
        player.load(write(folder / f"steps.{name.lower()}", sound, 8000, container, coding))
        waits = []
        for turn in range(3 if quick else 12):
            player.seek(1000 * turn)
            player.play()
            wait_until(lambda turn=turn: player.position_ms > 1000 * turn + 300 + 7 * turn)
            server.start_recording()
            asked = time.monotonic()
            player.seek(70_000 + turn * 1000)
            wait_until(lambda turn=turn: player.position_ms > 70_100 + turn * 1000)
            device = player.delay_ms / 1000
            found = server.stop_recording()
            new = int(np.argmax(np.abs(found[:, 0]) > 0.5)) / server.rate
            waits.append((server.heard_at() + new - asked - device) * 1000)
            player.pause()
        rows.append(
            {"kind": name, "seeks": len(waits), "median ms": round(float(np.median(waits)), 1)}
            | {"worst ms": round(max(waits), 1), "device ms": round(device * 1000)}
        )
    return rows


def print_rows(title: str, rows: list[Found]) -> None:
    """One table in Markdown."""
    print(f"\n### {title}\n")
    names = list(rows[0]) if rows else []
    print("| " + " | ".join(names) + " |")
    print("|" + " --- |" * len(names))
    for row in rows:
        print("| " + " | ".join(str(row.get(name, "")) for name in names) + " |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
