"""Rules are tried, switched on and shown only where they proved themselves; no score ever knows of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from qa_desk import scoring
from qa_desk.sampling import Exclude, PlanDefinition, Rule, Target, Where
from qa_desk.scoring import Suggest
from qa_desk.suggesting import held_back
from qa_desk.work import evaluate, sampling, suggest
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.submit import submit
from tests.scoring.small_forms import NO, YES
from tests.work.talking_centre import RULE, TalkingCentre, with_rule


@pytest.fixture
def centre(tmp_path: Path) -> TalkingCentre:
    return TalkingCentre(tmp_path / "w")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty scored calls, made once."""
    centre = TalkingCentre(tmp_path_factory.mktemp("talks") / "w")
    centre.history(30)
    centre.workspace.close()
    return centre.workspace.root


@pytest.fixture
def busy(made: Path, tmp_path: Path) -> TalkingCentre:
    """A centre of this test's own in which rule and people agreed on thirty calls."""
    return TalkingCentre(Path(shutil.copytree(made, tmp_path / "busy")))


def switched_on(centre: TalkingCentre, form: scoring.Form | None = None) -> str:
    form = form or centre.definition
    rule = suggest.switch_on(centre.lena, form, suggest.try_rule(centre.lena, form, "a1"))
    suggest.make_all(centre.lena, form)
    return rule


def spoken_of(centre: TalkingCentre, rule: Suggest = RULE) -> str:
    """A fresh impolite call that the rule does not hold back."""
    print_ = scoring.suggest.fingerprint(rule)
    return centre.talk(next(k for n in range(99) if not held_back(k := f"new{n}", print_)), False)


def test_a_trial_tells_hits_agreement_and_where_they_differ(centre: TalkingCentre) -> None:
    centre.history(30, wrong=3)
    centre.talk("silent", None)
    centre.talk("unscored", True)
    centre.talk("chinese", True, language="zh-CN")
    found = suggest.try_rule(centre.lena, centre.definition, "a1")
    assert (found.calls, found.hits) == (33, 21), "c1 has no language and is tried, the Chinese call is not"
    assert found.unknown == {"no_transcript": 2}
    assert (found.measured.alike.n, found.measured.alike.value) == (30, 0.9)
    assert found.measured.standing == "not_good_enough", "the lower end of 27 of 30 is 74 %"
    assert {row.external_id for row in found.differing()} == {"t0", "t1", "t2"}
    hit = next(row for row in found.rows if row.hit)
    assert hit.at_ms == 3000 and hit.said == "yes"


def test_trying_stores_nothing_and_can_be_stopped(centre: TalkingCentre) -> None:
    centre.history(5)

    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    suggest.try_rule(centre.lena, centre.definition, "a1")
    with pytest.raises(StopError):
        suggest.try_rule(centre.lena, centre.definition, "a1", check=stop)
    for table in ("suggestion_rule", "suggestion", "suggestion_seen"):
        assert centre.count(f"SELECT count(*) FROM {table}") == 0


def test_only_leads_try_and_switch(centre: TalkingCentre) -> None:
    with pytest.raises(PermissionDenied):
        suggest.try_rule(centre.ann, centre.definition, "a1")


def test_a_rule_changed_after_its_test_or_not_published_is_not_switched_on(centre: TalkingCentre) -> None:
    trial = suggest.try_rule(centre.lena, centre.definition, "a1")
    other = with_rule(centre.definition, rule=replace(RULE, otherwise=""))
    with pytest.raises(suggest.RuleError, match="changed since"):
        suggest.switch_on(centre.lena, other, trial)
    fresh = replace(centre.definition, key="fresh")
    with pytest.raises(suggest.RuleError, match="published"):
        suggest.switch_on(centre.lena, fresh, suggest.try_rule(centre.lena, fresh, "a1"))
    assert suggest.keep_trial(centre.lena, fresh, suggest.try_rule(centre.lena, fresh, "a1")) is None


def test_the_life_of_a_rule_is_kept_and_audited(centre: TalkingCentre) -> None:
    centre.history(3)
    form = centre.definition
    assert suggest.rule_states(centre.lena, form)["a1"].row is None
    trial = suggest.try_rule(centre.lena, form, "a1")
    rule = suggest.keep_trial(centre.lena, form, trial)
    assert rule is not None
    row = suggest.rule_states(centre.lena, form)["a1"].row
    assert row is not None and (row.state, row.number) == ("tested", 1) and row.trial is not None
    assert suggest.switch_on(centre.lena, form, trial) == rule
    other = with_rule(form, rule=replace(RULE, otherwise=""))
    second = suggest.try_rule(centre.lena, other, "a1")
    assert suggest.keep_trial(centre.lena, other, second) is None, "trying another wording changes nothing"
    state = suggest.rule_states(centre.lena, other)["a1"]
    assert state.row is not None and state.row.state == "on" and state.changed
    suggest.switch_on(centre.lena, other, second)
    suggest.switch_off(centre.lena, rule)
    row = suggest.rule_states(centre.lena, other)["a1"].row
    assert row is not None and (row.state, row.number, row.author) == ("off", 2, "Lena")
    assert centre.count("SELECT count(*) FROM audit_event WHERE subject_table = 'suggestion_rule'") == 6


