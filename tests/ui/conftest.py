"""A window over a workspace of its own, with two small pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.actions import ActionSpec
from ui.app import App
from ui.context import AppContext
from ui.navigation import PageSpec
from ui.options import Options
from ui.page import Page
from ui.settings import SettingsStore
from ui.text import N_, set_language, tr


class Notes(Page):
    """Counts what happens to it."""

    ACTIONS = (
        ActionSpec("notes.greet", N_("Greet the customer"), "greet", ("G",), "comment"),
        ActionSpec("notes.never", N_("Never possible"), "greet", (), enabled="never"),
    )

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.happened: list[Any] = []
        self.undo_stack = QUndoStack(self)
        self.label, self.words = QLabel(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addWidget(self.words)
        self.retranslate()

    @property
    def title(self) -> str:
        return tr("Review")

    def activate(self, **params: Any) -> None:
        self.happened.append(("shown", params))
        self.setFocus()

    def deactivate(self) -> None:
        self.happened.append("left")

    def refresh(self, change: Any) -> None:
        self.happened.append(change)

    def greet(self) -> None:
        self.happened.append("greeted")
        assert self.undo_stack is not None
        self.undo_stack.push(QUndoCommand("greeting"))

    def never(self) -> bool:
        return False

    def retranslate(self) -> None:
        self.label.setText(tr("Review"))


class Other(Page):
    """Nothing but a name."""

    @property
    def title(self) -> str:
        return "Other"


PAGES = [
    PageSpec("notes", N_("Review"), "review", frozenset({"coach"}), Notes),
    PageSpec("other", N_("Calls"), "calls", frozenset(), Other),
    PageSpec("secret", N_("People"), "people", frozenset({"executive"}), Other),
]


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    """Settings of a computer nobody has used."""
    return SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., App]]:
    """Start the application on the workspace in `tmp_path / "ws"` and wait until somebody sits there."""
    monkeypatch.setattr("ui.app.pages", lambda: PAGES)
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    apps: list[App] = []

    def begin(**options: Any) -> App:
        app = App(qapp, Options(**{"workspace": tmp_path / "ws", "language": "en", **options}), store)
        apps.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current != "" and not app.context.background.jobs, timeout=20_000)
        return app

    yield begin
    for app in apps:
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
    set_language("en")
    qapp.processEvents()
