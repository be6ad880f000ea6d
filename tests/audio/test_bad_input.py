"""What recorders, drives and people do to recordings, played: right places and clear words, never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qa_desk.audio import AudioError, compute_peaks
from qa_desk.audio.activity import find_activity
from tests.audio.cranked import Cranked
from tests.audio.sounds import found, speechlike, tone, write
from tests.audio.waiting import wait_until

RATE = 8000


@pytest.fixture
def desk() -> Iterator[Cranked]:
    cranked = Cranked()
    yield cranked
    cranked.player.close()


def place_heard(desk: Cranked, wave: np.ndarray, at_ms: int, rate: int = RATE) -> None:
    """What plays after a seek is the sound of that place."""
    desk.player.seek(at_ms)
    desk.player.play()
    heard = desk.hear(0.6)
    desk.player.pause()
    desk.hear(0.1)
    start = at_ms * rate // 1000 + rate // 20
    assert desk.output is not None
    alike, place = found(heard[:, 0], wave[start : start + rate // 4, 0], rate, desk.output.rate)
    assert alike > 0.98
    assert abs(place / desk.output.rate - 0.05) < 0.007


def test_a_wav_cut_short_plays_to_its_real_end(desk: Cranked, tmp_path: Path) -> None:
    wave = speechlike(RATE, 6.0)
    path = write(tmp_path / "cut.wav", wave, RATE)
    path.write_bytes(path.read_bytes()[: 44 + 3 * RATE * 2])
    desk.player.load(path)
    assert desk.player.duration_ms == 3000
    place_heard(desk, wave, 2000)
    desk.player.seek(5000)
    assert desk.player.position_ms == 3000
    assert compute_peaks(path).duration_ms == find_activity(path).duration_ms == 3000


def test_three_samples_play_and_end(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "three.wav", tone(RATE, 3 / RATE), RATE)
    desk.player.load(path)
    for rate in (1.0, 3.0, 0.5):
        desk.player.set_rate(rate)
        desk.player.play()
        desk.hear(0.2)
        wait_until(lambda: not desk.player.playing)
        assert desk.player.position_ms == desk.player.duration_ms == 1
    assert not any(find_activity(path).speech)


def test_192_kilohertz_play_at_the_right_place(desk: Cranked, tmp_path: Path) -> None:
    wave = speechlike(192_000, 3.0)
    desk.player.load(write(tmp_path / "fast.wav", wave, 192_000))
    place_heard(desk, wave, 1500, 192_000)
    assert len(find_activity(tmp_path / "fast.wav").speech) == 1


def test_samples_that_are_no_numbers_are_heard_as_silence(desk: Cranked, tmp_path: Path) -> None:
    wave = speechlike(RATE, 4.0)
    wave[RATE : RATE + 400] = np.nan
    wave[RATE + 400 : RATE + 800] = np.inf
    path = write(tmp_path / "nan.wav", wave, RATE, "WAV", "FLOAT")
    desk.player.load(path)
    desk.player.set_level(True)
    desk.player.play()
    heard = desk.hear(3.0)
    assert np.isfinite(heard).all() and np.abs(heard).max() <= 1.0
    assert not heard[RATE + 100 : RATE + 700].any()
    desk.player.pause()
    desk.player.set_level(False)
    place_heard(desk, np.nan_to_num(wave, posinf=0), 2000)
    assert np.isfinite(compute_peaks(path).rms).all()
    assert find_activity(path).duration_ms == 4000


def test_nothing_but_silence_plays_to_its_end(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "silence.wav", np.zeros((RATE, 2), np.float32), RATE)
    desk.player.load(path)
    desk.player.set_level(True)
    desk.player.play()
    assert not desk.hear(1.1).any()
    wait_until(lambda: not desk.player.playing)
    activity = find_activity(path)
    assert not any(activity.speech) and activity.silence == ((0, 1000),)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.wav", b"", "is empty"),
        ("page.mp3", b"<html><body>Please sign in</body></html>", "holds HTML"),
        ("noise.flac", bytes(range(256)) * 8, "cannot be read"),
    ],
)
def test_what_is_no_recording_is_told_and_the_next_one_plays(
    desk: Cranked, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AudioError, match=words):
        desk.player.load(tmp_path / name)
    assert not desk.player.playing and desk.player.duration_ms == 0
    wave = speechlike(RATE, 3.0)
    desk.player.load(write(tmp_path / "next.wav", wave, RATE))
    place_heard(desk, wave, 1000)


def test_32_channels_are_refused_in_words_that_say_what_to_do(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "many.wav", tone(RATE, 0.1, channels=32), RATE)
    with pytest.raises(AudioError, match="has 32 channels; QA Desk plays one or two") as refused:
        desk.player.load(path)
    assert refused.value.hint


def test_a_file_replaced_while_it_plays_is_heard_as_it_was(desk: Cranked, tmp_path: Path) -> None:
    wave, other = speechlike(RATE, 20.0, seed=1), speechlike(RATE, 5.0, seed=7)
    path = write(tmp_path / "call.wav", wave, RATE)
    desk.player.load(path)
    desk.player.play()
    desk.hear(0.5)
    write(tmp_path / "other.wav", other, RATE).replace(path)
    heard = desk.hear(2.0)
    assert found(heard[:, 0], wave[RATE : 2 * RATE, 0], RATE, RATE)[0] > 0.98
    desk.player.pause()
    desk.hear(0.1)
    place_heard(desk, wave, 15_000)


def test_a_file_emptied_while_it_plays_is_silence_in_its_place(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "call.wav", speechlike(RATE, 20.0), RATE)
    desk.player.load(path)
    desk.player.play()
    desk.hear(0.5)
    with path.open("rb+") as file:
        file.truncate(44)
    desk.player.seek(10_000)
    heard = desk.hear(1.0)
    assert np.isfinite(heard).all()
    assert abs(desk.player.position_ms - 10_980) < 30
    assert desk.player.duration_ms == 20_000
