"""Filling the rest with the best choices."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from qa_desk.scoring import Answer, Condition, Form, Question, Range, Section, score
from qa_desk.scoring.fill import rest_with_best
from tests.scoring.small_forms import NO, critical_form, yes_no
from tests.scoring.test_properties import Case
from tests.scoring.test_ruled_properties import answered


@given(answered())
def test_afterwards_nothing_is_missing_and_everything_filled_is_counted(case: Case) -> None:
    form, answers = case
    filled = rest_with_best(form, answers)
    assert not set(filled) & {key for key, answer in answers.items() if answer.given}
    result = score(form, {**answers, **filled})
    assert result.missing == ()
    assert set(result.untouched) <= set(filled)
    assert {key for key, answer in filled.items() if not answer.untouched_default} == set()


def test_no_critical_choice_is_filled_in_and_no_number_is_guessed() -> None:
    assert rest_with_best(critical_form("fail_form"), {"a1": NO})["risk"].choices == ("ok",)
    number = Question("n", "N", "number", ranges=(Range(Decimal(0), None, Decimal(1)),))
    shown = yes_no("b", show_if=Condition(question="a", is_=("yes",)))
    form = Form("f", "F", "en", (Section("s", "S", (yes_no("a"), shown, number)),))
    best = Answer(choices=("yes",), untouched_default=True)
    assert rest_with_best(form, {}) == {"a": best, "b": best}
