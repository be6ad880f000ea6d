"""Real processes killed at random moments, and a wire that cuts, delays and damages: afterwards all is there.

QA_DESK_FAULT_ROUNDS says how often; the seed is printed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from qa_desk.hub.devices import issue_code
from qa_desk.hub.tables import open_hub
from qa_desk.sync.hub import HubError, Wire, enrol, sync_hub
from qa_desk.workspace import Workspace
from tests.sync.hub_world import company, empty, rows, write
from tests.sync.test_folder import holds

ROUNDS = int(os.environ.get("QA_DESK_FAULT_ROUNDS", "2"))
WITHIN_S = 60


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class HubProcess:
    """A hub that can be killed and started again on the same database."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> str:
        return str(self.folder / "hub.db")

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [
            sys.executable,
            "-m",
            "qa_desk",
            "hub",
            "--port",
            str(self.port),
            "--database",
            self.database,
        ]
        with (self.folder.parent / "hub.log").open("ab") as log:
            self.process = subprocess.Popen([*command, "--blobs", str(self.folder / "blobs")], stderr=log)
        deadline = time.monotonic() + WITHIN_S
        while time.monotonic() < deadline:
            with suppress(HubError):
                if Wire(f"http://127.0.0.1:{self.port}").ask("GET", "/readyz")[0] == 200:
                    return
        raise TimeoutError("the hub did not start")

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path / "hub")
    process.start()
    yield process
    process.kill()


class BadWire:
    """A proxy that forwards to a port and sometimes cuts, stalls or flips a bit; fair from `mend` on."""

    def __init__(self, to_port: int, seed: int) -> None:
        self.to_port, self.chance, self.bad = to_port, random.Random(seed), True
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.faults = {"cut": 0, "stalled": 0, "damaged": 0}
        threading.Thread(target=self._accept, daemon=True).start()

    def mend(self) -> None:
        self.bad = False

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.server.accept()
                far = socket.create_connection(("127.0.0.1", self.to_port))
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self._forward, args=(source, target), daemon=True).start()

    def _forward(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError), source, target:
            while data := source.recv(4096):
                kind = self.chance.randrange(14) if self.bad else 14
                if kind == 0:
                    self.faults["cut"] += 1
                    target.sendall(data[: len(data) // 2])
                    return
                if kind == 1:
                    self.faults["stalled"] += 1
                    threading.Event().wait(0.05)
                if kind == 2 and len(data) > 400:
                    self.faults["damaged"] += 1
                    middle = len(data) // 2
                    data = data[:middle] + bytes([data[middle] ^ 16]) + data[middle + 1 :]
                target.sendall(data)


def joined(hub: HubProcess, workspace: Workspace, port: int, person: str = "Admin") -> None:
    engine = open_hub(hub.database)
    with engine.begin() as connection:
        code = issue_code(connection, person, founder=True)
    engine.dispose()
    enrol(workspace, f"http://127.0.0.1:{port}", code)


def work(workspace: Workspace, name: str, count: int) -> None:
    for n in range(count):
        write(workspace, "INSERT INTO team VALUES (:id, :name, NULL)", id=f"{name}{n:04}", name=f"{name} {n}")
    write(workspace, "UPDATE moment SET tag = :name WHERE id = 'shared1'", name=name)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_hub_and_desks_killed_at_any_moment_lose_nothing(hub: HubProcess, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    desks = [company(tmp_path / "one"), empty(tmp_path / "two")]
    for desk in desks:
        joined(hub, desk, hub.port)
        sync_hub(desk)
    for n in range(ROUNDS):
        for name, desk in zip("ab", desks, strict=True):
            work(desk, f"{name}{n}", 30)
            command = [sys.executable, "-m", "qa_desk", "sync", "--workspace", str(desk.root)]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.5, 4))
            if chance.random() < 0.5:
                hub.kill()
                hub.start()
            process.send_signal(signal.SIGKILL)
            process.wait()
    for desk in [*desks, *desks]:
        sync_hub(desk)
    assert holds(desks[0]) == holds(desks[1])
    assert rows(desks[0], "SELECT count(*) FROM team") == [(2 + 2 * 30 * ROUNDS,)]


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_wire_that_cuts_stalls_and_damages_only_takes_longer(
    hub: HubProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_desk.sync.wire.TIMEOUT_S", 2)  # a damaged length would be waited for
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    wire = BadWire(hub.port, seed)
    desks = [company(tmp_path / "one"), empty(tmp_path / "two")]
    for desk in desks:
        joined(hub, desk, hub.port)
        sync_hub(desk)
        with desk.session() as session, session.begin():
            connection = session.connection()
            kept = json.loads(
                connection.exec_driver_sql("SELECT v FROM sync_state WHERE k = 'hub'").scalar_one()
            )
            kept["url"] = f"http://127.0.0.1:{wire.port}"
            connection.exec_driver_sql("UPDATE sync_state SET v = ? WHERE k = 'hub'", (json.dumps(kept),))
    for n in range(ROUNDS):
        for name, desk in zip("ab", desks, strict=True):
            work(desk, f"{name}{n}", 40)
            with suppress(HubError):
                sync_hub(desk)
    wire.mend()
    for desk in [*desks, *desks]:
        sync_hub(desk)
    print(wire.faults)
    assert holds(desks[0]) == holds(desks[1])
    assert rows(desks[0], "SELECT count(*) FROM team") == [(2 + 2 * 40 * ROUNDS,)]


def test_a_folder_sync_killed_at_any_moment_goes_on_from_there(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    one, two = company(tmp_path / "one"), empty(tmp_path / "two")
    work(one, "a", 200)
    chance = random.Random(5)
    for workspace in (one, two) * 2:
        command = [sys.executable, "-m", "qa_desk", "sync", "--folder", str(share), "--workspace"]
        process = subprocess.Popen([*command, str(workspace.root)], stdout=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.6, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    from qa_desk.sync.folder import sync_folder

    for workspace in (one, two, one):
        assert sync_folder(workspace, share).problems == []
    assert holds(one) == holds(two)
