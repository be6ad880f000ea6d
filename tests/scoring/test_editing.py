"""Forms changed piece by piece: nothing is lost, keys stay apart, what does not fit is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.scoring import Condition, Form, FormError, Section, check, starter_forms
from qa_desk.scoring.editing import Path, at, duplicate, fits, insert, move, new_part, put, remove
from qa_desk.scoring.writing import read_rule, rule_text
from tests.scoring.small_forms import two_groups, yes_no
from tests.scoring.test_ruled_properties import conditions

FORM = two_groups("section_percent")
A: Path = (("sections", 0),)
A1: Path = (*A, ("questions", 0))
B: Path = (("sections", 1),)


def order(form: Form) -> list[str]:
    return [one.key for section in form.groups() for one in (section, *section.questions)]


def test_a_question_moves_within_and_between_sections_and_back() -> None:
    down = move(FORM, A1, (*A, ("questions", 2)))
    assert down is not None and order(down) == ["a", "a2", "a1", "b", "b1"]
    assert move(down, (*A, ("questions", 1)), A1) == FORM
    across = move(FORM, A1, (*B, ("questions", 1)))
    assert across is not None and order(across) == ["a", "a2", "b", "b1", "a1"]
    assert move(across, (*B, ("questions", 1)), A1) == FORM


def test_a_section_moves_up_and_into_another_that_holds_sections() -> None:
    up = move(FORM, B, A)
    assert up is not None and order(up) == ["b", "b1", "a", "a1", "a2"]
    wider = insert(FORM, (("sections", 2),), Section("top", "Top"))
    into = move(wider, A, (("sections", 2), ("sections", 0)))
    assert into is not None and [one.key for one in into.every_section()] == ["b", "top", "a"]
    assert check(into) == []


@pytest.mark.parametrize(
    "target",
    [
        (*B, ("choices", 0)),
        (("sections", 0),),
        (*A1, ("choices", 0)),
    ],
)
def test_what_does_not_fit_stays_where_it_is(target: Path) -> None:
    assert move(FORM, A1, target) is None


def test_levels_and_kinds_are_kept_apart() -> None:
    assert not fits(FORM, Section("x", "X"), (*A, ("sections", 0)))  # it holds questions
    assert move(FORM, A, (*A, ("sections", 0))) is None  # into itself
    deep = Section("x", "X", sections=(Section("y", "Y"),))
    assert not fits(FORM, deep, (*B, ("sections", 0)))


@given(st.data())
def test_copies_have_keys_of_their_own(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(starter_forms("support")))
    path: Path = (("sections", data.draw(st.integers(0, len(form.sections) - 1))),)
    if data.draw(st.booleans()):
        path = (*path, ("questions", 0))
        if data.draw(st.booleans()):
            path = (*path, ("choices", 1))
    copied, there = duplicate(form, path)
    assert not any("used twice" in str(problem) for problem in check(copied))
    assert at(copied, path) == at(form, path)
    assert remove(copied, there) == form


def test_new_parts_have_free_keys_and_parts_are_replaced() -> None:
    for path in ((("sections", 2),), (*A, ("questions", 0)), (*A1, ("choices", 2))):
        part = new_part(FORM, path, "New")
        assert fits(FORM, part, path)
        assert at(insert(FORM, path, part), path) == part
    assert order(put(FORM, A1, yes_no("z"))) == ["a", "z", "a2", "b", "b1"]


@given(conditions(["q1", "q2"]))
def test_a_rule_is_one_line_and_back(rule: Condition) -> None:
    assert "\n" not in rule_text(rule)
    assert read_rule(rule_text(rule)) == rule


def test_no_rule_is_no_line_and_a_broken_one_is_told() -> None:
    assert (rule_text(None), read_rule(" ")) == ("", None)
    for words in ("{question: a, iz: [b]}", "hello", "{question: [", "{at_least: many}"):
        with pytest.raises(FormError):
            read_rule(words)
