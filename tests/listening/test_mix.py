"""The draw of a listening session: fair, repeatable, within its minutes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from qa_desk.listening import Candidate, Span, coverage_of, even_cap, key_span, propose

MINUTE = 60_000


def month(n: int = 240) -> list[Candidate]:
    """Calls of all kinds, one in eight failed."""
    return [
        Candidate(
            id=f"c{i}",
            duration_ms=(2 + i % 9) * MINUTE,
            direction="out" if i % 5 == 0 else "in",
            channel="voice",
            band=("none", "high", "middle", "low", "none")[i % 5],
            reason=("bill", "order", "repair")[i % 3],
            tier=("gold", "standard")[i % 4 == 0],
            language=("en", "zh-CN")[i % 2],
            failed=i % 8 == 3,
            repeated=i % 7 == 2,
        )
        for i in range(n)
    ]


def test_the_same_seed_draws_the_same_mix_in_the_same_order_whatever_the_order_of_the_calls() -> None:
    calls = month()
    one, other = propose(calls, 60, "1|2026-11"), propose(calls[::-1], 60, "1|2026-11")
    assert [item.call.id for item in one.items] == [item.call.id for item in other.items]
    assert [i.call.id for i in propose(calls, 60, "2|2026-11").items] != [i.call.id for i in one.items]


@settings(max_examples=60)
@given(st.integers(0, 80), st.integers(5, 120), st.text(max_size=4))
def test_a_mix_fits_its_minutes_and_holds_each_call_once(n: int, minutes: int, seed: str) -> None:
    found = propose(month(n), minutes, seed)
    ids = [item.call.id for item in found.items]
    assert len(ids) == len(set(ids)) == sum(found.taken.values())
    assert Counter(item.stratum for item in found.items) == Counter(
        {s: c for s, c in found.taken.items() if c}
    )
    least = 2 * MINUTE * len(ids)
    assert found.total_ms <= max(minutes * MINUTE, least)
    assert all(0 <= i.span.start_ms < i.span.end_ms <= i.call.duration_ms for i in found.items)


def test_a_month_with_enough_calls_fills_the_hour() -> None:
    assert 57 <= propose(month(), 60, "s").total_ms / MINUTE <= 60


def test_every_kind_that_occurs_is_heard() -> None:
    found = propose(month(), 60, "s")
    assert all(count >= 1 for count in found.taken.values())
    covered = coverage_of(month(), [item.call for item in found.items])
    assert all(
        line.mix >= 1 for line in covered if line.fact in ("direction", "failed", "repeated", "language")
    )
    for fact in ("reason", "band"):
        assert sum(line.mix for line in covered if line.fact == fact) == len(found.items)


def test_each_call_of_a_stratum_is_equally_likely() -> None:
    calls, draws = month(), 500
    heard: Counter[str] = Counter()
    for seed in range(draws):
        heard.update(item.call.id for item in propose(calls, 60, f"{seed}|2026-11").items)
    one = propose(calls, 60, "0|2026-11")
    stratum_of = {call.id: next(s for s in _order(call)) for call in calls}
    for stratum, count in one.taken.items():
        members = [call.id for call in calls if stratum_of[call.id] == stratum]
        rate = count / len(members)
        assert len(members) == one.frame[stratum]
        observed = [heard[member] for member in members]
        assert sum(observed) == draws * count
        if rate < 1:
            # Binomial variance per call; systematic draws make the calls of one list depend on each other little.
            square = sum((o - draws * rate) ** 2 for o in observed) / (draws * rate * (1 - rate))
            assert stats.chi2.sf(square, len(members)) > 1e-4, (stratum, square, len(members))


def _order(call: Candidate) -> list[str]:
    told = [
        ("failed", call.failed),
        ("repeated", call.repeated),
        ("low", call.band == "low"),
        ("high", call.band == "high"),
        ("outgoing", call.direction == "out"),
        ("others", True),
    ]
    return [name for name, fits in told if fits]


def test_a_stratum_that_is_short_is_filled_in_the_stated_order_and_it_is_said() -> None:
    calls = [call for call in month() if not call.failed]
    found = propose(calls, 60, "s")
    assert found.frame["failed"] == 0
    assert [(f.short, f.used) for f in found.fallbacks] == [("failed", "others")]
    assert sum(item.instead_of == "failed" for item in found.items) == found.quotas["failed"]


def test_too_few_calls_are_all_heard_and_the_gap_is_said() -> None:
    found = propose(month(3), 60, "s")
    assert len(found.items) == 3
    assert propose([], 60, "s").items == ()


@pytest.mark.parametrize(
    ("durations", "total", "expected"),
    [([10, 10, 10], 30, 10), ([10, 20, 30], 45, 17), ([5, 100], 60, 55), ([], 60, 2), ([100, 100], 2, 2)],
)
def test_only_long_calls_are_trimmed_all_to_one_length(
    durations: list[int], total: int, expected: int
) -> None:
    assert even_cap(durations, total, 2) == expected


def test_a_trimmed_call_is_heard_where_its_moments_are() -> None:
    assert key_span(600_000, 120_000) == Span(0, 120_000)
    assert key_span(100_000, 120_000, [Span(5, 6)]) == Span(0, 100_000)
    moments = [Span(10_000, 12_000), Span(400_000, 410_000), Span(450_000, 455_000)]
    assert key_span(600_000, 120_000, moments) == Span(395_000, 515_000)
    assert key_span(600_000, 120_000, [Span(590_000, 600_000)]) == Span(480_000, 600_000)
