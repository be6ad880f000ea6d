"""A session as its host holds it: who heard how long, notes, votes, blind impressions, actions, changes of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from db.queries.acting import Acting, people_who_may_act
from qa_desk.listening import Heard
from qa_desk.work import listening_change, listening_hold, listening_notes, listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.listening_minutes import Minutes
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import SessionView, load_session
from qa_desk.work.permissions import PermissionDenied
from tests.listening.conftest import months, sits

LATE = "Marcus Bell"


def person(desk: Desk, name: str) -> str:
    with desk.reading() as connection:
        return next(p.person_id for p in people_who_may_act(connection) if p.name == name)


def minutes_of(view: SessionView) -> dict[str, int]:
    return {guest.name: guest.heard_ms for guest in view.guests}


def test_only_who_is_there_is_counted_and_only_while_sound_plays(desk: Desk, planned: str) -> None:
    item = listening_hold.start(desk, planned)
    late = person(desk, LATE)
    listening_hold.set_present(desk, planned, late, True, [Heard(0, 30_000, 30_000)])
    listening_hold.heard(desk, planned, item, [Heard(30_000, 90_000, 60_000)], 90_000)
    listening_hold.set_present(desk, planned, late, False, [Heard(90_000, 100_000, 10_000)])
    listening_hold.heard(desk, planned, item, [Heard(100_000, 105_000, 5_000)], 105_000)
    view = load_session(desk, planned)
    assert minutes_of(view) == {"高志远": 105_000, LATE: 70_000}
    assert view.played_ms == 105_000


def test_a_desk_that_stopped_without_a_word_goes_on_at_the_second_and_counts_what_was_heard(
    desk: Desk, planned: str
) -> None:
    item = listening_hold.start(desk, planned)
    listening_notes.add_note(desk, item, 4_000, "pain", "Nobody follows up")
    listening_hold.stand(desk, planned, 8_000, Heard(0, 8_000, 8_000))
    again = sits(desk.workspace)
    assert listening_hold.start(again, planned) == item
    view = load_session(again, planned)
    assert view.progress is not None
    assert (view.progress.item_id, view.progress.at_ms) == (item, 8_000)
    assert minutes_of(view) == {"高志远": 8_000}
    assert [note.text for note in view.notes] == ["Nobody follows up"]
    listening_hold.start(again, planned)
    assert minutes_of(load_session(again, planned)) == {"高志远": 8_000}, "counted once"


def test_the_customers_rating_is_hidden_until_everybody_there_has_said_theirs(
    desk: Desk, planned: str
) -> None:
    item = listening_hold.start(desk, planned)
    late = person(desk, LATE)
    listening_hold.set_present(desk, planned, late, True)
    with desk.workspace.session() as session, session.begin():
        from sqlalchemy import text

        asked = "UPDATE interaction SET rating_value = 2, rating_max = 5 WHERE id = :id"
        call = load_session(desk, planned).item(item).interaction_id
        session.execute(text(asked), {"id": call})
    listening_notes.impress(desk, item, 4)
    assert load_session(desk, planned).item(item).rating_value is None
    with pytest.raises(ListeningError, match="first impression stands"):
        listening_notes.impress(desk, item, 1)
    listening_notes.impress(desk, item, 3, late)
    assert load_session(desk, planned).item(item).rating_value == 2
    assert Minutes(load_session(desk, planned)).plain()["calls"][0]["impressions"] == [3, 4]


def test_notes_have_authors_votes_and_private_ones_are_seen_by_their_author_alone(
    desk: Desk, planned: str
) -> None:
    item = listening_hold.start(desk, planned)
    late = person(desk, LATE)
    other = sits(desk.workspace, LATE)
    note = listening_notes.add_note(desk, item, 1_000, "idea", "One step", author_id=late)
    listening_notes.add_note(desk, item, 2_000, "pain", "for me", private=True)
    assert listening_notes.vote(desk, note) is True
    assert listening_notes.vote(other, note) is True
    assert listening_notes.vote(other, note) is False
    mine, theirs = load_session(desk, planned), load_session(other, planned)
    assert [(n.author, n.voters) for n in mine.notes] == [(LATE, ("高志远",)), ("高志远", ())]
    assert [n.text for n in theirs.notes] == ["One step"]
    assert "for me" not in Minutes(mine).html()
    with pytest.raises(ListeningError, match="no tag"):
        listening_notes.add_note(desk, item, 0, "shouting")


def test_an_action_is_carried_from_month_to_month_until_it_is_closed(desk: Desk, planned: str) -> None:
    item = listening_hold.start(desk, planned)
    note = listening_notes.add_note(desk, item, 1_000, "policy", "The customer has to call twice")
    owner = person(desk, LATE)
    action = listening_notes.make_action(
        desk, planned, "One step", note_id=note, owner_id=owner, due=date(2026, 12, 10)
    )
    listening_hold.end(desk, planned)
    later = later_session(desk, planned)
    listening_hold.start(desk, later)
    listening_hold.start(desk, later)
    view = load_session(desk, later)
    assert [(a.text, a.owner, a.state) for a in view.carried] == [("One step", LATE, "open")]
    assert [step.what for step in view.steps] == ["opened", "carried"]
    listening_notes.change_action(desk, action, state="done", outcome="The form was changed")
    view = load_session(desk, later)
    assert [(a.state, a.outcome) for a in view.carried] == [("done", "The form was changed")]
    assert "The form was changed" in Minutes(view).html()


def later_session(desk: Desk, planned: str) -> str:
    """A session of the month after, made of the same month's other calls."""
    from sqlalchemy import text

    month = months(desk.workspace)[-1]
    made = listening_plan.save(desk, listening_plan.draw(desk, PlanRequest(month, 10, "9")))
    year, number = map(int, month.split("-"))
    after = f"{year + number // 12}-{number % 12 + 1:02}"
    with desk.workspace.session() as session, session.begin():
        session.execute(
            text("UPDATE listening_session SET month = :m WHERE id = :id"), {"m": after, "id": made}
        )
    return made


