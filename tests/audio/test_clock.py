"""The playhead and the sound, compared at the sound server's own output; and how fast a wish is heard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qa_desk.audio import Player
from tests.audio.clicks import Watch, click_track
from tests.audio.null_sink import NullSink
from tests.audio.sounds import tone, write
from tests.audio.waiting import measured_anew, wait_until

WITHIN_MS = 20.0


@pytest.fixture
def player() -> Iterator[Player]:
    made = Player()
    yield made
    made.close()


@pytest.mark.slow
@measured_anew()
@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0, 3.0])
def test_the_playhead_agrees_with_the_sound(
    null_sink: NullSink, tmp_path: Path, player: Player, rate: float
) -> None:
    player.load(click_track(tmp_path / "clicks.wav", 8000, 20))
    player.set_rate(rate)
    player.seek(900)
    before = player.underruns
    null_sink.start_recording()
    watch = Watch(player)
    player.play()
    wait_until(lambda: player.position_ms > 900 + 2600 * rate)
    errors = watch.errors(null_sink, null_sink.stop_recording())
    assert len(errors.ms) >= 3
    assert errors.worst / rate <= WITHIN_MS, "in the listener's time"
    assert errors.backwards == 0
    assert player.underruns == before


@pytest.mark.slow
@measured_anew()
def test_the_playhead_agrees_after_seeks_and_turns_of_a_loop(
    null_sink: NullSink, tmp_path: Path, player: Player
) -> None:
    player.load(click_track(tmp_path / "clicks.wav", 8000, 20))
    player.set_loop(None)
    null_sink.start_recording()
    watch = Watch(player)
    player.play()
    wait_until(lambda: player.position_ms > 700)
    for ms in (9_300, 2_500, 15_100):
        watch.seek(ms)
        wait_until(lambda ms=ms: player.position_ms > ms + 1_300)
    watch.seek(4_500)
    player.set_loop(4_500, 5_300)
    for _turn in range(3):
        wait_until(lambda: player.position_ms > 5_000)
        wait_until(lambda: player.position_ms < 4_900)
    errors = watch.errors(null_sink, null_sink.stop_recording())
    assert len(errors.ms) >= 10
    assert errors.worst <= WITHIN_MS


@measured_anew()
def test_a_seek_is_heard_at_once(null_sink: NullSink, tmp_path: Path, player: Player) -> None:
    sound = np.concatenate([tone(8000, 30, 300, 0.2), tone(8000, 30, 300, 0.8)])
    player.load(write(tmp_path / "steps.wav", sound, 8000))
    waits = []
    for turn in range(5):
        player.seek(1000 * turn)
        player.play()
        wait_until(lambda turn=turn: player.position_ms > 1000 * turn + 300 + 13 * turn)
        null_sink.start_recording()
        asked = time.monotonic()
        player.seek(40_000 + turn * 1000)
        wait_until(lambda turn=turn: player.position_ms > 40_100 + turn * 1000)
        device = player.delay_ms / 1000
        heard = null_sink.stop_recording()
        new = np.argmax(np.abs(heard[:, 0]) > 0.5) / null_sink.rate
        waits.append(null_sink.heard_at() + new - asked - device)
        player.pause()
    assert np.median(waits) < 0.060, [round(wait * 1000) for wait in waits]
    assert max(waits) < 0.120, [round(wait * 1000) for wait in waits]
