"""`qa-desk activity` on a call that was imported."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from qa_desk.cli import app


def test_who_talks_when_is_told_for_people_and_scripts(tmp_path: Path, shared_data: Path) -> None:
    run = CliRunner()
    at = ["--workspace", str(tmp_path / "work")]
    done = run.invoke(app, ["import", str(shared_data / "calls"), *at])
    assert done.exit_code in (0, 3), done.output
    calls = json.loads(run.invoke(app, ["calls", "--json", *at]).stdout)
    stereo = next(call for call in calls if call["channels"] == 2 or "Repairs" in call["external_id"])
    done = run.invoke(app, ["activity", stereo["id"], "--json", *at])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["measures"]["duration_ms"] == stereo["duration_ms"]
    assert all(0.1 < share < 0.6 for share in told["measures"]["talk_share"].values())
    assert all(start < end for spans in told["speech"].values() for start, end in spans)
    assert "longest silence" in run.invoke(app, ["activity", stereo["id"], *at]).stdout
    missing = run.invoke(app, ["activity", "nobody", *at])
    assert missing.exit_code == 1
