"""`qa-desk coaching` and `qa-desk gate` over the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import Result

from tests.cli.conftest import data

Run = Callable[..., Result]
COACH, LEAD, AGENT = "Grace Whitfield", "Ruth Adeyemi", "Maya Collins"


def test_a_session_is_planned_written_held_signed_and_sent(
    sample_root: Path, run: Run, tmp_path: Path
) -> None:
    def coaching(*words: str, who: str = COACH) -> Any:
        return data(run("coaching", *words, "-w", sample_root, "--as", who, "--json"))

    agenda = coaching("agenda", AGENT)
    question = next(one for one in agenda if one["subject"]["kind"] == "question")
    assert question["missed"]["n"] >= 1 and question["missed"]["low"] is not None
    topic = f"question:{question['subject']['key']}"
    session = coaching("plan", AGENT, "--at", "2026-01-05 10:00", "--topic", topic)["session"]
    coaching(
        "write", session, "--notes", "We heard it twice", "--agree", "Wait", "--due", "2099-01-01", "--held"
    )
    for who in (COACH, AGENT):
        coaching("sign", session, who=who)
    view = coaching("show", session, who=AGENT)
    assert view["topics"][0]["title"] == question["title"] and view["actions"][0]["text"] == "Wait"
    assert [one["current"] for one in view["signed"]] == [True, True]
    page = tmp_path / "session.html"
    coaching("show", session, "--html", str(page), who=AGENT)
    assert "We heard it twice" in page.read_text("utf-8")
    refused = run("coaching", "write", session, "--notes", "Nothing", "-w", sample_root, "--as", AGENT)
    assert refused.exit_code == 1 and "may not" in refused.stderr
    assert session in [row["id"] for row in coaching("list", "--agent", AGENT)]


def test_a_goal_is_too_early_to_tell_and_praise_is_given(sample_root: Path, run: Run) -> None:
    asked = ("-w", sample_root, "--as", COACH, "--json")
    made = data(
        run("coaching", "goal", AGENT, "--kind", "csat", "--target", "0.8", "--due", "2099-01-01", *asked)
    )
    (standing,) = data(run("coaching", "goals", "--agent", AGENT, *asked))
    assert standing["goal"]["id"] == made["goal"] and standing["answer"]["verdict"] == "too_early"
    assert standing["baseline"]["n"] > 0 and standing["baseline"]["low"] < standing["baseline"]["high"]
    wrong = run("coaching", "goal", AGENT, "--kind", "csat", "--target", "80", "--due", "2099-01-01", *asked)
    assert wrong.exit_code == 1 and "outside the scale" in wrong.stderr
    assert data(run("coaching", "praise", AGENT, "So calm", *asked))["praise"]


def test_a_rule_is_frozen_answers_by_itself_and_exceptions_stand_beside_it(
    sample_root: Path, run: Run
) -> None:
    def gate(*words: str, who: str = LEAD) -> Result:
        return run("gate", *words, "-w", sample_root, "--as", who)

    words = (
        "freeze",
        "Bonus",
        "--since",
        "2026-01-01",
        "--until",
        "2026-12-31",
        "--minimum",
        "20",
        "--margin",
        "0.05",
    )
    assert gate(*words, who=COACH).exit_code == 1
    assert gate(*words).exit_code == 0
    assert gate(*words).exit_code == 1
    found = data(gate("show", "Bonus", "--json"))
    assert found["late"] and found["whole"] and found["report"]["rule"]["minimum"] == 20
    assert "20 rated calls" in found["report"]["text"] and "5.0%" in found["report"]["text"]
    plain = data(
        run(
            "stats", "gate", "-w", sample_root, "--as", LEAD, "--json", "--since", "2026-01-01",
            "--until", "2026-12-31", "--minimum", "20", "--margin", "0.05",
        )
    )  # fmt: skip
    assert [line["answer"] for line in plain["agents"]] == [
        line["answer"] for line in found["report"]["agents"]
    ]
    assert gate("except", "Bonus", AGENT, "--reason", " ").exit_code == 1
    assert gate("except", "Bonus", AGENT, "--reason", "On leave for half of it").exit_code == 0
    found = data(run("stats", "gate", "--frozen", "Bonus", "-w", sample_root, "--as", AGENT, "--json"))
    (mine,) = found["decided"]
    assert mine["agent"] == AGENT and mine["holds"] == "eligible" and mine["exception"]["by"] == LEAD
    assert mine["exception"]["reason"] == "On leave for half of it"
    other = data(run("stats", "gate", "--frozen", "Bonus", "-w", sample_root, "--as", "Ben Hughes", "--json"))
    assert other["exceptions"] == []
    assert "Bonus" in gate("list").stdout
