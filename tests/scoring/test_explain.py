"""A score says how it came about."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from qa_desk.scoring import Answer, Form, Section, explain, score
from tests.scoring.small_forms import NA, NO, YES, critical_form, two_groups, yes_no


def told(form: Form, answers: dict[str, Answer]) -> list[str]:
    return [template.format(**params) for template, params in explain(form, score(form, answers))]


def test_each_section_shows_what_it_earned_and_weighs() -> None:
    assert told(two_groups("section_percent"), {"a1": YES, "a2": NO, "b1": YES}) == [
        "The score is the mean of the sections, each counting with its weight.",
        "A: 1 of 2, 50.0 %, weight 40.",
        "B: 1 of 1, 100.0 %, weight 20.",
        "66.7 % is below the pass mark of 80 %.",
    ]


def test_what_drops_out_is_said() -> None:
    lines = told(two_groups("section_percent"), {"a1": NA, "a2": Answer(na="rule"), "b1": YES})
    assert "A: nothing applies, so it drops out." in lines
    assert "a1: not applicable, does not count." in lines
    assert "a2: hidden by a rule, does not count." in lines
    assert told(two_groups("section_percent"), {"a1": NA, "a2": NA, "b1": NA})[-1] == (
        "No question applies to this call, so there is no score."
    )


def test_na_rules_are_said() -> None:
    questions = (
        yes_no("q1"),
        yes_no("full", na="full_credit"),
        yes_no("fixed", na="fixed_score", na_score=Decimal("0.5")),
        yes_no("mean", na="group_mean"),
    )
    lines = told(
        Form("f", "F", "en", (Section("s", "S", questions),)),
        {"q1": YES, "full": NA, "fixed": NA, "mean": NA},
    )
    assert lines[1:5] == [
        "S: 3.5 of 4, 87.5 %, weight 1.",
        "full: not applicable, counts in full by the form's rule.",
        "fixed: not applicable, counts 0.5 of 1 by the form's rule.",
        "mean: not applicable, counts like the rest of its section.",
    ]


def test_a_critical_error_says_what_it_did_and_what_the_score_would_have_been() -> None:
    answers = {"a1": YES, "risk": Answer(choices=("bad",)), "b1": YES}
    assert told(critical_form("fail_form"), answers)[3:] == [
        "Critical for compliance: Risk: Bad.",
        "Failed by a critical error; the score of 75.0 is kept beside it.",
    ]
    assert told(critical_form("fail_form", on_fail="zero"), answers)[4:] == [
        "Without critical errors it would have been 75.0.",
        "Failed by a critical error; the score is set to 0.0.",
    ]
    assert told(critical_form("fail_section"), answers)[4:] == [
        "The section A failed: counts 0.0 % instead of 50.0 %.",
        "Without critical errors it would have been 75.0.",
        "50.0 % is below the pass mark of 80 %.",
    ]


def test_a_draft_says_how_far_it_is() -> None:
    lines = told(two_groups("section_percent"), {"a1": YES})
    assert lines[2:] == ["B: not answered yet.", "1 of 3 questions are answered so far.", "So far: 100.0 %."]


def test_points_forms_speak_of_points() -> None:
    form = msgspec.structs.replace(two_groups("points_plus_minus"), pass_mark=Decimal(2))
    lines = told(form, {"a1": YES, "a2": NO, "b1": YES})
    assert lines[1:] == ["A: 1 points.", "B: 1 points.", "2.0 points reach the mark of 2."]
