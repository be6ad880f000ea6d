"""`qa-desk import`, as a person at a terminal and as a script sees it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run, data
from tests.importing.recordings import a_day, tone

PARTLY = 3


def test_every_shared_call_is_listed_after_an_import(run: Run, shared_data: Path, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    told = data(run("import", shared_data / "calls", "--time-zone", "UTC", "--json", "-w", root))
    assert (told["added"], told["completed"], told["known"], told["answers"]) == (4, 0, 0, 0)
    assert told["refused"] == []
    calls = {call["external_id"]: call for call in data(run("calls", "--json", "-w", root))}
    assert {key: (call["duration_ms"], call["channels"], call["agent"]) for key, call in calls.items()} == {
        "000": (277_660, 1, "ChrisL"),
        "Google_Gnome": (55_559, 1, None),
        "Auto_Repairs_40_UTC": (245_380, 2, None),
        "zhcn_continuous_mode_sample": (52_725, 1, None),
    }
    again = data(run("import", shared_data / "calls", "--time-zone", "UTC", "--json", "-w", root))
    assert (again["added"], again["completed"], again["known"]) == (0, 0, 4)


def test_a_shared_conversation_comes_with_its_agent_and_rating(
    run: Run, shared_data: Path, tmp_path: Path
) -> None:
    root, folder = tmp_path / "ws", shared_data / "formats" / "harper-valley"
    meant = json.loads(next(folder.glob("*.metadata.json")).read_text())
    assert data(run("import", folder, "--json", "-w", root))["added"] == 1
    (call,) = data(run("calls", "--json", "-w", root))
    assert call["agent"] == meant["agent"]["metadata"]["agent_name"]
    assert (call["channels"], call["rating"], call["rating_max"]) == (2, 10, 10)


def test_a_dry_run_tells_every_row_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    root, folder = tmp_path / "ws", a_day(tmp_path / "day", 2)
    (folder / "broken.wav").write_bytes(b"no sound")
    said = run("import", folder, "--dry-run", "-w", root)
    assert said.exit_code == PARTLY
    first, *rows = said.stdout.splitlines()
    assert first.startswith("2 to add, 0 to complete, 0 here already, 1 refused.")
    assert "call-000, Agent 0, 2026-03-01 10:00 UTC, 0:0" in rows[0] and rows[0].split()[0] == "new"
    assert rows[2].startswith("  refused    broken.wav: ")
    assert data(run("calls", "--json", "-w", root)) == []


def test_a_dry_run_as_json_has_one_object_per_row(run: Run, tmp_path: Path) -> None:
    said = data(run("import", a_day(tmp_path / "day", 2), "--dry-run", "--json", "-w", tmp_path / "ws"))
    assert said["dry_run"] and said["new"] == 2
    keys = ("status", "external_id", "agent", "channels", "transcript", "rating")
    assert [[row[key] for key in keys] for row in said["rows"]] == [
        ["new", "call-000", "Agent 0", 1, True, 1],
        ["new", "call-001", "Agent 1", 1, True, 2],
    ]


def test_refused_rows_have_file_line_and_reason_and_the_exit_code_says_so(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text("call_id,started_at,agent\nok,2026-03-01T10:00:00Z,Ana\nbad,31.02.2026,Ana\n")
    said = run(
        "import", table, tone(tmp_path / "good.wav"), tmp_path / "gone", "--json", "-w", tmp_path / "ws"
    )
    assert said.exit_code == PARTLY
    told = json.loads(said.stdout)
    assert told["added"] == 2
    rows = {(Path(one["file"]).name, one["line"]): one["reason"] for one in told["refused"]}
    assert set(rows) == {("calls.csv", 3), ("gone", None)}
    assert "31.02.2026" in rows["calls.csv", 3]


def test_the_last_line_of_an_import_for_people(run: Run, tmp_path: Path) -> None:
    said = run("import", a_day(tmp_path / "day", 3), "-w", tmp_path / "ws")
    assert said.exit_code == 0
    assert said.stdout == "3 calls added, 0 completed, 3 survey answers added, 0 here already, 0 refused.\n"


def test_a_profile_or_zone_that_is_not_there_ends_with_words(run: Run, tmp_path: Path) -> None:
    for option in (("--profile", "none such"), ("--time-zone", "Mars/Olympus")):
        said = run("import", tone(tmp_path / "a.wav"), *option, "-w", tmp_path / "ws")
        assert said.exit_code == 1
        assert option[1] in said.stderr and "Traceback" not in said.output