def test_calls_are_put_in_order_trimmed_and_swapped_with_a_reason(desk: Desk, planned: str) -> None:
    before = load_session(desk, planned)
    ids = [item.id for item in before.items]
    listening_change.reorder(desk, planned, ids[::-1])
    assert [item.id for item in load_session(desk, planned).items] == ids[::-1]
    listening_change.trim(desk, ids[0], 1_000, 9_000)
    assert load_session(desk, planned).item(ids[0]).length_ms == 8_000
    with pytest.raises(ListeningError, match="Say why"):
        listening_change.swap(desk, ids[0], "  ")
    old = before.item(ids[0])
    with desk.workspace.session() as session, session.begin():
        from sqlalchemy import text

        session.execute(text("DELETE FROM listening_item WHERE id = :id"), {"id": ids[1]})
    new = listening_change.swap(desk, ids[0], "A colleague's own call")
    view = load_session(desk, planned)
    assert view.item(new).position == len(ids) - 1
    assert [(r.external_id, r.why) for r in view.replaced] == [(old.external_id, "A colleague's own call")]


def test_agents_hold_no_sessions_and_coaches_see_those_they_are_asked_to(desk: Desk, planned: str) -> None:
    with pytest.raises(PermissionDenied):
        listening_hold.start(sits(desk.workspace, "刘洋"), planned)
    bound = Desk(
        desk.workspace, Acting(person(desk, LATE), LATE, frozenset({"coach"}), frozenset({"nowhere"}))
    )
    with pytest.raises(ListeningError, match="not yours to see"):
        load_session(bound, planned)
    listening_change.describe(
        desk, planned, listening_change.Details(people=[person(desk, LATE)], title="Eleven")
    )
    assert load_session(bound, planned).facts.title == "Eleven"


def test_a_held_session_does_not_change_any_more(desk: Desk, planned: str) -> None:
    item = listening_hold.start(desk, planned)
    listening_hold.end(desk, planned)
    view = load_session(desk, planned)
    assert view.facts.state == "held"
    assert [row.state for row in view.items] == ["heard"] + ["skipped"] * (len(view.items) - 1)
    for change in (
        lambda: listening_hold.start(desk, planned),
        lambda: listening_change.reorder(desk, planned, [item]),
        lambda: listening_change.trim(desk, item, 0, 9_000),
    ):
        with pytest.raises(ListeningError):
            change()
