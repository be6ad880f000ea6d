"""Questions that rules show or hide, and what a form says about rules that cannot work."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qa_desk.scoring import (
    Answer,
    Choice,
    Condition,
    Form,
    FormError,
    Question,
    Range,
    Section,
    check,
    hidden,
    load_form,
    score,
)
from tests.scoring.small_forms import NA, NO, YES, yes_no

YES_TO = {key: Condition(question=key, is_=("yes",)) for key in "abcd"}


def form_of(*questions: Question, **fields: object) -> Form:
    return Form("f", "F", "en", (Section("s", "S", questions, **fields),))  # type: ignore[arg-type]


def test_a_hidden_question_is_not_asked_for_and_its_answer_does_not_count() -> None:
    form = form_of(yes_no("a"), yes_no("b", show_if=YES_TO["a"]))
    result = score(form, {"a": NO, "b": YES})
    assert (result.score, result.total, result.missing) == (0, 1, ())
    assert [q.na for q in result.questions] == ["no", "rule"]
    shown = score(form, {"a": YES})
    assert (shown.total, shown.missing) == (2, ("b",))
    assert score(form, {"a": YES, "b": NA}).questions[1].na == "evaluator"


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        (Condition(all_=(YES_TO["a"], YES_TO["b"])), True),
        (Condition(any_=(YES_TO["a"], YES_TO["b"])), False),
        (Condition(not_=YES_TO["a"]), True),
        (Condition(not_=YES_TO["b"]), False),
        (Condition(question="c", na=True), False),
        (Condition(question="n", at_least=Decimal(20)), False),
        (Condition(question="n", at_least=Decimal(20), below=Decimal(30)), True),
        (Condition(question="n", below=Decimal(30)), True),
    ],
)
def test_rules_are_over_other_answers_with_and_or_not(rule: Condition, gone: bool) -> None:
    number = Question("n", "N", "number", ranges=(Range(Decimal(0), None, Decimal(1)),))
    form = form_of(yes_no("z", show_if=rule), yes_no("a"), yes_no("b"), yes_no("c"), number)
    assert check(form) == []
    answers = {"a": YES, "b": NO, "c": NA, "n": Answer(number=Decimal(30))}
    assert hidden(form, answers) == (frozenset({"z"}) if gone else frozenset())


def test_what_is_hidden_passes_no_test_so_rules_follow_one_another() -> None:
    form = form_of(yes_no("c", show_if=YES_TO["b"]), yes_no("b", hide_if=YES_TO["a"]), yes_no("a"))
    assert hidden(form, {"a": YES, "b": YES, "c": YES}) == {"b", "c"}
    assert hidden(form, {"a": NO, "b": YES, "c": YES}) == frozenset()


def test_a_hidden_section_hides_all_in_it_on_both_levels() -> None:
    first = Section("first", "First", (yes_no("a"),))
    inner = Section("inner", "Inner", (yes_no("b"), yes_no("c")))
    outer = Section("outer", "Outer", sections=(inner,), show_if=YES_TO["a"])
    form = Form("f", "F", "en", (first, outer))
    assert check(form) == []
    result = score(form, {"a": NO, "b": NO, "c": NO})
    assert hidden(form, {"a": NO}) == {"b", "c"}
    assert [s.percent for s in result.sections] == [0, None, None]


@pytest.mark.parametrize(
    "questions",
    [
        (yes_no("a", show_if=YES_TO["a"]), yes_no("b")),
        (yes_no("a", show_if=YES_TO["b"]), yes_no("b", hide_if=Condition(not_=YES_TO["a"]))),
        (
            yes_no("a", show_if=YES_TO["b"]),
            yes_no("b", show_if=YES_TO["c"]),
            yes_no("c", show_if=YES_TO["a"]),
        ),
    ],
)
def test_rules_that_wait_for_each_other_are_refused(questions: tuple[Question, ...]) -> None:
    form = form_of(*questions)
    assert any("in a circle" in str(problem) for problem in check(form))
    score(form, {"a": YES})  # nor does it hang


def test_a_section_may_not_wait_for_its_own_question() -> None:
    form = form_of(yes_no("a"), yes_no("b"), show_if=YES_TO["a"])
    assert any("in a circle" in str(problem) for problem in check(form))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Condition(question="gone", is_=("yes",)), "no question “gone”"),
        (Condition(question="a", is_=("maybe",)), "no choice “maybe”"),
        (Condition(question="a", at_least=Decimal(1)), "not a number question"),
        (Condition(question="a"), "a rule is"),
        (Condition(), "a rule is"),
        (Condition(question="a", is_=("yes",), all_=(YES_TO["a"],)), "a rule is"),
    ],
)
def test_a_rule_that_cannot_work_is_named(rule: Condition, said: str) -> None:
    found = check(form_of(yes_no("a"), yes_no("b", hide_if=rule)))
    assert any(said in str(problem) for problem in found)


FILE = """\
key: f
language: en
title: F
sections:
  - key: s
    title: S
    questions:
      - {key: a, text: A, choices: &yn [{key: "yes", text: "Yes", points: 1}, {key: "no", text: "No", points: 0}]}
      - key: b
        text: B
        choices: *yn
        show_if:
          all:
            - {question: a, is: ["yes"]}
            - not: {question: gone, na: true}
"""


def test_a_rule_in_a_file_is_read_and_complained_about_with_its_line() -> None:
    with pytest.raises(FormError) as caught:
        load_form(FILE)
    (problem,) = caught.value.problems
    assert (problem.line, "gone" in str(problem)) == (15, True)
    form = load_form(FILE.replace("gone", "a"))
    assert form.questions()[1].show_if is not None


def test_a_root_cause_is_asked_for_where_the_form_says_so() -> None:
    from qa_desk.scoring import AnswerError, RootCause, require_valid

    causes = (RootCause("haste", "In haste"), RootCause("other", "Something else"))
    choices = (Choice("yes", "Yes", Decimal(1)), Choice("no", "No", root_causes=causes, cause_required=True))
    form = form_of(Question("q", "Q", "yes_no", choices))
    assert score(form, {"q": NO}).missing_causes == ("q",)
    assert score(form, {"q": YES}).missing_causes == ()
    given = {"q": Answer(choices=("no",), causes=("haste",))}
    require_valid(form, given)
    assert score(form, given).missing_causes == ()
    with pytest.raises(AnswerError):
        require_valid(form, {"q": Answer(choices=("yes",), causes=("haste",))})


def test_dates_and_short_words_are_taken_and_never_scored() -> None:
    from qa_desk.scoring import AnswerError, require_valid

    form = form_of(yes_no("a"), Question("d", "D", "date"), Question("t", "T", "short_text"))
    answers = {"a": YES, "d": Answer(text="2026-02-28"), "t": Answer(text="مرحبا 👋")}
    require_valid(form, answers)
    assert (score(form, answers).score, score(form, answers).total) == (100, 1)
    for wrong in ({"d": Answer(text="2026-02-30")}, {"t": Answer(text="x" * 201)}):
        with pytest.raises(AnswerError):
            require_valid(form, wrong)
