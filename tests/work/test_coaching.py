"""Coaching as people live it: gathered, planned, held, agreed, signed by both; goals judged on their day; praise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from qa_desk.errors import QADeskError
from qa_desk.work import coaching, moments
from qa_desk.work.coaching import CoachingError, GoalUnclear, Subject
from tests.work.life_world import Centre

NOW = datetime.now(UTC)


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


@pytest.fixture
def version(centre: Centre) -> str:
    return centre.form()


def planned(centre: Centre, *subjects: Subject, template: str = "") -> str:
    return coaching.plan_session(centre.ann, centre.ids["Amy"], NOW - timedelta(hours=1), subjects, template)


def test_the_agenda_is_gathered_from_what_went_wrong_and_from_moments(centre: Centre, version: str) -> None:
    centre.evaluated(version)
    moment = moments.add(centre.ann, centre.call, 100, 800, note="Here the promise")
    moments.add(centre.ann, centre.call, 100, 800, note="Between coaches", shared=False)
    found = coaching.gather(centre.ann, centre.ids["Amy"])
    kinds = [(one.subject.kind, one.subject.key) for one in found]
    assert ("question", "a2") in kinds and ("moment", moment) in kinds and len(kinds) == 2
    question = found[0]
    assert question.missed is not None and (question.missed.value, question.missed.n) == (1.0, 1)
    assert question.missed.low is not None and question.missed.low < 0.3
    with pytest.raises(QADeskError):
        coaching.gather(centre.amy, centre.ids["Amy"])


def test_both_see_a_session_and_each_only_their_own_private_note(centre: Centre) -> None:
    session = planned(centre, Subject("question", "a2"))
    coaching.write_notes(centre.ann, session, "We listened to the opening.")
    coaching.write_private_note(centre.ann, session, "Tired lately")
    coaching.write_private_note(centre.amy, session, "I did not agree")
    by_coach, by_agent = (coaching.view_session(desk, session) for desk in (centre.ann, centre.amy))
    assert by_coach.row.notes == by_agent.row.notes == "We listened to the opening."
    assert (by_coach.private, by_agent.private) == ("Tired lately", "I did not agree")
    assert coaching.view_session(centre.lena, session).private == ""
    assert by_coach.writes and not by_agent.writes
    with pytest.raises(CoachingError):
        coaching.view_session(centre.bob, session)
    with pytest.raises(QADeskError):
        coaching.write_notes(centre.amy, session, "Nothing happened")
    with pytest.raises(CoachingError):
        coaching.write_notes(centre.ben, session, "By another coach")


def test_both_sign_and_a_later_change_wants_signing_anew(centre: Centre) -> None:
    session = planned(centre)
    with pytest.raises(CoachingError, match="held"):
        coaching.sign(centre.amy, session)
    coaching.set_held(centre.ann, session)
    action = coaching.agree_action(centre.ann, session, "Say the waiting time", due=date(2099, 1, 1))
    for desk in (centre.ann, centre.amy, centre.amy):
        coaching.sign(desk, session)
    view = coaching.view_session(centre.amy, session)
    assert [(one.row.person, one.current) for one in view.signed] == [("Ann", True), ("Amy", True)]
    assert not view.signs
    coaching.set_done(centre.ann, action)
    assert all(one.current for one in coaching.view_session(centre.amy, session).signed)
    coaching.write_notes(centre.ann, session, "Added later")
    view = coaching.view_session(centre.amy, session)
    assert not any(one.current for one in view.signed) and view.signs
    with pytest.raises(CoachingError):
        coaching.sign(centre.lena, session)


def test_a_planned_session_counts_nowhere_until_it_is_held(centre: Centre) -> None:
    session = planned(centre, Subject("question", "a2"))
    held = "SELECT count(*) FROM coaching_session WHERE state = 'held'"
    assert centre.count(held) == 0
    with pytest.raises(CoachingError):
        coaching.set_held(centre.ann, session, NOW + timedelta(days=2))
    coaching.set_held(centre.ann, session)
    assert centre.count(held) == 1
    other = planned(centre)
    coaching.call_off(centre.ann, other)
    with pytest.raises(CoachingError):
        coaching.set_held(centre.ann, other)
    assert [row.state for row in coaching.sessions(centre.amy)].count("held") == 1


def test_the_page_to_send_holds_everything_but_what_is_private(centre: Centre, tmp_path: Path) -> None:
    shared = moments.add(centre.ann, centre.call, 0, 900, note="The <b>promise</b>")
    hidden = moments.add(centre.ann, centre.call, 0, 900, note="Only for coaches", shared=False)
    session = planned(centre, Subject("moment", shared), Subject("moment", hidden), Subject("question", "a2"))
    coaching.write_notes(centre.ann, session, "Goal\nfewer & better")
    coaching.write_private_note(centre.ann, session, "Nobody reads this")
    coaching.agree_action(centre.ann, session, "Practise the opening")
    by_agent = coaching.write_page(centre.amy, session, tmp_path / "amy.html").read_text("utf-8")
    assert "The &lt;b&gt;promise&lt;/b&gt;" in by_agent and "fewer &amp; better" in by_agent
    assert "Practise the opening" in by_agent and "<script" not in by_agent
    assert "Nobody reads this" not in by_agent and "Only for coaches" not in by_agent
    with pytest.raises(CoachingError):
        coaching.write_page(centre.bob, session, tmp_path / "bob.html")
    with pytest.raises(QADeskError, match="could not be written"):
        coaching.write_page(centre.ann, session, tmp_path / "no such folder" / "x.html")
    assert not list(tmp_path.glob("*.partial"))


def test_a_goal_keeps_its_baseline_and_is_too_early_to_tell_before_its_day(
    centre: Centre, version: str
) -> None:
    with centre.workspace.session() as session, session.begin():
        at = int((NOW - timedelta(days=3)).timestamp() * 1000)
        session.execute(text("UPDATE interaction SET started_at = :at"), {"at": at})
    centre.evaluated(version)
    agent = centre.ids["Amy"]
    with pytest.raises(GoalUnclear):
        coaching.set_goal(centre.ann, agent, "question", "a2", 0.9, date.today())
    with pytest.raises(GoalUnclear):
        coaching.set_goal(centre.ann, agent, "question", "nonsense", 0.9, date(2099, 1, 1))
    with pytest.raises(GoalUnclear):
        coaching.set_goal(centre.ann, agent, "question", "a2", 90, date(2099, 1, 1))
    goal = coaching.set_goal(centre.ann, agent, "question", "a2", 0.9, date(2099, 1, 1))
    (standing,) = coaching.standings(centre.amy)
    assert standing.goal.id == goal and standing.answer.verdict == "too_early" and not standing.over
    assert (standing.baseline.value, standing.baseline.n) == (0.0, 1)
    assert coaching.standings(centre.bob) == ()
    with pytest.raises(GoalUnclear):
        coaching.close_goal(centre.ben, goal)
    coaching.close_goal(centre.ann, goal, "Moved to another queue")
    assert coaching.standings(centre.ann)[0].goal.state == "closed"


def test_praise_is_bound_to_a_moment_and_the_board_shows_no_call_one_may_not_see(centre: Centre) -> None:
    moment = moments.add(centre.ann, centre.call, 0, 900, note="Warm")
    coaching.give_praise(centre.ann, centre.ids["Amy"], "What a warm opening", moment)
    quiet = coaching.give_praise(centre.ann, centre.ids["Amy"], "Between us", on_board=False)
    assert {row.text for row in coaching.board(centre.amy)} == {"What a warm opening", "Between us"}
    (row,) = coaching.board(centre.bob)
    assert row.text == "What a warm opening" and row.interaction_id is None and row.start_ms is None
    with pytest.raises(CoachingError):
        coaching.give_praise(centre.ann, centre.ids["Bob"], "Not his call", moment)
    with pytest.raises(CoachingError):
        coaching.take_back(centre.ben, quiet)
    coaching.take_back(centre.ann, quiet)
    assert len(coaching.board(centre.amy)) == 1
