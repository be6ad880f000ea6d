"""Silence left out, quiet voices raised, grains under a moving finger, and who is heard where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.audio import Mixing, compute_peaks
from qa_desk.audio.decode import open_source
from qa_desk.audio.feed import Feed
from qa_desk.audio.route import Route, Way
from qa_desk.audio.silence import quiet_stretches
from tests.audio.cranked import Cranked
from tests.audio.sounds import Signal, loudness, speechlike, tone, write
from tests.audio.waiting import wait_until

RATE = 8000


@pytest.fixture
def desk() -> Iterator[Cranked]:
    cranked = Cranked()
    yield cranked
    cranked.player.close()


def with_pauses() -> Signal:
    """Two seconds of tone, three of silence, one of tone, four of silence, two of tone."""
    parts = [tone(RATE, 2), np.zeros((3 * RATE, 1)), tone(RATE, 1), np.zeros((4 * RATE, 1)), tone(RATE, 2)]
    return np.concatenate(parts).astype(np.float32)


def test_silence_is_found_with_a_margin(tmp_path: Path) -> None:
    peaks = compute_peaks(write(tmp_path / "pauses.wav", with_pauses(), RATE))
    assert quiet_stretches(peaks) == ((2300, 4700), (6300, 9700))
    assert quiet_stretches(peaks, margin_ms=1400) == ((7400, 8600),)
    assert quiet_stretches(peaks, threshold_db=0.0) == ((0, 12_000),)


def test_quiet_that_only_one_side_keeps_is_no_silence(tmp_path: Path) -> None:
    both = np.concatenate([with_pauses(), np.roll(with_pauses(), 2 * RATE, axis=0)], axis=1)
    peaks = compute_peaks(write(tmp_path / "both.wav", both, RATE))
    for start, end in quiet_stretches(peaks, margin_ms=0):
        assert not both[start * 8 : end * 8].any()


def test_skipped_silence_is_not_heard_and_the_playhead_jumps_over_it(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "pauses.wav", with_pauses(), RATE)
    desk.player.load(path)
    desk.player.set_skips(quiet_stretches(compute_peaks(path)))
    desk.player.play()
    heard = desk.hear(6.1)
    quiet = np.abs(heard[:, 0]).reshape(-1, 80).max(axis=1) < 0.01
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], quiet, [0]]).astype(int))))[::2]
    assert max(runs[:-1]) <= 62, "300 ms are kept on either side"
    assert loudness(heard) > 0.2
    assert abs(desk.player.position_ms - (6080 + 2400 + 3400)) < 40
    wait_until(lambda: desk.hear(0.1) is not None and not desk.player.playing)
    assert desk.player.position_ms == 12_000


def test_going_into_skipped_silence_plays_what_follows(desk: Cranked, tmp_path: Path) -> None:
    path = write(tmp_path / "pauses.wav", with_pauses(), RATE)
    desk.player.load(path)
    desk.player.set_skips(((2300, 4700),))
    desk.player.seek(3000)
    assert desk.player.position_ms == 3000
    desk.player.play()
    heard = desk.hear(0.6)
    assert desk.player.position_ms >= 4700
    assert loudness(heard[3200:]) > 0.3


def test_a_cut_does_not_click(desk: Cranked, tmp_path: Path) -> None:
    wave = tone(RATE, 12, 440)
    desk.player.load(write(tmp_path / "tone.wav", wave, RATE))
    desk.player.set_skips(((1003, 2501), (3007, 3499)))
    desk.player.play()
    heard = desk.hear(3.0)
    assert np.abs(np.diff(heard[:, 0])).max() <= np.abs(np.diff(wave[:, 0])).max() * 1.05


@given(
    skips=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=5),
    loop=st.none() | st.tuples(st.integers(0, 900), st.integers(0, 900)),
    begin=st.integers(0, 1000),
    stop=st.none() | st.integers(0, 1200),
)
def test_every_way_through_a_recording_moves_on(
    skips: list[tuple[int, int]], loop: tuple[int, int] | None, begin: int, stop: int | None
) -> None:
    places = sorted({place for part in skips for place in part})
    parts = tuple(zip(places[::2], places[1::2], strict=False))
    way = Way(Route(loop, parts, stop), 1000, 1000)
    at, played = way.begin(begin), 0
    assert 0 <= at <= 1000
    for _cut in range(30):
        end, after = way.cut(at)
        assert at <= end <= 1000
        played += end - at
        if after is None:
            break
        assert 0 <= after <= 1000
        at = after
    assert played > 0 or at >= way.end or loop is None


def test_a_quiet_customer_is_heard_beside_a_loud_agent(tmp_path: Path) -> None:
    sound = speechlike(RATE, 20.0, 2) * np.array([0.9, 0.03], np.float32)
    path = write(tmp_path / "uneven.wav", sound, RATE)
    with open_source(path) as source:
        heard = all_of(Feed(source, RATE, 0.0, Route(level=True)))
    before = 20 * np.log10(loudness(sound[:, 0]) / loudness(sound[:, 1]))
    after = 20 * np.log10(loudness(heard[:, 0]) / loudness(heard[:, 1]))
    assert before > 25
    assert abs(after) < 8
    assert np.abs(heard).max() <= 1.0


def test_silence_is_not_made_loud(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).standard_normal((10 * RATE, 1)).astype(np.float32) * 0.0005
    path = write(tmp_path / "line.wav", noise, RATE)
    with open_source(path) as source:
        heard = all_of(Feed(source, RATE, 0.0, Route(level=True)))
    assert loudness(heard) < 0.003


def all_of(feed: Feed) -> Signal:
    """Everything a feed gives, as one."""
    return np.concatenate([block.samples for block in iter(lambda: feed.next_block(1.0), None)])


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.7, 3.0])
@pytest.mark.parametrize("rate", [8000, 44_100, 48_000])
def test_another_rate_keeps_length_pitch_and_place(tmp_path: Path, rate: int, speed: float) -> None:
    path = write(tmp_path / "tone.wav", tone(RATE, 10, 440), RATE)
    with open_source(path) as source:
        feed = Feed(source, rate, 0.0, Route())
        blocks = list(iter(lambda: feed.next_block(speed), None))
    sound = np.concatenate([block.samples for block in blocks])
    assert abs(len(sound) / rate * speed - 10) < 0.06
    middle = sound[rate : 3 * rate, 0]
    assert abs(np.abs(np.fft.rfft(middle)).argmax() / 2 - 440) <= 2
    given = 0
    for block in blocks:
        assert abs(block.start_ms - given * speed * 1000 / rate) < 20 * max(1.0, speed) + 25
        given += len(block.samples)
    ends = [block.start_ms + len(block.samples) * block.step_ms for block in blocks if len(block.samples)]
    starts = [block.start_ms for block in blocks if len(block.samples)]
    assert all(later >= earlier - 1 for earlier, later in zip(ends, starts[1:], strict=False))


def test_scrubbing_plays_short_grains_where_the_finger_is(desk: Cranked, tmp_path: Path) -> None:
    sound = np.concatenate([tone(RATE, 5, 300), tone(RATE, 5, 900)])
    desk.player.load(write(tmp_path / "two.wav", sound, RATE))
    desk.player.scrub(2000)
    assert desk.player.position_ms == 2000
    wait_until(lambda: desk.output is not None)
    assert main_hertz(desk.hear(0.1)) == pytest.approx(300, abs=20)
    desk.player.scrub(7000)
    wait_until(lambda: loudness(desk.hear(0.02)) > 0.1)
    assert desk.player.position_ms == 7000
    assert main_hertz(desk.hear(0.06)) == pytest.approx(900, abs=30)
    wait_until(lambda: not desk.hear(0.04).any())
    assert not desk.player.playing
    desk.player.seek(7100)
    assert desk.player.position_ms == 7100
    assert not desk.hear(0.1).any()


def test_play_goes_on_after_scrubbing_where_it_was_left(desk: Cranked, tmp_path: Path) -> None:
    desk.player.load(write(tmp_path / "tone.wav", tone(RATE, 10), RATE))
    desk.player.play()
    desk.hear(0.5)
    for ms in range(3000, 4000, 50):
        desk.player.scrub(ms)
        desk.hear(0.02)
    desk.player.seek(4000)
    assert desk.player.playing
    assert loudness(desk.hear(0.5)) > 0.3
    assert 4400 < desk.player.position_ms < 4500


def main_hertz(heard: Signal) -> float:
    size = 1 << 14
    return float(np.abs(np.fft.rfft(heard[:, 0], size)).argmax() * RATE / size)


def test_solo_balance_and_gain_put_each_side_where_it_is_asked() -> None:
    assert Mixing().matrix(2).tolist() == [[1, 0], [0, 1]]
    assert Mixing().matrix(1).tolist() == [[1, 1]]
    assert Mixing(solo=1).matrix(2).tolist() == [[0, 0], [1, 1]]
    assert Mixing(muted=(True, True), solo=0).matrix(2).tolist() == [[1, 1], [0, 0]]
    assert Mixing(volume=0.5).with_balance(1).matrix(2).tolist() == [[0, 0], [0, 0.5]]
    assert Mixing().with_gain(1, 3).with_balance(-0.5).matrix(2).tolist() == [[1, 0], [0, 1.5]]
    assert Mixing().with_gain(0, 99).gains == (8.0, 1.0)
