"""A desk of its own process that plays a listening session: `python -m tests.journey.listening_desk ROOT SESSION`.

Plays from where the session stands; prints a line for each thing that happened, and does what it reads on stdin.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication

from db.queries.acting import find_acting
from qa_desk.work.desk import Desk
from qa_desk.workspace import Workspace
from ui.background import Background
from ui.context import AppContext, Changes
from ui.pages.listening.running import Running
from ui.settings import SettingsStore
from ui.theme import Theme


class Orders(QObject):
    """Lines from stdin, on the UI thread."""

    came = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())


def say(what: str, **more: object) -> None:
    print(json.dumps({"what": what, **more}), flush=True)


def main(root: Path, session: str) -> int:
    app = QApplication(["desk"])
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        acting = find_acting(connection, "高志远")
    store = SettingsStore(QSettings(str(root.parent / "s.ini"), QSettings.Format.IniFormat))
    context = AppContext(
        background=Background(),
        settings=store.load(),
        store=store,
        theme=Theme(app, "light"),
        changes=Changes(),
        undo=QUndoGroup(),
        navigate=lambda *_a, **_k: None,
        tell=lambda *_a, **_k: None,
    )
    context.sit_down(Desk(workspace, acting, context.changes.committed))
    running, orders = Running(context), Orders()
    seconds: set[int] = set()

    def moved(ms: float) -> None:
        if int(ms) // 500 not in seconds:
            seconds.add(int(ms) // 500)
            say("at", item=running.item_id, ms=round(ms))

    def order(line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "come":
            running.set_present(rest, True)
        elif word == "next":
            running.next_call()
        elif word == "mark":
            running.mark(rest)
        elif word == "pause":
            running.playback.pause()
        elif word == "quit":
            running.playback.pause()
            calm(app, context.background)
            app.quit()

    running.moved.connect(moved)
    running.call_changed.connect(seconds.clear)
    running.call_changed.connect(lambda: say("call", item=running.item_id, ms=running.position_ms))
    running.call_changed.connect(running.playback.play)
    running.trouble.connect(lambda error: say("trouble", error=str(error)) if error else None)
    orders.came.connect(order)
    threading.Thread(target=orders.read, daemon=True).start()
    running.open(session)
    return app.exec()


def calm(app: QApplication, background: Background) -> None:
    """Let everything be written."""
    while background.jobs:
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
