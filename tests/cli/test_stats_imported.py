"""Five thousand calls of eight agents who do not differ: figures equal an independent count, nobody is ranked."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from statistics import fmean, stdev

import pytest

from tests.cli.conftest import Run, data

WHERE = ("csat", "call-center-5000.csv")
TABLE = {  # agent: pulled-in mean and its interval; pulled-in satisfied share and its interval; the gate's chance
    "Becky": (3.3963, 3.3279, 3.4538, 0.5001, 0.4807, 0.5219, 0.5435),
    "Dan": (3.4134, 3.3566, 3.4846, 0.4990, 0.4786, 0.5195, 0.5002),
    "Diane": (3.4038, 3.3422, 3.4660, 0.4976, 0.4752, 0.5167, 0.4423),
    "Greg": (3.4037, 3.3419, 3.4657, 0.4956, 0.4704, 0.5131, 0.3673),
    "Jim": (3.4012, 3.3384, 3.4606, 0.4992, 0.4790, 0.5198, 0.5077),
    "Joe": (3.3877, 3.3070, 3.4451, 0.4949, 0.4682, 0.5120, 0.3418),
    "Martha": (3.4185, 3.3617, 3.4968, 0.5041, 0.4876, 0.5321, 0.6936),
    "Stewart": (3.4028, 3.3396, 3.4648, 0.5015, 0.4832, 0.5258, 0.5991),
}


@pytest.fixture(scope="module")
def imported(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from typer.testing import CliRunner

    from qa_desk.cli import app

    root = tmp_path_factory.mktemp("imported") / "ws"
    result = CliRunner().invoke(app, ["import", str(shared_data.joinpath(*WHERE)), "-w", str(root)])
    assert result.exit_code == 0, result.output
    return root


def test_every_agents_figures_are_those_of_the_file(imported: Path, shared_data: Path, run: Run) -> None:
    ratings: dict[str, list[int]] = defaultdict(list)
    with shared_data.joinpath(*WHERE).open() as lines:
        for row in csv.DictReader(lines):
            if row["Answered (Y/N)"] == "Y":
                ratings[row["Agent"]].append(int(row["Satisfaction rating"]))
    found = data(run("stats", "agents", "-w", imported, "--json"))
    assert {agent["name"] for agent in found["agents"]} == set(TABLE)
    for agent in found["agents"]:
        mine = ratings[agent["name"]]
        satisfied, rating = agent["measures"]["satisfied"], agent["measures"]["rating"]
        half = 1.9648 * stdev(mine) / len(mine) ** 0.5
        assert (agent["rated"], rating["seen"]["n"]) == (len(mine), len(mine))
        assert rating["seen"]["value"] == pytest.approx(fmean(mine), abs=1e-9)
        assert rating["seen"]["low"] == pytest.approx(fmean(mine) - half, abs=2e-4)
        assert satisfied["seen"]["value"] == pytest.approx(sum(r >= 4 for r in mine) / len(mine), abs=1e-9)
        assert agent["top"]["value"] == pytest.approx(sum(r == 5 for r in mine) / len(mine), abs=1e-9)
        expected = TABLE[agent["name"]]
        pulled = [part["shrunk"][key] for part in (rating, satisfied) for key in ("mean", "low", "high")]
        assert pulled == pytest.approx(expected[:6], abs=5e-4)
        assert {part["funnel"] for part in (rating, satisfied)} == {"inside"}


def test_nobody_is_ranked_promoted_or_barred_where_nobody_differs(imported: Path, run: Run) -> None:
    found = data(run("stats", "agents", "-w", imported, "--json"))
    for name in ("satisfied", "rating"):
        assert [group["size"] for group in found["measures"][name]["groups"]] == [8]
    gate = data(run("stats", "gate", "-w", imported, "--json"))
    for line in gate["agents"]:
        assert line["answer"]["verdict"] == "undecided"
        assert line["answer"]["probability"] == pytest.approx(TABLE[line["name"]][6], abs=1e-3)
    drivers = data(run("stats", "drivers", "-w", imported, "--json"))
    assert drivers["facts"]["state"] == "nothing_explains" and drivers["questions"]["state"] == "too_few"
    assert run("stats", "severity", "-w", imported).exit_code == 0
    assert data(run("stats", "coaching", "-w", imported, "--json"))["coachings"] == []
