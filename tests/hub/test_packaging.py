"""What `packaging/` says of the hub is what the hub understands."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qa_desk.commands import hub

PACKAGING = Path(__file__).parents[2] / "packaging"


def words(name: str) -> list[str]:
    text = (PACKAGING / name).read_text(encoding="utf-8")
    if name == "Containerfile":
        return [str(word) for word in json.loads(text.rpartition("CMD ")[2])]
    found = re.search(r"^ExecStart=(.+)$", text, re.MULTILINE)
    assert found is not None
    return found[1].split()


@pytest.mark.parametrize("name", ["qa-desk-hub.service", "Containerfile"])
def test_the_hub_starts_with_these_words(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import typer

    asked: list[object] = []
    monkeypatch.setattr("qa_desk.hub.serve.serve", asked.append)
    monkeypatch.setenv("QA_DESK_HUB_DATABASE", str(tmp_path / "hub.db"))
    monkeypatch.setenv("QA_DESK_HUB_BLOBS", str(tmp_path / "blobs"))
    _, command, *options = words(name)
    assert command == "hub"
    typer.main.get_command(hub.app).main(options, standalone_mode=False)
    (serving,) = asked
    assert serving.behind_proxy and serving.port == 8765 and serving.blobs == str(tmp_path / "blobs")  # type: ignore[attr-defined]


def test_the_service_is_one_that_systemd_takes(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    unit = tmp_path / "qa-desk-hub.service"
    text = (
        (PACKAGING / unit.name).read_text(encoding="utf-8").replace("/opt/qa-desk/bin/qa-desk", "/bin/true")
    )
    unit.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []
