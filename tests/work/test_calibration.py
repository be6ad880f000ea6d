"""Calibration rounds from the outside: opened, scored blind, revealed with one late, agreed, reported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from db.queries import calibration as reads
from db.queries.acting import find_acting
from db.queries.agents import Period, evaluations
from db.queries.review import evaluations_of_call
from db.queries.review import moments as call_moments
from qa_desk.scoring import Answer
from qa_desk.work import Desk, calibration, evaluate, form_drafts, moments, people
from qa_desk.work.calibration import CalibrationError
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import Centre

FULL: Mapping[str, Answer] = {"a1": YES, "a2": YES, "b1": YES}
STRICT: Mapping[str, Answer] = {"a1": YES, "a2": NO, "b1": YES}
SINCE_EVER = Period(datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


class Round:
    """A round of Ann, Ben and Cat on so many calls, hosted by Lena."""

    def __init__(self, centre: Centre, calls: int = 2, **fields: object) -> None:
        self.centre = centre
        centre.ids["Cat"] = people.add(centre.lena, "Cat", {"coach"})
        with centre.workspace.reading() as connection:
            self.cat = Desk(centre.workspace, find_acting(connection, "Cat"))
        self.version = centre.form()
        self.calls = [centre.call, *(centre.add_call(f"c{n}") for n in range(2, calls + 1))]
        members = [centre.ids[name] for name in ("Ann", "Ben", "Cat")]
        self.id = calibration.open_round(
            centre.lena,
            "November",
            self.version,
            self.calls,
            members,
            **fields,  # type: ignore[arg-type]
        )

    def score(self, desk: Desk, call: str, answers: Mapping[str, Answer] = FULL) -> str:
        draft = calibration.begin(desk, self.id, call)
        evaluate.set_answers(desk, draft, answers)
        return submit(desk, draft)


@pytest.fixture
def two(centre: Centre) -> Round:
    return Round(centre)


def test_before_the_reveal_everybody_sees_only_their_own(centre: Centre, two: Round) -> None:
    two.score(centre.ann, "c1", STRICT)
    two.score(centre.ben, "c1")
    mine = calibration.report(centre.ann, "November")
    assert mine.hidden and mine.scores == {"c1": {"Ann": pytest.approx(200 / 3)}, "c2": {}}
    assert mine.questions == () and mine.totals is None and mine.severity == ()
    assert calibration.report(centre.lena, "November").scores == {"c1": {}, "c2": {}}


def test_no_other_road_leads_to_the_scores_of_others(centre: Centre, two: Round) -> None:
    hers = two.score(centre.ann, "c1", STRICT)
    assert centre.ben.acting is not None and centre.ann.acting is not None
    with centre.workspace.reading() as connection:
        assert evaluations_of_call(connection, centre.ben.acting, "c1") == []
        assert [row.id for row in evaluations_of_call(connection, centre.ann.acting, "c1")] == [hers]
    with pytest.raises(evaluate.EvaluationError):
        load_submitted(centre.ben, hers)
    two.score(centre.ben, "c1")
    two.score(centre.ben, "c2")
    calibration.reveal(centre.lena, two.id)
    assert load_submitted(centre.ben, hers).evaluator_id == centre.ids["Ann"]


def test_who_comes_late_scores_blind_and_counts_in_no_figure(centre: Centre, two: Round) -> None:
    for call in ("c1", "c2"):
        two.score(centre.ann, call, STRICT)
        two.score(centre.ben, call)
    calibration.reveal(centre.lena, two.id)
    assert calibration.report(two.cat, "November").hidden
    before = calibration.report(centre.lena, "November")
    two.score(two.cat, "c1", STRICT)
    two.score(two.cat, "c2", STRICT)
    after = calibration.report(two.cat, "November")
    assert not after.hidden
    assert after.late == (("c1", "Cat"), ("c2", "Cat"))
    assert {m.name: (m.scored, m.late) for m in after.members} == {
        "Ann": (2, 0),
        "Ben": (2, 0),
        "Cat": (2, 2),
    }
    figures = [[(q.agreement, q.resampled) for q in found.questions] for found in (before, after)]
    assert figures[0] == figures[1]
    assert after.totals_by == ("Ann", "Ben")
    lost = next(q for q in after.questions if q.key == "a2")
    assert {v.person: (v.choice, v.late) for v in lost.voices if v.external_id == "c1"} == {
        "Ann": ("no", False), "Ben": ("yes", False), "Cat": ("no", True),
    }  # fmt: skip
    assert lost.split == ("c1", "c2")


def test_a_round_that_is_not_finished_still_reports(centre: Centre) -> None:
    many = Round(centre, calls=12)
    for call in many.calls:
        many.score(centre.ann, call, STRICT)
        many.score(centre.ben, call)
    calibration.reveal(centre.lena, many.id)
    found = calibration.report(centre.lena, "November")
    by_key = {q.key: q for q in found.questions}
    assert by_key["a1"].agreement.percent.value == 1 and by_key["a1"].agreement.verdict == "no_failures_seen"
    assert by_key["a2"].agreement.percent.value == 0 and by_key["a2"].agreement.verdict == "rewrite"
    assert by_key["a2"].agreement.percent.n == 12
    assert (by_key["a2"].resampled.percent_low, by_key["a2"].resampled.percent_high) == (0, 0)
    assert found.to_rewrite == ("a2",)
    bias = {one.person: one.gap.bias for one in found.severity}
    assert (bias["Ann"].value, bias["Ann"].n) == (pytest.approx(-100 / 3), 12)
    assert (bias["Cat"].value, bias["Cat"].state) == (None, "too_few")
    assert found.totals is not None and found.totals.single.state == "undefined"


def test_few_calls_get_no_verdict(centre: Centre, two: Round) -> None:
    for call in ("c1", "c2"):
        two.score(centre.ann, call, STRICT)
        two.score(centre.ben, call)
    calibration.reveal(centre.lena, two.id)
    found = calibration.report(centre.lena, "November")
    assert {q.agreement.verdict for q in found.questions} == {"too_few"}
    assert all(q.resampled.percent_low is None for q in found.questions)


def test_the_experts_scores_are_the_key(centre: Centre) -> None:
    found = Round(centre, expert_id=centre.ids["Ben"])
    for call in found.calls:
        found.score(centre.ann, call, STRICT)
        found.score(centre.ben, call)
        found.score(found.cat, call)
    calibration.reveal(centre.lena, found.id)
    report = calibration.report(centre.lena, "November")
    assert report.key == "Ben"
    assert {s.person: s.gap.bias.value for s in report.severity} == {"Ann": pytest.approx(-100 / 3), "Cat": 0}


def test_the_room_settles_each_question_with_a_reason(centre: Centre, two: Round) -> None:
    two.score(centre.ann, "c1", STRICT)
    with centre.workspace.reading() as connection:
        call = reads.round_calls(connection, two.id)[0].id
    with pytest.raises(CalibrationError, match="after the scores are revealed"):
        calibration.agree(centre.lena, call, "a2", "no", "too early")
    calibration.reveal(centre.lena, two.id)
    calibration.agree(centre.lena, call, "a1", "yes")
    calibration.agree(centre.lena, call, "a2", "yes", "First thought")
    calibration.agree(centre.lena, call, "a2", "no", "No offer was made")
    assert calibration.report(centre.lena, "November").agreed_scores == {"c1": None, "c2": None}
    calibration.agree(centre.lena, call, "b1", "na", "Nothing to close")
    found = calibration.report(centre.lena, "November")
    assert found.agreed_scores == {"c1": pytest.approx(50), "c2": None}
    settled = {q.key: q.agreed for q in found.questions}
    assert settled["a2"] == {"c1": ("no", "No offer was made")}
    with pytest.raises(CalibrationError, match="no such answer"):
        calibration.agree(centre.lena, call, "a2", "perhaps")


def test_what_an_answer_rests_on_can_be_played(centre: Centre, two: Round) -> None:
    draft = calibration.begin(centre.ann, two.id, "c1")
    marked = moments.add(centre.ann, "c1", 300, 700, note="never asked")
    evaluate.set_answers(centre.ann, draft, STRICT)
    evaluate.add_evidence(centre.ann, draft, "a2", marked)
    submit(centre.ann, draft)
    calibration.reveal(centre.lena, two.id)
    voice = next(q for q in calibration.report(centre.lena, "November").questions if q.key == "a2").voices[0]
    assert [(e.start_ms, e.end_ms, e.note) for e in voice.evidence] == [(300, 700, "never asked")]


def test_moments_of_others_are_no_hint_while_one_scores_blind(centre: Centre, two: Round) -> None:
    def seen(desk: Desk) -> set[str]:
        assert desk.acting is not None
        with centre.workspace.reading() as connection:
            return {row.note for row in call_moments(connection, desk.acting, "c1")}

    moments.add(centre.lena, "c1", 0, 100, note="before the round")
    draft = calibration.begin(centre.ann, two.id, "c1")
    hers = moments.add(centre.ann, "c1", 300, 700, note="never asked")
    evaluate.set_answers(centre.ann, draft, STRICT)
    evaluate.add_evidence(centre.ann, draft, "a2", hers)
    assert seen(centre.ann) == {"never asked"}
    submit(centre.ann, draft)
    assert seen(centre.ann) == {"never asked", "before the round"}
    assert seen(centre.ben) == {"before the round"}
    calibration.begin(centre.ben, two.id, "c1")
    moments.add(centre.ben, "c1", 500, 600, note="mine")
    assert seen(centre.ben) == {"mine"}


def test_nothing_of_a_round_counts_for_the_agent(centre: Centre, two: Round) -> None:
    two.score(centre.ann, "c1", STRICT)
    calibration.reveal(centre.lena, two.id)
    assert centre.amy.acting is not None
    with centre.workspace.reading() as connection:
        assert evaluations(connection, centre.amy.acting, centre.ids["Amy"], SINCE_EVER) == []
    assert centre.count("SELECT evaluation_count FROM interaction WHERE id = 'c1'") == 0
    assert centre.count("SELECT count(*) FROM evaluation_event WHERE kind = 'released'") == 0


def test_only_members_score_and_only_the_host_or_a_lead_reveals(centre: Centre, two: Round) -> None:
    with pytest.raises(CalibrationError, match="not in this round"):
        calibration.begin(centre.lena, two.id, "c1")
    two.score(centre.ann, "c1")
    with pytest.raises(CalibrationError, match="Only the host"):
        calibration.reveal(centre.ben, two.id)
    with pytest.raises(PermissionDenied):
        calibration.reveal(centre.amy, two.id)
    calibration.close(centre.lena, two.id)
    with pytest.raises(CalibrationError, match="any more"):
        calibration.begin(centre.ben, two.id, "c1")


def test_a_round_needs_a_call_two_people_and_a_score_to_reveal(centre: Centre, two: Round) -> None:
    with pytest.raises(CalibrationError, match="at least one call and two people"):
        calibration.open_round(centre.lena, "x", two.version, ["c1"], [centre.ids["Ann"]])
    with pytest.raises(CalibrationError, match="nothing to reveal"):
        calibration.reveal(centre.lena, two.id)
    two.score(centre.ann, "c1")
    calibration.reveal(centre.lena, two.id)
    with pytest.raises(CalibrationError, match="already"):
        calibration.reveal(centre.lena, two.id)


def test_an_agent_finds_no_round(centre: Centre, two: Round) -> None:
    with pytest.raises(CalibrationError, match="no single calibration round"):
        calibration.report(centre.amy, "November")


def test_a_form_draft_has_the_doubtful_questions_marked(centre: Centre) -> None:
    many = Round(centre, calls=12)
    for call in many.calls:
        many.score(centre.ann, call, STRICT)
        many.score(centre.ben, call)
    calibration.reveal(centre.lena, many.id)
    draft = calibration.open_form_draft(centre.lena, "November")
    again = calibration.open_form_draft(centre.lena, "November", extra=("b1",))
    assert draft == again
    with centre.workspace.reading() as connection:
        form = form_drafts.load_draft(connection, draft).form
    assert {q.key: q.categories for q in form.questions()} == {
        "a1": (),
        "a2": ("rewrite",),
        "b1": ("rewrite",),
    }


def test_bias_is_kept_round_by_round(centre: Centre, two: Round) -> None:
    two.score(centre.ann, "c1", STRICT)
    two.score(centre.ben, "c1")
    assert calibration.bias_over_time(centre.lena) == []
    calibration.reveal(centre.lena, two.id)
    (only,) = calibration.bias_over_time(centre.lena)
    assert (only.title, only.severity[0].gap.bias.n) == ("November", 1)


def test_groups_that_never_meet_get_a_round_suggested(centre: Centre) -> None:
    version = centre.form()
    assert calibration.suggest_round(centre.lena).interaction_ids == ()
    centre.evaluated(version, by=centre.ann)
    other = centre.add_call("c9")
    with centre.workspace.session() as session, session.begin():
        session.execute(
            text("UPDATE interaction SET agent_id = :bob WHERE id = 'c9'"), {"bob": centre.ids["Bob"]}
        )
    draft = evaluate.start(centre.ben, other, version)
    evaluate.set_answers(centre.ben, draft, FULL)
    submit(centre.ben, draft)
    found = calibration.suggest_round(centre.lena)
    assert (found.groups, set(found.interaction_ids)) == (2, {"c1", "c9"})
    assert set(found.member_ids) == {centre.ids["Ann"], centre.ids["Ben"]}


def test_what_was_settled_counts_only_where_nobody_scored_and_all_is_settled(
    centre: Centre, two: Round
) -> None:
    two.score(centre.ann, "c1", STRICT)
    calibration.reveal(centre.lena, two.id)
    with centre.workspace.reading() as connection:
        call = reads.round_calls(connection, two.id)[0].id
    calibration.agree(centre.lena, call, "a1", "yes")
    with pytest.raises(evaluate.NotComplete):
        calibration.count_settled(centre.lena, call)
    for key, choice in (("a2", "no"), ("b1", "yes")):
        calibration.agree(centre.lena, call, key, choice, "heard it")
    with pytest.raises(CalibrationError, match="Only the host"):
        calibration.count_settled(centre.ben, call)
    calibration.count_settled(centre.lena, call)
    assert centre.count("SELECT evaluation_count FROM interaction WHERE id = 'c1'") == 1
    assert centre.count("SELECT count(*) FROM answer WHERE comment = 'heard it'") == 2
    with pytest.raises(CalibrationError, match="scored before"):
        calibration.count_settled(centre.lena, call)
