"""The Review page in its window, over a workspace of real calls."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState, load_draft
from tests.ui.review.calls import World, build
from ui.app import App
from ui.options import Options
from ui.pages.review.page import ReviewPage
from ui.settings import SettingsStore
from ui.text import set_language

Keys = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> World:
    """A workspace made once; tests work on copies of it."""
    world = build(tmp_path_factory.mktemp("made") / "ws", shared_data)
    world.desk.workspace.close()
    return world


@pytest.fixture
def root(made: World, tmp_path: Path) -> Path:
    """A copy of the workspace for one test."""
    return Path(shutil.copytree(made.desk.workspace.root, tmp_path / "ws"))


@dataclass(slots=True)
class AtWork:
    """Somebody at the Review page with a keyboard."""

    app: App
    page: ReviewPage
    bot: QtBot
    calls: dict[str, str]

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys wherever the focus is, as the keyboard does."""
        self.come_to_front()
        for key in keys:
            QTest.keyClick(self.focus, key, mod)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type into the focused field."""
        self.come_to_front()
        QTest.keyClicks(self.focus, words)
        QApplication.processEvents()

    def come_to_front(self) -> None:
        """Shortcuts only work in the active window."""
        if not self.app.window.isActiveWindow():
            self.app.window.activateWindow()
            self.wait(self.app.window.isActiveWindow)

    @property
    def focus(self) -> QWidget:
        """Where keys go now."""
        return self.app.window.focusWidget() or self.page

    @property
    def desk(self) -> Desk:
        """The coach's desk."""
        return self.app.context.desk

    def wait(self, what: Callable[[], Any]) -> None:
        """Wait for something to be so."""
        self.bot.waitUntil(lambda: bool(what()), timeout=10_000)

    def settle(self) -> None:
        """Wait until everything is on disk and nothing works in the background."""
        self.wait(lambda: self.page.model.saver.saved and not self.app.context.background.jobs)

    def open(self, call: str) -> None:
        """Show a call and wait until it is there."""
        self.app.context.navigate("review", interaction_id=self.calls[call])
        self.wait(lambda: self.page.model.call_id == self.calls[call])
        self.settle()

    def on_disk(self) -> DraftState:
        """The open draft as it stands on disk."""
        assert self.page.model.draft is not None
        return load_draft(self.desk, self.page.model.draft.id)


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, root: Path, made: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., AtWork]]:
    """Open the application on the workspace at the Review page."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(call: str = "harper", person: str = "Ines Okafor", language: str = "en") -> AtWork:
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        app = App(qapp, Options(workspace=root, person=person, language=language, size=(1440, 900)), store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current != "" and not app.context.background.jobs, timeout=20_000)
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        app.context.navigate("review")
        page = app.window.page
        assert isinstance(page, ReviewPage)
        coach = AtWork(app, page, qtbot, made.calls)
        if call:
            coach.open(call)
        return coach

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    apps.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop does it between tests
    gc.collect()
    set_language("en")
    qapp.processEvents()
