"""First-contact resolution, journeys and the vital few, against worked examples and a plain account."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats.contacts import (
    DAY_MS,
    Contact,
    first_contact_resolution,
    fresh_resolution,
    gaps,
    journeys,
    pareto,
    states,
)


def ms(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


def january(rows: str) -> list[Contact]:
    return [
        Contact(n, c or None, r, ms(f"2026-01-{d}"))
        for n, c, r, d in (row.split(",") for row in rows.split())
    ]


JANUARY = january(
    "1,c1,bill,03 2,c1,bill,08 3,c1,tech,09 4,c2,bill,05 5,c3,tech,10 6,c3,tech,17 7,c3,tech,25 8,c4,bill,20"
    " 9,c5,tech,28 10,c2,bill,13 11,c6,bill,30 12,c6,bill,31 13,,bill,06"
)
END = ms("2026-01-31")


def november() -> list[Contact]:
    rows = (
        "k1 A bill voice 01T09:00", "k2 A bill chat 04T10:00", "k3 A tech voice 05T08:00", "k4 B bill voice 02T12:00",
        "k5 B bill voice 09T12:00", "k6 B bill email 09T12:00", "k7 C tech voice 03T15:00", "k8 C tech voice 20T15:00",
        "k9 - bill voice 06T09:00", "k10 D bill voice 28T09:00", "k11 E - voice 10T09:00", "k12 E bill voice 12T09:00",
        "k13 F tech voice 29T09:00", "k14 F tech voice 30T09:00",
    )  # fmt: skip
    found = []
    for row in rows:
        name, customer, reason, channel, day = (None if part == "-" else part for part in row.split())
        found.append(Contact(str(name), customer, reason, ms(f"2026-11-{day}"), str(channel)))
    return found


DECEMBER = ms("2026-12-01")


def test_young_contacts_are_not_known_yet_even_where_the_customer_came_back() -> None:
    found = states(JANUARY, END)
    assert {n for n, state in found.items() if state == "resolved"} == {"2", "3", "4", "6", "8", "10"}
    assert {n for n, state in found.items() if state == "repeat"} == {"1", "5"}
    assert {n for n, state in found.items() if state == "unknown"} == {"7", "9", "11", "12"}
    assert found["13"] == "excluded"
    rate = first_contact_resolution(found.values())
    assert (rate.value, rate.n) == (0.75, 8)
    assert (rate.low, rate.high) == (pytest.approx(0.409, abs=5e-4), pytest.approx(0.929, abs=5e-4))


def test_by_reason_and_for_whatever_reason() -> None:
    by_reason, any_reason = states(november(), DECEMBER), states(november(), DECEMBER, by_reason=False)
    assert {n for n, state in by_reason.items() if state == "repeat"} == {"k1", "k4", "k5"}
    assert {n for n, state in by_reason.items() if state == "unknown"} == {"k10", "k13", "k14"}
    assert {n for n, state in by_reason.items() if state == "excluded"} == {"k9", "k11"}
    rate = first_contact_resolution(by_reason.values())
    assert (rate.value, rate.n) == (pytest.approx(6 / 9), 9)
    assert (rate.low, rate.high) == (pytest.approx(0.354, abs=5e-4), pytest.approx(0.879, abs=5e-4))
    assert {n for n, state in any_reason.items() if state == "repeat"} == {"k1", "k2", "k4", "k5", "k11"}
    rate = first_contact_resolution(any_reason.values())
    assert (rate.value, rate.low, rate.high) == (
        0.5,
        pytest.approx(0.237, abs=5e-4),
        pytest.approx(0.763, abs=5e-4),
    )


def test_journeys_are_chains_of_contacts() -> None:
    rows = november()[:12]
    by_reason, any_reason = journeys(rows), journeys(rows, by_reason=False)
    assert (by_reason.count, by_reason.several_channels, by_reason.one_contact.value) == (
        7,
        2,
        pytest.approx(5 / 7),
    )
    assert by_reason.contacts_each == pytest.approx(1.4286, abs=5e-5)
    assert (any_reason.count, any_reason.several_channels, any_reason.one_contact.value) == (6, 2, 0.5)
    assert any_reason.contacts_each == pytest.approx(1.8333, abs=5e-5)


def test_young_contacts_count_in_the_curve_for_as_long_as_they_were_watched() -> None:
    found = fresh_resolution(JANUARY, END)
    assert found is not None and found.n == 12
    assert found.value == pytest.approx(0.692641, abs=5e-7)
    assert found.se == pytest.approx(0.149824, abs=5e-7)
    assert fresh_resolution([], END) is None
    everybody_back = january("1,a,x,01 2,a,x,02")
    assert fresh_resolution(everybody_back, ms("2026-01-02")).value == 0  # type: ignore[union-attr]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 40)), min_size=1, max_size=40))
def test_the_curve_is_the_product_of_what_was_left_at_each_instant(drawn: list[tuple[str, int]]) -> None:
    contacts = [Contact(f"{n:02}", who, "x", day * DAY_MS) for n, (who, day) in enumerate(drawn)]
    found, until_next = fresh_resolution(contacts, 40 * DAY_MS), gaps(contacts)
    waited, back = [], []
    for one in contacts:
        watched = min(7 * DAY_MS, 40 * DAY_MS - one.at_ms)
        gap = until_next[one.id]
        back.append(gap is not None and gap <= watched)
        waited.append(gap if back[-1] else watched)
    left, inner = 1.0, 0.0
    for at in sorted({w for w, came in zip(waited, back, strict=True) if came}):
        risk = sum(w >= at for w in waited)
        came_back = sum(w == at and came for w, came in zip(waited, back, strict=True))
        left *= 1 - came_back / risk
        inner += came_back / (risk * (risk - came_back)) if risk > came_back else 0
    assert found is not None and found.value == pytest.approx(left)
    assert (found.se or 0) == pytest.approx(left * inner**0.5)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.integers(0, 30)), max_size=30))
def test_every_contact_has_one_state_and_equals_a_plain_look_at_all_pairs(
    drawn: list[tuple[str, str, int]],
) -> None:
    contacts = [Contact(f"{n:02}", who, why, day * DAY_MS) for n, (who, why, day) in enumerate(drawn)]
    found = states(contacts, 30 * DAY_MS)
    for one in contacts:
        later = [
            o for o in contacts
            if (o.customer, o.reason) == (one.customer, one.reason) and (o.at_ms, o.id) > (one.at_ms, one.id)
        ]  # fmt: skip
        back = any(o.at_ms - one.at_ms <= 7 * DAY_MS for o in later)
        expected = "unknown" if one.at_ms > 23 * DAY_MS else "repeat" if back else "resolved"
        assert found[one.id] == expected


def test_the_vital_few_reach_four_fifths_and_other_stands_last() -> None:
    rows = pareto({"bill": 42, "tech": 27, "ship": 13, "ret": 8, "acct": 6, "other": 4}, other="other")
    assert [round(row.cumulative, 2) for row in rows] == [0.42, 0.69, 0.82, 0.9, 0.96, 1]
    assert [row.name for row in rows if row.vital] == ["bill", "tech", "ship"]
    more = {"bill": 420, "tech": 260, "delivery": 130, "cancel": 90, "address": 60, "other": 40}
    assert [row.name for row in pareto(more, other="other") if row.vital] == ["bill", "tech", "delivery"]
    assert pareto({"other": 9, "b": 1, "a": 1}, other="other")[0].name == "a"
    assert pareto({"a": 0}) == ()
