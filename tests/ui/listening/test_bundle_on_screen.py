"""A session sent as a file, clicked through: sealed at the host's desk, heard on another computer, taken back once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.models import Person, RoleGrant
from db.queries.acting import find_acting
from qa_desk import sealed
from qa_desk.work import Desk, listening_plan
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import SessionView
from qa_desk.workspace import Workspace
from tests.audio.sounds import speechlike, write
from tests.ui.review.calls import Maker
from ui.app import App
from ui.options import Options
from ui.pages.listening.page import ListeningPage
from ui.pages.listening.sending import SealFor
from ui.settings import SettingsStore
from ui.text import set_language, show_duration
from ui.welcome import Welcome

Keys = Qt.Key
HOST, GUEST = "Ines Okafor", "Marcus Bell"
WORDS, WRONG = "lake window seven otter", "lake window seven"
LEFT = Qt.MouseButton.LeftButton


class Sitting:
    """Somebody at a window of their own, with keyboard and mouse."""

    def __init__(self, app: App, bot: QtBot) -> None:
        self.app, self.bot = app, bot

    @property
    def page(self) -> ListeningPage:
        page = self.app.window.page
        assert isinstance(page, ListeningPage), page
        return page

    @property
    def view(self) -> SessionView:
        assert self.page.view is not None
        return self.page.view

    @property
    def said(self) -> str:
        """The message over the page."""
        bar = self.app.window.messages
        return " ".join(part.text() for part in bar.findChildren(QLabel)) if bar.isVisible() else ""

    def calm(self) -> None:
        def idle() -> bool:
            QApplication.processEvents()
            return not self.app.context.background.jobs

        for _twice in range(2):
            self.bot.waitUntil(idle, timeout=20_000)

    def press(self, key: Qt.Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key with Ctrl, at whatever has the focus in this window."""
        window = self.app.window
        window.activateWindow()
        self.bot.waitUntil(window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier | more)

    def command(self, words: str) -> None:
        """Find a command by its name and do it."""
        self.press(Keys.Key_K)
        palette = QApplication.activePopupWidget()
        assert palette is not None
        typed = palette.findChild(QLineEdit)
        QTest.keyClicks(typed, words)
        QTest.keyClick(typed, Keys.Key_Return)
        QApplication.processEvents()


def when_shown(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do something once a modal dialog of this kind is open."""
    timer = QTimer(QApplication.instance(), interval=10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            timer.stop()
            timer.deleteLater()
            act(dialog)

    timer.timeout.connect(look)
    timer.start()


def type_in(dialog: QWidget, words: str) -> str:
    """Give the passphrase, unreadable to who looks on; how it was asked for."""
    field = dialog.findChild(QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    asked = dialog.findChild(QLabel).text()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Keys.Key_Return)
    return asked


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """The file that is chosen next; nothing else of the file dialogs is made up."""
    chosen = [""]
    folder = tmp_path / "mail"
    folder.mkdir()

    def choose(name: str) -> Path:
        chosen[0] = str(folder / name)
        return folder / name

    for asked in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asked, lambda *_a, **_k: (chosen[0], ""))
    return choose


@pytest.fixture
def hosts(tmp_path: Path) -> Path:
    """The host's workspace: three short calls with sound, a session of them planned, an executive."""
    root = tmp_path / "host"
    workspace = Workspace.create(root, "Northside support")
    made = Maker(workspace, tmp_path)
    with workspace.session() as session, session.begin():
        made.people(session)
        guest = Person(name=GUEST, created_at=datetime(2026, 3, 1, tzinfo=UTC))
        session.add(guest)
        session.flush()
        session.add(RoleGrant(person_id=guest.id, role="executive", valid_from=date(2020, 1, 1)))
        for at in range(3):
            sound = write(tmp_path / f"call{at}.wav", speechlike(8000, 15, seed=at + 1), 8000)
            facts = {"agent_id": made.ids["Andrew Kim"], "language": "en", "direction": "in"}
            words = [
                ("agent", 1000, 6000, "How can I help?"),
                ("customer", 7000, 12000, "Nobody called back."),
            ]
            made.call(session, f"c{at}", sound, words, **facts)
    with workspace.reading() as connection:
        desk = Desk(workspace, find_acting(connection, HOST))
    listening_plan.save(desk, listening_plan.draw(desk, PlanRequest("2026-03", 10, "1")), title="March")
    workspace.close()
    return root


@pytest.fixture
def sit(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Sitting]]:
    """Open the whole application, each time on a computer of its own."""
    monkeypatch.setattr(sealed, "MEMORY_KIB", 64)
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    monkeypatch.delenv("QA_DESK_AS", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_a, **_k: str(tmp_path / "guest"))
    apps: list[App] = []

    def begin(workspace: Path | None = None, person: str = "") -> Sitting:
        store = SettingsStore(QSettings(str(tmp_path / f"{len(apps)}.ini"), QSettings.Format.IniFormat))
        wanted = Options(workspace=workspace, person=person, language="en", size=(1440, 900))
        app = App(qapp, wanted, store)
        apps.append(app)
        app.start()
        made = Sitting(app, qtbot)
        qtbot.waitUntil(lambda: app.window.current != "", timeout=20_000)
        made.calm()
        return made

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    apps.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    set_language("en")
    qapp.processEvents()


