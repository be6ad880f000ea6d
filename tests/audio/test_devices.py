"""With no sound device, with one that goes away, and with the one of this machine."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qa_desk.audio import EventKind, Player, PlayerEvent
from tests.audio.null_sink import SINK, NullSink, sink_in
from tests.audio.sounds import loudness, speechlike, tone, write
from tests.audio.waiting import measured_anew, wait_until


@pytest.fixture
def events() -> list[PlayerEvent]:
    return []


@pytest.fixture
def player(events: list[PlayerEvent]) -> Iterator[Player]:
    made = Player(events.append)
    yield made
    made.close()


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return write(tmp_path / "call.wav", speechlike(8000, 60.0), 8000)


def reaches(player: Player, ms: float) -> None:
    wait_until(lambda: player.position_ms >= ms)


@measured_anew()
def test_without_a_device_a_call_runs_silently_in_real_time(
    call: Path, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    player.load(call)
    for rate in (1.0, 2.0):
        player.set_rate(rate)
        player.play()
        reaches(player, player.position_ms + 600 * rate)  # past what was prepared at another speed
        start, began = player.position_ms, time.monotonic()
        reaches(player, start + 800 * rate)
        seconds = (time.monotonic() - began) * 800 * rate / (player.position_ms - start)
        assert seconds == pytest.approx(0.8, abs=0.08)
        assert player.silent
        assert player.devices() == ()
        player.pause()


def test_no_sound_server_is_said_once_and_the_call_runs_silently(
    call: Path, player: Player, events: list[PlayerEvent], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("QA_DESK_SILENT", raising=False)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    player.load(call)
    player.play()
    wait_until(lambda: player.position_ms > 300)
    if not player.silent:
        pytest.skip("this machine has a sound card of its own")
    assert [event.kind for event in events] == [EventKind.ERROR]
    assert "No sound device is available" in str(events[0].error)


def test_the_end_of_the_sound_server_pauses_with_words_and_play_goes_on(
    own_sink: NullSink, call: Path, player: Player, events: list[PlayerEvent]
) -> None:
    player.load(call)
    player.play()
    wait_until(lambda: player.position_ms > 700)
    own_sink.server.kill()
    wait_until(lambda: not player.playing)
    here = player.position_ms
    wait_until(lambda: bool(events))
    assert [event.kind for event in events] == [EventKind.DEVICE_LOST]
    assert "disconnected" in str(events[0].error)
    assert 600 < here < 2500
    player.play()
    wait_until(lambda: player.position_ms > here + 200)
    assert player.silent, "there is nothing to play on"


@pytest.mark.slow
def test_play_goes_on_where_it_was_once_there_is_a_device_again(
    own_sink: NullSink, tmp_path: Path, player: Player, events: list[PlayerEvent]
) -> None:
    steps = np.concatenate([tone(8000, 10, 300), tone(8000, 50, 700)])
    player.load(write(tmp_path / "steps.wav", steps, 8000))
    player.seek(12_000)
    player.play()
    wait_until(lambda: player.position_ms > 12_500)
    own_sink.close()
    wait_until(lambda: not player.playing and bool(events))
    here = player.position_ms
    with sink_in(tmp_path) as again:
        again.start_recording()
        player.play()
        wait_until(lambda: player.position_ms > here + 700)
        assert not player.silent
        heard = again.stop_recording()
    loud = heard[np.argmax(np.abs(heard[:, 0]) > 0.3) :][:24_000, 0]
    assert np.abs(np.fft.rfft(loud)).argmax() * 2 == pytest.approx(700, abs=5)


def test_a_device_unplugged_while_playing_pauses_and_play_goes_on_with_another(
    own_sink: NullSink, call: Path, player: Player, events: list[PlayerEvent]
) -> None:
    def server(*command: str) -> str:
        done = subprocess.run(
            ["pactl", *command],
            env={**os.environ, **own_sink.env},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    player.load(call)
    player.play()
    wait_until(lambda: player.position_ms > 700)
    headset = next(
        line.split()[0] for line in server("list", "short", "modules").splitlines() if SINK in line
    )
    server("unload-module", headset)
    wait_until(lambda: not player.playing and bool(events))
    assert [event.kind for event in events] == [EventKind.DEVICE_LOST]
    here = player.position_ms
    server("load-module", "module-null-sink", "sink_name=speakers")
    with subprocess.Popen(
        ["parec", "-d", "speakers.monitor", "--raw", "--format=float32le", "--latency-msec=10"],
        env={**os.environ, **own_sink.env},
        stdout=subprocess.PIPE,
    ) as listening:
        player.play()
        wait_until(lambda: player.position_ms > here + 1000)
        assert not player.silent and listening.stdout is not None
        heard = np.frombuffer(listening.stdout.read(4 * 2 * 44_100), np.float32)
        listening.kill()
    assert loudness(heard) > 0.02


@measured_anew()
def test_a_device_is_chosen_by_name(null_sink: NullSink, call: Path, player: Player) -> None:
    names = player.devices()
    assert names
    player.load(call)
    player.set_device(names[0])
    null_sink.start_recording()
    player.play()
    wait_until(lambda: player.position_ms > 500)
    assert player.device_name == names[0]
    assert loudness(null_sink.stop_recording()) > 0.02


def test_a_device_that_is_not_there_any_more_gives_way_to_the_usual_one(
    null_sink: NullSink, call: Path, player: Player, events: list[PlayerEvent]
) -> None:
    player.load(call)
    player.set_device("Headset of a colleague")
    events.clear()
    player.play()
    wait_until(lambda: player.position_ms > 300)
    assert not player.silent
    assert [event.kind for event in events] == [EventKind.DEVICE_CHANGED]


@measured_anew()
@pytest.mark.parametrize("rate", [8000, 11_025, 44_100, 192_000])
def test_every_rate_is_heard_at_its_own_pitch(
    null_sink: NullSink, tmp_path: Path, player: Player, rate: int
) -> None:
    player.load(write(tmp_path / "tone.wav", tone(rate, 3.0, 500), rate))
    null_sink.start_recording()
    player.play()
    wait_until(lambda: player.position_ms > 900)
    player.pause()
    heard = null_sink.stop_recording()
    loud = heard[np.argmax(np.abs(heard[:, 0]) > 0.4) :][: null_sink.rate // 2, 0]
    assert np.abs(np.fft.rfft(loud)).argmax() * null_sink.rate / len(loud) == pytest.approx(500, abs=5)
