"""`qa-desk form suggest` on the sample's calls with sound, as a lead tries its starter rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_desk import scoring
from tests.cli.conftest import Run, data

LEAD = ("--as", "Ruth Adeyemi")


@pytest.mark.parametrize(("language", "greeted"), [("en", 6), ("zh", 7)])
def test_the_starter_rules_are_tried_on_every_call_of_their_language(
    run: Run, sample_made: Path, language: str, greeted: int
) -> None:
    found = data(
        run("form", "suggest", "support", "--language", language, "-w", sample_made, *LEAD, "--json")
    )
    rules = {rule["question"]: rule for rule in found["rules"]}
    assert set(rules) == {"greeting", "identity", "listens", "hold", "card_number"}
    assert all(rule["state"] == "draft" and rule["calls"] > 2000 for rule in rules.values())
    assert rules["greeting"]["hits"] == greeted
    assert rules["card_number"]["hits"] == 1, "one customer reads a whole card number out"
    assert (
        rules["greeting"]["agreement"]["n"] == 6 and rules["greeting"]["agreement"]["standing"] == "too_few"
    )
    assert rules["greeting"]["cannot_tell"] == {"no_transcript": rules["greeting"]["calls"] - 12}
    assert rules["greeting"]["agreement"]["alike"] >= 0.8


@pytest.mark.parametrize(
    ("language", "call", "second"), [("en", "en-03-card-number", 40), ("zh", "zh-03-card-number", 38)]
)
def test_a_card_number_is_heard_at_its_second(
    run: Run, sample_made: Path, language: str, call: str, second: int
) -> None:
    found = data(
        run("form", "suggest", "support", "--language", language, "--call", call, "--question", "card_number",
            "-w", sample_made, *LEAD, "--json")
    )  # fmt: skip
    (told,) = found["suggestions"]
    assert (told["suggests"], told["hit"], told["source"]) == ("no", True, "rule")
    assert abs(told["spans"][0][0] / 1000 - second) < 15, told["spans"]


def test_a_form_file_is_tried_before_it_is_published_and_words_tell_where_they_differ(
    run: Run, sample_made: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(scoring.dump_form(scoring.starter_form("support", "en")), "utf-8")
    found = run("form", "suggest", file, "--question", "identity", "-w", sample_made, *LEAD)
    assert (
        found.exit_code == 0 and "identity: en-07-not-verified: rule yes, person no at 0:23" in found.stdout
    )
    bad = run(
        "form", "suggest", "support", "--language", "en", "--question", "none", "-w", sample_made, *LEAD
    )
    assert bad.exit_code == 1


def test_without_rules_that_are_on_nothing_is_made(run: Run, sample_made: Path) -> None:
    assert data(
        run("form", "suggest", "support", "--language", "en", "--make", "-w", sample_made, *LEAD, "--json")
    ) == {"made": 0}
