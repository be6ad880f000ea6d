"""Media time, call time, wall clock: a recorder that starts late and pauses shifts them, a moment stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qa_desk.audio.timeline import Pause, Timeline, pauses_on_running, timeline_of

START = datetime(2026, 3, 9, 14, 5, tzinfo=UTC)


def test_one_place_has_three_times() -> None:
    line = timeline_of([(60_000, 45_000), (90_000, 10_000)], START + timedelta(seconds=8), START)
    assert (line.offset_ms, line.paused_ms) == (8000, 55_000)
    assert line.call_time(30_000) == 38_000
    assert line.call_time(60_000) == 60_000 + 8_000 + 45_000, "what is heard there was said after the pause"
    assert line.call_time(60_000, end=True) == 68_000, "and what ends there, before it"
    assert line.call_time(100_000) == 163_000
    assert line.wall_time(100_000) == START + timedelta(milliseconds=163_000)
    assert line.media_of_wall(START + timedelta(milliseconds=163_000)) == 100_000


def test_what_was_said_in_a_pause_lies_at_the_cut() -> None:
    line = Timeline((Pause(60_000, 45_000),), offset_ms=8000)
    assert {line.media_of_call(ms) for ms in (68_000, 70_000, 112_999)} == {60_000}
    assert line.media_of_call(113_001) == 60_001
    assert line.media_of_call(2_000) == 0, "before the recorder began"


def test_a_plain_recording_has_one_time() -> None:
    line = timeline_of([], None, START)
    assert line.is_plain and line.call_time(5000) == 5000 and line.wall_time(5000) is None
    assert line.media_of_wall(START) is None


pauses = st.lists(st.tuples(st.integers(0, 100_000), st.integers(1, 50_000)), max_size=6)


@given(pauses, st.integers(-5000, 20_000), st.integers(0, 200_000))
def test_there_and_back_is_where_it_was(kept: list[tuple[int, int]], offset: int, place: int) -> None:
    line = Timeline(tuple(Pause(*one) for one in kept), offset)
    assert line.media_of_call(line.call_time(place)) == place
    assert line.media_of_call(line.call_time(place, end=True)) == place
    assert line.call_time(place + 1, end=True) >= line.call_time(place)


@given(
    st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 100_000)), max_size=6), st.integers(0, 150_000)
)
def test_pauses_told_by_the_running_clock_take_out_just_those_stretches(
    spans: list[tuple[int, int]], place: int
) -> None:
    line = Timeline(tuple(Pause(*one) for one in pauses_on_running(spans)))
    off = any(start <= place < end for start, end in spans)
    recorded = sum(not any(start <= ms < end for start, end in spans) for ms in range(0, place, 50))
    assert abs(line.media_of_running(place) - recorded * 50) <= 50 * (2 * len(spans) + 1)
    if not off:
        assert line.running(line.media_of_running(place)) == place
