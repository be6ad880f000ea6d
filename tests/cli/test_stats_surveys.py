"""Surveys of every kind come in from a table, with those nobody answered, and are summed up by agent and team."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, data

CALLS = "Call ID,Start,Agent,Duration\n" + "".join(
    f"c{n},2026-03-{1 + n % 28:02} 10:00:00,{('Ann', 'Bo')[n % 2]},120\n" for n in range(80)
)
ANSWERS = "Call ID,Survey date,CSAT,NPS,CES,Resolved,Comment\n" + "".join(
    f"c{n},2026-03-30 10:{n:02},{'😡😞😐🙂😍'[n % 5]},{n % 11},{1 + n % 7},{('yes', 'no')[n % 4 == 0]},words {n}\n"
    for n in range(20)
)
SENT = "Call ID,Survey sent at\n" + "".join(f"c{n},2026-03-29 09:00\n" for n in range(80) if n < 20 or n % 2)


@pytest.fixture
def root(tmp_path: Path, run: Run) -> Path:
    for name, text in (("calls", CALLS), ("answers", ANSWERS), ("sent", SENT)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        done = run("import", tmp_path / f"{name}.csv", "-w", tmp_path / "ws")
        assert done.exit_code == 0, done.output
    return tmp_path / "ws"


def test_every_kind_is_read_and_summed_up(root: Path, run: Run) -> None:
    found = data(run("stats", "surveys", "-w", root, "--json"))
    assert found["counting"] == {"ces": 20, "csat": 20, "nps": 20, "resolved": 20}
    whole = found["overall"]
    csat = [1 + n % 5 for n in range(20)]
    assert whole["csat"]["mean"]["value"] == pytest.approx(sum(csat) / 20)
    assert whole["csat"]["top"]["value"] == 0.2 and whole["csat"]["satisfied"]["value"] == 0.4
    recommend = [n % 11 for n in range(20)]
    expected = 100 * (sum(v >= 9 for v in recommend) - sum(v <= 6 for v in recommend)) / 20
    assert whole["nps"]["value"] == pytest.approx(expected) and whole["nps"]["n"] == 20
    assert whole["effort"]["value"] == pytest.approx(sum(1 + n % 7 for n in range(20)) / 20)
    assert whole["resolved"]["value"] == 0.75
    assert {one["name"]: one["nps"]["n"] for one in found["agents"]} == {"Ann": 10, "Bo": 10}
    for one in (whole, *found["agents"]):
        assert one["nps"]["low"] < one["nps"]["value"] < one["nps"]["high"]


def test_surveys_nobody_answered_make_a_rate_and_a_warning_where_it_differs(root: Path, run: Run) -> None:
    found = data(run("stats", "surveys", "-w", root, "--json"))
    asked = {one["name"]: (one["asked"]["value"], one["asked"]["n"]) for one in found["agents"]}
    assert asked == {"Ann": (1.0, 10), "Bo": (0.25, 40)}
    assert found["response"]["differs"] and found["overall"]["asked"]["n"] == 50
    low, high = found["satisfied_bounds"]
    assert (low, high) == pytest.approx((8 / 50, 38 / 50))
    said = run("stats", "surveys", "-w", root).output
    assert "Response rates differ by agent" in said and "16% to 76%" in said
    assert "latest counts: ces 20 of 20, csat 20 of 20" in said


def test_bringing_the_same_in_again_adds_nothing_and_a_late_answer_counts(
    root: Path, tmp_path: Path, run: Run
) -> None:
    for name in ("answers", "sent"):
        again = data(run("import", tmp_path / f"{name}.csv", "-w", root, "--json"))
        assert (again["answers"], again["sent"], again["added"]) == (0, 0, 0) and not again["refused"]
    late = tmp_path / "late.csv"
    late.write_text(
        "Call ID,Survey date,CSAT\nc21,2026-04-01 08:00,🤩\nc0,2026-04-02 08:00,5\n", encoding="utf-8"
    )
    assert data(run("import", late, "-w", root, "--json"))["answers"] == 1, "c0 of this source has an answer"
    assert {
        one["name"]: one["asked"]["n"]
        for one in data(run("stats", "surveys", "-w", root, "--json"))["agents"]
    }["Bo"] == 40


def test_counts_by_month_give_rates_where_no_single_survey_is_known(tmp_path: Path, run: Run) -> None:
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "counts.csv").write_text(
        "Agent,Month,Surveys sent\nAnn,2026-03,100\nBo,2026年3月,20\nCy,2026-02,5\nBo,soon,3\nBo,2026-01,many\n",
        encoding="utf-8",
    )
    for name in ("calls", "answers"):
        assert run("import", tmp_path / f"{name}.csv", "-w", tmp_path / "ws").exit_code == 0
    assert data(run("stats", "surveys", "-w", tmp_path / "ws", "--json"))["response"] is None
    done = run("import", tmp_path / "counts.csv", "-w", tmp_path / "ws", "--json")
    assert done.exit_code == 3
    told = json.loads(done.stdout)
    assert told["sent"] == 3 and [one["line"] for one in told["refused"]] == [5, 6]
    found = data(run("stats", "surveys", "-w", tmp_path / "ws", "--json"))
    asked = {one["name"]: one["asked"] for one in found["agents"]}
    assert (asked["Ann"]["n"], asked["Ann"]["value"]) == (100, 0.1) and asked["Cy"]["value"] == 0
    assert found["response"]["differs"]
    again = run("import", tmp_path / "counts.csv", "-w", tmp_path / "ws", "--json")
    assert json.loads(again.stdout)["sent"] == 0


def test_a_table_of_calls_may_say_that_a_survey_was_sent(tmp_path: Path, run: Run) -> None:
    table = tmp_path / "calls.csv"
    table.write_text(
        "Call ID,Start,Agent,Duration,Survey sent,Satisfaction,NPS\n"
        "a,2026-03-01 10:00,Ann,60,Y,5,10\nb,2026-03-01 11:00,Ann,60,Y,,\nc,2026-03-01 12:00,Ann,60,N,,\n",
        encoding="utf-8",
    )
    assert (
        data(run("import", table, "-w", tmp_path / "ws", "--json"))["sent"] == 3
    )  # of a twice: both questions
    found = data(run("stats", "surveys", "-w", tmp_path / "ws", "--json"))["overall"]
    assert (found["asked"]["n"], found["asked"]["value"]) == (2, 0.5)
    assert (found["csat"]["satisfied"]["n"], found["nps"]["value"]) == (1, 100)


def test_words_without_a_rating_are_heard_and_in_no_average(root: Path, tmp_path: Path, run: Run) -> None:
    before = data(run("stats", "surveys", "-w", root, "--json"))
    agents = data(run("stats", "agents", "-w", root, "--json"))
    heard = data(run("stats", "voices", "-w", root, "--json"))["read"]
    assert heard == 20, "a comment is one text, however many questions were answered beside it"
    table = tmp_path / "words.csv"
    table.write_text(
        "Call ID,Survey date,CSAT,Comment\nc23,2026-03-30 09:00,,I want to file a complaint\n"
        "c25,2026-03-30 09:00,4,fine\nc27,2026-03-30 09:00,,\nc29,2026-03-30 09:00,,未评价\n",
        encoding="utf-8",
    )
    told = run("import", table, "-w", root, "--json")
    assert told.exit_code == 3
    found = json.loads(told.stdout)
    assert found["answers"] == 2 and [one["line"] for one in found["refused"]] == [4, 5]
    voices = data(run("stats", "voices", "-w", root, "--json"))
    assert voices["read"] == heard + 2
    (mine,) = [one for one in voices["voices"] if one["external_id"] == "c23"]
    assert (mine["words"], mine["rating"], mine["source"]) == ("I want to file a complaint", None, "verbatim")
    after = data(run("stats", "surveys", "-w", root, "--json"))
    assert after["counting"] == {**before["counting"], "csat": 21}, "that of c25 alone"
    assert {one["name"]: one["csat"]["mean"]["n"] for one in after["agents"]} == {"Ann": 10, "Bo": 11}
    assert {one["name"]: one["rated"] for one in agents["agents"]} == {"Ann": 10, "Bo": 10}
    assert {
        one["name"]: one["rated"] for one in data(run("stats", "agents", "-w", root, "--json"))["agents"]
    } == {"Ann": 10, "Bo": 11}
    asked = {one["name"]: (one["asked"]["value"], one["asked"]["n"]) for one in after["agents"]}
    assert asked == {"Ann": (1.0, 10), "Bo": (12 / 40, 40)}, "who only wrote something answered too"
    again = json.loads(run("import", table, "-w", root, "--json").stdout)
    assert again["answers"] == 0 and data(run("stats", "voices", "-w", root, "--json"))["read"] == heard + 2


def test_a_table_of_words_alone_comes_in_and_a_rating_later_repeats_nothing(
    root: Path, tmp_path: Path, run: Run
) -> None:
    table, sent = tmp_path / "words.csv", "Call ID,Survey date,Comment\nc31,2026-03-30 09:00,too slow\n"
    table.write_text(sent, encoding="utf-8")
    assert data(run("import", table, "-w", root, "--json"))["answers"] == 1
    assert data(run("stats", "voices", "-w", root, "--json"))["read"] == 21
    table.write_text("Call ID,Survey date,CSAT,Comment\nc31,2026-03-31 09:00,2,too slow\n", encoding="utf-8")
    assert data(run("import", table, "-w", root, "--json"))["answers"] == 1
    assert data(run("stats", "voices", "-w", root, "--json"))["read"] == 21
    assert data(run("stats", "surveys", "-w", root, "--json"))["counting"]["csat"] == 21


def test_a_call_row_with_words_alone_says_what_was_sent_and_counts_as_answered(
    tmp_path: Path, run: Run
) -> None:
    table = tmp_path / "calls.csv"
    table.write_text(
        "Call ID,Start,Agent,Duration,Survey sent,Satisfaction,Comment\n"
        "a,2026-03-01 10:00,Ann,60,Y,5,\nb,2026-03-01 11:00,Ann,60,Y,,nobody rang back\n"
        "c,2026-03-01 12:00,Ann,60,Y,,\n",
        encoding="utf-8",
    )
    assert data(run("import", table, "-w", tmp_path / "ws", "--json"))["sent"] == 3
    found = data(run("stats", "surveys", "-w", tmp_path / "ws", "--json"))["overall"]
    assert (found["asked"]["n"], found["asked"]["value"]) == (3, pytest.approx(2 / 3))
    assert found["csat"]["satisfied"]["n"] == 1
    assert data(run("stats", "voices", "-w", tmp_path / "ws", "--json"))["read"] == 1


def test_of_two_answers_of_one_kind_about_one_call_the_latest_counts_and_both_are_kept(
    tmp_path: Path, run: Run
) -> None:
    texts = {
        "calls": "Call ID,Start,Agent,Duration\nc1,2026-03-01 10:00,Ann,60\nc2,2026-03-01 11:00,Ann,60\n",
        # the later one stands first: the time counts, not the order of the rows
        "answers": "Call ID,Survey ID,Survey date,CSAT,NPS,Comment\n"
        "c1,s2,2026-03-03 10:00,5,,all is well now\nc1,s1,2026-03-02 10:00,1,0,at first it was bad\n"
        "c2,s3,2026-03-02 10:00,4,,\n",
    }
    for name, words in texts.items():
        (tmp_path / f"{name}.csv").write_text(words, encoding="utf-8")
        assert run("import", tmp_path / f"{name}.csv", "-w", tmp_path / "ws").exit_code == 0
    found = data(run("stats", "surveys", "-w", tmp_path / "ws", "--json"))
    assert found["counting"] == {"csat": 2, "nps": 1} and found["given"] == {"csat": 3, "nps": 1}
    csat = found["overall"]["csat"]
    assert (csat["mean"]["value"], csat["mean"]["n"], csat["satisfied"]["value"]) == (4.5, 2, 1.0)
    assert found["overall"]["nps"]["value"] == -100, "another kind is not replaced"
    assert "csat 2 of 3" in run("stats", "surveys", "-w", tmp_path / "ws").output
    (ann,) = data(run("stats", "agents", "-w", tmp_path / "ws", "--json"))["agents"]
    assert (ann["rated"], ann["measures"]["rating"]["seen"]["value"]) == (2, 4.5)
    assert data(run("stats", "voices", "-w", tmp_path / "ws", "--json"))["read"] == 2, "both are heard"


def test_agents_are_compared_with_the_warning_of_those_who_were_asked(root: Path, run: Run) -> None:
    found = data(run("stats", "agents", "-w", root, "--json"))
    surveys = data(run("stats", "surveys", "-w", root, "--json"))
    assert found["asked"] == surveys["response"] and found["asked"]["differs"]
    assert {one["name"]: one["asked"]["n"] for one in found["agents"]} == {"Ann": 10, "Bo": 40}
    said = run("stats", "agents", "-w", root).output
    assert "Answered of sent surveys" in said and said.count("compare ratings with care") == 1
