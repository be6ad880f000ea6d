"""`qa-desk calibrate` on the sample workspace: a round from its opening to the report, one of four late."""

from __future__ import annotations

from pathlib import Path

from qa_desk.scoring import Form
from qa_desk.work.forms import definition_of, find_version
from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data

HOST = "Ruth Adeyemi"


def english(root: Path, n: int) -> tuple[list[str], Form]:
    """Some English calls and the form in use for them."""
    opened = Workspace.open(root)
    with opened.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM interaction WHERE language LIKE 'en%' ORDER BY id LIMIT ?", (n,)
        )
        found = [str(row[0]) for row in rows]
        form = definition_of(connection, find_version(connection, "support", "en"))
    opened.close()
    return found, form


def answers(path: Path, form: Form, worst: str = "") -> Path:
    """Every question answered with its best choice, one with its worst."""
    lines = []
    for question in form.questions():
        if question.choices:
            ranked = sorted(question.choices, key=lambda choice: choice.points)
            choice = ranked[0 if question.key == worst else -1]
            causes = [cause.key for cause in choice.root_causes[:1]]
            lines.append(f"{question.key}: {{choice: {choice.key}, comment: so it was, causes: {causes}}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_round_from_its_opening_to_the_report(run: Run, sample_root: Path, tmp_path: Path) -> None:
    calls, form = english(sample_root, 2)
    question = next(q for q in form.questions() if q.choices and not any(c.critical for c in q.choices))
    members = ("Grace Whitfield", "Marcus Bell", "何文斌", HOST)
    line = ("calibrate", "open", "Week 48", "--form", "support", "--language", "en")
    named = [part for name in members for part in ("--member", name)]
    asked = [part for call in calls for part in ("--call", call)]
    place = ("-w", sample_root, "--as")
    opened = data(run(*line, *asked, *named, "--json", *place, HOST))
    assert (opened["calls"], opened["members"]) == (2, 4)
    best, worst = answers(tmp_path / "b.yaml", form), answers(tmp_path / "w.yaml", form, question.key)
    for name in members[:3]:
        for call in calls:
            given = worst if name == "Marcus Bell" else best
            done = run("calibrate", "score", "Week 48", call, "--answers", given, *place, name)
            assert done.exit_code == 0, done.output
    hidden = data(run("calibrate", "report", "Week 48", "--json", *place, HOST))["report"]
    assert (hidden["hidden"], hidden["questions"], hidden["round"]["done"]) == (True, [], 6)
    data(run("calibrate", "reveal", "Week 48", "--json", *place, HOST))
    late = run("calibrate", "score", "Week 48", calls[0], "--answers", best, *place, HOST)
    assert late.exit_code == 0, late.output
    settled = run(
        "calibrate", "agree", "Week 48", calls[0], question.key, question.choices[0].key, "--reason", "Heard it",
        *place, HOST,
    )  # fmt: skip
    assert settled.exit_code == 0, settled.output
    found = data(run("calibrate", "report", "Week 48", "--json", *place, HOST))["report"]
    asked_one = next(q for q in found["questions"] if q["key"] == question.key)
    assert asked_one["agreement"]["percent"]["n"] == 2
    assert 0 < asked_one["agreement"]["percent"]["value"] < 1
    assert asked_one["agreement"]["verdict"] == "too_few"
    assert len(asked_one["split"]) == 2 and list(asked_one["agreed"].values()) == [
        [question.choices[0].key, "Heard it"]
    ]
    late_ones = {member["name"]: member["late"] for member in found["members"]}
    assert late_ones == {"Grace Whitfield": 0, "Marcus Bell": 0, "何文斌": 0, HOST: 1}
    bias = {one["person"]: one["gap"]["bias"] for one in found["severity"]}
    assert bias["Marcus Bell"]["value"] < 0 and bias["Marcus Bell"]["n"] == 2
    words = run("calibrate", "report", "Week 48", *place, HOST)
    assert "too few" in words.output and "ICC(2,1)" in words.output
    drafted = run("calibrate", "form-draft", "Week 48", "--question", question.key, *place, HOST)
    assert drafted.exit_code == 0, drafted.output
    closed = run("calibrate", "close", "Week 48", *place, HOST)
    assert closed.exit_code == 0, closed.output
    listed = data(run("calibrate", "list", "--json", *place, HOST))
    assert [(row["title"], row["state"], row["done"], row["wanted"]) for row in listed] == [
        ("Week 48", "closed", 7, 8)
    ]


def test_a_round_nobody_knows_is_refused_in_words(run: Run, sample_root: Path) -> None:
    found = run("calibrate", "report", "Nothing", "-w", sample_root, "--as", HOST)
    assert found.exit_code == 1 and "no single calibration round" in found.output
    line = ("calibrate", "open", "x", "--form", "support", "--language", "en", "--call", "none")
    wrong = run(*line, "--member", HOST, "-w", sample_root, "--as", HOST)
    assert wrong.exit_code == 1 and "Traceback" not in wrong.output
