"""What hidden second scores say of each coach, by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from db.queries.second_scores import ScorePair
from qa_desk.work.sampling.second_scores import told

AT = datetime(2026, 11, 23, tzinfo=UTC)


def pair(first: str, first_score: float, again: str, again_score: float) -> ScorePair:
    return ScorePair("c", first, first.upper(), first_score, again, again.upper(), again_score, AT)


def test_drift_is_against_oneself_and_bias_against_others() -> None:
    pairs = [pair("a", 80, "a", 76), pair("a", 90, "a", 84), pair("a", 70, "b", 80), pair("b", 60, "a", 52)]
    a, b = told(pairs)
    assert (a.person, a.drift.bias.n, a.drift.bias.value) == ("A", 2, -5)
    assert a.drift.bias.low is not None and a.drift.bias.low < -5
    assert (a.against_others.bias.n, a.against_others.bias.value) == (2, pytest.approx(-9))
    assert (b.drift.bias.value, b.against_others.bias.value) == (None, pytest.approx(9))


def test_nothing_scored_twice_tells_nothing() -> None:
    assert told([]) == []
