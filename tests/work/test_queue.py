"""My queue from the outside: what waits, how it is begun, skipped, handed over; what a lead sees of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa_desk.sampling import Exclude, PlanDefinition, Target
from qa_desk.sampling.guard import guard
from qa_desk.work import Desk, calibration, evaluate, sampling
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.sampling import SamplingError
from qa_desk.work.submit import submit
from tests.work.life_world import ONE_LOST, Centre

TODAY = date(1970, 2, 3)


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    """Six calls of Amy, drawn for Ann and Ben."""
    made = Centre(tmp_path / "w")
    for n in range(2, 7):
        made.add_call(f"c{n}")
    form = made.form()
    plan = PlanDefinition(
        name="Monthly",
        form=form,
        target=Target(per_agent=6),
        exclude=Exclude(shorter_than_s=0, without_sound=False),
        doubles=0,
        evaluators=("Ann", "Ben"),
    )
    sampling.save(made.lena, sampling.draw(made.lena, plan, "1970-01", TODAY))
    return made


def mine(desk: Desk) -> sampling.MyDay:
    return sampling.my_day(desk, TODAY)


def test_the_coaches_share_the_calls_and_see_their_own_plan(centre: Centre) -> None:
    ann, ben = mine(centre.ann), mine(centre.ben)
    assert len(ann.calls) + len(ben.calls) == 6 and abs(len(ann.calls) - len(ben.calls)) <= 1
    assert [(share.name, share.done, share.open) for share in ann.plans] == [
        ("Monthly · 1970-01", 0, len(ann.calls))
    ]
    assert ann.calls[0].due == date(1970, 2, 8)


def test_scoring_a_queued_call_takes_it_from_the_queue(centre: Centre) -> None:
    first = mine(centre.ann).calls[0]
    begun = sampling.begin(centre.ann, first.assignment_id)
    assert sampling.begin(centre.ann, first.assignment_id) == begun
    day = mine(centre.ann)
    assert day.calls[0].draft_id == begun.draft_id and day.drafts == ()
    evaluate.set_answers(centre.ann, begun.draft_id, ONE_LOST)
    submit(centre.ann, begun.draft_id)
    after = mine(centre.ann)
    assert first.assignment_id not in {row.assignment_id for row in after.calls}
    assert (after.plans[0].done, after.done_this_week) == (1, 1)
    with pytest.raises(SamplingError, match="any more"):
        sampling.begin(centre.ann, first.assignment_id)


def test_nobody_begins_what_waits_for_somebody_else(centre: Centre) -> None:
    with pytest.raises(SamplingError, match="somebody else"):
        sampling.begin(centre.ben, mine(centre.ann).calls[0].assignment_id)
    with pytest.raises(PermissionDenied):
        sampling.my_day(centre.amy)


def test_a_skip_wants_a_reason_and_the_lead_reads_it(centre: Centre) -> None:
    first = mine(centre.ann).calls[0]
    with pytest.raises(SamplingError, match="with a reason"):
        sampling.skip(centre.ann, first.assignment_id, "  ")
    sampling.skip(centre.ann, first.assignment_id, "Wrong recording")
    assert first.assignment_id not in {row.assignment_id for row in mine(centre.ann).calls}
    team = sampling.team_day(centre.lena, TODAY)
    ann = next(one for one in team.handled if one.name == "Ann")
    assert (ann.skipped, ann.reasons) == (1, ("Wrong recording",))
    assert {one.judged for one in team.skips} == {"too_few"}


def test_a_call_is_handed_to_a_colleague_once(centre: Centre) -> None:
    first = mine(centre.ann).calls[0]
    sampling.hand_over(centre.ann, first.assignment_id, centre.ids["Ben"], "Ben speaks French")
    assert first.assignment_id in {row.assignment_id for row in mine(centre.ben).calls}
    with pytest.raises(SamplingError, match="own"):
        sampling.hand_over(centre.ben, first.assignment_id, centre.ids["Amy"])
    with pytest.raises(SamplingError, match="scores this call already"):
        sampling.hand_over(centre.ben, first.assignment_id, centre.ids["Ben"])
    ann = next(one for one in sampling.team_day(centre.lena, TODAY).handled if one.name == "Ann")
    assert ann.handed_over == 1


def test_rounds_to_score_wait_too(centre: Centre) -> None:
    version = mine(centre.ann).calls[0]
    with centre.workspace.reading() as connection:
        form = connection.exec_driver_sql(
            "SELECT form_version_id FROM assignment WHERE id = ?", (version.assignment_id,)
        ).scalar_one()
    both = [centre.ids["Ann"], centre.ids["Ben"]]
    calibration.open_round(centre.lena, "November", str(form), ["c1"], both)
    assert [(row.title, row.mine_left) for row in mine(centre.ann).rounds] == [("November", 1)]


def test_room_and_absence_are_said_and_shown(centre: Centre) -> None:
    sampling.set_room(centre.ann, centre.ids["Ann"], 12, (date(1970, 2, 1), date(1970, 2, 10)))
    sampling.set_room(centre.lena, centre.ids["Ben"], 5)
    room = mine(centre.ann).room
    assert (room.weekly, room.away_to) == (12, date(1970, 2, 10))
    loads = {load.share.name: load for load in sampling.team_day(centre.lena, TODAY).loads}
    assert loads["Ben"].room.weekly == 5 and loads["Ann"].share.open == len(mine(centre.ann).calls)
    with pytest.raises(SamplingError, match="Only a lead"):
        sampling.set_room(centre.ann, centre.ids["Ben"], 1)
    with pytest.raises(SamplingError, match="ends after"):
        sampling.set_room(centre.ann, centre.ids["Ann"], 1, (TODAY, TODAY))


def test_picking_stands_out_only_where_chance_does_not_explain_it() -> None:
    alike = {one.key: one.judged for one in guard([("a", 40, 3), ("b", 40, 2), ("c", 40, 4)])}
    assert set(alike.values()) == {"like_the_others"}
    found = {one.key: one for one in guard([("a", 40, 14), ("b", 40, 2), ("c", 40, 1), ("d", 5, 5)])}
    assert found["a"].judged == "more_than_chance" and found["a"].p is not None and found["a"].p < 0.01
    assert found["b"].judged == "like_the_others"
    assert (found["d"].judged, found["d"].p) == ("too_few", None)
    high = found["a"].expected_high
    assert high is not None and high < 14
    assert guard([]) == []
