"""An hour at the desk in twenty seconds: everything one does while listening, heard and checked sample by sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.audio.null_sink import Heard, NullSink
from tests.audio.sounds import Signal, write
from tests.audio.waiting import measured_anew
from ui.background import Background
from ui.playback import Playback

RATE = 48_000
LOUD = 0.5


def hertz_of(second: int) -> float:
    """Every second of the recording has its own pitch, so that what is heard tells where it comes from."""
    return 300.0 + 40.0 * second


def staircase(seconds: int, silent: set[int]) -> Signal:
    """A tone that climbs a step each second without a jump in its wave; some seconds are silent."""
    pitch = np.repeat([hertz_of(second) for second in range(seconds)], RATE)
    wave = LOUD * np.sin(2 * np.pi * np.cumsum(pitch) / RATE)
    for second in silent:
        wave[second * RATE : (second + 1) * RATE] = 0
        edge = np.linspace(1, 0, RATE // 100)
        wave[second * RATE - len(edge) : second * RATE] *= edge
        wave[(second + 1) * RATE : (second + 1) * RATE + len(edge)] *= edge[::-1]
    return wave[:, None].astype(np.float32)


def seconds_heard(heard: Heard) -> list[int]:
    """Which second of the recording each twentieth of a second comes from, without repeats and doubts."""
    size, found = RATE // 20, []
    for at in range(0, len(heard) - size, size):
        part = heard[at : at + size, 0]
        if np.abs(part).max() < 0.4:
            continue
        spectrum = np.abs(np.fft.rfft(part * np.hanning(size), 1 << 16))
        second = (float(spectrum.argmax()) * RATE / (1 << 16) - 300.0) / 40.0
        if abs(second - round(second)) < 0.3 and (not found or found[-1] != round(second)):
            found.append(round(second))
    return found


def steepest_bend(samples: Heard) -> float:
    """The sharpest corner of a wave: what is heard as a click."""
    return float(np.abs(np.diff(samples[:, 0], n=2)).max())


def longest_silence(samples: Heard) -> float:
    """Seconds."""
    quiet = np.abs(samples[: len(samples) // 48 * 48, 0].reshape(-1, 48)).max(axis=1) < 0.02
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet, [0]]).astype(int)))
    return (
        float(max((end - start for start, end in zip(edges[::2], edges[1::2], strict=True)), default=0))
        / 1000
    )


@pytest.mark.slow
@measured_anew()
def test_a_journey_is_heard_whole_in_order_and_without_a_click(
    null_sink: NullSink, tmp_path: Path, qtbot: QtBot
) -> None:
    sound = staircase(40, {7, 8})
    path = write(tmp_path / "staircase.wav", sound, RATE)
    background = Background()
    playback = Playback(background)
    with qtbot.waitSignal(playback.ready_changed, check_params_cb=lambda: playback.ready, timeout=20_000):
        playback.load(path, tmp_path)
        qtbot.waitUntil(lambda: playback.ready, timeout=20_000)

    def until(ms: int) -> None:
        qtbot.waitUntil(lambda: playback.position_ms >= ms, timeout=20_000)

    playback.set_skips(((7_000, 9_000),))
    playback.seek(5_000)
    null_sink.start_recording()
    playback.play()
    until(9_600)
    playback.seek(20_000)
    until(21_200)
    playback.set_speed(2.0)
    until(24_500)
    playback.set_speed(0.5)
    until(25_300)
    playback.set_speed(1.0)
    playback.set_loop((30_000, 31_000))
    qtbot.waitUntil(lambda: 30_500 < playback.position_ms < 31_000, timeout=20_000)
    qtbot.waitUntil(lambda: playback.position_ms < 30_400, timeout=20_000)
    qtbot.waitUntil(lambda: playback.position_ms > 30_600, timeout=20_000)
    playback.set_loop(None)
    until(32_600)
    playback.pause()
    heard = null_sink.stop_recording()
    late = playback.underruns
    playback.close()

    first, last = (np.flatnonzero(np.abs(heard[:, 0]) > 0.1)[place] for place in (0, -1))
    inside = heard[first : last + 1]
    assert late == 0
    assert seconds_heard(inside) == [5, 6, 9, 20, 21, 22, 23, 24, 25, 30, 31, 32]
    assert longest_silence(inside) < 0.080, "only fades at cuts, and one wait for a seek"
    steepest = steepest_bend(sound[10 * RATE :])
    assert steepest_bend(inside) < steepest * 1.5