def seal(host: Sitting) -> None:
    """Save the session for the executive, with a passphrase typed twice."""
    host.command("Save the session for somebody")
    dialog = host.page.findChild(SealFor)
    host.bot.waitUntil(dialog.isVisible)
    assert not dialog.ok.isEnabled()
    dialog.person.setFocus()
    QTest.keyClicks(dialog.person, GUEST)
    assert dialog.person.currentText() == GUEST
    QTest.keyClicks(dialog.first, WORDS)
    QTest.keyClicks(dialog.again, WRONG)
    assert not dialog.ok.isEnabled()
    assert "not the same" in dialog.said.text()
    dialog.again.selectAll()
    QTest.keyClicks(dialog.again, WORDS)
    QTest.mouseClick(dialog.ok, LEFT)
    host.calm()


def open_sent(sit: Callable[..., Sitting]) -> tuple[Sitting, list[str]]:
    """A computer without any workspace: the welcome window, a wrong passphrase, then the right one."""
    asked: list[str] = []

    def open_it(welcome: QWidget) -> None:
        def first(dialog: QWidget) -> None:
            asked.append(type_in(dialog, WRONG))
            when_shown(QInputDialog, second)

        def second(dialog: QWidget) -> None:
            asked.append(type_in(dialog, WORDS))

        when_shown(QInputDialog, first)
        assert isinstance(welcome, Welcome)
        QTest.mouseClick(welcome.sent, LEFT)

    when_shown(Welcome, open_it)
    return sit(), asked


def listen_and_note(guest: Sitting) -> int:
    """Hear some seconds of the first call and write a note; how many ms were heard by the sound."""
    page = guest.page
    guest.press(Keys.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    guest.bot.waitUntil(lambda: page.running.playback.ready, timeout=20_000)
    guest.calm()
    start = page.running.position_ms
    QTest.keyClick(page.host.play, Keys.Key_Space)
    guest.bot.waitUntil(lambda: page.running.position_ms >= start + 2_000, timeout=20_000)
    QTest.mouseClick(page.host.play, LEFT)
    guest.calm()
    heard = page.running.position_ms - start
    guest.press(Keys.Key_M)
    assert page.host.notes.words.hasFocus()
    QTest.keyClicks(page.host.notes.words, "Nobody follows up")
    QTest.keyClick(page.host.notes.words, Keys.Key_Return)
    guest.calm()
    assert page.host.notes.notes.count() == 1
    QTest.mouseClick(page.host.end, LEFT)
    guest.calm()
    return heard


def test_a_session_goes_to_an_executive_as_a_file_and_comes_back_once(
    hosts: Path, sit: Callable[..., Sitting], files: Callable[[str], Path]
) -> None:
    host = sit(hosts, HOST)
    host.app.window.go("listening")
    host.calm()
    sent = files("march.qdlisten")
    seal(host)
    assert "3 calls are sealed for Marcus Bell" in host.said
    assert sent.stat().st_size > 10_000

    guest, asked = open_sent(sit)
    assert "passphrase is not the one" in asked[1]
    assert [person.name for person in guest.app.opened.people] == [GUEST]
    assert guest.app.window.current == "listening"
    assert guest.page.was_sent()
    assert len(guest.view.items) == 3
    assert f"Sent by {HOST}" in guest.page.planning.how.text()
    heard = listen_and_note(guest)
    back = files("marcus.qdanswers")
    planning = guest.page.planning
    assert not planning.swap.isVisible(), "it was planned elsewhere"
    QTest.mouseClick(planning.answer, LEFT)
    guest.calm()
    assert f"Send the file to {HOST}" in guest.said
    assert b"follows" not in back.read_bytes()

    took, once = take_in(host)
    assert took == f"New from {GUEST}: {show_duration(once[0][GUEST])} heard, 1 note, 0 impressions."
    assert once[0][GUEST] == pytest.approx(heard, abs=700)
    assert once[1] == [(GUEST, "Nobody follows up")]
    took, twice = take_in(host)
    assert took == f"Nothing new from {GUEST}: all of it was taken in before."
    assert twice == once


def take_in(host: Sitting) -> tuple[str, tuple[dict[str, int], list[tuple[str, str]]]]:
    """Take in what came back; what was said, and minutes and notes as they are then."""
    host.command("Take in what came back")
    host.calm()
    minutes = {one.name: one.heard_ms for one in host.view.guests}
    return host.said.strip(), (minutes, [(note.author, note.text) for note in host.view.notes])
