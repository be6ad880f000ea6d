"""Sound taken out of a recording: the right part, in files whose words and chapters other players read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile as sf

from qa_desk.audio import AudioError, Cancelled, open_source
from qa_desk.audio.chapters import Chapter, Label
from qa_desk.audio.clip import write_clip
from tests.audio.sounds import found, speechlike, write

LABEL = Label(
    "Praise · 通话 1",
    "She said it first.\n她先说的。",
    (
        Chapter(0, 1200, "Opening – bonjour"),
        Chapter(1500, 1500, "关键"),
        Chapter(2000, 4000, "Closing " + "x" * 300),
    ),
)
SUFFIXES = (".wav", ".mp3", ".opus")


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write(tmp_path / "call.wav", speechlike(8000, 6.0, 2), 8000)


def probed(path: Path) -> Any:
    """What ffmpeg finds in a file."""
    if shutil.which("ffprobe") is None:
        pytest.skip("ffprobe is not installed")
    command = [
        "ffprobe",
        "-v",
        "error",
        "-show_chapters",
        "-show_format",
        "-show_streams",
        "-of",
        "json",
        path,
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_other_players_read_title_note_and_chapters(recording: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    assert write_clip(recording, target, None, LABEL) == 6000
    told = probed(target)
    tags = {**told["streams"][0].get("tags", {}), **told["format"].get("tags", {})}
    tags = {name.casefold(): words for name, words in tags.items()}
    assert (tags["title"], tags["comment"]) == (LABEL.title, LABEL.note)
    starts = [round(float(one["start_time"]) * 1000) for one in told["chapters"]]
    assert starts == [0, 1500, 2000]
    assert [one["tags"]["title"] for one in told["chapters"]] == [one.title for one in LABEL.chapters]
    assert target.suffix == suffix and sorted(tmp_path.iterdir()) == sorted([recording, target])


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("rate", [8000, 11_025, 44_100, 96_000])
def test_the_part_is_what_was_asked_for_and_where_it_was(tmp_path: Path, suffix: str, rate: int) -> None:
    sound = speechlike(rate, 5.0, 2)
    source = write(tmp_path / "call.flac", sound, rate, "FLAC")
    target = tmp_path / f"out{suffix}"
    assert write_clip(source, target, (1250, 3500), Label("A", "B")) == 2250
    with open_source(target) as opened:
        assert opened.channels == 2
        heard = opened.read(0, opened.frames)
        assert abs(len(heard) / opened.rate - 2.25) < (0.25 if suffix == ".mp3" else 0.03)
        wanted = sound[round(1.5 * rate) : round(2.5 * rate), 1]
        alike, place = found(heard[:, 1], wanted, rate, opened.rate)
        assert alike > 0.9
        late = 0.08 if suffix == ".mp3" else 0.002  # a decoder that ignores how late an encoder begins
        assert abs(place / opened.rate - 0.25) <= late
        assert np.abs(heard[[0, -1]]).max() < 0.05, "nothing clicks"


def test_an_mp3_begins_where_it_should_for_players_that_read_its_info(
    recording: Path, tmp_path: Path
) -> None:
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    target = tmp_path / "out.mp3"
    write_clip(recording, target, (1000, 4000), LABEL)
    command = ["ffmpeg", "-v", "error", "-i", target, "-f", "f32le", "-ar", "8000", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    heard = np.frombuffer(raw, np.float32).reshape(-1, 2)
    with open_source(recording) as source:
        wanted = source.read(12_000, 8000)
    assert len(heard) == 24_000
    assert found(heard[:, 0], wanted[:, 0], 8000, 8000)[1] == pytest.approx(4000, abs=1)


def test_more_chapters_than_an_opus_file_can_name_leave_it_whole(recording: Path, tmp_path: Path) -> None:
    many = tuple(Chapter(at * 20, at * 20 + 10, f"Moment {at} " + "notes" * 60) for at in range(290))
    for suffix in SUFFIXES:
        target = tmp_path / f"out{suffix}"
        write_clip(recording, target, None, Label("Many", "", many))
        told = probed(target)
        assert len(told["chapters"]) >= 150
        assert told["chapters"][0]["tags"]["title"] == many[0].title
        assert sf.info(target).frames > 0


def test_what_cannot_be_written_leaves_nothing(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="no kind of sound"):
        write_clip(recording, tmp_path / "out.doc")
    with pytest.raises(Cancelled):
        write_clip(recording, tmp_path / "out.mp3", cancelled=lambda: True)
    with pytest.raises(AudioError, match="could not be written"):
        (tmp_path / "file").write_text("in the way")
        write_clip(recording, tmp_path / "file" / "out.wav")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["call.wav", "file"]
