"""`qa-desk listening export|import-bundle|answer|answers`: a session that is heard elsewhere, without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.queries.acting import find_acting
from qa_desk import sealed
from qa_desk.listening import Heard
from qa_desk.work import Desk, private_listening
from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data


def test_a_session_goes_out_and_its_minutes_come_back(
    run: Run, sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "MEMORY_KIB", 64)
    monkeypatch.setenv("QA_DESK_PASSPHRASE", "lake window seven otter")
    here = ("--workspace", str(sample_root), "--as", "高志远")
    made = data(run("listening", "plan", "--month", "2026-11", "--minutes", "5", "--save", "--json", *here))
    session, out = made["session"], tmp_path / "n.qdlisten"
    told = data(run("listening", "export", session, str(out), "--for", "Marcus Bell", "--json", *here))
    assert told["calls"] == len(made["calls"])
    away = tmp_path / "away"
    root = json.loads(run("listening", "import-bundle", str(out), "--into", str(away), "--json").stdout)[
        "workspace"
    ]
    workspace = Workspace.open(Path(root))
    with workspace.reading() as connection:
        desk = Desk(workspace, find_acting(connection, "Marcus Bell"))
    item = private_listening.begin(desk, session)
    private_listening.heard(desk, session, item, [Heard(0, 7_000, 7_000)], 7_000)
    workspace.close()
    back = tmp_path / "m.qdanswers"
    run("listening", "answer", str(back), "--workspace", root)
    assert data(run("listening", "answers", str(back), "--json", *here))["heard_ms"] == 7_000
    assert data(run("listening", "answers", str(back), "--json", *here))["heard_ms"] == 0
    minutes = data(run("listening", "minutes", session, "--json", *here))
    assert [one["alone_ms"] for one in minutes["listeners"] if one["name"] == "Marcus Bell"] == [7_000]
    monkeypatch.setenv("QA_DESK_PASSPHRASE", "something else entirely")
    refused = run("listening", "import-bundle", str(out), "--into", str(tmp_path / "b"))
    assert refused.exit_code == 1 and "passphrase" in refused.stderr
