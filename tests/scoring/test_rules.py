"""The scoring rules on forms small enough to check by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from qa_desk.scoring import (
    Answer,
    AnswerError,
    Band,
    Choice,
    Critical,
    Form,
    Question,
    Range,
    Section,
    require_valid,
    score,
    shown,
)
from tests.scoring.small_forms import NA, NO, YES, critical_form, two_groups, yes_no

ONE_LOST = {"a1": YES, "a2": NO, "b1": YES}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("pooled_points", Fraction(60)),
        ("section_percent", Fraction(200, 3)),
        ("category_mean", Fraction(60)),
        ("points_plus_minus", Fraction(2)),
    ],
)
def test_the_same_answers_score_as_each_formula_says(formula: str, expected: Fraction) -> None:
    assert score(two_groups(formula), ONE_LOST).score == expected


def test_a_section_without_anything_applicable_drops_out() -> None:
    result = score(two_groups("section_percent"), {"a1": NA, "a2": NA, "b1": YES})
    assert result.score == 100
    assert result.sections[0].percent is None


def test_a_form_without_anything_applicable_is_not_scorable_never_zero() -> None:
    result = score(two_groups("section_percent"), dict.fromkeys(("a1", "a2", "b1"), NA))
    assert (result.score, result.outcome) == (None, "not_scorable")


def test_a_draft_has_a_live_score_over_what_is_answered() -> None:
    result = score(two_groups("section_percent"), {"a1": YES})
    assert (result.score, result.outcome, result.answered, result.total) == (100, "incomplete", 1, 3)
    assert result.missing == ("a2", "b1")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("exclude", Fraction(0)),
        ("full_credit", Fraction(50)),
        ("fixed_score", Fraction(25)),
        ("group_mean", Fraction(0)),
    ],
)
def test_not_applicable_counts_as_the_question_says(rule: str, expected: Fraction) -> None:
    questions = (yes_no("q1"), yes_no("q2", na=rule, na_score=Decimal("0.5")))
    form = Form("f", "F", "en", (Section("s", "S", questions),))
    assert score(form, {"q1": NO, "q2": NA}).score == expected


def test_hidden_by_a_rule_is_always_left_out() -> None:
    form = Form("f", "F", "en", (Section("s", "S", (yes_no("q1"), yes_no("q2", na="full_credit"))),))
    result = score(form, {"q1": NO, "q2": Answer(na="rule")})
    assert result.score == 0
    assert [q.na for q in result.questions] == ["no", "rule"]


@pytest.mark.parametrize(
    ("effect", "fields", "shown", "outcome"),
    [
        ("none", {}, 75, "pass"),
        ("fail_form", {}, 75, "fail"),
        ("fail_form", {"on_fail": "zero"}, 0, "fail"),
        ("fail_form", {"on_fail": "cap", "cap": Decimal(40)}, 40, "fail"),
        ("fail_form", {"on_fail": "cap", "cap": Decimal(90)}, 75, "fail"),
        ("fail_section", {}, 50, "fail"),
        ("fail_section", {"pass_mark": Decimal(50)}, 50, "pass"),
        ("fail_section", {"on_section_fail": "cap", "cap": Decimal(20)}, 60, "fail"),
        ("fail_section", {"on_section_fail": "cap", "cap": Decimal(60)}, 75, "pass"),
        ("fail_section", {"on_section_fail": "keep_and_flag"}, 75, "pass"),
    ],
)
def test_a_critical_error_does_what_the_form_says_and_the_calculated_score_stays(
    effect: str, fields: dict[str, object], shown: int, outcome: str
) -> None:
    form = critical_form(effect, **{"pass_mark": Decimal(70), **fields})
    result = score(form, {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES})
    assert (result.score, result.calculated, result.outcome) == (shown, 75, outcome)
    assert result.failed_by == (("risk",) if effect == "fail_form" else ())
    assert result.sections[0].failed == (effect == "fail_section")
    assert result.sections[0].calculated == 50
    assert not result.accurate("compliance")
    assert result.accurate("customer")


@pytest.mark.parametrize(
    ("formula", "left"),
    [
        ("pooled_points", Fraction(100, 3)),
        ("category_mean", Fraction(100, 3)),
        ("points_plus_minus", Fraction(1)),
    ],
)
def test_a_failed_section_loses_its_points(formula: str, left: Fraction) -> None:
    form = critical_form("fail_section", formula=formula)
    result = score(form, {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES})
    assert (result.score, result.sections[0].earned) == (left, 0)


def test_na_is_no_critical_error_and_a_critical_error_fails_a_form_without_points() -> None:
    form = critical_form("fail_form")
    assert score(form, {"a1": YES, "risk": NA, "b1": YES}).outcome == "pass"
    bare = Form("f", "F", "en", (Section("s", "S", (Question("q", "Q", "yes_no", WORTHLESS),)),))
    result = score(bare, {"q": Answer(choices=("no",))})
    assert (result.score, result.outcome, result.failed_by) == (None, "fail", ("q",))


WORTHLESS = (Choice("yes", "Yes"), Choice("no", "No", critical=Critical("customer")))


def test_the_four_accuracies_stand_beside_the_score() -> None:
    form = critical_form("none")
    found = score(form, {"a1": NO, "risk": Answer(choices=("bad",)), "b1": YES}).accuracies
    assert (found.compliance.errors, found.compliance.opportunities) == (1, 1)
    assert (found.customer.errors, found.customer.share) == (0, None)
    assert (found.non_critical.errors, found.non_critical.opportunities) == (1, 2)
    assert found.non_critical.share == Fraction(1, 2)
    unasked = score(form, {"a1": YES, "risk": NA, "b1": YES}).accuracies
    assert unasked.compliance.share is None


def test_a_needed_comment_is_asked_for() -> None:
    wanted = (Choice("yes", "Yes", Decimal(1)), Choice("no", "No", Decimal(0), comment_required=True))
    form = Form("f", "F", "en", (Section("s", "S", (Question("q", "Q", "yes_no", wanted),)),))
    assert score(form, {"q": NO}).missing_comments == ("q",)
    assert score(form, {"q": Answer(choices=("no",), comment="why")}).missing_comments == ()
    assert score(form, {"q": YES}).missing_comments == ()


def test_numbers_score_by_range_and_multiple_choices_add_up() -> None:
    ranges = (Range(Decimal(0), Decimal(30), Decimal(2)), Range(Decimal(30), None, Decimal(0)))
    many = tuple(Choice(f"c{i}", f"{i}", Decimal(i)) for i in range(1, 4))
    questions = (Question("n", "N", "number", ranges=ranges), Question("m", "M", "multiple", many))
    form = Form("f", "F", "en", (Section("s", "S", questions),), formula="pooled_points")
    answers = {"n": Answer(number=Decimal("29.9")), "m": Answer(choices=("c1", "c3"))}
    assert score(form, answers).score == Fraction(600, 8)
    assert score(form, {**answers, "n": Answer(number=Decimal(30))}).score == Fraction(400, 8)


@pytest.mark.parametrize(
    "answers",
    [
        {"nobody": YES},
        {"a1": Answer(choices=("maybe",))},
        {"a1": Answer(choices=("yes", "no"))},
        {"a1": Answer(number=Decimal("NaN"))},
    ],
)
def test_an_answer_the_form_does_not_offer_is_refused(answers: dict[str, Answer]) -> None:
    with pytest.raises(AnswerError):
        require_valid(two_groups("section_percent"), answers)


def test_a_form_with_na_everywhere_is_not_scorable_even_where_na_earns_full_credit() -> None:
    form = Form("f", "F", "en", (Section("s", "S", (yes_no("q1", na="full_credit"), yes_no("q2"))),))
    assert score(form, {"q1": NA, "q2": NA}).outcome == "not_scorable"
    assert score(form, {"q1": NA, "q2": NO}).score == 50


def test_na_like_its_group_keeps_the_groups_weight() -> None:
    answers = {"a1": YES, "a2": NO, "a3": NA, "b1": YES}
    for rule, expected in (("exclude", Fraction(200, 3)), ("group_mean", Fraction(250, 4))):
        first = Section("a", "A", (yes_no("a1"), yes_no("a2"), yes_no("a3", na=rule)))
        form = Form("f", "F", "en", (first, Section("b", "B", (yes_no("b1"),))), formula="pooled_points")
        assert score(form, answers).score == expected
        assert score(form, {**answers, "a1": NA, "a2": NA}).sections[0].percent is None


def test_a_question_hidden_by_a_rule_is_not_asked_for() -> None:
    result = score(two_groups("section_percent"), {"a1": YES, "a2": Answer(na="rule")})
    assert (result.answered, result.total, result.missing) == (1, 2, ("b1",))


def test_an_answer_of_another_kind_is_no_answer() -> None:
    form = two_groups("section_percent")
    for foreign in (Answer(choices=("maybe",)), Answer(text="well"), Answer(number=Decimal(3))):
        assert score(form, {"a1": foreign}).missing == ("a1", "a2", "b1")


def test_a_scale_starts_at_its_worst_choice_in_the_mean_of_categories() -> None:
    five = tuple(Choice(f"c{i}", str(i), Decimal(i)) for i in range(1, 6))
    sections = (Section("s", "S", (Question("q", "Q", "scale", five),)),)
    shares = {"category_mean": (0, 50, 100), "section_percent": (20, 60, 100)}
    for formula, expected in shares.items():
        form = Form("f", "F", "en", sections, formula=formula)  # type: ignore[arg-type]
        given = [score(form, {"q": Answer(choices=(key,))}).score for key in ("c1", "c3", "c5")]
        assert given == list(expected)


def test_points_are_added_to_normal_service_and_taken_off() -> None:
    choices = tuple(Choice(str(i), str(i), Decimal(i)) for i in (-5, 0, 10))
    questions = (Question("q1", "Q1", "choice", choices), Question("q2", "Q2", "choice", choices))
    form = Form("f", "F", "en", (Section("s", "S", questions),), "points_plus_minus", Decimal(0))
    result = score(form, {"q1": Answer(choices=("-5",)), "q2": Answer(choices=("0",))})
    assert (result.score, result.outcome) == (-5, "fail")
    assert score(form, {"q1": Answer(choices=("10",)), "q2": Answer(choices=("0",))}).outcome == "pass"


def test_words_and_weightless_sections_are_for_information_only() -> None:
    words = Question("w", "W", "text")
    sections = (Section("a", "A", (yes_no("a1"), words)), Section("b", "B", (yes_no("b1"),), Decimal(0)))
    result = score(Form("f", "F", "en", sections), {"a1": YES, "b1": NO})
    assert (result.score, result.outcome, result.sections[1].percent) == (100, "pass", 0)


def test_what_nobody_set_by_hand_is_counted() -> None:
    answers = {"a1": YES, "a2": Answer(choices=("yes",), untouched_default=True), "b1": YES}
    assert score(two_groups("section_percent"), answers).untouched == ("a2",)


def test_a_score_just_under_the_pass_mark_is_not_shown_as_if_it_had_passed() -> None:
    assert shown(Fraction(200, 3)) == "66.7"
    assert shown(Fraction(-1, 20)) == "-0.1"
    assert shown(Fraction(7996, 100)) == "80.0"
    assert shown(Fraction(7996, 100), beside=Fraction(80)) == "79.96"


def test_a_score_finds_its_band() -> None:
    bands = tuple(Band(key, key, Decimal(start)) for key, start in (("low", 0), ("good", 80), ("top", 95)))
    form = Form("f", "F", "en", (Section("s", "S", (yes_no("q"),)),), bands=bands)
    names = [band.key for value in (0, Fraction(7999, 100), 80, 100) if (band := form.band(Fraction(value)))]
    assert names == ["low", "low", "good", "top"]
    assert form.band(None) is None
