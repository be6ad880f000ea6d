"""A measurement may be taken again where the machine disturbed it; what is really wrong still fails."""

from __future__ import annotations

import pytest

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
