"""`qa-desk form`: without a workspace, and on the sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from qa_desk.cli import app
from resources import resource
from tests.cli.conftest import Run, data
from tests.scoring.test_foreign import GENESYS

FORM = """\
key: groups
language: en
title: Groups
formula: pooled_points
sections:
  - key: a
    title: A
    weight: 40
    questions:
      - {key: a1, text: A1, choices: &yn [{key: "yes", text: "Yes", points: 1}, {key: "no", text: "No", points: 0}]}
      - {key: a2, text: A2, choices: *yn}
  - key: b
    title: B
    weight: 20
    questions:
      - {key: b1, text: B1, choices: *yn}
      - {key: b2, text: B2, choices: *yn, show_if: {question: b1, is: ["no"]}}
"""
ANSWERS = "a1: yes\na2: no\nb1: yes\nfeedback: Well done\n"


def call(*line: object) -> Result:
    return CliRunner().invoke(app, ["form", *map(str, line)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "form.yaml").write_text(FORM, "utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, "utf-8")
    return tmp_path


def scored(folder: Path) -> Any:
    done = call("score", folder / "form.yaml", folder / "answers.yaml", "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("formula", "exact", "rounded"), [("pooled_points", "60", 60.0), ("section_percent", "200/3", 66.7)]
)
def test_the_check_values_without_a_workspace(folder: Path, formula: str, exact: str, rounded: float) -> None:
    (folder / "form.yaml").write_text(FORM.replace("pooled_points", formula), "utf-8")
    found = scored(folder)
    assert found["score"] == found["calculated"] == {"exact": exact, "rounded": rounded}
    assert found["outcome"] == "fail"
    assert [s["percent"]["exact"] for s in found["sections"]] == ["50", "100"]
    assert found["not_applicable"] == {"evaluator": [], "rule": ["b2"]}
    assert found["accuracies"]["non_critical"] == {
        "errors": 1,
        "opportunities": 3,
        "percent": {"exact": "200/3", "rounded": 66.7},
    }
    assert found["accuracies"]["customer"]["percent"] is None


def test_na_is_told_apart_and_everything_na_is_not_scorable(folder: Path) -> None:
    (folder / "answers.yaml").write_text("a1: n/a\na2: {na: true, comment: none}\nb1: N/A\n", "utf-8")
    found = scored(folder)
    assert (found["score"], found["outcome"]) == (None, "not_scorable")
    assert found["not_applicable"] == {"evaluator": ["a1", "a2", "b1"], "rule": ["b2"]}


def test_a_form_without_fault_is_told_so(folder: Path) -> None:
    done = call("check", folder / "form.yaml")
    assert (done.exit_code, "4 questions, no problem" in done.stdout) == (0, True)
    found = json.loads(call("check", resource("forms", "support.zh.yaml"), "--json").stdout)
    assert (found["problems"], found["language"]) == ([], "zh")


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("key: a1, ", "", 10, "key"),
        ("key: a2", "key: a1", 11, "used twice"),
        ("pooled_points", "magic", 4, "magic"),
        ("pass_mark", "pass_mark", 1, ""),
        ("title: Groups", "title: Groups\nweights_total: 100", 4, "add up to 60, not to 100"),
        ("{question: b1,", "{question: gone,", 17, "gone"),
        ("key: b2, text: B2", "key: b2, text: B2, hide_if: {question: b2, na: true}", 17, "circle"),
    ],
)
def test_every_fault_of_a_form_is_told_with_its_line(
    folder: Path, before: str, after: str, line: int, said: str
) -> None:
    (folder / "form.yaml").write_text(FORM.replace(before, after), "utf-8")
    done = call("check", folder / "form.yaml")
    if not said:
        assert done.exit_code == 0
        return
    assert done.exit_code == 1
    assert f"form.yaml:{line}: " in done.stderr
    assert said in done.stderr
    assert json.loads(call("check", folder / "form.yaml", "--json").stdout)["problems"][0]["line"] == line


@pytest.mark.parametrize(
    ("answers", "line", "said"),
    [
        ("a1: yes\nnobody: no\n", 2, "no question “nobody”"),
        ("a1: yes\na2: maybe\n", 2, "no choice “maybe”"),
        ("a1: {chose: no}\n", 1, "chose"),
        ("a1: {choice: no, na: true}\n", 1, "one of"),
        ("a1: {causes: [haste], choice: no}\n", 1, "root cause"),
        ("- a1\n", 1, "key: value"),
        ("a1: [\n", 2, "cannot be read"),
    ],
)
def test_every_fault_of_the_answers_is_told_with_its_line(
    folder: Path, answers: str, line: int, said: str
) -> None:
    (folder / "answers.yaml").write_text(answers, "utf-8")
    done = call("score", folder / "form.yaml", folder / "answers.yaml")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"answers.yaml:{line}: " in done.stderr
    assert said in done.stderr


def test_a_file_that_is_not_there_and_a_wrong_command_line(folder: Path) -> None:
    assert call("check", folder / "none.yaml").exit_code == 1
    assert call("check").exit_code == 2
    assert call("score", folder / "form.yaml").exit_code == 2


def test_a_thousand_questions_long_comments_and_any_script(tmp_path: Path) -> None:
    lines = [
        f'      - {{key: q{i}, text: "سؤال {i} 👋", choices: [{{key: a, text: A, points: 1}}, {{key: b, text: B,'
        " points: 0}]}"
        for i in range(1000)
    ]
    head = "key: big\nlanguage: ar\ntitle: كبير\nsections:\n  - key: s\n    title: S\n    questions:\n"
    (tmp_path / "form.yaml").write_text(head + "\n".join(lines) + "\n", "utf-8")
    said = "x" * 10_000
    (tmp_path / "answers.yaml").write_text(
        "\n".join(f'q{i}: {{choice: a, comment: "{said if i == 0 else "شكرا 🙏"}"}}' for i in range(1000)),
        "utf-8",
    )
    assert scored(tmp_path)["score"]["exact"] == "100"


def changed_form(tmp_path: Path) -> Path:
    """The starter form with one question gone, one weight changed and one question new."""
    path = tmp_path / "support.yaml"
    content = resource("forms", "support.en.yaml").read_text("utf-8")
    new = (
        "      - {key: thanks, text: Thanks, choices: [{key: a, text: A, points: 1},"
        " {key: b, text: B, points: 0}]}\n"
    )
    place = content.index("  - key: understanding")
    path.write_text((content[:place] + new + content[place:]).replace("weight: 40", "weight: 50"), "utf-8")
    return path


def test_publishing_shows_what_differs_and_the_same_twice_is_one_version(
    run: Run, sample_root: Path, tmp_path: Path
) -> None:
    path = changed_form(tmp_path)
    line = ("form", "publish", path, "-w", sample_root, "--as", "Ruth Adeyemi")
    tried = data(run(*line, "--dry-run", "--json"))
    assert (tried["published"], tried["before"]) == (False, 1)
    assert {(c["what"], c["place"], c["field"]) for c in tried["changes"]} == {
        ("added", "opening/thanks", ""),
        ("changed", "solving", "weight"),
    }
    done = data(run(*line, "--json"))
    assert (done["published"], done["number"], done["changes"]) == (True, 2, tried["changes"])
    again = run(*line)
    assert again.exit_code == 0
    assert "nothing to publish" in again.stdout


def test_the_formula_lab_scores_the_last_evaluations_under_every_formula(
    run: Run, sample_made: Path, tmp_path: Path
) -> None:
    found = data(run("form", "lab", changed_form(tmp_path), "-w", sample_made, "--json"))
    assert found["evaluations"] == len(found["rows"]) == 50
    assert set(found["other_formulas"]) == {"pooled_points", "category_mean", "points_plus_minus"}
    row = found["rows"][0]
    assert row["before"]["score"] and row["after"]["score"]
    assert row["questions_unasked"] == ["thanks"]
    assert set(row["other_formulas"]) == set(found["other_formulas"])
    assert len(found["newly_failed"]) <= found["before"]["passed"]
    short = run("form", "lab", changed_form(tmp_path), "-w", sample_made, "--last", "5")
    assert "5 evaluations" in short.stdout


def test_a_form_of_another_system_becomes_a_form_file(tmp_path: Path) -> None:
    (tmp_path / "care.json").write_text(json.dumps(GENESYS), "utf-8")
    done = call("convert", tmp_path / "care.json", "--out", tmp_path / "care.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Identity" in done.stderr
    assert call("check", tmp_path / "care.yaml").exit_code == 0
    assert call("convert", tmp_path / "care.json").stdout == (tmp_path / "care.yaml").read_text("utf-8")
    (tmp_path / "care.json").write_text("{}", "utf-8")
    refused = call("convert", tmp_path / "care.json")
    assert (refused.exit_code, "no evaluation form" in refused.stderr) == (1, True)
