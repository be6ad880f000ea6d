"""`qa-desk stats agreement` on published tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qa_desk.cli import app

KRIPPENDORFF = """A,B,C,D
1,1,,1
2,2,3,2
3,3,3,3
3,3,3,3
2,2,2,2
1,2,3,4
4,4,4,4
1,1,2,1
2,2,2,2
,5,5,5
,,1,1
,3,,
"""
SHROUT_FLEISS = "9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n"


def ask(path: Path, text: str, *options: str) -> Any:
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["stats", "agreement", str(path), *options, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107)]
)
def test_krippendorffs_table(tmp_path: Path, level: str, value: float) -> None:
    found = ask(tmp_path / "k.csv", KRIPPENDORFF, "--level", level)
    assert found["alpha"]["value"] == pytest.approx(value, abs=1e-6)
    assert found["evaluator_names"] == ["A", "B", "C", "D"]
    assert (found["units"], found["units_scored_twice"]) == (12, 11)
    assert found["percent"]["value"] == pytest.approx(0.818182, abs=1e-6)


def test_a_table_without_names_and_one_that_names_its_units(tmp_path: Path) -> None:
    bare = ask(tmp_path / "s.csv", SHROUT_FLEISS, "--level", "interval")
    named = "call;p;q;r;s\n" + "\n".join(
        f"c{i};{line.replace(',', ';')}" for i, line in enumerate(SHROUT_FLEISS.split())
    )
    same = ask(tmp_path / "n.csv", named, "--level", "interval")
    for found in (bare, same):
        assert found["icc"]["single"]["value"] == pytest.approx(0.289764, abs=1e-6)
        assert found["icc"]["average"]["value"] == pytest.approx(0.620051, abs=1e-6)
    assert list(same["against_group"]) == ["p", "q", "r", "s"]


def test_kappa_and_ac1_stand_side_by_side_where_most_pass(tmp_path: Path) -> None:
    rows = ["pass,pass"] * 118 + ["pass,fail"] * 5 + ["fail,pass"] * 2
    found = ask(tmp_path / "p.csv", "\n".join(["Ana,Bo", *rows]))
    assert found["kappa"]["value"] == pytest.approx(-0.023392, abs=1e-6)
    assert found["ac"]["value"] == pytest.approx(0.940776, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("A,B\n1,2\n1\n", "has 1 columns, not 2"),
        ("A,B\n1,2\n1,good\n", "“good” is no number"),
    ],
)
def test_a_wrong_table_is_refused_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["stats", "agreement", str(path), "--level", "interval"])
    assert done.exit_code == 1
    assert said in done.output
