"""Disputes: per question, decided by somebody else who answers blind first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from db.queries.disputes import disputes_of, open_disputes, overturned_evaluators, overturned_questions
from qa_desk.scoring import Answer, Disputes
from qa_desk.work import moments
from qa_desk.work.audit import verify_chain
from qa_desk.work.dispute_review import Verdict, answer_blind, decide, review, start_review
from qa_desk.work.disputes import Point, open_dispute
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.life import Life, acknowledge, approve, life_of
from qa_desk.work.overturned import overturned
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.revise import start_revision
from qa_desk.work.scorecard import whole_period
from qa_desk.work.submitted import load_submitted
from tests.scoring.small_forms import NO, YES, critical_form
from tests.work.life_world import APPROVAL, Centre

POINTS = {"a2": Point("I did say it, right at the start.")}


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def life(centre: Centre, evaluation: str) -> Life:
    with centre.workspace.reading() as connection:
        return life_of(connection, evaluation)


def disputed(centre: Centre, **fields: object) -> tuple[str, str]:
    evaluation = centre.evaluated(centre.form(**fields))
    return evaluation, open_dispute(centre.amy, evaluation, POINTS, "Please listen again")


def ruling(outcome: str) -> dict[str, Verdict]:
    return {"a2": Verdict(outcome, "Heard at 0:04.")}  # type: ignore[arg-type]


def test_a_revised_question_makes_a_new_evaluation_that_asks_to_be_acknowledged(centre: Centre) -> None:
    old, dispute = disputed(centre)
    assert life(centre, old).state == "disputed"
    start_review(centre.ben, dispute)
    assert life(centre, old).state == "under_review"
    answer_blind(centre.ben, dispute, {"a2": YES})
    new = decide(centre.ben, dispute, ruling("revised"), "She did say it")
    assert new is not None
    assert life(centre, old).state == "revised"
    assert life(centre, new).state == "released"
    shown = load_submitted(centre.amy, new)
    assert (shown.answers["a2"], shown.answers["a1"], shown.evaluator_id) == (YES, YES, centre.ids["Ben"])
    assert shown.feedback == "Well begun"
    acknowledge(centre.amy, new)
    with centre.workspace.reading() as connection:
        (row,) = disputes_of(connection, old)
        assert (row.outcome, row.revision_id, row.decision_reason) == ("revised", new, "She did say it")
        assert (row.points[0].outcome, row.points[0].decision_reason) == ("revised", "Heard at 0:04.")
        assert open_disputes(connection) == []
        assert verify_chain(connection) == []


def test_an_upheld_evaluation_is_acknowledged_or_disputed_once_more(centre: Centre) -> None:
    evaluation, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": NO})
    assert decide(centre.ben, dispute, ruling("upheld"), "It was not said") is None
    assert (life(centre, evaluation).state, life(centre, evaluation).disputes_left) == ("upheld", 1)
    second = open_dispute(centre.amy, evaluation, POINTS)
    start_review(centre.ben, second)
    answer_blind(centre.ben, second, {"a2": NO})
    decide(centre.ben, second, ruling("upheld"), "Still not said")
    with pytest.raises(EvaluationError, match="as often as the form allows"):
        open_dispute(centre.amy, evaluation, POINTS)
    acknowledge(centre.amy, evaluation)


def test_the_limit_counts_over_revisions(centre: Centre) -> None:
    _, dispute = disputed(centre, disputes=Disputes(limit=1))
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    new = decide(centre.ben, dispute, ruling("revised"), "Said")
    assert new is not None
    with pytest.raises(EvaluationError, match="as often"):
        open_dispute(centre.amy, new, {"a1": Point("And this")})


def test_the_reviewer_answers_before_seeing_the_first_answers(centre: Centre) -> None:
    evaluation, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    view = review(centre.ben, dispute)
    assert (view.owed, view.first, view.dispute.points[0].reason) == (("a2",), None, POINTS["a2"].reason)
    with pytest.raises(EvaluationError, match="Answer the disputed questions first"):
        load_submitted(centre.ben, evaluation)
    with pytest.raises(EvaluationError, match="blind before"):
        decide(centre.ben, dispute, ruling("revised"), "In haste")
    answer_blind(centre.ben, dispute, {"a2": YES})
    assert review(centre.ben, dispute).first == {"a2": NO}
    assert load_submitted(centre.ben, evaluation).answers["a2"] == NO
    with pytest.raises(EvaluationError, match="stays"):
        answer_blind(centre.ben, dispute, {"a2": NO})


def test_nobody_decides_about_an_own_evaluation_or_call(centre: Centre) -> None:
    _, dispute = disputed(centre)
    with pytest.raises(EvaluationError, match="Somebody else"):
        start_review(centre.ann, dispute)
    with pytest.raises(PermissionDenied):
        start_review(centre.amy, dispute)
    with pytest.raises(EvaluationError, match="nobody yet"):
        review(centre.ben, dispute)


def test_a_revising_reviewer_does_not_review_the_revision(centre: Centre) -> None:
    _, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    new = decide(centre.ben, dispute, ruling("revised"), "Said")
    assert new is not None
    again = open_dispute(centre.amy, new, {"a1": Point("This too")})
    for desk in (centre.ann, centre.ben):
        with pytest.raises(EvaluationError, match="Somebody else"):
            start_review(desk, again)
    start_review(centre.lena, again)


def test_a_review_can_be_taken_over_and_starts_blind_again(centre: Centre) -> None:
    _, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    start_review(centre.lena, dispute)
    assert review(centre.lena, dispute).owed == ("a2",)
    with pytest.raises(EvaluationError, match="Somebody else reviews"):
        decide(centre.ben, dispute, ruling("revised"), "Mine")


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({}, "at least one"),
        ({"gone": Point("why")}, "no question"),
        ({"a2": Point("  ")}, "reason"),
        ({"a2": Point("why", ("nowhere",))}, "not on this call"),
    ],
)
def test_a_dispute_names_questions_reasons_and_moments_of_the_call(
    centre: Centre, points: dict[str, Point], said: str
) -> None:
    evaluation = centre.evaluated(centre.form())
    with pytest.raises(EvaluationError, match=said):
        open_dispute(centre.amy, evaluation, points)
    assert life(centre, evaluation).state == "released"


def test_moments_go_with_the_dispute_into_the_revision(centre: Centre) -> None:
    moment = moments.add(centre.ann, centre.call, 0, 500, channel="agent", tag="praise", note="", shared=True)
    evaluation = centre.evaluated(centre.form())
    dispute = open_dispute(centre.amy, evaluation, {"a2": Point("Hear this", (moment,))})
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    new = decide(centre.ben, dispute, ruling("revised"), "Heard")
    assert new is not None
    assert load_submitted(centre.amy, new).evidence == {"a2": (moment,)}


def test_the_window_closes_and_a_form_may_allow_no_disputes(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form(disputes=Disputes(allowed=False)))
    with pytest.raises(EvaluationError, match="cannot be disputed"):
        open_dispute(centre.amy, evaluation, POINTS)
    late = centre.evaluated(centre.form(disputes=Disputes(days=3)), by=centre.ben)
    until = life(centre, late).dispute_until
    released = life(centre, late).released_at
    assert until is not None and released is not None
    assert until - released == timedelta(days=3)
    backdate(centre, late)
    with pytest.raises(EvaluationError, match="is over"):
        open_dispute(centre.amy, late, POINTS)


def backdate(centre: Centre, evaluation: str) -> None:
    """Facts cannot be changed, so the test takes the guard away, as nobody else can."""
    with centre.workspace.session() as session, session.begin():
        session.execute(text("DROP TRIGGER evaluation_event_no_update"))
        session.execute(text("UPDATE evaluation_event SET at = 0, effective_at = 0"))


def test_after_acknowledging_there_is_nothing_to_dispute_and_others_cannot(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    with pytest.raises(EvaluationError):
        open_dispute(centre.bob, evaluation, POINTS)
    acknowledge(centre.amy, evaluation)
    with pytest.raises(EvaluationError, match="acknowledged already"):
        open_dispute(centre.amy, evaluation, POINTS)


def test_no_revision_past_an_open_dispute(centre: Centre) -> None:
    evaluation, _ = disputed(centre)
    with pytest.raises(EvaluationError, match="waits for a decision"):
        start_revision(centre.ann, evaluation, "Quickly")


def test_a_decision_needs_reasons_for_exactly_what_was_disputed(centre: Centre) -> None:
    _, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    for verdicts, reason in (
        ({}, "x"),
        ({**ruling("upheld"), "a1": Verdict("upheld", "x")}, "x"),
        (ruling("upheld"), " "),
        ({"a2": Verdict("revised", "")}, "x"),
    ):
        with pytest.raises(EvaluationError):
            decide(centre.ben, dispute, verdicts, reason)
    decide(centre.ben, dispute, ruling("upheld"), "x")
    with pytest.raises(EvaluationError, match="decided already"):
        decide(centre.ben, dispute, ruling("upheld"), "x")


def test_a_form_that_wants_approval_does_not_hide_the_decision(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form(release=APPROVAL))
    approve(centre.lena, evaluation)
    dispute = open_dispute(centre.amy, evaluation, POINTS)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    new = decide(centre.ben, dispute, ruling("revised"), "Said")
    assert new is not None
    assert life(centre, new).released


def test_a_blind_answer_still_needs_its_comment(centre: Centre) -> None:
    form = critical_form("fail_form")
    plain, risk = form.sections[0].questions
    good = replace(risk.choices[0], comment_required=True)
    first = replace(form.sections[0], questions=(plain, replace(risk, choices=(good, risk.choices[1]))))
    version = centre.form(replace(form, sections=(first, form.sections[1])))
    evaluation = centre.evaluated(version, {"risk": Answer(choices=("bad",)), "a1": YES, "b1": YES})
    dispute = open_dispute(centre.amy, evaluation, {"risk": Point("It was fine")})
    start_review(centre.ben, dispute)
    with pytest.raises(EvaluationError, match="needs a comment"):
        answer_blind(centre.ben, dispute, {"risk": Answer(choices=("ok",))})
    answer_blind(centre.ben, dispute, {"risk": Answer(choices=("ok",), comment="Asked twice")})
    assert decide(centre.ben, dispute, {"risk": Verdict("revised", "Fine")}, "Fine")


def test_how_often_questions_and_evaluators_are_overturned(centre: Centre) -> None:
    _, dispute = disputed(centre)
    start_review(centre.ben, dispute)
    answer_blind(centre.ben, dispute, {"a2": YES})
    decide(centre.ben, dispute, ruling("revised"), "Said")
    since, until = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    with centre.workspace.reading() as connection:
        (question,) = overturned_questions(connection, centre.lena.acting, since, until)
        (evaluator,) = overturned_evaluators(connection, centre.lena.acting, since, until)
        assert overturned_questions(connection, centre.lena.acting, until, until) == []
    assert (question.key, question.disputed, question.revised) == ("a2", 1, 1)
    assert (evaluator.name, evaluator.disputed, evaluator.revised) == ("Ann", 1, 1)
    told = overturned(centre.lena, whole_period())
    assert [(line.name, line.share.value, line.share.n) for line in (*told.questions, *told.evaluators)] == [
        ("a2", 1.0, 1),
        ("Ann", 1.0, 1),
    ]
    with pytest.raises(PermissionDenied):
        overturned(centre.ben, whole_period())
