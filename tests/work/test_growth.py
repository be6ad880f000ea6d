"""Growth as people live it: a wish, a path agreed to it, steps, try-out days, training and what changed after it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from qa_desk.errors import QADeskError
from qa_desk.work.coaching import CoachingError, growing, growth
from tests.work.life_world import Centre

TODAY = date.today()


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def test_a_wish_becomes_a_path_that_is_walked_and_reached(centre: Centre) -> None:
    amy = centre.ids["Amy"]
    wished = growth.wish(centre.amy, "Coach for new colleagues", "I like explaining")
    with pytest.raises(CoachingError, match="already"):
        growth.wish(centre.amy, "coach for NEW colleagues")
    with pytest.raises(CoachingError, match="Agree"):
        growth.add_step(centre.ann, wished, "Sit beside Ann")
    assert growth.set_path(centre.ann, amy, " Coach for new colleagues ") == wished
    step = growth.add_step(centre.ann, wished, "Sit beside Ann", TODAY + timedelta(days=9))
    second = growth.add_step(centre.ann, wished, "Score ten calls")
    growth.set_step_done(centre.ann, step)
    growth.remove_step(centre.ann, second)
    (path,) = growing.growth_of(centre.amy, amy).paths
    assert (path.state, path.why, [one.done_on for one in path.steps]) == (
        "agreed",
        "I like explaining",
        [TODAY],
    )
    growth.reach(centre.ann, wished)
    assert growing.growth_of(centre.ann, amy).paths[0].reached_on == TODAY
    with pytest.raises(CoachingError, match="ended"):
        growth.leave(centre.ann, wished)
    with pytest.raises(CoachingError, match="your own wish"):
        growth.withdraw(centre.amy, wished)


def test_a_try_out_day_is_told_by_both_and_only_once_it_is_over(centre: Centre) -> None:
    path = growth.set_path(centre.ann, centre.ids["Amy"], "Complaints desk")
    ahead = growth.plan_tryout(centre.ann, path, TODAY + timedelta(days=1), centre.ids["Ben"])
    for attempt in (growth.hold_tryout, growth.say_of_tryout):
        with pytest.raises(CoachingError, match="lies ahead"):
            attempt(centre.ann if attempt is growth.hold_tryout else centre.amy, ahead, "Well")
    growth.call_off_tryout(centre.ann, ahead)
    done = growth.plan_tryout(centre.ann, path, TODAY, centre.ids["Ben"])
    growth.hold_tryout(centre.ann, done, "Kept calm")
    growth.say_of_tryout(centre.amy, done, "Hard and good")
    with pytest.raises(CoachingError, match="who was there"):
        growth.say_of_tryout(centre.bob, done, "Me too")
    days = {one.id: one for one in growing.growth_of(centre.amy, centre.ids["Amy"]).paths[0].tryouts}
    assert (days[ahead].state, days[done].state, days[done].host) == ("cancelled", "held", "Ben")
    assert (days[done].agent_word, days[done].host_word) == ("Hard and good", "Kept calm")
    with pytest.raises(CoachingError, match="Somebody else"):
        growth.plan_tryout(centre.ann, path, TODAY, centre.ids["Amy"])


def test_nobody_agrees_with_themselves_and_nobody_sees_others(centre: Centre) -> None:
    amy, bob = centre.ids["Amy"], centre.ids["Bob"]
    with pytest.raises(QADeskError):
        growth.set_path(centre.amy, amy, "Team lead")
    with pytest.raises(QADeskError):
        growth.record_training(centre.amy, amy, "Coaching")
    with pytest.raises(CoachingError, match="on your path"):
        growth.set_path(centre.ann, centre.ids["Ann"], "Team lead")
    growth.wish(centre.bob, "Team lead")
    with pytest.raises(CoachingError, match="teams"):
        growing.growth_of(centre.amy, bob)
    assert growing.everybody(centre.amy) == ()
    assert [one.agent for one in growing.everybody(centre.ann)] == ["Bob"]


def test_training_is_of_the_past_and_taken_back(centre: Centre) -> None:
    amy = centre.ids["Amy"]
    with pytest.raises(CoachingError, match="lies ahead"):
        growth.record_training(centre.ann, amy, "Listening", TODAY + timedelta(days=1))
    for wrong in ({"title": " "}, {"title": "Listening", "hours": 0.0}):
        with pytest.raises(CoachingError):
            growth.record_training(centre.ann, amy, **wrong)  # type: ignore[arg-type]
    made = growth.record_training(centre.ann, amy, "Listening", TODAY - timedelta(days=70), question="a2")
    (told,) = growing.growth_of(centre.ann, amy).trainings
    assert (told.row.title, told.row.taken_on) == ("Listening", TODAY - timedelta(days=70))
    assert told.effect is not None and told.effect.behaviour is None, (
        "nobody to compare with: nothing is said"
    )
    assert growing.growth_of(centre.amy, amy).trainings[0].effect is None
    growth.remove_training(centre.ann, made)
    assert growing.growth_of(centre.ann, amy).trainings == ()


def test_every_change_is_in_the_audit_log(centre: Centre) -> None:
    path = growth.set_path(centre.ann, centre.ids["Amy"], "Team lead")
    growth.add_step(centre.ann, path, "Run a meeting")
    growth.record_training(centre.ann, centre.ids["Amy"], "Leading")
    with centre.workspace.reading() as connection:
        found = connection.execute(
            text("SELECT subject_table FROM audit_event WHERE action = 'growth.set' ORDER BY seq")
        ).scalars()
        assert list(found) == ["growth_path", "growth_step", "training"]
