"""First-contact resolution from an imported table of contacts, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, data

ROWS = (
    "k1,A,bill,voice,01 09:00,Ann", "k2,A,bill,chat,04 10:00,Bo", "k3,A,tech,voice,05 08:00,Ann",
    "k4,B,bill,voice,02 12:00,Ann", "k5,B,bill,voice,09 12:00,Bo", "k6,B,bill,email,09 12:00,Bo",
    "k7,C,tech,voice,03 15:00,Ann", "k8,C,tech,voice,20 15:00,Bo", "k9,,bill,voice,06 09:00,Bo",
    "k10,D,bill,voice,28 09:00,Ann", "k12,E,bill,voice,12 09:00,Ann", "k14,G,tech,voice,30 23:00,Bo",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, run: Run) -> Path:
    lines = ["Call ID,Customer ID,Reason,Channel,Start,Agent,Duration,Direction"]
    for row in ROWS:
        call, customer, reason, channel, day, agent = row.split(",")
        lines.append(f"{call},{customer},{reason},{channel},2026-11-{day}:00,{agent},120,in")
    lines.append("back,A,bill,voice,2026-11-02 09:00:00,Ann,60,out")  # an answer to A is no coming back
    (tmp_path / "calls.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("import", tmp_path / "calls.csv", "-w", tmp_path / "ws")
    assert done.exit_code == 0, done.output
    return tmp_path / "ws"


def test_who_had_to_come_back_is_counted_once_it_can_be_known(root: Path, run: Run) -> None:
    found = data(run("stats", "contacts", "-w", root, "--json"))
    same, anything = found["by_reason"], found["any_reason"]
    assert (same["resolution"]["value"], same["resolution"]["n"]) == (pytest.approx(6 / 9), 9)
    assert (same["repeated"], same["young"], same["excluded"]) == (3, 2, 1)
    assert anything["repeated"] == 4 and same["journeys"]["several_channels"] == 2
    agents = {one["name"]: (one["resolution"]["value"], one["resolution"]["n"]) for one in found["agents"]}
    assert agents == {"Ann": (pytest.approx(3 / 5), 5), "Bo": (pytest.approx(3 / 4), 4)}
    bill = next(line for line in found["reasons"] if line["by_contacts"]["name"] == "bill")
    assert (bill["by_contacts"]["count"], bill["repeats"], bill["minutes"]) == (8, 3, 16)


def test_the_table_says_up_to_when_it_is_known(root: Path, run: Run) -> None:
    told = run("stats", "contacts", "-w", root, "--days", "1").output
    assert "Coming back within 1 days; known up to 2026-11-30" in told
    assert "90% (60% to 98%; n 10)" in told and "1 too young to tell, 1 without a customer or reason" in told
    assert "not enough data" in told  # nobody was asked whether it was resolved
