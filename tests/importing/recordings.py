"""Recordings made for tests: tones, so that each file has content of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile as sf

RATE = 8_000


def tone(path: Path, seconds: float = 1.0, hertz: float = 440.0, channels: int = 1) -> Path:
    """A WAV file with a tone; each frequency is other content."""
    at = np.arange(int(seconds * RATE)) / RATE
    wave = (0.3 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    sf.write(path, wave if channels == 1 else np.column_stack([wave] * channels), RATE, subtype="PCM_16")
    return path


def a_day(folder: Path, count: int) -> Path:
    """A folder of short calls with a table that names their agents and ratings, and a transcript for each."""
    rows = ["call_id,started_at,agent,rating,recording"]
    for n in range(count):
        name = f"call-{n:03}"
        tone(folder / f"{name}.wav", 0.5, 200 + 10 * n)
        rows.append(f"{name},2026-03-01T10:{n % 60:02}:00Z,Agent {n % 3},{1 + n % 5},{name}.wav")
        (folder / f"{name}.vtt").write_text(
            f"WEBVTT\n\n00:00.000 --> 00:00.400\n<v Agent>Good day number {n}\n", encoding="utf-8"
        )
    (folder / "calls.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder
