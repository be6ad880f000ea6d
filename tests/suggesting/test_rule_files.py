"""Rules are written in form files: faults are told with their line, and a rule comes back as it was written."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from qa_desk.scoring import (
    Form,
    FormError,
    Suggest,
    check,
    dump_form,
    from_json,
    load_form,
    score,
    to_json,
    version_hash,
)
from qa_desk.scoring.diff import diff
from qa_desk.scoring.suggest import Sign, fingerprint
from qa_desk.scoring.writing import read_suggest, suggest_text
from tests.scoring.small_forms import NO, YES, two_groups
from tests.work.talking_centre import RULE, with_rule

BASE = """key: f
language: en
title: F
sections:
  - key: a
    title: A
    questions:
      - key: q
        text: Q
        kind: yes_no
        choices: [{key: "yes", text: "Yes", points: 1}, {key: "no", text: "No", points: 0}]
        suggest:
"""


def problem(*lines: str) -> str:
    with pytest.raises(FormError) as caught:
        load_form(BASE + "".join(f"          {line}\n" for line in lines))
    return str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["when: {said: {any: [hello]}}", "then: maybe"], "line 14, §.then: “q” has no choice “maybe”"),
        (["when: {sad: {any: [hello]}}", 'then: "yes"'], "line 13, §.when.sad: “sad” is not known here"),
        (["when: {said: {any: ['...']}}", 'then: "yes"'], "line 13, §.when.said.any[0]: has no word"),
        (["when: {said: {}}", 'then: "yes"'], "needs words to listen for"),
        (["when: {silence: {over: -1}}", 'then: "yes"'], "must lie between 0 and 86400"),
        (["when: {said: {any: [x], by: everyone}}", 'then: "yes"'], "“everyone” is not one of: agent"),
        (["when: {}", 'then: "yes"'], "a sign is one of: said, silence"),
        (["when: {hold: {}, silence: {over: 3}}", 'then: "yes"'], "a sign is one of"),
        (["when: {hold: {}}", 'then: "yes"', 'otherwise: "yes"'], "suggests the same whatever"),
        (["when: {fact: {name: duration, is: [long]}}", 'then: "yes"'], "a length takes at_least or below"),
        (["when: {fact: {name: queue, at_least: 3}}", 'then: "yes"'], "a length takes at_least or below"),
        (["when: {fact: {name: colour, is: [red]}}", 'then: "yes"'], "“colour” is not one of: duration"),
        (["then: yes"], "“when” is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(lines: list[str], said: str) -> None:
    assert said.replace("§", "sections[0].questions[0].suggest") in problem(*lines)


def test_rules_nested_without_end_and_for_the_wrong_kind_are_refused() -> None:
    deep = "{hold: {}}"
    for _ in range(12):
        deep = f"{{not: {deep}}}"
    assert "nest 10 levels deep" in problem(f"when: {deep}", 'then: "yes"')
    form = with_rule(two_groups("section_percent"))
    number = replace(form.sections[0].questions[0], kind="number")
    broken = replace(form, sections=(replace(form.sections[0], questions=(number,)), form.sections[1]))
    assert any("only questions with one choice" in one.text for one in check(broken))
    never = replace(
        form.sections[0].questions[0], na_allowed=False, suggest=replace(RULE, applies_if=RULE.when)
    )
    broken = replace(form, sections=(replace(form.sections[0], questions=(never,)), form.sections[1]))
    assert any("may not be marked not applicable" in one.text for one in check(broken))


words = st.text("abc 您好", min_size=1, max_size=8).filter(lambda w: bool(re.search(r"\w", w)))
leaves = st.one_of(
    st.builds(
        lambda any_, by, first: {"said": {"any": any_, "by": by} | ({"within_first": first} if first else {})},
        st.lists(words, min_size=1, max_size=3), st.sampled_from(["agent", "customer", "either"]),
        st.one_of(st.none(), st.integers(1, 99)),
    ),
    st.builds(lambda over: {"silence": {"over": over}}, st.integers(0, 99)),
    st.just({"card_number": {"by": "customer"}}),
    st.builds(lambda low: {"fact": {"name": "duration", "at_least": low}}, st.integers(0, 999)),
)  # fmt: skip
signs = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one: {"not": one}, inner),
    ),
    max_leaves=6,
)


@given(signs, st.sampled_from(["", "no"]))
def test_a_rule_comes_back_as_it_was_written(when: dict[str, object], otherwise: str) -> None:
    rule = msgspec.convert({"when": when, "then": "yes", "otherwise": otherwise}, Suggest, strict=False)
    assert read_suggest(suggest_text(rule)) == rule
    form = with_rule(two_groups("section_percent"), rule=rule)
    assert from_json(to_json(form)) == form
    if not check(form):
        assert load_form(dump_form(form)) == form


def test_a_form_without_rules_keeps_its_hash_and_a_rule_changes_no_score() -> None:
    bare = two_groups("section_percent")
    ruled = with_rule(bare)
    answers = {"a1": YES, "a2": NO, "b1": YES}
    assert b"suggest" not in to_json(bare) and version_hash(bare) != version_hash(ruled)
    assert score(bare, answers) == score(ruled, answers)


def test_publishing_shows_what_changed_in_a_rule() -> None:
    before = with_rule(two_groups("section_percent"))
    after = with_rule(before, rule=replace(RULE, otherwise=""))
    (change,) = diff(before, after)
    assert (change.what, change.place, change.field) == ("changed", "a/a1", "suggest")
    assert fingerprint(RULE) != fingerprint(replace(RULE, otherwise=""))


def test_the_example_of_the_documentation_is_a_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "suggestions.md").read_text("utf-8")
    block = page.split("```yaml\n")[1].split("```")[0]
    question = "".join(f"      {line}\n" for line in block.splitlines())
    choices = '        choices: [{key: "yes", text: "Yes", points: 1}, {key: "no", text: "No", points: 0}]\n'
    head = BASE.split("      - key: q")[0]
    form: Form = load_form(head + question + choices)
    assert form.questions()[0].suggest is not None
    for row in re.findall(r"^\| `(\w+: \{.*?\})` \|", page, re.MULTILINE):
        plain = row.replace("[…]", "[word]")
        rule = read_suggest(f"when: {{{plain}}}\nthen: 'yes'")
        assert rule.when != Sign(), plain
