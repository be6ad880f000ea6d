"""What is measured: again where the machine disturbed it; and what is wrong in a sound is seen."""

from __future__ import annotations

import numpy as np
import pytest

from tests.audio.journey_checks import RATE, clicks, seconds_heard, silences, staircase
from tests.audio.waiting import measured_anew


def test_what_is_wrong_every_time_fails_and_what_was_disturbed_once_does_not() -> None:
    tried: list[int] = []

    @measured_anew(3)
    def disturbed(until: int) -> None:
        tried.append(1)
        assert len(tried) >= until

    disturbed(until=2)
    assert len(tried) == 2
    tried.clear()
    with pytest.raises(AssertionError):
        disturbed(until=9)
    assert len(tried) == 3


def test_clicks_gaps_and_a_wrong_order_are_seen_in_what_is_heard() -> None:
    whole = staircase(8, {3})
    assert (clicks(whole), seconds_heard(whole)) == ([], [0, 1, 2, 4, 5, 6, 7])
    assert silences(whole) == [pytest.approx(1.0, abs=0.02)]
    clicked = whole.copy()
    clicked[50_000] += 0.02
    assert clicks(clicked)[0] == pytest.approx(50_000 / RATE, abs=0.05)
    cut = np.delete(whole, slice(260_017, 263_000), axis=0)
    assert len(clicks(cut)) == 1, "a jump from one place of the wave to another"
    gap = whole.copy()
    gap[100_000 : 100_000 + RATE // 20] = 0
    assert len(silences(gap)) == 2 and len(clicks(gap)) >= 1
    swapped = np.concatenate([whole[5 * RATE :], whole[: 2 * RATE]])
    assert seconds_heard(swapped) == [5, 6, 7, 0, 1]
