"""Playing, sample by sample: where sound goes, what is cut, what is faded, and where the playhead stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qa_desk.audio import AudioSource
from tests.audio.cranked import Cranked
from tests.audio.sounds import Signal, found, loudness, speechlike, tone, write
from tests.audio.waiting import wait_until

RATE = 8000


@pytest.fixture
def desk() -> Iterator[Cranked]:
    cranked = Cranked()
    yield cranked
    cranked.player.close()


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return write(tmp_path / "call.wav", speechlike(RATE, 6.0, 2), RATE)


def steepest(samples: Signal) -> float:
    """The largest step between neighbouring samples."""
    return float(np.abs(np.diff(samples, axis=0)).max())


def test_what_was_recorded_comes_out_unchanged(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.play()
    heard = desk.hear(3.0)
    sound = speechlike(RATE, 6.0, 2)
    assert np.abs(heard[80:] - sound[80 : len(heard)]).max() < 1e-3
    assert np.abs(heard[:40]).max() < np.abs(sound[:40]).max(), "the first 5 ms are faded in"
    assert desk.player.underruns == 0


def test_the_end_is_told_and_play_starts_over(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.seek(5500)
    desk.player.play()
    heard = desk.hear(1.0)
    wait_until(lambda: not desk.player.playing)
    assert [event.kind for event in desk.events] == ["ended"]
    assert desk.player.position_ms == desk.player.duration_ms == 6000
    assert not heard[round(0.52 * RATE) :].any()
    desk.player.play()
    alike, _at = found(desk.hear(0.5)[:, 0], speechlike(RATE, 6.0, 2)[400:2000, 0], RATE, RATE)
    assert alike > 0.99


def test_a_part_plays_once_and_ends_where_it_should(desk: Cranked, tmp_path: Path) -> None:
    sound = speechlike(RATE, 6.0, 2)
    desk.player.load(write(tmp_path / "call.wav", sound, RATE))
    desk.player.set_loop(0, 500)
    desk.player.play_part(2000, 3000)
    heard = desk.hear(1.5)
    wait_until(lambda: not desk.player.playing)
    assert [event.kind for event in desk.events] == ["part_ended"]
    assert desk.player.position_ms == 3000 and desk.player.loop is None
    assert np.abs(heard[80:7900] - sound[16_080:23_900]).max() < 1e-3
    assert not heard[8040:].any()
    desk.player.play()
    on = desk.hear(1.0)
    assert np.abs(on[80:] - sound[24_080 : 24_000 + len(on)]).max() < 1e-3, "on from there"


def test_a_seek_out_of_a_part_plays_on_past_its_end(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.play_part(2000, 3000)
    desk.hear(0.5)
    desk.player.seek(2500)
    desk.hear(1.2)
    assert desk.player.playing and desk.player.position_ms > 3500
    desk.player.play_part(5000, 9000)
    desk.hear(1.2)
    wait_until(lambda: not desk.player.playing)
    assert desk.player.position_ms == desk.player.duration_ms
    desk.player.play_part(1000, 1200)
    desk.player.play_part(4000, 4200)
    desk.hear(0.5)
    wait_until(lambda: not desk.player.playing)
    assert desk.player.position_ms == 4200


def test_pause_falls_silent_without_a_click_and_goes_on_at_the_same_place(
    desk: Cranked, tmp_path: Path
) -> None:
    wave = tone(RATE, 4.0)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.play()
    before = desk.hear(1.0)
    desk.player.pause()
    paused = desk.hear(0.2)
    assert not paused[round(0.006 * RATE) :].any()
    here = desk.player.position_ms
    assert abs(here - 1005) <= 1
    desk.player.play()
    after = desk.hear(1.0)
    assert steepest(np.concatenate([before, paused, after])) <= steepest(wave) * 1.05
    assert abs(desk.player.position_ms - here - 980) <= 3


def test_seeking_while_playing_does_not_click(desk: Cranked, tmp_path: Path) -> None:
    wave = tone(RATE, 20.0)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.play()
    heard = [desk.hear(0.3)]
    for ms in (5013, 1007, 9001, 9001, 17_777, 3):
        desk.player.seek(ms)
        assert desk.player.position_ms == ms
        heard.append(desk.hear(0.3))
        assert abs(desk.player.position_ms - ms - 277) <= 6
    assert steepest(np.concatenate(heard)) <= steepest(wave) * 1.05


def test_a_seek_lands_on_the_sample(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    sound = speechlike(RATE, 6.0, 2)
    desk.player.play()
    for ms in (1234, 777, 4321):
        desk.player.seek(ms)
        heard = desk.hear(0.5)
        alike, at = found(heard[:, 1], sound[ms * 8 + 400 : ms * 8 + 2400, 1], RATE, RATE)
        assert alike > 0.99
        assert 400 <= at <= 400 + 0.006 * RATE


@pytest.mark.parametrize("rate", [0.5, 0.7, 1.5, 2.0, 3.0])
def test_other_speeds_keep_the_pitch_and_the_position(desk: Cranked, tmp_path: Path, rate: float) -> None:
    wave = tone(RATE, 20.0, 440)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.set_rate(rate)
    desk.player.play()
    heard = desk.hear(2.0)
    assert abs(desk.player.position_ms - 1980 * rate) <= 5 + 10 * rate, "the last block is just being heard"
    spectrum = np.abs(np.fft.rfft(heard[RATE // 2 :, 0]))
    assert abs(np.argmax(spectrum) * RATE / len(heard[RATE // 2 :]) - 440) < 4
    assert steepest(heard[100:]) <= steepest(wave) * 1.1
    assert loudness(heard[RATE:]) == pytest.approx(loudness(wave), rel=0.1)


def test_the_speed_changes_while_playing_without_a_click(desk: Cranked, tmp_path: Path) -> None:
    wave = tone(RATE, 30.0, 440)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.play()
    heard = []
    for rate in (1.0, 1.5, 2.0, 0.5, 3.0, 1.1):
        desk.player.set_rate(rate)
        heard.append(desk.hear(0.6))
    sound = np.concatenate(heard)[100:]
    assert steepest(sound) <= steepest(wave) * 1.1
    quietest = np.abs(sound[: len(sound) // 160 * 160, 0].reshape(-1, 160)).max(axis=1).min()
    assert quietest > 0.4


def test_a_loop_turns_at_its_end_without_a_click(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.set_loop(1000, 1500)
    desk.player.play()
    heard = desk.hear(2.2)
    sound = speechlike(RATE, 6.0, 2)[8000:12000, 0]
    for turn in range(4):
        part = heard[turn * 4000 + 80 : turn * 4000 + 3900, 0]
        assert np.abs(part - sound[80:3900]).max() < 0.02, f"turn {turn}"
    assert 1000 <= desk.player.position_ms < 1500
    desk.player.set_loop(None)
    desk.hear(0.6)
    assert desk.player.position_ms > 1500


def test_channels_are_silenced_soloed_and_weighed(desk: Cranked, tmp_path: Path) -> None:
    both = np.concatenate([tone(RATE, 9.0, 300), tone(RATE, 9.0, 700)], axis=1)
    desk.player.load(write(tmp_path / "two.wav", both, RATE))
    desk.player.play()

    def heard_hertz() -> list[tuple[float, float]]:
        desk.hear(0.1)
        spectrum = np.abs(np.fft.rfft(desk.hear(0.4), axis=0)) * 2 / (0.4 * RATE)
        return [(round(float(side[120]), 2), round(float(side[280]), 2)) for side in spectrum.T]

    assert heard_hertz() == [(0.5, 0), (0, 0.5)]
    desk.player.set_muted(0, True)
    assert heard_hertz() == [(0, 0.5), (0, 0.5)]
    desk.player.set_muted(1, True)
    assert heard_hertz() == [(0, 0), (0, 0)]
    desk.player.set_muted(0, False)
    assert heard_hertz() == [(0.5, 0), (0.5, 0)]
    desk.player.set_muted(1, False)
    desk.player.set_gain(1, 0.5)
    desk.player.set_volume(0.5)
    assert heard_hertz() == [(0.25, 0), (0, 0.13)]


def test_a_change_of_loudness_does_not_click(desk: Cranked, tmp_path: Path) -> None:
    wave = tone(RATE, 5.0, 200)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.play()
    heard = []
    for volume in (1.0, 0.1, 1.0, 0.0, 1.0):
        desk.player.set_volume(volume)
        heard.append(desk.hear(0.2))
    assert steepest(np.concatenate(heard)) <= steepest(wave) * 1.15


def test_the_playhead_never_goes_back(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.play()
    places = []
    for rate in (1.0, 2.0, 0.5, 1.3):
        desk.player.set_rate(rate)
        for _ in range(25):
            desk.hear(0.02)
            places += [desk.player.position_ms, desk.player.position_ms]
    assert places == sorted(places)
    assert places[-1] > 2000


def test_a_recording_put_on_while_another_plays_starts_clean(
    desk: Cranked, call: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other.wav", tone(16000, 2.0), 16000)
    desk.player.load(call)
    desk.player.set_loop(100, 200)
    desk.player.play()
    desk.hear(0.3)
    desk.player.load(other)
    assert (desk.player.playing, desk.player.position_ms, desk.player.loop) == (False, 0, None)
    desk.player.play()
    assert desk.output is not None and desk.output.rate == 16000
    alike, _at = found(desk.hear(0.5)[:, 0], tone(16000, 0.3)[:, 0], 16000, 16000)
    assert alike > 0.99


def test_a_file_that_goes_away_while_playing_is_silence_not_a_crash(desk: Cranked, call: Path) -> None:
    desk.player.load(call)
    desk.player.play()
    desk.hear(0.5)
    call.write_bytes(b"")
    desk.hear(2.0)
    assert 2400 <= desk.player.position_ms <= 2520
    assert not [event for event in desk.events if event.kind == "error"]


def test_a_drive_that_stalls_is_silence_until_it_comes_back_and_loses_nothing(
    desk: Cranked, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.player.load(call)
    desk.player.play()
    desk.hear(0.5)
    back = threading.Event()
    read = AudioSource.read

    def stalled(source: AudioSource, start: int, count: int) -> Signal:
        back.wait(10)
        return read(source, start, count)

    monkeypatch.setattr(AudioSource, "read", stalled)
    assert desk.output is not None
    during = np.concatenate([desk.output.block() for _ in range(100)])
    assert not during[-RATE:].any(), "two seconds passed, there is nothing to play"
    here = desk.player.position_ms
    began = time.monotonic()
    desk.player.seek(here)
    desk.player.pause()
    desk.player.play()
    assert time.monotonic() - began < 0.2, "nobody has to wait for the drive"
    back.set()
    heard = desk.hear(0.5)
    place = here * 8
    alike, _at = found(heard[:, 0], speechlike(RATE, 6.0, 2)[place + 200 : place + 2200, 0], RATE, RATE)
    assert alike > 0.98
    assert desk.player.underruns >= 1
