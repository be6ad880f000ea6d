"""Draws anybody can repeat, sizes, and averages that undo unequal chances: the stated check values."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.sampling import (
    Observation,
    chance_number,
    draw_quotas,
    for_mean,
    for_share,
    for_share_wilson,
    hajek,
    narrow_enough,
    neyman,
    poisson,
    proportional,
    simple,
    stratified,
)

KEY = "20261123|monthly|2026-11"
CALLS = [f"c{i:02}" for i in range(1, 13)]
A = {
    "complaint": ["C001", "C002"],
    "long": ["C003", "C004", "C005"],
    "normal": [f"C{i:03}" for i in range(6, 11)],
}
B = {"complaint": [], "long": ["C011"], "normal": ["C012", "C013"]}
QUOTAS = {"complaint": 2, "long": 1, "normal": 2}
FALLBACK = ("normal", "long", "complaint")


def test_each_call_has_its_own_number() -> None:
    expected = [.556967, .768607, .190294, .182710, .884055, .688110, .921904, .924852, .327287, .214038,
                .704830, .959968]  # fmt: skip
    assert [chance_number(KEY, call) for call in CALLS] == pytest.approx(expected, abs=1e-6)


def test_a_simple_draw_and_one_with_unequal_chances() -> None:
    assert simple(KEY, CALLS, 4) == ["c04", "c03", "c10", "c09"]
    chances = {call: 0.8 if call in ("c02", "c05", "c09") else 0.2 for call in CALLS}
    assert poisson(KEY, chances, 4) == ["c09", "c04", "c03", "c02"]


def test_quotas_of_an_agent_with_all_strata() -> None:
    found = draw_quotas("2026-W03", A, QUOTAS, FALLBACK)
    assert [pick.call_id for pick in found.picks] == ["C002", "C001", "C004", "C008", "C010"]
    assert [pick.weight for pick in found.picks] == [1, 1, 3, 2.5, 2.5]
    assert not found.fallbacks
    assert not found.missing


def test_what_is_short_is_filled_in_the_stated_order_and_the_rest_is_reported() -> None:
    found = draw_quotas("2026-W03", B, QUOTAS, FALLBACK)
    assert [pick.call_id for pick in found.picks] == ["C011", "C013", "C012"]
    assert found.missing == {"complaint": 2}


def test_a_stand_in_says_what_it_stands_in_for() -> None:
    found = draw_quotas("2026-W03", A, {"complaint": 4, "long": 1}, ("long",))
    stand_ins = [pick for pick in found.picks if pick.instead_of]
    assert [(pick.stratum, pick.instead_of) for pick in stand_ins] == [("long", "complaint")] * 2
    assert found.fallbacks[0].count == 2
    assert found.not_covered == pytest.approx(0.5)


def test_a_call_without_sound_is_passed_over_for_the_next_and_noted() -> None:
    found = draw_quotas("2026-W03", A, QUOTAS, FALLBACK, unusable={"C004"})
    assert "C004" in found.passed_over
    assert [p.call_id for p in found.picks if p.stratum == "long"] == ["C003"]


strata = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 9), min_size=1)


@given(strata, st.dictionaries(st.sampled_from("abcde"), st.integers(0, 6)), st.permutations("abcde"))
def test_a_draw_takes_what_there_is_and_never_a_call_twice(
    sizes: dict[str, int], quotas: dict[str, int], fallback: list[str]
) -> None:
    frame = {s: [f"{s}{i}" for i in range(n)] for s, n in sizes.items()}
    found = draw_quotas("k", frame, quotas, fallback)
    drawn = [pick.call_id for pick in found.picks]
    assert len(drawn) == len(set(drawn))
    assert len(drawn) + sum(found.missing.values()) == sum(quotas.values())
    assert len(drawn) == min(sum(quotas.values()), sum(sizes.values()))
    assert Counter(pick.stratum for pick in found.picks) == Counter(
        {s: n for s, n in found.taken.items() if n}
    )
    for pick in found.picks:
        assert pick.chance == pytest.approx(found.taken[pick.stratum] / sizes[pick.stratum])


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(0, 400))
def test_shares_add_up_and_fit(sizes: list[int], n: int) -> None:
    found = proportional(sizes, n)
    assert sum(found) == min(n, sum(sizes))
    assert all(0 <= part <= size for part, size in zip(found, sizes, strict=True))
    if n >= sum(size > 0 for size in sizes):
        assert all(part >= 1 for part, size in zip(found, sizes, strict=True) if size)


def test_proportional_and_neyman_shares() -> None:
    assert proportional([400, 250, 100, 50], 40) == [20, 13, 5, 2]
    assert neyman([400, 250, 100, 50], [8, 10, 15, 20], 40) == [16, 12, 7, 5]


@pytest.mark.parametrize(
    ("share", "half", "planned", "wilson"),
    [
        (0.5, 0.05, 385, 381),
        (0.8, 0.10, 62, 60),
        (0.85, 0.08, 77, 77),
        (0.9, 0.05, 139, 141),
        (0.95, 0.15, 9, 13),
    ],
)
def test_how_many_for_a_share(share: float, half: float, planned: int, wilson: int) -> None:
    assert for_share(share, half) == planned
    assert for_share_wilson(share, half) == wilson


def test_how_many_of_a_small_frame() -> None:
    assert [for_share(0.85, 0.05, n) for n in (60, 120, 300)] == [47, 75, 119]
    assert for_share(0.5, 0.05, 0) == 0


def test_how_many_for_a_mean() -> None:
    assert [for_mean(12, half) for half in (3, 5, 8)] == [64, 25, 12]
    assert [for_mean(8, half) for half in (3, 5, 8)] == [30, 13, 7]


def test_scoring_stops_on_width_alone_and_not_before_ten() -> None:
    assert not narrow_enough(9, 9, 0.5)
    assert narrow_enough(30, 37, 0.15)
    assert not narrow_enough(5, 10, 0.10)


def test_a_hunt_for_bad_calls_does_not_bend_the_average() -> None:
    values = [92, 88, 95, 60, 55, 70, 90, 50]
    chances = [0.1, 0.1, 0.1, 1, 1, 1, 0.1, 1]
    found = hajek([Observation(v, 1 / p) for v, p in zip(values, chances, strict=True)])
    assert (found.value, found.se, found.n_effective) == pytest.approx((88.295455, 2.414686, 4.792), abs=1e-3)


def test_a_stratified_mean() -> None:
    found = stratified([(600, [1, 1, 0, 1, 1, 1]), (300, [1, 0, 1, 1, 0, 1]), (100, [0, 1, 0, 0, 1, 0])])
    assert (found.value, found.se) == pytest.approx((0.733333, 0.119322), abs=1e-6)
    assert (found.low, found.high) == pytest.approx((0.499466, 0.967200), abs=1e-6)
    assert found.n_effective == pytest.approx(13.043, abs=1e-3)


def test_a_stratum_nobody_scored_is_said_not_to_be_covered() -> None:
    found = stratified([(90, [80.0, 90.0]), (10, [])])
    assert found.value == 85
    assert found.not_covered == pytest.approx(0.1)


def test_nothing_scored_is_no_number() -> None:
    assert hajek([]).value is None
    assert stratified([(5, [])]).value is None
