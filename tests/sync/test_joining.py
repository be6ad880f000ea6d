"""A new desk appears whole, however often its coming is interrupted; what is told once is ready for the next."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from qa_desk.cli import app
from qa_desk.hub import parts, pull
from qa_desk.sync import hub as desk_side
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.workspace import DATABASE, Workspace
from tests.sync.hub_world import Server, company, evaluate, event, meet, rows, serving, write
from tests.sync.test_folder import holds


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A hub that tells little at once and keeps what it told ready for the next desk."""
    monkeypatch.setattr(pull, "MOST", 12)
    monkeypatch.setattr(parts, "FEWEST", 4)
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as server:
        yield server


@pytest.fixture
def admin(hub: Server, tmp_path: Path) -> Workspace:
    """The desk that brought a company in, with an evaluation and many teams."""
    found = company(tmp_path / "admin")
    for n in range(40):
        write(found, "INSERT INTO team VALUES (:id, :name, NULL)", id=f"more{n:02}", name=f"Team number {n}")
    evaluate(found, "1", evaluator="admin")
    event(found, "1", "released", "admin")
    enrol(found, hub.url, hub.code("Admin"))
    sync_hub(found)
    return found


class Dies(BaseException):
    """The end of a process."""


def searchable(workspace: Workspace) -> set[tuple[object, ...]]:
    """Everything that a search finds."""
    return set(rows(workspace, "SELECT kind, owner_id, body FROM search_text"))


def asked(root: Path, hub: Server, code: str) -> list[str]:
    return ["sync", "--new", "--workspace", str(root), "--hub", hub.url, "--code", code]


def test_a_new_desk_that_dies_after_every_page_goes_on_and_appears_whole(
    hub: Server, admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, command = tmp_path / "new", asked(tmp_path / "new", hub, hub.code("Admin"))
    merge, steps = desk_side._merge, [0]

    def one_page(*given: Any) -> None:
        if steps[0] % 2:
            merge(*given)
        steps[0] += 1
        raise Dies

    with monkeypatch.context() as mortal:
        mortal.setattr(desk_side, "_merge", one_page)
        for _ in range(12):  # half of them before their page is merged
            with pytest.raises(Dies):
                CliRunner().invoke(app, command)
            assert not (root / DATABASE).exists()
    assert CliRunner().invoke(app, command).exit_code == 0
    made, at_once = Workspace.open(root), hub.join(tmp_path / "at once", "Admin")
    assert holds(made) == holds(admin) == holds(at_once)
    assert searchable(made) == searchable(at_once) and len(searchable(made)) == 5
    assert [path.name for path in root.iterdir() if path.name.startswith(".new-")] == []
    write(made, "UPDATE team SET name = 'Called anew' WHERE id = 'more00'")
    meet(made, admin)
    assert holds(made) == holds(admin)


def test_the_next_desk_is_told_what_was_made_ready_for_the_first(
    hub: Server, admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hub.join(tmp_path / "first", "Admin")
    with hub.engine.begin() as connection:
        ready = connection.execute(text("SELECT count(*) FROM hub_part")).scalar_one()
    assert ready > 3
    made: list[object] = []
    keep = parts.keep
    monkeypatch.setattr(parts, "keep", lambda engine, part: (made.append(part), keep(engine, part)))
    assert holds(hub.join(tmp_path / "second", "Admin")) == holds(first) == holds(admin)
    assert made == []
    write(admin, "UPDATE team SET name = 'Called anew' WHERE id = 'more00'")
    sync_hub(admin)
    third = hub.join(tmp_path / "third", "Admin")
    assert len(made) == 1, "the part that held the row is made anew, and no other"
    assert holds(third) == holds(admin)


@pytest.mark.slow
def test_a_new_desk_killed_at_any_moment_is_made_by_the_same_words_again(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    chance, root = random.Random(seed), tmp_path / "new"
    command = [sys.executable, "-m", "qa_desk", *asked(root, hub, hub.code("Admin"))]
    for _ in range(4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.8, 3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (root / DATABASE).exists():
            assert holds(Workspace.open(root)) == holds(admin)
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert holds(Workspace.open(root)) == holds(admin)


def test_a_second_process_does_not_make_the_same_desk_too(
    hub: Server, admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, merge = asked(tmp_path / "new", hub, hub.code("Admin")), desk_side._merge
    said: list[str] = []

    def meanwhile(*given: Any) -> None:
        if not said:
            said.append(CliRunner().invoke(app, command).output)
        merge(*given)

    monkeypatch.setattr(desk_side, "_merge", meanwhile)
    assert CliRunner().invoke(app, command).exit_code == 0
    assert "just now" in said[0]
    assert holds(Workspace.open(tmp_path / "new")) == holds(admin)
