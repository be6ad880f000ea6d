"""`qa-desk report` and `qa-desk export answers`, on the sample workspace."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.cli.conftest import Run, data


@pytest.mark.parametrize("kind", ["html", "pdf", "xlsx"])
def test_reports_in_every_format_and_both_languages(
    run: Run, sample_root: Path, tmp_path: Path, qapp: object, kind: str
) -> None:
    engine = create_engine(f"sqlite:///{sample_root / 'qa_desk.db'}")
    with engine.connect() as connection:
        evaluation = connection.execute(
            text("SELECT id FROM evaluation ORDER BY seq DESC LIMIT 1")
        ).scalar_one()
    for language in ("en", "zh_CN"):
        for what in (["evaluation", evaluation], ["agent", "Maya Collins", "--since", "2026-09-01"],
                     ["form", "support", "--form-language", "zh"]):  # fmt: skip
            target = tmp_path / f"{what[0]}-{language}.{kind}"
            told = data(
                run("report", *what, "-o", target, "--language", language, "-w", sample_root, "--json")
            )
            assert told == {"written": str(target)} and target.stat().st_size > 2000
    if kind == "html":
        assert "成绩单" in (tmp_path / "agent-zh_CN.html").read_text("utf-8")


def test_answers_of_the_whole_sample(run: Run, sample_root: Path, tmp_path: Path) -> None:
    target = tmp_path / "answers.csv"
    told = data(run("export", "answers", target, "-w", sample_root, "--json"))
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == told["answers"] > 5000


def test_what_cannot_be_written_is_told_plainly(run: Run, sample_root: Path, tmp_path: Path) -> None:
    for line, words in (
        (["report", "agent", "Nobody"], "no single person"),
        (["report", "form", "support"], "no single form"),
        (["report", "evaluation", "x", "-o", tmp_path / "x.docx"], "docx"),
        (["report", "agent", "Maya Collins", "--language", "xx"], "xx"),
        (["export", "answers", tmp_path / "x.txt"], "CSV or Parquet"),
        (["export", "answers", tmp_path / "no" / "x.csv"], "could not be written"),
        (["export", "answers", tmp_path / "x.csv", "--as", "Maya Collins"], "may not do this"),
    ):
        result = run(*line, "-w", sample_root)
        assert result.exit_code == 1 and words in result.output, (line, result.output)
    assert not list(tmp_path.glob("x.*"))
