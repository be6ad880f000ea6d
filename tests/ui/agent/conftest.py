"""The Agent page in its window, over a copy of the sample workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.cli.conftest import run, sample_made, sample_root
from ui.app import App
from ui.options import Options
from ui.pages.agent.page import AgentPage
from ui.settings import SettingsStore
from ui.text import set_language

__all__ = ["run", "sample_made", "sample_root"]


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[App, AgentPage]]]:
    """Open the application at the Agent page as somebody."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(person: str = "Grace Whitfield", language: str = "en") -> tuple[App, AgentPage]:
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        options = Options(
            workspace=sample_root, person=person, page="agent", language=language, size=(1280, 800)
        )
        app = App(qapp, options, store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current == "agent", timeout=20_000)
        page = app.window.page
        assert isinstance(page, AgentPage)
        qtbot.waitUntil(lambda: page.card is not None and not app.context.background.jobs, timeout=10_000)
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        return app, page

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    set_language("en")
    qapp.processEvents()
