"""A desk of its own process where a session is held by keyboard: `python -m tests.journey.listening_desk ROOT SESSION`.

The page, its host's view and the stage are the real ones. It begins or takes up the session, plays, prints a line for
each thing that happened, and presses the keys for what it reads on stdin.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMessageBox, QWidget

from db.queries.acting import find_acting
from qa_desk.work.desk import Desk
from qa_desk.workspace import Workspace
from ui.background import Background
from ui.context import AppContext, Changes
from ui.pages.listening.dialogs import NewAction
from ui.pages.listening.page import ListeningPage
from ui.settings import SettingsStore
from ui.text import set_language
from ui.theme import Theme

Key = Qt.Key


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
    set_language("en")
    page = ListeningPage(context)
    context.changed.connect(page.refresh)
    page.resize(1400, 900)
    page.show()
    hands, running, orders = Hands(page), page.running, Orders()
    seconds: set[int] = set()

    def moved(ms: float) -> None:
        if int(ms) // 500 not in seconds:
            seconds.add(int(ms) // 500)
            say("at", item=running.item_id, ms=round(ms))

    def order(line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "quit":
            running.playback.pause()
            calm(app, context.background)
            app.quit()
        else:
            getattr(hands, word)(rest)

    def opened() -> None:
        hands.calm = lambda: calm(app, context.background)
        page.show_stage()
        say("call", item=running.item_id, ms=running.position_ms)
        QTest.keyClick(page.stage, Key.Key_PageDown)

    running.moved.connect(moved)
    running.call_changed.connect(seconds.clear)
    first = [True]

    def changed() -> None:
        if first[0]:
            first[0] = False
            QTimer.singleShot(0, opened)
        else:
            say("call", item=running.item_id, ms=running.position_ms)

    running.call_changed.connect(changed)
    running.trouble.connect(lambda error: say("trouble", error=str(error)) if error else None)
    running.over.connect(lambda: say("over"))
    orders.came.connect(order)
    threading.Thread(target=orders.read, daemon=True).start()
    page.activate(session=session)
    calm(app, context.background)
    QTest.keyClick(page.frame.start_button, Key.Key_Space)
    return app.exec()


class Hands:
    """What a host's hands do on the keyboard; a stage is worked by the clicker's keys."""

    def __init__(self, page: ListeningPage) -> None:
        self.page = page
        self.calm = lambda: None

    def note(self, words: str) -> None:
        """The second tag, then words and Enter."""
        notes = self.page.host.notes
        QTest.keyClicks(notes.words, words)
        notes.tag.setFocus()
        QTest.keyClick(notes.tag, Key.Key_Down)
        QTest.keyClick(notes.words, Key.Key_Return)
        self.calm()
        say("noted", notes=notes.notes.count())

    def vote(self, name: str) -> None:
        """Whoever is named votes for the note the list is on."""
        notes = self.page.host.notes
        self._choose(notes.author, name)
        QTest.keyClick(notes.vote, Key.Key_Space)
        self.calm()
        say("voted", row=notes.notes.currentItem().text())

    def come(self, name: str) -> None:
        """Tick somebody who comes late."""
        QTest.keyClick(self._seat(name, QCheckBox), Key.Key_Space)
        self.calm()
        say("came")

    def rate(self, said: str) -> None:
        """Somebody's first impression."""
        name, _, value = said.rpartition(" ")
        QTest.keyClick(self._seat(name, QComboBox), value)
        self.calm()
        say("rated", state=self.page.host.state.text())

    def act(self, words: str) -> None:
        """Make the note an action with these words, for the one named before a bar."""
        owner, _, words = words.partition("|")
        QTest.keyClick(self.page.host.notes.act, Key.Key_Space)
        dialog = self.page.findChild(NewAction)
        dialog.words.selectAll()
        QTest.keyClicks(dialog.words, words)
        self._choose(dialog.owner, owner)
        QTest.keyClick(dialog.words, Key.Key_Return)
        self.calm()
        say("decided", row=self.page.host.notes.decided.item(0).text())

    def next(self, _nothing: str) -> None:
        """The clicker: stop for talk, then the next call."""
        for _press in range(2):
            QTest.keyClick(self.page.stage, Key.Key_PageDown)

    def pause(self, _nothing: str) -> None:
        """Stop the sound."""
        QTest.keyClick(self.page.stage, Key.Key_Space)
        self.calm()
        say("paused")

    def end(self, _nothing: str) -> None:
        """End the session, and say yes."""
        QTimer.singleShot(0, self._yes)
        QTest.keyClick(self.page.host.end, Key.Key_Space)

    def _yes(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box.button(QMessageBox.StandardButton.Yes), Key.Key_Space)

    def _choose(self, box: QComboBox, words: str) -> None:
        box.setFocus()
        QTest.keyClick(box, Key.Key_Home)
        for _step in range(box.count()):
            if box.currentText() == words:
                break
            QTest.keyClick(box, Key.Key_Down)
        assert box.currentText() == words, [box.itemText(at) for at in range(box.count())]
        QTest.keyClick(box, Key.Key_Return)

    def _seat(self, name: str, kind: type[QWidget]) -> QWidget:
        return next(part for part in self.page.host.room.findChildren(kind) if name in part.accessibleName())


def calm(app: QApplication, background: Background) -> None:
    """Let everything be written."""
    while background.jobs:
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
