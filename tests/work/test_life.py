"""The life of an evaluation: release, acknowledgement, revision, self-evaluation, retired forms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.queries.acting import Acting
from db.queries.agents import Period, evaluations
from db.queries.review import evaluations_of_call
from qa_desk import scoring
from qa_desk.scoring import Release
from qa_desk.work import Desk, evaluate
from qa_desk.work.audit import verify_chain
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.forms import FormRetired, retire
from qa_desk.work.life import Life, acknowledge, approve, life_of, mark_seen, release
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.revise import start_revision
from qa_desk.work.submit import submit
from qa_desk.work.submitted import load_submitted
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import APPROVAL, ONE_LOST, Centre


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def life(centre: Centre, evaluation: str, at: datetime | None = None) -> Life:
    with centre.workspace.reading() as connection:
        return life_of(connection, evaluation, at)


def seen_by(desk: Desk, centre: Centre) -> list[str]:
    assert desk.acting is not None
    with desk.reading() as connection:
        return [row.id for row in evaluations_of_call(connection, desk.acting, centre.call)]


def test_released_at_once_it_is_read_and_acknowledged_with_a_comment(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    assert life(centre, evaluation).state == "released"
    shown = load_submitted(centre.amy, evaluation)
    assert (shown.feedback, shown.private_note) == ("Well begun", "")
    assert load_submitted(centre.ben, evaluation).private_note == "Between us coaches"
    mark_seen(centre.amy, evaluation)
    mark_seen(centre.amy, evaluation)
    assert life(centre, evaluation).seen
    acknowledge(centre.amy, evaluation, " Thank you ")
    found = life(centre, evaluation)
    assert [event.kind for event in found.events] == ["submitted", "released", "seen", "acknowledged"]
    assert found.events[-1].comment == "Thank you"
    with pytest.raises(EvaluationError, match="acknowledged already"):
        acknowledge(centre.amy, evaluation)
    with centre.workspace.reading() as connection:
        assert verify_chain(connection) == []


def test_only_the_own_agent_reads_and_acknowledges(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    for desk in (centre.bob, centre.ann):
        with pytest.raises(EvaluationError):
            acknowledge(desk, evaluation)
    with pytest.raises(EvaluationError):
        load_submitted(centre.bob, evaluation)
    mark_seen(centre.ben, evaluation)
    assert not life(centre, evaluation).seen


def test_a_scheduled_release_opens_by_itself_and_can_be_brought_forward(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form(release=Release("scheduled", 24)))
    now = datetime.now(UTC)
    assert life(centre, evaluation).state == "submitted"
    assert seen_by(centre.amy, centre) == []
    assert seen_by(centre.ben, centre) == [evaluation]
    with pytest.raises(EvaluationError):
        load_submitted(centre.amy, evaluation)
    with pytest.raises(EvaluationError):
        acknowledge(centre.amy, evaluation)
    assert life(centre, evaluation, now + timedelta(hours=25)).state == "released"
    release(centre.ann, evaluation)
    assert seen_by(centre.amy, centre) == [evaluation]


def test_what_waits_for_approval_is_approved_by_a_second_person(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form(release=APPROVAL))
    assert life(centre, evaluation).waits_for_approval
    for desk, error in (
        (centre.ann, EvaluationError),
        (centre.amy, PermissionDenied),
    ):
        with pytest.raises(error):
            approve(desk, evaluation)
    with pytest.raises(EvaluationError, match="approval"):
        release(centre.ann, evaluation)
    approve(centre.ben, evaluation, "Fair")
    assert life(centre, evaluation).state == "released"
    assert load_submitted(centre.amy, evaluation).feedback == "Well begun"
    with pytest.raises(EvaluationError, match="released already"):
        approve(centre.ben, evaluation)


def test_a_clock_that_jumps_back_hides_nothing_that_was_open(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    acknowledge(centre.amy, evaluation)
    assert life(centre, evaluation, datetime.now(UTC) - timedelta(days=400)).state == "acknowledged"


def test_the_agents_own_figures_hold_only_what_was_released(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form(release=APPROVAL))
    period = Period(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))

    def counted(acting: Acting | None) -> list[str]:
        assert acting is not None
        with centre.workspace.reading() as connection:
            return [row.id for row in evaluations(connection, acting, centre.ids["Amy"], period)]

    assert counted(centre.amy.acting) == []
    assert counted(centre.ann.acting) == [evaluation]
    approve(centre.ben, evaluation)
    assert counted(centre.amy.acting) == [evaluation]


def test_a_revision_takes_the_old_ones_place_with_a_reason_and_asks_again(centre: Centre) -> None:
    old = centre.evaluated(centre.form())
    acknowledge(centre.amy, old)
    draft = start_revision(centre.ann, old, "I misheard the second answer")
    assert draft == start_revision(centre.ann, old, "again")
    state = evaluate.load_draft(centre.ann, draft)
    assert (state.answers, state.feedback) == (dict(ONE_LOST), "Well begun")
    assert life(centre, old).state == "acknowledged"
    evaluate.set_answer(centre.ann, draft, "a2", YES)
    new = submit(centre.ann, draft)
    assert life(centre, old).state == "revised"
    assert life(centre, old).events[-1].comment == "I misheard the second answer"
    assert life(centre, old).evaluation.superseded_by == new
    assert (life(centre, new).state, life(centre, new).evaluation.supersedes_id) == ("released", old)
    assert centre.count("SELECT evaluation_count FROM interaction") == 1
    assert centre.count("SELECT score FROM interaction") == 100
    with pytest.raises(EvaluationError, match="revised"):
        start_revision(centre.ann, old, "once more")
    acknowledge(centre.amy, new)


def test_a_revision_needs_a_reason_and_its_own_evaluator_or_a_lead(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    with pytest.raises(EvaluationError, match="reason"):
        start_revision(centre.ann, evaluation, " ")
    with pytest.raises(EvaluationError, match="evaluator or a lead"):
        start_revision(centre.ben, evaluation, "Why not")
    with pytest.raises(PermissionDenied):
        start_revision(centre.amy, evaluation, "Please")
    assert start_revision(centre.lena, evaluation, "Asked to")


def test_two_revisions_at_once_leave_one(centre: Centre) -> None:
    evaluation = centre.evaluated(centre.form())
    first = start_revision(centre.ann, evaluation, "One")
    second = start_revision(centre.lena, evaluation, "Two")
    submit(centre.ann, first)
    with pytest.raises(EvaluationError, match="revised"):
        submit(centre.lena, second)
    assert evaluate.load_draft(centre.lena, second).state == "draft"


def test_an_agent_scores_an_own_call_before_seeing_the_coachs(centre: Centre) -> None:
    version = centre.form()
    coachs = centre.evaluated(version)
    draft = evaluate.start(centre.amy, centre.call, version, "self")
    with pytest.raises(EvaluationError, match="your own evaluation"):
        load_submitted(centre.amy, coachs)
    evaluate.set_answers(centre.amy, draft, {"a1": YES, "a2": YES, "b1": NO})
    own = submit(centre.amy, draft)
    assert load_submitted(centre.amy, own).answers["b1"] == NO
    assert load_submitted(centre.amy, coachs).answers["b1"] == YES
    assert life(centre, own).state == "submitted"
    assert centre.count("SELECT evaluation_count FROM interaction") == 1


def test_a_self_evaluation_is_the_agents_own_and_not_after_the_fact(centre: Centre) -> None:
    version = centre.form()
    with pytest.raises(EvaluationError, match="agent of the call"):
        evaluate.start(centre.bob, centre.call, version, "self")
    with pytest.raises(PermissionDenied):
        evaluate.start(centre.amy, centre.call, version)
    mark_seen(centre.amy, centre.evaluated(version))
    with pytest.raises(EvaluationError, match="seen"):
        evaluate.start(centre.amy, centre.call, version, "self")


def test_scoring_again_is_kept_apart_from_what_counts(centre: Centre) -> None:
    version = centre.form()
    evaluation = centre.evaluated(version)
    draft = evaluate.start(centre.ben, centre.call, version, "rescore")
    evaluate.set_answers(centre.ben, draft, {"a1": NO, "a2": NO, "b1": NO})
    submit(centre.ben, draft)
    assert seen_by(centre.amy, centre) == [evaluation]
    assert centre.count("SELECT evaluation_count FROM interaction") == 1


def test_a_draft_of_a_retired_version_is_finished_but_none_begun(centre: Centre) -> None:
    version = centre.form()
    draft = evaluate.start(centre.ann, centre.call, version)
    evaluate.set_answers(centre.ann, draft, ONE_LOST)
    retire(centre.lena, version, "Too long")
    retire(centre.lena, version, "Twice is once")
    assert centre.count("SELECT count(*) FROM form_retirement") == 1
    with pytest.raises(FormRetired, match="retired"):
        evaluate.start(centre.ben, centre.call, version)
    assert evaluate.start(centre.ann, centre.call, version) == draft
    assert submit(centre.ann, draft)
    again = centre.form()
    assert again != version


def test_what_a_rule_hid_is_no_answer_and_what_was_filled_in_stays_marked(centre: Centre) -> None:
    from msgspec.structs import replace

    from qa_desk.scoring import Answer, Condition
    from tests.work.life_world import FORM

    asked = FORM.sections[0].questions
    ruled = replace(asked[1], show_if=Condition(question="a1", is_=("no",)))
    first = replace(FORM.sections[0], questions=(asked[0], ruled))
    version = centre.form(sections=(first, FORM.sections[1]))
    filled = Answer(choices=("yes",), untouched_default=True)
    evaluation = centre.evaluated(version, {"a1": YES, "a2": NO, "b1": filled})
    with centre.workspace.reading() as connection:
        rows = connection.execute(
            text("SELECT question_key, choices, na, untouched FROM answer ORDER BY seq")
        )
        assert [tuple(row) for row in rows] == [
            ("a1", '["yes"]', "no", 0),
            ("a2", "[]", "rule", 0),
            ("b1", '["yes"]', "no", 1),
        ]
    assert load_submitted(centre.ann, evaluation).answers["b1"] == filled


def test_the_rest_is_filled_only_where_the_form_offers_it_and_stays_marked(centre: Centre) -> None:
    plain = evaluate.start(centre.ann, centre.call, centre.form())
    with pytest.raises(EvaluationError, match="does not offer"):
        evaluate.fill_rest(centre.ann, plain)
    draft = evaluate.start(centre.ann, centre.call, centre.form(fill_best=True))
    evaluate.set_answer(centre.ann, draft, "a1", NO)
    assert list(evaluate.fill_rest(centre.ann, draft)) == ["a2", "b1"]
    assert evaluate.fill_rest(centre.ann, draft) == {}
    evaluate.set_answer(centre.ann, draft, "b1", YES)
    evaluation = submit(centre.ann, draft)
    found = load_submitted(centre.ann, evaluation)
    assert scoring.score(found.form, found.answers).untouched == ("a2",)
