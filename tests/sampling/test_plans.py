"""Sampling plans: what is drawn for an agent, and who scores it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.sampling import (
    Evaluator,
    FrameCall,
    PlanDefinition,
    Rule,
    Target,
    Task,
    Where,
    draw_agent,
    rotate,
)
from qa_desk.sampling.plan import PlanInvalid

SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


def calls(n: int, low: int = 0) -> list[FrameCall]:
    """An agent's calls through a month, the first `low` of them rated low."""
    step = (UNTIL - SINCE) / max(n, 1)
    return [
        FrameCall(
            id=f"c{i}", agent_id="a", started_at=SINCE + step * i, duration_ms=60_000, direction="in",
            channel="voice", band="low" if i % max(1, n // max(low, 1)) == 0 and low else "high", reason="Cards / Bill",
            tier="", language="en", failed=False, repeated=False,
        )
        for i in range(n)
    ]  # fmt: skip


def plan(**more: object) -> PlanDefinition:
    values: dict[str, object] = {
        "name": "monthly",
        "form": "support",
        "target": Target(per_agent=6),
        "rules": (Rule("low", Where(rating=("low",)), 2),),
    }
    return PlanDefinition(**{**values, **more})  # type: ignore[arg-type]


def test_rules_come_first_and_the_rest_is_spread_over_the_period() -> None:
    found = draw_agent(plan(), "k", calls(120, 10), 6, SINCE, UNTIL)
    kinds = Counter(pick.stratum.split()[0] for pick in found.picks)
    assert kinds == {"low": 2, "random": 4}
    weeks = {pick.stratum for pick in found.picks if pick.stratum != "low"}
    assert weeks == {f"random {i}/4" for i in range(1, 5)}


def test_weights_add_up_to_the_frame() -> None:
    found = draw_agent(plan(), "k", calls(120, 10), 6, SINCE, UNTIL)
    assert sum(pick.weight for pick in found.picks) == pytest.approx(120)


def test_a_call_that_arrives_later_moves_only_its_own_slice() -> None:
    month = calls(120, 10)
    late = FrameCall(**{**{f: getattr(month[100], f) for f in month[100].__slots__}, "id": "late"})
    one = {pick.call_id for pick in draw_agent(plan(), "k", month, 6, SINCE, UNTIL).picks}
    other = {pick.call_id for pick in draw_agent(plan(), "k", [*month, late], 6, SINCE, UNTIL).picks}
    assert len(one - other) <= 1


def test_more_than_half_hunted_is_refused() -> None:
    with pytest.raises(PlanInvalid, match="hunts"):
        plan(rules=(Rule("low", Where(rating=("low",)), 4),)).check()
    with pytest.raises(PlanInvalid, match="falls back"):
        plan(fallback=("nothing",)).check()
    plan().check()


@given(st.integers(0, 40), st.integers(0, 10), st.integers(1, 12))
def test_an_agent_gets_what_is_wanted_or_all_there_is(n: int, low: int, wanted: int) -> None:
    found = draw_agent(plan(), "k", calls(n, low), wanted, SINCE, UNTIL)
    assert len(found.picks) == min(n, wanted)
    assert sum(found.missing.values()) == wanted - len(found.picks)


def tasks(agents: int, each: int) -> list[Task]:
    return [Task(f"a{a}-{i}", f"a{a}", frozenset({f"t{a % 2}"})) for a in range(agents) for i in range(each)]


def coaches(n: int, capacity: int | None = None) -> list[Evaluator]:
    return [Evaluator(f"e{i}", capacity, frozenset({f"t{i % 2}"})) for i in range(n)]


def test_work_is_shared_evenly_and_everybody_can_be_compared() -> None:
    found = rotate(tasks(12, 6), coaches(4), "k")
    load = Counter(one.evaluator_id for one in found.given)
    assert max(load.values()) - min(load.values()) <= 2
    assert found.connected
    of_agent = Counter((one.task.agent_id, one.evaluator_id) for one in found.given)
    assert max(of_agent.values()) <= 6 / 4 + 1.5


def test_no_more_than_half_of_what_somebody_scores_is_of_their_own_team() -> None:
    found = rotate(tasks(12, 6), coaches(4), "k")
    for coach in coaches(4):
        mine = [one for one in found.given if one.evaluator_id == coach.id]
        assert sum(bool(one.task.teams & coach.teams) for one in mine) <= len(mine) / 2 + 1


def test_capacity_is_a_limit_and_what_is_left_over_is_said() -> None:
    found = rotate(tasks(4, 5), coaches(2, capacity=6), "k")
    assert len(found.given) == 12
    assert len(found.left_over) == 8


def test_nobody_scores_their_own_calls() -> None:
    found = rotate([Task("c", "e0")], [Evaluator("e0")], "k")
    assert not found.given
    assert rotate([Task("c", "e0")], coaches(2), "k").given[0].evaluator_id == "e1"


def test_hidden_doubles_join_each_coach_to_the_next() -> None:
    found = rotate(tasks(12, 6), coaches(4), "k", doubles_percent=10)
    doubles = [one for one in found.given if one.double]
    assert len(doubles) == 8
    firsts = {one.task.call_id: one.evaluator_id for one in found.given if not one.double}
    assert all(firsts[one.task.call_id] != one.evaluator_id for one in doubles)
    assert len({(firsts[one.task.call_id], one.evaluator_id) for one in doubles}) == 4


def test_two_halves_that_never_meet_are_named() -> None:
    found = rotate([Task("x", "a0")], [Evaluator("e0")], "k", before=[("a1", "e1")])
    assert not found.connected
    assert len(found.groups) == 2


def test_calls_go_to_who_understands_them_and_a_second_score_too() -> None:
    work = [Task(f"c{i}", f"a{i % 4}", language="zh-CN" if i % 2 else "en") for i in range(24)]
    people = [
        Evaluator("en", languages=frozenset({"en"})),
        Evaluator("zh", languages=frozenset({"zh"})),
        Evaluator("both", languages=frozenset({"en", "zh"})),
    ]
    found = rotate(work, people, "k", doubles_percent=20)
    by_id = {one.id: one for one in people}
    assert len([one for one in found.given if not one.double]) == 24
    assert all(one.task.language[:2] in by_id[one.evaluator_id].languages for one in found.given)
    assert any(one.double for one in found.given) and found.connected
    assert rotate(work, people[:2], "k").connected is False
