"""`qa-desk stats` on the sample, whose truth is known: who is good, what drives, who is strict, whom coaching helps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qa_desk.sample.cast import AGENTS, RESPONDERS, SKILL
from tests.cli.conftest import Run, data

COMMANDS = ("agents", "gate", "drivers", "alignment", "severity", "coaching", "voices")
NAMES = {agent.key: agent.name for agent in AGENTS}


def estimates(value: Any) -> list[dict[str, Any]]:
    """Every value with an interval anywhere in the output."""
    if isinstance(value, dict):
        here = [value] if {"value", "low", "high", "n", "state"} <= value.keys() else []
        return here + [found for part in value.values() for found in estimates(part)]
    return [found for part in value for found in estimates(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_value_comes_without_its_n_and_lies_in_its_interval(
    command: str, sample_made: Path, run: Run
) -> None:
    result = run("stats", command, "-w", sample_made, "--json")
    found = estimates(data(result))
    assert len(found) > 1 and "NaN" not in result.stdout
    for one in found:
        assert one["n"] >= 0 and (one["value"] is not None or one["low"] is None)
        if one["low"] is not None:
            assert one["low"] - 1e-9 <= one["value"] <= one["high"] + 1e-9


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_is_printed_for_people(command: str, sample_made: Path, run: Run) -> None:
    result = run("stats", command, "-w", sample_made)
    assert result.exit_code == 0 and len(result.stdout.splitlines()) > 5
    assert "None" not in result.stdout and "nan" not in result.stdout.split()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_span_without_calls_is_an_answer(command: str, sample_made: Path, run: Run) -> None:
    nothing = ("-w", sample_made, "--since", "2001-01-01", "--until", "2001-01-31")
    assert run("stats", command, *nothing).exit_code == 0
    assert all(one["value"] is None for one in estimates(data(run("stats", command, *nothing, "--json"))))


def test_agents_who_cannot_be_told_apart_share_a_group(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "agents", "-w", sample_made, "--json"))
    assert found["scale"] == [1, 5] and len(found["agents"]) == 12
    agents = {agent["name"]: agent for agent in found["agents"]}
    for name, measure in found["measures"].items():
        group = {who: agent["measures"][name]["group"] for who, agent in agents.items()}
        assert group[NAMES["chenlei"]] < group[NAMES["zhoukai"]]
        assert sum(tie["size"] for tie in measure["groups"]) == 12 and len(measure["groups"]) < 6
        for agent in agents.values():
            seen, pulled = agent["measures"][name]["seen"]["value"], agent["measures"][name]["shrunk"]["mean"]
            assert abs(pulled - measure["overall"]["value"]) <= abs(seen - measure["overall"]["value"]) + 0.3


def test_the_gate_lets_the_good_through_and_says_what_would_settle_the_rest(
    sample_made: Path, run: Run
) -> None:
    found = data(run("stats", "gate", "-w", sample_made, "--json"))
    verdicts = {line["name"]: line["answer"]["verdict"] for line in found["agents"]}
    good = {NAMES[key] for key, (skill, _) in SKILL.items() if skill > 0.3}
    bad = {NAMES[key] for key, (skill, _) in SKILL.items() if skill < -0.3}
    assert not any(verdicts[name] == "not_eligible" for name in good)
    assert not any(verdicts[name] == "eligible" for name in bad)
    assert sum(verdicts[name] == "eligible" for name in good) >= 3 and found["falsely"] < 0.1
    assert "at least 90%" in found["text"] and len(found["fingerprint"]) == 64
    fixed = data(run("stats", "gate", "-w", sample_made, "--json", "--reference", "0.99"))
    assert fixed["fingerprint"] != found["fingerprint"]
    assert not any(line["answer"]["verdict"] == "eligible" for line in fixed["agents"])
    scores = data(run("stats", "gate", "-w", sample_made, "--json", "--measure", "quality"))
    assert {line["name"]: line["answer"]["verdict"] for line in scores["agents"]}[
        NAMES["zhoukai"]
    ] == "not_eligible"
    assert run("stats", "gate", "-w", sample_made, "--yes", "0.1", "--no", "0.9").exit_code == 1


def test_what_really_drives_comes_first(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "drivers", "-w", sample_made, "--json"))
    assert found["questions"]["drivers"][0]["key"] == "solved"
    facts = {one["key"]: one for one in found["facts"]["drivers"]}
    assert found["facts"]["drivers"][0]["key"] == "resolved"
    assert facts["resolved"]["effect"]["low"] > 0.3 and facts["wait_minutes"]["effect"]["high"] < 0
    assert found["texts"]["solved"] and {d["why"] for d in found["questions"]["dropped"]} >= {
        "rarely_answered"
    }


def test_agents_can_be_a_random_intercept(sample_made: Path, run: Run) -> None:
    where = ("stats", "drivers", "-w", sample_made)
    own, drawn = data(run(*where, "--json")), data(run(*where, "--random-intercept", "--json"))
    for kind in ("questions", "facts"):
        assert (own[kind]["levels"], own[kind]["between"], drawn[kind]["levels"]) == ("own", None, "spread")
        spread = drawn[kind]["between"]["sd"]
        assert spread["low"] <= spread["value"] <= spread["high"] and spread["n"] == drawn[kind]["agents"]
    top = {one["key"]: one["effect"] for one in drawn["facts"]["drivers"]}["resolved"]
    assert top["low"] > 0.3
    assert "beyond these agents differ by" in run(*where, "--random-intercept").stdout


def test_the_alignment_gap_names_questions_and_calls(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "alignment", "-w", sample_made, "--json", "--apart", "3"))
    verdicts = {line["key"]: line["alignment"]["verdict"] for line in found["questions"]}
    assert verdicts["solved"] == "predicts" and "reverse" not in verdicts.values()
    assert found["overall"]["verdict"] == "predicts" and len(found["apart"]) == 3
    assert {line["name"] for line in found["evaluators"]} >= {"Grace Whitfield", "何文斌"}


def test_the_strict_evaluator_takes_off_more_than_the_mild_one(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "severity", "-w", sample_made, "--json"))
    assert found["state"] in ("ok", "boundary") and not found["missing"]
    takes = {one["name"]: one["severity"]["value"] for one in found["parts"][0]["evaluators"]}
    assert takes["何文斌"] > takes["Marcus Bell"] and abs(sum(takes.values())) < 1e-6
    assert all(agent["raw"]["value"] != agent["adjusted"]["value"] for agent in found["parts"][0]["agents"])


def test_coaching_is_found_to_help_where_it_does(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "coaching", "-w", sample_made, "--json"))
    assert found["behaviour"]["verdict"] in ("improved", "clearly_improved")
    better = [one for one in found["coachings"] if one["behaviour"]["verdict"].endswith("improved")]
    responders = {NAMES[key] for key in RESPONDERS}
    assert better and sum(one["agent"] in responders for one in better) >= 0.75 * len(better)
    assert not any(one["behaviour"]["verdict"] == "worse" for one in found["coachings"])
    assert found["satisfied"]["verdict"] == "too_few"  # everybody was coached about the same days


def test_an_agents_charts(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "progress", "Ben Hughes", "-w", sample_made, "--json"))
    assert len(found["weeks"]) == len(found["quality"]["points"]) >= 20
    assert found["quality"]["state"] in ("ok", "provisional") and found["quality_trend"]["n"] >= 8
    assert run("stats", "progress", "Ben Hughes", "-w", sample_made).exit_code == 0
    nobody = run("stats", "progress", "Nobody", "-w", sample_made)
    assert nobody.exit_code == 1 and "no single person" in nobody.output


def test_complaints_are_found_in_both_languages_with_their_second(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "voices", "-w", sample_made, "--json", "--kind", "complaint"))
    assert {hit["kind"] for voice in found["voices"] for hit in voice["hits"]} == {"complaint"}
    assert any("投诉" in voice["words"] and voice["at_ms"] for voice in found["voices"])
    assert any("waste of time" in voice["words"] for voice in found["voices"])


def test_an_agent_finds_themselves_and_nobody_else(sample_made: Path, run: Run) -> None:
    own = ("-w", sample_made, "--as", "Ben Hughes", "--json")
    for command in ("agents", "gate"):
        text = json.dumps(data(run("stats", command, *own)), ensure_ascii=False)
        assert "Ben Hughes" in text and not any(
            name in text for name in NAMES.values() if name != "Ben Hughes"
        )
    full = {a["name"]: a for a in data(run("stats", "agents", "-w", sample_made, "--json"))["agents"]}
    assert (
        data(run("stats", "agents", *own))["agents"][0]["measures"]["satisfied"]
        == (full["Ben Hughes"]["measures"]["satisfied"])
    )
    for command in ("drivers", "alignment", "severity", "coaching"):
        refused = run("stats", command, *own)
        assert refused.exit_code == 1 and "across many people" in refused.output
    assert run("stats", "progress", "Maya Collins", *own).exit_code == 1
    words = data(run("stats", "voices", *own))
    assert {voice["agent"] for voice in words["voices"]} == {"Ben Hughes"}


def test_one_team_is_looked_at_alone(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "agents", "-w", sample_made, "--json", "--team", "Cards 信用卡"))
    assert {agent["team"] for agent in found["agents"]} == {"Cards 信用卡"} and len(found["agents"]) == 4
    assert found["measures"]["satisfied"]["few_agents"]
    assert run("stats", "agents", "-w", sample_made, "--team", "Nowhere").exit_code == 1
    for command in COMMANDS:
        assert run("stats", command, "-w", sample_made, "--team", "Cards 信用卡").exit_code == 0


def test_the_best_are_told_only_beside_those_they_can_be_told_from(run: Run, sample_made: Path) -> None:
    found = data(run("stats", "best", "-w", sample_made, "--json"))
    agents = data(run("stats", "agents", "-w", sample_made, "--json"))
    group = {one["name"]: one["measures"]["satisfied"]["group"] for one in agents["agents"]}
    assert found["told_apart"] and set(found["best"]) == {name for name, place in group.items() if place == 1}
    assert found["best_n"] + found["others_n"] == sum(place is not None for place in group.values())
    effects = [one["found"]["effect"]["value"] for one in found["traits"] if not one["told"]]
    known = [abs(value) for value in effects if value is not None]
    assert known == sorted(known, reverse=True)
    assert all(one["adjusted"] is None or one["adjusted"] >= one["found"]["p"] for one in found["traits"])
    assert {name for _moment, name in found["moments"]} <= set(found["best"])
    whole = run("stats", "best", "-w", sample_made)
    assert whole.exit_code == 0 and "best beside" in whole.stdout
    early = run("stats", "best", "-w", sample_made, "--until", "2000-01-01")
    assert early.exit_code == 0 and "cannot be told apart" in early.stdout
