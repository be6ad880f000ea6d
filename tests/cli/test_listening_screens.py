"""`qa-desk listening screens`: what agents saw, brought in beside the recordings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.queries.acting import find_acting
from qa_desk.work import Desk, listening_hold, listening_plan
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_screens import time_of
from qa_desk.work.listening_view import load_call
from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data

PNG = bytes.fromhex("89504e470d0a1a0a") + b"rest of a picture"


@pytest.mark.parametrize(
    ("stem", "call", "ms"),
    [
        ("en-01", "en-01", 0),
        ("en-01@75", "en-01", 75_000),
        ("en-01@1m15s", "en-01", 75_000),
        ("en-01@2.5s", "en-01", 2_500),
        ("en-01.75000ms", "en-01", 75_000),
        ("call.2026@3", "call.2026", 3_000),
    ],
)
def test_a_name_says_the_call_and_the_second(stem: str, call: str, ms: int) -> None:
    assert time_of(stem) == (call, ms)


def test_screens_are_kept_by_content_in_the_order_of_seconds_and_bad_ones_are_told(
    run: Run, sample_root: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(sample_root)
    with workspace.reading() as connection:
        desk = Desk(workspace, find_acting(connection, "高志远"))
    session = listening_plan.save(desk, listening_plan.draw(desk, PlanRequest("2026-11", 10, "1")))
    item = listening_hold.start(desk, session)
    from qa_desk.work.listening_view import load_session

    call = load_session(desk, session).item(item).external_id
    folder = tmp_path / "screens"
    folder.mkdir()
    (folder / f"{call}@1m15s.png").write_bytes(PNG)
    (folder / f"{call}.json").write_text(json.dumps({"工单": "补卡"}), encoding="utf-8")
    (folder / "nobody@3.png").write_bytes(PNG)
    (folder / f"{call}@9.png").write_bytes(b"not a picture")
    (folder / f"{call}@8.json").write_text("[1]", encoding="utf-8")
    line = ("listening", "screens", folder, "-w", sample_root, "--as", "Marcus Bell", "--json")
    done = run(*line)
    assert done.exit_code == 3, done.output
    told = json.loads(done.stdout)
    assert (told["added"], told["known"]) == (2, 0)
    assert {name for name, _why in told["refused"]} == {f"{call}@8.json", f"{call}@9.png", "nobody@3.png"}
    again = json.loads(run(*line).stdout)
    assert (again["added"], again["known"]) == (0, 2)
    shown = load_call(desk, session, item).captures
    assert [(c.at_ms, c.kind) for c in shown] == [(0, "card"), (75_000, "image")]
    for capture in shown:
        assert workspace.recordings.find(capture.sha256, capture.suffix).is_file()
    workspace.close()
    assert data(run("check", "--json", "-w", sample_root))
