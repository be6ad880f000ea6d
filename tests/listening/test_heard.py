"""What counts as listening, and which names a room does not read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_desk.listening import Heard, Meter, mask_names


def test_only_sound_that_plays_counts() -> None:
    meter = Meter()
    for second in range(5):
        meter.look(float(second), 1000 * second, True)
    meter.look(5.0, 5000, False)
    meter.look(65.0, 5000, False)
    meter.look(66.0, 5000, True)
    meter.look(67.0, 6000, True)
    meter.look(68.0, 7000, False)
    assert meter.take() == [Heard(0, 5000, 5000), Heard(5000, 7000, 2000)]


def test_a_sound_that_stalls_is_not_heard() -> None:
    meter = Meter()
    for second in range(10):
        meter.look(float(second), 1000, True)
    assert meter.cut() == []


def test_a_jump_is_not_heard_and_begins_a_stretch() -> None:
    meter = Meter()
    meter.look(0.0, 0, True)
    meter.look(1.0, 1000, True)
    meter.look(1.1, 90_000, True)
    meter.look(2.1, 91_000, True)
    assert meter.cut() == [Heard(0, 1000, 1000), Heard(90_000, 91_000, 1000)]


def test_somebody_coming_late_cuts_the_stretch_without_losing_a_second() -> None:
    meter = Meter()
    meter.look(0.0, 0, True)
    meter.look(1.0, 1000, True)
    assert meter.cut() == [Heard(0, 1000, 1000)]
    meter.look(2.0, 2000, True)
    assert meter.cut() == [Heard(1000, 2000, 1000)]


@given(
    st.lists(
        st.tuples(st.integers(20, 900), st.booleans(), st.sampled_from([0.5, 1.0, 2.0, 3.0])), max_size=60
    )
)
def test_never_more_than_the_clock_and_never_less_than_what_moved(
    looks: list[tuple[int, bool, float]],
) -> None:
    meter, now, place, played = Meter(), 0.0, 0.0, 0.0
    meter.look(now, 0, True)
    playing = True
    for passed, still, speed in looks:
        if playing:
            place += passed * speed
            played += passed
        now += passed / 1000
        meter.look(now, round(place), still)
        playing = still
    counted = sum(stretch.heard_ms for stretch in meter.cut())
    assert abs(counted - played) <= len(looks) * 2 + 2


def test_names_of_agents_are_not_read() -> None:
    said = "My name is Maya, Maya Collins. 我是高志远,志远为您服务。 Mayan art stays."
    shown = mask_names(said, ["Maya Collins", "高志远"])
    assert shown == "My name is ***, ***. 我是***,***为您服务。 Mayan art stays."
