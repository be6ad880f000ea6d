"""`qa-desk listening` on the sample workspace."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.cli.conftest import Run, data


def test_the_same_seed_draws_the_same_mix(run: Run, sample_made: Path) -> None:
    line = (
        "listening",
        "plan",
        "--month",
        "2026-10",
        "--without-sound",
        "--json",
        "--workspace",
        sample_made,
    )
    one, again, other = (data(run(*line, "--seed", seed)) for seed in ("4", "4", "5"))
    assert one == again
    assert [call["id"] for call in one["calls"]] != [call["id"] for call in other["calls"]]
    assert 55 <= one["minutes"] <= 60
    assert one["session"] is None


def test_a_plan_tells_its_rule_its_frame_and_what_it_covers(run: Run, sample_made: Path) -> None:
    found = data(
        run(
            "listening", "plan", "--month", "2026-10", "--without-sound", "--json", "--workspace", sample_made
        )
    )
    assert sum(found["rule"]["shares"].values()) == 100
    assert sum(line["frame"] for line in found["strata"]) == found["frame"]["drawn_from"] > 500
    drawn = Counter(call["stratum"] for call in found["calls"])
    for line in found["strata"]:
        assert drawn[line["key"]] == line["taken"] == line["quota"] > 0
    reasons = [line for line in found["coverage"] if line["fact"] == "reason"]
    assert sum(line["month"] for line in reasons) == found["frame"]["month"]
    assert abs(sum(line["month_share"] for line in reasons) - 1) < 1e-9


def test_without_more_only_calls_that_can_be_heard_are_drawn(run: Run, sample_made: Path) -> None:
    found = data(
        run("listening", "plan", "--month", "2026-11", "--minutes", "20", "--json", "-w", sample_made)
    )
    assert all(call["recorded"] for call in found["calls"])
    assert 16 <= found["minutes"] <= 22


def test_a_saved_plan_is_audited_and_kept_as_drawn(run: Run, sample_root: Path) -> None:
    line = ("listening", "plan", "--month", "2026-11", "--save", "--json", "-w", sample_root)
    refused = run(*line)
    assert refused.exit_code == 1
    assert "Say who" in refused.output
    found = data(run(*line, "--as", "高志远"))
    assert found["session"]
    assert data(run("check", "--json", "-w", sample_root))


def test_an_agent_plans_nothing(run: Run, sample_made: Path) -> None:
    found = run("listening", "plan", "--month", "2026-11", "-w", sample_made, "--as", "刘洋")
    assert found.exit_code == 1
    assert "刘洋 may not do this here" in found.output


def test_a_month_without_calls_and_no_month_at_all_are_said(run: Run, sample_made: Path) -> None:
    for month, said in (("1999-01", "There is no call of 1999-01"), ("soon", "“soon” is no month or week")):
        found = run("listening", "plan", "--month", month, "-w", sample_made)
        assert (found.exit_code, said in found.output) == (1, True), found.output
