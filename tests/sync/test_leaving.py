"""What a desk may not hold any more goes, also where what rests on it leaves with a later page."""

from __future__ import annotations

import pytest

from qa_desk.sync.batch import Batch, Rows
from qa_desk.sync.leaving import let_go
from qa_desk.sync.state import Store
from tests.sync.desks import Desk

NOTHING = Batch(desk="hub", schema="", clock=0)


@pytest.fixture
def desk() -> Desk:
    """A desk with two teams, one of which has a member."""
    made = Desk("aa")
    made.add("person", id="p", name="Ann", languages="[]", active=1, created_at=0)
    for team in ("t", "u"):
        made.add("team", id=team, name=team)
    made.add("membership", id="m", person_id="p", team_id="t", valid_from="2026-01-01")
    made.send()
    return made


def leave(desk: Desk, *gone: tuple[str, str], told: Batch = NOTHING, last: bool = False) -> set[str]:
    desk.raw.execute("BEGIN IMMEDIATE")
    went = let_go(Store(desk.raw), gone, told, last=last)
    desk.raw.execute("COMMIT")
    return {pk for keys in went.values() for pk in keys}


def test_what_is_named_goes_with_the_page_that_takes_what_names_it(desk: Desk) -> None:
    assert leave(desk, ("team", "t"), ("team", "u")) == {"u"}
    assert desk.all("SELECT id FROM team") == [("t",)]
    assert leave(desk, ("membership", "m")) == {"m", "t"}
    assert desk.all("SELECT id FROM team") == []
    assert desk.send() == []  # nobody else is told that they were removed


def test_what_is_told_again_meanwhile_stays(desk: Desk) -> None:
    assert leave(desk, ("team", "t")) == set()
    again = Batch("hub", "", 0, [Rows("team", ("id", "name"), [["t", "t"]], [{"*": (1, "hub")}])])
    assert leave(desk, told=again) == set()
    assert leave(desk, ("membership", "m"), last=True) == {"m"}
    assert desk.all("SELECT id FROM team ORDER BY id") == [("t",), ("u",)]


def test_what_was_not_sent_stays_until_it_is(desk: Desk) -> None:
    desk.do("UPDATE membership SET valid_to = '2027-01-01'")
    assert leave(desk, ("membership", "m"), ("team", "t"), last=True) == set()
    desk.send()
    assert leave(desk, last=True) == {"m", "t"}
