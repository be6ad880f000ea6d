"""What must hold for any form of two levels with bonus sections and rules, and any answers."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from qa_desk.scoring import (
    Answer,
    Condition,
    Form,
    Section,
    check,
    explain,
    from_json,
    hidden,
    highest,
    load_form,
    result_from_builtins,
    result_to_builtins,
    score,
    to_json,
)
from qa_desk.scoring.writing import dump_form
from tests.scoring.small_forms import NA, yes_no
from tests.scoring.test_properties import Case, forms, naive


@st.composite
def conditions(draw: st.DrawFn, before: list[str], depth: int = 2) -> Condition:
    """A rule over questions that come before; every one of them has the choices c0 and c1."""
    kind = draw(st.sampled_from(("is", "na", "all", "any", "not") if depth else ("is", "na")))
    if kind in ("is", "na"):
        key = draw(st.sampled_from(before))
        return Condition(question=key, na=True) if kind == "na" else Condition(question=key, is_=("c0",))
    if kind == "not":
        return Condition(not_=draw(conditions(before, depth - 1)))
    parts = tuple(draw(st.lists(conditions(before, depth - 1), min_size=1, max_size=3)))
    return Condition(all_=parts) if kind == "all" else Condition(any_=parts)


@st.composite
def ruled(draw: st.DrawFn) -> Form:
    """A valid form whose later questions and sections depend on earlier ones."""
    form = draw(forms())
    groups, before = [], list[str]()
    for section in form.sections:
        asked = []
        rule = draw(conditions(before)) if before and draw(st.booleans()) else None
        above = list(before)
        for question in section.questions:
            name = draw(st.sampled_from(("show_if", "hide_if", "", "")))
            own = {name: draw(conditions(above))} if above and name else {}
            asked.append(replace(question, **own))
            before.append(question.key)
        groups.append(replace(section, questions=tuple(asked), hide_if=rule))
    if draw(st.booleans()) and len(groups) > 1:
        upper = Section("upper", "Upper", sections=tuple(groups[1:]), weight=Decimal(3))
        groups = [groups[0], upper]
    if draw(st.booleans()):
        groups.append(Section("extra", "Extra", (yes_no("x"),), Decimal(5), bonus=True))
        return replace(form, sections=tuple(groups), over_100=draw(st.booleans()))
    return replace(form, sections=tuple(groups))


@st.composite
def answered(draw: st.DrawFn) -> Case:
    form = draw(ruled())
    answers = {}
    for question in form.questions():
        choice = st.sampled_from(question.choices).map(lambda c: Answer(choices=(c.key,)))
        answers[question.key] = draw(st.one_of(choice, choice, st.just(NA), st.just(Answer())))
    return form, answers


@given(ruled())
def test_these_forms_are_without_fault_and_survive_json(form: Form) -> None:
    assert check(form) == []
    assert from_json(to_json(form)) == form


@given(answered())
def test_a_score_lies_in_its_stated_range(case: Case) -> None:
    form, answers = case
    result = score(form, answers)
    for found in (result.score, result.calculated):
        assert found is None or 0 <= found <= highest(form)
    for section in result.sections:
        assert section.percent is None or 0 <= section.percent <= 100
    assert result_from_builtins(result_to_builtins(result)) == result
    for template, params in explain(form, result):
        assert template.format(**params)


@given(answered(), st.integers(0, 1000))
def test_the_order_of_answering_does_not_matter(case: Case, seed: int) -> None:
    form, answers = case
    shuffled = list(answers.items())
    random.Random(seed).shuffle(shuffled)
    assert score(form, dict(shuffled)) == score(form, answers)


def holds(rule: Condition, answers: dict[str, Answer], gone: set[str]) -> bool:
    """A rule, read off its definition."""
    if rule.question:
        given = answers[rule.question]
        tests = given.na == "evaluator" if rule.na else any(c in rule.is_ for c in given.choices)
        return tests and rule.question not in gone
    if rule.not_:
        return not holds(rule.not_, answers, gone)
    found = [holds(part, answers, gone) for part in rule.all_ or rule.any_]
    return all(found) if rule.all_ else any(found)


def hidden_naively(form: Form, answers: dict[str, Answer]) -> set[str]:
    """Rules name only what is above, so one walk from top to bottom is enough."""
    gone: set[str] = set()
    for section in form.groups():
        off = section.hide_if is not None and holds(section.hide_if, answers, gone)
        for question in section.questions:
            shown = question.show_if is None or holds(question.show_if, answers, gone)
            hides = question.hide_if is not None and holds(question.hide_if, answers, gone)
            if off or hides or not shown:
                gone.add(question.key)
    return gone


def percent(form: Form, answers: dict[str, Answer]) -> Fraction | None:
    """The calculated score by recursion over sections: each as a form of its own, joined by weights."""
    if form.formula != "section_percent":
        flat = [
            replace(leaf, weight=leaf.weight * (top.weight if top.sections else 1))
            for top in form.sections
            if not top.bonus
            for leaf in (top.sections or (top,))
        ]
        asked = {q.key: answers[q.key] for section in flat for q in section.questions}
        return naive(replace(form, sections=tuple(flat)), asked) if flat else None
    earned = weights = Fraction(0)
    for section in form.sections:
        if section.bonus:
            continue
        found = (
            percent(replace(form, sections=section.sections), answers)
            if section.sections
            else alone(form, section, answers)
        )
        if found is not None:
            earned, weights = earned + found * Fraction(section.weight), weights + Fraction(section.weight)
    return earned / weights if weights else None


def alone(form: Form, section: Section, answers: dict[str, Answer]) -> Fraction | None:
    """One section's percent, whether or not any answer in it was really made."""
    helper = Section("h", "H", (yes_no("h"),), Decimal(0))
    asked = {q.key: answers[q.key] for q in section.questions} | {"h": Answer(choices=("yes",))}
    try:
        return naive(replace(form, sections=(section, helper)), asked)
    except ZeroDivisionError:
        return None


