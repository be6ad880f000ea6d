"""Two desks work apart; afterwards both show the same, and nothing anybody wrote is lost."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.sync.desks import Desk, differences, exchange

CALL: dict[str, Any] = {
    "channel": "voice",
    "direction": "in",
    "started_at": 0,
    "duration_ms": 1000,
    "outcome": "resolved",
    "imported_at": 0,
}
SURVEY = {"source": "s", "kind": "csat", "scale_min": 1, "scale_max": 5, "answered_at": 0, "link": "call_id"}


@pytest.fixture
def desks() -> tuple[Desk, Desk]:
    """Two desks that know one person, one team and one call."""
    a, b = Desk("aa"), Desk("bb")
    a.add("person", id="p", name="Ann", languages="[]", active=1, created_at=0)
    a.add("team", id="t", name="North")
    a.add("interaction", id="i", source="s", external_id="c", agent_id="p", **CALL)
    exchange(a, b)
    assert differences(a, b) == []
    return a, b


def moment(desk: Desk, note: str = "", **more: Any) -> None:
    row = {"id": "m", "interaction_id": "i", "start_ms": 0, "end_ms": 9, "channel": "both", "author_id": "p"}
    row |= {"tag": "", "shared": 1, "created_at": 0, "updated_at": 0, "deleted": 0}
    desk.add("moment", **row, note=note, **more)


def test_edits_of_different_fields_of_one_row_both_count(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.do("UPDATE person SET name = 'Anna'")
    b.do("UPDATE person SET email = 'ann@x'")
    exchange(a, b)
    assert (
        a.all("SELECT name, email FROM person")
        == b.all("SELECT name, email FROM person")
        == [("Anna", "ann@x")]
    )


def test_of_two_edits_of_one_field_the_later_counts_everywhere(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.do("UPDATE person SET name = 'First'")
    a.do("UPDATE sync_log SET at = at - 60000")
    b.do("UPDATE person SET name = 'Second'")
    exchange(a, b)
    assert a.one("SELECT name FROM person") == b.one("SELECT name FROM person") == "Second"


def test_an_edit_after_seeing_anothers_is_later_although_its_clock_is_behind(
    desks: tuple[Desk, Desk],
) -> None:
    a, b = desks
    a.do("UPDATE person SET name = 'From the future'")
    a.do("UPDATE sync_log SET at = at + 7200000")
    exchange(a, b)
    b.do("UPDATE person SET name = 'Put right'")
    exchange(a, b)
    assert a.one("SELECT name FROM person") == b.one("SELECT name FROM person") == "Put right"


def test_both_versions_of_a_note_are_kept_and_settling_ends_the_conflict(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    moment(a, "first words")
    exchange(a, b)
    a.do("UPDATE moment SET note = 'calm'")
    b.do("UPDATE moment SET note = 'kind'")
    exchange(a, b)
    assert differences(a, b) == []
    assert a.conflicts() == b.conflicts() == {("moment", "m", "note")}


def test_the_same_words_on_both_sides_are_no_conflict(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    moment(a, "first words")
    exchange(a, b)
    for desk in desks:
        desk.do("UPDATE moment SET note = 'calm'")
    exchange(a, b)
    assert a.conflicts() == b.conflicts() == set()


def test_one_side_alone_rewriting_a_note_many_times_is_no_conflict(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    moment(a, "first words")
    for n in range(5):
        a.do("UPDATE moment SET note = ?", f"take {n}")
        exchange(a, b)
    assert b.conflicts() == set() and b.one("SELECT note FROM moment") == "take 4"


def test_what_is_marked_deleted_stays_deleted_beside_an_edit(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    moment(a)
    exchange(a, b)
    a.do("UPDATE moment SET deleted = 1")
    b.do("UPDATE moment SET tag = 'praise'")
    exchange(a, b)
    assert (
        a.all("SELECT deleted, tag FROM moment")
        == b.all("SELECT deleted, tag FROM moment")
        == [(1, "praise")]
    )


def test_a_removed_row_stays_removed_although_somebody_edits_it(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.add("membership", id="s", person_id="p", team_id="t", valid_from="2026-01-01")
    exchange(a, b)
    a.do("DELETE FROM membership")
    b.do("UPDATE membership SET valid_to = '2027-01-01'")
    exchange(a, b)
    assert a.all("SELECT * FROM membership") == b.all("SELECT * FROM membership") == []


def test_a_row_made_again_is_there_again_with_the_latest_of_each_field(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    c = Desk("cc")
    a.add("membership", id="s", person_id="p", team_id="t", valid_from="2026-01-01")
    exchange(a, b)
    (gone,) = (a.do("DELETE FROM membership"), a.send())[1]
    a.add("membership", id="s", person_id="p", team_id="t", valid_from="2026-02-01")
    (again,) = a.send()
    b.do("UPDATE membership SET valid_to = '2027-01-01'")
    b.do("UPDATE sync_log SET at = at + 60000")
    (edit,) = b.send()
    first = a.offer()
    for order in itertools.permutations([gone, again, edit]):
        d = Desk("dd")
        d.take(*b.offer(), *order)
        assert d.all("SELECT valid_from, valid_to FROM membership") == [("2026-02-01", "2027-01-01")]
    c.take(*first, edit)
    assert c.all("SELECT valid_from, valid_to FROM membership") == [("2026-02-01", "2027-01-01")]


def test_children_wait_for_their_parents_and_come_when_these_do() -> None:
    a, b = Desk("aa"), Desk("bb")
    a.add("person", id="p", name="Ann", languages="[]", active=1, created_at=0)
    first = a.send()
    a.add("interaction", id="i", source="s", external_id="c", agent_id="p", **CALL)
    a.add("survey_response", id="r", interaction_id="i", external_id="r", value=4, **SURVEY)
    moment(a, "words")
    second = a.send()
    b.take(*second)
    assert b.holds() == {} and b.one("SELECT count(*) FROM sync_waiting") == 3
    b.take(*first)
    assert differences(a, b) == [] and b.one("SELECT count(*) FROM sync_waiting") == 0
    assert b.one("SELECT rating FROM interaction") == 0.75
    assert b.one("SELECT note FROM moment") == "words"


def test_a_child_of_a_removed_parent_waits_and_comes_back_with_it(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.do("DELETE FROM team")
    b.add("membership", id="s", person_id="p", team_id="t", valid_from="2026-01-01")
    exchange(a, b)
    assert differences(a, b) == [] and a.all("SELECT * FROM membership") == []
    assert a.one("SELECT count(*) FROM sync_waiting") == b.one("SELECT count(*) FROM sync_waiting") == 1
    a.add("team", id="t", name="North")
    exchange(a, b)
    assert differences(a, b) == [] and len(b.all("SELECT * FROM membership")) == 1


def test_the_same_call_imported_on_both_desks_becomes_one(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    for desk in desks:
        own = desk.name
        desk.add("interaction", id=f"x{own}", source="s", external_id="new", **CALL)
        desk.add(
            "recording", id=f"r{own}", interaction_id=f"x{own}", part=0, sha256="0" * 64, suffix=".wav",
            container="wav", codec="pcm", rate=8000, channels=1, frames=8, duration_ms=1, size_bytes=9,
            match="exact", original_name=f"{own}.wav", notes="[]",
        )  # fmt: skip
        desk.add(
            "survey_response", id=f"s{own}", interaction_id=f"x{own}", external_id=own, value=4, **SURVEY
        )
    exchange(a, b)
    assert differences(a, b) == []
    assert a.all("SELECT id FROM interaction ORDER BY id") == [("i",), ("xaa",)]
    assert a.all("SELECT id, interaction_id FROM recording") == [("raa", "xaa")]
    assert a.all("SELECT DISTINCT interaction_id FROM survey_response") == [("xaa",)]
    b.add("survey_response", id="late", interaction_id="xaa", external_id="late", value=1, **SURVEY)
    exchange(a, b)
    assert differences(a, b) == []


def test_three_desks_that_each_entered_the_same_team_agree_on_one() -> None:
    desks = [Desk(name) for name in ("aa", "bb", "cc")]
    for n, desk in enumerate(desks):
        desk.add("person", id=f"p{n}", name=f"P{n}", languages="[]", active=1, created_at=0)
        desk.add("team", id=f"t{2 - n}", name="Support")
        desk.add("membership", id=f"m{n}", person_id=f"p{n}", team_id=f"t{2 - n}", valid_from="2026-01-01")
    a, b, c = desks
    exchange(a, b)
    exchange(*desks)
    exchange(b, c)
    for other in (b, c):
        other.take(*a.offer())
    a.take(*c.offer())
    assert differences(a, b) == differences(b, c) == []
    assert a.all("SELECT id FROM team") == [("t0",)]
    assert a.all("SELECT DISTINCT team_id FROM membership") == [("t0",)]


def version(desk: Desk, row: str, number: int, digest: str) -> None:
    desk.add(
        "form_version",
        id=row,
        form_id="f",
        number=number,
        title="F",
        definition="{}",
        hash=digest,
        published_at=0,
    )


def test_two_versions_published_under_one_number_are_both_kept_and_counted_anew(
    desks: tuple[Desk, Desk],
) -> None:
    a, b = desks
    a.add("form", id="f", key="k", language="en", title="F", retired=0, created_at=0)
    version(a, "v1", 1, "one")
    exchange(a, b)
    version(a, "v2a", 2, "two of a")
    version(b, "v2b", 2, "two of b")
    version(b, "v3b", 3, "three of b")
    exchange(a, b)
    assert differences(a, b) == []
    assert a.all("SELECT id, number FROM form_version ORDER BY number") == [
        ("v1", 1),
        ("v2a", 2),
        ("v2b", 3),
        ("v3b", 4),
    ]
    c = Desk("cc")
    c.take(*b.offer())
    assert differences(c, a) == []


def test_the_same_starter_form_on_two_desks_is_one_form_and_one_version() -> None:
    a, b = Desk("aa"), Desk("bb")
    for desk in (a, b):
        desk.add("form", id=f"f{desk.name}", key="k", language="en", title="F", retired=0, created_at=0)
        desk.add(
            "form_version", id=f"v{desk.name}", form_id=f"f{desk.name}", number=1, title="F", definition="{}",
            hash="h", published_at=0,
        )  # fmt: skip
        desk.add("form_retirement", form_version_id=f"v{desk.name}", retired_at=5, reason=f"by {desk.name}")
    exchange(a, b)
    assert differences(a, b) == []
    assert a.all("SELECT id, form_id, number FROM form_version") == [("vaa", "faa", 1)]
    assert len(a.all("SELECT * FROM form_retirement")) == 1
    assert a.one("SELECT count(*) FROM sync_aside") + b.one("SELECT count(*) FROM sync_aside") >= 1


def test_one_fact_told_in_two_ways_is_the_same_everywhere_and_the_other_is_kept_aside(
    desks: tuple[Desk, Desk],
) -> None:
    a, b = desks
    a.add("survey_response", id="r1", interaction_id="i", external_id="x", value=4, **SURVEY)
    b.add("survey_response", id="r2", interaction_id="i", external_id="x", value=2, **SURVEY)
    exchange(a, b)
    assert differences(a, b) == []
    assert len(a.all("SELECT * FROM survey_response")) == 1
    assert a.one("SELECT count(*) FROM sync_aside") == b.one("SELECT count(*) FROM sync_aside") == 1


def test_which_account_of_a_fact_stays_does_not_hang_on_when_two_calls_became_one() -> None:
    a, b, c = Desk("aa"), Desk("bb"), Desk("cc")
    a.add("interaction", id="m", source="s", external_id="first", **CALL)
    b.add("interaction", id="z", source="s", external_id="second", **CALL)
    c.add("interaction", id="b", source="s", external_id="second", **CALL)
    a.add("survey_response", id="r1", interaction_id="m", external_id="x", value=4, **SURVEY)
    b.add("survey_response", id="r2", interaction_id="z", external_id="x", value=4, **SURVEY)
    first, second, third = a.send(), b.send(), c.send()
    late, early = Desk("dd"), Desk("ee")
    late.take(*first, *second, *third)  # at first "m" comes before "z", then before "b" no more
    early.take(*third, *second, *first)
    assert differences(late, early) == []
    assert late.one("SELECT interaction_id FROM survey_response") == "b"
    assert late.one("SELECT count(*) FROM sync_aside") == 1


def test_two_teams_renamed_to_one_name_become_one(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.add("team", id="u", name="South")
    exchange(a, b)
    a.do("UPDATE team SET name = 'Centre' WHERE id = 't'")
    b.do("UPDATE team SET name = 'Centre' WHERE id = 'u'")
    exchange(a, b)
    assert differences(a, b) == []
    assert a.all("SELECT id, name FROM team") == [("t", "Centre")]


def test_nothing_that_came_is_sent_back(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    a.add("survey_response", id="r", interaction_id="i", external_id="r", value=4, **SURVEY)
    moment(a, "words")
    b.take(*a.send())
    assert b.send() == []


def test_any_order_and_any_repetition_leads_to_the_same() -> None:
    a = Desk("aa")
    a.add("person", id="p", name="Ann", languages="[]", active=1, created_at=0)
    a.add("interaction", id="i", source="s", external_id="c", agent_id="p", **CALL)
    sent = a.send()
    moment(a, "one")
    sent += a.send()
    a.do("UPDATE moment SET note = 'two', tag = 'praise'")
    a.add("survey_response", id="r", interaction_id="i", external_id="r", value=4, **SURVEY)
    sent += a.send()
    a.do("UPDATE person SET name = 'Anna'")
    a.do("UPDATE moment SET tag = 'pain'")
    sent += a.send()
    for n, order in enumerate(itertools.permutations(sent)):
        b = Desk("bb")
        b.take(*order, *order[: n % 5])
        assert differences(a, b) == [] and b.conflicts() == set()


def test_what_only_a_newer_release_knows_waits_and_is_passed_on(desks: tuple[Desk, Desk]) -> None:
    from qa_desk.sync.batch import Batch, Rows, pack

    a, b = desks
    late = (1 << 61, "zz")
    newer = Batch("zz", "9999", 5 << 60 >> 4)
    newer.rows = [
        Rows("person", ("id", "name", "nickname"), [["p", "Annie", "Nan"]], [{"name": late, "nickname": late}]),
        Rows("gadget", ("id", "x"), [["g", 1]], [7]),
    ]  # fmt: skip
    a.take(pack(newer))
    assert a.one("SELECT name FROM person") == "Annie"
    assert a.one("SELECT count(*) FROM sync_waiting WHERE why = 'newer release'") == 2
    b.take(*a.offer())
    assert b.one("SELECT count(*) FROM sync_waiting WHERE why = 'newer release'") == 2
    assert b.one("SELECT name FROM person") == "Annie"
