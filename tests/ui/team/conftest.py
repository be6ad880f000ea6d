"""Team progress in its window, over a workspace of the test's choosing."""

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
from ui.pages.team.page import TeamPage
from ui.settings import SettingsStore
from ui.text import set_language

__all__ = ["run", "sample_made", "sample_root"]


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[App, TeamPage]]]:
    """Open the application at Team progress and wait until everything is worked out."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(root: Path, person: str = "", language: str = "en") -> tuple[App, TeamPage]:
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        options = Options(workspace=root, person=person, page="team", language=language, size=(1280, 800))
        app = App(qapp, options, store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current == "team", timeout=20_000)
        page = app.window.page
        assert isinstance(page, TeamPage)
        qtbot.waitUntil(lambda: page.second is not None and not app.context.background.jobs, timeout=20_000)
        return app, page

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    set_language("en")
    qapp.processEvents()