def test_a_proven_rule_stands_beside_the_question_with_its_evidence(busy: TalkingCentre) -> None:
    switched_on(busy)
    assert busy.count("SELECT count(*) FROM suggestion") == 30, "c1 without words tells nothing"
    assert suggest.make_all(busy.lena, busy.definition) == 0, "what is made is not made again"
    call = spoken_of(busy)
    draft = evaluate.start(busy.ann, call, busy.version)
    (shown,) = suggest.suggestions_for(busy.ann, draft)
    assert (shown.question_key, shown.choice, shown.hit) == ("a1", "no", False)
    assert shown.spans == ((0, 6000),), "where the greeting should have been"
    assert shown.agreement.alike.value == 1.0
    assert evaluate.load_draft(busy.ann, draft).answers == {}, "nothing is filled in"
    assert busy.count("SELECT count(*) FROM suggestion_seen") == 1


def test_what_is_not_good_enough_or_too_little_is_measured_and_not_shown(centre: TalkingCentre) -> None:
    centre.history(12)
    switched_on(centre)
    call = spoken_of(centre)
    draft = evaluate.start(centre.ann, call, centre.version)
    assert suggest.suggestions_for(centre.ann, draft) == ()
    state = suggest.rule_states(centre.lena, centre.definition)["a1"]
    assert state.measured is not None and state.measured.standing == "too_few"
    centre.history(30, start=20)  # people go on answering, and the rule is measured again
    suggest.make_all(centre.lena, centre.definition)
    assert len(suggest.suggestions_for(centre.ann, draft)) == 1
    for n in range(20, 50):
        with centre.workspace.session() as session, session.begin():
            session.execute(text("DELETE FROM suggestion_seen"))
        centre.scored(centre.talk(f"late{n}", True), False)
    suggest.make_all(centre.lena, centre.definition)
    assert suggest.suggestions_for(centre.ann, draft) == (), "it is taken away when people stop agreeing"


def test_a_rule_that_never_had_to_tell_two_answers_apart_is_not_shown(centre: TalkingCentre) -> None:
    for n in range(40):
        centre.scored(centre.talk(f"p{n}", True), True)
    found = suggest.try_rule(centre.lena, centre.definition, "a1").measured
    assert found.alike.value == 1.0 and found.standing == "one_answer"


def test_blind_self_and_calibration_work_is_left_alone(busy: TalkingCentre) -> None:
    switched_on(busy)
    call = spoken_of(busy)
    own = evaluate.start(busy.amy, call, busy.version, "self")
    assert suggest.suggestions_for(busy.amy, own) == ()
    from qa_desk.work import calibration

    host = busy.ben
    members = [busy.ids["Ann"], busy.ids["Ben"]]
    opened = calibration.open_round(host, "Round", busy.version, [call], members)
    blind = calibration.begin(busy.ann, opened, call)
    assert suggest.suggestions_for(busy.ann, blind) == ()
    plain = evaluate.start(busy.ann, call, busy.version)
    assert suggest.suggestions_for(busy.ann, plain) == (), (
        "the same person's round on this call is still open"
    )
    assert busy.count("SELECT count(*) FROM suggestion_seen") == 0


def test_nobody_is_shown_anothers_draft(busy: TalkingCentre) -> None:
    switched_on(busy)
    draft = evaluate.start(busy.ann, spoken_of(busy), busy.version)
    assert suggest.suggestions_for(busy.ben, draft) == ()
    with pytest.raises(suggest.RuleError):
        suggest.take(busy.ben, draft, "a1")


def test_one_call_in_five_is_held_back_so_that_measuring_goes_on(busy: TalkingCentre) -> None:
    print_ = scoring.suggest.fingerprint(RULE)
    held = [n for n in range(2000) if held_back(f"call-{n}", print_)]
    assert 320 < len(held) < 480
    switched_on(busy)
    call = busy.talk(next(k for n in range(99) if held_back(k := f"held{n}", print_)), False)
    assert suggest.suggestions_for(busy.ann, evaluate.start(busy.ann, call, busy.version)) == ()
    busy.scored(call, False)
    measured = suggest.rule_states(busy.lena, busy.definition)["a1"].measured
    assert measured is not None and measured.alike.n == 31, "what it would have said was kept to itself"


def test_answers_given_beside_a_suggestion_never_prove_it(busy: TalkingCentre) -> None:
    switched_on(busy)
    call = spoken_of(busy)
    draft = evaluate.start(busy.ann, call, busy.version)
    suggest.suggestions_for(busy.ann, draft)
    evaluate.set_answers(busy.ann, draft, {"a1": NO, "a2": YES, "b1": YES})
    suggest.take(busy.ann, draft, "a1")
    submit(busy.ann, draft)
    found = suggest.try_rule(busy.lena, busy.definition, "a1")
    assert (found.measured.alike.n, found.shown.alike.n, found.taken) == (30, 1, 1)
    assert suggest.figures(found)["where_shown"]["alike"] == 1.0


