"""`qa-desk plan draw` and `qa-desk queue` on the sample workspace."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data

PLAN = """
name: Support, monthly
form: support
target: {per_agent: 4}
rules:
  - {key: unhappy, where: {rating: [low]}, quota: 1}
  - {key: again, where: {repeated: true}, quota: 1}
fallback: [random, unhappy]
exclude: {without_sound: false}
"""
LEAD = ("--as", "Ruth Adeyemi")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_draw_is_the_same_each_time_and_tells_how_it_came_about(
    run: Run, sample_made: Path, plan: Path
) -> None:
    line = ("plan", "draw", plan, "--period", "2026-10", "--json", "-w", sample_made)
    one, again, other = data(run(*line)), data(run(*line)), data(run(*line, "--seed", "2"))
    assert one == again
    assert {call["id"] for call in one["calls"]} != {call["id"] for call in other["calls"]}
    first = [call for call in one["calls"] if not call["double"]]
    assert set(Counter(call["agent"] for call in first).values()) == {4}
    for agent in one["agents"]:
        mine = [call for call in first if call["agent"] == agent["agent"]]
        assert sum(call["weight"] for call in mine) == pytest.approx(sum(agent["frame"].values()))
    assert one["connected"]
    assert one["frame_size"] == sum(sum(agent["frame"].values()) for agent in one["agents"])


def test_saved_calls_wait_in_the_queues_and_drawing_again_adds_nothing(
    run: Run, sample_root: Path, plan: Path
) -> None:
    line = ("plan", "draw", plan, "--period", "2026-10", "--save", "--json", "-w", sample_root, *LEAD)
    drawn = data(run(*line))["calls"]
    for coach in sorted({call["evaluator"] for call in drawn}):
        waiting = data(run("queue", "--json", "-w", sample_root, "--as", coach))["calls"]
        assert {row["interaction_id"] for row in waiting} == {
            c["id"] for c in drawn if c["evaluator"] == coach
        }
        assert not any("double" in str(row) for row in waiting)
    again = data(
        run("plan", "draw", "Support, monthly", "--period", "2026-10", "--json", "-w", sample_root, *LEAD)
    )
    assert again["calls"] == []


def test_a_scored_call_leaves_the_queue(run: Run, sample_root: Path, plan: Path, tmp_path: Path) -> None:
    run("plan", "draw", plan, "--period", "2026-10", "--save", "-w", sample_root, *LEAD)
    coach = "Grace Whitfield"
    before = data(run("queue", "--json", "-w", sample_root, "--as", coach))["calls"]
    english = next(row for row in before if not any("一" <= sign <= "鿿" for sign in row["agent"]))
    answers = tmp_path / "answers.yaml"
    answers.write_text("greeting: yes\n", encoding="utf-8")
    line = ("score", english["interaction_id"], "--answers", answers, "--language", "en", "--draft")
    done = run(*line, "-w", sample_root, "--as", coach)
    assert done.exit_code == 0, done.output
    begun = data(run("queue", "--json", "-w", sample_root, "--as", coach))
    assert len(begun["calls"]) == len(before)
    draft = next(r for r in begun["calls"] if r["assignment_id"] == english["assignment_id"])["draft_id"]
    assert draft and begun["drafts"] == []
    _submit_as_a_fact(sample_root, english["interaction_id"], draft)
    after = data(run("queue", "--json", "-w", sample_root, "--as", coach))["calls"]
    assert english["assignment_id"] not in {row["assignment_id"] for row in after}


def _submit_as_a_fact(root: Path, call: str, draft: str) -> None:
    """What submitting writes; which answers a form wants is another test's matter."""
    opened = Workspace.open(root)
    with opened.session() as session, session.begin():
        session.connection().exec_driver_sql(
            "INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose,"
            " started_at, submitted_at, score, calculated, outcome, critical_customer, critical_business,"
            " critical_compliance, result, feedback, private_note)"
            " SELECT id, interaction_id, form_version_id, evaluator_id, subject_id, 'coach', started_at, updated_at,"
            " 80, 80, 'pass', 0, 0, 0, '{}', '', '' FROM draft WHERE id = ? AND interaction_id = ?",
            (draft, call),
        )
    opened.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\n", "form"),
        ("name: x\nform: support\nsurprise: 1\n", "surprise"),
        ("name: x\nform: nothing\n", "not published here"),
        ("name: x\nform: support\ntarget: {per_agent: 2}\nrules: [{key: a, where: {}, quota: 2}]\n", "hunts"),
        (": : :", "cannot be read"),
        ("name: x\nform: support\nevaluators: [Nobody]\n", "Nobody of the plan"),
    ],
)
def test_a_wrong_plan_is_refused_in_words(
    run: Run, sample_made: Path, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    found = run("plan", "draw", path, "--period", "2026-10", "-w", sample_made)
    assert found.exit_code == 1
    assert said in found.output
    assert "Traceback" not in found.output


def test_only_a_lead_fills_queues(run: Run, sample_root: Path, plan: Path) -> None:
    found = run("plan", "draw", plan, "--save", "-w", sample_root, "--as", "Grace Whitfield")
    assert (found.exit_code, "may not do this" in found.output) == (1, True)
