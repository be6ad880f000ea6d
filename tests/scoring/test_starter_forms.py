"""The six forms that come with QA Desk, each in English and Chinese, as a contact centre would use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from qa_desk.scoring import (
    Answer,
    Form,
    check,
    dump_form,
    hidden,
    load_form,
    require_valid,
    score,
    starter_form,
    starter_forms,
)

KEYS = ("chat", "collections", "complaint", "executive_listening", "sales", "support")
ALL = [pytest.param(form, id=f"{form.key}.{form.language}") for form in starter_forms()]
WORDS = {"title", "text", "guidance", "description", "language"}
CHINESE = re.compile("[\u4e00-\u9fff]")


def texts(form: Form) -> Iterator[str]:
    """Every word of a form that a person reads."""
    yield from (form.title, form.description, *(band.text for band in form.bands))
    for section in form.every_section():
        yield from (section.title, section.guidance)
        for question in section.questions:
            yield from (question.text, question.guidance)
            for choice in question.choices:
                yield choice.text
                yield from (one.text for one in (*choice.examples, *choice.root_causes))


def shape(value: Any) -> Any:
    """Plain values of a form without its words: all that decides a score. What a rule listens for is words too."""
    if isinstance(value, dict):
        listened = {key for key in ("any", "all") if all(isinstance(one, str) for one in value.get(key, ()))}
        return {key: shape(item) for key, item in value.items() if key not in WORDS | listened}
    return [shape(item) for item in value] if isinstance(value, (list, tuple)) else value


def best_and_worst(form: Form) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """The dearest and the cheapest answer to every scored question."""
    best, worst = {}, {}
    for question in form.questions():
        if question.ranges:
            spans = sorted(question.ranges, key=lambda span: span.points)
            worst[question.key], best[question.key] = (
                Answer(number=spans[0].start),
                Answer(number=spans[-1].start),
            )
        elif question.choices:
            order = sorted(question.choices, key=lambda c: (c.points, c.critical is None))
            worst[question.key], best[question.key] = (
                Answer(choices=(c.key,)) for c in (order[0], order[-1])
            )
    return best, worst


def test_there_are_six_each_in_english_and_chinese() -> None:
    assert [(form.key, form.language) for form in starter_forms()] == [
        (key, language) for key in KEYS for language in ("en", "zh")
    ]


@pytest.mark.parametrize("form", ALL)
def test_each_is_sound_and_says_how_to_judge(form: Form) -> None:
    assert check(form) == []
    assert load_form(dump_form(form)) == form
    judged = [q for q in form.questions() if q.scored and q.weight > 0]
    assert 8 <= len(judged) <= 18
    assert all(question.guidance for question in judged)
    for question in form.questions():
        lost = [c for c in question.choices if c.critical is not None]
        assert all(choice.comment_required for choice in lost), question.key
        if any(c.cause_required for c in question.choices):
            assert all(c.root_causes for c in question.choices if c.cause_required)


@pytest.mark.parametrize("form", ALL)
def test_each_holds_every_class_of_critical_error_and_a_category_that_cuts_across_forms(form: Form) -> None:
    critical = [c.critical for q in form.questions() for c in q.choices if c.critical]
    assert {c.error_class for c in critical} == {"customer", "business", "compliance"}
    assert {"risk", "empathy"} <= {name for q in form.questions() for name in q.categories}
    if form.key == "executive_listening":
        assert {c.effect for c in critical} == {"none"}
        assert "agent" not in {c.owner for c in critical}
    else:
        assert {"fail_form", "fail_section"} <= {c.effect for c in critical}


@pytest.mark.parametrize("form", [one for one in ALL if "support" not in str(one.id)])
def test_the_newer_five_have_bands_examples_root_causes_and_rules(form: Form) -> None:
    assert len(form.bands) == 3
    assert all(before.start < after.start for before, after in pairwise(form.bands))
    assert any(c.examples for q in form.questions() for c in q.choices)
    assert any(c.root_causes for q in form.questions() for c in q.choices)
    assert any(one.show_if or one.hide_if for one in (*form.every_section(), *form.questions()))
    assert {q.na_allowed for q in form.questions()} == {True, False}


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_score_alike_and_each_speaks_its_own(key: str) -> None:
    english, chinese = starter_forms(key)
    assert shape(msgspec.to_builtins(english)) == shape(msgspec.to_builtins(chinese))
    assert not any(CHINESE.search(words) for words in texts(english))
    assert all(CHINESE.search(words) for words in texts(chinese) if words)
    for ours, theirs in zip(english.questions(), chinese.questions(), strict=True):
        assert ours.key == theirs.key
        assert [c.key for c in ours.choices] == [c.key for c in theirs.choices]


@pytest.mark.parametrize("form", ALL)
def test_a_call_without_fault_scores_100_and_the_worst_fails(form: Form) -> None:
    best, worst = best_and_worst(form)
    require_valid(form, best)
    asked = {question.key for question in form.questions() if question.scored}
    perfect = score(form, best)
    assert perfect.calculated == 100
    assert perfect.outcome == "pass"
    assert perfect.missing == ()
    bad = score(form, worst)
    assert bad.score is not None and bad.score < 35
    assert bad.outcome == "fail"
    assert set(bad.missing) <= asked - set(worst) | hidden(form, worst)


def test_a_declined_sale_is_not_judged_as_a_sale() -> None:
    form = starter_form("sales", "en")
    best, _worst = best_and_worst(form)
    best["result"] = Answer(choices=("declined",))
    best["objected"] = Answer(choices=("no",))
    result = score(form, best)
    gone = {one.key for one in result.questions if one.na == "rule"}
    assert gone == {"consent", "withdrawal", "order_right", "objection"}
    assert (result.score, result.outcome) == (100, "pass")


def test_executive_listening_never_counts_against_an_agent() -> None:
    form = starter_form("executive_listening", "zh")
    _best, worst = best_and_worst(form)
    result = score(form, worst)
    assert result.failed_by == ()
    assert result.of_agent.customer.errors == result.of_agent.compliance.errors == 0
    assert not form.disputes.allowed


def test_weights_add_up_to_a_hundred_where_a_form_says_so() -> None:
    for form in starter_forms():
        if form.weights_total is not None:
            assert sum(s.weight for s in form.sections if not s.bonus) == Decimal(100)
