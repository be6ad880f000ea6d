"""Forms in files: the starter forms, and what a person is told about a form that is wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from qa_desk.scoring import FormError, load_form
from resources import resource

GOOD = resource("forms", "support.en.yaml").read_text("utf-8")


def test_a_form_is_read_from_a_file_with_any_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_form(path) == load_form(GOOD)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


WRONG = [
    ("formula: section_percent", "formula: magic", "“magic” is not one of: pooled_points"),
    ("weight: 30", "wieght: 30", "“wieght” is not known here"),
    ("weight: 30", "weight: heavy", "is not a number"),
    ("weight: 30", "weight: .nan", "is not a number"),
    ("weight: 30", "weight: [30]", "is not a number"),
    ("weight: 30", "weight: -3", "must not be negative"),
    ("weight: 30", "weight: 1e999999999", "must not be larger than"),
    ("weight: 30", "weight: " + "9" * 5000, "must not be larger than"),
    ("weight: 30", "weight: 0.1234567891", "decimal places"),
    ("pass_mark: 80", "pass_mark: 101", "must lie between 0 and 100"),
    ("on_fail: keep_and_flag", "on_fail: cap", "“cap” is missing"),
    ("title: Opening", "title: true", "expected str, found bool"),
    ("title: Opening", 'title: " "', "must not be empty"),
    ("key: asks", "key: listens", "“listens” is used twice"),
    ("key: asks", "key: two words", "without spaces"),
    ("key: fully, text: Fully, points: 2", "key: fully, text: Fully", "“points” is missing"),
    ("key: fully, text: Fully, points: 2", "key: fully, text: Fully, points: -2", "must not be negative"),
    ("effect: fail_section", "effect: fail_everything", "“fail_everything” is not one of: none"),
    ("language: en", "language: en\nlanguage: zh", "found duplicate key"),
    ("sections:", "sections: []\nrest:", "“rest” is not known here"),
    ("blind: {", "bands: [{key: a, text: A, start: 10}]\nblind: {", "the lowest band must start at 0"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[wrong[:24] for _, wrong, _ in WRONG])
def test_a_wrong_form_is_refused_with_the_line(right: str, wrong: str, said: str) -> None:
    text = GOOD.replace(right, wrong, 1)
    with pytest.raises(FormError) as refused:
        load_form(text, "mine.yaml")
    problem = next(p for p in refused.value.problems if said in str(p))
    nearest = line_of(GOOD, right)
    assert problem.line is not None and nearest - 5 <= problem.line <= nearest + 1
    assert "mine.yaml" in str(refused.value) and f"line {refused.value.problems[0].line}" in str(
        refused.value
    )


def test_every_problem_is_named_not_only_the_first() -> None:
    text = GOOD.replace("pass_mark: 80", "pass_mark: 180").replace("key: asks", "key: listens")
    with pytest.raises(FormError) as refused:
        load_form(text)
    assert [str(p)[:7] for p in refused.value.problems] == ["line 8,", f"line {line_of(GOOD, 'key: asks')}"]
    assert "Further problems: 1" in str(refused.value)


BOMB = "\n".join(
    ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1",
        "just words",
        "a: [",
        "a: \x00",
        "a: &x [*x]",
        BOMB,
        "[" * 3000,
        "key: support",
        "sections: 5",
    ],
    ids=["empty", "list", "words", "open", "nul", "itself", "bomb", "deep", "only a key", "number"],
)
def test_what_is_no_form_is_refused_in_words(text: str) -> None:
    with pytest.raises(FormError):
        load_form(text)


def test_files_that_cannot_be_read_are_refused_in_words(tmp_path: Path) -> None:
    binary = tmp_path / "form.yaml"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for path in (binary, tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(FormError):
            load_form(path)


def test_numbers_keep_every_digit_and_dates_stay_words() -> None:
    text = GOOD.replace("weight: 30", "weight: 33.333333333").replace("title: Opening", "title: 2024-01-01")
    form = load_form(text)
    assert str(form.sections[1].weight) == "33.333333333"
    assert form.sections[0].title == "2024-01-01"


def test_the_form_shown_in_the_documentation_is_a_form() -> None:
    page = (Path(__file__).parents[2] / "docs" / "forms.md").read_text("utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    assert load_form(example).band(Fraction(80)) is not None
