"""My queue from the outside: what waits, how it is begun, skipped, handed over; what a lead sees of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from db.queries.sampling import Spell
from qa_desk.sampling import Exclude, PlanDefinition, Rule, Target, Where
from qa_desk.sampling.guard import guard
from qa_desk.work import Desk, calibration, evaluate, sampling
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.sampling import SamplingError
from qa_desk.work.sampling.drawn import AgentPart
from qa_desk.work.sampling.people import days_here
from qa_desk.work.submit import submit
from tests.scoring.small_forms import YES
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


def test_scored_calls_come_back_blind_unmarked_and_count_for_nobody(tmp_path: Path) -> None:
    centre = Centre(tmp_path / "w")
    for n in range(2, 7):
        centre.add_call(f"c{n}")
    form = centre.form()
    for desk, call in ((centre.ann, "c1"), (centre.ben, "c2")):
        draft = evaluate.start(desk, call, form)
        evaluate.set_answers(desk, draft, ONE_LOST)
        submit(desk, draft)
    month_after = date.today() + timedelta(days=30)
    plan = PlanDefinition(
        name="Monthly", form=form, target=Target(per_agent=2), evaluators=("Ann", "Ben"), doubles=0, rescores=100,
        exclude=Exclude(shorter_than_s=0, without_sound=False),
    )  # fmt: skip
    drawn = sampling.draw(centre.lena, plan, "1970-01", month_after)
    again = [call for call in drawn.calls if call.again]
    assert {call.call.id for call in again} == {"c1", "c2"}
    assert sampling.provenance(drawn)["rescores"] == {"of": 2, "drawn": 2}
    sampling.save(centre.lena, drawn)
    waiting = {
        name: sampling.my_day(desk, TODAY).calls for name, desk in (("a", centre.ann), ("b", centre.ben))
    }
    both = [*waiting["a"], *waiting["b"]]
    assert len(both) == len(drawn.calls) and not any(
        "again" in str(row) or "rescore" in str(row) for row in both
    )
    who = next(call for call in again)
    desk = centre.ann if who.evaluator == "Ann" else centre.ben
    row = next(row for row in sampling.my_day(desk, TODAY).calls if row.interaction_id == who.call.id)
    begun = sampling.begin(desk, row.assignment_id)
    before = centre.count(f"SELECT evaluation_count FROM interaction WHERE id = '{who.call.id}'")
    evaluate.set_answers(desk, begun.draft_id, ONE_LOST)
    submit(desk, begun.draft_id)
    assert centre.count(f"SELECT evaluation_count FROM interaction WHERE id = '{who.call.id}'") == before
    assert row.assignment_id not in {left.assignment_id for left in sampling.my_day(desk, TODAY).calls}
    (told,) = [
        one for one in sampling.second_scores(centre.lena) if one.drift.bias.n or one.against_others.bias.n
    ][:1]
    assert (told.drift.bias.value, told.against_others.bias.value) in ((0, None), (None, 0))
    later = sampling.draw(centre.lena, plan, "1970-01", month_after)
    assert not any(call.again for call in later.calls)


def test_a_skipped_call_is_replaced_by_the_next_draw(centre: Centre) -> None:
    extra = centre.add_call("c7")
    first = mine(centre.ann).calls[0]
    sampling.skip(centre.ann, first.assignment_id, "Wrong recording")
    with centre.workspace.reading() as connection:
        plan = sampling.find_plan(connection, "Monthly")[1]
    drawn = sampling.draw(centre.lena, plan, "1970-01", TODAY)
    assert [call.call.id for call in drawn.calls] == [extra]
    assert drawn.skipped == (first.interaction_id,)
    (part,) = drawn.agents
    assert (part.wanted, part.given_before) == (1, 5)


def test_leave_and_a_late_start_leave_an_agent_their_share_of_calls(centre: Centre) -> None:
    with centre.workspace.reading() as connection:
        stored = sampling.find_plan(connection, "Monthly")[1]
    plan = msgspec.structs.replace(stored, name="Fair")
    amy = centre.ids["Amy"]

    def part(period: str = "1970-01") -> AgentPart:
        (found,) = sampling.draw(centre.lena, plan, period, TODAY).agents
        return found

    assert (part().wanted, part().days_here, part().days) == (6, 31, 31)
    sampling.set_room(centre.lena, amy, None, (date(1970, 1, 10), date(1970, 2, 1)))
    assert (part().wanted, part().days_here) == (2, 9)  # nine days of 31: 1.7 calls, rounded up
    assert part().draw.frame and sum(part().draw.taken.values()) == 2
    sampling.set_room(centre.lena, amy, None, (date(1969, 12, 1), date(1970, 3, 1)))
    assert (part().wanted, part().days_here) == (0, 0)


def test_days_here_are_days_in_a_team_and_not_away() -> None:
    first, after = date(2026, 11, 1), date(2026, 12, 1)
    here = partial(days_here, first=first, after=after)
    late = Spell("a", "t", "Team", date(2026, 11, 21), None)
    left = Spell("a", "u", "Other", date(2020, 1, 1), date(2026, 11, 6))
    assert here("a", [late], []) == 10
    assert here("a", [late, left], []) == 15
    assert here("a", [late], [("a", None, date(2026, 11, 25), None)]) == 4
    assert here("b", [late], [("a", None, date(2026, 11, 25), None)]) == 30


def test_a_live_plan_draws_each_slice_once_it_is_over_and_touches_nothing_given(tmp_path: Path) -> None:
    centre = Centre(tmp_path / "w")
    day = 86_400_000
    for n in range(2, 32):
        centre.add_call(f"c{n}")
        with centre.workspace.session() as session, session.begin():
            session.connection().exec_driver_sql(
                "UPDATE interaction SET started_at = ? WHERE id = ?", ((n - 1) * day + day // 2, f"c{n}")
            )
    plan = PlanDefinition(
        name="Live", form=centre.form(), target=Target(per_agent=4), evaluators=("Ann", "Ben"), doubles=0,
        live=True, exclude=Exclude(shorter_than_s=0, without_sound=False),
    )  # fmt: skip
    given: dict[str, str] = {}
    counts = []
    for today in (date(1970, 1, 5), date(1970, 1, 9), date(1970, 1, 10), date(1970, 1, 20), date(1970, 2, 2)):
        drawn = sampling.draw(centre.lena, plan, "1970-01", today)
        assert not given.keys() & {call.call.id for call in drawn.calls}
        assert all(call.call.started_at.date() < today for call in drawn.calls)
        given |= {call.call.id: call.evaluator_id for call in drawn.calls}
        sampling.save(centre.lena, drawn)
        counts.append(len(given))
    assert counts == [0, 1, 1, 2, 4]
    with centre.workspace.reading() as connection:
        rows = connection.exec_driver_sql("SELECT interaction_id, evaluator_id, chance FROM assignment").all()
    assert {call: who for call, who, _ in rows} == given
    assert sum(1 / chance for *_, chance in rows) == pytest.approx(31)


def test_a_hunt_does_not_bend_the_average_and_both_are_told(tmp_path: Path) -> None:
    centre = Centre(tmp_path / "w")
    for n in range(2, 31):
        centre.add_call(f"c{n}")
    with centre.workspace.session() as session, session.begin():
        session.connection().exec_driver_sql(
            "UPDATE interaction SET direction = 'out' WHERE id IN ('c2', 'c3')"
        )
    plan = PlanDefinition(
        name="Hunt", form=centre.form(), target=Target(per_agent=4), evaluators=("Ann", "Ben"), doubles=0,
        rules=(Rule("out", Where(direction=("out",)), 2),),
        exclude=Exclude(shorter_than_s=0, without_sound=False),
    )  # fmt: skip
    sampling.save(centre.lena, sampling.draw(centre.lena, plan, "1970-01", TODAY))
    for desk in (centre.ann, centre.ben):
        for row in sampling.my_day(desk, TODAY).calls:
            begun = sampling.begin(desk, row.assignment_id)
            bad = row.interaction_id in ("c2", "c3")
            evaluate.set_answers(desk, begun.draft_id, ONE_LOST if bad else {"a1": YES, "a2": YES, "b1": YES})
            submit(desk, begun.draft_id)
    (amy,) = sampling.averages(centre.lena, "Hunt").agents
    assert (amy.plain.n, amy.given, amy.left_out) == (4, 4, 0)
    assert amy.plain.value == pytest.approx((2 * 200 / 3 + 2 * 100) / 4)
    assert amy.weighted.value == pytest.approx((2 * 200 / 3 + 28 * 100) / 30)
    assert amy.weighted.not_covered == 0
    with pytest.raises(SamplingError, match="not drawn for this period"):
        sampling.averages(centre.lena, "Hunt", "1970-02")


def test_live_plans_are_drawn_by_the_clock(tmp_path: Path) -> None:
    centre = Centre(tmp_path / "w")
    for n in range(2, 8):
        centre.add_call(f"c{n}")
    plan = PlanDefinition(
        name="Live", form=centre.form(), target=Target(per_agent=3), evaluators=("Ann", "Ben"), doubles=0,
        live=True, exclude=Exclude(shorter_than_s=0, without_sound=False),
    )  # fmt: skip
    sampling.save(centre.lena, sampling.draw(centre.lena, plan, "1970-01", date(1970, 1, 2)))
    assert [len(d.calls) for d in sampling.draw_due(centre.lena, date(1970, 1, 12))] == [1]
    assert sampling.draw_due(centre.lena, date(1970, 1, 12)) == []
    assert [len(d.calls) for d in sampling.draw_due(centre.lena, date(1970, 2, 1))] == [2]
    assert sampling.draw_due(centre.lena, date(1970, 2, 2)) == []


def test_coaching_that_is_due_waits_too(centre: Centre) -> None:
    amy, ann = centre.ids["Amy"], centre.ids["Ann"]
    rows = (
        "INSERT INTO coaching_session (id, agent_id, coach_id, held_at, notes, state, template, created_at,"
        f" updated_at, deleted) VALUES ('s', '{amy}', '{ann}', {34 * 86_400_000}, '', 'planned', '', 0, 0, 0)",
        "INSERT INTO coaching_action (id, session_id, text, owner_id, due, created_at, updated_at, deleted)"
        f" VALUES ('x', 's', 'Listen to two calls', '{ann}', '1970-02-10', 0, 0, 0)",
    )
    with centre.workspace.session() as session, session.begin():
        for row in rows:
            session.connection().exec_driver_sql(row)
    found = mine(centre.ann).coaching
    assert [(one.kind, one.agent, one.due) for one in found] == [
        ("session", "Amy", date(1970, 2, 4)), ("action", "Amy", date(1970, 2, 10)),
    ]  # fmt: skip
    assert mine(centre.ben).coaching == ()
