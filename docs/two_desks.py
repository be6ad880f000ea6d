"""Two desks and a hub, as docs/sync.md has them: both change the same notes apart, sync, and somebody is to settle.

python -m docs.two_desks WORKSPACE COACH     leaves a conflict about a note of this coach; the hub is gone afterwards
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from sqlalchemy import text

from qa_desk.workspace import Workspace

PATIENCE_S = 90
WORDS = {
    "Marcus Bell": (
        "Names the fault before asking for the account: good.",
        "Could ask for the account first.",
    ),
    "何文斌": ("先说明问题，再核对账户：很好。", "可以先核对账户，再说明问题。"),
}
"""What each desk writes into a note of this coach."""


def main(root: Path, coach: str) -> None:
    """Leave the workspace with texts to settle."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        own = {**os.environ, "QA_DESK_HUB_DATABASE": str(place / "hub.db")}
        command = [sys.executable, "-m", "qa_desk"]
        port = free_port()
        hub = subprocess.Popen([*command, "hub", "--port", str(port)], env=own, stderr=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            wait(address)

            def qa_desk(*words: str) -> str:
                done = subprocess.run([*command, *words], env=own, check=True, capture_output=True, text=True)
                return done.stdout

            people = json.loads(qa_desk("people", "--json", "--workspace", str(root)))
            admin = next(p["name"] for p in people if "admin" in str(p["roles"]))
            for new, desk in (([], root), (["--new"], place / "second")):
                code = qa_desk("hub", "enrol", admin).strip()
                told = ["--hub", address, "--code", code, "--recordings", "none"]
                qa_desk("sync", *new, "--workspace", str(desk), *told)
            for desk, which in ((root, 0), (place / "second", 1)):
                write(desk, coach, which)
            for desk in (root, place / "second", root):
                qa_desk("sync", "--workspace", str(desk), "--recordings", "none")
        finally:
            hub.terminate()
            hub.wait()


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait(address: str) -> None:
    """Until the hub answers."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            urllib.request.urlopen(f"{address}/readyz").close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def write(root: Path, coach: str, which: int) -> None:
    """Have a desk write its words into one note of the coach."""
    workspace = Workspace.open(root)
    with workspace.session() as session, session.begin():
        asked = (
            "UPDATE moment SET note = :words WHERE id = (SELECT m.id FROM moment m JOIN person p ON"
            " p.id = m.author_id WHERE p.name = :coach AND m.note <> '' ORDER BY m.id LIMIT 1)"
        )
        session.execute(text(asked), {"words": WORDS[coach][which], "coach": coach})
    workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