@given(answered())
def test_the_calculated_score_equals_a_naive_reference(case: Case) -> None:
    form, answers = case
    gone = hidden_naively(form, answers)
    assert hidden(form, answers) == gone
    left = {key: Answer() if key in gone else answer for key, answer in answers.items()}
    result = score(form, answers)
    if not any(answer.choices for key, answer in left.items() if key != "x"):
        assert result.calculated is None
        return
    try:
        expected = percent(form, left)
    except ZeroDivisionError:
        expected = None
    if expected is not None and left.get("x", NA).choices == ("yes",):
        expected = expected + 5 if form.over_100 else min(expected + 5, Fraction(100))
    assert result.calculated == expected


@given(answered())
def test_what_is_hidden_can_be_answered_in_any_way(case: Case) -> None:
    form, answers = case
    for key in hidden(form, answers):
        question = form.question(key)
        assert question is not None
        for other in (NA, Answer(), *(Answer(choices=(c.key,)) for c in question.choices)):
            assert score(form, {**answers, key: other}) == score(form, answers)


@given(answered())
def test_a_better_answer_that_hides_and_shows_nothing_never_lowers_the_score(case: Case) -> None:
    form, answers = case
    before, gone = score(form, answers), hidden(form, answers)
    for question in form.questions():
        keys = [choice.key for choice in question.choices]
        if not answers[question.key].choices or question.key in gone:
            continue
        order = keys if question.key != "x" else keys[::-1]
        for better in order[order.index(answers[question.key].choices[0]) + 1 :]:
            changed = {**answers, question.key: Answer(choices=(better,))}
            if hidden(form, changed) == gone and before.score is not None:
                after = score(form, changed)
                assert after.calculated >= before.calculated  # type: ignore[operator]
                assert after.score >= before.score  # type: ignore[operator]


@given(ruled())
def test_a_form_written_to_a_file_is_read_back_the_same(form: Form) -> None:
    assert load_form(dump_form(form)) == form