def test_an_answer_given_before_the_suggestion_came_counts_as_ones_own(busy: TalkingCentre) -> None:
    switched_on(busy)
    draft = evaluate.start(busy.ann, spoken_of(busy), busy.version)
    evaluate.set_answers(busy.ann, draft, {"a1": YES, "a2": YES, "b1": YES})
    suggest.suggestions_for(busy.ann, draft)
    submit(busy.ann, draft)
    found = suggest.try_rule(busy.lena, busy.definition, "a1")
    assert (found.measured.alike.n, found.shown.alike.n) == (31, 0)


SCORES = """SELECT e.interaction_id, e.score, e.calculated, e.outcome, e.result, a.question_key, a.earned, a.possible
FROM evaluation e JOIN answer a ON a.evaluation_id = e.id ORDER BY 1, 6"""
DERIVED = "SELECT id, score, evaluation_count FROM interaction ORDER BY id"


def test_scores_are_the_same_with_and_without_suggestions(
    busy: TalkingCentre, made: Path, tmp_path: Path
) -> None:
    """The same answers, once with rules on, shown and taken, once where nobody ever heard of rules."""
    bare = TalkingCentre(Path(shutil.copytree(made, tmp_path / "bare")))
    bare.version = bare.form(with_rule(bare.definition, rule=None))
    switched_on(busy)
    fresh = spoken_of(busy)
    bare.talk(fresh, False)
    for centre in (busy, bare):
        draft = evaluate.start(centre.ann, fresh, centre.version)
        if centre is busy:
            assert suggest.suggestions_for(centre.ann, draft)
            suggest.take(centre.ann, draft, "a1")
        evaluate.set_answers(centre.ann, draft, {"a1": NO, "a2": YES, "b1": YES})
        submit(centre.ann, draft)
    scores, derived = [], []
    for centre in (busy, bare):
        with centre.workspace.reading() as connection:
            scores.append([tuple(row) for row in connection.execute(text(SCORES))])
            derived.append([tuple(row) for row in connection.execute(text(DERIVED))])
    assert scores[0] == scores[1] and len(scores[0]) == 31 * 3
    assert derived[0] == derived[1]


def test_a_better_transcript_makes_a_new_suggestion_and_the_old_one_stays(busy: TalkingCentre) -> None:
    switched_on(busy)
    call = spoken_of(busy)
    draft = evaluate.start(busy.ann, call, busy.version)
    assert suggest.suggestions_for(busy.ann, draft)[0].choice == "no"
    with busy.workspace.session() as session, session.begin():
        session.execute(
            text(
                "INSERT INTO transcript (id, interaction_id, source, created_at) VALUES ('b', :c, 'better', 1)"
            ),
            {"c": call},
        )
        session.execute(
            text(
                "INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text)"
                " VALUES ('b', 0, 'agent', 0, 2000, 'Thank you for calling')"
            )
        )
    assert suggest.suggestions_for(busy.ann, draft)[0].choice == "yes"
    assert busy.count(f"SELECT count(*) FROM suggestion WHERE interaction_id = '{call}'") == 2
    with (
        pytest.raises(Exception, match="append-only"),
        busy.workspace.session() as session,
        session.begin(),
    ):
        session.execute(text("UPDATE suggestion SET choice = 'yes'"))


def plan(*wanted: str) -> PlanDefinition:
    return PlanDefinition(
        name="Curt", form="f", target=Target(per_agent=4), rules=(Rule("curt", Where(suggested=wanted), 2),),
        exclude=Exclude(shorter_than_s=0, without_sound=False, already_scored=False),
    )  # fmt: skip


def test_a_plan_looks_for_calls_a_rule_speaks_of(busy: TalkingCentre) -> None:
    switched_on(busy)
    drawn = sampling.draw(busy.lena, plan("a1=no"), "1970-01", date(1970, 1, 31))
    curt = [call.call.id for call in drawn.calls if call.stratum == "curt" and not call.double]
    assert len(curt) == 2 and all(int(call.removeprefix("t")) % 3 == 0 for call in curt)
    frame = drawn.agents[0].draw.frame
    assert frame["curt"] == 10 and sum(frame.values()) == 31
    again = sampling.draw(busy.lena, plan("a1=no"), "1970-01", date(1970, 1, 31))
    assert [call.call.id for call in again.calls] == [call.call.id for call in drawn.calls]
    told = sampling.provenance(drawn)["suggestion_rules"]
    assert told == {"a1 en": scoring.suggest.fingerprint(RULE)}, "which wording made the stratum"
    hits = sampling.draw(busy.lena, plan("a1"), "1970-01", date(1970, 1, 31))
    assert hits.agents[0].draw.frame["curt"] == 20, "the rule itself holds where it was polite"


def test_a_plan_that_looks_for_a_rule_that_is_off_says_so(busy: TalkingCentre) -> None:
    with pytest.raises(suggest.RuleError, match="a1"):
        sampling.draw(busy.lena, plan("a1"), "1970-01", date(1970, 1, 31))
