"""`qa-desk moments`: listed and exported without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.audio.test_clip import probed
from tests.cli.conftest import Run, data


def a_call_with_moments(run: Run, root: Path) -> str:
    """The id of a call that can be heard and has moments."""
    calls = data(run("calls", "--json", "-w", root))
    return next(call["id"] for call in calls if call["moments"] > 1 and call["channels"])


def test_moments_are_listed_and_leave_as_sound(run: Run, sample_root: Path, tmp_path: Path) -> None:
    call = a_call_with_moments(run, sample_root)
    rows = data(run("moments", "list", call, "--json", "-w", sample_root))
    assert rows == sorted(rows, key=lambda row: row["start_ms"]) and len(rows) > 1
    assert rows[0]["id"] in run("moments", "list", call, "-w", sample_root).stdout
    acting = ("-w", sample_root, "--as", "Marcus Bell")
    one = tmp_path / "one.mp3"
    done = run("moments", "export", call, one, "--moment", rows[0]["id"], *acting)
    assert done.exit_code == 0, done.output
    assert probed(one)["format"]["tags"].get("comment", "") == rows[0]["note"]
    whole = tmp_path / "whole.opus"
    told = data(run("moments", "export", call, whole, "--private", "--json", *acting))
    assert told["chapters"] == len(rows) == len(probed(whole)["chapters"])


def test_a_file_that_is_there_is_not_replaced_unasked(run: Run, sample_root: Path, tmp_path: Path) -> None:
    call = a_call_with_moments(run, sample_root)
    target = tmp_path / "call.wav"
    target.write_bytes(b"mine")
    acting = ("-w", sample_root, "--as", "Marcus Bell")
    refused = run("moments", "export", call, target, *acting)
    assert refused.exit_code == 1 and target.read_bytes() == b"mine"
    assert run("moments", "export", call, target, "--force", *acting).exit_code == 0
    assert target.read_bytes()[:4] == b"RIFF"
    assert run("moments", "export", "nobody", tmp_path / "x.wav", *acting).exit_code == 1
