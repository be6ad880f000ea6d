"""A whole application over an empty workspace, and the recorded sound server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.audio.null_sink import NullSink, null_server, null_sink
from ui.app import App
from ui.options import Options
from ui.settings import SettingsStore
from ui.text import set_language

__all__ = ["null_server", "null_sink"]


@pytest.fixture
def open_app(
    qapp: QApplication, qtbot: QtBot, null_sink: NullSink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., App]]:
    """Open the application on `tmp_path / "ws"` and wait until somebody sits there; it goes before the sink does."""
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(person: str = "") -> App:
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        wanted = Options(workspace=tmp_path / "ws", person=person, language="en", size=(1440, 900))
        app = App(qapp, wanted, store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current != "" and not app.context.background.jobs, timeout=30_000)
        return app

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    apps.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    set_language("en")
    qapp.processEvents()
